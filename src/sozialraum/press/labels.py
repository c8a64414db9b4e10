"""Sheets of labels on paper: addresses in a grid, from the place where the sheet is still unused."""

import datetime
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import override

from sozialraum.press.glyphs import unsettable
from sozialraum.press.typeset import typeset


@dataclass(frozen=True)
class Measures:
    """A sheet of labels on A4, in millimetres: how many, how large, and how far the first is from the edge."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0  # between two columns

    @property
    def count(self) -> int:
        return self.columns * self.rows


class Sheet(Enum):
    """The sheets that are sold everywhere, by their measures."""

    S70_36 = Measures(3, 8, 70, 36, 0, 4.5)
    S63_34 = Measures(3, 8, 63.5, 33.9, 7.2, 12.9, 2.55)
    S63_38 = Measures(3, 7, 63.5, 38.1, 7.2, 15.15, 2.55)
    S70_42 = Measures(3, 7, 70, 42.3, 0, 0.45)
    S99_38 = Measures(2, 7, 99.1, 38.1, 4.65, 15.15, 2.5)
    S105_42 = Measures(2, 7, 105, 42.3, 0, 0.45)

    @property
    def label(self) -> str:
        size = self.value
        width, height = (f"{one:g}".replace(".", ",") for one in (size.width, size.height))
        return f"{size.columns} × {size.rows} Etiketten, {width} × {height} mm"


@dataclass(frozen=True)
class Label:
    """The lines of one label, the first one the name."""

    lines: tuple[str, ...]


def unsettable_on(labels: list[Label]) -> list[tuple[str, str]]:
    """First line of each label with characters that no shipped font can set, and these characters."""
    found = ((label.lines[0], " ".join(unsettable("\n".join(label.lines)))) for label in labels)
    return [(name, characters) for name, characters in found if characters]


def labels_pdf(
    labels: list[Label], sheet: Sheet, *, first: int, title: str, author: str, printed: datetime.datetime
) -> bytes:
    """The document; ``first`` is the label at which it begins, counted from 1, left to right."""
    size = sheet.value
    measures: dict[str, Any] = {name: getattr(size, name) for name in Measures.__dataclass_fields__}
    data = measures | {"skip": min(max(first, 1), size.count) - 1, "labels": [label.lines for label in labels]}
    with override("de"):
        return typeset("labels", data, title=title, author=author, created=printed)
