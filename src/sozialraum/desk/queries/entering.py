"""Desk: what the office has entered, kind by kind, also what the public does not see and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import ACTS
from sozialraum.acts.registry import Kind, Label, Listing, listing_at, listings
from sozialraum.desk.words import ListPart
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Person

PAGE = 30
TOPICS_NOTE = gettext_lazy("Wer wofür zuständig ist, was versprochen wird, das leere Formular")
TEXTS_NOTE = gettext_lazy("Wozu es da ist, wie man das Büro erreicht, Impressum, Datenschutz, Barrierefreiheit")


@dataclass(frozen=True)
class KindLink:
    """A kind on the page »Eintragen und ändern«."""

    called: Label
    note: Label
    count: int | None
    list_url: str
    new: Label
    new_url: str


@dataclass(frozen=True)
class ListRow:
    """One thing in the list of its kind."""

    name: str
    url: str
    facts: tuple[str, ...]
    when: PartialDate | None
    marks: tuple[str, ...]
    correct_url: str
    withdraw_url: str


@dataclass(frozen=True)
class Overview:
    """All things of one kind that match what was asked."""

    called: Label
    new: Label
    new_url: str
    rows: list[ListRow]
    page: Page[Any]
    is_dated: bool
    recorded_there: Label = ""
    there_called: Label = ""
    there_url: str = ""


@dataclass(frozen=True)
class ListFilter:
    """By what a list is narrowed."""

    words: str = ""
    year: int | None = None
    shown: str = ""
    number: str = "1"

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.year or self.shown)


def parts(visitor: Visitor) -> Iterator[tuple[Label, list[KindLink]]]:
    """Every kind, by what one is about to do. One count for each."""
    texts = KindLink(_("Texte"), TEXTS_NOTE, None, reverse("bodies:body-write-texts"), "", "")
    body = KindLink(_("Netzwerk"), _("Name, Stadt"), None, reverse("bodies:body-correct"), "", "")
    for chapter, found in groupby((one for _kind, one in listings()), key=lambda one: one.chapter):
        yield chapter.label, [_door(one, visitor) for one in found]
    yield _("Wer dazugehört"), list(_people(visitor))
    if may_enter(visitor):
        topics = KindLink(_("Themen der Anliegen"), TOPICS_NOTE, None, reverse("inbox:setting-list"), "", "")
        yield _("Das Netzwerk selbst"), [texts, topics, body]
    note, url = _("Wer es wann warum war; zurückholen"), reverse("history:withdrawn-list")
    gone = KindLink(_("Zurückgezogenes"), note, None, url, "", "")
    yield _("Irrtümer"), [gone]


def _people(visitor: Visitor) -> Iterator[KindLink]:
    """Persons, and what they have in the groups: each on a page of its own."""
    everybody, new = reverse("people:person-list"), reverse("people:person-record")
    count = Person.objects.visible_to(visitor).count()
    note = _("Wer dazugehört, und wie man jemanden erreicht")
    yield KindLink(_("Menschen"), note, count, everybody, _("Person eintragen"), new)
    note = _("Wer für wen sitzt und stimmt, wer einlädt, wer Einladungen bekommt")
    yield KindLink(_("Sitze, Ämter und Verteiler"), note, None, f"{everybody}#nach-gremium", "", "")


def may_enter(visitor: Visitor) -> bool:
    """The office enters; the auditor only reads."""
    return ACTS["bodies.write_texts"].who.holds(visitor, visitor.body)


def _door(one: Listing, visitor: Visitor) -> KindLink:
    count = one.things().visible_to(visitor).count()
    return KindLink(one.called, one.note, count, list_url(one.slug), one.new, new_url(one))


def list_url(slug: str) -> str:
    return reverse("desk:entering-list", args=[slug])


def new_url(one: Listing) -> str:
    return reverse(f"{one.pages}-record") if one.recorded else ""


def years_of(one: Listing, visitor: Visitor) -> list[int]:
    """The years of which something is on record, the latest first."""
    if not one.dated:
        return []
    dates = one.things().visible_to(visitor).order_by().values_list(one.dated, flat=True).distinct()
    return sorted({date.year for date in dates if date}, reverse=True)


def overview_of(kind: Kind, one: Listing, visitor: Visitor, asked: ListFilter) -> Overview:
    """One page of the list, in a fixed number of questions."""
    page = Paginator(_found(kind, one, visitor, asked), PAGE).get_page(asked.number)
    things = list(page)
    public = _public(one, visitor, things)
    may = ACTS[_act(one, "correct")].who.holds(visitor, visitor.body)
    rows = [_row(one, thing, is_public=thing.pk in public, may=may) for thing in things]
    found = Overview(one.called, one.new, new_url(one) if may else "", rows, page, bool(one.dated))
    if may and (there := listing_at(one.belongs_to)):
        called, url = there[1].called, list_url(one.belongs_to)
        found = replace(found, recorded_there=one.recorded_there, there_called=called, there_url=url)
    return found


def _act(one: Listing, verb: str) -> str:
    room, name = (one.act or one.pages.replace(":", ".")).split(".")
    return f"{room}.{verb}_{name}"


def _found(kind: Kind, one: Listing, visitor: Visitor, asked: ListFilter) -> QuerySet[Any]:
    if asked.shown == ListPart.WITHDRAWN:
        return _tombstones(kind, visitor)
    found: QuerySet[Any] = one.things().visible_to(visitor).order_by(*one.order)
    if asked.shown == ListPart.HIDDEN:
        found = found.exclude(pk__in=one.things().visible_to(visitor.as_nobody()).order_by().values("pk"))
    if asked.year and one.dated:
        first, last = PartialDate(asked.year), PartialDate(asked.year, 12, 31)
        found = found.filter(**{f"{one.dated}__gte": first, f"{one.dated}__lte": last})
    for word in asked.words.split():
        found = found.filter(_any(one.searched, word))
    return found


def _any(columns: tuple[str, ...], word: str) -> Q:
    asked = Q()
    for column in columns:
        asked |= Q(**{f"{column}__icontains": word})
    return asked


def _tombstones(kind: Kind, visitor: Visitor) -> QuerySet[Any]:
    """What was withdrawn, the latest first; of which kind of group it was nobody knows any more."""
    gone: QuerySet[Any] = kind.model._base_manager.filter(body=visitor.body, deleted__isnull=False)
    return gone.order_by("-deleted")


def _public(one: Listing, visitor: Visitor, things: list[Any]) -> set[int]:
    """Which of these everybody sees."""
    seen = one.things().visible_to(visitor.as_nobody()).filter(pk__in=[thing.pk for thing in things])
    return set(seen.order_by().values_list("pk", flat=True))


def _row(one: Listing, thing: Any, *, is_public: bool, may: bool) -> ListRow:
    if thing.deleted:
        day = PartialDate.of(timezone.localdate(thing.deleted))
        return ListRow(thing.key, "", (_("zurückgezogen am %s") % day.in_words(weekday=False),), None, (), "", "")
    line = one.line(thing)
    hidden = () if is_public else (_("nicht öffentlich"),)
    links = [reverse(f"{one.pages}-{verb}", args=[thing.key]) if may else "" for verb in ("correct", "withdraw")]
    marks = ((line.state,) if line.state else ()) + hidden
    return ListRow(str(thing), thing.get_absolute_url(), line.facts, line.when, marks, links[0], links[1])
