"""Presence: what one may ask about who is here."""

from sozialraum.presence.queries.drawn import QuorumBar, bar_of, options_of
from sozialraum.presence.queries.heads import Expected, Head, expected_of
from sozialraum.presence.queries.now import SittingNow, sitting_now
from sozialraum.presence.queries.rows import SittingRows, rows_of
from sozialraum.presence.queries.sheet import sign_in_sheet
from sozialraum.presence.queries.stated import LotDue, lots_due, speakers_for, stated_quorums
from sozialraum.presence.queries.typed import TypedHead, typed_head
from sozialraum.presence.queries.votes import GroupNow, groups_now

__all__ = [
    "Expected", "GroupNow", "Head", "LotDue", "QuorumBar", "SittingNow", "SittingRows", "TypedHead", "bar_of",
    "expected_of", "groups_now", "lots_due", "options_of", "rows_of", "sign_in_sheet", "sitting_now", "speakers_for",
    "stated_quorums", "typed_head",
]  # fmt: skip
