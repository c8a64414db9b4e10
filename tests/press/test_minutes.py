"""Room press: minutes as an accessible PDF."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sozialraum.press import minutes
from sozialraum.press.glyphs import families, printable
from sozialraum.press.minutes import MinutesItem, MinutesPresence, minutes_pdf
from sozialraum.press.typeset import typeset
from sozialraum.ui.votes import drawn
from tests.press import samples, verapdf

TRICKY = ["😀", "👩\u200d🦽", "🇩🇪", "1\ufe0f\u20e3", "𝔘", "中", "مرحبا", "שלום", "a\u0301\u0489", "ب\u0301"]
TRICKY += ["\u202e", "\x00", "\ud83d", "\ue000"]
PIECES = [*TRICKY, " ", "\n", "- ", "*", "**", "1. ", "[a](https://a.example/ä)", "e"]
TYPST = r'#let x = 1 $y$ *z* \n ] ) } #sys.inputs "quote" @ref <label> // nichts ` = _u_ ~ ---'
anything = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=60),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


def read(document: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(document))


def text_of(document: bytes) -> str:
    """Without the turns of lines and pages."""
    return " ".join("\n".join(page.extract_text() for page in read(document).pages).split()).replace("\u00ad ", "")


def bookmarks(outline) -> list:
    return [bookmarks(mark) if isinstance(mark, list) else mark.title for mark in outline]


def test_it_has_title_author_language_date_and_bookmarks():
    found = read(minutes_pdf(samples.full()))

    assert found.metadata.title == "3. Sozialraumkonferenz: Protokoll, Mittwoch, 20. Januar 2027"
    assert found.metadata.author == "Sozialraumkonferenz Musterviertel"
    assert found.metadata.creation_date == samples.PRINTED
    assert found.trailer["/Root"]["/Lang"] == "de"
    assert found.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert bookmarks(found.outline) == [
        "3. Sozialraumkonferenz: Protokoll",
        [
            "Anwesend",
            "TOP 1: Begrüßung",
            ["Beschluss 2027-1"],
            "TOP 2: Einladungen",
            ["Beschluss 2027-2"],
            "TOP 3: Mehrsprachigkeit",
            ["Beschluss ohne Nummer"],
            "TOP: Verschiedenes",
            "Aufgaben",
            "Anlagen",
        ],
    ]


def test_it_reads_in_the_order_of_the_meeting():
    text = text_of(minutes_pdf(samples.full()))

    places = [
        text.index(part)
        for part in (
            "Mittwoch 20 Januar 2027",
            "Genehmigtes Protokoll",
            "17 bis 19.10 Uhr, Saal der Gemeinde.",
            "Plenum. Beschlussfähig: 23 von 31",
            "AG Wohnen. Beschlussfähigkeit nicht bekannt.",
            "9 Einrichtungen und Gruppen waren vertreten. 34 Personen waren anwesend.",
            "TOP 1",
            "Beschluss 2027-1",
            "Das Protokoll wird genehmigt.",
            "20 Ja · 0 Nein · 3 Enthaltungen · 0 befangen",
            "TOP 2",
            "(viertel.example/vorlagen/4)",
            "Was wurde daraus? In Arbeit. Die Stadt hat zugesagt. Stand: 28. Januar 2027",
            "Büro Fassung veröffentlichen erledigt",
            "Geschäftsordnung PDF, 6 Seiten",
            samples.ADDRESS,
            "Gedruckt am Donnerstag, 28. Januar 2027.",
            "9f3c0d17" * 8,
        )
    ]
    assert places == sorted(places)


def test_what_is_not_on_record_is_said():
    text = text_of(minutes_pdf(samples.bare()))

    for fact in (
        "Datum",
        "Uhrzeit",
        "Ort",
        "Zahl der Personen",
        "Tagesordnung",
        "Aufgaben",
        "Anlagen",
    ):
        assert f"{fact} nicht bekannt" in text

    assert "Einrichtungen" not in text  # nor on the page of the sitting

    text = text_of(minutes_pdf(samples.full()))

    assert "Mehrheit" not in text.replace("einfache Mehrheit", "")
    for fact in ("Wortlaut", "Ergebnis", "Stimmenzahl", "Verlauf"):
        assert f"{fact} nicht bekannt" in text
    assert "9 Ja · nicht bekannt: Nein, Enthaltungen, Befangene" in text
    assert "nicht bekannt Plan zeichnen kein Tag genannt" in text


def test_what_does_not_exist_is_left_out():
    items = (MinutesItem("Verschiedenes", "1", ""),)
    empty = replace(samples.full(), tasks=(), annexes=(), items=items, attendance=MinutesPresence((), 0))

    text = text_of(minutes_pdf(empty))

    assert "Aufgaben" not in text
    assert "Anlagen" not in text
    assert "Verlauf" not in text


def test_pages_are_counted_and_carry_the_name():
    pages = [" ".join(page.extract_text().split()) for page in read(minutes_pdf(samples.full())).pages]

    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "Sozialraumkonferenz Musterviertel" in page


def test_a_count_is_drawn_with_the_squares_of_its_page(monkeypatch):
    given = {}
    monkeypatch.setattr(minutes, "typeset", lambda _sheet, data, **_words: given.update(data))
    full = samples.full()

    minutes_pdf(full)

    tallies = [tally for item in full.items for one in item.decisions for tally in one.tallies]
    told = [count for item in given["items"] for one in item["decisions"] for count in one["counts"]]
    drawings = [count["drawing"] and count["drawing"]["paths"] for count in told if count["words"] != minutes.NO_COUNT]
    assert drawings == [(drawing := drawn(tally)) and drawing.paths for tally in tallies]
    assert any(drawings)


def test_markup_is_printed_not_obeyed():
    document = minutes_pdf(replace(samples.bare(), items=(MinutesItem(TYPST, "1"),), title=TYPST, place=TYPST))

    assert text_of(document).count(TYPST) == 3
    assert read(document).metadata.title == TYPST


def test_the_same_values_give_the_same_bytes_in_every_thread():
    with ThreadPoolExecutor(4) as threads:
        documents = set(threads.map(minutes_pdf, [samples.full()] * 8))

    assert len(documents) == 1


def test_every_character_in_the_table_really_has_its_glyph():
    some = "".join(sorted(frozenset().union(*families().values())))
    known = " ".join(char for char in some if printable(char) == char)

    minutes_pdf(replace(samples.bare(), place=known))


def test_a_title_that_vanishes_is_replaced():
    assert read(minutes_pdf(replace(samples.bare(), title="\ufeff "))).metadata.title == "Ohne Titel"


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "§ 1 " * 5_000,
        "**a** *b " * 1_000,
        "\n".join(" " * (2 * number % 80) + "- a" for number in range(300)),
        f"[weit](https://a.example/{'a/' * 5_000})",
    ],
    ids=["one word", "many paragraphs", "much emphasis", "deep lists", "long address"],
)
def test_no_text_is_too_much(text):
    assert minutes_pdf(replace(samples.bare(), items=(MinutesItem("Viel", "1", text),)))


def test_a_long_word_turns_and_is_still_copied_whole():
    word = "0123456789abcdef" * 16
    document = minutes_pdf(replace(samples.bare(), items=(MinutesItem("Lang", "1", word),)))

    assert word in text_of(document).replace(" ", "")
    assert len(max(read(document).pages[0].extract_text().split(), key=len)) < 100


def test_a_fault_is_an_error_not_a_poor_document():
    with pytest.raises(typst.TypstError):
        typeset("minutes", {"body": "ohne alles Weitere"}, title="", author="", created=samples.PRINTED)


def test_every_pdf_is_valid_and_the_proof_finds_faults():
    poor = bytes(typst.Compiler().compile(b"= Nur so", format="pdf"))
    tricky = minutes_pdf(samples.typed(TRICKY))
    markup = minutes_pdf(samples.typed([TYPST]))

    *good, bad = verapdf.failures(minutes_pdf(samples.full()), minutes_pdf(samples.bare()), tricky, markup, poor)

    assert good == [[], [], [], []]
    assert any(rule.startswith("ua1 7.1-") for rule in bad)
    assert any(rule.startswith("2a 6.") for rule in bad)


def test_whatever_is_typed_gives_a_valid_pdf():
    made = []

    @settings(max_examples=60)
    @given(st.lists(anything, min_size=7, max_size=7))
    def prints(texts):
        made.append(minutes_pdf(samples.typed(texts)))

    prints()

    assert verapdf.failures(*made[::12]) == [[]] * len(made[::12])
