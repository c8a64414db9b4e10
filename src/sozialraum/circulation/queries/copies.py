"""Circulation: which published minutes go to whom of a Verteiler, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from sozialraum.circulation.models import MinutesCopy
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.network.models import Body
from sozialraum.people.models import Recipient

#: What was published longer ago is not sent any more: a network that moves in brings minutes, too.
FRESH = dt.timedelta(days=2)


def copies_to_send(body: Body) -> Iterator[tuple[Minutes, list[Recipient]]]:
    """Minutes published just now, with the entries of their groups that get all of them and have not got these.

    Not those taken over from paper, nor those published before the entry was made or changed.
    """
    now = timezone.now()
    wanting = Recipient.objects.on(timezone.localdate()).filter(body=body, gets_minutes=True, deleted=None)
    there = list(wanting.select_related("person", "institution").order_by("pk"))
    fresh = {"meeting__record_published__gte": now - FRESH, "state": MinutesState.PUBLISHED, "from_paper": False}
    found = Minutes.objects.filter(body=body, deleted=None, **fresh) if there else Minutes.objects.none()
    for minutes in found.select_related("meeting").prefetch_related("meeting__holders").order_by("pk"):
        groups = {group.pk for group in minutes.meeting.groups}
        known = set(MinutesCopy.objects.filter(minutes=minutes).values_list("recipient", flat=True))
        served = {_mailbox(one) for one in there if one.pk in known}
        since = minutes.meeting.record_published or now
        to = [
            one
            for one in there
            if one.organization_id in groups and one.modified <= since and _mailbox(one) not in {"", *served}
        ]
        if to:
            yield minutes, list({_mailbox(one): one for one in to}.values())


def _mailbox(one: Recipient) -> str:
    """Where it reads: one letter, also if it stands on the lists of two groups that met jointly."""
    if one.person:
        return one.person.email
    return one.institution.email if one.institution else one.email
