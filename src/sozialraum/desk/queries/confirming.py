"""Desk: which institutions are to be asked whether their entry is still right."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sozialraum.accounts.models import PersonalLink
from sozialraum.bodies.actions import CONFIRM
from sozialraum.bodies.models import Organization
from sozialraum.desk.queries.due import unconfirmed
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.visitor import Visitor


@dataclass(frozen=True)
class ToAsk:
    """An institution, the way in which it would be asked, and since when it has been."""

    institution: Organization
    way: str  # "mail", "paper" or "" if there is none
    asked: dt.datetime | None

    @property
    def key(self) -> str:
        return self.institution.key


def to_ask(visitor: Visitor, today: dt.date) -> list[ToAsk]:
    """Those whose entry nobody has confirmed for a year. Three questions, however many there are."""
    found = unconfirmed(visitor, today)
    of = {"body": visitor.body, "purpose": CONFIRM, "subject": kind_of(Organization)}
    links = PersonalLink.objects.living(timezone.now()).filter(**of)
    asked = dict(links.values_list("subject_key", "created"))
    return [ToAsk(one, _way(one), asked.get(one.key)) for one in found]


def _way(institution: Organization) -> str:
    if institution.email:
        return "mail"
    return "paper" if institution.postal_address else ""
