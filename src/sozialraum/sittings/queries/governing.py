"""Sittings: by which texts a meeting was held and where it departed from them, for its page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Departure, Meeting, PinnedRevision
from sozialraum.papers.models import Version
from sozialraum.ui.spoken import of_date


@dataclass(frozen=True)
class GoverningText:
    """A version that held for a meeting, for its page; ``groups`` are the names of those for whom, "" for all."""

    title: str
    url: str
    groups: str
    reason: str = ""

    @property
    def in_words(self) -> str:
        """»Geschäftsordnung vom 2. November 2016 (AG Wohnen), neu festgelegt: …«"""
        groups = f" ({self.groups})" if self.groups else ""
        return f"{self.title}{groups}{f', neu festgelegt: {self.reason}' if self.reason else ''}"


def governing_texts(meeting: Meeting, visitor: Visitor) -> tuple[GoverningText, ...]:
    """The versions fixed for a meeting, as far as this visitor may see them, the first that governs first."""
    rows = PinnedRevision.objects.visible_to(visitor).filter(meeting=meeting, edition__isnull=False).valid()
    seen = Version.objects.visible_to(visitor).values("pk")
    found: dict[Version, list[PinnedRevision]] = defaultdict(list)
    for one in rows.filter(edition__version__in=seen).select_related("organization", "edition__version__paper"):
        assert one.edition is not None  # asked
        found[one.edition.version].append(one)
    return tuple(_governing(version, them, len(meeting.groups)) for version, them in found.items())


def _governing(version: Version, them: list[PinnedRevision], of: int) -> GoverningText:
    groups = "" if len(them) >= of else ", ".join(one.organization.name for one in them)
    since = f" {of_date(version.valid_from)}" if version.valid_from else ""
    return GoverningText(f"{version.paper.name}{since}", version.get_absolute_url(), groups, them[0].reason)


@dataclass(frozen=True)
class DepartureLine:
    """One departure from a rule, for the page of its meeting: what the rule says, and why one went on."""

    group: str
    step: str
    sentence: str
    reason: str

    @property
    def in_words(self) -> str:
        """»AG Wohnen, beim Einberufen: … Warum trotzdem: …«"""
        return f"{self.group}, {self.step}: {self.sentence} Warum trotzdem: {self.reason}"


def departures_of(meeting: Meeting, visitor: Visitor) -> tuple[DepartureLine, ...]:
    """Where a meeting departed from a rule, in the order in which it did."""
    found = Departure.objects.visible_to(visitor).filter(meeting=meeting).select_related("organization")
    return tuple(
        DepartureLine(one.organization.name, one.get_step_display(), one.sentence, one.reason) for one in found
    )
