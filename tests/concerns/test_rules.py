"""The laws of this room, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.concerns.rules import LETTERS, as_read_out, code_of, is_code, kept_promises, number_of, ordinal_of


@given(st.integers(1, 99_999_999))
def test_a_number_leads_back_however_it_was_typed(ordinal):
    assert ordinal_of(number_of(ordinal)) == ordinal
    assert ordinal_of(f" a {ordinal} ") == ordinal
    assert ordinal_of(str(ordinal)) == ordinal


@pytest.mark.parametrize("typed", ["", "A-", "B-17", "17a", "A-1-x", "A-" + "9" * 10, "–"])
def test_what_is_no_number_is_none(typed):
    assert ordinal_of(typed) == 0


def test_digits_of_other_scripts_count():
    assert ordinal_of("A-١٧") == 17


@given(st.text(), st.integers(1, 5))
def test_a_code_can_be_read_out_and_opens_with_itself_alone(key, series):
    code = code_of("secret", key, series)

    assert len(code) == 8
    assert set(code) <= set(LETTERS)
    assert is_code(as_read_out(code).lower(), code)
    assert is_code(f" {code[:4]} {code[4:]} ", code)
    assert not is_code(code[:-1], code)
    assert not is_code(code_of("secret", key, series + 1), code)
    assert not is_code(code_of("other", key, series), code)


@pytest.mark.parametrize("typed", ["", "Ä", "١٢", "\ud83d"[:0] + "🙂", "0" * 500])
def test_no_typed_nonsense_breaks_the_comparison(typed):
    assert not is_code(typed, "ABCDEFGH")


def test_no_letter_is_mistaken_for_another():
    assert not set("0O1ILl") & set(LETTERS)


@pytest.mark.parametrize(
    ("spans", "result"),
    [
        ([], (0, 0, None)),
        ([3, 20], (1, 2, None)),
        ([3, 5, 20, None], (2, 4, 5)),
        ([None, None, None], (0, 3, None)),
        ([14, 14, 14], (3, 3, 14)),
    ],
)
def test_what_was_promised_is_counted_and_what_is_late_counts_too(spans, result):
    counted = kept_promises(spans, 14)

    assert (counted.kept, counted.of, counted.usual) == result
    assert counted.is_shown == (len(spans) >= 3)
