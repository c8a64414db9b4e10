"""Decisions as acts: who decided, what it set in motion, and what follows when a decision is corrected or withdrawn."""

import pytest

from sozialraum.acts.models import Entry
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions
from sozialraum.decisions.actions.voting import Round, Wanted, count_rounds, effects_of, rounds_of
from sozialraum.decisions.models import Ballot, Effect, Resolution, VoteCount
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adopter, Adoption
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2018, 1, 17)
YES = VoteFigures(yes=7, no=1, abstain=2, result="carried")


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


@pytest.fixture
def meeting(body, group, dialogue):
    return f.MeetingFactory(body=body, key="s", state=State.HELD, date=DAY, of=[group, dialogue])


@pytest.fixture
def version(body):
    return f.VersionFactory(body=body, label="1")


def recorded(body, by, **words):
    return actions.resolutions.record(body, by=by, name="Bänke am Markt", result="carried", **words)


def adopted():
    adoption = Adoption.objects.get()
    return adoption.date, [
        one.organization.key for one in Adopter.objects.filter(adoption=adoption).order_by("position")
    ]


# ── who decided, and when ─────────────────────────────────────────────────────


def test_without_groups_of_its_own_it_is_a_decision_of_all_who_held_the_meeting(body, by, meeting, group, dialogue):
    resolution = recorded(body, by, meeting=meeting)

    assert resolution.groups == [group, dialogue]
    assert (resolution.when, resolution.number_in_year) == (DAY, 1)
    assert resolution.key.startswith("2018-01-17-baenke")


def test_one_of_the_groups_may_have_decided_alone(body, by, meeting, dialogue):
    assert recorded(body, by, meeting=meeting, organizations=[dialogue]).groups == [dialogue]


def test_somebody_must_have_decided_unless_a_file_does_not_know(body, by, people):
    with refused("organizations", field="group_1"):
        recorded(body, by, date=DAY)

    assert recorded(body, people["house"], date=DAY).groups == []


def test_a_correction_cannot_leave_it_without_groups_either(body, by, group):
    resolution = recorded(body, by, date=DAY, organizations=[group])

    with refused("organizations", field="group_1"):
        actions.resolutions.correct(resolution, by=by, organizations=[])

    assert Resolution.objects.get().groups == [group]


def test_a_meeting_without_a_day_decides_nothing(body, by, group):
    dayless = f.MeetingFactory(body=body, state=State.DRAFT, date=None, of=[group])

    with refused("date", field="meeting"):
        recorded(body, by, meeting=dayless)

    assert not Resolution.objects.exists()


@pytest.mark.parametrize("with_meeting", [True, False])
def test_its_point_is_one_of_its_meeting(body, by, meeting, group, with_meeting):
    other = f.MeetingFactory(body=body, state=State.HELD, date=DAY, of=[group])
    item = f.AgendaItemFactory(body=body, meeting=other)
    where = {"meeting": meeting} if with_meeting else {"date": DAY, "organizations": [group]}

    with refused("item", field="agenda_item"):
        recorded(body, by, agenda_item=item, **where)


def test_it_stands_behind_the_others_of_its_meeting_or_of_its_day(body, by, meeting, group):
    places = [recorded(body, by, meeting=meeting).number_in_year for _one in range(2)]
    days = [DAY, PartialDate(2018), DAY]
    places += [recorded(body, by, date=day, organizations=[group]).number_in_year for day in days]

    assert places == [1, 2, 1, 1, 2]


def test_decisions_of_another_network_on_the_same_day_do_not_count(body, other_body, by, group):
    f.ResolutionFactory(body=other_body, meeting=None, date=DAY, number_in_year=5)

    assert recorded(body, by, date=DAY, organizations=[group]).number_in_year == 1


# ── votes ─────────────────────────────────────────────────────────────────────


def test_votes_and_effects_are_recorded_with_it_in_one_story(body, by, meeting, group, dialogue, version):
    rounds = [Round(1, ((group, YES), (dialogue, VoteFigures(words="einstimmig")))), Round(2, ())]
    effects = [Wanted(EffectKind.ADOPTS, version)]

    resolution = recorded(body, by, meeting=meeting, rounds=rounds, effects=effects)

    assert rounds_of(resolution) == rounds[:1]
    assert effects_of(resolution) == effects
    assert adopted() == (DAY, [group.key, dialogue.key])
    assert Entry.objects.values("at").distinct().count() == 1


def test_only_a_round_that_differs_is_written_anew(body, by, meeting, group):
    rounds = [Round(1, ((group, YES),), "hands"), Round(2, ((group, YES),), "secret")]
    resolution = recorded(body, by, meeting=meeting, rounds=rounds)
    kept, _changed = Ballot.objects.order_by("round")
    before = Entry.objects.count()

    count_rounds(resolution, by=by, rounds=[rounds[0], Round(2, rounds[1].counts, "hands")])

    assert [(one.round, one.way) for one in Ballot.objects.order_by("round")] == [(1, "hands"), (2, "hands")]
    assert Ballot.objects.get(round=1).pk == kept.pk
    assert Entry.objects.count() == before + 1


def test_a_round_that_is_not_named_any_more_is_gone_with_its_counts(body, by, meeting, group):
    resolution = recorded(body, by, meeting=meeting, rounds=[Round(one, ((group, YES),)) for one in (1, 2)])

    actions.resolutions.correct(resolution, by=by, rounds=[Round(2, ((group, YES),))])

    assert [one.number for one in rounds_of(resolution)] == [2]
    assert VoteCount.objects.count() == 1


@pytest.mark.parametrize("known", [{"way": "secret"}, {"question": "Soll es Bänke geben?"}])
def test_a_round_of_which_only_way_or_question_is_known_is_kept(body, by, meeting, known):
    resolution = recorded(body, by, meeting=meeting)

    actions.count_votes(resolution, by=by, counts=[], **known)

    assert rounds_of(resolution) == [Round(1, (), known.get("way", ""), known.get("question", ""))]


@pytest.mark.parametrize(("words", "field"), [({"way": "blind"}, "way"), ({"question": "x" * 1_001}, "question")])
def test_what_no_column_takes_is_refused_and_the_votes_of_before_stay(body, by, meeting, group, words, field):
    resolution = recorded(body, by, meeting=meeting, rounds=[Round(1, ((group, YES),))])

    with refused(field=field):
        actions.count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=1))], **words)

    assert rounds_of(resolution) == [Round(1, ((group, YES),))]


def test_nought_is_a_number_and_nothing_is_none():
    assert VoteFigures(no=0).is_recorded and VoteFigures(recused=0).is_recorded
    assert VoteFigures(words="einstimmig").is_recorded and VoteFigures(result="carried").is_recorded
    assert not VoteFigures().is_recorded
    assert not VoteFigures(override_reason="Losentscheid").is_recorded


# ── what it sets in motion ────────────────────────────────────────────────────


def test_a_group_that_did_not_exist_then_sets_nothing_in_motion(body, by, version):
    later = f.OrganizationFactory(body=body, start_date=PartialDate(2020))
    resolution = recorded(body, by, date=DAY, organizations=[later])

    with refused("not_then"):
        actions.put_into_effect(resolution, by=by, effects=[Wanted(EffectKind.ADOPTS, version)])

    assert not Effect.objects.exists() and not Adoption.objects.exists()


def test_another_version_takes_the_place_of_the_one_adopted_first(body, by, meeting, version):
    second = f.VersionFactory(body=body, paper=version.paper, label="2")
    resolution = recorded(body, by, meeting=meeting, effects=[Wanted(EffectKind.ADOPTS, version)])

    actions.resolutions.correct(resolution, by=by, effects=[Wanted(EffectKind.ADOPTS, second)])

    assert [one.version for one in Adoption.objects.all()] == [second]
    assert [one.adoption.version for one in Effect.objects.all()] == [second]


def test_an_adoption_follows_day_and_groups_of_its_decision(body, by, group, dialogue, version):
    words = {"organizations": [group], "effects": [Wanted(EffectKind.ADOPTS, version)]}
    resolution = recorded(body, by, date=DAY, **words)

    actions.resolutions.correct(
        resolution, by=by, date=PartialDate(2018, 2), organizations=[dialogue, group], effects=effects_of(resolution)
    )

    assert adopted() == (PartialDate(2018, 2), [dialogue.key, group.key])


def test_a_correction_of_something_else_leaves_votes_and_effects_alone(body, by, meeting, group, version):
    words = {"rounds": [Round(1, ((group, YES),))], "effects": [Wanted(EffectKind.ADOPTS, version)]}
    resolution = recorded(body, by, meeting=meeting, **words)
    rows = [*Ballot.objects.values_list("pk"), *Effect.objects.values_list("pk"), *Adoption.objects.values_list("pk")]

    actions.resolutions.correct(resolution, by=by, resolution_text="Es werden drei Bänke aufgestellt.")

    now = [*Ballot.objects.values_list("pk"), *Effect.objects.values_list("pk"), *Adoption.objects.values_list("pk")]
    assert now == rows


@pytest.mark.parametrize("kind", [EffectKind.FORMS, EffectKind.MEETS_JOINTLY, EffectKind.DISSOLVES])
def test_an_effect_on_groups_names_them_in_their_order(body, by, meeting, group, dialogue, kind):
    wanted = [Wanted(kind, None, (dialogue, group))]

    assert effects_of(recorded(body, by, meeting=meeting, effects=wanted)) == wanted


def test_withdrawn_it_takes_votes_effects_and_adoption_along(body, by, meeting, group, version):
    rounds, effects = [Round(1, ((group, YES),))], [Wanted(EffectKind.ADOPTS, version)]
    resolution = recorded(body, by, meeting=meeting, rounds=rounds, effects=effects)

    actions.resolutions.withdraw(resolution, by=by)

    assert not any(model.objects.exists() for model in (Ballot, VoteCount, Effect, Adoption))
    stone = Resolution.objects.get()
    assert (stone.deleted is not None, stone.name) == (True, "")
    assert not Resolution.objects.visible_to(by).exists()
