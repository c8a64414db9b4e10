"""Foundation: what every row has that an act may change."""

from __future__ import annotations

from typing import Any, ClassVar, Protocol


class Subject(Protocol):
    """What an act may change: a row of a network whose ``revision`` counts its changes, for forms that are stale."""

    _meta: ClassVar[Any]
    _state: Any
    revision: int

    @property
    def pk(self) -> Any: ...

    @property
    def body_id(self) -> int: ...

    def refresh_from_db(self, *, from_queryset: Any) -> None: ...


class Stateful(Subject, Protocol):
    """One whose ``state`` only acts with a move change."""

    state: str
