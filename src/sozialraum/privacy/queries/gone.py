"""Privacy: what was erased or taken out of sight, so that a backup cannot bring it back unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sozialraum.acts.act import ACTS
from sozialraum.acts.former import current_name, names_of
from sozialraum.acts.models import Entry
from sozialraum.foundation.kinds import current_kind

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
    taken = {one for name in ACTS if name in ERASING or ".withdraw_" in name for one in names_of(name)}
    for one in Entry.objects.filter(act__in=taken).order_by("at", "pk").select_related("body").iterator():
        kind, key = current_kind(one.subject), one.subject_key
        yield Gone(one.at.isoformat(), one.body.key, current_name(one.act), kind, key)
