"""What minutes hold besides their state: quorums, tasks, approvals; each act, its entry in the journal, its refusal."""

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Entry
from sozialraum.decisions import actions
from sozialraum.decisions.actions import StatedQuorum
from sozialraum.decisions.models import Approval, Minutes, Quorum
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.tasks import actions as tasks
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])


@pytest.fixture
def minutes(body, meeting):
    return f.MinutesFactory(body=body, meeting=meeting, key="p")


def says():
    return Entry.objects.latest("number").says


def test_minutes_are_recorded_as_a_draft_and_named_after_their_meeting(meeting, by):
    recorded = actions.minutes.record(meeting, by=by, present=12)

    assert (recorded.key, recorded.state, recorded.present) == ("s-protokoll", MinutesState.DRAFT, 12)
    assert says() == "hat ein Protokoll eingetragen"


def test_a_meeting_ahead_has_no_minutes(body, group, by):
    ahead = f.MeetingFactory(body=body, state=State.SCHEDULED, of=[group])
    minutes = f.MinutesFactory(body=body, meeting=ahead)

    with refused("held"):
        actions.publish_minutes(minutes, by=by)

    assert Minutes.objects.get().state == MinutesState.DRAFT


def test_a_quorum_is_stated_for_each_group_and_replaces_what_stood_there(minutes, group, by):
    actions.state_quorum(minutes, by=by, quorums=[(group, StatedQuorum(False, present=3, needed=5))])
    actions.state_quorum(minutes, by=by, quorums=[(group, StatedQuorum(True, present=7, needed=5, basis="§ 4"))])

    quorum = Quorum.objects.get()
    assert (quorum.reached, quorum.present, quorum.needed, quorum.basis) == (True, 7, 5, "§ 4")
    assert says() == "hat die Beschlussfähigkeit eingetragen"

    actions.state_quorum(minutes, by=by, quorums=[])
    assert not Quorum.objects.exists()


def test_who_did_not_hold_the_meeting_had_no_quorum_there(body, minutes, group, by):
    stranger = f.OrganizationFactory(body=body)
    actions.state_quorum(minutes, by=by, quorums=[(group, StatedQuorum(True))])

    with refused("stranger"):
        actions.state_quorum(minutes, by=by, quorums=[(stranger, StatedQuorum(True))])

    assert Quorum.objects.get().organization == group
    assert Entry.objects.count() == 1


def test_tasks_stand_one_behind_the_other_and_are_ticked_off_by_a_correction(minutes, by):
    first, second = (tasks.tasks.record(minutes, by=by, what=what) for what in ("Nachfragen", "Einladen"))
    assert [first.order, second.order] == [1, 2]

    tasks.tasks.correct(first, by=by, done=True)
    tasks.tasks.withdraw(second, by=by)

    assert Task.objects.get(deleted=None).done
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "tasks.record_task",
        "tasks.record_task",
        "tasks.correct_task",
        "tasks.withdraw_task",
    ]


def test_approved_where_the_group_did_not_meet_is_refused_at_its_field(body, minutes, group, by):
    elsewhere = f.MeetingFactory(body=body, state=State.HELD, of=[f.OrganizationFactory(body=body)])

    with refused(field="in_meeting"):
        actions.approve_minutes(minutes, by=by, organization=group, in_meeting=elsewhere)

    assert not Approval.objects.exists()


def test_an_approval_may_know_neither_day_nor_meeting(minutes, group, by):
    actions.approve_minutes(minutes, by=by, organization=group, corrections="Punkt 3: sieben statt acht.")

    approval = Approval.objects.get()
    assert (approval.date, approval.in_meeting, approval.way) == (None, None, "unknown")
    assert approval.corrections == "Punkt 3: sieben statt acht."
    assert says() == "hat die Genehmigung des Protokolls eingetragen"


def test_withdrawn_minutes_take_what_hangs_on_them_along(minutes, group, by):
    actions.state_quorum(minutes, by=by, quorums=[(group, StatedQuorum(True))])
    actions.approve_minutes(minutes, by=by, organization=group)

    actions.minutes.withdraw(minutes, by=by)

    minutes.refresh_from_db()
    assert (minutes.deleted is not None, minutes.note, minutes.present) == (True, "", None)
    assert not Quorum.objects.exists()
    assert not Approval.objects.exists()


DEEDS = {
    "record": lambda meeting, minutes, group, by: actions.minutes.record(meeting, by=by),
    "publish": lambda meeting, minutes, group, by: actions.publish_minutes(minutes, by=by),
    "approve": lambda meeting, minutes, group, by: actions.approve_minutes(minutes, by=by, organization=group),
    "quorum": lambda meeting, minutes, group, by: actions.state_quorum(minutes, by=by, quorums=[]),
    "task": lambda meeting, minutes, group, by: tasks.tasks.record(minutes, by=by, what="X"),
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("who", ["nobody", "member", "auditor", "office_without_second_factor", "other_body_office"])
def test_nobody_but_the_office_does_any_of_it(meeting, minutes, group, people, deed, who):
    with pytest.raises(PermissionDenied):
        DEEDS[deed](meeting, minutes, group, people[who])
    assert not Entry.objects.exists()
