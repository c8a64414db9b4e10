"""Foundation: a question that is asked again and again in the same words is put into SQL once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cache, lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.network.models import Body
from sozialraum.network.put import Key, PutQuestion

MOST = 500  # questions; each takes some ten kilobytes
#: What stands in a question where the network will stand, and where the keys will: values that nothing else has.
NETWORK = 7_777_777_000_000_000
NUMBERS = range(NETWORK + 1, NETWORK + 1_000_000)
WORDS = "\x02Key%s\x03"
NETWORKLESS = Visitor(Body(pk=0))


def asked(build: Callable[..., QuerySet[Any]], visitor: Visitor, *arguments: Hashable) -> list[Any]:
    """The rows of what ``build`` makes of a visitor and the arguments, put into SQL once for all who ask alike.

    To put a question with the ORM takes four times as long as to answer it: it is put once for everybody, and for each
    of the few who read all. ``build`` is a module's function without a clock; of the network it finds the key alone.
    """
    if (alike := _who_asks_alike(visitor)) is None:
        return list(build(visitor, *arguments))
    return _put(build, alike, *arguments).current_rows({NETWORK: visitor.body.pk})


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
    if (alike := _who_asks_alike(visitor)) is None:
        return list(build(visitor, wanted, *arguments))
    blanks = tuple(WORDS % place if isinstance(key, str) else NUMBERS[place] for place, key in enumerate(wanted))
    question = _put(build, alike, *arguments, blanks=blanks)
    return question.current_rows({NETWORK: visitor.body.pk, **dict(zip(blanks, wanted, strict=True))})


def asked_about(build: Callable[..., QuerySet[Any]], keys: Iterable[Key | None], *arguments: Hashable) -> list[Any]:
    """The same for rows that are found by keys alone, for any visitor: who may read them is decided by the caller."""
    return asked_of(build, NETWORKLESS, keys, *arguments)


def _who_asks_alike(visitor: Visitor) -> Visitor | None:
    """For whom a question is put: anybody of any network, or one of those who read all; None: for nobody else."""
    if visitor.way is not Way.NOBODY and not visitor.reads_all:
        return None
    if visitor.way is Way.NOBODY:
        return _anybody(connection.alias)
    return Visitor(_anywhere(connection.alias), visitor.way, visitor.person_id, standings=visitor.standings)


@cache
def _anybody(alias: str) -> Visitor:
    return Visitor(_anywhere(alias))


@cache
def _anywhere(alias: str) -> Body:
    return Body.from_db(alias, ["id"], [NETWORK])  # has nothing else that could be asked


@lru_cache(maxsize=MOST)
def _put(
    build: Callable[..., QuerySet[Any]], alike: Visitor, *arguments: Hashable, blanks: tuple[Key, ...] = ()
) -> PutQuestion:
    return PutQuestion.of(build(alike, *([blanks] if blanks else []), *arguments), NETWORK, blanks)
