"""What is kept of a ballot: figures that nothing changes, no voice of a secret one, and the way through a file."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sozialraum.ballots import actions as kept
from sozialraum.ballots.models import BallotBasis, Recusal, StrawPoll, Voice
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions import resolutions, rounds_of
from sozialraum.decisions.actions.voting import count_votes
from sozialraum.decisions.models import Resolution, VoteCount
from sozialraum.privacy import actions as privacy
from sozialraum.voting import actions
from sozialraum.voting.rules.given import GroupVote
from tests import factories as f
from tests.refusals import refused
from tests.voting.conftest import BIASED, HALF, SIMPLE, begun, ruled
from tests.voting.test_ballots import basis_of, count_of, held, key_of

pytestmark = pytest.mark.django_db
BY_COMING = ("vote", {"earned": {"by": "presence"}}, "§ 3")


@pytest.fixture
def assembly(body, by):
    """A group in which whoever is there has a vote: people without seats."""
    group = f.OrganizationFactory(body=body, key="runde", name="Runde")
    ruled(body, by, group, BY_COMING, HALF, SIMPLE, BIASED)
    return group


@pytest.fixture
def residents(body, assembly):
    found = [f.PersonFactory(body=body, key=f"bewohner-{number}") for number in range(5)]
    for person in found:
        f.MembershipFactory(body=body, organization=assembly, person=person)
    return found


@pytest.fixture
def roll_call(body, by, assembly, residents):
    """Three yes, one no; one of the five is biased."""
    meeting = begun(body, [assembly], residents, key="r")
    item = f.AgendaItemFactory(body=body, key="r-top-1", meeting=meeting, order=1)
    cast = {key_of(person): "yes" for person in residents[:3]} | {key_of(residents[3]): "no"}
    return held(
        item, by, GroupVote(assembly, "roll_call", voices=cast), recused={key_of(residents[4]): "selbst betroffen"}
    )


def recomputed(resolution, number=1):
    """Every figure again, from the rows alone: yes, no, abstentions, biased, and the sum that may be cast."""
    cast = Voice.objects.filter(resolution=resolution, round=number, deleted=None).values_list("value", flat=True)
    biased = Recusal.objects.filter(agenda_item=resolution.agenda_item, deleted=None).count()
    return [list(cast).count(one) for one in ("yes", "no", "abstain")] + [biased]


def stored(resolution):
    count, basis = VoteCount.objects.get(ballot__resolution=resolution), BallotBasis.objects.get(resolution=resolution)
    assert count.recused == basis.recused
    assert count.yes + count.no + count.abstain <= basis.voting
    return [count.yes, count.no, count.abstain, count.recused]


def test_every_figure_follows_from_the_rows(roll_call):
    assert recomputed(roll_call) == stored(roll_call) == [3, 1, 0, 1]
    assert basis_of(roll_call) == {"runde": (4, 4, 4, 1, 3)}


def test_letting_go_of_names_changes_no_figure(body, by, roll_call, residents, people):
    before = (stored(roll_call), basis_of(roll_call), roll_call.result, BallotBasis.objects.get().answer)
    assert {one.person for one in Voice.objects.all()} == set(residents[:4])
    assert Recusal.objects.get().person == residents[4]
    for person in residents:
        privacy.erase_again(person, by=people["house"], on=timezone.localdate())

    assert (
        Voice.objects.filter(person__isnull=False).count() == Recusal.objects.filter(person__isnull=False).count() == 0
    )
    assert (stored(roll_call), basis_of(roll_call), roll_call.result, BallotBasis.objects.get().answer) == before
    assert recomputed(roll_call) == [3, 1, 0, 1]


def test_a_secret_ballot_leaves_no_trace_of_who_voted_how_in_any_table(body, by, assembly, residents):
    meeting = begun(body, [assembly], residents, key="g")
    item = f.AgendaItemFactory(body=body, key="g-top-1", meeting=meeting, order=1)
    rows = {model: model._base_manager.count() for model in apps.get_models()}

    resolution = held(item, by, GroupVote(assembly, "secret", yes=3, no=2, abstain=0))

    grown = {model.__name__ for model, number in rows.items() if model._base_manager.count() != number}
    assert grown == {"Resolution", "DecidedBy", "Ballot", "VoteCount", "BallotBasis", "Entry", "Detail", "EntrySubject"}
    assert count_of(resolution) == {"runde": VoteFigures(yes=3, no=2, abstain=0, recused=0)}


def test_a_corrected_count_keeps_its_basis_and_one_that_is_not_by_name_loses_its_voices(by, roll_call, assembly):
    count_votes(roll_call, by=by, counts=[(assembly, VoteFigures(yes=3, no=1, abstain=0))], way="roll_call")
    assert (BallotBasis.objects.filter(deleted=None).count(), Voice.objects.filter(deleted=None).count()) == (1, 4)

    count_votes(roll_call, by=by, counts=[(assembly, VoteFigures(yes=3, no=1, abstain=0))], way="hands")

    assert (BallotBasis.objects.filter(deleted=None).count(), Voice.objects.filter(deleted=None).count()) == (1, 0)
    assert set(Voice.objects.values_list("person", "seat", "value", "label")) == {(None, None, "", "")}


@pytest.mark.parametrize("ways", [("secret",), ("hands", "secret")])
def test_what_was_said_by_name_is_never_called_secret(by, roll_call, assembly, ways):
    """The journal keeps who said what, so a round that says nobody knows would not be true."""
    *before, last = ways
    for way in before:
        count_votes(roll_call, by=by, counts=[(assembly, VoteFigures(yes=3, no=1, abstain=0))], way=way)

    with refused("secret"):
        count_votes(roll_call, by=by, counts=[(assembly, VoteFigures(yes=3, no=1, abstain=0))], way=last)

    assert rounds_of(roll_call)[0].way == (before[-1] if before else "roll_call")


def test_withdrawing_a_decision_takes_what_is_kept_of_it_along(by, roll_call):
    resolutions.withdraw(roll_call, by=by)

    assert Resolution.objects.filter(deleted=None).count() == 0
    assert BallotBasis.objects.filter(deleted=None).count() == Voice.objects.filter(deleted=None).count() == 0


def test_another_network_withdraws_none_of_ours(other_body, people, roll_call):
    with pytest.raises(PermissionDenied):
        kept.ballot_bases.withdraw(BallotBasis.objects.get(), by=people["other_body_office"])


def test_who_may_read_which_of_it(body, people, roll_call):
    """Figures stand with the decision; voices and who was biased stay with the office and who writes the minutes."""
    for model in (Voice, Recusal):
        seen = {name for name, one in people.items() if model.objects.visible_to(one).exists()}
        assert seen == {"office", "auditor"}


def test_a_straw_poll_asked_again_replaces_its_figures(by, roll_call, assembly):
    item = roll_call.agenda_item
    for yes in (2, 3):
        actions.hold_poll(item, by=by, organization=assembly, figures=VoteFigures(yes=yes, no=0))

    assert [(one.favour, one.against, one.neither) for one in StrawPoll.objects.all()] == [(3, 0, None)]
    with refused("poll", field="favour"):
        actions.hold_poll(item, by=by, organization=assembly, figures=VoteFigures(abstain=3))


def test_a_point_waits_with_a_reason(by, roll_call, assembly):
    item = roll_call.agenda_item
    with refused("reason", field="reason"):
        actions.postpone_item(item, by=by, organizations=[assembly])

    actions.postpone_item(item, by=by, organizations=[assembly], reason="Es fehlt ein Angebot.")

    assert (item.course, item.reason) == ("postponed", "Es fehlt ein Angebot.")
