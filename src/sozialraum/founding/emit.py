"""Founding: a founding file as text – the same network gives the same bytes, and reads as people would write it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import yaml

BLOCK = re.compile(r"[^\s][^\t\r\x85\u2028\u2029\ufeff]*")
TAGS = {dict: "tag:yaml.org,2002:map", list: "tag:yaml.org,2002:seq", str: "tag:yaml.org,2002:str"}
SHORT = 100  # a mapping that fits on one line stands on one line
ENDLESS = 1 << 30


def emit(value: dict[str, Any]) -> str:
    """YAML of text, lists and mappings; numbers, yes/no and moments become the words of the format."""
    text: str = yaml.serialize(_node(value), Dumper=yaml.CBaseDumper, allow_unicode=True, width=ENDLESS)
    return text


def moment(at: dt.datetime) -> str:
    """RFC 3339 in UTC, to the microsecond: a public date comes back as it was."""
    return at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _node(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_node(key), _node(part)) for key, part in value.items()]
        return yaml.MappingNode(TAGS[dict], pairs, flow_style=_is_short(value))
    if isinstance(value, list):
        return yaml.SequenceNode(TAGS[list], [_node(part) for part in value], flow_style=_is_plain(value))
    text = _text(value)
    return yaml.ScalarNode(TAGS[str], text, style=_style(text))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return moment(value) if isinstance(value, dt.datetime) else str(value)


def _style(text: str) -> str | None:
    """Lines stand as lines where YAML can say them plainly; whatever is odd stands escaped in quotes."""
    if "\n" not in text:
        return None if text == text.strip() else '"'
    lines = text.split("\n")
    plain = BLOCK.fullmatch(text) and not text.endswith("\n\n") and all(line == line.rstrip() for line in lines)
    return "|" if plain else '"'


def _is_plain(values: list[Any]) -> bool:
    return not any(isinstance(value, dict | list) for value in values)


def _is_short(value: dict[str, Any]) -> bool:
    """A vote or an effect, but no thing with a key of its own."""
    plain = all(
        not isinstance(part, dict | list) or (isinstance(part, list) and _is_plain(part)) for part in value.values()
    )
    return plain and "key" not in value and len(str(value)) <= SHORT
