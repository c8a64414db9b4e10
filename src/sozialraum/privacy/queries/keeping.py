"""Privacy: what must stay of a person, what is due to go and when, and the register of processing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.kinds import official_deeds
from sozialraum.acts.registry import Keeping
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.notes.queries import points_naming
from sozialraum.people.models import Membership, Person, Seat
from sozialraum.privacy import rules
from sozialraum.privacy.models import Period
from sozialraum.privacy.queries.known import ordered_kinds, subject_of
from sozialraum.privacy.queries.terms import FixedLine, fixed_lines, most_confirmations, terms
from sozialraum.privacy.words import ACTIVITIES

# ── what must stay ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Hold:
    """Why something is not erased now (Art. 17 (3) DSGVO)."""

    what: str
    why: str


def holds_on(person: Person, today: dt.date) -> Iterator[Hold]:
    """Reasons for keeping data against an erasure, living memberships first; empty if there is none."""
    if belongs_on(person, today):
        what = _("Die Person ist noch Mitglied")
        yield Hold(what, _("Beenden Sie zuerst ihre Mitgliedschaften und Sitze; erst dann kann gelöscht werden."))
    if official_deeds(subject_of(person)).exists():
        what = _("Was die Person für Büro, Stadt oder Prüfung getan hat, bleibt mit Namen im Verlauf")
        why = _("Rechenschaft über öffentliche Mittel, § 59 Abs. 2 KomHVO NRW. Nach Ablauf der Frist geht auch das.")
        yield Hold(what, why)
    for point in points_naming(subject_of(person)):
        what = _("Der Name steht in einer Notiz: %(point)s") % {"point": point}
        yield Hold(what, _("Streichen Sie ihn dort. Sonst geht die Notiz mit dem veröffentlichten Protokoll."))


def belongs_on(person: Person, today: dt.date) -> bool:
    """Whether the person is a member or has a seat on this day; one question."""
    member = Membership.objects.on(today).filter(person=person, deleted=None)
    sits = Seat.objects.on(today).filter(resident=person, deleted=None)
    return Person.objects.filter(Exists(member) | Exists(sits), pk=person.pk).exists()


def memberships_on(person: Person, today: dt.date) -> Iterator[Any]:
    """What the person is today."""
    yield from Membership.objects.on(today).filter(person=person, deleted=None)
    yield from Seat.objects.on(today).filter(resident=person, deleted=None)


# ── what is due to go ─────────────────────────────────────────────────────────


def periods() -> dict[str, Keeping]:
    """By the stored word of its period, how each kind is kept that goes after a time; the kinds of people first."""
    kept = (kind.keeping for kind in ordered_kinds())
    return {one.name: one for one in kept if isinstance(one, Keeping)}


def usual_months() -> dict[str, int]:
    """After how many months each kind goes, where the office has set no other number."""
    return {name: one.months for name, one in periods().items()}


def months_of(body: Body) -> dict[str, int]:
    """After how many months each kind goes, in this network."""
    known = usual_months()
    return known | dict(Period.objects.filter(body=body, kind__in=known).values_list("kind", "months"))


def months_for(visitor: Visitor) -> dict[str, int]:
    """The same for a page, without asking the database each time."""
    return remembered(visitor, "kept", lambda one: months_of(one.body))


def in_words(count: int) -> str:
    """»6 Monate«, »2 Jahre«."""
    if count % 12 == 0:
        return ngettext("%d Jahr", "%d Jahre", count // 12) % (count // 12)
    return ngettext("%d Monat", "%d Monate", count) % count


def kept_in_words(months: dict[str, int]) -> dict[str, str]:
    """Kind of data → its period as a phrase in the language of the page, for forms."""
    return {kind: in_words(count) for kind, count in months.items()}


def due(kind: str, body: Body, today: dt.date, months: int) -> QuerySet[Any]:
    """The rows of one kind whose time is over. Raises KeyError for a period that no kind has."""
    day = rules.months_before(today, months)
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    return periods()[kind].over(body, moment)


# ── the table of periods, and the register of processing ──────────────────────


@dataclass(frozen=True)
class RetentionLine:
    """One line of the retention table: what, how long, from when, what would go today."""

    kind: str
    label: str
    begins: str
    months: int
    due: int

    @property
    def period(self) -> str:
        return in_words(self.months)


def lines(body: Body, today: dt.date) -> list[RetentionLine]:
    """One row for each kind of data: its period and how many rows are over it today."""
    months = months_of(body)
    return [
        RetentionLine(
            name, str(one.called), str(one.begins), months[name], due(name, body, today, months[name]).count()
        )
        for name, one in periods().items()
    ]


def stated_lines(months: dict[str, int]) -> list[FixedLine]:
    """What goes after which time, for everybody: the periods as they are set, then those that nobody sets."""
    told = kept_in_words(months)
    return [FixedLine(str(one.called), told[name], str(one.begins)) for name, one in periods().items()] + fixed_lines()


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


def activities(months: dict[str, int]) -> list[Activity]:
    """The register, with the periods as they are set now and those that nobody sets."""
    words = kept_in_words(months) | terms()
    told = ({name: str(text) % words for name, text in one.items() if name != "tables"} for one in ACTIVITIES)
    return [Activity(**one) for one in told]


def stated(visitor: Visitor) -> dict[str, Any]:
    """What the page on data protection says of this network: periods, purposes, recipients, how often one is asked."""
    months = months_for(visitor)
    return {"periods": stated_lines(months), "activities": activities(months), "most": most_confirmations()}
