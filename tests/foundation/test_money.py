"""Euros as people write them, and back."""

import pytest

from sozialraum.foundation.money import cents_of, euros


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2.900", 290_000),
        ("2900", 290_000),
        ("2.900 Euro", 290_000),
        ("2900,50 €", 290_050),
        ("2.900,-", 290_000),
        ("0,05", 5),
        ("1.234.567,89", 123_456_789),
        ("2.90", None),
        ("29.00", None),
        ("12.3456", None),
        ("-5", None),
        ("viel", None),
        ("", None),
        ("2900,5", None),
        ("\u0662\u0660", None),  # digits of another script would be read twice
    ],
)
def test_an_amount_is_read_to_the_cent_or_not_at_all(text, cents):
    assert cents_of(text) == cents


@pytest.mark.parametrize(("cents", "text"), [(290_000, "2.900"), (290_050, "2.900,50"), (5, "0,05"), (0, "0")])
def test_what_is_written_is_read_as_the_same(cents, text):
    assert euros(cents) == text
    assert cents_of(text) == cents
