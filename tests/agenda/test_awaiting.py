"""What waits for a sitting and is offered to its agenda: offices, decisions that wait, papers handed in."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.agenda.actions import state_answer
from sozialraum.agenda.queries.answers import former_decisions
from sozialraum.agenda.queries.lines import lines_of, points_of
from sozialraum.agenda.queries.proposals import proposals_for
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from sozialraum.papers.words import PaperType
from sozialraum.people.words import Role
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2026, 12, 10)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def sitting(body, group):
    return f.MeetingFactory(body=body, key="s", state=State.SCHEDULED, date=DAY, of=[group])


def offered(sitting, by):
    return [(one.line, one.why) for one in proposals_for(sitting, by, [])]


def speaker(body, group, **words):
    return f.MembershipFactory(body=body, organization=group, role=Role.SPEAKER, **words)


@pytest.mark.parametrize(
    ("end", "is_offered"),
    [
        (PartialDate(2026, 12, 31), True),
        (PartialDate(2026, 11, 30), True),
        (PartialDate(2027, 12, 31), False),
        (None, False),
    ],
)
def test_an_office_whose_term_ends_about_the_day_is_offered_as_an_election(body, group, sitting, by, end, is_offered):
    one = speaker(body, group, start_date=PartialDate(2024), end_date=end)

    told = [line for line, _why in offered(sitting, by)]

    line = f"Wahl: {one.get_role_display()}, {group.name} | Wahl"
    assert told == ([line] if is_offered else [])
    if is_offered:
        speaker(body, group, start_date=PartialDate(2026, 12, 1))
        assert offered(sitting, by) == []


def test_decisions_that_wait_are_offered_with_what_lacks(body, group, sitting, by):
    def made(name, number, **words):
        given = {"date": PartialDate(2026, 11, 3)} | words
        return f.ResolutionFactory(body=body, name=name, number=number, by=[group], **given)

    sent = {"result": Result.RECOMMENDED, "referred_to_words": "Rat", "referred_on": PartialDate(2026, 11, 20)}
    made("Bänke", "7", **sent)
    made("Lampen", "8", **sent | {"came_back": "Ja."})
    made("Später", "9", **sent | {"referred_on": PartialDate(2027, 1)})
    made("Fest", "10", result=Result.CONDITIONAL, condition="wenn Geld da ist")
    made("Neu", "11", progress=Progress.OPEN)
    made("Alt", "", progress=Progress.OPEN, date=PartialDate(2025))
    made("Gesagt", "12", progress=Progress.OPEN, date=PartialDate(2025), outcome="Steht.")
    other = f.OrganizationFactory(body=body, name="AG Anders")
    f.ResolutionFactory(body=body, name="Fremd", by=[other], result=Result.CONDITIONAL, date=PartialDate(2026))

    assert offered(sitting, by) == [
        ("Bänke | Bericht", "Beschluss 7 vom 3. November 2026, noch nichts zurückgekommen"),
        ("Fest | Bericht", "Beschluss 10 vom 3. November 2026, unter Vorbehalt"),
        ("Alt | Bericht", "Beschluss von 2025, offen"),
    ]


def test_papers_that_no_sitting_talked_about_are_offered(body, group, sitting, by):
    f.PaperFactory(body=body, name="Hausordnung in drei Sprachen", paper_type=PaperType.PROPOSAL)
    f.PaperFactory(body=body, name="Jahresbericht", paper_type=PaperType.REPORT)
    known = f.PaperFactory(body=body, name="Beraten", paper_type=PaperType.PROPOSAL)
    f.ConsultationFactory(body=body, paper=known, agenda_item=f.AgendaItemFactory(body=body, meeting=sitting))

    assert offered(sitting, by) == [
        ("Hausordnung in drei Sprachen | Beratung", "Dokument, noch in keiner Sitzung beraten")
    ]


def test_for_a_sitting_of_no_group_only_papers_are_offered(body, by):
    f.PaperFactory(body=body, name="Antrag Beispiel", paper_type=PaperType.PROPOSAL)
    sitting = f.MeetingFactory(body=body, state=State.DRAFT, date=DAY, of=[])

    assert [why for _line, why in offered(sitting, by)] == ["Dokument, noch in keiner Sitzung beraten"]


def held_with(body, group, day, name, **words):
    meeting = f.MeetingFactory(body=body, state=State.HELD, date=day, of=[group])
    return f.AgendaItemFactory(body=body, meeting=meeting, name=name, **words)


def test_what_came_back_is_offered_to_the_next_agenda_until_a_sitting_has_taken_it_up(body, group, sitting, by):
    sent = {"result": Result.RECOMMENDED, "referred_to_words": "Rat", "date": PartialDate(2026, 9, 3)}
    one = f.ResolutionFactory(body=body, name="Bänke", number="7", by=[group], **sent)
    elsewhere = f.OrganizationFactory(body=body, name="AG Anders")
    f.ResolutionFactory(body=body, name="Fremd", by=[elsewhere], **sent | {"came_back": "Ja."})
    assert offered(sitting, by) == []

    state_answer(one, by=by, came_back="Nur zwei Bänke.", came_back_on=PartialDate(2026, 11, 20))

    line = ("Bänke | Bericht", "Beschluss 7 vom 3. September 2026, am 20. November 2026 zurückgekommen")
    assert offered(sitting, by) == [line]
    held_with(body, group, PartialDate(2026, 11, 19), "Bänke")
    assert offered(sitting, by) == [line]
    with guard.opened():
        found = f.AgendaItemFactory(body=body, meeting=sitting, name="Bänke")
        assert [one.name for one in proposals_for(sitting, by, lines_of(points_of(sitting)))] == []
        found.delete()
    held_with(body, group, PartialDate(2026, 11, 27), "Bänke")
    assert offered(sitting, by) == []


def test_an_answer_of_the_very_day_is_offered_though_its_own_sitting_had_a_point_called_so(body, group, sitting, by):
    item = held_with(body, group, PartialDate(2026, 11, 20), "Bänke")
    sent = {"result": Result.RECOMMENDED, "referred_to_words": "Rat", "meeting": item.meeting, "agenda_item": item}
    one = f.ResolutionFactory(body=body, name="Bänke", number="7", by=[group], date=None, **sent)

    state_answer(one, by=by, came_back="Nur zwei Bänke.", came_back_on=PartialDate(2026, 11, 20))

    assert [line for line, _why in offered(sitting, by)] == ["Bänke | Bericht"]
    held_with(body, group, PartialDate(2026, 11, 20), "Bänke")
    assert offered(sitting, by) == []


def test_a_sitting_that_is_named_for_it_ends_the_proposal(body, group, sitting, by):
    one = f.ResolutionFactory(body=body, by=[group], result=Result.REFERRED, date=PartialDate(2026, 9, 3))
    state_answer(one, by=by, came_back="Ja.", came_back_on=PartialDate(2026, 11, 20), again_in=sitting)

    assert offered(sitting, by) == []
    carried = f.ResolutionFactory(body=body, by=[group], result=Result.CARRIED, date=PartialDate(2026, 9, 3))
    with refused("not_referred"):
        state_answer(carried, by=by, came_back="Ja.")


@pytest.mark.parametrize(
    ("again", "is_offered"),
    [
        (PartialDate(2026, 12, 10), True),
        (PartialDate(2026, 12), True),
        (PartialDate(2025), True),
        (PartialDate(2026, 12, 11), False),
        (PartialDate(2027), False),
    ],
)
def test_from_its_day_on_a_decision_is_offered_again(body, group, sitting, by, again, is_offered):
    words = {"date": PartialDate(2026, 11, 3), "result": Result.CARRIED, "resubmit_on": again}
    f.ResolutionFactory(body=body, name="Bänke", number="7", by=[group], **words)
    f.ResolutionFactory(body=body, name="Fertig", by=[group], progress=Progress.DONE, **words)

    why = f"Beschluss 7 vom 3. November 2026, Wiedervorlage {again.in_words(weekday=False)}"
    assert offered(sitting, by) == ([("Bänke | Bericht", why)] if is_offered else [])
    held_with(body, group, PartialDate(2026, 12, 10), "Bänke")
    assert offered(sitting, by) == []


def test_the_answer_is_typed_in_a_small_form_and_stands_with_the_decision(office, body, group, sitting, other_body):
    told = {"result": Result.RECOMMENDED, "date": PartialDate(2026, 9, 3), "referred_to_words": "Rat"}
    one = f.ResolutionFactory(body=body, name="Bänke", by=[group], **told)
    strange = f.MeetingFactory(body=other_body, key="dort", date=DAY)
    path = f"/beschluesse/{one.key}/antwort/"
    assert f'href="{path}"' in office.get(one.get_absolute_url()).content.decode()
    assert office.get(path).context["form"].initial["came_back_on"] == PartialDate(2026, 12, 1)
    wrong = office.post(path, {"came_back": "Ja.", "came_back_on": "20.11.2026", "again_in": strange.key})
    assert "again_in" in wrong.context["form"].errors
    answer = office.post(f"{path}?zurueck=/sitzungen/s/%23top-1", {"came_back": "Ja.", "came_back_on": "20.11.2026"})

    assert answer.url == "/sitzungen/s/#top-1"
    page = Client().get(one.get_absolute_url()).content.decode()
    assert "Zurückgekommen am 20. November 2026: Ja." in page
    assert Client().post(path, {"came_back": "Nein."}).url.startswith("/anmelden/")
    there = f.ResolutionFactory(body=other_body, key="dort", **told)
    assert office.post(f"/beschluesse/{there.key}/antwort/", {"came_back": "Nein."}).status_code == 404


def test_a_recommendation_goes_out_comes_back_changed_and_is_decided_anew(office, body, group, sitting, by):
    """Recommended to the council for a named sitting; its answer stands at the point of the next agenda."""
    held = f.MeetingFactory(body=body, key="f", state=State.HELD, date=PartialDate(2026, 9, 3), of=[group])
    told = {"name": "Bänke", "result": "recommended", "meeting": "f", "number": "7"}
    office.post("/beschluesse/neu/", told | {"referred_to_words": "Rat der Stadt", "referred_on": "20.11.2026"})
    one = Resolution.objects.get(meeting=held)
    agenda = "/sitzungen/s/tagesordnung/"
    assert "Beschluss 7 vom 3. September 2026, noch nichts zurückgekommen" in office.get(agenda).content.decode()

    office.post(f"/beschluesse/{one.key}/antwort/", {"came_back": "Nur zwei Bänke.", "came_back_on": "25.11.2026"})

    assert "am 25. November 2026 zurückgekommen" in office.get(agenda).content.decode()
    item = f.AgendaItemFactory(body=body, meeting=sitting, name="Bänke")
    with CaptureQueriesContext(connection) as asked:
        [line] = former_decisions(sitting, by, [item])[item.pk]
    assert (line.title, line.came_back, line.waits) == ("Beschluss 7 vom 3. September 2026", "Nur zwei Bänke.", False)
    assert len(asked) <= 2  # the groups of the sitting, unless they are at hand
    request = RequestFactory().get("/")
    request.visitor = by
    drawn = render_to_string("agenda/former_decisions.html", {"decisions": [line], "way_back": ""}, request)
    assert "zurückgekommen am 25. November 2026" in drawn and "Nur zwei Bänke." in drawn
    office.post(f"/beschluesse/{one.key}/antwort/", {"came_back": "Nur zwei.", "came_back_on": "", "again_in": "s"})
    text = dump(body).text
    assert "came_back: Nur zwei Bänke." in text and "again_in" not in text  # a day is asked for
    answered = {"came_back": "Nur zwei Bänke.", "came_back_on": "25.11.2026", "again_in": "s"}
    with time_machine.travel(dt.datetime(2026, 12, 10, 20, tzinfo=dt.UTC), tick=False):
        office.post(f"/beschluesse/{one.key}/antwort/", answered)
    assert "again_in: s" in dump(body).text
    page = office.get(one.get_absolute_url()).content.decode()
    assert "Zurückgekommen am 25. November 2026: Nur zwei Bänke." in page
