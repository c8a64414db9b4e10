"""A ballot held in a sitting: the count is checked, the result follows from the rules, its basis is frozen."""

import pytest

from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import BallotWay
from sozialraum.decisions.actions.voting import rounds_of
from sozialraum.decisions.models import Resolution
from sozialraum.voting import actions
from sozialraum.voting.models import BallotBasis, Recusal, Voice
from sozialraum.voting.rules.given import GroupVote, WordedDecision
from tests import factories as f
from tests.refusals import refused
from tests.voting.conftest import begun, seated

pytestmark = pytest.mark.django_db
WORDING = "Die Sprechstunde im Waschhaus geht im Jahr 2027 weiter. Jeden Montag ab 16 Uhr."


def held(item, by, *votes, recused=None, effects=(), **decision):
    worded = WordedDecision(**{"wording": WORDING, "number": "2026-12"} | decision)
    return actions.hold_ballot(item, by=by, decision=worded, votes=votes, recused=recused or {}, effects=effects)


def count_of(resolution, number=1):
    [one] = [one for one in rounds_of(resolution) if one.number == number]
    return {group and group.key: count for group, count in one.counts}


def basis_of(resolution, number=1):
    rows = BallotBasis.objects.filter(resolution=resolution, round=number, deleted=None).select_related("organization")
    return {one.organization.key: (one.present, one.entitled, one.voting, one.recused, one.needed) for one in rows}


def key_of(person):
    return str(person.pk)


def test_figures_give_the_result_by_the_rule_and_freeze_the_basis(item, by, living):
    resolution = held(item, by, GroupVote(living, yes=5, no=0, abstain=2))

    assert (resolution.name, resolution.number) == ("Die Sprechstunde im Waschhaus geht im Jahr 2027 weiter", "2026-12")
    assert (resolution.result, resolution.resolution_text, resolution.groups) == ("carried", WORDING, [living])
    assert (resolution.meeting, resolution.agenda_item, resolution.when) == (item.meeting, item, item.meeting.date)
    assert count_of(resolution) == {"ag-wohnen": VoteFigures(yes=5, no=0, abstain=2, recused=0)}
    assert rounds_of(resolution)[0].way == BallotWay.HANDS
    assert basis_of(resolution) == {"ag-wohnen": (7, 9, 7, 0, 5)}
    [basis] = BallotBasis.objects.all()
    assert "7 von 9" in basis.answer and basis.paragraph == "§ 7 Absatz 2"


def test_fewer_yes_than_no_is_rejected(item, by, living):
    assert held(item, by, GroupVote(living, yes=2, no=5, abstain=0)).result == "rejected"


@pytest.mark.parametrize(
    ("way", "manner", "stored"),
    [("unanimous", "unanimous", ""), ("majority", "majority", ""), ("consensus", "consensus", "")],
)
def test_a_word_is_no_figure_and_nothing_is_added_up(item, by, living, way, manner, stored):
    resolution = held(item, by, GroupVote(living, way))

    assert (resolution.result, rounds_of(resolution)[0].way) == ("carried", stored)
    assert count_of(resolution) == {"ag-wohnen": VoteFigures(manner=manner)}
    assert basis_of(resolution) == {"ag-wohnen": (7, 9, 7, 0, 5)}


def test_all_against_it_in_a_word(item, by, living):
    assert held(item, by, GroupVote(living, "unanimous", ended="rejected")).result == "rejected"


def test_more_votes_than_can_be_cast_need_a_reason_that_is_kept(item, by, living):
    with refused("sum"):
        held(item, by, GroupVote(living, yes=6, no=1, abstain=1))
    assert not Resolution.objects.exists()

    resolution = held(item, by, GroupVote(living, yes=6, no=1, abstain=1, reason="Frau Beispiel kam gerade dazu."))

    assert BallotBasis.objects.get().reason == "Frau Beispiel kam gerade dazu."
    assert (resolution.result, count_of(resolution)["ag-wohnen"].override_reason) == ("carried", "")


def test_another_result_than_the_rule_gives_needs_a_reason(item, by, living):
    with refused("override"):
        held(item, by, GroupVote(living, yes=5, no=2, ended="rejected"))

    resolution = held(
        item, by, GroupVote(living, yes=5, no=2, ended="rejected", reason="Der Antrag wurde zurückgezogen.")
    )

    told = count_of(resolution)["ag-wohnen"]
    assert (resolution.result, told.result) == ("rejected", "rejected")
    assert told.override_reason == "Der Antrag wurde zurückgezogen."


def test_a_roll_call_keeps_each_voice_by_seat_and_institution(item, by, living, seats):
    cast = {seat.key: "yes" for seat, _person in seats[:5]} | {seats[5][0].key: "no", seats[6][0].key: "abstain"}

    resolution = held(item, by, GroupVote(living, "roll_call", voices=cast))

    assert count_of(resolution) == {"ag-wohnen": VoteFigures(yes=5, no=1, abstain=1, recused=0)}
    assert rounds_of(resolution)[0].way == BallotWay.ROLL_CALL
    kept = Voice.objects.select_related("seat", "institution")
    assert {one.seat.key: one.value for one in kept} == cast
    assert [one.institution for one in kept] == [seat.institution for seat, _person in seats[:7]]
    assert {one.person for one in kept} == {None}


def test_a_secret_ballot_keeps_no_voice_whatever_is_sent(item, by, living, seats):
    cast = {seat.key: "yes" for seat, _person in seats[:5]}

    resolution = held(item, by, GroupVote(living, "secret", yes=4, no=3, abstain=0, voices=cast))

    assert (rounds_of(resolution)[0].way, Voice.objects.count()) == (BallotWay.SECRET, 0)
    with refused("secret"):
        actions.voices.record(resolution, by=by, organization=living, round=1, value="yes")
    assert Voice.objects.count() == 0


def test_a_recusal_changes_the_quorum_of_this_point_alone(item, by, body, meeting, living, seats):
    other = f.AgendaItemFactory(body=body, key="s-top-4", meeting=meeting, number="4", order=4)
    biased = {key_of(seats[0][1]): "bekommt das Honorar"}

    first = held(item, by, GroupVote(living, yes=5, no=0, abstain=1), recused=biased)
    second = held(other, by, GroupVote(living, yes=7, no=0, abstain=0), number="2026-13")

    assert basis_of(first) == {"ag-wohnen": (6, 8, 6, 1, 5)}
    assert basis_of(second) == {"ag-wohnen": (7, 9, 7, 0, 5)}
    assert count_of(first)["ag-wohnen"].recused == 1
    [kept] = Recusal.objects.all()
    assert (kept.agenda_item, kept.seat, kept.institution) == (item, seats[0][0], seats[0][0].institution)
    assert (kept.why, kept.person) == ("bekommt das Honorar", None)


def test_two_of_three_biased_leave_too_few(body, by, living, seats):
    """Five of nine were enough; who is biased counts nowhere, so that of six four are needed."""
    meeting = begun(body, [living], [person for _seat, person in seats[:5]], key="wenig")
    item = f.AgendaItemFactory(body=body, meeting=meeting, order=1)
    biased = {key_of(person): "" for _seat, person in seats[:2]}

    with refused("quorum"):
        held(item, by, GroupVote(living, yes=3, no=0, abstain=0), recused=biased)


def test_each_group_by_its_own_rules_and_one_that_cannot_decide_gets_no_vote(joint_item, by, living, language):
    with refused("quorum"):
        held(joint_item, by, GroupVote(living, yes=7, no=0), GroupVote(language, yes=4, no=0))
    with refused("quorum"):
        held(joint_item, by, GroupVote(None, yes=11, no=0))

    resolution = held(joint_item, by, GroupVote(living, yes=7, no=0, abstain=0))

    assert (resolution.groups, resolution.result) == ([living], "carried")
    assert basis_of(resolution) == {"ag-wohnen": (7, 9, 7, 0, 5)}


@pytest.fixture
def both(body, living, language, seats):
    others = seated(body, language, 9)
    meeting = begun(body, [living, language], [person for _seat, person in (*seats[:7], *others[:5])], key="beide")
    return f.AgendaItemFactory(body=body, meeting=meeting, order=1)


@pytest.mark.parametrize(
    ("first", "second", "result"),
    [((5, 2), (3, 2), "carried"), ((5, 2), (2, 3), "rejected"), ((2, 5), (1, 4), "rejected")],
)
def test_a_joint_decision_needs_a_yes_of_every_group(both, by, living, language, first, second, result):
    votes = [GroupVote(group, yes=yes, no=no) for group, (yes, no) in ((living, first), (language, second))]

    resolution = held(both, by, *votes)

    results = {key: one.result for key, one in count_of(resolution).items()}
    assert (resolution.result, set(basis_of(resolution))) == (result, {"ag-wohnen", "ag-sprache"})
    assert results == {
        "ag-wohnen": "carried" if first[0] > first[1] else "rejected",
        "ag-sprache": "carried" if second[0] > second[1] else "rejected",
    }


def test_the_whole_may_be_stated_otherwise_with_a_reason(both, by, living, language):
    votes = [GroupVote(living, yes=5, no=2), GroupVote(language, yes=2, no=3)]
    with refused("override", field="reason"):
        held(both, by, *votes, result="carried")

    resolution = held(both, by, *votes, result="carried", reason="Nur die AG Wohnen ist zuständig.")

    assert resolution.result == "carried"
    assert count_of(resolution)["ag-wohnen"].override_reason == "Nur die AG Wohnen ist zuständig."


def test_all_together_are_counted_by_heads(both, by):
    with refused("sum"):
        held(both, by, GroupVote(None, yes=13, no=0))

    resolution = held(both, by, GroupVote(None, yes=8, no=3, abstain=1))

    assert count_of(resolution) == {None: VoteFigures(yes=8, no=3, abstain=1, recused=0)}
    assert basis_of(resolution) == {"ag-wohnen": (7, 9, 7, 0, 5), "ag-sprache": (5, 9, 5, 0, 5)}


def test_the_same_number_is_recorded_once(item, by, living):
    held(item, by, GroupVote(living, "unanimous"))

    with refused("number", field="number"):
        held(item, by, GroupVote(living, "unanimous"))
    with refused("twice", field="wording"):
        held(item, by, GroupVote(living, "unanimous"), number="")
    assert Resolution.objects.count() == 1


def test_the_same_number_in_another_network_is_none_of_ours(item, by, living, other_body):
    f.ResolutionFactory(body=other_body, number="2026-12", date=item.meeting.date, meeting=None)

    assert held(item, by, GroupVote(living, "unanimous")).number == "2026-12"


def test_groups_of_a_round_vote_on_one_way(both, by, living, language, seats):
    cast = {seat.key: "yes" for seat, _person in seats[:7]}

    with refused("way"):
        held(both, by, GroupVote(living, "roll_call", voices=cast), GroupVote(language, "secret", yes=5, no=0))


@pytest.mark.parametrize("state", ["scheduled", "cancelled", "draft"])
def test_nothing_is_decided_before_the_sitting_is_opened(body, by, living, seats, state):
    meeting = begun(body, [living], [person for _seat, person in seats], key="zu", state=state)
    item = f.AgendaItemFactory(body=body, meeting=meeting, order=1)

    with refused("running"):
        held(item, by, GroupVote(living, "unanimous"))


def test_strangers_and_doubles_do_not_vote(item, by, living, language):
    for code, votes in (
        ("votes", ()),
        ("stranger", [GroupVote(language, "unanimous")]),
        ("twice", [GroupVote(living, "unanimous")] * 2),
        ("twice", [GroupVote(living, "unanimous"), GroupVote(None, "unanimous")]),
    ):
        with refused(code):
            held(item, by, *votes)
