"""The draft goes to whoever sat there, until a day that rules name; public at once only where all rules say so."""

import re

import pytest
from django.test import Client

from sozialraum.circulation.actions import send_draft
from sozialraum.circulation.models import Circulation
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import State
from sozialraum.people.words import Role
from sozialraum.post.models import Letter
from sozialraum.post.words import LetterMedium
from tests import factories as f
from tests.circulation.conftest import SPAN, UNTIL, anew, ruled
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def test_each_gets_a_letter_on_the_way_that_is_known_and_who_has_none_is_counted(minutes, by, seats):
    send_draft(minutes, by=by, until=UNTIL)

    row = Circulation.objects.get()
    assert (row.number, row.sent_on.isoformat(), row.objections_until.isoformat()) == (1, "2026-10-01", "2026-10-15")
    assert (row.recipients, row.without_way) == (3, 1)
    assert [(point.label, point.text) for point in row.points] == [
        ("TOP 1", "Alle sind da."),
        ("TOP 2", "Zwei Bänke am Markt."),
    ]
    mails = Letter.objects.filter(kind=LetterMedium.MAIL).order_by("to")
    assert [one.to for one in mails] == ["erika@example.org", "haus@example.org"]
    assert Letter.objects.filter(kind=LetterMedium.PAPER).count() == 1
    assert Letter.objects.filter(kind=LetterMedium.NONE).get().name == "Mona Beispiel"


def test_the_letter_says_what_to_do_until_when(minutes, by, seats):
    send_draft(minutes, by=by, until=UNTIL)

    text = Letter.objects.get(to="erika@example.org").text
    assert "Donnerstag, 15. Oktober 2026" in text and "»Runde« vom 24. September 2026" in text
    assert "genehmigt" not in text
    assert re.search(r"/l/[\w-]+/protokolle/runde-protokoll/entwurf/", text)


def test_the_link_reads_the_draft_and_nothing_else_of_the_house(minutes, by, seats):
    send_draft(minutes, by=by, until=UNTIL)
    path = re.search(r"/l/[\w-]+/", Letter.objects.get(to="erika@example.org").text)[0]

    shown = Client().get(f"{path}protokolle/runde-protokoll/entwurf/").content.decode()
    assert "Zwei Bänke am Markt." in shown and "Etwas stimmt nicht" in shown
    assert Client().get(f"{path}protokolle/runde-protokoll/verschicken/").status_code in (403, 404)
    assert "Zwei Bänke am Markt." not in Client().get(f"{path}sitzungen/runde/").content.decode()


def test_a_table_in_the_draft_is_read_as_a_table(minutes, by, seats, office):
    agenda.correct(AgendaItem.objects.get(key="top-2"), by=by, text="| Was | Wer |\n| --- | --- |\n| Bänke | Büro |")
    send_draft(minutes, by=by, until=UNTIL)

    shown = office.get("/protokolle/runde-protokoll/entwurf/").content.decode()
    assert "<table>" in shown and "| Was |" not in shown


def test_a_changed_draft_is_sent_again_and_says_what_changed(minutes, by, seats, office):
    send_draft(minutes, by=by, until=UNTIL)
    agenda.correct(AgendaItem.objects.get(key="top-2"), by=by, text="Drei Bänke am Markt.")
    before = office.get("/protokolle/runde-protokoll/entwurf/").content.decode()
    send_draft(minutes, by=by, until=UNTIL)
    after = office.get("/protokolle/runde-protokoll/entwurf/").content.decode()

    assert "<del>Zwei Bänke am Markt.</del>" in before and "<ins>Drei Bänke am Markt.</ins>" in before
    assert "Seitdem geändert" not in after and "2. Fassung" in after
    assert "Es ist die 2. Fassung." in Letter.objects.filter(to="erika@example.org").last().text


def test_rules_name_the_least_time_and_where_they_are_silent_nothing_is_too_short(minutes, by, group, language):
    ruled(group, by, objection=SPAN)

    with refused("until", field="until"):
        send_draft(minutes, by=by, until=PartialDate(2026, 10, 14))
    send_draft(minutes, by=by, until=UNTIL)
    with refused("until", field="until"):
        send_draft(minutes, by=by, until=PartialDate(2026, 9, 30))


def test_nothing_goes_out_before_the_sitting_was_held_or_after_all_have_approved(body, by, group, minutes, language):
    one = f.MeetingFactory(body=body, key="kommt", name="Kommt", state=State.RUNNING, of=[group])
    with refused("held"):
        send_draft(f.MinutesFactory(body=body, meeting=one), by=by, until=UNTIL)
    for each in (group, language):
        decisions.approve_minutes(minutes, by=by, organization=each)
    with refused("approved"):
        send_draft(anew(minutes), by=by, until=UNTIL)


def test_where_all_rules_say_so_it_is_public_once_it_is_sent(minutes, by, group, language):
    ruled(group, by, public="sent")
    send_draft(minutes, by=by, until=UNTIL)
    assert anew(minutes).state == MinutesState.DRAFT
    ruled(language, by, public="sent")

    send_draft(anew(minutes), by=by, until=UNTIL)

    assert anew(minutes).state == MinutesState.PUBLISHED and anew(minutes).meeting.has_public_record


def test_silence_is_promised_only_where_every_group_has_that_rule(minutes, by, group, language, seats):
    for one in (group, language):
        ruled(one, by, approved="silence")

    send_draft(minutes, by=by, until=UNTIL)

    said = "Sagt bis dahin niemand etwas dagegen, ist das Protokoll genehmigt."
    assert said in " ".join(Letter.objects.get(to="erika@example.org").text.split())


def test_who_writes_for_the_group_sends_it_on_its_page(body, group, minutes, seats):
    writer = f.PersonFactory(body=body, name="Jo Beispiel", user=f.UserFactory(email="jo@example.org"))
    f.MembershipFactory(body=body, organization=group, person=writer, role=Role.MINUTE_TAKER)
    client = Client()
    client.force_login(writer.user)

    page = client.get("/protokolle/runde-protokoll/verschicken/").content.decode()
    assert "Ein Vorschlag: zwei Wochen." in page and "Erika Beispiel, per E-Mail" in page
    assert "Mona Beispiel: kein Weg bekannt" in page
    done = client.post("/protokolle/runde-protokoll/verschicken/", {"until": "2026-10-15"}, follow=True)
    shown = done.content.decode()
    assert "Der Entwurf geht an 3 Menschen und Einrichtungen. Für 2 Briefe fehlt der Weg." in shown
