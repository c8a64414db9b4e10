"""One door for text: what nobody can see goes, what has a meaning stays, and lines end alike."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.access import rules as access
from sozialraum.concerns import rules as concerns
from sozialraum.foundation import text
from sozialraum.joining import rules as joining

ODD = "\u200c\u200d\ufe0f\ufe0e❤1سل👩क\u094d\u202e\u0308ao \t\r\n\x85\u2028\x0b葛\U000e0100\x02\ufeff\u00ad"


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("Beispiel\u202e fdp.exe", "Beispiel fdp.exe"),
        ("\u202d02403 1234\u202c", "02403 1234"),
        ("\u200einfo@example.org\u200f", "info@example.org"),
        ("\u2066a\u2069\u2067b\u2068c", "abc"),
        ("\ufeffKita\u00adplatz\u200b\u2060", "Kitaplatz"),
        ("Ga\u200cbe\u200dl", "Gabel"),
        ("Beispiel\ufe0f \u3164\U000e0041", "Beispiel "),
        ("Mo\u0308llers", "Möllers"),
        ("Mo\u00ad\u0308llers", "Möllers"),
        ("a \r\n b\tc\u2028d\x0be\x0cf\x85g", "a b c d e f g"),
        ("a\x00\x07\x1b\x7f\x9f\ud800\ufffe\U0001ffffb", "ab"),
        ("geschützt\u00a0leer", "geschützt\u00a0leer"),
    ],
)
def test_a_line_holds_what_can_be_seen(pasted, line):
    assert text.one_line(pasted) == line


def test_lines_of_a_long_text_end_alike_and_the_rest_goes():
    pasted = "Erste Zeile\u2028Zweite Zeile\nWort\x0bDritte\r\nPDF: Trenn\x02strich\rV\u2029VI\x85VII\x0cVIII\tIX"

    assert text.paragraphs(pasted) == "Erste Zeile\nZweite Zeile\nWort\nDritte\nPDF: Trennstrich\nV\nVI\nVII\nVIII\tIX"


@pytest.mark.parametrize(
    "meant",
    [
        "می\u200cخواهم",  # Persian: a prefix unjoined
        "خانه\u200cهای",
        "क\u094d\u200dष",  # Hindi: half a letter
        "👩\u200d👩\u200d👧 ❤\ufe0f 1\ufe0f\u20e3",
        "葛\U000e0100城",  # the form of a Japanese name
    ],
)
def test_what_shapes_the_letters_around_it_stays(meant):
    meant = unicodedata.normalize("NFC", meant)

    assert (text.one_line(meant), text.paragraphs(meant)) == (meant, meant)


@given(st.text(alphabet=st.characters() | st.sampled_from(ODD), max_size=200))
@settings(deadline=None, max_examples=300)
def test_whatever_comes_it_is_clean_and_done_twice_it_is_the_same(typed):
    for door in (text.one_line, text.paragraphs):
        clean = door(typed)
        assert door(clean) == clean == unicodedata.normalize("NFC", clean)
        assert {unicodedata.category(sign) for sign in clean} & {"Cc", "Cs", "Zl", "Zp"} <= {"Cc"}
        assert not set(clean) & set(
            "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad\u200b"
        )
    assert not text.has_controls(text.one_line(typed))


def test_the_quick_look_passes_nothing_that_the_close_one_would_stop():
    usual = [sign for sign in map(chr, range(0x110000)) if text.USUAL.fullmatch(sign)]

    assert [sign for sign in usual if text.SUSPECT.search(sign)] == []
    assert set("Größe „so“, »auch« – 3 × 5 …\u00a0\u0308 Žluť") <= set(usual)


@pytest.mark.parametrize(
    "typed", ["NP5R-MGHP", "np5r mghp", "NP٥R-MGHP", "NP۵R\u2011MGHP", "ＮＰ５Ｒ－ＭＧＨＰ", "NP5R\u2013MGHP"]
)
def test_a_code_is_the_same_in_any_script_and_with_any_hyphen(typed):
    assert concerns.is_code(typed, "NP5RMGHP")
    assert joining.key_of(typed) == "np5rmghp"
    assert access.bare(typed).upper() == "NP5RMGHP"


@pytest.mark.parametrize("typed", ["1234\u20115678", "١٢٣٤ ٥٦٧٨", "۱۲۳۴-۵۶۷۸", "1234.5678"])
def test_so_is_one_of_digits(typed):
    assert access.bare(typed) == "12345678"


def test_a_number_is_one_in_any_script():
    assert (concerns.ordinal_of("A\u201117"), concerns.ordinal_of("a ١٧")) == (17, 17)
