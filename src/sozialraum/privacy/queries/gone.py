"""Privacy: what was erased or taken out of sight, so that a backup cannot bring it back unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from sozialraum.acts.models import Entry

#: Acts after which somebody's data is gone for good. What a backup brings back of it is erased again.
ERASING = ("privacy.erase", "privacy.erase_again", "joining.forget")


@dataclass(frozen=True)
class Gone:
    """Something that was erased, or taken out of sight; said without any name, so that it may lie beside backups."""

    at: str
    body: str
    act: str
    thing: str
    key: str


def gone() -> Iterator[Gone]:
    """All that was taken away in this house, the first first, as the journal tells it."""
    taken = Q(act__in=ERASING) | Q(act__contains=".withdraw_")
    for one in Entry.objects.filter(taken).order_by("at", "pk").select_related("body").iterator():
        yield Gone(one.at.isoformat(), one.body.key, one.act, one.subject, one.subject_key)
