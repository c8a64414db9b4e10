"""One glyph for each letter: take from an Arabic font the ligatures that a PDF cannot spell.

A PDF says for each glyph what it stands for. For a glyph of two letters it says both, and most readers then turn them
round (»االجتماع«), since everything else stands from left to right as it is seen. So lam and alef, which must look
like one sign, become two glyphs beside each other: the right half carries the outline, the left half is empty.
"""

from collections.abc import Iterator
from typing import Any

from fontTools.otlLib import builder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables._g_l_y_f import Glyph

LAM = {0x0644, 0x06B5}
ALEF = {0x0622, 0x0623, 0x0625, 0x0627, 0x0671}
Halves = dict[str, tuple[str, str]]


def one_glyph_a_letter(font: TTFont) -> None:
    """Halve what lam and alef become together, and drop every other ligature with an Arabic letter or mark in it."""
    halves: Halves = {}
    lookups = font["GSUB"].table.LookupList
    for lookup in list(lookups.Lookup):
        pairs = list(_taken_out(font, lookup))
        for pair in pairs:
            halves.setdefault(pair[2], _halve(font, pair[2]))
        if pairs:
            _in_context(font, lookup, [(lam, alef, *halves[whole]) for lam, alef, whole in pairs])
    lookups.LookupCount = len(lookups.Lookup)
    _anchors(font, halves)


def _taken_out(font: TTFont, lookup: Any) -> Iterator[tuple[str, str, str]]:
    """Lam, alef and what they became; the ligatures are gone from the lookup afterwards."""
    letters = _letters(font)
    for subtable in _subtables(lookup):
        for first, ligatures in list(getattr(subtable, "ligatures", {}).items()):
            kept = []
            for one in ligatures:
                parts = [letters.get(name, 0) for name in (first, *one.Component)]
                if not any(0x600 <= point < 0x700 for point in parts):
                    kept.append(one)
                elif len(parts) == 2 and parts[0] in LAM and parts[1] in ALEF:
                    yield first, one.Component[0], one.LigGlyph
            subtable.ligatures[first] = kept
            if not kept:
                del subtable.ligatures[first]


def _letters(font: TTFont) -> dict[str, int]:
    """The letter behind each glyph, also behind its shapes at the beginning, in the middle and at the end of a word."""
    found = {name: point for point, name in font.getBestCmap().items() if point < 0xF000}
    table = font["GSUB"].table
    shaping = {
        number
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag in ("init", "medi", "fina")
        for number in record.Feature.LookupListIndex
    }
    for number in shaping:
        for subtable in _subtables(table.LookupList.Lookup[number]):
            for plain, shaped in subtable.mapping.items():
                if plain in found:
                    found.setdefault(shaped, found[plain])
    return found


def _subtables(lookup: Any) -> list[Any]:
    return [getattr(one, "ExtSubTable", one) for one in lookup.SubTable]


def _halve(font: TTFont, whole: str) -> tuple[str, str]:
    """Two new glyphs: the right half has the outline, which reaches out over the left one, which has none."""
    width, _bearing = font["hmtx"][whole]
    left = width // 2
    recorded = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[whole].draw(recorded)
    pen = TTGlyphPen(None)
    recorded.replay(TransformPen(pen, (1, 0, 0, 1, -left, 0)))
    names = f"{whole}.right", f"{whole}.left"
    for name, glyph, advance in zip(names, (pen.glyph(), Glyph()), (width - left, left), strict=True):
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        if "GDEF" in font:
            font["GDEF"].table.GlyphClassDef.classDefs[name] = 1
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    return names


def _in_context(font: TTFont, lookup: Any, pairs: list[tuple[str, str, str, str]]) -> None:
    """Lam before alef becomes the right half, alef behind it the left one; marks in between do not hinder."""
    lookups = font["GSUB"].table.LookupList.Lookup
    glyphs = font.getReverseGlyphMap()
    rules = []
    for lam, alef, right, left in pairs:
        records = []
        for place, change in enumerate(({lam: right}, {alef: left})):
            single = builder.buildLookup([builder.buildSingleSubstSubtable(change)], flags=lookup.LookupFlag)
            record = otTables.SubstLookupRecord()
            record.SequenceIndex, record.LookupListIndex = place, len(lookups)
            records.append(record)
            lookups.append(single)
        rule = otTables.ChainContextSubst()
        rule.Format, rule.BacktrackCoverage, rule.LookAheadCoverage = 3, [], []
        rule.InputCoverage = [builder.buildCoverage({name}, glyphs) for name in (lam, alef)]
        rule.BacktrackGlyphCount = rule.LookAheadGlyphCount = 0
        rule.InputGlyphCount, rule.SubstCount, rule.SubstLookupRecord = 2, 2, records
        rules.append(rule)
    left_over = [one for one in _subtables(lookup) if getattr(one, "ligatures", None)]
    if left_over:
        raise ValueError("lam and alef stand in one lookup with other ligatures")
    lookup.LookupType, lookup.SubTable, lookup.SubTableCount = 6, rules, len(rules)


def _anchors(font: TTFont, halves: Halves) -> None:
    """Where the marks of lam and alef sat on the whole, there they sit on its halves."""
    lookups = font["GPOS"].table.LookupList.Lookup
    for lookup in lookups:
        for place, subtable in enumerate(_subtables(lookup)):
            if isinstance(subtable, otTables.MarkLigPos):
                wanted = _on_halves(font, subtable, halves)
                if wanted is not None:
                    lookup.LookupType = 4
                    lookup.SubTable[place] = wanted


def _on_halves(font: TTFont, subtable: Any, halves: Halves) -> Any:
    bases = {}
    for whole, attach in zip(subtable.LigatureCoverage.glyphs, subtable.LigatureArray.LigatureAttach, strict=True):
        if whole in halves:
            (right, left), shift = halves[whole], font["hmtx"][whole][0] // 2
            for name, record, moved in zip((right, left), attach.ComponentRecord, (shift, 0), strict=True):
                anchors = enumerate(record.LigatureAnchor)
                bases[name] = {
                    kind: builder.buildAnchor(anchor.XCoordinate - moved, anchor.YCoordinate)
                    for kind, anchor in anchors
                    if anchor is not None
                }
    if not bases:
        return None
    marks = {
        name: (record.Class, record.MarkAnchor)
        for name, record in zip(subtable.MarkCoverage.glyphs, subtable.MarkArray.MarkRecord, strict=True)
    }
    return builder.buildMarkBasePosSubtable(marks, bases, font.getReverseGlyphMap())
