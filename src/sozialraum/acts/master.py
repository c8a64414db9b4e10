"""Acts: recording, correcting and withdrawing plain master data, without three hand-written acts for each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import MethodType
from typing import Any, NamedTuple, TypedDict, Unpack

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Act, create, created, note_created, validate
from sozialraum.acts.who import Who
from sozialraum.foundation.keys import free_key, random_key, readable_key
from sozialraum.foundation.visitor import Visitor, Way

SHOWN = 20  # of those that need a thing, by kind; nobody reads more
BATCH = 500


class MasterData(NamedTuple):
    """The three acts of one kind of thing."""

    record: Act[Any, ..., Any]
    correct: Act[Any, ..., Any]
    withdraw: Act[Any, ..., Any]
    kind: MasterKind


@dataclass(frozen=True)
class MasterKind:
    """What one kind of master data is made of, and how a thing of it is recorded, corrected and withdrawn.

    A room that does more gives functions of its own, which call these; each is called inside an act only.
    """

    model: type[models.Model]
    columns: tuple[str, ...]
    lists: tuple[str, ...]
    once: tuple[str, ...]
    parent: str = ""
    check: Callable[..., None] | None = None
    fill: Callable[..., dict[str, Any]] | None = None
    named: Callable[..., str] | None = None

    def record(self, subject: Any, /, *, by: Any, key: str = "", dates: Any = None, **values: Any) -> Any:
        """A new thing of this kind, or a withdrawn key come back to life: same row, same day of creation."""
        if self.fill:
            values = self.fill(subject, values) | values
        key = key or self._new_key(by.body, subject, values)
        thing = self._tombstone(by.body, key) or self.model(body=by.body, key=key)
        for name, moment in ({"deleted": None, "modified": timezone.now()} | (dates or {})).items():
            setattr(thing, name, moment)
        if self.parent:
            setattr(thing, self.parent, subject)
        self._assign(thing, values, (*self.columns, *self.once))
        self._check(thing)
        create(thing)
        self._link(thing, values)
        return thing

    def correct(self, subject: Any, /, *, by: Any, **values: Any) -> None:
        """Assign these columns and lists, checked; the rest stays, and the act saves."""
        self._assign(subject, values, self.columns)
        self._check(subject)
        self._link(subject, values)

    def withdraw(self, subject: Any, /, *, by: Any, dates: Any = None) -> None:
        """Turn a thing into a tombstone; raises ValidationError while living things still refer to it."""
        if was_read_by_all(subject):
            journal.note(journal.WAS_PUBLIC, None, True)
        self._link(subject, {name: [] for name in self.lists})
        if by.way is not Way.HOUSE:  # a founding file sees to it that nothing names it any more, in its own order
            refuse_if_needed(subject)
        subject.bury()
        for name, moment in (dates or {}).items():
            setattr(subject, name, moment)

    def record_many(self, things: Sequence[Any], *, by: Any) -> None:
        """Save many new things together, with keys where they have none; raises ValidationError if one is not valid."""
        if self.fill or self.lists or self.parent or self.once:
            raise TypeError(f"{self.model.__name__} is recorded one by one.")
        taken = (
            set(self.model._base_manager.filter(body=by.body).values_list("key", flat=True)) if self.named else set()
        )
        for thing in things:
            if not thing.key:
                values = {name: getattr(thing, name) for name in self.columns}
                wanted = readable_key(self.named(by.body, values)) if self.named else ""
                thing.key = free_key(wanted, taken) if wanted else random_key()
                taken.add(thing.key)
            validate(thing, {field.attname for field in thing._meta.concrete_fields})
        self._check(*things)
        self.model._base_manager.bulk_create(things, BATCH)

    def record_rows(self, parent: Any, rows: Sequence[dict[str, Any]], *, by: Any, named: str) -> None:
        """Save new rows of one parent together, whatever their number; keys are ``named`` and their place.

        Inside an act only, whose entry in the journal then names each. Raises ValidationError if one is not valid.
        """
        of = self.model._base_manager.filter(body=by.body)
        taken = set(of.filter(key__startswith=readable_key(named)[:70]).values_list("key", flat=True))
        start = of.filter(**{self.parent: parent}).count()
        things = []
        for place, values in enumerate(rows, start + 1):
            thing: Any = self.model(body=by.body, key=free_key(readable_key(f"{named}-{place}"), taken))
            setattr(thing, self.parent, parent)
            self._assign(thing, values, self.columns)
            taken.add(thing.key)
            validate(thing, {field.attname for field in thing._meta.concrete_fields})
            things.append(thing)
        for thing in self.model._base_manager.bulk_create(things, BATCH):
            note_created(thing)

    def _check(self, *things: models.Model) -> None:
        if self.check:
            self.check(*things)

    def _new_key(self, body: Any, subject: Any, values: dict[str, Any]) -> str:
        """Readable where the thing has a name, and never that of a tombstone: what was withdrawn stays so."""
        wanted = readable_key(self.named(subject, values)) if self.named else ""
        if not wanted:
            return random_key()
        near = self.model._base_manager.filter(body=body, key__startswith=wanted[:70])
        return free_key(wanted, set(near.values_list("key", flat=True)))

    def _tombstone(self, body: Any, key: str) -> Any:
        return key and self.model._default_manager.filter(body=body, key=key, deleted__isnull=False).first()

    def _assign(self, thing: models.Model, values: dict[str, Any], columns: tuple[str, ...]) -> None:
        if unknown := set(values) - {*columns, *self.lists}:
            raise TypeError(f"{self.model.__name__} does not take {', '.join(sorted(unknown))} here.")
        for name in columns:
            if name in values:
                setattr(thing, name, values[name])

    def _link(self, thing: models.Model, values: dict[str, Any]) -> None:
        for name in self.lists:
            if name in values:
                put_in_order(thing, name, values[name])


class Own(TypedDict, total=False):
    """What one kind does in its own way, each as ``master_data`` says."""

    record: Callable[..., Any]
    correct: Callable[..., None]
    withdraw: Callable[..., None]
    check: Callable[..., None]
    fill: Callable[..., dict[str, Any]]
    named: Callable[..., str]


def master_data(
    model: type[models.Model],
    *,
    who: Who,
    called: str | Promise,
    fields: Iterable[str],
    lists: Iterable[str] = (),
    once: Iterable[str] = (),
    parent: str = "",
    **own: Unpack[Own],
) -> MasterData:
    """Three acts: ``record_…`` on the parent (the body, if none is named), ``correct_…`` and ``withdraw_…``.

    ``fields`` are columns, ``lists`` are ordered many-to-many fields whose link table has a ``position``; a correction
    takes any of them and leaves the rest. ``once`` are columns that come with recording and never with a correction: a
    state, which only acts with a move change from then on.

    ``record``, ``correct`` and ``withdraw`` are functions of the room where the kind does more than put down a row:
    they take the ``Kind`` before the subject, and call its method of the same name. ``check(*things)`` refuses,
    before they are saved, what no single column can. ``fill(parent, values)`` says what the house itself adds to a new
    thing, e.g. its place in a row; ``named(parent, values)`` is what its key is read from, random without.
    """
    kind = MasterKind(model, tuple(fields), tuple(lists), tuple(once), parent)
    kind = replace(kind, check=own.get("check"), fill=own.get("fill"), named=own.get("named"))

    def made(verb: str, function: Callable[..., Any], says: str | Promise, *columns: str) -> Act[Any, ..., Any]:
        name = f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
        return Act(MethodType(function, kind), who=who, says=str(says) % called, name=name, columns=columns)

    return MasterData(
        made("record", own.get("record", MasterKind.record), _("hat %s eingetragen"), *fields, *once, *lists),
        made("correct", own.get("correct", MasterKind.correct), _("hat %s geändert"), *fields, *lists),
        made("withdraw", own.get("withdraw", MasterKind.withdraw), _("hat %s zurückgezogen")),
        kind,
    )


def record_many(data: MasterData, things: Sequence[Any], *, by: Any, stories: Sequence[journal.PendingEntry]) -> None:
    """``record`` for many new things at once, checked and saved together; each is added to its pending entry.

    Inside an act only, which stands or falls as a whole and adds the stories to the journal (``journal.add``).
    """
    if data.record.function != data.kind.record:
        raise TypeError(f"{data.record.name} does more than put down a row: one by one.")
    if not data.record.who.holds(by, by.body):
        raise PermissionDenied(data.record.name)
    data.kind.record_many(things, by=by)
    for thing, told in zip(things, stories, strict=True):
        name, values = created(thing)
        told.also.append(name)
        told.changes[name] = [None, values]


def was_read_by_all(thing: Any) -> bool:
    """Whether it has an address at which everybody may read it now: after withdrawal that says so."""
    from sozialraum.acts.registry import kind_for  # noqa: PLC0415 - the registry stands above

    nobody = Visitor(thing.body)
    own = [type(thing)._default_manager.all()] if getattr(thing, "address", "") else []
    shown = [one.things() for one in kind_for(thing).pages] or own
    return any(one.visible_to(nobody).filter(pk=thing.pk).exists() for one in shown)


def comes_back(model: type[models.Model], holds: Callable[[str], Any]) -> bool:
    """Whether the journal keeps every required field of a thing of this kind; ``holds`` says what stands in one."""
    hidden: frozenset[str] = getattr(model, "personal", frozenset())
    needed = {one.name for one in model._meta.concrete_fields if not one.blank and not one.null}
    known_by = getattr(model, "known_by", ())
    known = not known_by or any(holds(name) is not None for name in known_by)
    return getattr(model, "comes_back", False) and not hidden & needed and known


def refuse_if_needed(thing: models.Model) -> None:
    """Raises ValidationError while a living row refers to the thing; tombstones and journal entries do not count."""
    for found in naming(thing):
        raise ValidationError(gettext("Das wird noch gebraucht: %(what)s."), params={"what": str(found)}, code="needed")


def naming(thing: models.Model, *, parts: bool = True) -> Iterator[models.Model]:
    """The living rows that name a thing; without ``parts``, not those that belong to it and go with it."""
    asked: list[Any] = []
    for relation in thing._meta.get_fields(include_hidden=True):
        names = relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        if names and (parts or getattr(relation, "on_delete") is not models.CASCADE):
            other: Any = relation.related_model
            living = {"deleted": None} if hasattr(other, "deleted") else {}
            asked.append(other._base_manager.filter(**{relation.field.name: thing} | living))  # type: ignore[union-attr]
    there = asked and type(thing)._base_manager.filter(pk=thing.pk).values_list(*map(models.Exists, asked)).first()
    yield from (row for found, some in zip(asked, there or (), strict=False) if some for row in found[:SHOWN])


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
