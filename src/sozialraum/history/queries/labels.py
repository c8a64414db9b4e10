"""History: what the journal calls kinds, columns and stored words, as the registry and the columns say it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.filed import Filed, Nested, Part
from sozialraum.acts.journal import WAS_PUBLIC, WHY
from sozialraum.acts.registry import filed_kinds, kind_called, kind_for
from sozialraum.bodies.words import TextKind
from sozialraum.bylaws.models import Rule
from sozialraum.foundation.kinds import model_of
from sozialraum.network.models import Body
from sozialraum.norms.rules.families import value_of
from sozialraum.provisions.rules.values import Matter, RuleFault

#: What acts note of every kind.
NOTED_OF_ALL = {WHY: _("Warum zurückgezogen"), WAS_PUBLIC: _("War öffentlich")}
LINK = "link"  # how acts note a personal link: this word and its purpose


def kind_in_words(word: str) -> str:
    """What people call a kind, by its stored word or by that of the founding file; an unknown word stays as it is."""
    kind = kind_called(word) or filed_kinds().get(word)
    model = kind.model if kind else model_of(word)
    return str(model._meta.verbose_name) if model else word


def owner_of(kinds: Iterable[str], name: str) -> str:
    """Of the kinds that an entry names, the first one that knows this name; "" if none does."""
    return next((word for word in kinds if name in _notes(word) or name in columns_of(word)), "")


def label_in(kind: str, name: str) -> str:
    """What a column of a kind is called, or what its acts note beside the columns; an unknown name stays as it is."""
    first, _blank, rest = name.partition(" ")
    if rest and first == "text" and rest in TextKind.values:  # as the act of loading a founding file notes it
        return f"{_('Text')}: {TextKind(rest).label}"
    if rest and model_of(first) is Body:
        return kind_in_words(first)
    if is_link(name):
        return str(kind_for(PersonalLink).notes[LINK])
    noted, column = _notes(kind).get(name), columns_of(kind).get(name)
    return str(noted or getattr(column, "verbose_name", name))


def is_link(name: str) -> bool:
    """Whether a note is about personal links; their purpose stands behind the word."""
    return name.partition(" ")[0] == LINK


def named_thing(name: str) -> tuple[type[Model], str] | None:
    """Return model and key of a thing that the act of loading a founding file notes, e.g. »meeting erste«."""
    first, _blank, key = name.partition(" ")
    kind = filed_kinds().get(first) if key else None
    return (kind.model, key) if kind else None


def label_of_named(name: str, row: Any) -> str:
    """What people call it, of its kind; without a name where it is not there any more."""
    kind = kind_in_words(name.partition(" ")[0])
    return f"{kind}: {row}" if row is not None else kind


def _notes(word: str) -> Any:
    kind = kind_called(word)
    return {**NOTED_OF_ALL, **kind.notes} if kind else {}


@cache
def columns_of(word: str) -> dict[str, Any]:
    """The columns of a kind and its lists of other things, by name and by what the journal keeps (``…_id``)."""
    model = model_of(word)
    columns = (*model._meta.concrete_fields, *model._meta.many_to_many) if model else ()
    return {name: column for column in columns for name in (column.name, column.attname)}


def column_of(word: str, name: str) -> Any:
    """The column in which a value stands, or the relation of something without a key that belongs to the kind."""
    part = part_columns_of(word).get(name)
    return columns_of(word).get(name) or (part if getattr(part, "is_relation", False) else None)


@cache
def part_columns_of(word: str) -> dict[str, Any]:
    """The columns of what belongs to a kind and has no key of its own, e.g. votes; by their names in a note.

    In the order of the founding file.
    """
    kind, found = kind_called(word), dict[str, Any]()
    for part in _parts(kind.filed.parts if kind and isinstance(kind.filed, Filed) else ()):
        columns = {f.name: f for f in (*part.model._meta.concrete_fields, *part.model._meta.many_to_many)}
        names = [(name, fact.name) for fact in part.facts if fact.name in columns for name in (fact.key, fact.name)]
        for name, column in (*names, *((column, column) for column in columns)):
            found.setdefault(name, columns[column])
    for model in _keyless(model_of(word)):
        for one in (*model._meta.concrete_fields, *model._meta.many_to_many):
            found.setdefault(one.name, one)
    return found


def _keyless(model: type[Model] | None) -> Iterator[type[Model]]:
    """What belongs to a kind, stands in its room and has no key, e.g. that a version was adopted."""
    for relation in model._meta.related_objects if model else ():
        other: Any = relation.related_model
        if other._meta.app_label == relation.model._meta.app_label and not hasattr(other, "key"):
            yield other


def _parts(nested: Iterable[Nested]) -> Iterator[Part]:
    for one in nested:
        yield one.part
        yield from _parts(one.part.parts)


def choice_in_words(columns: Iterable[Any], word: str) -> str:
    """What is shown for a stored word that is a choice of one of these columns; any other stays as it is."""
    found = (dict(column.flatchoices).get(word) for column in columns if column.choices)
    return str(next((label for label in found if label), word))


def changes_in_words(changes: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of an entry; a rule, which is stored for the program, as the sentence that its page shows."""
    told = dict(changes)
    for name, pair in changes.items():
        if name.partition(" ")[0] == Rule.kind_word and isinstance(pair[1], dict):
            told[name] = [pair[0], _rule_in_words(pair[1])]
    if {"family", "value"} <= changes.keys():  # what a rule was before it was withdrawn
        sides = [_rule_in_words({name: changes[name][side] for name in ("family", "value")}) for side in (0, 1)]
        told["value"] = [one["value"] for one in sides]
    return told


def _rule_in_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """Of a rule as the journal keeps it, the value as a sentence and the points as they are called."""
    said, matters = dict(values), {one.value: one.label for one in Matter}
    with suppress(RuleFault, ValueError, TypeError):
        said["value"] = value_of(values["family"], json.loads(values["value"])).sentence()
    if topics := values.get("topics"):
        said["topics"] = ", ".join(matters.get(word, word) for word in topics.split())
    return said
