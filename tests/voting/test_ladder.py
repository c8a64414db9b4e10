"""A ladder of ballots, ties, and who may record what."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.decisions.actions import Wanted
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.visitor import Link, Way
from sozialraum.meetings.permissions import HOLD
from sozialraum.voting import actions
from sozialraum.voting.rules.given import GroupVote
from tests import factories as f
from tests.refusals import refused
from tests.voting.conftest import BIASED, HALF, SEATS, begun, ruled, seated
from tests.voting.test_ballots import basis_of, count_of, held

pytestmark = pytest.mark.django_db
LADDER = (
    "majority",
    {
        "ballots": [
            {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"},
            {"kind": "simple"},
        ],
        "abstentions": "out",
        "tie": "chair",
    },
    "§ 8",
)


@pytest.fixture
def council(body, by):
    group = f.OrganizationFactory(body=body, key="rat", name="Rat")
    ruled(body, by, group, SEATS, HALF, LADDER, BIASED)
    return group


@pytest.fixture
def point(body, council):
    them = seated(body, council, 6)
    meeting = begun(body, [council], [person for _seat, person in them], key="rat-1")
    return f.AgendaItemFactory(body=body, key="rat-1-top-1", meeting=meeting, order=1, name="Bänke")


def test_a_ballot_that_was_not_enough_stays_open_and_the_next_one_needs_less(point, by, council):
    first = held(point, by, GroupVote(council, yes=3, no=2, abstain=1))

    assert (first.result, count_of(first)["rat"].result) == ("", "")
    actions.hold_next_ballot(first, by=by, votes=[GroupVote(council, yes=3, no=2, abstain=1)], ballot=2)

    assert (first.result, [one["rat"].yes for one in (count_of(first), count_of(first, 2))]) == ("carried", [3, 3])
    assert basis_of(first, 2) == {"rat": (6, 6, 6, 0, 4)}
    first.refresh_from_db()
    assert first.result == "carried"


def test_a_round_is_recorded_once(point, by, council):
    first = held(point, by, GroupVote(council, yes=3, no=2))
    vote = [GroupVote(council, yes=4, no=2)]
    with refused("round"):
        actions.hold_next_ballot(first, by=by, votes=vote, ballot=3)
    actions.hold_next_ballot(first, by=by, votes=vote, ballot=2)

    with refused("round"):
        actions.hold_next_ballot(first, by=by, votes=vote, ballot=2)
    with refused("round"):
        actions.hold_next_ballot(first, by=by, votes=vote, ballot=3)


@pytest.mark.parametrize(("says", "result"), [(True, "carried"), (False, "rejected")])
def test_at_a_tie_of_the_last_ballot_the_chair_decides_where_that_is_ruled(point, by, council, says, result):
    first = held(point, by, GroupVote(council, yes=3, no=3))
    with refused("chair"):
        actions.hold_next_ballot(first, by=by, votes=[GroupVote(council, yes=3, no=3)], ballot=2)

    actions.hold_next_ballot(first, by=by, votes=[GroupVote(council, yes=3, no=3, chair_says=says)], ballot=2)

    assert first.result == result


def chair_of(meeting, people):
    return f.ConductorFactory(body=meeting.body, meeting=meeting, role="chair", person_id=people["former"].person_id)


@pytest.mark.parametrize("role", ["chair", "minutes"])
def test_who_leads_or_writes_the_sitting_records_a_result(point, people, council, role):
    f.ConductorFactory(body=point.body, meeting=point.meeting, role=role, person_id=people["former"].person_id)

    assert held(point, people["former"], GroupVote(council, "unanimous")).result == "carried"


@pytest.mark.parametrize("standing", ["nobody", "former", "member", "speaker", "auditor", "other_body_office"])
def test_nobody_else_does(point, people, council, standing):
    """The speaker is that of another group."""
    with pytest.raises(PermissionDenied):
        held(point, people[standing], GroupVote(council, "unanimous"))


def test_by_the_link_for_the_meeting_nobody_records_a_result(point, people, council):
    link = replace(people["nobody"], way=Way.LINK, link=Link(HOLD, "meeting", point.meeting.key))
    with pytest.raises(PermissionDenied):
        held(point, link, GroupVote(council, "unanimous"))
    with pytest.raises(PermissionDenied):
        actions.postpone_item(point, by=link, organizations=[council], reason="Später.")


def test_an_effect_is_recorded_by_who_leads_and_not_by_who_only_writes(point, body, people, council):
    f.ConductorFactory(body=body, meeting=point.meeting, role="minutes", person_id=people["former"].person_id)
    forms = [Wanted(EffectKind.FORMS, organizations=(f.OrganizationFactory(body=body),))]
    with refused("chair"):
        held(point, people["former"], GroupVote(council, "unanimous"), effects=forms)

    f.ConductorFactory(body=body, meeting=point.meeting, role="chair", person_id=people["member"].person_id)
    resolution = held(point, people["member"], GroupVote(council, "unanimous"), effects=forms)

    assert [one.kind for one in resolution.effects.all()] == ["forms"]


def test_of_another_network_nothing_is_touched(point, other_body, people, council):
    with pytest.raises(PermissionDenied):
        held(point, people["other_body_office"], GroupVote(council, "unanimous"))
    foreign = f.OrganizationFactory(body=other_body)
    with refused("stranger"):
        held(point, people["office"], GroupVote(foreign, "unanimous"))
