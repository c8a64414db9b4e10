"""Acts: how a kind stands in the founding file – which key says which column. What a column is, its model says.

The engine is ``founding``: type, length, words to choose from, and what may be missing are read from the model field,
so that the file's schema, its documentation and the table in the database cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

from django.db.models import Model

Form = Literal["", "key", "line", "path", "address", "date", "yes_or_no", "keys", "version", "words", "hosts"]


class Absent(Enum):
    """What holds where a key of the file is missing, if it is not one value."""

    AS_COLUMN = "as the column has it: its default, unknown where it may be empty, else a fault"
    FAULT = "a fault, although the column may be empty"
    UNKNOWN = "unknown, to be worked out from the rest of the file"


@dataclass(frozen=True)
class Fact:
    """One key of the founding file and the column it says.

    ``means`` is its sentence in the documentation. ``column`` is "" where the key is called like it. ``form`` narrows
    what the column would take (``key``: a key as in addresses), and says all of it where there is no column
    (``no_column``); ``words`` are what ``words`` chooses from. ``absent`` is what holds if the key is missing, as the
    column has it. ``unknown`` is a word of its own for an empty column. A fact that is not ``typed`` follows from
    where the thing stands, or from the bytes of a file. What is ``placed`` is the place in the list where nothing is
    said. ``since`` is the first format that knows the key.
    """

    key: str
    means: str = ""
    column: str = ""
    form: Form = ""
    words: tuple[str, ...] = ()
    absent: Any = Absent.AS_COLUMN
    unknown: str = ""
    typed: bool = True
    placed: bool = False
    no_column: bool = False
    since: int = 1

    @property
    def name(self) -> str:
        """The column."""
        return "" if self.no_column else self.column or self.key


@dataclass(frozen=True)
class Part:
    """A mapping inside a thing of the file that has no key of its own, e.g. the votes of one group.

    ``word`` names it in the documentation; ``model`` is the table its columns are of. ``refuses`` is given the mapping
    with its keys as attributes, and says in German what is wrong with them together; empty: nothing.
    """

    word: str
    means: str
    model: type[Model]
    facts: tuple[Fact, ...]
    parts: tuple[Nested, ...] = ()
    refuses: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Nested:
    """A key of the file under which parts stand: a list of them."""

    key: str
    means: str
    part: Part
    since: int = 1


@dataclass(frozen=True)
class Filed:
    """How a kind stands in the founding file.

    ``word`` is what the file calls the kind, ``section`` the key of the list its things stand in, either of the file
    itself or – ``inside`` names the fact – of the thing they belong to, where ``inside_means`` describes it; ``alone``
    things may stand in both. A ``single`` one is no list. ``own_key`` is how a key is made that is not typed, from the
    key of the thing around it (``{above}``), the ``{place}`` in the list and other keys. ``tied`` are facts that even
    a tombstone keeps. What is ``personal`` leaves the house only when asked for; a ``silent`` section says nothing if
    it is missing, instead of that there is nothing. ``parts`` are mappings under keys of their own. ``refuses`` as in
    ``Part``. ``without`` names columns that no file says, each with the reason.
    """

    word: str
    section: str
    means: str
    section_means: str
    facts: tuple[Fact, ...]
    inside: str = ""
    inside_means: str = ""
    alone: bool = False
    single: bool = False
    own_key: str = ""
    tied: tuple[str, ...] = ()
    personal: bool = False
    silent: bool = False
    parts: tuple[Nested, ...] = ()
    refuses: Callable[[Any], str] | None = None
    without: Mapping[str, str] = field(default_factory=dict)
    since: int = 1
