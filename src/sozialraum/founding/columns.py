"""Founding: the way of every column into the file and back – read from the fields of the registry's kinds."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils import timezone, translation

from sozialraum.acts.filed import Fact, Filed
from sozialraum.acts.master import MasterData
from sozialraum.acts.registry import Kind as Declared
from sozialraum.acts.registry import filed_kinds, kind_for
from sozialraum.bodies.kinds import BODY_FACTS as OF_BODY
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.network.models import Body

Facts = dict[str, Any]  # what the file says of one thing: text, numbers, yes/no, keys, lists and mappings of these


def german(label: object) -> str:
    """A label in German, whatever language is active."""
    with translation.override("de"):
        return str(label)


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Column:
    """A fact of a kind, and the way from its column to the file (never asked for what is unknown) and back."""

    fact: Fact
    field: Any
    refers: str = ""  # the kind that a key names
    many: bool = False
    out: Callable[[Any], Any] = _same
    into: Callable[[Any], Any] = _same
    none: Any = None  # what the column holds if it is not known

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def column(self) -> str:
        return self.fact.name


def column_of(fact: Fact, model: type[models.Model]) -> Column:
    """The fact as its model field has it. Raises FieldDoesNotExist for a column that is not there."""
    field: Any = model._meta.get_field(fact.name)
    if field.is_relation:
        filed = kind_for(field.related_model).filed
        assert isinstance(filed, Filed), f"{field}: what it names stands in no file"
        return Column(fact, field, refers=filed.word, many=field.many_to_many)
    out, into = _ways(fact, field)
    return Column(fact, field, out=out, into=into, none=None if field.null else field.get_default())


def _ways(fact: Fact, field: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    if isinstance(field, PartialDateField):
        return str, PartialDate.parse
    if isinstance(field, models.TimeField):
        return "{:%H:%M}".format, dt.time.fromisoformat
    if isinstance(field, models.DateTimeField):  # the file says whether, the house since when
        return bool, lambda _yes: timezone.now()
    if field.choices:
        labels = {value: german(label) for value, label in field.flatchoices}
        values = {label: value for value, label in labels.items()} | {fact.unknown: ""}
        return (lambda value: labels[value] if value else fact.unknown or None), values.__getitem__
    return _same, _same


@dataclass(frozen=True)
class FiledKind:
    """A kind of the registry, with its columns at hand."""

    declared: Declared
    filed: Filed
    acts: MasterData
    facts: tuple[Column, ...]

    @property
    def name(self) -> str:
        return self.filed.word

    @property
    def called(self) -> str:
        return german(self.declared.called)

    @property
    def model(self) -> type[Any]:
        return self.declared.model

    @property
    def tied(self) -> tuple[str, ...]:
        return self.filed.tied

    @property
    def personal(self) -> bool:
        return self.filed.personal

    @property
    def parent(self) -> str:
        """The fact that names the thing it is recorded on; what may also stand alone is recorded on the body."""
        return "" if self.filed.alone else self.filed.inside

    @property
    def above(self) -> str:
        """The kind in whose mapping its things stand; empty if in the file itself."""
        return next((one.refers for one in self.facts if one.key == self.filed.inside), "")


def kind_of_file(declared: Declared) -> FiledKind:
    """A declared kind as this room reads it. Raises ImproperlyConfigured if nothing could record it."""
    filed = declared.filed
    if not isinstance(filed, Filed) or declared.acts is None:
        raise ImproperlyConfigured(f"{declared.word} stands in the founding file and has no acts of master data.")
    columns = tuple(column_of(fact, declared.model) for fact in filed.facts if fact.name)
    return FiledKind(declared, filed, declared.acts, columns)


KINDS: dict[str, FiledKind] = {word: kind_of_file(declared) for word, declared in filed_kinds().items()}
if not KINDS:
    raise ImproperlyConfigured("The founding file is asked for before the rooms have said their kinds.")

#: What is said of the body itself; ``hosts`` beside it, and its texts one by one, as entries of the kind ``text``.
BODY_FACTS = tuple(column_of(fact, Body) for fact in OF_BODY if fact.name)


def digest(facts: Facts | None) -> str:
    """SHA-256 over the facts of a thing, to see changes; empty for a withdrawn thing."""
    if facts is None:
        return ""
    # what is not said is left out, so that a kind may be asked for more one day
    said = {
        key: value for key, value in facts.items() if value is not None and value is not False and value not in ("", [])
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
