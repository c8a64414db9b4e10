"""Config: what the doctor finds – how bad, in which words, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The sign in front of the line."""

    GOOD = "✓"
    WARN = "!"
    BAD = "✗"


@dataclass(frozen=True)
class Finding:
    """One line, and below it what to do."""

    level: Level
    about: str
    says: str
    do: str = ""

    def lines(self) -> Iterator[str]:
        yield f"{self.level} {self.about}: {self.says}"
        if self.do:
            yield f"  → {self.do}"


Check = Callable[[], Iterator[Finding]]


def good(about: str, says: str) -> Finding:
    return Finding(Level.GOOD, about, says)


def warn(about: str, says: str, do: str) -> Finding:
    return Finding(Level.WARN, about, says, do)


def bad(about: str, says: str, do: str) -> Finding:
    return Finding(Level.BAD, about, says, do)
