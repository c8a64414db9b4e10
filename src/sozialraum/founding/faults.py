"""Founding: what is wrong with a founding file, each fault with its place, what was found and what was expected."""

from __future__ import annotations

from dataclasses import dataclass

SHOWN = 60  # letters of what was found


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: ``datei.yaml, Zeile 31, meetings[plenum-1].date: »2016-02-31« – erwartet: …``."""

    file: str
    line: int
    path: str
    says: str
    found: str | None = None

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, f"Zeile {self.line}" if self.line else "", self.path) if part)
        return f"{where}: {shortened(self.found)}{self.says}"


class Faults(Exception):  # noqa: N818 - it carries all of them, none is "the" error
    """A file that was refused, with every fault at once; nothing was written."""

    def __init__(self, faults: list[Fault]):
        self.faults = sorted(set(faults), key=lambda fault: (fault.line, fault.path, fault.says))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def shortened(found: str | None) -> str:
    """What was found, in quotes and on one line; nothing if nothing was found."""
    if found is None:
        return ""
    text = " ".join(found.split())
    return f"»{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}« – "
