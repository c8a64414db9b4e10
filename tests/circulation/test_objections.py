"""Somebody says what does not hold in a draft, by login, by the link or on the phone, and gets an answer."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.models import Entry
from sozialraum.circulation.actions import decide, raise_objection, send_draft
from sozialraum.circulation.models import Objection
from sozialraum.circulation.words import OBJECT
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.decisions import actions as decisions
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.models import AgendaItem
from sozialraum.post.models import Letter
from tests import factories as f
from tests.circulation.conftest import UNTIL, anew
from tests.refusals import refused

pytestmark = pytest.mark.django_db
OLD, NEW = "Zwei Bänke", "Drei Bänke"


@pytest.fixture
def sent(minutes, by, seats):
    send_draft(minutes, by=by, until=UNTIL)
    return minutes


def link_of(mail):
    return re.search(r"/l/[\w-]+/", Letter.objects.filter(to=mail).last().text)[0]


def test_the_link_in_the_mail_is_enough(sent):
    path = link_of("erika@example.org") + "protokolle/runde-protokoll/einwand/"
    client = Client()

    page = client.get(path + "?punkt=top-2").content.decode()
    assert 'value="top-2" selected' in page and "Wie kam es?" not in page
    said = {"agenda_item": "top-2", "old": OLD, "new": NEW, "reason": "Ich war dabei."}
    done = client.post(path, said, follow=True)

    one = Objection.objects.get()
    assert (one.way, one.person.name, one.old, one.new, one.late) == ("link", "Erika Beispiel", OLD, NEW, False)
    assert "Der Einwand ist eingetragen." in done.content.decode()
    assert "Einwand" not in Client().get("/sitzungen/runde/").content.decode()


def test_an_institution_objects_by_its_link(sent):
    Client().post(link_of("haus@example.org") + "protokolle/runde-protokoll/einwand/", {"new": NEW})

    one = Objection.objects.get()
    assert (one.person, one.institution.name) == (None, "Haus Beispiel")


def test_a_member_by_login_and_the_office_for_somebody(sent, by, people):
    mine = raise_objection(sent, by=people["member"], new=NEW)
    taken = raise_objection(sent, by=by, new=NEW, way="phone", name="Frau Beispiel", phone="0209 1")

    assert (mine.way, mine.person_id) == ("login", people["member"].person_id)
    assert (taken.way, taken.person, taken.name) == ("phone", None, "Frau Beispiel")
    with refused("who", field="name"):
        raise_objection(sent, by=by, new=NEW, way="paper")


def test_after_the_day_it_is_taken_and_marked(sent, people, clock):
    clock.move_to("2026-10-16T08:00:00Z")

    assert raise_objection(sent, by=people["member"], new=NEW).late


def test_what_is_refused(body, minutes, by, people, seats, group, language, sitting):
    with refused("not_sent"):
        raise_objection(minutes, by=people["member"], new=NEW)
    send_draft(minutes, by=by, until=UNTIL)
    other = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]), name="Anderes")
    with refused("item", field="agenda_item"):
        raise_objection(minutes, by=people["member"], new=NEW, agenda_item=other)
    item = AgendaItem.objects.get(key="top-1")
    with refused():
        raise_objection(minutes, by=people["member"], new=NEW, agenda_item=item, place="Kopf")
    with refused():
        raise_objection(minutes, by=people["member"], reason="Nur so.")
    for one in (group, language):
        decisions.approve_minutes(minutes, by=by, organization=one)
    with refused("approved"):
        raise_objection(anew(minutes), by=people["member"], new=NEW)


def test_a_link_to_other_minutes_objects_to_nothing_here(body, sent):
    with pytest.raises(PermissionDenied):
        raise_objection(sent, by=Visitor(body, Way.LINK, link=Link(OBJECT, "minutes", "other")), new=NEW)


def test_the_answer_goes_back_the_way_it_came(sent, by, seats, people):
    link = PersonalLink.objects.get(holder=seats["erika"].key)
    holder = Visitor(by.body, Way.LINK, link=Link(OBJECT, "minutes", sent.key, link.digest))
    mailed = raise_objection(sent, by=holder, new=NEW, agenda_item=AgendaItem.objects.get(key="top-2"))
    called = raise_objection(sent, by=by, new=NEW, way="phone", name="Frau Beispiel", phone="0209 1")
    unknown = raise_objection(sent, by=by, new=NEW, way="paper", name="Jemand")

    with refused("reason", field="answer"):
        decide(mailed, by=people["speaker"], result="declined")
    with refused("result", field="result"):
        decide(mailed, by=people["speaker"], result="")
    decide(mailed, by=people["speaker"], result="partly", answer="Es waren drei, aber nicht am Markt.")
    decide(called, by=people["speaker"], result="accepted")
    assert decide(unknown, by=people["speaker"], result="accepted") is None
    with refused("answered"):
        decide(mailed, by=people["speaker"], result="accepted")

    text = " ".join(Letter.objects.filter(to="erika@example.org").last().text.split())
    assert "zum Teil angenommen" in text and "Es waren drei, aber nicht am Markt." in text and "TOP 2: Bänke" in text
    call = ManualDelivery.objects.get()
    assert "Der Einwand ist angenommen" in call.text and call.get_topic_display() == "Protokoll"


def test_what_was_said_is_not_told_by_the_journal(sent, people):
    raise_objection(sent, by=people["member"], new=NEW, reason="Herr Beispiel hat gelogen.")

    told = str([entry.detail.changes for entry in Entry.objects.select_related("detail")])
    assert "gelogen" not in told and NEW not in told


def test_members_read_objections_without_the_name_and_everybody_only_how_many(body, sent, by, people, office, client):
    raise_objection(sent, by=by, new=NEW, way="phone", name="Frau Geheim")
    decisions.publish_minutes(anew(sent), by=by)
    decisions.approve_minutes(anew(sent), by=by, organization=sent.meeting.groups[0])
    member = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=sent.meeting.groups[1], person=member)
    inside = Client()
    inside.force_login(member.user)

    public = Client().get("/sitzungen/runde/").content.decode()
    read = inside.get("/sitzungen/runde/").content.decode()
    all_of_it = office.get("/sitzungen/runde/").content.decode()

    assert "ein Einwand, noch nicht beantwortet" in public and NEW not in public and "Geheim" not in public
    assert "Noch nicht von allen genehmigt" in public
    assert NEW in read and "Geheim" not in read
    assert NEW in all_of_it and "Frau Geheim" in all_of_it and "Antworten" in all_of_it


def test_the_office_answers_on_a_page(sent, by, office):
    one = raise_objection(sent, by=by, new=NEW, way="phone", name="Frau Beispiel", phone="0209 1")

    page = office.get(f"/einwaende/{one.key}/antworten/").content.decode()
    assert "Frau Beispiel" in page and NEW in page
    done = office.post(f"/einwaende/{one.key}/antworten/", {"result": "accepted", "answer": ""}, follow=True)

    assert "Die Antwort ist eingetragen." in done.content.decode()
    assert Objection.objects.get().outcome == "accepted"


def test_the_name_goes_two_years_after_the_sitting_and_not_before(sent, by, clock):
    raise_objection(sent, by=by, new=NEW, way="phone", name="Frau Geheim", phone="0209 1")

    clock.move_to("2028-09-20T12:00:00+02:00")
    call_command("let_go")
    assert Objection.objects.get().name == "Frau Geheim"
    clock.move_to("2028-10-02T12:00:00+02:00")
    call_command("let_go")

    assert (Objection.objects.get().name, Objection.objects.get().phone, Objection.objects.get().new) == ("", "", NEW)
