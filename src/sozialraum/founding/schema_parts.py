"""Founding: what every part of the founding file is made of."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from sozialraum.founding import scalars as s


def is_(meaning: str, default: Any = ...) -> Any:
    """A key of the file: what it means, and what holds if it is left out (``...``: it may not be)."""
    return Field(default=default, description=meaning)


class Part(BaseModel):
    """A mapping of which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Entry(Part):
    """A thing with a public key."""

    created: s.Moment | None = is_(
        "Seit wann das Netzwerk die Angabe führt. Fehlt sie: der Zeitpunkt des Einlesens.", None
    )
    modified: s.Moment | None = is_("Wann die Angabe zuletzt geändert wurde.", None)


class Keyed(Entry):
    key: s.Key = is_("Schlüssel, einmal vergeben und nie geändert. Er steht in Adressen und verweist in dieser Datei.")
