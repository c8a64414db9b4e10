"""Network: the column for a moment that a clock, or a founding file, has set."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db import models

EARLIEST, LATEST = dt.datetime(1900, 1, 1, tzinfo=dt.UTC), dt.datetime(2200, 12, 31, tzinfo=dt.UTC)

if TYPE_CHECKING:
    DateTimeField = models.DateTimeField[Any, Any]
else:
    DateTimeField = models.DateTimeField


class MomentField(DateTimeField):
    """A ``DateTimeField`` that is read as the nearest moment between 1900 and 2200.

    An old founding file could bring the year 9999, which overflows in every other time zone. For migrations it is a
    plain ``DateTimeField``.
    """

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: dt.datetime | None, *_args: object) -> dt.datetime | None:
        if value is None or EARLIEST <= value <= LATEST:
            return value
        return EARLIEST if value < EARLIEST else LATEST

    def deconstruct(self) -> Any:
        name, _path, args, words = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, words
