"""Site: documents and their versions as the pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sozialraum.decisions.models import Effect
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.models import File, Paper, Version
from sozialraum.papers.rules import Clause, Difference, clauses, compare
from sozialraum.papers.words import PaperType
from sozialraum.site.queries.groups import seen_by, values_of
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class VersionLine:
    """A version in a list of versions."""

    label: str
    title: str
    url: str
    paper_url: str
    since: PartialDate | None
    until: PartialDate | None
    in_force: bool
    comparison_url: str = ""


@dataclass(frozen=True)
class Adopted:
    """By whom a version was adopted, when, and by which decision."""

    groups: tuple[Group, ...]
    date: PartialDate
    decision_title: str
    decision_url: str


@dataclass(frozen=True)
class VersionPage:
    """Everything the page of a document says about one version."""

    paper_name: str
    paper_url: str
    kind: str
    line: VersionLine
    clauses: tuple[Clause, ...]
    note: str
    file: File | None
    adopted: tuple[Adopted, ...]
    versions: tuple[VersionLine, ...]


def in_force(visitor: Visitor, today: dt.date) -> list[VersionLine]:
    """What is in force today, one line per document."""
    newest: dict[int, Version] = {}
    found = Version.objects.visible_to(visitor).in_force_on(today).select_related("paper").order_by("valid_from", "pk")
    for version in found:
        newest[version.paper_id] = version
    return [_line(version, newest) for version in newest.values()]


def others(visitor: Visitor, today: dt.date) -> list[Paper]:
    """Documents of which no version is in force: never adopted, not yet, or no longer."""
    held = Version.objects.visible_to(visitor).in_force_on(today).values("paper")
    return list(Paper.objects.visible_to(visitor).exclude(pk__in=held).order_by("name"))


def page_of(paper: Paper, visitor: Visitor, today: dt.date, label: str = "") -> VersionPage | None:
    """One version of a document: the named one, or that in force today, or the newest there is."""
    seen = Version.objects.visible_to(visitor).filter(paper=paper).select_related("file", "paper")
    versions = list(seen.order_by("valid_from", "pk"))
    newest = seen.in_force_on(today).order_by("-valid_from", "-pk").first()
    current = {paper.pk: newest} if newest else {}
    shown = newest or (versions[-1] if versions else None)
    if label:
        shown = next((one for one in versions if one.label == label), None)
    if shown is None:
        return None
    file = shown.file if shown.file and File.objects.visible_to(visitor).filter(pk=shown.file.pk).exists() else None
    return VersionPage(
        paper_name=paper.name,
        paper_url=paper.get_absolute_url(),
        kind=str(PaperType(paper.paper_type).label),
        line=_line(shown, current),
        clauses=tuple(clauses(shown.text)),
        note=shown.note,
        file=file,
        adopted=_adopted(shown, visitor),
        versions=tuple(_line(version, current, beside=shown) for version in reversed(versions)),
    )


def _line(version: Version, current: dict[int, Version], beside: Version | None = None) -> VersionLine:
    since = version.valid_from
    return VersionLine(
        label=f"Fassung vom {since.in_words(weekday=False)}" if since else f"Fassung {version.label}",
        title=version.paper.name,
        url=version.get_absolute_url(),
        paper_url=version.paper.get_absolute_url(),
        since=since,
        until=version.valid_until,
        in_force=current.get(version.paper_id) == version,
        comparison_url=f"{version.get_absolute_url()}vergleich/{beside.label}/"
        if beside and beside != version and beside.text and version.text
        else "",
    )


def _adopted(version: Version, visitor: Visitor) -> tuple[Adopted, ...]:
    effects = Effect.objects.filter(adoption__version=version, resolution__in=seen_by(visitor)).select_related(
        "adoption", "resolution"
    )
    return tuple(
        Adopted(
            values_of(link.organization for link in effect.adoption.adopter_set.select_related("organization")),
            effect.adoption.date,
            effect.resolution.name,
            effect.resolution.get_absolute_url(),
        )
        for effect in effects
        if effect.adoption
    )


@dataclass(frozen=True)
class Comparison:
    """Two versions beside each other, the older one first."""

    paper_name: str
    paper_url: str
    old: VersionLine
    new: VersionLine
    differences: tuple[Difference, ...]
    is_possible: bool


def comparison(paper: Paper, visitor: Visitor, labels: tuple[str, str]) -> Comparison | None:
    """What differs between two versions of a document; only where both texts are on record."""
    seen = Version.objects.visible_to(visitor).filter(paper=paper, label__in=labels).select_related("paper")
    found = list(seen.order_by("valid_from", "pk"))
    if len(found) != 2:
        return None
    old, new = found
    return Comparison(
        paper_name=paper.name,
        paper_url=paper.get_absolute_url(),
        old=_line(old, {}),
        new=_line(new, {}),
        differences=tuple(compare(old.text, new.text)),
        is_possible=bool(old.text and new.text),
    )
