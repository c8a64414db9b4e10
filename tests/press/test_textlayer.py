"""Room press: what is read out of a PDF is what was written, in every language; and nothing that is drawn changes."""

import datetime as dt
import io
import subprocess
from collections import Counter

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.press import typeset as typesetting
from sozialraum.press.letter import PaperLetter, Sender, letter_pdf
from sozialraum.press.pieces import is_from_the_right
from tests.post import gallery
from tests.press import verapdf
from tests.press.reading import as_seen, as_tagged, plain, words

CODES = [language.code for language in ALL_LANGUAGES]
LETTERS = ["concern-answer", "concern-date changed", "join-admission", "join-question"]
MIXED = ["الأ", "بيت", "،", ".", "مرحبًا", "Haus", "12", "(x)", "می\u200cخواهم", "שלום", "لا", "A-17", "».", "«", "\u2068Anna\u2069"]  # fmt: skip # noqa: E501
PRINTED = dt.datetime(2027, 1, 3, tzinfo=dt.UTC)


def written(letter, code):
    """Every line of the letter and of the German one below it."""
    both = [gallery.wording(letter, one) for one in dict.fromkeys((code, "de"))]
    lines = [line for one in both for line in one.on_paper.splitlines() if line.strip()]
    return [both[0].subject, *lines]


def missing(wanted, document):
    """Words that were written and cannot be found."""
    return list((Counter(words(wanted)) - Counter(words(as_seen(document)))).elements())


def short(text, language):
    """A letter without anything but this text."""
    sheet = PaperLetter((), "x", text, dt.date(2027, 1, 3), language=language)
    return letter_pdf(Sender("x"), [sheet], printed=PRINTED)


@pytest.mark.parametrize("code", CODES)
def test_every_word_of_a_letter_is_found_and_copied(code):
    for name in LETTERS:
        letter = gallery.SAMPLES[name]

        assert missing("\n".join(written(letter, code)), gallery.paper(letter, code)) == [], name


@pytest.mark.parametrize("code", CODES)
def test_every_line_of_a_letter_is_read_out_as_it_was_written(code):
    for name in LETTERS:
        letter = gallery.SAMPLES[name]
        told = " ".join(as_tagged(gallery.paper(letter, code)))

        assert [line for line in written(letter, code) if plain(line) not in told] == [], name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("الأهلية والآلات لإلا", "ar"),  # lam and alef of every kind
        ("مرحبًا كُتب وجّه مدرّسةٌ", "ar"),  # vowels, doubled letters
        ("جلسهٔ می‌خواهم پنج‌شنبه", "fa"),  # hamza above, a gap without a blank
        ("في 12.3.2027 الساعة 17:00 (AG Wohnen).", "ar"),
        ("שלום לכולם", "ar"),
        ("Frau سعاد und Herr الأمين kommen.", "de"),
        ("دکتر Müller (A-17)، ۱۲ نفر", "fa"),
    ],
)
def test_what_is_hard_is_read_as_it_was_written(text, language):
    document = short(text, language)

    assert text in as_tagged(document)
    assert missing(text, document) == []


@settings(max_examples=25)
@given(st.lists(st.sampled_from(MIXED), max_size=20))
def test_whatever_is_mixed_no_letter_is_lost(parts):
    text = plain(" ".join(parts))

    told = "".join(as_tagged(short(" ".join(parts), "ar")))

    assert not Counter(text.replace(" ", "")) - Counter(told)


def test_nothing_that_is_drawn_changes(monkeypatch):
    """Dot for dot the same picture, with and without the mending."""
    letter = gallery.SAMPLES["join-admission"]
    mended = gallery.paper(letter, "ar")
    monkeypatch.setattr(typesetting, "readable", lambda document: document)
    assert picture(mended) == picture(gallery.paper(letter, "ar"))


def picture(document):
    program = ["pdftoppm", "-r", "100", "-gray", "-"]
    return subprocess.run(program, input=document, capture_output=True, check=True).stdout


def test_only_what_is_written_from_the_right_is_mended_and_the_same_gives_the_same():
    assert not is_from_the_right("Größe – „so“ Привет 12")
    assert is_from_the_right("Frau سعاد") and is_from_the_right("שלום")
    assert short("مرحبًا", "ar") == short("مرحبًا", "ar")


def test_it_stays_valid_with_everything_at_once():
    hard = short("مرحبًا \u2068Anna\u2069 שָׁלוֹם لا إله إلا «x» 12٪ بِسْمِ", "ar")

    names = short("தமிழ் हिन्दी नेपाली ไทย ሰላም გიორგი Անի und سعاد", "de")

    assert verapdf.failures(hard, names, gallery.paper(gallery.SAMPLES["concern-answer"], "fa")) == [[], [], []]
    with pikepdf.open(io.BytesIO(hard)) as pdf:
        assert len(pdf.pages) == 1
