"""Presence: whom two typed letters mean – somebody of the groups, whom an institution names, or a guest."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.bodies.models import Organization
from sozialraum.presence.queries.heads import Expected, expected_of, token_of
from sozialraum.presence.queries.rows import SittingRows
from sozialraum.presence.rules import begins_a_word


@dataclass(frozen=True)
class TypedHead:
    """What was understood: one of the groups by ``token``; else a ``name``, perhaps of whom ``institution`` has named.

    ``several`` may be meant; then nothing is decided.
    """

    token: str = ""
    name: str = ""
    institution: Organization | None = None
    several: tuple[Expected, ...] = ()


def typed_head(rows: SittingRows, typed: str) -> TypedHead:
    """Whom these words mean. What is typed in full goes before what only begins like it, who is away before the others.

    »Nora Beispiel, Kita Beispielweg« is somebody whom the institution has named there. No query.
    """
    people, words = list(expected_of(rows).values()), typed.casefold()
    if found := [one for one in people if words in _called(one)]:
        return _one_of(rows, found)
    name, _comma, house = typed.rpartition(",")
    institution = _institution(rows, house.strip())
    if name.strip() and institution is not None:
        return TypedHead(name=name.strip(), institution=institution)
    if institution := _institution(rows, typed):
        return TypedHead(institution=institution)
    begun = [one for one in people if any(begins_a_word(words, called) for called in _called(one))]
    here = {token_of(row) for row in rows.here}
    away = [one for one in begun if one.token not in here]
    return _one_of(rows, away or begun) if begun and len(words) > 1 else TypedHead(name=typed)


def _one_of(rows: SittingRows, found: list[Expected]) -> TypedHead:
    """The only one, or the only one who does not deputise: of an institution that is its delegate."""
    delegates = [one for one in found if not one.as_deputy]
    if len(found) == 1 or (len(delegates) == 1 and len({one.label for one in found}) == 1):
        return TypedHead(token=(delegates or found)[0].token)
    return TypedHead(several=tuple(sorted(found, key=lambda one: one.option.casefold())))


def _called(one: Expected) -> tuple[str, ...]:
    """Everything somebody may be called."""
    short = one.institution.short_name if one.institution else ""
    name = one.person.name if one.person else ""
    return tuple(word.casefold() for word in (one.option, one.label, short, name) if word)


def _institution(rows: SittingRows, called: str) -> Organization | None:
    """An institution that has a seat in one of the groups, by one of its names."""
    houses = (seat.seat.institution for them in rows.seats.values() for seat in them)
    words = called.casefold()
    known = (one for one in houses if one and words in (one.name.casefold(), one.short_name.casefold()))
    return next(known, None) if words else None
