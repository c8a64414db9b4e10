"""Inbox: one concern as its page shows it – to the office all of it, to a member what is meant for the group."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.concerns.models import Concern
from sozialraum.concerns.queries.offers import promise_of
from sozialraum.concerns.queries.reading import ConcernReading, as_read_by
from sozialraum.concerns.words import OPEN, Elsewhere
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox import rules
from sozialraum.inbox.permissions import is_office
from sozialraum.inbox.queries.alike import Other, same_text
from sozialraum.inbox.queries.listed import promised_to, stand_of
from sozialraum.languages.names import BY_CODE
from sozialraum.sittings.queries.dates import NextDate, next_date


@dataclass(frozen=True)
class ConcernFile:
    """Everything on the page of a concern that its reader may know."""

    reading: ConcernReading
    stand: str
    is_open: bool
    promised: rules.Promised
    is_late: bool
    lang: str  # the code of the language, for voices and fonts; empty if we do not have it
    rtl: bool
    ahead: NextDate | None
    referred: str
    errands: tuple[ManualDelivery, ...]
    alike: tuple[Other, ...]


def file_of(visitor: Visitor, concern: Concern, now: dt.datetime) -> ConcernFile:
    today = timezone.localdate(now)
    owed = promised_to(concern, promise_of(concern.body))
    office, lang = is_office.holds(visitor, concern), BY_CODE.get(concern.language)
    errands = ManualDelivery.objects.visible_to(visitor).about(concern).filter(deleted=None).order_by("created", "pk")
    return ConcernFile(
        reading=as_read_by(visitor, concern),
        stand=str(stand_of(concern)),
        is_open=concern.state in OPEN,
        promised=owed,
        is_late=owed.is_late(today),
        lang=lang.code if lang else "",
        rtl=bool(lang and lang.rtl),
        ahead=next_date(concern.waits_for, now) if concern.state in OPEN else None,
        referred=str(Elsewhere(concern.referred_to).label) if concern.referred_to else "",
        errands=tuple(errands) if office else (),
        alike=tuple(same_text(concern)) if office else (),
    )
