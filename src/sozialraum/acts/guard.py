"""Acts: a guard on the connection that refuses every write outside an act."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

#: Tables that are not what the network records: Django's own, logins and second factors, sessions, and the post's own
#: books on what went out when (the act that wanted a letter is in the journal), those of the backups, and how often
#: something was asked for today; and notes of a sitting, on record once their point is closed. The one list of these.
EXEMPT = re.compile(
    r"django_|auth_|account_|mfa_|usersessions_|post_|backups_|foundation_count|foundation_salt|notes_note|sqlite_|savepoint"
)

WRITE = re.compile(r"""\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+["`]?(\w+)""", re.I)

_open: ContextVar[bool] = ContextVar("acts_guard_open", default=False)


class WriteOutsideAnAct(RuntimeError):  # noqa: N818 - it names what happened
    """Somebody tried to change what the network records without an act."""


@contextmanager
def opened() -> Iterator[None]:
    """Let writes through: inside an act, and while tests arrange their world."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def refuse(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The wrapper around every statement (Django's ``execute_wrapper`` protocol)."""
    if not _open.get() and (write := WRITE.match(sql)) and not EXEMPT.match(write.group(1)):
        raise WriteOutsideAnAct(f"{write.group(1)} is changed only in an act.")
    return execute(sql, params, many, context)


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Put the guard on a new connection."""
    if refuse not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse)


def leave_open(**_signal: Any) -> None:
    """Allow writes while migrations run (receiver of ``pre_migrate``)."""
    _open.set(True)


def shut(**_signal: Any) -> None:
    _open.set(False)
