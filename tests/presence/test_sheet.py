"""The sheet to sign: on paper everybody of the groups has a line, guests have empty ones; it can be read aloud."""

import datetime as dt

from sozialraum.foundation.visitor import Visitor
from sozialraum.presence.queries import sign_in_sheet
from sozialraum.press.sign_in import SignInLine, SignInSheet, sign_in_pdf
from tests.press import verapdf
from tests.press.reading import as_seen, plain

NOW = dt.datetime(2026, 12, 10, 12, tzinfo=dt.UTC)


def test_everybody_has_a_line_in_the_order_of_names_and_deputies_have_none(sitting):
    sheet = sign_in_sheet(sitting, Visitor(sitting.body))

    assert [(one.label, one.name, one.signs) for one in sheet.lines] == [
        ("Jugendtreff", "Paul Beispiel", ("A",)),
        ("Kirche", "Rana Beispiel", ("A",)),
        ("Kita Beispielweg", "Erika Beispiel", ("A",)),
        ("Mieterverein", "", ("A",)),
    ]
    assert (sheet.when, sheet.groups) == ("Donnerstag, 10. Dezember 2026", (("A", "AG Wohnen/Quartier"),))


def test_the_sheet_is_accessible_with_many_lines_with_none_and_with_whatever_was_typed(body):
    many = tuple(SignInLine(f"Haus {place}", f"Mensch {place}", ("W", "S")) for place in range(60))
    strange = (SignInLine("#strong[x] \\ $ * _ مرحبا", "<b>", ("Ä",)),)
    groups = (("W", "AG Wohnen"), ("S", "AG Sprache"))
    made = [
        sign_in_pdf(SignInSheet("Konferenz", "AG Wohnen", "10. Dezember", "Saal", groups, lines, NOW))
        for lines in (many, (), strange)
    ]

    assert verapdf.failures(*made) == [[], [], []]
    text = plain(as_seen(made[0]))
    assert "Haus 59" in text and "Unterschrift" in text and "W: AG Wohnen, S: AG Sprache" in text
