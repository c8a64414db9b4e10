"""Acts: recording, correcting and withdrawing plain master data, without three hand-written acts for each kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Act, act, bring
from sozialraum.acts.who import Who
from sozialraum.foundation.keys import random_key


class MasterData(NamedTuple):
    """The three acts of one kind of thing."""

    record: Act[Any, ..., Any]
    correct: Act[Any, ..., Any]
    withdraw: Act[Any, ..., Any]


def master_data(
    model: type[models.Model],
    *,
    who: Who,
    called: str | Promise,
    fields: Iterable[str],
    lists: Iterable[str] = (),
    parent: str = "",
) -> MasterData:
    """Three acts: ``record_…`` on the parent (the body, if none is named), ``correct_…`` and ``withdraw_…``.

    ``fields`` are columns, ``lists`` are ordered many-to-many fields whose link table has a ``position``.
    A correction takes any of them and leaves the rest.
    """
    columns, ordered = tuple(fields), tuple(lists)

    def record(subject: Any, *, by: Any, key: str = "", dates: Any = None, **values: Any) -> Any:
        thing = _tombstone(model, by.body, key) or model(body=by.body, key=key or random_key())
        for name, moment in ({"deleted": None} | (dates or {})).items():
            setattr(thing, name, moment)
        if parent:
            setattr(thing, parent, subject)
        _assign(thing, columns, values)
        bring(thing)
        _link(thing, ordered, values)
        return thing

    def correct(subject: Any, *, by: Any, **values: Any) -> None:
        _assign(subject, columns, values)
        _link(subject, ordered, values)

    def withdraw(subject: Any, *, by: Any, dates: Any = None) -> None:
        _link(subject, ordered, {name: [] for name in ordered})
        subject.bury()
        for name, moment in (dates or {}).items():
            setattr(subject, name, moment)

    def make(function: Callable[..., Any], verb: str, says: Any) -> Act[Any, ..., Any]:
        function.__name__ = f"{verb}_{model._meta.model_name}"
        function.__module__ = model.__module__.replace(".models", ".actions")
        function.__doc__ = f"{verb.capitalize()} master data of {model.__name__}."
        return act(who=who, says=says, publishes=True)(function)

    return MasterData(
        make(record, "record", _says(called, _("hat %s eingetragen"))),
        make(correct, "correct", _says(called, _("hat %s geändert"))),
        make(withdraw, "withdraw", _says(called, _("hat %s zurückgezogen"))),
    )


def _tombstone(model: type[models.Model], body: Any, key: str) -> Any:
    """A key that comes back to life is the same row, with its day of creation."""
    return key and model._default_manager.filter(body=body, key=key, deleted__isnull=False).first()


def _says(called: Any, sentence: Any) -> str:
    return str(str(sentence) % called)


def _assign(thing: models.Model, columns: tuple[str, ...], values: dict[str, Any]) -> None:
    for name in columns:
        if name in values:
            setattr(thing, name, values[name])


def _link(thing: models.Model, ordered: tuple[str, ...], values: dict[str, Any]) -> None:
    for name in ordered:
        if name in values:
            put_in_order(thing, name, values[name])


def put_in_order(thing: models.Model, name: str, others: list[Any]) -> None:
    """Replace an ordered many-to-many list; inside an act only."""
    field: Any = thing._meta.get_field(name)
    through, mine, theirs = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    links = through.objects.filter(**{mine: thing}).order_by("position").select_related(theirs)
    old = [getattr(link, theirs) for link in links]
    if [one.pk for one in old] == [one.pk for one in others]:
        return
    links.delete()
    through.objects.bulk_create(
        through(**{mine: thing, theirs: one, "position": place}) for place, one in enumerate(others, 1)
    )
    thing._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    journal.note(name, [one.key for one in old], [one.key for one in others])


def taken_dates(created: dt.datetime | None, modified: dt.datetime | None) -> dict[str, dt.datetime]:
    """The public dates that a thing brings from an older house; what it does not bring is now."""
    return {name: at for name, at in (("created", created), ("modified", modified)) if at}
