"""A concern, its topic, its group and the group's next meeting, on a clock that stands still."""

from tests.concerns.conftest import (
    _files_of_our_own,
    _nobody_was_counted,
    clock,
    meeting,
    say,
    topic,
)

__all__ = ["_files_of_our_own", "_nobody_was_counted", "clock", "meeting", "say", "topic"]
