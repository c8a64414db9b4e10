"""Network: many questions of the database answered as of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """In the block everything is read as it stood at its beginning, while others go on writing."""
    usual = getattr(connection, "transaction_mode", None)
    outermost = not connection.in_atomic_block
    if outermost and connection.vendor == "sqlite":
        setattr(connection, "transaction_mode", "DEFERRED")  # who only reads must not hold the one writer's lock
    try:
        with transaction.atomic():
            if outermost and connection.vendor == "postgresql":  # SQLite does so by itself
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield
    finally:
        if connection.vendor == "sqlite":
            setattr(connection, "transaction_mode", usual)
