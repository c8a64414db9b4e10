"""Site: the start page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from sozialraum.events.queries import EventLine, linked_data, next_events
from sozialraum.foundation.http import Request, public, show
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import decisions
from sozialraum.site.queries import documents, groups, meetings
from sozialraum.sittings.queries import MeetingLine
from sozialraum.ui.values import Group

AHEAD, LATER, RECENT = 5, 3, 3


@dataclass(frozen=True)
class Board:
    """The noticeboard: the same for everybody."""

    board: MeetingLine | None
    upcoming: list[MeetingLine]
    events: list[EventLine]
    past: list[MeetingLine]
    decisions: list[decisions.ResolutionRow]
    living: list[Group]
    in_force: list[documents.VersionLine]
    linked_data: SafeString


@public
def home(request: Request) -> HttpResponse:
    """What the network is, what comes next, what was decided last, what holds."""
    return show(request, "site/home.html", vars(board_for(request.visitor)))


def board_for(visitor: Visitor) -> Board:
    living = [group for card in groups.cards(visitor) if not card.ended for group in card.groups]
    ahead, past = meetings.ahead_and_behind(visitor, ahead=AHEAD, recent=RECENT)
    board, later = meetings.board_and_later(ahead)
    return Board(
        board=board,
        upcoming=later[:LATER],
        events=next_events(visitor, timezone.localdate(), RECENT),
        past=past,
        decisions=decisions.newest(visitor, RECENT),
        living=living,
        in_force=documents.in_force(visitor, timezone.localdate()),
        linked_data=linked_data.graph(linked_data.organization(visitor.body, living)),
    )
