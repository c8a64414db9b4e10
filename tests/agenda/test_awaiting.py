"""What waits for a sitting and is offered to its agenda: offices, decisions that wait, papers handed in."""

import datetime as dt

import pytest
import time_machine

from sozialraum.agenda.queries.proposals import proposals_for
from sozialraum.counting.words import Result
from sozialraum.decisions.words import Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.words import PaperType
from sozialraum.people.words import Role
from tests import factories as f

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
