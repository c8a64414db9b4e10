"""Backups: rows of every table as lines of JSON, the same from SQLite and from PostgreSQL, and back into either."""

from __future__ import annotations

import base64
import datetime as dt
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, BinaryIO, TypeAlias

from django.apps import apps
from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

#: What a house that was brought back must not have: whoever was logged in logs in again; and what no archive may have:
#: the salt of today's counts, which would tell whose they are.
LEFT_OUT = {"django_session", "usersessions_usersession", "foundation_count", "foundation_salt"}
AS_IT_IS = {
    "AutoField", "BigAutoField", "BigIntegerField", "CharField", "FileField", "FloatField", "IntegerField",
    "PositiveBigIntegerField", "PositiveIntegerField", "PositiveSmallIntegerField", "SlugField", "SmallAutoField",
    "SmallIntegerField", "TextField",
}  # fmt: skip
BATCH = 1000

AnyField: TypeAlias = "Field[Any, Any]"
Told: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that sees the database as it is now, to the end of the block; it holds up nobody."""
    here = connection.copy()
    try:
        with here.cursor() as cursor:
            if here.vendor == "sqlite":
                cursor.execute("BEGIN DEFERRED")
                cursor.execute("SELECT count(*) FROM sqlite_schema")  # from the first look on it stands still
            else:
                cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield here
    finally:
        if here.connection is not None:
            with here.cursor() as cursor:
                cursor.execute("ROLLBACK")
        here.close()


def models(known: Apps = apps) -> list[type[Model]]:
    """Every table that belongs into an archive, by name."""
    found = {one._meta.db_table: one for one in known.get_models(include_auto_created=True) if _is_kept(one)}
    return [found[name] for name in sorted(found)]


def _is_kept(model: type[Model]) -> bool:
    meta = model._meta
    return meta.managed and not meta.proxy and meta.db_table not in LEFT_OUT


def columns(model: type[Model]) -> list[AnyField]:
    """What is kept of a row; what the database works out itself is not."""
    return [one for one in model._meta.local_concrete_fields if not getattr(one, "generated", False)]


def _kind(field: AnyField) -> tuple[str, AnyField]:
    while field.is_relation:
        field = getattr(field, "target_field")
    return field.get_internal_type(), field


# ── out ───────────────────────────────────────────────────────────────────────


def write(model: type[Model], here: BaseDatabaseWrapper, out: BinaryIO, told: Told | None = None) -> int:
    """All rows of a table, each a line; the first line names the columns. Returns how many.

    ``told`` says what of a row, by column, may stand there; without it everything does.
    """
    fields, count = columns(model), 0
    names_of = [str(one.column) for one in fields]
    out.write(_line(names_of))
    names = ", ".join(here.ops.quote_name(name) for name in names_of)
    kinds = [_kind(one)[0] for one in fields]
    pk = here.ops.quote_name(str(model._meta.pk.column))
    with here.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {here.ops.quote_name(model._meta.db_table)} ORDER BY {pk}")  # noqa: S608
        while rows := cursor.fetchmany(BATCH):
            for row in rows:
                values = [_json_value(*pair) for pair in zip(kinds, row, strict=True)]
                if told:
                    values = list(told(dict(zip(names_of, values, strict=True))).values())
                out.write(_line(values))
            count += len(rows)
    return count


def _line(values: list[Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _json_value(kind: str, value: Any) -> Any:  # noqa: PLR0911 - one line for each kind
    """A value as JSON can say it."""
    if value is None or kind in AS_IT_IS:
        return value
    match kind:
        case "BooleanField":
            return bool(value)
        case "DateTimeField":
            return (value if value.tzinfo else value.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).isoformat()
        case "DateField" | "TimeField":
            return value if isinstance(value, str) else value.isoformat()
        case "JSONField":
            return json.loads(value) if isinstance(value, str) else value
        case "BinaryField":
            return base64.b64encode(bytes(value)).decode()
        case "DecimalField" | "UUIDField":
            return str(value)
    raise TypeError(f"Backups do not know yet how to keep a {kind}.")


# ── in ────────────────────────────────────────────────────────────────────────


class StrangeColumns(ValueError):  # noqa: N818 - it names what is found
    """A table of the archive is not the table of this house."""


def read(model: type[Model], source: Iterable[bytes]) -> int:
    """Insert the rows of one table; returns their number. Inside a transaction with deferred foreign keys."""
    lines = iter(source)
    named = json.loads(next(lines, b"[]"))
    fields = {str(one.column): one for one in columns(model)}
    if sorted(named) != sorted(fields):
        raise StrangeColumns(model._meta.db_table)
    kinds = [_kind(fields[name]) for name in named]
    quoted, marks = ", ".join(connection.ops.quote_name(name) for name in named), ", ".join(["%s"] * len(named))
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({quoted}) VALUES ({marks})"  # noqa: S608
    count, batch = 0, list[list[Any]]()
    with connection.cursor() as cursor:
        for line in lines:
            batch.append([_meant(*pair) for pair in zip(kinds, json.loads(line), strict=True)])
            if len(batch) == BATCH:
                cursor.executemany(into, batch)
                count, batch = count + BATCH, []
        if batch:
            cursor.executemany(into, batch)
    return count + len(batch)


def _meant(kind_of: tuple[str, AnyField], value: Any) -> Any:
    """The value as this database wants it."""
    kind, field = kind_of
    if value is None or kind in AS_IT_IS or kind == "BooleanField":
        return value
    match kind:
        case "DecimalField":
            digits, places = getattr(field, "max_digits"), getattr(field, "decimal_places")
            return connection.ops.adapt_decimalfield_value(Decimal(value), digits, places)
        case "UUIDField":
            return uuid.UUID(value) if connection.features.has_native_uuid_field else uuid.UUID(value).hex
    return _meant_simply(kind, value)


def _meant_simply(kind: str, value: Any) -> Any:
    match kind:
        case "DateTimeField":
            return connection.ops.adapt_datetimefield_value(dt.datetime.fromisoformat(value))
        case "DateField":
            return connection.ops.adapt_datefield_value(dt.date.fromisoformat(value))
        case "TimeField":
            return connection.ops.adapt_timefield_value(dt.time.fromisoformat(value))
        case "JSONField":
            return connection.ops.adapt_json_value(value, None)
        case "BinaryField":
            return base64.b64decode(value)
    raise TypeError(f"Backups do not know yet how to bring back a {kind}.")


def count_on(kept: list[type[Model]]) -> None:
    """Let the next new row of each table have a number that no row has."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
