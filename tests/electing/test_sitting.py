"""An election with a tie in a running sitting: counted, drawn or run off, and what becomes of the elected."""

import datetime as dt
import re

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies.models import Organization
from sozialraum.decisions.actions import publish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.electing.actions import count_run_off, draw_lot, empty_office, fill_office, hold_election, undo_round
from sozialraum.electing.queries import elections_now
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ConductorRole, ItemKind
from sozialraum.people.models import Membership, Person
from sozialraum.people.words import Role
from sozialraum.presence.queries import sitting_now
from tests import factories as f
from tests.presence.room import BY_SEAT, TODAY, adopted, house, opened, seated
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LINES = "Sabine Muster: 5\nAylin Beispiel: 2\nJonas Probe: 2"
BACK = "?zurueck=/sitzungen/s/halten/%23top-4"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(dt.datetime(2026, 12, 10, 16, 4, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def sabine(body, group):
    """A delegate of the group, whom its speaker knows."""
    one = f.PersonFactory(body=body, name="Sabine Muster")
    seated(group, house(body, "Verein A", listed=True), one)
    return one


@pytest.fixture
def sitting(body, by, group, sabine):
    return opened(body, by, group)


@pytest.fixture
def item(body, sitting):
    return f.AgendaItemFactory(
        body=body,
        meeting=sitting,
        key="s-top-4",
        number="4",
        name="Wer spricht",
        kind=ItemKind.ELECTION,
        text="Ja.",
    )


def typed(**more):
    return {"name": "Sprecherin oder Sprecher", "seats": "2", "candidates": LINES, "way": "secret"} | more


def elect(client, **more):
    client.post(f"/tops/s-top-4/wahl/{BACK}", typed(role="speaker", **more))
    return Election.objects.get(deleted=None)


def rows(election):
    return {
        (one.person.name if one.person else one.name): (one.votes, one.result)
        for one in Candidate.objects.filter(election=election, deleted=None).order_by("order")
    }


def key_of(name):
    return next(one for one in Candidate.objects.all() if (one.person.name if one.person else one.name) == name)


def now_of(visitor, *items):
    meeting = Meeting.objects.with_holders().get(key="s", body=visitor.body)
    return elections_now(meeting, visitor, items, sitting_now(meeting, visitor))


def test_a_tie_is_said_and_run_off_by_those_alone_who_are_tied(office, by, item, sitting, group):
    answer = office.post(f"/tops/s-top-4/wahl/{BACK}", typed(role="speaker"))

    assert answer.url == "/sitzungen/s/halten/#top-4"
    one = Election.objects.get()
    assert (one.meeting, one.agenda_item, one.groups, one.organization) == (sitting, item, [group], group)
    told = {"Sabine Muster": ("5", "elected"), "Aylin Beispiel": ("2", ""), "Jonas Probe": ("2", "")}
    assert rows(one) == told
    page = office.get(f"/tops/s-top-4/wahl/{BACK}").content.decode()
    assert "Sabine Muster ist gewählt.</strong> Um den zweiten Platz steht es 2 zu 2." in page
    assert "Los: Aylin Beispiel" in page and "Los: Jonas Probe" in page and "Stichwahl zählen" in page
    path = f"/wahlen/{one.key}/wahlgang/{BACK}"
    fields = office.get(path).context["form"].fields
    assert [str(fields[name].label) for name in fields if name.startswith("votes_")] == [
        "Aylin Beispiel",
        "Jonas Probe",
    ]
    votes = {f"votes_{key_of('Aylin Beispiel').key}": "3", f"votes_{key_of('Jonas Probe').key}": "4"}
    assert office.post(path, votes | {"way": "secret", "cast": "8", "invalid": "1"}).url == answer.url

    assert rows(one) == {
        "Sabine Muster": ("5 -", "elected"),
        "Aylin Beispiel": ("2 3", "not_elected"),
        "Jonas Probe": ("2 4", "elected"),
    }
    assert list(ElectionRound.objects.values_list("run_off", "way", "cast")) == [
        (False, "secret", None), (True, "secret", 8),
    ]  # fmt: skip
    with refused("over"):
        count_run_off(one, by=by, votes={}, counted={})


def test_the_lot_elects_one_and_each_step_can_be_undone(office, by, item):
    one = elect(office)
    office.post(f"/wahlen/{one.key}/los/{BACK}", {"candidate": key_of("Aylin Beispiel").key, "lot": "die Leitung"})

    assert [result for _votes, result in rows(one).values()] == ["elected", "by_lot", "not_elected"]
    assert Election.objects.get().lot == "die Leitung"
    with refused("tied"):
        draw_lot(one, by=by, candidate=key_of("Jonas Probe"))
    office.post(f"/wahlen/{one.key}/wahlgang-zuruecknehmen/{BACK}", {})
    assert [result for _votes, result in rows(one).values()] == ["elected", "", ""]
    office.post(f"/wahlen/{one.key}/wahlgang-zuruecknehmen/{BACK}", {})
    assert not Election.objects.filter(deleted=None).exists()


def test_a_rule_that_wants_the_lot_refuses_another_round_and_the_other_way_round(body, by, group, item, office):
    adopted(group, by, BY_SEAT, ("election", {"rounds": [{"kind": "relative"}], "tie": "again"}, "§ 6"))
    meetings.pin_rules(item.meeting, by=by, reason="Neu.")
    one = elect(office)

    with refused("lot"):
        draw_lot(one, by=by, candidate=key_of("Jonas Probe"))
    [told] = now_of(by, item).of(item)
    assert "wird noch einmal gewählt (§ 6)" in told.standing.next_in_words
    assert (told.standing.may_draw, told.next_round) == (False, "Stichwahl zählen")


def test_a_count_of_more_than_are_here_needs_a_reason(office, body, by, item, group, sitting):
    adopted(group, by, BY_SEAT)
    meetings.pin_rules(sitting, by=by, reason="Neu.")
    f.AttendanceFactory(
        body=body, minutes=Minutes.objects.get(meeting=sitting), person=Person.objects.get(name="Sabine Muster"),
        institution=house_of("Verein A"), category="voting",
    )  # fmt: skip
    wrong = office.post("/tops/s-top-4/wahl/", typed(seats="1"))

    [told] = wrong.context["form"].errors["override_reason"]
    assert told.startswith("5 + 2 + 2 = 9, stimmberechtigt anwesend: 1.")
    assert not Election.objects.exists()
    assert office.post("/tops/s-top-4/wahl/", typed(seats="1", override_reason="Acht kamen ohne Zettel.")).url
    assert Election.objects.get().override_reason == "Acht kamen ohne Zettel."


def house_of(name):

    return Organization.objects.get(name=name)


def test_the_elected_become_what_they_were_elected_to_in_one_press(office, body, by, people, item, group, sabine):
    one = elect(office)
    leads = people["speaker"]
    [told] = now_of(leads, item).of(item)
    assert [row.offer for row in told.rows if row.offer] == [
        f"Sabine Muster: Sprecherin oder Sprecher, {group.name}, ab 10. Dezember 2026"
    ]
    assert told.rows[0].is_known

    fill_office(one, by=leads, candidate=key_of("Sabine Muster"))

    held = Membership.objects.get(role=Role.SPEAKER, person=sabine)
    assert (held.organization, held.start_date) == (group, TODAY)
    assert key_of("Sabine Muster").membership == held
    with refused("filled"):
        fill_office(one, by=leads, candidate=key_of("Sabine Muster"))
    with refused("filled"):
        undo_round(one, by=by)
    [told] = now_of(leads, item).of(item)
    assert (told.rows[0].offer, told.rows[0].filled) == ("", "seit 10. Dezember 2026")
    with pytest.raises(PermissionDenied):
        empty_office(one, by=leads, candidate=key_of("Sabine Muster"))
    empty_office(one, by=by, candidate=key_of("Sabine Muster"))
    assert key_of("Sabine Muster").membership is None
    assert not Membership.objects.filter(role=Role.SPEAKER, person=sabine, deleted=None).exists()


def test_somebody_new_is_entered_by_the_office_alone(office, body, by, people, item):
    one = elect(office, seats="1", candidates="Neu Beispiel: 5\nJonas Probe: 2")
    candidate = key_of("Neu Beispiel")
    with refused("person"):
        fill_office(one, by=people["speaker"], candidate=candidate, person=f.PersonFactory(body=body))
    with refused("not_elected"):
        fill_office(one, by=by, candidate=key_of("Jonas Probe"))
    path = f"/wahlen/{one.key}/amt/{BACK}&vorschlag={candidate.key}"
    assert office.get(path).context["form"]["name"].value() == "Neu Beispiel"

    office.post(path, {"candidate": candidate.key, "name": "Neu Beispiel", "start_date": "1.1.2027"})

    held = Membership.objects.get(person__name="Neu Beispiel")
    assert (held.role, held.start_date) == (Role.SPEAKER, PartialDate(2027, 1, 1))
    candidate.refresh_from_db()
    assert (candidate.membership, candidate.person, candidate.name) == (held, held.person, "")


def test_who_leads_or_writes_counts_and_a_link_does_not(body, people, item, sitting):
    writer = f.PersonFactory(body=body)
    f.ConductorFactory(body=body, meeting=sitting, role=ConductorRole.MINUTES, person=writer)
    writes = Visitor(body, Way.LOGIN, person_id=writer.pk, label=writer.name)
    given = {"election": {"name": "Wer spricht", "role": "", "organization": None}, "counted": {"way": "hands"}}
    given["candidates"] = [{"label": "Vorschlag A", "votes": "3"}]
    for standing in ("nobody", "link", "member", "auditor", "other_body_office"):
        with pytest.raises(PermissionDenied):
            hold_election(item, by=people[standing], **given)
    one = hold_election(item, by=writes, **given)
    assert rows(one) == {"": ("3", "elected")}
    with pytest.raises(PermissionDenied):  # who writes minutes gives no office
        fill_office(one, by=writes, candidate=Candidate.objects.get())
    assert now_of_names(people["member"], item) == {}
    with refused("votes"):
        hold_election(item, by=writes, **given | {"candidates": [{"label": "Vorschlag A"}]})


def now_of_names(visitor, item):
    meeting = Meeting.objects.with_holders().get(key="s")
    return dict(elections_now(meeting, visitor, [item]).by_item)


def test_who_leads_gives_no_office_outside_the_groups_of_the_sitting(office, by, people, item, group):
    """Whoever sits in the office may do everything; an election cannot make them."""
    elect(office)
    (standing,) = by.standings
    where = Organization.objects.get(pk=standing.organization_id)
    with guard.opened():
        Election.objects.update(organization=where, role=Role.MEMBER)

    with refused("stranger"):
        fill_office(Election.objects.get(), by=people["speaker"], candidate=key_of("Sabine Muster"))

    assert not Membership.objects.filter(organization=where, person__name="Sabine Muster").exists()
    fill_office(Election.objects.get(), by=by, candidate=key_of("Sabine Muster"))


def test_another_network_has_neither_item_nor_election(other_body, office, item):
    one = elect(office)
    there = f.AgendaItemFactory(body=other_body, meeting__body=other_body, key="dort", kind=ItemKind.ELECTION)
    strange = f.PersonFactory(body=other_body)
    assert office.get(f"/tops/{there.key}/wahl/").status_code == 404
    wrong = office.post(f"/wahlen/{one.key}/los/", {"candidate": strange.key})
    assert list(wrong.context["form"].errors) == ["candidate"]
    home = Client(headers={"host": "nebenan.localhost"})
    assert home.get(f"/wahlen/{one.key}/wahlgang/").status_code in (302, 404)


def test_page_paper_and_file_say_it_without_a_name_and_the_group_says_since_when(office, body, by, item, group, sabine):
    one = elect(office)
    draw_lot(one, by=by, candidate=key_of("Aylin Beispiel"))
    fill_office(one, by=by, candidate=key_of("Sabine Muster"))
    meetings.conclude(item.meeting, by=by)
    record = Minutes.objects.get(meeting=item.meeting)

    publish_minutes(record, by=by)

    page = Client().get("/sitzungen/s/").content.decode()
    paper = " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())
    for words in (page, paper):
        assert "Vorschlag A" in words and not [name for name in ("Sabine", "Aylin", "Jonas") if name in words]
    text = dump(body).text
    assert "result: durch das Los gewählt" in text and "by_round: 5" in text and "Sabine" not in text
    assert "Beispiel" not in str([told.changes for told in Detail.objects.all()])
    assert "hat eine Wahl gezählt" in [entry.says for entry in Entry.objects.all()]
    f.ConsentFactory(body=body, person=sabine, given_date=PartialDate(2026))
    there = Client().get(group.get_absolute_url()).content.decode()
    assert "Sabine Muster (gewählt am 10. Dezember 2026)" in there


def test_it_asks_as_often_however_many_elections_there_are(office, body, by, item):
    elect(office)

    def count():
        meeting = Meeting.objects.with_holders().get(key="s")
        now, items = sitting_now(meeting, by), list(meeting.agenda.all())
        with CaptureQueriesContext(connection) as asked:
            elections_now(meeting, by, items, now)
        return len(asked)

    before = count()
    for number in range(5):
        more = f.AgendaItemFactory(body=body, meeting=item.meeting, key=f"n{number}", kind=ItemKind.ELECTION)
        office.post(f"/tops/{more.key}/wahl/", typed())
    assert count() == before <= 6


def test_the_section_of_the_page_draws_form_table_and_offers(office, body, by, item, group, sabine):
    def drawn(template, **more):
        request = RequestFactory().get("/")
        request.visitor, request.user = by, AnonymousUser()
        told = now_of(by, item)
        values = {"item": item, "elections": told.of(item), "groups": told.groups, "offices": told.offices}
        return " ".join(render_to_string(template, values | {"way_back": BACK} | more, request).split())

    new = drawn("electing/new_election.html")
    fields = dict(re.findall(r'name="(\w+)"(?:[^>]*value="([^"]*)")?', new))
    assert {"name", "seats", "candidates", "way", "role"} <= set(fields)
    action = re.search(r'action="([^"]+)"', new)[1]
    office.post(action, {"name": fields["name"], "seats": "2", "candidates": LINES, "way": "secret", "role": "speaker"})

    page = drawn("electing/elections_now.html")

    assert '<th scope="row">Sabine Muster</th><td>5</td><td>Gewählt</td>' in page
    assert "Um den zweiten Platz steht es 2 zu 2." in page and "die Gruppe entscheidet" in page
    lot = re.search(r'action="([^"]+)">(?:(?!</form>).)*?value="([^"]+)"><button class="button quiet">Los: Jonas', page)
    answer = office.post(lot[1], {"candidate": lot[2]})
    assert answer.url == "/sitzungen/s/halten/#top-4" and "Jonas Probe ist durch das Los gewählt." in drawn(
        "electing/elections_now.html"
    )
    assert "Ins Amt eintragen" in page and f"{group.name}, ab 10. Dezember 2026" in page
