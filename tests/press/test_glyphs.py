"""Room press: what can be printed, and what stands for the rest."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from scripts.press_fonts import FAMILIES, coverage
from sozialraum.foundation.text import one_line
from sozialraum.press.glyphs import FONTS, families, printable, unsettable


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Straße, größer – „so“ 3 €", "Straße, größer – „so“ 3 €"),
        ("a\r\nb\tc\u2028d", "a b c d"),
        ("u\u0308ber", "über"),
        ("مرحبا Привет שלום ሰላም ✓ ≤ →", "مرحبا Привет שלום ሰላም ✓ ≤ →"),
        ("gut 😀!", "gut [GRINNING FACE]!"),
        ("👍🏽", "[THUMBS UP SIGN, EMOJI MODIFIER FITZPATRICK TYPE-4]"),
        ("👨\u200d👩\u200d👧", "[MAN, WOMAN, GIRL]"),
        ("❤\ufe0f", "❤"),
        ("❤\ufe0f\u200d🔥", "❤[FIRE]"),
        ("北京", "[CJK UNIFIED IDEOGRAPH-5317][CJK UNIFIED IDEOGRAPH-4EAC]"),
        ("ب\u0489", "ب[COMBINING CYRILLIC MILLIONS SIGN]"),
        ("a\x00\x07\x7f\ud800b", "ab"),
        ("\ue000 \U0010fffd", "[U+E000] [U+10FFFD]"),
        ("\ufeffab\u202ecd\u2066", "abcd"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Grund\u00adschule", "Grundschule"),
        ("a" * 45, "\u200b".join(("a" * 12, "a" * 12, "a" * 12, "a" * 9))),
        ("", ""),
    ],
)
def test_a_character_is_printed_or_named(typed, printed):
    assert printable(typed) == printed


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Erika Müller, Straße 3 – „so“", ()),
        ("Олена مرحبًا ሰላም გამარჯობა Բարեւ שלום தமிழ் हिन्दी ไทย", ()),
        ("王小明 und 王", ("王", "小", "明")),
        ("gut 😀 👍🏽", ("😀", "👍🏽")),
        ("Grund\u00adschule می\u200cخواهم ❤\ufe0f", ()),
    ],
)
def test_what_no_font_can_set_is_told(typed, told):
    assert unsettable(typed) == told


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_told_is_what_is_named_instead(text):
    """Nothing is replaced by its name without being told, and nothing is told that is not."""
    assert bool(unsettable(text)) == (printable(text).count("[") > one_line(text).count("["))


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_printable_stays_as_it_is_and_has_a_font(text):
    once = printable(text)

    assert printable(once) == once
    assert set(once) <= frozenset().union(*families().values()) | set("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")


@given(st.text(st.characters(exclude_categories=("C", "Z", "M"))))
def test_nothing_visible_is_lost(text):
    shown = printable(text).replace("\u200b", "")

    for char in one_line(text):
        assert char in shown or unicodedata.name(char, f"U+{ord(char):04X}") in shown


@pytest.mark.parametrize("weight", FAMILIES[0].weights)
def test_the_zero_of_text_and_sums_has_no_stroke(weight):
    glyphs = TTFont(FONTS / FAMILIES[0].file(weight))["glyf"]

    assert glyphs["zero"].numberOfContours == 2  # with a stroke there are two halves beside it: three
    assert glyphs["zero"].yMax >= glyphs["O"].yMax - 20


def test_the_table_says_what_the_fonts_have():
    assert (FONTS / "coverage.txt").read_text(encoding="ascii") == coverage()


def test_every_font_has_its_licence_and_all_together_stay_small():
    assert all((FONTS / f"OFL-{family.package}.txt").exists() for family in FAMILIES)
    assert list(families()) == [family.name for family in FAMILIES]
    assert sum(font.stat().st_size for font in FONTS.glob("*.ttf")) < 2_500_000
