"""Founding: what every part of the founding file is made of, and how a part comes from facts and their columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from sozialraum.acts.filed import Absent, Fact, Nested, Part
from sozialraum.founding import scalars as s
from sozialraum.founding.columns import german
from sozialraum.founding.yaml_nodes import Place

Fields = dict[str, Any]


def is_(meaning: str, default: Any = ...) -> Any:
    """A key of the file: what it means, and what holds if it is left out (``...``: it may not be)."""
    return Field(default=default, description=meaning)


class Base(BaseModel):
    """A mapping of which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Dated(Base):
    """A thing with public dates."""

    created: s.Moment | None = is_(
        "Seit wann das Netzwerk die Angabe führt. Fehlt sie: der Zeitpunkt des Einlesens.", None
    )
    modified: s.Moment | None = is_("Wann die Angabe zuletzt geändert wurde.", None)


class Keyed(Dated):
    key: s.Key = is_("Schlüssel, einmal vergeben und nie geändert. Er steht in Adressen und verweist in dieser Datei.")


def keys_of(facts: Iterable[Fact], model: Any, version: int) -> Fields:
    """The keys that these facts give a mapping, each with type, meaning and default."""
    found: Fields = {}
    for fact in facts:
        if fact.typed and fact.since <= version:
            field = model._meta.get_field(fact.name) if fact.name else None
            kind, default = s.scalar_of(fact, field), _default(fact, field)
            found[fact.key] = (kind | None if default is None else kind, is_(_meaning(fact), default))
    return found


def _meaning(fact: Fact | Nested) -> str:
    return fact.means if fact.since == 1 else f"{fact.means} Ab Format {fact.since}."


def _default(fact: Fact, field: Any) -> Any:
    """What holds where the key is missing, in the words of the file."""
    if fact.absent is Absent.FAULT:
        return ...
    if fact.absent is Absent.UNKNOWN:
        return None
    if fact.absent is not Absent.AS_COLUMN:
        return german(fact.absent.label)
    return None if field is None and fact.form != "hosts" else _column_default(fact, field)


def _column_default(fact: Fact, field: Any) -> Any:
    if field is None or field.many_to_many:
        return []
    if field.null:
        return None
    if field.has_default():
        default = field.get_default()
        return german(dict(field.flatchoices)[default]) if field.choices else default
    if field.blank and field.empty_strings_allowed:
        return None if field.choices or fact.form else ""
    return ...


_parts: dict[tuple[str, int], type[Base]] = {}


def part(one: Part, version: int) -> type[Base]:
    """The mapping of a part, made once for each version of the format."""
    made = _parts.get((one.word, version))
    if made is None:
        fields = keys_of(one.facts, one.model, version) | nested(one.parts, version)
        made = _parts[one.word, version] = mapping(one.word, one.means, fields, Base, one.refuses)
    return made


def nested(parts: Iterable[Nested], version: int) -> Fields:
    """Keys under which parts stand."""
    return {
        one.key: (list[part(one.part, version)], is_(_meaning(one), []))  # type: ignore[misc]
        for one in parts
        if one.since <= version
    }


#: What the keys of a mapping say together, and may not; asked when each of them is sound.
REFUSES: dict[type[BaseModel], Callable[[Any], str]] = {}


def mapping(
    word: str, means: str, fields: Fields, base: type[Base], refuses: Callable[[Any], str] | None = None
) -> type[Any]:
    """A type for one mapping of the file; ``refuses`` as in ``acts.filed.Filed``."""
    made: type[Any] = create_model(word, __base__=base, __doc__=means, **fields)
    if refuses:
        REFUSES[made] = refuses
    return made


def refused(said: Any, place: Place = ()) -> Iterator[tuple[Place, str, None]]:
    """Every mapping of which the keys do not go together: where it stands, and what is wrong with it."""
    if isinstance(said, list):
        for number, one in enumerate(said):
            yield from refused(one, (*place, number))
    elif isinstance(said, BaseModel):
        if (refuses := REFUSES.get(type(said))) and (says := refuses(said)):
            yield place, f"{says.removesuffix('.')}.", None
        for name in type(said).model_fields:
            yield from refused(getattr(said, name), (*place, name))
