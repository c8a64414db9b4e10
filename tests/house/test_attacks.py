"""docs/attacks.md is true: every attack in it names tests that are there, and none of its rows is empty."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "attacks.md"
#: What issue and standards ask to be tried.
ASKED = (
    "Other body's keys",
    "Forged, expired and replayed links",
    "Forged, expired and replayed codes",
    "Enumeration",
    "Mass assignment",
    "CSV formulas",
    "Header injection",
    "Open redirect",
    "HTML and SVG upload",
    "Clickjacking",
    "Brute force",
    "Mail cannon",
)


def rows():
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_attack_that_was_asked_for_has_a_row_with_test_and_answer():
    attacks = {attack: (tried, answer) for attack, tried, answer in rows()}

    assert [name for name in ASKED if name not in attacks] == []
    assert [attack for attack, (tried, answer) in attacks.items() if "::" not in tried or len(answer) < 20] == []


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", PAGE.read_text("utf-8")))))
def test_every_test_that_is_named_is_there(named):
    path, name = named.split("::")

    assert re.search(rf"^def {name}\(", (ROOT / path).read_text(encoding="utf-8"), re.M)
