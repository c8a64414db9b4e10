"""History: the journal as people read it – who did what, when, with old and new values."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from sozialraum.acts.former import current_name, names_of
from sozialraum.acts.models import Entry, Head, about
from sozialraum.acts.registry import noted_word
from sozialraum.foundation.dates import PartialDate, PartialDateField, in_figures, moment_in_figures, shifted
from sozialraum.foundation.kinds import current_kind, model_of
from sozialraum.foundation.things import BOOKKEEPING
from sozialraum.foundation.visitor import PROGRAM, Visitor, Way
from sozialraum.history.queries.labels import (
    changes_in_words,
    choice_in_words,
    column_of,
    is_link,
    kind_in_words,
    label_in,
    label_of_named,
    named_thing,
    owner_of,
    part_columns_of,
)
from sozialraum.history.words import WAYS
from sozialraum.network.models import Body
from sozialraum.ui.spoken import clock

ERASED, UNSEEN = _lazy("Name gelöscht"), _lazy("nur für das Büro")
MOST = 32_000  # signs in a cell; a spreadsheet holds no more
OPEN, FOLDED = 6, 100  # so many changes of an entry are shown at once, so many at all
_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
HIDDEN = BOOKKEEPING | {"body_id"}


@dataclass(frozen=True)
class Change:
    """One value that an act has changed, in words."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class JournalLine:
    """One entry of the journal."""

    number: int
    at: dt.datetime
    who: str
    says: str
    act: str
    way: str
    subject: str
    key: str
    kind: str
    thing: str
    url: str
    changes: tuple[Change, ...]
    hash: str

    @property
    def shown(self) -> tuple[Change, ...]:
        return self.changes[:OPEN]

    @property
    def folded(self) -> tuple[Change, ...]:
        return self.changes[OPEN:FOLDED]

    @property
    def left_out(self) -> int:
        """Number of changes an act of many names beyond those shown."""
        return max(0, len(self.changes) - FOLDED)


@dataclass(frozen=True)
class JournalFilter:
    """What the journal is narrowed by; what is empty narrows nothing."""

    subject: str = ""  # kind of thing
    key: str = ""
    who: str = ""
    act: str = ""
    since: dt.date | None = None
    until: dt.date | None = None


def journal(visitor: Visitor, asked: JournalFilter) -> QuerySet[Entry]:
    """The entries of this body, the latest first."""
    found = Entry.objects.filter(body=visitor.body).select_related("detail").order_by("-number")
    if asked.subject and asked.key:
        found = found.filter(about(asked.subject, asked.key))
    elif asked.subject:
        found = found.filter(about(asked.subject))
    if asked.who:
        by_itself = Q(way=Way.HOUSE) if asked.who.casefold() in PROGRAM.casefold() else Q()
        found = found.filter(Q(detail__by__icontains=asked.who) | by_itself)
    if asked.act:
        found = found.filter(act__in=names_of(asked.act))
    if asked.since:
        found = found.filter(at__gte=_midnight(asked.since))
    if asked.until:
        found = found.filter(at__lt=_midnight(shifted(asked.until, dt.timedelta(days=1))))
    return found


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def head_of(body: Body) -> str:
    """Number and beginning of the hash of the last entry, as it is printed and checked."""
    head = Head.objects.filter(body=body).first()
    return str(head) if head else ""


def journal_lines(entries: Iterable[Entry], visitor: Visitor) -> list[JournalLine]:
    """Entries in words. The things they name are looked up together, one question for each kind of thing."""
    known = list(entries)
    things = _things({_about(entry) for entry in known}, visitor)
    names = _Names(known, visitor)
    return [_journal_line(entry, things.get(_about(entry)), names) for entry in known]


def _about(entry: Entry) -> tuple[str, str]:
    """What an entry is about: its subject, or the one thing that it brought into being."""
    named = entry.things()
    return named[1] if len(named) == 2 else named[0]


def _journal_line(entry: Entry, thing: Any, names: _Names) -> JournalLine:
    subject, key = _about(entry)
    detail = getattr(entry, "detail", None)
    gone = thing in (None, UNSEEN) or getattr(thing, "deleted", None)
    return JournalLine(
        number=entry.number,
        at=timezone.localtime(entry.at),
        who=_signature(entry.way, detail.by) if detail else str(ERASED),
        says=entry.says,
        act=current_name(entry.act),
        way=str(WAYS.get(entry.way, entry.way)),
        subject=subject,
        key=key,
        kind=kind_in_words(subject),
        thing=_thing_in_words(subject, thing),
        url="" if gone else getattr(thing, "get_absolute_url", str)(),
        changes=tuple(names.changes(entry)) if detail else (),
        hash=entry.hash[:16],
    )


def _thing_in_words(subject: str, thing: Any) -> str:
    """What a thing is called, never by its key; "" for the one thing of a kind without keys, e.g. the mail server."""
    if thing is not None:
        return _("zurückgezogen") if getattr(thing, "deleted", None) else str(thing)
    return _("nicht mehr da") if _has_keys(model_of(subject)) else ""


def _has_keys(model: type[models.Model] | None) -> bool:
    return model is not None and {"key", "body"} <= {column.name for column in model._meta.fields}


def _signature(way: str, stored: str) -> str:
    """Who did it, in today's words: what the program does by itself was once stored under another name."""
    return PROGRAM if way == Way.HOUSE else stored or _("Jemand ohne Anmeldung")


HEADINGS = (_lazy("Nummer"), _lazy("Tag"), _lazy("Uhrzeit"), _lazy("Wer"), _lazy("Auf welchem Weg"), _lazy("Was"),
            _lazy("Woran"), _lazy("Name"), _lazy("Änderungen"), _lazy("Fingerabdruck"))  # fmt: skip


def as_table(found: QuerySet[Entry], visitor: Visitor) -> Iterator[list[list[str]]]:
    """The entries as a table with headings, in parts, the oldest first; whole hashes, so that each can be checked."""
    yield [[str(heading) for heading in HEADINGS]]
    for entries in batched(found.order_by("number").iterator(500), 500):
        whole = {entry.number: entry.hash for entry in entries}
        yield [_line(one, whole[one.number]) for one in journal_lines(entries, visitor)]


def batched(entries: Iterator[Entry], count: int) -> Iterator[list[Entry]]:
    """So many at a time, to the end."""
    while part := list(islice(entries, count)):
        yield part


def _line(one: JournalLine, hash_: str) -> list[str]:
    changes = "\n".join(f"{change.field}: {change.old} → {change.new}" for change in one.changes)
    when = [in_figures(one.at), f"{one.at:%H:%M:%S}"]
    return [str(one.number), *when, one.who, one.way, one.says, one.kind, one.thing, changes[:MOST], hash_]


def name_of(asked: JournalFilter, visitor: Visitor) -> str:
    """The thing whose story is asked for; its key if there is no such thing (any more)."""
    thing = _things({(asked.subject, asked.key)}, visitor).get((asked.subject, asked.key))
    return str(thing) if thing is not None and not getattr(thing, "deleted", None) else asked.key


def _things(labels: set[tuple[str, str]], visitor: Visitor) -> dict[tuple[str, str], Any]:
    """The things behind these labels, withdrawn ones too; ``UNSEEN`` in place of what the visitor may not read."""
    body = visitor.body
    keys: dict[str, set[str]] = defaultdict(set)
    for subject, key in labels:
        keys[subject].add(key)
    found: dict[tuple[str, str], Any] = {}
    for subject, wanted in keys.items():
        model = model_of(subject)
        if model is Body:
            found[subject, body.key] = body
        if model is None or model is Body or not _has_keys(model):
            continue
        rows = _seen(_with_names(model).filter(body=body, key__in=wanted), visitor)
        found |= {(subject, key): row for (_pk, key), row in rows.items()}
    return found


@dataclass(frozen=True)
class _Part:
    """One value of an entry as the journal keeps it, with the kind that knows its name, and its column if any."""

    kind: str
    name: str
    column: Any
    old: Any
    new: Any


def _parts(entry: Entry) -> Iterator[_Part]:
    """Everything an entry says it has changed; of what it has created, every value it was given."""
    named = [current_kind(kind) for kind, _key in entry.things()]
    for name, (old, new) in changes_in_words(entry.detail.changes).items() if hasattr(entry, "detail") else ():
        if isinstance(new, dict):
            created = current_kind(name.partition(" ")[0])
            yield from (_Part(created, column, column_of(created, column), "", value) for column, value in new.items())
        else:
            kind = owner_of(named, name)
            yield _Part(kind, name, column_of(kind, name), old, new)


class _Names:
    """Turns what the journal keeps – columns, numbers of rows – into what people call it; one question a kind."""

    def __init__(self, entries: list[Entry], visitor: Visitor):
        wanted: dict[type[models.Model], set[int | str]] = defaultdict(set)
        for part in (part for entry in entries for part in _parts(entry)):
            if named := named_thing(part.name):
                wanted[named[0]].add(named[1])
            for value in (part.old, part.new):
                for model, one in _named_in(value, part.kind, part.column):
                    wanted[model].add(one)
        self.rows = {model: _rows_named(model, names, visitor) for model, names in wanted.items()}

    def changes(self, entry: Entry) -> Iterator[Change]:
        for part in _parts(entry):
            if part.name not in HIDDEN:
                if is_link(part.name) and isinstance(part.old, int):  # their number, once they are revoked
                    yield Change(_("Widerrufene persönliche Links"), "", str(part.old))
                    continue
                yield Change(
                    self._label(part), self._value_in_words(part, part.old), self._value_in_words(part, part.new)
                )

    def _label(self, part: _Part) -> str:
        if named := named_thing(part.name):
            return label_of_named(part.name, self.rows.get(named[0], {}).get(named[1]))
        return label_in(part.kind, part.name)

    def _value_in_words(self, part: _Part, value: Any) -> str:
        if part.column is not None and part.column.is_relation and value not in (None, "") and isinstance(value, int):
            row = self.rows.get(part.column.related_model, {}).get(value)
            return str(row) if row is not None else _("nicht mehr da")
        if part.column is None and isinstance(value, str):
            value = str(noted_word(part.kind, part.name, value))
        return self._plainly(value, part.kind, part.column)

    def _plainly(self, value: Any, kind: str, column: Any) -> str:
        """A value, also a list or a record of what belongs to a kind, without the signs of a programming language."""
        if isinstance(value, dict):
            parts = part_columns_of(kind)
            known = [name for name, one in value.items() if one not in (None, "", [])]
            known.sort(key=lambda name: (list(parts).index(name) if name in parts else len(parts), name))  # jsonb sorts
            told = ((getattr(parts.get(name), "verbose_name", label_in(kind, name)), name) for name in known)
            return ", ".join(f"{label}: {self._plainly(value[name], kind, parts.get(name))}" for label, name in told)
        if isinstance(value, list):
            words = (self._plainly(one, kind, column or part_columns_of(kind).values()) for one in value)
            return ("; " if any(isinstance(one, dict) for one in value) else ", ").join(words)
        if isinstance(value, str) and getattr(column, "is_relation", False):
            return str(self.rows.get(column.related_model, {}).get(value, value))
        return _plainly(value, column)


def _named_in(value: Any, kind: str, column: Any) -> Iterator[tuple[type[models.Model], int | str]]:
    """The rows that a value names: a relation by number, and what acts note beside the columns by keys."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _named_in(one, kind, part_columns_of(kind).get(name))
    elif isinstance(value, list):
        for one in value:
            yield from _named_in(one, kind, column)
    elif getattr(column, "is_relation", False) and isinstance(value, int | str) and not isinstance(value, bool):
        yield column.related_model, value


def _rows_named(model: type[models.Model], names: set[int | str], visitor: Visitor) -> dict[int | str, Any]:
    """By number and by key; keys are looked for in the visitor's own network."""
    numbers, keys = [one for one in names if isinstance(one, int)], [one for one in names if isinstance(one, str)]
    wanted = Q(pk__in=numbers)
    if keys and _has_keys(model):
        wanted |= Q(body=visitor.body, key__in=keys)
    found = _seen(_with_names(model).filter(wanted), visitor)
    return {name: row for (pk, key), row in found.items() for name in (pk, key) if name != ""}


def _with_names(model: type[models.Model]) -> QuerySet[Any]:
    """Rows together with what their own names are made of."""
    relations = [f.name for f in model._meta.concrete_fields if f.is_relation and f.name not in ("body", "user")]
    return model._base_manager.select_related(*relations) if relations else model._base_manager.all()


def _seen(rows: QuerySet[Any], visitor: Visitor) -> dict[tuple[int, str], Any]:
    """The rows by number and key; in place of a living one that this visitor may not read stands ``UNSEEN``."""
    here = getattr(rows.model._default_manager, "visible_to", None)
    may: Any = Value(True) if here is None else Exists(here(visitor).filter(pk=OuterRef("pk")))
    found = rows.annotate(may_be_read=may)
    return {
        (row.pk, getattr(row, "key", "")): row if row.may_be_read or getattr(row, "deleted", None) else UNSEEN
        for row in found
    }


def _when(value: str) -> str:
    """A day, or a moment as the clock on the wall had it."""
    try:
        if _MOMENT.fullmatch(value):
            return moment_in_figures(dt.datetime.fromisoformat(value))
        return PartialDate.parse(value).in_words(weekday=False)
    except (ValueError, OverflowError):  # a name may read like a moment that never was
        return value


def _plainly(value: Any, column: Any = None) -> str:
    """One value as people say it; ``column`` is where it stands, or several of one of which it may be a choice."""
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    several = column is not None and not isinstance(column, models.Field)
    if isinstance(value, str) and value:
        if isinstance(column, models.TimeField):
            return _clock(value)
        dated = isinstance(column, PartialDateField | models.DateField)
        if dated or _MOMENT.fullmatch(value) or (column is None and _DAY.fullmatch(value)):
            return _when(value)
        if several or getattr(column, "choices", None):
            return choice_in_words(column if several else [column], value)
    return "" if value is None else str(value)


def _clock(value: str) -> str:
    try:
        return clock(dt.time.fromisoformat(value))
    except ValueError:
        return value


def as_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """The chain as JSON lines: everything that makes the hash, so that somebody else can check it too."""
    for entry in entries:
        detail = getattr(entry, "detail", None)
        said = {
            "number": entry.number,
            "at": entry.at.astimezone(dt.UTC).isoformat(),
            "act": entry.act,
            "says": entry.says,
            "way": entry.way,
            "subject": entry.subject,
            "subject_key": entry.subject_key,
            "also": entry.also,
            "digest": entry.digest,
            "erased": entry.erased,
            "previous": entry.previous,
            "hash": entry.hash,
            "by": detail.by if detail else None,
        }
        yield json.dumps(said, ensure_ascii=False) + "\n"
