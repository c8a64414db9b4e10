"""Site: documents and their versions as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts.corrections import day_of
from sozialraum.bodies.queries import values_of
from sozialraum.decisions.models import Effect
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.questions import asked, asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Consultation
from sozialraum.meetings.queries import title_of
from sozialraum.network.models import Body
from sozialraum.papers.models import Adopter, Adoption, Paper, Version
from sozialraum.papers.queries import differences
from sozialraum.papers.rules import ChangedSentence, Clause, Difference, became, clauses, sentences
from sozialraum.papers.words import PaperType
from sozialraum.press.document import DocumentSheet
from sozialraum.register.queries.files import FileLine, file_line
from sozialraum.site.queries.groups import seen_by
from sozialraum.ui.spoken import of_date
from sozialraum.ui.values import Group

LISTED = ("paper_id", "label", "valid_from", "valid_until", "paper__key", "paper__name", "paper__paper_type")
MOST_SHOWN = 1_000  # differences on a page


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
    coming: PartialDate | None = None

    @property
    def second_line(self) -> str:
        """For a line below the title."""
        return self.label

    @property
    def is_ahead(self) -> bool:
        """True for a version that is not in force yet."""
        return self.since is None or self.since.first > timezone.localdate()


@dataclass(frozen=True)
class Adopted:
    """By whom a version was adopted, when, and by which decision, if that is on record."""

    groups: tuple[Group, ...]
    date: PartialDate
    decision_title: str
    decision_url: str

    @property
    def by(self) -> str:
        return _("durch %s") % ", ".join(group.name for group in self.groups) if self.groups else ""


@dataclass(frozen=True)
class Consulted:
    """Where a document was talked about, or will be."""

    title: str
    url: str
    date: PartialDate | None


@dataclass(frozen=True)
class VersionPage:
    """Everything the page of a document says about one version."""

    key: str
    paper_name: str
    paper_url: str
    kind: str
    line: VersionLine
    clauses: tuple[Clause, ...]
    plain_text: str  # the same in Leichte Sprache; it binds nobody
    note: str
    file: FileLine | None
    has_file: bool
    adopted: tuple[Adopted, ...]
    unadopted: str  # what is said where no adoption may be told
    consulted: tuple[Consulted, ...]
    versions: tuple[VersionLine, ...]
    corrected: dt.date | None
    changed: tuple[ChangedSentence, ...]  # against the version before
    before: VersionLine | None
    since: dict[str, dict[str, str]]  # of one that holds no more: how its passages read today


def in_force(visitor: Visitor, today: dt.date) -> list[VersionLine]:
    """What is in force today, one line per document."""
    newest, coming = dict[int, Any](), dict[int, PartialDate]()
    for version in asked(_in_force_or_ahead, visitor, today):
        if version.valid_from > PartialDate.of(today):
            coming.setdefault(version.paper_id, version.valid_from)
        else:
            newest[version.paper_id] = version
    order = [kind.value for kind in PaperType]
    lines = sorted(newest.values(), key=lambda one: (order.index(one.paper__paper_type), one.paper__name))
    return [_listed(version, coming.get(version.paper_id)) for version in lines]


def _in_force_or_ahead(visitor: Visitor, today: dt.date) -> QuerySet[Any]:
    found = Version.objects.visible_to(visitor).in_force_or_ahead(today).order_by("valid_from", "pk")
    return found.values_list(*LISTED, named=True)


def others(visitor: Visitor, today: dt.date) -> list[Paper]:
    """Documents of which no version is in force: never adopted, not yet, or no longer."""
    held = Version.objects.visible_to(visitor).in_force_on(today).values("paper")
    return list(Paper.objects.visible_to(visitor).exclude(pk__in=held).order_by("name"))


def page_of(paper: Paper, visitor: Visitor, today: dt.date, label: str = "") -> VersionPage | None:
    """One version of a document: the named one, or that in force today, or the newest there is."""
    versions = asked_of(_versions, visitor, [paper.pk], today)
    newest = next((one for one in reversed(versions) if one.holds), None)
    current = {paper.pk: newest} if newest else {}
    shown = newest or (versions[-1] if versions else None)
    if label:
        shown = next((one for one in versions if one.label == label), None)
    if shown is None:
        return None
    adopted, unadopted = _adopted(shown, visitor)
    before = next((one for one in reversed(versions[: versions.index(shown)]) if one.text and shown.text), None)
    is_over = newest is not None and newest in versions[versions.index(shown) + 1 :] and newest.text
    return VersionPage(
        key=shown.key,
        paper_name=paper.name,
        paper_url=paper.get_absolute_url(),
        kind=str(PaperType(paper.paper_type).label),
        line=_line(shown, current),
        clauses=tuple(clauses(shown.text)),
        plain_text=shown.plain_text,
        note=shown.note,
        file=file_line(shown.file, visitor),
        has_file=shown.file_id is not None,
        adopted=adopted,
        unadopted=unadopted,
        consulted=tuple(_consulted(paper, visitor)) if shown.is_consulted else (),
        versions=tuple(_line(version, current, beside=shown) for version in reversed(versions)),
        corrected=day_of(shown.corrected),
        changed=tuple(sentences(before.text, shown.text, differences(before, shown))) if before else (),
        before=_line(before, current, beside=shown) if before else None,
        since=became(differences(shown, newest)) if newest and is_over else {},
    )


def _versions(visitor: Visitor, papers: Sequence[int], today: dt.date) -> QuerySet[Version]:
    """The versions, the oldest first, each knowing whether it ``holds`` (the last one counts) and ``is_consulted``."""
    found = Version.objects.visible_to(visitor).filter(paper__in=papers).select_related("file", "paper")
    holds = Exists(Version.objects.in_force_on(today).filter(pk=OuterRef("pk")))
    consulted = Exists(Consultation.objects.filter(paper=OuterRef("paper"), deleted=None))
    return found.annotate(holds=holds, is_consulted=consulted).order_by("valid_from", "pk")


def _listed(version: Any, coming: PartialDate | None) -> VersionLine:
    """A row of ``LISTED`` that is in force."""
    since, until, name = version.valid_from, version.valid_until, version.paper__name
    url = at(Version.address.format(paper=version.paper__key, label=version.label))
    above = at(Paper.address.format(key=version.paper__key))
    return VersionLine(_label(since, version.label), name, url, above, since, until, in_force=True, coming=coming)


def _label(since: PartialDate | None, label: str) -> str:
    return f"Fassung {of_date(since)}" if since else f"Fassung {label}"


def _line(version: Version, current: dict[int, Version], beside: Version | None = None) -> VersionLine:
    since, until, paper, url = version.valid_from, version.valid_until, version.paper, version.get_absolute_url()
    other = beside.label if beside and beside != version and beside.text and version.text else ""
    comparison, holds = f"{url}vergleich/{other}/" if other else "", current.get(paper.pk) == version
    label, above = _label(since, version.label), paper.get_absolute_url()
    return VersionLine(label, paper.name, url, above, since, until, holds, comparison)


def sheet_of(page: VersionPage, body: Body) -> DocumentSheet:
    """The version as the press takes it: the values of its page. As of today: that it holds may be over tomorrow."""
    line, today = page.line, timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    by = [_("Beschlossen: %s.") % " ".join(filter(None, (one.date.in_words(), one.by))) for one in page.adopted]
    corrected = [_("Berichtigt am %s.") % of_date(PartialDate.of(page.corrected))] if page.corrected else []
    remarks = (*by, *corrected, *filter(None, (page.note,)))
    texts = tuple((f"§ {one.number}" if one.number else "", one.title, one.text) for one in page.clauses)
    address = f"{body.address.rstrip('/')}{line.url}" if body.address else ""
    held = (line.since, line.until, line.in_force, line.is_ahead)
    return DocumentSheet(body.name, page.paper_name, line.label, *held, texts, remarks, address, today)


def _consulted(paper: Paper, visitor: Visitor) -> Iterator[Consulted]:
    """The latest first; of a sitting that this visitor does not see, nothing."""
    found = asked_of(_consultations, visitor, [paper.pk])
    prefetch_related_objects(found, "agenda_item__meeting__holders")
    for told in found:
        item = told.agenda_item
        yield Consulted(f"{title_of(item.meeting)}, {item}", item.get_absolute_url(), item.meeting.date)


def _consultations(visitor: Visitor, papers: Sequence[int]) -> QuerySet[Consultation]:
    found = Consultation.objects.visible_to(visitor).filter(paper__in=papers).select_related("agenda_item__meeting")
    return found.order_by("-agenda_item__meeting__date", "-agenda_item__meeting__pk", "agenda_item__order")


def _adopted(version: Version, visitor: Visitor) -> tuple[tuple[Adopted, ...], str]:
    """Every adoption on record with its decision, if there is one; and what is said where none may be told."""
    decisions: Any = {one.adoption_id: one for one in asked_of(_adopting, visitor, [version.pk])}
    adoptions = asked_of(_adoptions, visitor, [version.pk])
    adopters = asked_of(_adopters, visitor, [one.pk for one in adoptions])
    told, hidden = [], False
    for adoption in adoptions:
        effect = decisions.get(adoption.pk)
        if effect and not effect.seen:
            hidden = True
            continue
        title, url = (effect.resolution.name, effect.resolution.get_absolute_url()) if effect else ("", "")
        groups = values_of(link.organization for link in adopters if link.adoption_id == adoption.pk)
        told.append(Adopted(groups, adoption.date, title, url))
    return tuple(told), _("Der Beschluss ist nicht öffentlich.") if hidden else ""


def _adopting(visitor: Visitor, versions: Sequence[int]) -> QuerySet[Effect]:
    found = Effect.objects.filter(adoption__version__in=versions).annotate(seen=seen_by(visitor))
    return found.select_related("resolution")


def _adoptions(_visitor: Visitor, versions: Sequence[int]) -> QuerySet[Adoption]:
    return Adoption.objects.filter(version__in=versions).order_by("pk")


def _adopters(_visitor: Visitor, adoptions: Sequence[int]) -> QuerySet[Adopter]:
    return Adopter.objects.filter(adoption__in=adoptions)


@dataclass(frozen=True)
class ChangedClause:
    """A clause with everything in it that differs."""

    name: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions beside each other, the older one first."""

    paper_name: str
    paper_url: str
    old: VersionLine
    new: VersionLine
    clauses: tuple[ChangedClause, ...]
    count: int
    shown: int
    has_whole: bool  # something is too large to be compared word by word
    is_possible: bool


def comparison(paper: Paper, visitor: Visitor, labels: tuple[str, str]) -> Comparison | None:
    """What differs between two versions of a document; only where both texts are on record."""
    seen = Version.objects.visible_to(visitor).filter(paper=paper, label__in=labels).select_related("paper")
    found = list(seen.order_by("valid_from", "pk"))
    if len(found) != 2:
        return None
    old, new = found
    every = differences(old, new)
    shown = every[:MOST_SHOWN]
    changed = _by_clause(shown, [*clauses(old.text), *clauses(new.text)])
    which = (paper.name, paper.get_absolute_url(), _line(old, {}), _line(new, {}))
    has_whole, is_possible = any(one.whole for one in shown), bool(old.text and new.text)
    return Comparison(*which, changed, len(every), len(shown), has_whole, is_possible)


def _by_clause(differences: list[Difference], known: list[Clause]) -> tuple[ChangedClause, ...]:
    titles = {clause.name: f"{clause.name} {clause.title}".strip() for clause in known}
    together = groupby(differences, key=lambda one: one.where)
    return tuple(ChangedClause(titles.get(where, where), tuple(found)) for where, found in together)
