"""Joining: the wishes to join as the office reads them – what waits, who it might be, whom to call."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, Value, When

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.correspondence.models import ManualDelivery, ManualDeliveryQuerySet
from sozialraum.correspondence.queries import dates
from sozialraum.correspondence.queries.asked import nobody_answered
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import rules
from sozialraum.joining.models import JoinRequest, JoinRequestQuerySet
from sozialraum.joining.words import FOLLOWED, OPEN
from sozialraum.network.models import Body
from sozialraum.people.models import Person, Seat, holds_on

NEEDS = (
    ("needs_interpreter", "jemanden, der dolmetscht"),
    ("needs_child_care", "Betreuung für Kinder"),
    ("needs_step_free", "einen Weg ohne Stufen"),
)


def open_requests(visitor: Visitor) -> JoinRequestQuerySet:
    """What is not decided yet, the oldest first: it waits longest."""
    return JoinRequest.objects.visible_to(visitor).open().select_related("organization").order_by("created", "pk")


def to_call(visitor: Visitor) -> ManualDeliveryQuerySet:
    """Whom the office has to call or write to, the oldest first."""
    return ManualDelivery.objects.visible_to(visitor).to_do().filter(about=kind_of(JoinRequest))


def waiting_for_word(body: Body, now: dt.datetime) -> Iterator[JoinRequest]:
    """Open requests whose sender can be reached and has to be informed about a date."""
    followed = JoinRequest.objects.filter(state__in=FOLLOWED).select_related("organization", "body")
    return dates.waiting_for_word(followed, body, now)


def listed(visitor: Visitor, *, state: str, group: str, text: str) -> JoinRequestQuerySet:
    """Wishes to join, narrowed; those that wait come first, then the latest."""
    found = JoinRequest.objects.visible_to(visitor).select_related("organization")
    if state:
        found = found.filter(state=state)
    if group:
        found = found.filter(organization__key=group)
    if text:
        words = Q(name__icontains=text) | Q(institution__icontains=text) | Q(email__iexact=text)
        found = found.filter(words | Q(key=rules.key_of(text)))
    waits = Case(When(state__in=OPEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return found.order_by(waits, "-created", "-pk")


@dataclass(frozen=True)
class LikelyMatches:
    """Who somebody might be: persons of the network with the same address or name, and further wishes of theirs."""

    persons: tuple[Person, ...]
    requests: tuple[JoinRequest, ...]


def known_as(request: JoinRequest) -> LikelyMatches:
    """Hints for the office against entering somebody twice. An address that nobody confirmed proves nothing."""
    same = Q(name__iexact=request.name)
    if request.email:
        same |= Q(email__iexact=request.email)
    persons = Person.objects.filter(same, body=request.body_id, deleted=None).order_by("name", "pk")[:5]
    others = JoinRequest.objects.filter(same, body=request.body_id, deleted=None).exclude(pk=request.pk)
    found = others.select_related("organization").order_by("-created")[:5]
    return LikelyMatches(tuple(persons), tuple(found))


def seat_of(organization: Organization, holder: Organization | Person, date: PartialDate) -> Seat | None:
    """The seat that an institution or a resident has in a group on a day."""
    whose = {"resident": holder} if isinstance(holder, Person) else {"institution": holder}
    seats = Seat.objects.filter(holds_on(date.first), organization=organization, deleted=None, **whose)
    return seats.order_by("pk").first()


def institution_called(body_id: int, name: str) -> Organization | None:
    """The institution of this name, however its letters are written."""
    kind = Classification.INSTITUTION
    found = Organization.objects.filter(body=body_id, classification=kind, name__iexact=name.strip(), deleted=None)
    return found.first() if name.strip() else None


def forgettable(body: Body, now: dt.datetime, decided_before: dt.datetime) -> JoinRequestQuerySet:
    """What is kept no longer: decided long ago, or only a mail address that nobody ever confirmed."""
    decided = Q(ended__lt=decided_before)
    silent = Q(reply_by=ReplyBy.MAIL, phone="", postal_address="", state__in=OPEN, on_behalf=False)
    nobody = silent & nobody_answered(JoinRequest, now)
    return JoinRequest.objects.filter(decided | nobody, body=body, deleted=None).order_by("pk")


def needs_of(request: JoinRequest) -> list[str]:
    """What somebody needs to take part, in words."""
    return [words for name, words in NEEDS if getattr(request, name)]
