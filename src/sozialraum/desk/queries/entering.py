"""Desk: what the office has entered, kind by kind, also what the public does not see and what was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import ACTS
from sozialraum.acts.forms import Words
from sozialraum.desk.queries.kinds import KINDS, PARTS, Kind
from sozialraum.desk.words import Shown
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Person

PAGE = 30
TOPICS_NOTE = gettext_lazy("Wer wofür zuständig ist, was versprochen wird, das leere Formular")
TEXTS_NOTE = gettext_lazy("Wozu es da ist, wie man das Büro erreicht, Impressum, Datenschutz, Barrierefreiheit")


@dataclass(frozen=True)
class Door:
    """A kind on the page »Eintragen und ändern«."""

    called: Words
    note: Words
    count: int | None
    list_url: str
    new: Words
    new_url: str


@dataclass(frozen=True)
class Row:
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

    called: Words
    new: Words
    new_url: str
    rows: list[Row]
    page: Page[Any]
    is_dated: bool
    recorded_there: Words = ""
    there_called: Words = ""
    there_url: str = ""


@dataclass(frozen=True)
class Asked:
    """By what a list is narrowed."""

    words: str = ""
    year: int | None = None
    shown: str = ""
    number: str = "1"

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.year or self.shown)


def parts(visitor: Visitor) -> Iterator[tuple[Words, list[Door]]]:
    """Every kind, by what one is about to do. One count for each."""
    texts = Door(_("Texte"), TEXTS_NOTE, None, reverse("bodies:body-write-texts"), "", "")
    body = Door(_("Netzwerk"), _("Name, Stadt"), None, reverse("bodies:body-correct"), "", "")
    for heading, kinds in PARTS:
        yield heading, [_door(kind, visitor) for kind in kinds]
    yield _("Wer dazugehört"), list(_people(visitor))
    if may_enter(visitor):
        topics = Door(_("Themen der Anliegen"), TOPICS_NOTE, None, reverse("inbox:setting-list"), "", "")
        yield _("Das Netzwerk selbst"), [texts, topics, body]


def _people(visitor: Visitor) -> Iterator[Door]:
    """Persons, and what they have in the groups: each on a page of its own."""
    everybody, new = reverse("people:person-list"), reverse("people:person-record")
    count = Person.objects.visible_to(visitor).count()
    yield Door(
        _("Menschen"), _("Wer dazugehört, und wie man jemanden erreicht"), count, everybody, _("Person eintragen"), new
    )
    note = _("Wer für wen sitzt und stimmt, wer einlädt, wer Einladungen bekommt")
    yield Door(_("Sitze, Ämter und Verteiler"), note, None, f"{everybody}#nach-gremium", "", "")


def may_enter(visitor: Visitor) -> bool:
    """The office enters; the auditor only reads."""
    return ACTS["bodies.write_texts"].who.holds(visitor, visitor.body)


def _door(kind: Kind, visitor: Visitor) -> Door:
    count = kind.things.visible_to(visitor).count()
    return Door(kind.called, kind.note, count, reverse("desk:entering-list", args=[kind.slug]), kind.new, new_url(kind))


def new_url(kind: Kind) -> str:
    return reverse(f"{kind.pages}-record") if kind.recorded else ""


def years_of(kind: Kind, visitor: Visitor) -> list[int]:
    """The years of which something is on record, the latest first."""
    if not kind.dated:
        return []
    dates = kind.things.visible_to(visitor).order_by().values_list(kind.dated, flat=True).distinct()
    return sorted({date.year for date in dates if date}, reverse=True)


def overview_of(kind: Kind, visitor: Visitor, asked: Asked) -> Overview:
    """One page of the list, in a fixed number of questions."""
    page = Paginator(_found(kind, visitor, asked), PAGE).get_page(asked.number)
    things = list(page)
    public = _public(kind, visitor, things)
    may = ACTS[_act(kind, "correct")].who.holds(visitor, visitor.body)
    rows = [_row(kind, one, is_public=one.pk in public, may=may) for one in things]
    found = Overview(kind.called, kind.new, new_url(kind) if may else "", rows, page, bool(kind.dated))
    if may and kind.belongs_to:
        there = reverse("desk:entering-list", args=[kind.belongs_to])
        called = KINDS[kind.belongs_to].called
        found = replace(found, recorded_there=kind.recorded_there, there_called=called, there_url=there)
    return found


def _act(kind: Kind, verb: str) -> str:
    room, name = (kind.act or kind.pages).split(":")
    return f"{room}.{verb}_{name}"


def _found(kind: Kind, visitor: Visitor, asked: Asked) -> QuerySet[Any]:
    if asked.shown == Shown.WITHDRAWN:
        return _tombstones(kind, visitor)
    found: QuerySet[Any] = kind.things.visible_to(visitor).order_by(*kind.order)
    if asked.shown == Shown.HIDDEN:
        found = found.exclude(pk__in=kind.things.visible_to(visitor.as_nobody()).order_by().values("pk"))
    if asked.year and kind.dated:
        first, last = PartialDate(asked.year), PartialDate(asked.year, 12, 31)
        found = found.filter(**{f"{kind.dated}__gte": first, f"{kind.dated}__lte": last})
    for word in asked.words.split():
        found = found.filter(_any(kind.searched, word))
    return found


def _any(columns: tuple[str, ...], word: str) -> Q:
    asked = Q()
    for column in columns:
        asked |= Q(**{f"{column}__icontains": word})
    return asked


def _tombstones(kind: Kind, visitor: Visitor) -> QuerySet[Any]:
    """What was withdrawn, the latest first; of which kind of group it was nobody knows any more."""
    model = kind.things.model
    gone: QuerySet[Any] = model._base_manager.filter(body=visitor.body, deleted__isnull=False)
    return gone.order_by("-deleted")


def _public(kind: Kind, visitor: Visitor, things: list[Any]) -> set[int]:
    """Which of these everybody sees."""
    seen = kind.things.visible_to(visitor.as_nobody()).filter(pk__in=[one.pk for one in things])
    return set(seen.order_by().values_list("pk", flat=True))


def _row(kind: Kind, one: Any, *, is_public: bool, may: bool) -> Row:
    if one.deleted:
        day = PartialDate.of(timezone.localdate(one.deleted))
        return Row(one.key, "", (_("zurückgezogen am %s") % day.in_words(weekday=False),), None, (), "", "")
    told = kind.tell(one)
    hidden = () if is_public else (_("nicht öffentlich"),)
    links = [reverse(f"{kind.pages}-{verb}", args=[one.key]) if may else "" for verb in ("correct", "withdraw")]
    marks = ((told.state,) if told.state else ()) + hidden
    return Row(str(one), one.get_absolute_url(), told.facts, told.when, marks, links[0], links[1])


def kind_called(slug: str) -> Kind | None:
    return KINDS.get(slug)
