"""The fonts of the room ``press``: fetch and thin them out, and write down which characters they have.

``python scripts/press_fonts.py fetch``: fonts and licences from their npm packages, then the table (needs npm).
``python scripts/press_fonts.py coverage``: only the table ``coverage.txt``, from the fonts that lie there.
"""

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

if __package__ in (None, ""):  # started as a file
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.press_arabic import one_glyph_a_letter
from scripts.press_zero import open_zero

FONTS = Path(__file__).resolve().parent.parent / "src/sozialraum/press/fonts"
FOUR = ("400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic")
TWO = ("400Regular", "700Bold")
ONE = ("400Regular",)
LATIN_GREEK_CYRILLIC = (
    "0-8FF,1AB0-1CCF,1D00-20CF,20F0-218F,2C60-2C7F,2DE0-2E7F,A640-A8DF,A92E,AB30-AB6F,FB00-FB06,FE00-FE2F"
)
ARABIC = "20-40,5B-60,7B-7E,A0,A7,AB,B7,BB,600-77F,8A0-8FF,2002-2027,2030,2039-203A,FB50-FDFF,FE70-FEFE"
SYMBOLS = "2190-23FF,2460-27FF,2900-297F,2B00-2BFF"


@dataclass(frozen=True)
class Family:
    """One family as it is shipped; the order of ``FAMILIES`` is the order in which typst looks for a glyph."""

    name: str
    package: str
    version: str
    weights: tuple[str, ...]
    ranges: str = "0-10FFFF"
    halved: bool = False  # lam and alef are two glyphs, see ``press_arabic``
    opened: bool = False  # the zero has no stroke, see ``press_zero``

    def file(self, weight: str) -> str:
        """Name of the shipped file of one weight."""
        return f"{self.package}-{weight.lower().replace('_', '-')}.ttf"


FAMILIES = (
    Family("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", "0.4.1", FOUR, opened=True),
    Family("Noto Sans", "noto-sans", "0.4.2", TWO, LATIN_GREEK_CYRILLIC),
    Family("Vazirmatn", "vazirmatn", "0.4.1", TWO, ARABIC, halved=True),
    Family("Noto Sans Arabic", "noto-sans-arabic", "0.4.3", ONE),
    Family("Noto Sans Hebrew", "noto-sans-hebrew", "0.4.1", TWO),
    Family("Noto Sans Ethiopic", "noto-sans-ethiopic", "0.4.2", ONE),
    Family("Noto Sans Armenian", "noto-sans-armenian", "0.4.2", ONE),
    Family("Noto Sans Georgian", "noto-sans-georgian", "0.4.3", ONE),
    Family("Noto Sans Tamil", "noto-sans-tamil", "0.4.3", ONE),
    Family("Noto Sans Devanagari", "noto-sans-devanagari", "0.4.1", ONE),
    Family("Noto Sans Thai", "noto-sans-thai", "0.4.2", ONE),
    Family("Noto Sans Math", "noto-sans-math", "0.4.2", ONE, SYMBOLS),
    Family("Noto Sans Symbols 2", "noto-sans-symbols-2", "0.4.1", ONE, SYMBOLS),
    Family("Noto Sans Symbols", "noto-sans-symbols", "0.4.1", ONE, SYMBOLS),
)


def code_points(ranges: str) -> list[int]:
    """Every code point of ``a-b,c``, hexadecimal."""
    found: list[int] = []
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        found.extend(range(int(first, 16), int(last or first, 16) + 1))
    return found


def thin_out(source: Path, target: Path, family: Family) -> None:
    """Keep the wanted characters with everything that shapes them; drop the hints, which paper does not need."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = subset.load_font(str(source), options)
    if family.halved:
        one_glyph_a_letter(font)
    if family.opened:
        open_zero(font)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=code_points(family.ranges))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def fetch() -> None:
    """Take each family from its npm package, thinned out, with its licence."""
    with tempfile.TemporaryDirectory() as folder:
        for family in FAMILIES:
            package = f"@expo-google-fonts/{family.package}@{family.version}"
            packed = subprocess.run(
                ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
            )
            room = Path(folder) / family.package
            with tarfile.open(Path(folder) / packed.stdout.split()[-1]) as archive:
                archive.extractall(room, filter="data")
            for weight in family.weights:
                (source,) = (room / "package" / weight).glob("*.ttf")
                thin_out(source, FONTS / family.file(weight), family)
            licence = (room / "package/LICENSE_FONT").read_text(encoding="utf-8")
            (FONTS / f"OFL-{family.package}.txt").write_text(licence.strip() + "\n", encoding="utf-8")


def spans(points: set[int]) -> str:
    """A set of code points as ``a-b c``, hexadecimal."""
    ordered = sorted(points)
    starts = [ordered[0]] + [right for left, right in pairwise(ordered) if right != left + 1]
    ends = [left for left, right in pairwise(ordered) if right != left + 1] + [ordered[-1]]
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in zip(starts, ends, strict=True))


def coverage() -> str:
    """The table: one line a family, with the characters that *every* shipped weight of it has."""
    lines = ["# Family: code points that each of its shipped fonts has. Made by scripts/press_fonts.py, not by hand."]
    for family in FAMILIES:
        cmaps = [set(TTFont(FONTS / family.file(weight)).getBestCmap()) for weight in family.weights]
        lines.append(f"{family.name}: {spans(set.intersection(*cmaps))}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if sys.argv[1:] not in (["fetch"], ["coverage"]):
        sys.exit(__doc__)
    if sys.argv[1] == "fetch":
        fetch()
    (FONTS / "coverage.txt").write_text(coverage(), encoding="ascii")
