"""The zero of Atkinson Hyperlegible Next without its stroke.

In running text, dates and sums it reads better; no code on paper has a zero beside an O.
"""

from collections.abc import Sequence
from itertools import pairwise

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

Point = tuple[tuple[int, int], int]  # where it lies, and 1 if it is on the curve


def open_zero(font: TTFont) -> None:
    """Draw the two halves beside the stroke as one; raises ValueError for a zero that is not drawn so."""
    glyph = font["glyf"]["zero"]
    coordinates, ends, flags = glyph.getCoordinates(font["glyf"])
    points = list(zip(coordinates, (flag & 1 for flag in flags), strict=True))
    contours = [points[start:end] for start, end in pairwise([0, *(end + 1 for end in ends)])]
    if len(contours) != 3:
        raise ValueError("The zero has no stroke between two halves.")
    outer, *halves = contours
    first, second = (_without_stroke(half) for half in halves)
    inner = [*first, _between(first, second), *second, _between(second, first)]
    pen = TTGlyphPen(None)
    for contour in (outer, inner):
        _draw(pen, contour)
    font["glyf"]["zero"] = pen.glyph()


def _without_stroke(half: Sequence[Point]) -> list[Point]:
    """The curve of a half, from one end of its straight edge to the other."""
    size = len(half)
    straight = [n for n in range(size) if half[n][1] and half[(n + 1) % size][1]]
    longest = max(straight, key=lambda n: abs(half[n][0][1] - half[(n + 1) % size][0][1]))
    return [half[(longest + 1 + n) % size] for n in range(size)]


def _between(one: Sequence[Point], other: Sequence[Point]) -> Point:
    """A point off the curve, where the end of one and the beginning of the other would meet."""
    (x1, y1), (x0, y0) = one[-1][0], one[-2][0]
    (x2, y2), (x3, y3) = other[0][0], other[1][0]
    dx, dy, ex, ey = x1 - x0, y1 - y0, x2 - x3, y2 - y3
    along = ((x2 - x1) * ey - (y2 - y1) * ex) / (dx * ey - dy * ex)
    return (round(x1 + along * dx), round(y1 + along * dy)), 0


def _draw(pen: TTGlyphPen, contour: Sequence[Point]) -> None:
    """Hand the points to the pen as they are, beginning on the curve."""
    start = next(n for n, (_point, on) in enumerate(contour) if on)
    turned = [*contour[start:], *contour[:start], contour[start]]
    pen.moveTo(turned[0][0])
    off: list[tuple[int, int]] = []
    for point, on in turned[1:]:
        if on:
            pen.qCurveTo(*off, point) if off else pen.lineTo(point)
            off = []
        else:
            off.append(point)
    pen.closePath()
