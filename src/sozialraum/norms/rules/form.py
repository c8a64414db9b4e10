"""Norms: the form of a sitting – in a room, by video or both, on whose request, said in the invitation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field

from sozialraum.provisions.rules.values import Labelled, Number, RuleValue


class SittingForm(Labelled):
    """How people come together."""

    ROOM = "room", "vor Ort"
    VIDEO = "video", "per Video"
    HYBRID = "hybrid", "gemischt"


@dataclass(frozen=True)
class FormRule(RuleValue):
    """Form."""

    family: ClassVar[str] = "form"
    SAYS: ClassVar[Mapping[str, tuple[str, str]]] = {
        "allowed": ("Form der Sitzung", "Getagt werden kann {}."),
        "requested": ("Per Video auf Verlangen, wie viele", "Per Video getagt wird, wenn so viele es verlangen: {}."),
        "told": ("Form steht in der Einladung", "Die Einladung sagt, in welcher Form getagt wird: {}."),
    }

    allowed: Annotated[tuple[SittingForm, ...], Field(min_length=1, max_length=3)] | None = None
    requested: Number | None = None
    told: bool | None = None
