"""Which point is current, what became of it, the end of a sitting and going on all the same: acts, codes, journal."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.holding import actions
from sozialraum.holding.permissions import leads, takes_part
from sozialraum.meetings.actions import conclude, set_record_public
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import ItemCourse, State
from sozialraum.presence.actions import open_sitting as open_meeting
from tests import factories as f
from tests.holding.conftest import anew, conducting, held, point
from tests.refusals import refused

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 12, 10, 16, 34, 20, tzinfo=dt.UTC)  # 17.34 in Berlin


def said(of):
    return [one.says for one in Entry.objects.filter(act=of)]


def times(number):
    found = point(number)
    return found.began, found.ended


def test_calling_a_point_closes_the_one_before_in_one_act(body, group, by):
    with time_machine.travel(AT, tick=False) as clock:
        meeting = f.MeetingFactory(body=body, key="heute", date=PartialDate(2026, 12, 10), of=[group])
        for number in (1, 2):
            f.AgendaItemFactory(body=body, meeting=meeting, key=f"heute-top-{number}", order=number)
        open_meeting(meeting, by=by)
        actions.begin(point(1), by=by)
        clock.shift(600)
        actions.begin(point(2), by=by)

    assert anew(meeting).opened == dt.time(17, 34)
    assert (times(1), times(2)) == ((dt.time(17, 34), dt.time(17, 44)), (dt.time(17, 44), None))
    assert said("holding.begin") == ["hat einen Punkt der Sitzung aufgerufen"] * 2
    assert len(said("holding.finish_item")) == 1


def test_a_point_is_called_again_with_its_first_time(running, by):
    actions.begin(point(1), by=by)
    began = point(1).began
    actions.begin(point(2), by=by)
    actions.begin(point(1), by=by)

    assert times(1) == (began, None)
    assert point(2).ended is not None


def test_only_in_a_sitting_that_runs(meeting, by):
    for refused_act in (
        lambda: actions.begin(point(1), by=by),
        lambda: actions.set_course(point(1), by=by, course=ItemCourse.DROPPED),
        lambda: actions.add_item(meeting, by=by, name="Neu"),
        lambda: actions.end_sitting(meeting, by=by),
        lambda: actions.resume(meeting, by=by),
    ):
        with refused("state"):
            refused_act()

    assert times(1) == (None, None)


def test_what_is_not_current_is_not_closed(running, by):
    with refused("current"):
        actions.finish_item(point(1), by=by)


def test_a_point_is_put_off_with_a_reason_and_taken_up_after_all(running, by):
    actions.begin(point(2), by=by)
    actions.set_course(point(2), by=by, course=ItemCourse.POSTPONED, reason="Die Stadt war nicht da.")

    assert (point(2).course, point(2).reason) == (ItemCourse.POSTPONED, "Die Stadt war nicht da.")
    assert point(2).ended is not None

    actions.begin(point(2), by=by)

    assert (point(2).course, point(2).reason, point(2).ended) == ("", "", None)


def test_putting_off_is_taken_back_and_what_was_added_stays_added(running, by):
    added = actions.add_item(running, by=by, name="Dringendes")
    actions.set_course(point(1), by=by, course=ItemCourse.NOT_QUORATE)
    actions.set_course(point(1), by=by, course="")
    actions.set_course(added, by=by, course="")

    assert point(1).course == ""
    assert AgendaItem.objects.get(pk=added.pk).course == ItemCourse.ADDED
    assert added.order == 5
    with refused("course"):
        actions.set_course(point(1), by=by, course=ItemCourse.MOVED)


def test_the_end_closes_the_current_point_and_is_taken_back_on_the_same_day(running, by):
    actions.begin(point(4), by=by)
    actions.end_sitting(running, by=by)

    ended = anew(running)
    assert (ended.state, ended.closed is None, point(4).ended is None) == (State.HELD, False, False)
    assert said("holding.end_sitting") == ["hat die Sitzung beendet"]
    assert len(said("meetings.conclude")) == 1

    actions.resume(ended, by=by)

    again = anew(running)
    assert (again.state, again.closed, again.opened) == (State.RUNNING, None, running.opened)


def test_nobody_goes_on_with_what_is_published_or_another_day(running, by):
    actions.end_sitting(running, by=by)
    over = anew(running)

    with time_machine.travel(timezone.now() + dt.timedelta(days=2), tick=False), refused("day"):
        actions.resume(over, by=by)
    with guard.opened():
        set_record_public(over, public=True)
    with refused("published"):
        actions.resume(over, by=by)


def test_what_was_never_opened_here_is_not_gone_on_with(meeting, by):
    conclude(meeting, by=by)

    assert anew(meeting).closed is None
    with refused("day"):
        actions.resume(meeting, by=by)


@pytest.mark.parametrize("role", ["chair", "minutes"])
def test_whoever_leads_or_writes_this_sitting_holds_it_from_end_to_end(body, meeting, role):
    somebody = conducting(body, meeting, role)

    open_meeting(anew(meeting), by=somebody)
    actions.begin(point(1), by=somebody)
    actions.end_sitting(anew(meeting), by=somebody)

    assert held(meeting)


def test_who_only_moderates_or_sits_there_does_not(body, running, people):
    for visitor in (conducting(body, running, "moderation"), people["member"], people["city"], people["nobody"]):
        assert not takes_part.holds(visitor, point(1)) and not leads.holds(visitor, running)
        with pytest.raises(PermissionDenied):
            actions.begin(point(1), by=visitor)
