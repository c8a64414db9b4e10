"""Privacy: what must stay of a person, what is due to go and when, and the register of processing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.models import Detail
from sozialraum.concerns.queries import retention as concerns
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Way
from sozialraum.joining.queries.requests import forgettable
from sozialraum.network.models import Body
from sozialraum.people.models import Membership, Person, Recipient, Seat
from sozialraum.post.models import Incoming, Letter
from sozialraum.privacy import rules
from sozialraum.privacy.models import Period
from sozialraum.privacy.queries.known import told_of
from sozialraum.privacy.words import ACTIVITIES, BEGINS, Kept

# ── what must stay ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Hold:
    """Why something is not erased now (Art. 17 (3) DSGVO)."""

    what: str
    why: str


def holds_on(person: Person, today: dt.date) -> Iterator[Hold]:
    """What stays although the person wants it gone, and for which reason; living membership comes first."""
    if any(memberships_on(person, today)):
        what = _("Die Person ist noch Mitglied")
        yield Hold(what, _("Beenden Sie zuerst ihre Mitgliedschaften und Sitze; erst dann kann gelöscht werden."))
    if official_deeds(person).exists():
        what = _("Was die Person für Büro, Stadt oder Prüfung getan hat, bleibt mit Namen im Verlauf")
        why = _("Rechenschaft über öffentliche Mittel, § 59 Abs. 2 KomHVO NRW. Nach Ablauf der Frist geht auch das.")
        yield Hold(what, why)


def memberships_on(person: Person, today: dt.date) -> Iterator[Any]:
    """What the person is today."""
    yield from Membership.objects.on(today).filter(person=person, deleted=None)
    yield from Seat.objects.on(today).filter(resident=person, deleted=None)


def official_deeds(person: Person) -> QuerySet[Detail]:
    """What they did with the rights of an office: with a second factor."""
    return told_of(person).filter(by_person=person.pk, entry__way=Way.SECOND_FACTOR)


# ── what is due to go ─────────────────────────────────────────────────────────


def months_of(body: Body) -> dict[str, int]:
    """After how many months each kind goes, in this network."""
    return rules.MONTHS | dict(Period.objects.filter(body=body).values_list("kind", "months"))


def in_words(count: int) -> str:
    """»6 Monate«, »2 Jahre«."""
    if count % 12 == 0:
        return ngettext("%d Jahr", "%d Jahre", count // 12) % (count // 12)
    return ngettext("%d Monat", "%d Monate", count) % count


def periods_in_words(body: Body) -> dict[str, str]:
    """The same for whoever reads a form."""
    return {str(kind): in_words(count) for kind, count in months_of(body).items()}


def due(kind: str, body: Body, today: dt.date, months: int) -> QuerySet[Any]:
    """The rows of one kind whose time is over."""
    day = rules.months_before(today, months)
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    return OVER[Kept(kind)](body, moment)


def _gone(body: Body, moment: dt.datetime) -> QuerySet[Person]:
    """People with contact data who are nothing here since this day; who never was, since they were entered."""
    day = PartialDate.of(timezone.localdate(moment))
    mine = {"person": OuterRef("pk"), "deleted": None}
    lasting = Q(end_date=None) | Q(end_date__gte=day)
    belongs = Exists(Membership.objects.filter(lasting, **mine)) | Exists(Recipient.objects.filter(lasting, **mine))
    sits = Exists(Seat.objects.filter(lasting, resident=OuterRef("pk"), deleted=None))
    told = ~Q(email="", phone="", postal_address="") | Q(user__isnull=False)
    return Person.objects.filter(told, ~belongs, ~sits, body=body, deleted=None, created__lt=moment)


#: The rows of each kind that are over since this moment.
OVER: dict[Kept, Callable[[Body, dt.datetime], QuerySet[Any]]] = {
    Kept.LETTERS: lambda body, moment: Letter.objects.filter(body=body, finished__lt=moment),
    Kept.RECEIVED: lambda body, moment: Incoming.objects.filter(body=body, received__lt=moment),
    Kept.REQUESTS: lambda body, moment: forgettable(body, timezone.now(), moment),
    Kept.CONCERNS: lambda body, moment: concerns.forgettable(body, timezone.now(), moment),
    Kept.CONTACT: _gone,
    Kept.LINKS: lambda body, moment: PersonalLink.objects.filter(
        Q(expires__lt=moment) | Q(revoked__lt=moment), body=body
    ),
    Kept.NAMES: lambda body, moment: Detail.objects.filter(entry__body=body, entry__at__lt=moment),
}


# ── the table of periods, and the register of processing ──────────────────────


@dataclass(frozen=True)
class Line:
    """One line of the retention table: what, how long, from when, what would go today."""

    kind: str
    label: str
    begins: str
    months: int
    due: int


def lines(body: Body, today: dt.date) -> list[Line]:
    """The one table the night carries out."""
    months = months_of(body)
    return [
        Line(kind, str(kind.label), str(BEGINS[kind]), months[kind], due(kind, body, today, months[kind]).count())
        for kind in Kept
    ]


@dataclass(frozen=True)
class Activity:
    """One processing activity (Art. 30 (1) DSGVO)."""

    name: str
    purpose: str
    basis: str
    persons: str
    data: str
    recipients: str
    period: str


def activities(body: Body) -> list[Activity]:
    """The register, with the periods as they are set now."""
    months = periods_in_words(body)
    told = ({name: str(text) % months for name, text in one.items() if name != "tables"} for one in ACTIVITIES)
    return [Activity(**one) for one in told]
