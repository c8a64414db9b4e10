"""Founding: the founding file – every key with its type and its meaning, made from what the rooms say of their kinds.

Nothing is typed here twice: a key stands in the ``kinds.py`` of its room, its type, length and default in the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sozialraum.bodies.kinds import BODY_FACTS
from sozialraum.bodies.words import TextKind
from sozialraum.founding import scalars as s
from sozialraum.founding.columns import KINDS, FiledKind, german
from sozialraum.founding.schema_parts import Base, Dated, Fields, Keyed, is_, keys_of, mapping, nested
from sozialraum.network.models import Body as BodyModel

LATEST = int(s.FORMATS[-1])


@cache
def network_of(version: int) -> type[Any]:
    """The whole file in this version of the format."""
    fields: Fields = {
        "format": (s.FormatWord, is_("Fassung dieses Formats; ein Auszug hat immer die neueste.")),
        "body": (_body(version), is_("Das Netzwerk selbst.")),
    }
    for kind in KINDS.values():
        if (not kind.filed.inside or kind.filed.alone) and kind.filed.since <= version:
            many: Any = list[thing(kind, version)]  # type: ignore[misc]
            silent = kind.filed.silent
            fields[kind.filed.section] = (
                many | None if silent else many,
                is_(kind.filed.section_means, None if silent else []),
            )
    fields["withdrawn"] = (list[_withdrawn()], is_("Was zurückgezogen ist.", []))  # type: ignore[misc]
    return mapping("Network", "Die ganze Datei.", fields, Base)


@cache
def _body(version: int) -> type[Any]:
    said: Any = {kind.value: (s.Text, is_(f"{german(kind.label)}.", "")) for kind in TextKind}
    texts = mapping("Texts", "Was das Netzwerk über sich sagt.", said, Base)
    fields = keys_of(BODY_FACTS, BodyModel, version)
    fields["texts"] = (texts, is_("Was das Netzwerk über sich sagt.", texts()))
    return mapping("Body", "Das Netzwerk selbst.", fields, Keyed)


def since(key: str | int) -> int:
    """The first format that knows this key in any of its mappings; 0 if none does."""
    sections = [(kind.filed.section, kind.filed.since) for kind in KINDS.values()]
    facts = [(one.key, max(one.since, kind.filed.since)) for kind in KINDS.values() for one in kind.filed.facts]
    parts = [(one.key, one.since) for kind in KINDS.values() for one in kind.filed.parts] + [("corrected", 2)]
    return min((first for name, first in (*sections, *facts, *parts) if name == key), default=0)


def inside(kind: FiledKind, version: int = LATEST) -> Iterator[FiledKind]:
    """The kinds whose things stand in the mapping of this one."""
    return (one for one in KINDS.values() if one.above == kind.name and one.filed.since <= version)


_things: dict[tuple[str, int], type[Any]] = {}


def thing(kind: FiledKind, version: int = LATEST) -> type[Any]:
    """The mapping of one thing of a kind, made once for each version of the format."""
    made = _things.get((kind.name, version))
    if made is None:
        filed, fields = kind.filed, Fields()
        if filed.own_key:
            fields["key"] = (s.Key | None, is_(f"Schlüssel. Fehlt er: {_own_key(kind)}.", None))
        fields |= keys_of(filed.facts, kind.model, version) | nested(filed.parts, version)
        for one in inside(kind, version):
            child: Any = thing(one, version)
            form: Any = child | None if one.filed.single else list[child]
            means = one.filed.inside_means or one.filed.section_means
            fields[one.filed.section] = (form, is_(means, None if one.filed.single else []))
        if version > 1 and hasattr(kind.model, "corrected"):
            fields["corrected"] = (s.Moment | None, is_("Wann zuletzt öffentlich berichtigt. Ab Format 2.", None))
        base = Dated if filed.own_key else Keyed
        made = _things[kind.name, version] = mapping(kind.name.capitalize(), filed.means, fields, base, filed.refuses)
    return made


def _own_key(kind: FiledKind) -> str:
    known = {fact.key: f"<{fact.key}>" for fact in kind.filed.facts}
    above = f"<{KINDS[kind.above].called}>"
    return kind.filed.own_key.format(**known | {"above": above, "place": "<Platz in der Liste>"})


@cache
def _withdrawn() -> type[Any]:
    """A tombstone, with what one of any kind keeps of what it belonged to."""
    fields: Fields = {
        "kind": (s.WithdrawnWord, is_("Was es war.")),
        "key": (s.Key, is_("Schlüssel.")),
    }
    for name in dict.fromkeys(name for kind in KINDS.values() for name in kind.tied):
        having = _and(kind.name for kind in KINDS.values() if name in kind.tied)
        fields[name] = (s.Key | None, is_(f"Bei {having}: Schlüssel ({KINDS[name].called}).", None))
    fields["created"] = (s.Moment | None, is_("Seit wann das Netzwerk die Angabe führte.", None))
    fields["modified"] = (s.Moment | None, is_("Wann sie zuletzt geändert wurde.", None))
    fields["withdrawn"] = (s.Moment | None, is_("Seit wann sie nicht mehr öffentlich ist.", None))
    means = "Was nicht mehr öffentlich ist: nur Schlüssel und Zeitpunkte bleiben."
    return mapping("Withdrawn", means, fields, Base)


def _and(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} und {last}" if most else last


Body = _body(LATEST)
Network = network_of(LATEST)
