"""An agenda as lines of text: read, written, numbered, and two changes put together."""

import pytest

from sozialraum.agenda.queries.lines import KINDS, LABELS
from sozialraum.agenda.rules import AgendaLine, merged, minutes_in_all, numbers_of, read_lines, write_lines
from sozialraum.meetings.words import ItemKind

TEXT = """1 Begrüßung | Bericht | 5 | Sprecherrat | #top-1
2 Protokolle | Genehmigung | 5
  AG Wohnen
\tAG Sprache | nicht öffentlich
3a Wahl der Jury | wahl | 15 Min. | Jury a\\|b"""


def read(text):
    lines, faults = read_lines(text, KINDS)
    assert faults == []
    return lines


def test_a_line_is_read_by_what_its_cells_say():
    assert read(TEXT) == [
        AgendaLine("Begrüßung", "1", False, ItemKind.REPORT, 5, "Sprecherrat", True, "top-1"),
        AgendaLine("Protokolle", "2", False, ItemKind.APPROVAL, 5),
        AgendaLine("AG Wohnen", is_below=True),
        AgendaLine("AG Sprache", is_below=True, public=False),
        AgendaLine("Wahl der Jury", "3a", False, ItemKind.ELECTION, 15, "Jury a|b"),
    ]


def test_what_is_written_is_read_back():
    lines = read(TEXT)

    assert read(write_lines(lines, LABELS)) == lines


def test_empty_lines_fall_away_and_the_first_stands_below_nothing():
    assert [(line.name, line.is_below) for line in read("  Erster\n\n | |\n  Zweiter")] == [
        ("Erster", False),
        ("Zweiter", True),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 301, "too_long"),
        ("Bänke | 0", "no_minutes"),
        ("Bänke | 1441", "no_minutes"),
        ("Bänke | Jury | Rat", "second_who"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text, code):
    _lines, faults = read_lines(f"Gut\n{text}", KINDS)

    assert [(one.place, one.code) for one in faults] == [(2, code)]


def test_printed_numbers_of_a_paper_are_taken_as_they_are():
    """»TOP 02 a« of a quarter's council, and a paper of which only some points are typed."""
    lines = read("TOP 02 Berichte\n  TOP 02 a Stadtteilfest\n7 Berichte aus den Arbeitskreisen\n8 a cappella")

    assert [(one.number, one.name) for one in lines] == [
        ("02", "Berichte"), ("02 a", "Stadtteilfest"), ("7", "Berichte aus den Arbeitskreisen"), ("8", "a cappella"),
    ]  # fmt: skip
    assert read(write_lines(lines, LABELS)) == lines


def test_a_number_that_no_line_could_have_belongs_to_the_title():
    assert [line.name for line in read("20 Jahre Stadtteilfest\n2 Bänke")] == ["20 Jahre Stadtteilfest", "Bänke"]


def test_what_was_counted_is_counted_anew_and_what_is_printed_stays():
    before = {"a": ("1", "1"), "b": ("2", "2"), "c": ("4a", "3")}
    lines = read("2 B | #b\n  neu\n4a C | #c\n  7 unter C\n1 A | #a")

    assert list(numbers_of(lines, before)) == ["1", "1.1", "4a", "4a.1", "3"]


def test_minutes_below_a_point_that_has_its_own_are_in_them():
    assert minutes_in_all(read("A | 10\n  A1 | 5\nB\n  B1 | 5\n  B2 | 7")) == 22


def test_two_changes_are_put_together_and_what_both_changed_is_told():
    seen = read("A | #a\nB | #b\nC | #c\nD | #d")
    mine = read("C | #c\nA neu | #a\nB | #b\nE")
    now = read("A anders | #a\nB | 10 | #b\nF | #f\nD | #d")

    lines, both = merged(seen, mine, now)

    assert [(line.name, line.minutes, line.mark) for line in lines] == [
        ("A neu", None, "a"),
        ("B", 10, "b"),
        ("E", None, ""),
        ("F", None, "f"),
    ]
    assert [(other.name, own.name) for other, own in both] == [("A anders", "A neu")]
