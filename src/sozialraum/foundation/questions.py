"""Foundation: a question that is asked again and again in the same words is put into SQL once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache
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
    return PutQuestion.of(build(Visitor(body), *([blanks] if blanks else []), *arguments), NETWORK, blanks)
