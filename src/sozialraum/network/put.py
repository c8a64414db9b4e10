"""Network: a queryset as the SQL it becomes, to be asked again with other values in its blanks."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import local
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.base import ModelState
from django.db.models.query import RelatedPopulator, ValuesListIterable, get_related_populators
from django.db.models.signals import post_init, pre_init
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Key = int | str


class OpenPlace(NamedTuple):
    """Where among the values of a question something is left open: the value that stands there, and what it stands for.

    ``is_part`` where a text may hold more than that (``icontains``).
    """

    place: int
    sign: Key
    is_part: bool


@dataclass(frozen=True)
class PutQuestion:
    """The SQL of a queryset with its values, and how its rows are read. It holds no row, so nothing in it grows old."""

    sql: str
    values: tuple[Any, ...]
    query: Query
    columns: list[Any]
    row: Callable[..., Any]
    blanks: tuple[OpenPlace, ...]
    known: local = field(default_factory=local, repr=False, compare=False)

    @classmethod
    def of(cls, found: QuerySet[Any], network: Key, blanks: Sequence[Key]) -> PutQuestion:
        """``found`` is what ``values_list`` gives, or things with what they refer to.

        ``network`` and ``blanks`` stand in it for what is filled in later; the network need not be asked for. Raises
        ValueError if it does not look for every one of the blanks as it is.
        """
        compiler = found.query.get_compiler(connection=connection)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:  # whatever is there, it is not asked for
            return cls("", (), found.query, [], tuple, ())
        columns = [column for column, _sql, _alias in compiler.select]
        row = _row_of(found, compiler)
        signs: dict[Key, Key] = {sign: sign for sign in (network, *blanks)}
        signs |= {f"%{sign}%": sign for sign in blanks}
        typed = [(place, value) for place, value in enumerate(values) if isinstance(value, Key) and value in signs]
        left = tuple(OpenPlace(place, signs[value], signs[value] != value) for place, value in typed)
        if missing := set(blanks) - {one.sign for one in left}:
            raise ValueError(f"{len(missing)} of {len(blanks)} keys are not looked for as they are")
        return cls(sql, tuple(values), found.query, columns, row, left)

    def current_rows(self, filled: Mapping[Key, Key]) -> list[Any]:
        """What the database says now, over the line of this thread; ``filled``: what stands in which blank."""
        if not self.sql:
            return []
        values, escaped = list(self.values), connection.ops.prep_for_like_query
        for place, sign, is_part in self.blanks:
            values[place] = f"%{escaped(str(filled[sign]))}%" if is_part else filled[sign]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchall()
        if found and len(found[0]) > len(self.columns):  # what ``distinct`` is ordered by stands behind the columns
            found = [one[: len(self.columns)] for one in found]
        return [self.row(values) for values in _converted(found, self.converters)] if found else []

    @property
    def converters(self) -> dict[int, Any]:
        """How the values of each column become Python's; they belong to the line of this thread."""
        found: dict[int, Any] | None = getattr(self.known, "converters", None)
        if found is None:
            found = self.query.get_compiler(connection=connection).get_converters(self.columns)
            self.known.converters = found
        return found


def _row_of(found: QuerySet[Any], compiler: SQLCompiler) -> Callable[..., Any]:
    fields, kind = found._fields, found._iterable_class  # type: ignore[attr-defined]
    if fields is None:
        return _thing_of(compiler)
    named: Callable[..., Any] = namedtuple("Row", fields)._make  # type: ignore[attr-defined]
    return tuple if kind is ValuesListIterable else named


def _converted(rows: list[tuple[Any, ...]], converters: dict[int, Any]) -> Iterable[tuple[Any, ...]]:
    """Rows of a database as Python's values. Each value of a column is converted once: days, times, states recur.

    Columns in which nothing changes, as whole numbers and what is empty throughout, stay as they are.
    """
    changed = dict[int, dict[Any, Any]]()
    for place, (functions, expression) in converters.items():
        known = {raw: _converted_value(raw, functions, expression) for raw in {row[place] for row in rows}}
        if any(value is not raw for raw, value in known.items()):
            changed[place] = known
    if not changed:
        return rows
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, known in changed.items():
        columns[place] = map(known.__getitem__, columns[place])
    return zip(*columns, strict=True)


def _converted_value(value: Any, functions: Iterable[Callable[..., Any]], expression: Any) -> Any:
    for function in functions:
        value = function(value, expression, connection)
    return value


def _thing_of(compiler: SQLCompiler) -> Callable[[Sequence[Any]], Any]:
    """How a row becomes a thing, with all that ``select_related`` named, as Django's own ``ModelIterable`` reads it."""
    info, alias = compiler.klass_info, connection.alias
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, _sql, _alias in compiler.select[first:last]]
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg] # stubs of a later Django
    make, beside = _maker_of(info["model"], names), [_beside(one) for one in related]
    noted = tuple(compiler.annotation_col_map.items())

    def thing(values: Sequence[Any]) -> Any:
        found = make(values[first:last])
        for give in beside:
            give(values, found)
        for name, place in noted:
            setattr(found, name, values[place])
        return found

    return thing


def _beside(one: RelatedPopulator) -> Callable[[Sequence[Any], Any], None]:
    """How one thing that is referred to is read from the same row, and given to the one that refers to it."""
    if one.reorder_for_init:  # columns of several tables
        return one.populate
    make, inner = _maker_of(one.model_cls, one.init_list), [_beside(each) for each in one.related_populators]
    first, last, place = one.cols_start, one.cols_end, one.pk_idx

    def give(values: Sequence[Any], found: Any) -> None:
        if values[first + place] is None:
            one.local_setter(found, None)
            return
        thing = make(values[first:last])
        for each in inner:
            each(values, thing)
        one.local_setter(found, thing)
        one.remote_setter(thing, found)

    return give


def _maker_of(model: Any, names: list[str]) -> Callable[[Sequence[Any]], Any]:
    """How values of these columns become a thing, as ``Model.from_db`` makes it.

    That one asks for each column of the model whether it was read, sets each by itself and calls who listens: it takes
    three times as long as to set all at once, where nobody listens and the model has no way of its own.
    """
    alias = connection.alias
    usual: Any = Model
    own = model.__init__ is not usual.__init__ or model.from_db.__func__ is not usual.from_db.__func__
    if own or pre_init.has_listeners(model) or post_init.has_listeners(model):
        return lambda values: model.from_db(alias, names, values)

    def from_values(values: Sequence[Any]) -> Any:
        found = model.__new__(model)
        found._state = state = ModelState()
        state.adding, state.db = False, alias
        found.__dict__.update(zip(names, values, strict=True))
        return found

    return from_values


def give_rows(thing: Model, relation: str, rows: Iterable[Model]) -> None:
    """Give a thing the rows that refer to it, so that nobody asks for them again; as ``prefetch_related`` does."""
    found = getattr(thing, relation).all()
    found._result_cache, found._prefetch_done = list(rows), True
    known = getattr(thing, "_prefetched_objects_cache", {})
    thing._prefetched_objects_cache = known | {relation: found}  # type: ignore[attr-defined]
