"""Room press: a version of a document as an accessible PDF."""

import datetime as dt
from dataclasses import replace

import pytest

from sozialraum.press.document import DocumentSheet, document_pdf
from tests.press import verapdf
from tests.press.test_minutes import TRICKY, TYPST, bookmarks, read, text_of

SHEET = DocumentSheet(
    body="Sozialraumkonferenz Musterviertel",
    title="Geschäftsordnung",
    label="Fassung 17. April 2024",
    since=dt.date(2024, 4, 17),
    until=None,
    is_in_force=True,
    is_ahead=False,
    clauses=(
        ("", "", "Das Plenum gibt sich diese Regeln."),
        ("§ 1", "Wer dazugehört", "1. Wer hier wohnt.\n2. Wer hier **arbeitet**."),
        ("§ 2", "", "Das Nähere steht [im Netz](https://viertel.example/)."),
    ),
    remarks=("Beschlossen: 17. April 2024 durch Plenum.",),
    address="https://viertel.example/dokumente/geschaeftsordnung/2024-04-17/",
    printed=dt.datetime(2027, 1, 28, tzinfo=dt.UTC),
)


def test_it_says_whose_what_how_it_stands_and_every_clause():
    paper = document_pdf(SHEET)
    text = text_of(paper)

    for said in (
        "Sozialraumkonferenz Musterviertel",
        "Fassung 17. April 2024",
        "Diese Fassung gilt ab Mittwoch, 17. April 2024.",
        "Beschlossen: 17. April 2024 durch Plenum.",
        "Das Plenum gibt sich diese Regeln.",
        "Wer hier arbeitet.",
        "viertel.example/dokumente/geschaeftsordnung/2024-04-17",
        "Gilt am Donnerstag, 28. Januar 2027",
        "Seite 1 von 1",
    ):
        assert said in text, text
    assert bookmarks(read(paper).outline) == ["Geschäftsordnung", ["§\u00a01 Wer dazugehört", "§\u00a02"]]
    assert read(paper).trailer["/Root"]["/Lang"] == "de"
    assert document_pdf(SHEET) == paper


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (
            {"until": dt.date(2025, 1, 1)},
            "gilt ab Mittwoch, 17. April 2024 bis Mittwoch, 1. Januar 2025.",
        ),
        ({"is_in_force": False}, "Gilt nicht mehr Diese Fassung galt ab Mittwoch, 17. April 2024."),
        ({"is_in_force": False, "since": None}, "Gilt nicht mehr Beschlossen"),
        (
            {"is_in_force": False, "is_ahead": True},
            "Noch nicht in Kraft Diese Fassung gilt ab Mittwoch, 17.",
        ),
        (
            {"is_in_force": False, "is_ahead": True, "since": None},
            "Noch nicht in Kraft Ab wann diese Fassung gilt, steht noch nicht fest.",
        ),
    ],
)
def test_it_says_whether_it_holds(how, said):
    assert said in text_of(document_pdf(replace(SHEET, **how)))


def test_without_an_address_it_names_none():
    assert "im Netz:" not in text_of(document_pdf(replace(SHEET, address="")))


def test_whatever_is_typed_is_text_and_the_file_is_for_everybody():
    words = [TYPST, *TRICKY, "Ein sehr langes Wort " + "Donaudampfschifffahrt" * 20]
    typed = replace(
        SHEET,
        body=words[0],
        title=words[0],
        remarks=tuple(words),
        clauses=tuple((f"§ {number}", word, word) for number, word in enumerate(words, 1)),
    )

    assert verapdf.failures(document_pdf(typed), document_pdf(SHEET)) == [[], []]
