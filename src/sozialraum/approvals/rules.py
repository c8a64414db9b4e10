"""Approvals: a correction of minutes as it is typed, one a row (no paragraph, a habit)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HEAD = "Kopf"  # the place of what belongs to no item


@dataclass(frozen=True)
class TypedCorrection:
    """What one correction says: at an item or at a place in words, what stood there and what has to stand there."""

    item: Any = None
    place: str = ""
    old: str = ""
    new: str = ""
    remark: str = ""

    @classmethod
    def from_mapping(cls, item: Any, said: Mapping[str, Any]) -> TypedCorrection:
        """Of a mapping in which only what is known has a key."""
        return cls(item, **{name: said[name] for name in ("place", "old", "new", "remark") if name in said})

    @property
    def is_empty(self) -> bool:
        """Whether neither old nor new words are typed."""
        return not (self.old or self.new)
