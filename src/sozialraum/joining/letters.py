"""Joining: the letters to somebody who asked to belong to a group, as values; their text stands in the templates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from sozialraum.correspondence.letters import ConfirmAddress, DateNews, ToCorrespondent, WithDate
from sozialraum.correspondence.queries.dates import Occasion, event_of
from sozialraum.correspondence.words import About
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.words import RequestState
from sozialraum.sittings.queries.dates import NextDate
from sozialraum.ui.spoken import without_weekday


@dataclass(frozen=True, kw_only=True)
class JoinConfirmLetter(ConfirmAddress):
    """Is this address right?"""

    group: str


@dataclass(frozen=True, kw_only=True)
class AboutRequest(ToCorrespondent):
    """All letters about a request name its group and its number."""

    group: str
    number: str

    @property
    def status_label(self) -> str:
        return _("Ihre Anfrage ansehen oder zurückziehen (dieser Link ist nur für Sie)")


@dataclass(frozen=True, kw_only=True)
class JoinStandingLetter(AboutRequest, WithDate):
    """How things stand, while nothing is decided; ``question`` if the office has asked something."""

    question: str = ""


@dataclass(frozen=True, kw_only=True)
class JoinQuestionLetter(AboutRequest):
    """Before it is decided, the office wants to know something."""

    topic: ClassVar[str] = About.QUESTION

    question: str


@dataclass(frozen=True, kw_only=True)
class JoinRefusalLetter(AboutRequest):
    """It cannot be, and why."""

    topic: ClassVar[str] = About.REFUSAL

    reason: str


@dataclass(frozen=True, kw_only=True)
class JoinAdmissionLetter(AboutRequest, WithDate):
    """Welcome, from when, and when to come."""

    topic: ClassVar[str] = About.ADMISSION

    start: PartialDate | None

    @property
    def since(self) -> str:
        return without_weekday(self.start) if self.start else ""


@dataclass(frozen=True, kw_only=True)
class JoinDateLetter(AboutRequest, DateNews):
    """The date that was promised or told."""


def of_request(request: JoinRequest, status: str) -> dict[str, Any]:
    """What every letter about this request says; ``status`` is the path of its personal link."""
    return {"group": request.organization.name, "number": request.number, "status": status}


def with_date(request: JoinRequest, ahead: NextDate | None) -> dict[str, Any]:
    """What a letter about this request says of the next date."""
    return {"groups": (request.organization.name,), "ahead": ahead, "event": event_of(request.body, ahead)}


def standing(request: JoinRequest, ahead: NextDate | None, status: str, *, thanks: bool) -> ToCorrespondent:
    """The first letter to an address that was just confirmed, or entered by the office."""
    words = of_request(request, status) | {"thanks": thanks}
    if request.state == RequestState.REFUSED:
        return JoinRefusalLetter(**words, reason=request.reason)
    if request.state == RequestState.ADMITTED:
        return JoinAdmissionLetter(**words, **with_date(request, ahead), start=_start_of(request))
    question = request.question if request.state == RequestState.ASKED_BACK else ""
    return JoinStandingLetter(**words, **with_date(request, ahead), question=question)


def admission(request: JoinRequest, ahead: NextDate | None, status: str) -> JoinAdmissionLetter:
    """They are admitted."""
    words = of_request(request, status) | with_date(request, ahead)
    return JoinAdmissionLetter(**words, start=_start_of(request))


def date_news(request: JoinRequest, occasion: Occasion, informed_on: dt.date | None, status: str) -> JoinDateLetter:
    """The letter about a date that was set or moved, for a sender last informed of ``informed_on`` (or None)."""
    return JoinDateLetter(
        **of_request(request, status), **occasion.values(request.body, informed_on), groups=(request.organization.name,)
    )


def _start_of(request: JoinRequest) -> PartialDate | None:
    return request.start_date if isinstance(request.start_date, PartialDate) else None
