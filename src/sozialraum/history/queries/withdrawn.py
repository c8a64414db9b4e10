"""History: what was withdrawn – who did it, when and why – and what of it can be brought back from the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404

from sozialraum.acts.former import names_of
from sozialraum.acts.journal import CHANGED, WHY
from sozialraum.acts.master import MasterKind, comes_back
from sozialraum.acts.models import Entry
from sozialraum.acts.registry import Kind, kinds
from sozialraum.foundation.visitor import Visitor
from sozialraum.history.queries.labels import label_in
from sozialraum.history.queries.parts import put_back

MOST = 200  # that are listed, the latest first
NAMES = ("name", "title", "what", "label", "note")  # the columns by which one knows a thing again


@dataclass(frozen=True)
class WithdrawnThing:
    """A thing that was withdrawn and has not come back."""

    entry: Entry
    kind: Kind
    row: Any
    changes: dict[str, Any]

    @property
    def number(self) -> int:
        return self.entry.number

    @property
    def at(self) -> dt.datetime:
        return self.entry.at

    @property
    def by(self) -> str:
        return str(self.entry.detail.by)

    @property
    def parent(self) -> tuple[Any, Any]:
        """Model and number of what it belongs to."""
        acts = self.kind.acts
        if acts is None or not acts.kind.parent:
            return None, None
        field: Any = self.kind.model._meta.get_field(acts.kind.parent)
        return field.related_model, getattr(self.row, field.attname)

    @property
    def called(self) -> str:
        """What it was called, as far as the journal may keep that; else its key."""
        told = (str(self.changes.get(name, [""])[0] or "") for name in NAMES)
        return next((name for name in told if name and name != CHANGED), self.row.key)

    @property
    def why(self) -> str:
        return str(self.changes.get(WHY, [None, ""])[1])

    @property
    def comes_back(self) -> bool:
        return comes_back(self.kind.model, lambda name: self.changes.get(name, [None])[0])


def withdrawn(visitor: Visitor) -> list[WithdrawnThing]:
    """All that is withdrawn in this network, the last first; each once, and what went with it not on its own."""
    found: dict[tuple[str, str], WithdrawnThing] = {}
    for one in _entries(visitor):
        found.setdefault((one.kind.word, one.row.key), one)
    moments = {(one.entry.at, one.kind.model, one.row.pk) for one in found.values()}
    return [one for one in found.values() if (one.entry.at, *one.parent) not in moments][:MOST]


def withdrawn_with(visitor: Visitor, number: int) -> WithdrawnThing:
    """The one that this entry of the journal withdrew, or 404."""
    for one in withdrawn(visitor):
        if one.number == number and one.comes_back:
            return one
    raise Http404(number)


def _entries(visitor: Visitor) -> Iterator[WithdrawnThing]:
    kind_of = {name: kind for kind in kinds() if kind.acts for name in names_of(kind.acts.withdraw.name)}
    entries = Entry.objects.filter(body=visitor.body, act__in=kind_of, detail__isnull=False).select_related("detail")
    latest = list(entries.order_by("-number")[: 2 * MOST])
    keys: dict[str, set[str]] = {}
    for entry in latest:
        keys.setdefault(kind_of[entry.act].word, set()).add(entry.subject_key)
    models: dict[str, Any] = {kind.word: kind.model for kind in kind_of.values()}
    rows = {
        (word, row.key): row
        for word, some in keys.items()
        for row in models[word]._default_manager.filter(body=visitor.body, key__in=some, deleted__isnull=False)
    }
    for entry in latest:
        kind = kind_of[entry.act]
        if row := rows.get((kind.word, entry.subject_key)):
            yield WithdrawnThing(entry, kind, row, entry.detail.changes)


def restore(one: WithdrawnThing, by: Visitor) -> list[str]:
    """Record a withdrawn thing again under its old key from the journal; returns the names of what is missing.

    Raises ValidationError with the reason why not.
    """
    acts = one.kind.acts
    assert acts is not None
    values, lost = _values(acts.kind, one)
    parent = getattr(one.row, acts.kind.parent) if acts.kind.parent else one.row.body
    if getattr(parent, "deleted", None):
        sentence = f"{parent._meta.verbose_name}: ist selbst zurückgezogen und muss zuerst zurückkommen."
        raise ValidationError(sentence, code="parent")
    with transaction.atomic():
        thing = acts.record(parent, by=by, key=one.row.key, **values)
        lost += [label_in(one.kind.word, name) for name in put_back(thing, one.entry, by)]
        for other in _entries(by):
            if (other.entry.at, *other.parent) == (one.entry.at, one.kind.model, one.row.pk):
                lost += restore(other, by)
    return lost


def _values(kind: MasterKind, one: WithdrawnThing) -> tuple[dict[str, Any], list[str]]:
    """What stood in its columns and lists, as the act takes it; and the labels of what is not there any more."""
    values, lost = dict[str, Any](), list[str]()
    for name in (*kind.columns, *kind.once):
        field: Any = kind.model._meta.get_field(name)
        old = one.changes.get(field.attname, [None])[0]
        if field.attname in one.changes and old in (None, CHANGED) and one.changes[field.attname][1] == CHANGED:
            lost.append(label_in(one.kind.word, name))
        elif field.is_relation and old is not None:
            values[name] = _living(field.related_model, pk=old).first()
            lost += [label_in(one.kind.word, name)] if values[name] is None else []
        elif old is not None:
            values[name] = field.to_python(old)
        else:  # it was empty before, or stays on a tombstone; said, so that nothing else is filled in for it
            values[name] = getattr(one.row, name)
    for name in kind.lists:
        keys = one.changes.get(name, [[]])[0] or []
        model: Any = kind.model._meta.get_field(name).related_model
        there = {thing.key: thing for thing in _living(model, body=one.row.body, key__in=keys)}
        values[name] = [there[key] for key in keys if key in there]
        lost += [label_in(one.kind.word, name)] if len(there) < len(keys) else []
    return values, lost


def _living(model: Any, **which: Any) -> Any:
    found = model._base_manager.filter(**which)
    return found.filter(deleted=None) if any(one.name == "deleted" for one in model._meta.fields) else found
