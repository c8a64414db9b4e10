"""Foundation: a question that is asked again and again in the same words is put into SQL once."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import local
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ValuesListIterable, get_related_populators
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.network.models import Body

MOST = 500  # questions; each takes some ten kilobytes
#: What stands in a question where the network will stand, and where the keys will: values that nothing else has.
NETWORK = 7_777_777_000_000_000
NUMBERS = range(NETWORK + 1, NETWORK + 1_000_000)
WORDS = "\x02Key%s\x03"

Key = int | str


class Blank(NamedTuple):
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
    blanks: tuple[Blank, ...]
    known: local = field(default_factory=local, repr=False, compare=False)

    @classmethod
    def of(cls, found: QuerySet[Any], blanks: Sequence[Key] = ()) -> PutQuestion:
        """``found`` is what ``values_list`` gives, or things with what they refer to.

        Raises ValueError if it does not look for every one of the blanks as it is.
        """
        compiler = found.query.get_compiler(connection=connection)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:  # whatever is there, it is not asked for
            return cls("", (), found.query, [], tuple, ())
        columns = [column for column, _sql, _alias in compiler.select]
        row = _row_of(found, compiler)
        signs: dict[Key, Key] = {sign: sign for sign in (NETWORK, *blanks)}
        signs |= {f"%{sign}%": sign for sign in blanks}
        typed = [(place, value) for place, value in enumerate(values) if isinstance(value, Key) and value in signs]
        left = tuple(Blank(place, signs[value], signs[value] != value) for place, value in typed)
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
    """Rows of a database as Python's values. Each value of a column is converted once: days, times, states recur."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for place, (functions, expression) in converters.items():
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
    noted = tuple(compiler.annotation_col_map.items())

    def thing(values: Sequence[Any]) -> Any:
        found = info["model"].from_db(alias, names, values[first:last])
        for one in related:
            one.populate(values, found)
        for name, place in noted:
            setattr(found, name, values[place])
        return found

    return thing


def asked(build: Callable[..., QuerySet[Any]], visitor: Visitor, *arguments: Hashable) -> list[Any]:
    """The rows of what ``build`` makes of a visitor and the arguments; what nobody in particular asks is put once.

    To build a question with the ORM and to write it as SQL takes four times as long as to answer it. What everybody
    may ask depends on nothing but the network and the arguments; what somebody asks, on who they are. The question is
    put for all networks: of the visitor's ``build`` finds the key in the database, and nothing else.
    """
    if visitor.way is not Way.NOBODY:
        return list(build(visitor, *arguments))
    return _put(build, *arguments).current_rows({NETWORK: visitor.body.pk})


def asked_of(
    build: Callable[..., QuerySet[Any]], visitor: Visitor, keys: Iterable[Key | None], *arguments: Hashable
) -> list[Any]:
    """The same for what is looked for by keys, in the database or public, or by words: put once for so many of them.

    ``build`` is given visitor, keys and arguments, and may use each key as nothing but a value that something equals or
    contains (``icontains``). Nothing is asked for no keys.
    """
    wanted = [key for key in keys if key is not None]
    if not wanted:
        return []
    if visitor.way is not Way.NOBODY:
        return list(build(visitor, wanted, *arguments))
    blanks = tuple(WORDS % place if isinstance(key, str) else NUMBERS[place] for place, key in enumerate(wanted))
    question = _put(build, *arguments, blanks=blanks)
    return question.current_rows({NETWORK: visitor.body.pk, **dict(zip(blanks, wanted, strict=True))})


@lru_cache(maxsize=MOST)
def _put(build: Callable[..., QuerySet[Any]], *arguments: Hashable, blanks: tuple[Key, ...] = ()) -> PutQuestion:
    body = Body.from_db(connection.alias, ["id"], [NETWORK])  # has nothing else that could be asked
    return PutQuestion.of(build(Visitor(body), *([blanks] if blanks else []), *arguments), blanks)


def hand_over(thing: Model, relation: str, rows: Iterable[Model]) -> None:
    """Give a thing the rows that refer to it, so that nobody asks for them again; as ``prefetch_related`` does."""
    found = getattr(thing, relation).all()
    found._result_cache, found._prefetch_done = list(rows), True
    known = getattr(thing, "_prefetched_objects_cache", {})
    thing._prefetched_objects_cache = known | {relation: found}  # type: ignore[attr-defined]
