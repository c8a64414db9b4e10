"""Presence: what one may ask about who is here."""

from sozialraum.presence.queries.heads import Expected, Head, expected_of
from sozialraum.presence.queries.now import SittingNow, sitting_now
from sozialraum.presence.queries.rows import SittingRows, rows_of
from sozialraum.presence.queries.votes import GroupNow, groups_now

__all__ = [
    "Expected", "GroupNow", "Head", "SittingNow", "SittingRows", "expected_of", "groups_now", "rows_of", "sitting_now",
]  # fmt: skip
