"""What the glyphs of a font in a PDF stand for (its ToUnicode), and how wide they are."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pikepdf

PAIR = re.compile(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
AT_ONCE = 100  # so many lines may stand in one block (Adobe, ToUnicode Mapping File Tutorial)
HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def read_cmap(stream: Any) -> dict[int, str]:
    """The text of each glyph, as typst writes it: single glyphs, no ranges."""
    _head, _begin, rest = stream.read_bytes().decode("latin-1").partition("endcodespacerange")
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in PAIR.findall(rest)}


def written_cmap(letters: Mapping[int, str]) -> bytes:
    """The same to be stored in a PDF."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in sorted(letters.items())]
    blocks = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return (HEAD + body + FOOT).encode("ascii")


def widths_of(font: Any) -> dict[int, Decimal]:
    """How wide each glyph is, in thousandths of the size: ``c [w1 w2 …]`` or ``first last w`` (ISO 32000, 9.7.4.3)."""
    parts: list[Any] = list(font.DescendantFonts[0].get("/W", []))
    found: dict[int, Decimal] = {}
    while parts:
        first, second = int(parts[0]), parts[1]
        if isinstance(second, pikepdf.Array):
            found |= {first + place: Decimal(str(width)) for place, width in enumerate(second)}
            parts = parts[2:]
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), Decimal(parts[2]))
            parts = parts[3:]
    return found
