"""Acts: when something was corrected that everybody could read already, as the journal has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from sozialraum.acts.former import current_name
from sozialraum.acts.models import Entry, EntrySubject
from sozialraum.network.models import Body

#: What goes on after a decision, or is a place in a row: new word of it corrects nothing.
GOES_ON = {"progress", "outcome", "outcome_date", "done", "order", "state", "record_published", "modified", "effects"}
#: Acts that correct beside those called so.
ALSO = {"decisions.count_votes", "decisions.state_quorum"}


def corrected_on(
    body: Body, things: Iterable[tuple[str, str]], since: dt.datetime | None, touched: dt.datetime
) -> dt.date | None:
    """The day on which one of these things, by kind and key, was last corrected after the day it became public.

    What was filled in where nothing stood is no correction, nor is what goes on. One question for any number, and none
    unless one of them was ``touched`` after that day.
    """
    wanted = set(things)
    if since is None or timezone.localdate(touched) <= timezone.localdate(since):
        return None
    named = EntrySubject.objects.filter(position=0, kind__in={kind for kind, _key in wanted})
    named = named.filter(key__in={key for _kind, key in wanted})
    acts = Q(act__contains=".correct_") | Q(act__contains=".rewrite") | Q(act__in=ALSO)
    found = Entry.objects.filter(acts, body=body, at__gt=since, pk__in=named.values("entry")).order_by("-number")
    for act, kind, key, at, changes in found.values_list("act", "subject", "subject_key", "at", "detail__changes"):
        day = timezone.localdate(at)
        told = (kind, key) in wanted and (".correct_" in current_name(act) or act in ALSO)
        if told and day > timezone.localdate(since) and _corrects(changes or {}):
            return day
    return None


def corrections_of(body: Body, kind: str) -> Callable[[str, dt.datetime], dt.date | None]:
    """As ``corrected_on``, for the key of every thing of one kind and when it became public; one question."""
    entries = Entry.objects.filter(Q(act__contains=".correct_") | Q(act__in=ALSO), body=body, subject=kind)
    said = entries.order_by("number").values_list("subject_key", "at", "detail__changes")
    last = {key: timezone.localdate(at) for key, at, changes in said.iterator() if _corrects(changes or {})}

    def on(key: str, since: dt.datetime) -> dt.date | None:
        return last[key] if key in last and last[key] > timezone.localdate(since) else None

    return on


def _corrects(changes: dict[str, Any]) -> bool:
    """Does another value stand where one stood?"""
    return any(
        name not in GOES_ON and isinstance(pair, list) and pair[0] not in (None, "", [])
        for name, pair in changes.items()
    )
