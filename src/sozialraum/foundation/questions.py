"""Foundation: a question that is asked again and again in the same words is put into SQL once."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from sozialraum.foundation.visitor import Visitor, Way

MOST = 500  # questions; each takes some ten kilobytes


@dataclass(frozen=True)
class PutQuestion:
    """The SQL of a queryset with its values, and how its rows are read. It holds no row, so nothing in it grows old."""

    sql: str
    values: tuple[Any, ...]
    query: Query
    columns: list[Any]
    row: Callable[..., Any]

    @classmethod
    def of(cls, found: QuerySet[Any]) -> PutQuestion:
        """``found`` is what ``values_list(…, named=True)`` gives, or things with what they refer to."""
        compiler = found.query.get_compiler(connection=connection, elide_empty=False)  # »in ()« has no rows
        sql, values = compiler.as_sql()
        columns = [column for column, _sql, _alias in compiler.select]
        fields: tuple[str, ...] = found._fields or ()  # type: ignore[attr-defined]
        row = namedtuple("Row", fields)._make if fields else _thing_of(compiler)  # type: ignore[attr-defined]
        return cls(sql, tuple(values), found.query, columns, row)

    def current_rows(self) -> list[Any]:
        """What the database says now, over the line of this thread."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            found = cursor.fetchall()
        converters = self.query.get_compiler(connection=connection).get_converters(self.columns)
        return [self.row(values) for values in _converted(found, converters)]


def _converted(rows: list[tuple[Any, ...]], converters: dict[int, Any]) -> Iterable[tuple[Any, ...]]:
    """Rows of a database as Python's values. Each value of a column is converted once: days, times, states recur."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, (functions, expression) in converters.items() if rows else ():
        known = {}
        for raw in set(columns[place]):
            value = raw
            for function in functions:
                value = function(value, expression, connection)
            known[raw] = value
        columns[place] = [known[raw] for raw in columns[place]]
    return zip(*columns, strict=True)


def _thing_of(compiler: SQLCompiler) -> Callable[[Sequence[Any]], Any]:
    """How a row becomes a thing, with all that ``select_related`` named, as Django's own ``ModelIterable`` reads it."""
    info, alias = compiler.klass_info, connection.alias
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, _sql, _alias in compiler.select[first:last]]
    related = get_related_populators(info, compiler.select, alias)  # type: ignore[call-arg] # stubs of a later Django

    def thing(values: Sequence[Any]) -> Any:
        found = info["model"].from_db(alias, names, values[first:last])
        for one in related:
            one.populate(values, found)
        return found

    return thing


def asked(build: Callable[..., QuerySet[Any]], visitor: Visitor, *arguments: Hashable) -> list[Any]:
    """The rows of what ``build`` makes of a visitor and the arguments, put into SQL once for all who ask alike.

    To build a question with the ORM and to write it as SQL takes four times as long as to answer it. What everybody
    may ask depends on nothing but the network and the arguments; what somebody asks, on who they are: for the few who
    read all it is put once for each. ``build`` is a function of a module and knows no clock: a day is an argument.
    """
    if visitor.way is not Way.NOBODY and not visitor.reads_all:
        return list(build(visitor, *arguments))
    alike = Visitor(visitor.body, visitor.way, visitor.person_id, standings=visitor.standings)
    return _put(build, alike, *arguments).current_rows()


@lru_cache(maxsize=MOST)
def _put(build: Callable[..., QuerySet[Any]], visitor: Visitor, *arguments: Hashable) -> PutQuestion:
    return PutQuestion.of(build(visitor, *arguments))
