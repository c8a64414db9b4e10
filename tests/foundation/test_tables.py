"""Tables: whatever program opens them, and however it splits the lines, no cell is a formula."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.contacts.rules.cells import phone_key
from sozialraum.foundation.tables import as_csv, as_typed, harmless

RUNS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫")
WICKED = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1+1",
    "Müller, =1",
    "Müller,=1",
    "a;+cmd|' /C calc'!A0",
    "a\t@x",
    "a|-1",
    "erste\n=zweite",
    "erste\r\n\r\n  -zweite",
    'a,"=1"',
    'a" ,"\t+1',
    "a\u2028=1",
    "a\x85=1",
    "a,\u202e=1",
    "'=1",
    "+49 2403 1234567",
    "+492403123456, +4917012345678",
]


def split(text):
    """The cells as programs find them that split elsewhere, know no quotes, or end a record with each line."""
    for sign in ";,\t|":
        yield from (cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign) for cell in row)
        yield from (cell for line in text.splitlines() for cell in line.split(sign))


def reckoned(text):
    return [cell for cell in split(text) if cell.strip(' "\r\n').startswith(RUNS)]


@pytest.mark.parametrize("cell", WICKED)
def test_no_reader_finds_a_formula(cell):
    table = as_csv([["Kopf", "Kopf"], ["davor", cell], [cell, "danach"]]).removeprefix("\ufeff")

    assert reckoned(table) == []
    assert "'+49" not in table and "'00" not in table


@given(st.lists(st.text(alphabet=st.sampled_from("=+-@＝ ,;\t|\r\n\"'a1\u2028\x85\u202e"), max_size=30), min_size=1))
@settings(deadline=None, max_examples=300)
def test_no_reader_finds_a_formula_whatever_is_typed(row):
    table = as_csv([row]).removeprefix("\ufeff")

    assert reckoned(table) == []
    cells = next(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert [as_typed(cell).count("=") for cell in cells] == [typed.count("=") for typed in row]


@pytest.mark.parametrize("typed", ["=1", "'=1", "''=1", "a,=1", "a\n- b\n- c", "-", "'", "a'b", "Max 'der' Muster"])
def test_what_was_made_harmless_is_read_as_it_was_typed(typed):
    assert as_typed(harmless(typed)) == typed


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+49 2403 12345", "0049 2403 12345"),
        ("+49240312345", "0049 240312345"),  # digits alone would be a count
        ("+352 123456", "00352 123456"),
        ("+352123456", "00352 123456"),
        ("+49 (0)2403/1234-5", "0049 (0)2403/1234-5"),
        ("02403 1, +49 170 1234567", "02403 1, 0049 170 1234567"),
        ("＋49 2403 12345", "0049 2403 12345"),
        ("02403 12345", "02403 12345"),
        ("+5 % mehr", "'+5 % mehr"),
    ],
)
def test_a_telephone_number_can_be_called_as_it_stands_in_the_table(typed, written):
    assert harmless(typed) == written
    assert phone_key(written) == phone_key(typed.replace("＋", "+")) or "%" in typed


def test_a_long_cell_costs_no_more_than_its_length():
    """Each of these took minutes where a run of blanks was looked at from each of its places."""
    for cell in ("a" + "\n" * 50_000, "a" + ", " * 50_000, "'" * 100_000, "+1 " * 30_000, "=\n" * 50_000):
        assert reckoned(as_csv([[cell]]).removeprefix("\ufeff")[:2000]) == []
