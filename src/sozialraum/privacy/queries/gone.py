"""Privacy: what was erased or taken out of sight, so that a backup cannot bring it back unseen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sozialraum.acts.act import ACTS
from sozialraum.acts.former import current_name, names_of
from sozialraum.acts.models import Entry
from sozialraum.foundation.kinds import current_kind, model_of
from sozialraum.network.models import Body

#: Acts after which somebody's data is gone for good. What a backup brings back of it is erased again.
ERASING = (
    "privacy.erase", "privacy.erase_again", "joining.forget", "concerns.forget", "concerns.anonymise",
    "attendance.forget_name",
)  # fmt: skip
#: Acts after which something is not to be seen, sent or used any more, beside those that withdraw a row.
TAKING_BACK = ("concerns.unpublish", "concerns.withdraw", "joining.withdraw", "people.revoke")
#: Acts after which what was taken out of sight is to be seen again; what was withdrawn is back when its row lives.
SHOWING_AGAIN = {"concerns.unpublish": "concerns.publish"}


@dataclass(frozen=True)
class Gone:
    """Something that was erased, or taken out of sight; said without any name, so that it may lie beside backups."""

    at: str
    body: str
    act: str
    thing: str
    key: str


def is_in_journal(gone: Gone, body: Body) -> bool:
    """True if the journal of this body holds the very entry, so that its consequences are in the database too."""
    at = dt.datetime.fromisoformat(gone.at)
    return Entry.objects.filter(body=body, at=at, act__in=names_of(gone.act), subject_key=gone.key).exists()


def gone() -> Iterator[Gone]:
    """Every erasure and withdrawal in the journals of all networks that still holds, in order."""
    taken = {one for name in (*ERASING, *TAKING_BACK, *_withdrawing()) for one in names_of(name)}
    for one in Entry.objects.filter(act__in=taken).order_by("at", "pk").select_related("body").iterator():
        if not _is_back(one):
            kind, key = current_kind(one.subject), one.subject_key
            yield Gone(one.at.isoformat(), one.body.key, current_name(one.act), kind, key)


def _withdrawing() -> set[str]:
    """The acts that withdraw a row; what only takes back a state of it is done anew, as all that came later."""
    return {name for name in ACTS if ".withdraw_" in name and name.replace(".withdraw_", ".record_") in ACTS}


def _is_back(one: Entry) -> bool:
    """True if what this entry took away was brought back or shown again since."""
    act = current_name(one.act)
    if act in SHOWING_AGAIN:
        shown = Entry.objects.filter(body=one.body_id, subject_key=one.subject_key, pk__gt=one.pk)
        return shown.filter(act__in=names_of(SHOWING_AGAIN[act])).exists()
    model = model_of(current_kind(one.subject)) if act in _withdrawing() else None
    rows = model and model._default_manager.filter(body=one.body_id, key=one.subject_key, deleted=None)
    return bool(rows and rows.exists())
