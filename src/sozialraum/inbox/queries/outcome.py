"""Inbox: what a sitting said and decided on a concern, for whoever answers it."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.agenda import called_with_groups
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import State as Sitting


@dataclass(frozen=True)
class ConcernOutcome:
    """What came of it in the meeting: what the minutes say about its point, and the decisions taken there.

    ``public_words`` are those of published minutes, else of a public decision: with them an answer may begin.
    """

    where: str
    text: str
    resolutions: tuple[Resolution, ...]
    public_words: str = ""


def outcome_of(concern: Concern, visitor: Visitor) -> ConcernOutcome | None:
    """What a held meeting noted and decided on the concern; None before that."""
    item = concern.agenda_item
    if item is None or item.deleted or item.meeting.state != Sitting.HELD:
        return None
    told = AgendaItem.objects.visible_to(visitor).filter(pk=item.pk).exists()
    decided = Resolution.objects.visible_to(visitor).filter(agenda_item=item).order_by("number_in_year", "pk")
    nobody = visitor.as_nobody()
    public = item.text if AgendaItem.objects.visible_to(nobody).filter(pk=item.pk).exists() else ""
    if not public:
        wordings = Resolution.objects.visible_to(nobody).filter(pk__in=[one.pk for one in decided])
        public = "\n\n".join(
            filter(None, wordings.order_by("number_in_year", "pk").values_list("resolution_text", flat=True))
        )
    return ConcernOutcome(called_with_groups(item.meeting), item.text if told else "", tuple(decided), public)
