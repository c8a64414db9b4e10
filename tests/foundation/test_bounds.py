"""What strangers type becomes a number or a value only if it is short and shallow."""

import pytest

from sozialraum.foundation.bounds import json_in, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        (" 7 ", 7),
        ("007", 7),
        (b"12", 12),
        ("١٢", 12),
        ("-3", -3),
        ("100", 100),
        ("101", None),
        ("-11", None),
        ("", None),
        (None, None),
        ("1e2", None),
        ("1.0", None),
        ("²", None),
        ("0x1f", None),
        ("1_0", None),
        ("9" * 5_000, None),
        (b"9" * 5_000, None),
        ("0" * 5_000, None),
        (" " * 5_000 + "1", None),
        (b"\xff", None),
    ],
)
def test_a_number_between_bounds_or_none(text, number):
    assert number_in(text, -10, 100) == number


@pytest.mark.parametrize(
    "text",
    [
        "[" * 3_000,
        '{"a":' * 3_000,
        '"a' + "[" * 3_000,
        "1e999",
        "-1e999",
        "[1e999]",
        "9" * 5_000,
        "NaN",
        "Infinity",
        '"' + '\\"' * 9_000,
        "",
        "x",
        '"' + "a" * 20_000 + '"',
    ],
)
def test_what_is_long_deep_or_endless_is_refused_in_one_way(text):
    with pytest.raises(ValueError):
        json_in(text, longest=20_000)


def test_what_is_neither_is_read():
    assert json_in('{"a": [1, 2.5, "[[[[[[[[[[[[[[[[\\"", null, true]}', longest=100) == {
        "a": [1, 2.5, '[[[[[[[[[[[[[[[["', None, True]
    }
