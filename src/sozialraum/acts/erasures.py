"""Acts: which details of the journal were erased, as the chain says it, and what is wrong with those that are left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sozialraum.acts.models import Entry


def as_ranges(numbers: Iterable[int]) -> str:
    """Numbers in the short form in which an entry keeps them: ``1-4,6``; empty for none."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def read(erased: str, before: int) -> Iterator[tuple[int, str]]:
    """The numbers that ``1-4,6,9=3f9c…`` names, as far as they lie ``before`` the entry that says so.

    With ``=`` stands the digest of what was left of a detail when only its values were taken out; else "".
    """
    for part in filter(None, erased.split(",")):
        span, _is, digest = part.partition("=")
        first, _to, last = span.partition("-")
        for number in range(int(first), min(int(last or first), before - 1) + 1):
            yield number, digest


class Details:
    """What a walk along the chain finds: ``take`` each entry in turn, then ask for the ``faults``."""

    def __init__(self) -> None:
        self.there, self.missing, self.altered = set[int](), set[int](), dict[int, str]()
        self.gone, self.reduced = set[int](), dict[int, str]()

    def take(self, entry: Entry) -> None:
        """Note whether an entry's detail is there and unaltered, and which earlier details it says were erased."""
        detail = getattr(entry, "detail", None)
        (self.missing if detail is None else self.there).add(entry.number)
        if detail is not None and (digest := detail.computed_digest()) != entry.digest:
            self.altered[entry.number] = digest
        for number, left in read(entry.erased, entry.number):
            if left:
                self.reduced[number] = left
            else:
                self.gone.add(number)

    def faults(self) -> Iterator[str]:
        """A German sentence for every detail that is not as the chain says it must be, by number."""
        for number in sorted(self.there | self.missing):
            if number in self.missing:
                if number not in self.gone:
                    yield f"Die Einzelheiten von Eintrag {number} fehlen, ohne dass ein Eintrag ihre Löschung nennt."
            elif number in self.gone:
                yield f"Die Einzelheiten von Eintrag {number} stehen wieder da, obwohl sie gelöscht wurden."
            elif self.altered.get(number) != self.reduced.get(number):
                yield f"Die Einzelheiten von Eintrag {number} wurden verändert."
