"""Site: what a decision rests on – its sitting, the minutes in which it stands, the texts by which it was taken."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.minutes import standing_of
from sozialraum.register.queries.threads import ThreadPoint, threads_at
from sozialraum.renditions.queries.whole import meeting_for
from sozialraum.sittings.queries import MeetingLine, sitting_of
from sozialraum.sittings.queries.governing import GoverningText, governing_texts


@dataclass(frozen=True)
class DecisionBasis:
    """What is known of it, as far as one may read it."""

    sitting: MeetingLine | None = None
    minutes: str = ""  # how far they have come
    governing: tuple[GoverningText, ...] = ()
    thread: tuple[ThreadPoint, ...] = ()  # the same matter in other sittings


def basis_of(row: ResolutionRow, visitor: Visitor) -> DecisionBasis:
    """Of a decision; nothing where no sitting is known."""
    meeting = meeting_for(visitor, row.meeting_key) if row.meeting_key else None
    if meeting is None:
        return DecisionBasis()
    own = {group.name for group in row.groups}
    texts = governing_texts(meeting, visitor) if meeting.has_rules else ()
    return DecisionBasis(
        sitting=sitting_of(meeting),
        minutes=standing_of(meeting, visitor),
        governing=tuple(one for one in texts if not one.groups or own & set(one.groups.split(", "))),
        thread=threads_at(meeting.pk, [(row.title, ())], visitor).get(row.title, ()),
    )
