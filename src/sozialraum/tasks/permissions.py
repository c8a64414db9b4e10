"""Tasks: who somebody is to a task."""

from sozialraum.acts.who import who
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.permissions import chairs
from sozialraum.tasks.models import Task


@who
def does(visitor: Visitor, task: Task) -> bool:
    """Has the task: as a person, or on the seat it was given to."""
    if task.person_id is not None:
        return visitor.person_id == task.person_id
    return task.seat_id is not None and any(one.seat_id == task.seat_id for one in visitor.standings)


@who
def chaired(visitor: Visitor, task: Task) -> bool:
    """Speaks for one of the groups in whose sitting it was given."""
    return chairs.holds(visitor, task.minutes.meeting)
