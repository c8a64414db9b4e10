"""A decision is stated although a rule says no: the form says which rule, asks why, and the record tells it."""

import pytest
from django.test import Client

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Result
from sozialraum.decisions.actions import Round, minutes, resolutions, state_quorum
from sozialraum.decisions.models import Resolution, VoteCount
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.words import State
from sozialraum.norms.rules.majority import MajorityKind, MajorityRule, MajorityStep
from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumNeed, QuorumRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Portion
from sozialraum.rulings.rules.figures import StatedQuorum
from tests import factories as f
from tests.conftest import logged_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db
REASON = "Die Mehrheit wurde im zweiten Durchgang bestätigt."
SIMPLE = MajorityRule(ballots=(MajorityStep(MajorityKind.SIMPLE),))
HALF = QuorumRule(need=QuorumNeed(QuorumKind.SHARE, share=Portion(1, 2, more_than=False), base=QuorumBase.VOTERS))
LOST = VoteFigures(yes=3, no=5, abstain=0)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, by, group):
    """A sitting that was held by two rules, fixed at its end."""
    paper = f.PaperFactory(body=body, name="Geschäftsordnung")
    version = f.VersionFactory(body=body, paper=paper, label="2018", valid_from=PartialDate(2018))
    bylaws.record_revision(version, by=by, typed=[TypedRule(SIMPLE, "§ 7"), TypedRule(HALF, "§ 6 Abs. 1")])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
    meeting = f.MeetingFactory(body=body, of=[group], date=PartialDate(2020, 6, 15), state=State.SCHEDULED)
    meetings.conclude(meeting, by=by)
    return meeting


def recorded(body, by, meeting, group, count, result=Result.CARRIED):
    rounds = [Round(1, ((group, count),))]
    return resolutions.record(body, by=by, name="Bänke", meeting=meeting, result=result, rounds=rounds)


@pytest.mark.parametrize(
    ("count", "result"),
    [(LOST, Result.CARRIED), (VoteFigures(yes=5, no=3, abstain=1), Result.REJECTED)],
    ids=["carried-against-the-majority", "rejected-with-the-majority"],
)
def test_a_result_against_the_majority_needs_a_reason(body, by, meeting, group, count, result):
    with refused("override", field="override_reason"):
        recorded(body, by, meeting, group, count, result)

    assert Resolution.objects.count() == 0


def test_votes_of_a_group_that_was_not_quorate_need_a_reason(body, by, meeting, group):
    written = minutes.record(meeting, by=by, state=MinutesState.DRAFT)
    state_quorum(written, by=by, quorums=[(group, StatedQuorum(present=8, voters=20))])

    with refused("override"):
        recorded(body, by, meeting, group, VoteFigures(yes=8, no=0, abstain=0))
    recorded(body, by, meeting, group, VoteFigures(yes=0, no=8, abstain=0), Result.REJECTED)


@pytest.mark.parametrize(
    ("count", "result"),
    [
        (VoteFigures(yes=5, no=3, abstain=0), Result.CARRIED),
        (LOST, Result.REJECTED),
        (LOST, ""),
        (VoteFigures(words="mit großer Mehrheit"), Result.CARRIED),
        (VoteFigures(yes=5, no=3), Result.REJECTED),
        (LOST, Result.POSTPONED),
    ],
)
def test_what_no_rule_is_against_needs_none(body, by, meeting, group, count, result):
    recorded(body, by, meeting, group, count, result)

    assert VoteCount.objects.get().override_reason == ""


def test_without_rules_fixed_for_the_sitting_nobody_is_asked(body, by, group):
    held = f.MeetingFactory(body=body, of=[group], date=PartialDate(2020, 6, 15), state=State.HELD)

    recorded(body, by, held, group, LOST)

    assert VoteCount.objects.get().override_reason == ""


def test_the_page_says_the_rule_asks_why_and_everybody_reads_the_reason(body, by, meeting, group):
    office = logged_in(Client(), body)
    typed = {
        "name": "Bänke", "meeting": meeting.key, "result": "carried", "group_1": group.key,
        "yes_1": 3, "no_1": 5, "abstain_1": 0,
    }  # fmt: skip

    stopped = office.post("/beschluesse/neu/", typed)

    assert Resolution.objects.count() == 0
    assert "Abgelehnt: 3 Ja, 5 Nein, 0 Enthaltungen" in stopped.content.decode()
    assert "(§ 7)" in stopped.content.decode()
    assert stopped.context["form"].errors["override_reason"].as_data()[0].code == "override"
    done = office.post("/beschluesse/neu/", typed | {"override_reason": REASON})
    count = VoteCount.objects.get()
    assert (done.status_code, count.override_reason, count.result) == (302, REASON, Result.CARRIED)
    decision = Resolution.objects.get()
    assert REASON in office.get(decision.get_absolute_url()).content.decode()
    assert REASON in dump(body).text

    again = office.get(f"/beschluesse/{decision.key}/bearbeiten/")
    assert REASON in again.content.decode()
    without = typed | {"result_1": "carried", "override_reason": "", "revision": decision.revision}
    assert office.post(f"/beschluesse/{decision.key}/bearbeiten/", without).status_code == 200
    right = typed | {"yes_1": 6, "result_1": "carried", "revision": decision.revision}
    assert office.post(f"/beschluesse/{decision.key}/bearbeiten/", right).status_code == 302
    assert VoteCount.objects.get().override_reason == ""
