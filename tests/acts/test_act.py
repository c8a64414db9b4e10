"""What an act promises: who, move, one save, one entry, or nothing at all."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from sozialraum.acts import guard, journal
from sozialraum.acts.act import Act
from sozialraum.acts.models import Detail, Entry
from sozialraum.acts.who import holds_link, is_house
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Resolution, VoteCount
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adoption
from tests.acts import played
from tests.acts.played import erased
from tests.factories import MeetingFactory, OrganizationFactory, ResolutionFactory, VersionFactory

pytestmark = pytest.mark.django_db


def test_an_act_changes_the_thing_and_tells_who_did_what(people, group):
    bodies.organizations.correct(group, by=people["office"], task="Wohnen und Umfeld")

    group.refresh_from_db()
    assert (group.task, group.revision) == ("Wohnen und Umfeld", 2)
    entry = Entry.objects.get()
    assert (entry.number, entry.act, entry.subject, entry.subject_key, entry.way) == (
        1,
        "bodies.correct_organization",
        "organization",
        "ag-wohnen-quartier",
        "second_factor",
    )
    assert entry.detail.by == people["office"].label
    assert entry.detail.changes == {"task": ["", "Wohnen und Umfeld"]}


def test_a_refused_act_leaves_nothing_behind_not_even_in_the_object_in_hand(people, group):
    with pytest.raises(PermissionDenied):
        bodies.organizations.correct(group, by=people["member"], task="Marker")
    with pytest.raises(ValidationError):
        bodies.organizations.correct(
            group, by=people["office"], start_date=PartialDate(2020), end_date=PartialDate(2019)
        )

    assert (group.task, group.start_date, group.end_date, group.revision) == ("", None, None, 1)
    assert not Entry.objects.exists()


def test_from_the_call_to_the_body_of_an_act_are_two_functions(people, group):
    assert played.say_callers(group, by=people["house"]) == ["_perform", "__call__"]


def test_a_move_is_possible_only_from_its_state(people, group):
    meeting = MeetingFactory(body=group.body, state=State.DRAFT, of=[group])

    meetings.convene(meeting, by=people["speaker"])
    with pytest.raises(ValidationError) as refusal:
        meetings.convene(meeting, by=people["speaker"])

    assert refusal.value.code == "state"
    assert Meeting.objects.get().state == State.SCHEDULED


def test_nested_acts_are_told_inside_out_and_undone_together(people, group):
    with pytest.raises(ValidationError):
        played.rename_twice(group, by=people["house"], first="Eins", second="")
    assert not Entry.objects.exists()

    played.rename_twice(group, by=people["house"], first="Eins", second="Zwei")

    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "acts.rename",
        "acts.rename",
        "acts.rename_twice",
    ]
    assert Organization.objects.get(pk=group.pk).name == "Zwei"
    assert list(journal.verify(group.body)) == []


def test_an_inner_act_that_was_refused_and_caught_is_not_told(people, group):
    played.try_and_go_on(group, by=people["house"])

    assert [entry.act for entry in Entry.objects.all()] == ["acts.try_and_go_on"]
    assert Organization.objects.get(pk=group.pk).task == "Es ging weiter."


def test_an_outer_acts_words_survive_an_inner_act_on_the_same_thing(people, group):
    played.say_then_rename(group, by=people["house"])

    group.refresh_from_db()
    assert (group.task, group.name) == ("Vorher gesagt", "Danach umbenannt")


def test_a_form_filled_in_while_somebody_else_wrote_is_refused_under_the_lock(people, group):
    bodies.organizations.correct(group, by=people["office"], task="A")

    with pytest.raises(ValidationError) as refusal:
        bodies.organizations.correct.unless_stale(group, 1, by=people["office"], task="B")

    assert refusal.value.code == "stale"
    assert Organization.objects.get(pk=group.pk).task == "A"


def test_the_database_refuses_and_the_constraint_speaks_german(people, group):
    with pytest.raises(ValidationError) as refusal:
        bodies.organizations.record(group.body, by=people["office"], name=group.name, classification="working_group")

    assert refusal.value.messages == ["Ein Gremium oder eine Einrichtung mit diesem Namen gibt es schon."]


def test_nothing_of_another_body_is_handed_to_an_act(people, group, other_body):
    foreign = OrganizationFactory(body=other_body)

    with pytest.raises(PermissionDenied):
        bodies.organizations.correct(foreign, by=people["house"], task="Marker")
    with pytest.raises(PermissionDenied):
        meetings.meetings.record(group.body, by=people["house"], name="x", organizations=[group, foreign])

    assert not Meeting.objects.exists()


def test_a_withdrawn_thing_is_a_blank_tombstone_and_nothing_happens_to_it_any_more(people, group):
    created = group.created

    bodies.organizations.withdraw(group, by=people["office"])

    stone = Organization.objects.get(pk=group.pk)
    assert (stone.key, stone.created, stone.name, stone.task, stone.classification) == (
        "ag-wohnen-quartier",
        created,
        "",
        "",
        "",
    )
    assert stone.deleted and stone.modified > created
    with pytest.raises(ValidationError):
        bodies.organizations.correct(stone, by=people["office"], task="Marker")


def test_what_living_things_still_name_is_not_withdrawn(people, group):
    MeetingFactory(body=group.body, name="Runde am Markt", of=[group])

    with pytest.raises(ValidationError) as refusal:
        bodies.organizations.withdraw(group, by=people["office"])

    assert refusal.value.messages == ["Das wird noch gebraucht: Runde am Markt."]


def test_a_decision_takes_its_votes_and_effects_along(people, group):
    version = VersionFactory(body=group.body)
    resolution = ResolutionFactory(body=group.body, by=[group])
    decisions.count_votes(resolution, by=people["office"], counts=[(group, VoteFigures(3, 1, 0, 0))])
    wanted = decisions.Wanted(EffectKind.ADOPTS, version=version)
    decisions.put_into_effect(resolution, by=people["office"], effects=[wanted])

    decisions.resolutions.withdraw(resolution, by=people["office"])

    assert not Adoption.objects.exists()
    assert not VoteCount.objects.exists()
    assert Resolution.objects.get().deleted


def test_a_key_comes_back_to_life_as_the_same_thing(people, group):
    bodies.organizations.withdraw(group, by=people["office"])

    again = bodies.organizations.record(
        group.body, by=people["office"], key=group.key, name="AG Wohnen", classification="working_group"
    )

    assert (again.pk, again.deleted, again.created) == (group.pk, None, group.created)


def test_only_an_act_may_write(group):
    for write in (Organization.objects.filter(pk=group.pk).update, group.save, group.delete):
        with pytest.raises(guard.WriteOutsideAnAct), transaction.atomic():
            write(**({"task": "Marker"} if write.__name__ == "update" else {}))

    assert Organization.objects.get(pk=group.pk).task == ""


def test_a_link_opens_what_it_was_made_for_and_nothing_else(people, group):
    other = OrganizationFactory(body=group.body)
    opens = holds_link("read")

    assert opens.holds(people["link"], group)
    assert not opens.holds(people["link"], other)
    assert not holds_link("confirm").holds(people["link"], group)
    assert not any(opens.holds(visitor, group) for name, visitor in people.items() if name != "link")


def test_sentences_join_and_keep_readable_names():
    assert (is_office | is_house).name == "is_office or is_house"
    assert (is_office & is_house).name == "is_office and is_house"


def test_two_acts_cannot_share_a_name():
    with pytest.raises(ValueError, match="two acts"):
        Act(played.rename.function, who=is_house, says="")


def test_the_chain_notices_a_change_a_gap_and_a_cut_but_not_an_erasure(people, group):
    for task in "ABC":
        bodies.organizations.correct(group, by=people["office"], task=task)
    assert list(journal.verify(group.body)) == []

    erased(group, by=people["house"], numbers=[2])
    assert list(journal.verify(group.body)) == []

    with guard.opened():
        Entry.objects.filter(number=1).update(says="hat nichts getan")
    assert list(journal.verify(group.body)) == ["Eintrag 1 wurde verändert."]

    with guard.opened():
        Entry.objects.filter(number=2).delete()
    assert "Eintrag 2 fehlt." in list(journal.verify(group.body))


def test_the_chain_notices_a_tail_cut_off(people, group):
    for task in "AB":
        bodies.organizations.correct(group, by=people["office"], task=task)

    with guard.opened():
        Detail.objects.filter(entry__number=2).delete()
        Entry.objects.filter(number=2).delete()

    assert list(journal.verify(group.body)) == ["Das Ende der Kette fehlt: nach Eintrag 1 ist etwas abgeschnitten."]


def test_the_mark_of_a_thing_is_its_last_entry_in_the_chain(people, body, group):
    made = bodies.organizations.record(body, by=people["office"], name="AG Neu", classification="working_group")
    assert journal.mark_of(made).startswith("1-")
    bodies.organizations.correct(made, by=people["office"], task="Neues")
    bodies.organizations.correct(group, by=people["office"], task="Anderes")

    assert journal.mark_of(made) == f"2-{Entry.objects.get(number=2).hash[:16]}"
    assert journal.mark_of(OrganizationFactory(body=body)) == ""
