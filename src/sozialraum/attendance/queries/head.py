"""Attendance: what stands in the head of minutes beside the sitting itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState, MinutesType
from sozialraum.foundation.dates import PartialDate
from sozialraum.ui.spoken import from_to


@dataclass(frozen=True)
class MinutesHead:
    """Number, kind and edition of minutes, and the days of their way; only what is known."""

    number: str
    facts: tuple[tuple[str, str], ...]
    invited_on: PartialDate | None = None

    def with_notice(self, timely: str) -> MinutesHead:
        """The same with whether one was invited in time, behind the day."""
        label = _("Eingeladen am")
        return replace(
            self, facts=tuple((name, f"{text}, {timely}" if name == label else text) for name, text in self.facts)
        )

    @property
    def in_words(self) -> str:
        """All of it in one line: »Nr. 20 / 2024–2028. Art: Ergebnisprotokoll. Eingeladen am: 3. Mai 2025.«"""
        return " ".join([f"{self.number}."] * bool(self.number) + [f"{label}: {text}." for label, text in self.facts])


def minutes_head(minutes: Minutes) -> MinutesHead:
    """The head of these minutes; the day of publishing is the printed one, else that on which it was done here."""
    facts = tuple((label, text) for label, text in _facts(minutes) if text)
    return MinutesHead(minutes.number, facts, minutes.invited_on)


def _facts(minutes: Minutes) -> Iterator[tuple[str, str]]:
    yield _("Art"), str(MinutesType(minutes.kind).label) if minutes.kind else ""
    yield _("Stand der Niederschrift"), minutes.edition.rstrip(".")
    meeting = minutes.meeting
    yield _("Gedauert"), from_to(meeting.opened, meeting.closed) if meeting.opened and meeting.closed else ""
    yield _("Eingeladen am"), _day(minutes.invited_on)
    yield _("Geschrieben am"), _day(minutes.written_on)
    since = minutes.meeting.record_published
    here = PartialDate.of(timezone.localdate(since)) if since and minutes.state == MinutesState.PUBLISHED else None
    head = minutes.number or minutes.kind or minutes.edition or minutes.invited_on or minutes.written_on
    yield _("Veröffentlicht am"), _day(minutes.published_on or (here if head else None))


def _day(date: PartialDate | None) -> str:
    return date.in_words(weekday=False) if date else ""
