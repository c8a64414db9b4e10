"""Room ui: a count said in words and drawn as one square per vote."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from sozialraum.ui.values import TallyLike

ROW, STEP, FIVE, LINE = 25, 13, 4, 17
MOST = 150
KINDS = ("yes", "no", "abstain", "recused")
LABELS = (gettext_lazy("Ja"), gettext_lazy("Nein"), gettext_lazy("Enthaltungen"), gettext_lazy("Befangene"))
SHAPES = {"yes": (0, 0, 10, 14), "no": (1, 1, 8, 12), "abstain": (0, 5, 10, 4)}


@dataclass(frozen=True)
class VoteSquare:
    """One vote at its place; ``kind`` is yes, no or abstain."""

    kind: str
    x: int
    y: int
    width: int
    height: int

    @property
    def path(self) -> str:
        return f"M{self.x} {self.y}h{self.width}v{self.height}h-{self.width}z"


@dataclass(frozen=True)
class Drawing:
    """All votes of one count: at most 25 in a row, a gap after each five, so that they can be counted by eye."""

    squares: tuple[VoteSquare, ...]
    width: int
    height: int

    @property
    def paths(self) -> list[tuple[str, str]]:
        """Each kind with all its squares as one SVG path: cheaper than a shape for each."""
        return [(kind, "".join(one.path for one in kin)) for kind, kin in groupby(self.squares, attrgetter("kind"))]

    @property
    def shown_width(self) -> int:
        """In CSS pixels."""
        return round(self.width * 1.3)


def drawn(tally: TallyLike) -> Drawing | None:
    """The squares of a vote; None if a number is unknown, nobody voted, or there are more than ``MOST``."""
    counts = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain}
    kinds = [kind for kind, count in counts.items() for _vote in range(count or 0)]
    if None in counts.values() or not 0 < len(kinds) <= MOST:
        return None
    squares = tuple(_placed(kind, number) for number, kind in enumerate(kinds))
    rows = (len(kinds) - 1) // ROW + 1
    return Drawing(squares, width=max(square.x for square in squares) + STEP, height=rows * LINE)


def _placed(kind: str, number: int) -> VoteSquare:
    """Filled yes, hollow no (drawn inside its edge), a dash for an abstention."""
    row, column = divmod(number, ROW)
    inset, down, width, height = SHAPES[kind]
    return VoteSquare(kind, column * STEP + column // 5 * FIVE + inset, row * LINE + down, width, height)


@dataclass(frozen=True)
class CountedVotes:
    """A count ready for the page; ``in_words`` is "" if no number is on record."""

    letter: str
    name: str
    in_words: str
    tally: TallyLike
    result: str = ""
    round: str = ""
    basis: str = ""

    @property
    def drawing(self) -> Drawing | None:
        """Made only where it is shown."""
        return drawn(self.tally)


def counted(tally: TallyLike) -> CountedVotes:
    """Each number in words; what is missing is named as missing."""
    known = _numbers_in_words((tally.yes, tally.no, tally.abstain, tally.recused), get_language())
    told = [tally.words, *known] if tally.words else known
    return CountedVotes(tally.letter, tally.name, " · ".join(told), tally, tally.result, tally.round, tally.basis)


@lru_cache(maxsize=2000)  # most votes of a list fell like another one, and each number would be looked up anew
def _numbers_in_words(counts: tuple[int | None, ...], _language: str | None) -> tuple[str, ...]:
    """Of yes, no, abstentions and recused, in the language that is spoken now."""
    yes, no, abstain, recused = counts
    known = [words for words in (_yes(yes), _no(no), _abstentions(abstain), _recused(recused)) if words]
    if 0 < len(known) < len(KINDS):
        missing = [str(label) for label, count in zip(LABELS, counts, strict=True) if count is None]
        known.append(_("nicht bekannt: %(missing)s") % {"missing": ", ".join(missing)})
    return tuple(known)


def result_is_missing(result: str, tallies: Iterable[TallyLike]) -> bool:
    """Whether nobody's result is on record, neither one for all nor that of a group."""
    return not result and not any(tally.result for tally in tallies)


def _yes(count: int | None) -> str:
    return "" if count is None else _("%(count)s Ja") % {"count": count}


def _no(count: int | None) -> str:
    return "" if count is None else _("%(count)s Nein") % {"count": count}


def _abstentions(count: int | None) -> str:
    if count is None:
        return ""
    return ngettext("%(count)s Enthaltung", "%(count)s Enthaltungen", count) % {"count": count}


def _recused(count: int | None) -> str:
    return "" if count is None else _("%(count)s befangen") % {"count": count}
