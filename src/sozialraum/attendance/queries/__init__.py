"""Attendance: what one may ask about who was at a meeting."""

from sozialraum.attendance.queries.head import MinutesHead, minutes_head
from sozialraum.attendance.queries.listed import heads_from, list_of
from sozialraum.attendance.queries.numbers import invited_on, next_number
from sozialraum.attendance.queries.presence import CategoryLine, PresenceList, presence_of
from sozialraum.attendance.queries.quorums import QuorumLine, quorum_line

__all__ = [
    "CategoryLine", "MinutesHead", "PresenceList", "QuorumLine", "heads_from", "invited_on", "list_of", "minutes_head",
    "next_number", "presence_of", "quorum_line",
]  # fmt: skip
