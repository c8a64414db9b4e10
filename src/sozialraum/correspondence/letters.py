"""Reaching: what every letter about a date says, and the neutral letter that asks whether an address is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext as _

from sozialraum.correspondence.rules import CONFIRM_LASTS, News
from sozialraum.correspondence.words import About
from sozialraum.languages.marks import isolated
from sozialraum.post.letter import LetterKind, LetterLink, OfficeContact
from sozialraum.sittings.queries.dates import NextDate
from sozialraum.ui.spoken import in_words


@dataclass(frozen=True, kw_only=True)
class ConfirmAddress(LetterKind):
    """The one neutral letter to an address that nobody confirmed. Holds nothing that was typed into the form."""

    page: str  # path of the personal link

    neutral = True
    secret = True

    @property
    def days(self) -> int:
        """How long the link in it is valid."""
        return CONFIRM_LASTS.days

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(_("Adresse bestätigen"), self.page, needed=True),)


@dataclass(frozen=True, kw_only=True)
class ToCorrespondent(LetterKind):
    """To somebody who may look up how things stand. ``status``: path of their personal link; empty if they have none.

    ``thanks``: it is the first after they confirmed their address.
    """

    by_phone = True

    status: str = ""
    thanks: bool = False

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (LetterLink(self.status_label, self.status),) if self.status else ()

    @property
    def status_label(self) -> str:
        return _("So sehen Sie nach, wie es steht. Dieser Link ist nur für Sie")


@dataclass(frozen=True, kw_only=True)
class WithDate(ToCorrespondent):
    """It says when groups meet next. ``event``: that date as a calendar file."""

    topic: ClassVar[str] = About.DATE

    groups: tuple[str, ...]
    ahead: NextDate | None
    event: bytes = b""

    @property
    def next_meeting(self) -> str:
        return about_next(self.groups, self.ahead)

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (*super().links, *links_to(self.ahead))

    @property
    def calendar(self) -> bytes:
        return self.event


@dataclass(frozen=True, kw_only=True)
class DateNews(WithDate):
    """A date is set now, has changed, or is called off; ``old`` is the day they were told, ``now`` what holds of it."""

    news: News
    old: dt.date | None = None
    now: NextDate | None = None
    reason: str = ""
    replaces: bool = False  # ``ahead`` takes the place of what is called off

    @property
    def next_meeting(self) -> str:
        if self.replaces and self.ahead:
            return _("Der neue Termin: %(when)s.") % {"when": when_and_where(self.ahead)}
        return about_next(self.groups, self.ahead)

    @property
    def all_groups(self) -> str:
        return _(" und ").join(isolated(group) for group in self.groups)

    @property
    def is_new(self) -> bool:
        return self.news is News.SET

    @property
    def has_changed(self) -> bool:
        return self.news is News.CHANGED and self.now is not None

    @property
    def old_day(self) -> str:
        return in_words(self.old) if self.old else ""

    @property
    def when_now(self) -> str:
        return when_and_where(self.now) if self.now else ""

    @property
    def links(self) -> tuple[LetterLink, ...]:
        return (*ToCorrespondent.links.fget(self), *links_to(self.now if self.has_changed else self.ahead))  # type: ignore[attr-defined]


# ── sentences about dates ─────────────────────────────────────────────────────


def about_next(groups: Sequence[str], ahead: NextDate | None) -> str:
    """When and where these groups next meet, or that nobody knows yet and word will follow."""
    if ahead is None:
        return _("Für %(group)s steht zurzeit kein Termin fest. Sobald er feststeht, sagen wir Bescheid.") % {
            "group": in_a_row(groups)
        }
    held_by = [one.name for one in ahead.groups]
    name = next((name for name in groups if name in held_by), groups[0])
    others = [one for one in held_by if one != name]
    words = {"group": isolated(name), "when": when_and_where(ahead)}
    meets = _("»%(group)s« trifft sich das nächste Mal: %(when)s.") % words
    return f"{meets} {_('Es ist eine gemeinsame Sitzung mit %s.') % in_a_row(others)}" if others else meets


def when_and_where(date: NextDate) -> str:
    """»Donnerstag, 18. Februar 2027, 17 bis 19 Uhr, Nachbarschaftstreff Beispiel«; says what is not known yet."""
    time = date.span or _("Uhrzeit steht noch nicht fest")
    where = isolated(date.where) or _("Ort steht noch nicht fest")
    return _(", ").join([in_words(date.day), time, where])


def in_a_row(names: Sequence[str]) -> str:
    """»A«, »B« und »C«."""
    quoted = [_("»%s«") % isolated(name) for name in names]
    return _(" und ").join([_(", ").join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def links_to(date: NextDate | None) -> tuple[LetterLink, ...]:
    return (LetterLink(_("Zur Sitzung"), date.path), LetterLink(_("In den Kalender"), date.event_path)) if date else ()


def whom_to_call(office: OfficeContact) -> str:
    """A sentence that says where somebody answers."""
    if office.phone:
        return _("Oder rufen Sie uns an: %(phone)s.") % {"phone": isolated(office.phone)}
    return _("Oder schreiben Sie uns: %(email)s.") % {"email": isolated(office.email)} if office.email else ""
