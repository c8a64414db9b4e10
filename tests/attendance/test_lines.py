"""A typed list of who was there: what each line says, what is refused, and that it reads back as it was written."""

import datetime as dt

import pytest

from sozialraum.attendance.rules import AttendanceLine, LineNotUnderstood, in_text, lines_from
from sozialraum.foundation.dates import typed_time


def read(text):
    return [
        (line.number if line.number is not None else line.who, line.category, line.standing)
        for line in lines_from(text, typed_time)
    ]


def one(text):
    [line] = lines_from(text, typed_time)
    return line


def test_a_heading_holds_for_the_lines_below_it():
    text = (
        "Stimmberechtigt:\nKita Beispielweg\nJugendtreff\nEntschuldigt:\nSchule\n\nGäste:\nMobile Beratung\n12; Presse"
    )

    assert read(text) == [
        ("Kita Beispielweg", "voting", "present"),
        ("Jugendtreff", "voting", "present"),
        ("Schule", "voting", "excused"),
        ("Mobile Beratung", "guest", "present"),
        (12, "press", "present"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kita; stimmberechtigt; ab 16.50", {"arrived": dt.time(16, 50)}),
        ("Kita; stimmberechtigt; ab 9.50 Uhr", {"arrived": dt.time(9, 50)}),
        ("Kita; stimmberechtigt; bis 17 Uhr", {"left": dt.time(17)}),
        ("Kita; stimmberechtigt; 16.30–17 Uhr", {"arrived": dt.time(16, 30), "left": dt.time(17)}),
        ("Kita; stimmberechtigt; von 16.30 bis 17", {"arrived": dt.time(16, 30), "left": dt.time(17)}),
        ("Kita; stimmberechtigt; Name: Nora Beispiel", {"name": "Nora Beispiel"}),
        ("Kita; stimmberechtigt; in Vertretung für Paul Beispiel", {"deputy_for": "Paul Beispiel"}),
        ("Kita; Gast; als Leitung; zu TOP 3a", {"function": "Leitung", "item": "3a"}),
        ("Kita; beratend; nicht da", {"standing": "absent"}),
    ],
)
def test_each_part_says_one_thing(text, said):
    line = one(text)

    assert {name: getattr(line, name) for name in said} == said
    assert line.who == "Kita"
    assert one(in_text(line)) == line


def test_numbers_may_stand_before_or_behind():
    assert read("12; Öffentlichkeit\nPresse: 2\nGäste; 0") == [
        (12, "public", "present"),
        (2, "press", "present"),
        (0, "guest", "present"),
    ]


def test_who_is_addressed_by_name_is_no_institution():
    line = one("Frau Beispiel; Gast")

    assert (line.who, line.name) == ("", "Frau Beispiel")


@pytest.mark.parametrize(
    ("text", "at", "part"),
    [
        ("Kita Beispielweg", 1, ""),
        ("Kita; stimmberechtigt\n\nSchule; stimberechtigt; beratend", 3, "stimberechtigt"),
        ("Kita; stimmberechtigt; ab Mittag", 1, "ab Mittag"),
        ("12; Presse; Kita", 1, "Kita"),
        ("Kita; Gast; 25.90–17 Uhr", 1, "25.90–17 Uhr"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(text, at, part):
    with pytest.raises(LineNotUnderstood) as wrong:
        read(text)

    assert (wrong.value.at, wrong.value.part) == (at, part)


def test_every_word_of_a_line_can_be_written_again():
    line = AttendanceLine(1, "Kita", "guest", "present", None, "Leitung", "Nora", "Paul", dt.time(9), dt.time(10), "3")

    assert one(in_text(line)) == line
