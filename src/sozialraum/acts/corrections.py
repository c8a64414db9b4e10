"""Acts: when something was corrected that everybody could read already, as the journal has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
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


def _corrects(changes: dict[str, Any]) -> bool:
    """Does another value stand where one stood?"""
    return any(
        name not in GOES_ON and isinstance(pair, list) and pair[0] not in (None, "", [])
        for name, pair in changes.items()
    )
