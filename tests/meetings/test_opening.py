"""A sitting is opened although a rule says no: how many are here, the reason, and who reads it."""

import pytest
from django.test import Client

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings import actions
from sozialraum.meetings.models import Departure, PinnedRevision
from sozialraum.meetings.words import MeetingStep, State
from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumNeed, QuorumRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Portion, Strictness
from sozialraum.rulings.rules.figures import HeadCount
from sozialraum.sittings.queries.governing import departures_of
from tests import factories as f
from tests.conftest import logged_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2020, 6, 15)
REASON = "Die Stadt braucht die Empfehlung heute."
HALF = QuorumRule(need=QuorumNeed(QuorumKind.SHARE, share=Portion(1, 2, more_than=False), base=QuorumBase.VOTERS))
NO_NUMBER = QuorumRule(need=QuorumNeed(QuorumKind.INVITED))


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, of=[group], date=DAY, state=State.SCHEDULED)


def ruled(body, by, group, value, strictness=Strictness.MUST):
    """A text with one rule, adopted long ago."""
    paper = f.PaperFactory(body=body, name="Geschäftsordnung")
    version = f.VersionFactory(body=body, paper=paper, label="2018", valid_from=PartialDate(2018))
    bylaws.record_revision(version, by=by, typed=[TypedRule(value, "§ 6 Abs. 1", strictness=strictness)])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])


def test_too_few_are_refused_without_a_reason_and_nothing_is_fixed(by, body, group, meeting):
    ruled(body, by, group, HALF)

    with refused("departure"):
        actions.open(meeting, by=by, heads=[(group, HeadCount(8, 20))], departure=" ")

    meeting.refresh_from_db()
    assert (meeting.state, PinnedRevision.objects.count(), Departure.objects.count()) == (State.SCHEDULED, 0, 0)


def test_with_a_reason_it_is_opened_and_everybody_reads_rule_and_reason(by, body, group, meeting):
    ruled(body, by, group, HALF)

    actions.open(meeting, by=by, heads=[(group, HeadCount(8, 20))], departure=REASON)

    [told] = departures_of(meeting, Visitor(body))
    assert told.sentence == ("Nicht beschlussfähig: 8 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 6 Abs. 1).")
    assert (told.reason, told.step, meeting.state) == (REASON, MeetingStep.OPENED.label, State.RUNNING)


def test_what_should_be_is_departed_from_and_not_violated(by, body, group, meeting):
    ruled(body, by, group, HALF, Strictness.SHOULD)

    actions.open(meeting, by=by, heads=[(group, HeadCount(8, 20))], departure=REASON)

    assert departures_of(meeting, Visitor(body))[0].sentence.startswith("Weicht ab: 8 von 20")


@pytest.mark.parametrize(
    ("value", "heads"),
    [(HALF, HeadCount(10, 20)), (HALF, HeadCount(8)), (NO_NUMBER, HeadCount(1, 20)), (None, HeadCount(1, 20))],
    ids=["enough", "of-how-many-is-not-known", "the-rule-asks-no-number", "no-rule"],
)
def test_nothing_else_needs_a_reason(by, body, group, meeting, value, heads):
    if value:
        ruled(body, by, group, value)

    actions.open(meeting, by=by, heads=[(group, heads)])

    assert (meeting.state, Departure.objects.count()) == (State.RUNNING, 0)


def test_the_page_asks_says_the_sentence_and_goes_on_with_the_reason(by, body, group, meeting):
    ruled(body, by, group, HALF)
    office = logged_in(Client(), body)
    typed = {"present_1": 8, "of_1": 20, "revision": meeting.revision}

    stopped = office.post(f"/sitzungen/{meeting.key}/eroeffnen/", typed)
    meeting.refresh_from_db()

    assert meeting.state == State.SCHEDULED
    assert "8 von 20 Stimmberechtigten anwesend, nötig sind 10 (§ 6 Abs. 1)." in stopped.content.decode()
    assert stopped.context["form"].errors["departure"].as_data()[0].code == "departure"
    office.post(f"/sitzungen/{meeting.key}/eroeffnen/", typed | {"departure": REASON})
    meeting.refresh_from_db()
    assert meeting.state == State.RUNNING
    assert REASON in office.get(meeting.get_absolute_url()).content.decode()


def test_more_people_than_there_are_is_a_slip(by, body, group, meeting):
    ruled(body, by, group, HALF)
    typed = {"present_1": 12, "of_1": 10, "revision": meeting.revision}

    page = logged_in(Client(), body).post(f"/sitzungen/{meeting.key}/eroeffnen/", typed)
    meeting.refresh_from_db()

    assert meeting.state == State.SCHEDULED
    assert "Es können nicht mehr da sein, als es insgesamt gibt." in page.content.decode()
    assert 'value="12"' in page.content.decode()


def test_where_no_rule_speaks_nobody_is_asked_how_many_are_here(by, body, group, meeting):
    page = logged_in(Client(), body).get(f"/sitzungen/{meeting.key}/eroeffnen/").content.decode()

    assert "present_1" not in page
    assert "departure" not in page
