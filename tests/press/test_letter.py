"""Room press: letters on paper, for an envelope with a window."""

import datetime as dt
import io
import re
import subprocess
from dataclasses import replace

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sozialraum.press.letter import PaperLetter, PaperLink, Sender, letter_pdf, squares
from tests.post import gallery
from tests.press import verapdf

PRINTED = dt.datetime(2027, 1, 28, 12, tzinfo=dt.UTC)
LINK = "https://viertel.example/l/" + "aB3_x-9" * 6 + "z/sitzungen/2027-02-18-ag-wohnen-quartier/"
SENDER = Sender(
    "Sozialraumkonferenz Musterviertel", ("Musterstraße 12", "00000 Musterstadt"), ("00000 00", "buero@example.org")
)
LETTER = PaperLetter(
    ("Hedwig Muster", "Musterweg 3", "00000 Musterstadt"),
    "Einladung zur Sitzung",
    "Guten Tag,\n\nwir laden Sie ein:\nDonnerstag, 17 Uhr\n\nIhre Geschäftsstelle",
    dt.date(2027, 1, 28),
    links=(PaperLink("Ihre Anfrage", LINK),),
    phone="00000 00",
)
LONG = replace(
    LETTER, subject="Langer Brief", text="Viele Worte, kurzer Sinn. " * 40 + "\n\n" + "Noch mehr Worte. " * 400
)
MM = 72 / 25.4


def made(*letters, sender=SENDER):
    return letter_pdf(sender, list(letters), printed=PRINTED)


def pages(document):
    return PdfReader(io.BytesIO(document)).pages


def text_of(page):
    return " ".join(page.extract_text().split())


def test_everything_stands_on_it_in_order():
    text = text_of(pages(made(LETTER))[0])

    parts = ["Hedwig Muster Musterweg 3 00000 Musterstadt", "28. Januar 2027", "Einladung zur Sitzung", "Guten Tag,",
             "wir laden Sie ein: Donnerstag, 17 Uhr", "Ihre Geschäftsstelle", "Kamera auf das Quadrat"]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Sozialraumkonferenz Musterviertel · Musterstraße 12 · 00000 Musterstadt" in text
    assert LINK.removeprefix("https://") in text.replace(" ", "")
    assert text.endswith("Oder rufen Sie uns an: 00000 00.")
    assert "Seite" not in text


@pytest.mark.parametrize("code", ["de-simple", "ar", "uk", "tr"])
def test_an_answer_in_two_languages_is_one_side(code):
    """The German below is smaller: a sheet less for whoever prints."""
    long = "join-standing asked"  # the longest of all
    for name in ("concern-answer", "concern-receipt", "concern-date changed", "join-admission", "join-question", long):
        assert len(pages(gallery.paper(gallery.SAMPLES[name], code))) == 1, name


def test_the_address_can_be_seen_through_the_window():
    """DIN 5008 form B: 20 to 105 mm from the left, 62.7 to 90 mm from the top; here from 25 mm, as the text."""
    seven = tuple(f"Zeile{number}" for number in range(1, 8))
    document = made(replace(LETTER, to=seven))
    told = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=document, capture_output=True, check=True, text=False)
    words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(Zeile\d),?<', told.stdout.decode())

    assert [word for *_box, word in words] == list(seven)
    for left, top, right, bottom, _word in words:
        assert 25 <= round(float(left) / MM, 2) < float(right) / MM <= 105
        assert 62 <= float(top) / MM < float(bottom) / MM <= 90  # the box of the type begins above its letters


def test_the_square_holds_the_address():
    """What is drawn, dot for dot, is the code of the address."""
    code = [[bool(dot) for dot in row] for row in segno.make(LINK, error="m", micro=False).matrix]
    drawn = [
        [any(start <= x < start + length for start, length in row) for x in range(len(code))] for row in squares(LINK)
    ]
    assert drawn == code

    picture = subprocess.run(
        ["pdftoppm", "-r", "300", "-gray", "-"], input=made(LETTER), capture_output=True, check=True
    )
    _magic, size, _depth, dots = picture.stdout.split(b"\n", 3)
    width = int(size.split()[0])
    unit = 30 / len(code) * 300 / 25.4
    left = 25 * 300 / 25.4
    column = [dots[y * width + round(left + unit / 2)] < 128 for y in range(len(dots) // width)]
    bottom = len(column) - column[::-1].index(True)  # nothing is darker, and lower, than the corner of the square
    top = bottom - 30 * 300 / 25.4
    read = [
        [dots[round(top + (y + 0.5) * unit) * width + round(left + (x + 0.5) * unit)] < 128 for x in range(len(code))]
        for y in range(len(code))
    ]
    assert read == code


def test_a_stack_begins_each_letter_on_a_new_sheet_and_counts_its_own_pages():
    found = [text_of(page) for page in pages(made(LETTER, LONG, LETTER))]

    assert [i for i, text in enumerate(found) if "Hedwig Muster" in text] == [0, 2, len(found) - 1]
    assert len(found) % 2 == 1
    assert found[1] == ""
    count = len(found) - 3 if found[-2] else len(found) - 4
    assert [text.rsplit("Seite ")[-1] for text in found[2 : 2 + count]] == [
        f"{n} von {count}" for n in range(1, count + 1)
    ]
    assert count > 1


def test_it_tells_what_it_is_and_the_same_letter_gives_the_same_bytes():
    one, stack = PdfReader(io.BytesIO(made(LETTER))), PdfReader(io.BytesIO(made(LETTER, LETTER)))

    assert (one.metadata.title, stack.metadata.title) == ("Einladung zur Sitzung", "2 Briefe")
    assert one.metadata.author == "Sozialraumkonferenz Musterviertel"
    assert made(LETTER) == made(LETTER)


def test_every_letter_is_valid_for_every_reader_and_for_the_archive():
    bare = PaperLetter((), "", "", dt.date(2027, 1, 28))
    strange = PaperLetter(
        ("😀" * 90, "مرحبا"), "שלום " * 60, "مرحبا بكم\n\n<b>#let</b>\n\n\n\n\x00", dt.date(2027, 1, 28),
        german="Guten Tag", language="ar", links=(PaperLink("الرابط", LINK),), phone="00000 00",
    )  # fmt: skip

    assert verapdf.failures(made(LETTER), made(bare, sender=Sender("")), made(strange, LONG, LETTER)) == [[], [], []]


@settings(max_examples=25)
@given(st.text(max_size=300), st.text(max_size=300), st.lists(st.text(max_size=60), max_size=9))
def test_whatever_was_typed_can_be_printed(subject, text, to):
    assert made(PaperLetter(tuple(to), subject, text, dt.date(2027, 1, 28))).startswith(b"%PDF")


@pytest.mark.parametrize("length", [1, 200, 900])
def test_long_addresses_still_make_a_square(length):
    assert len(squares("https://viertel.example/" + "x" * length)) >= 21
