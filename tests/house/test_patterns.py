"""No regular expression takes more than time in proportion to the text, however hostile: its tries are counted.

A pattern that does is only for texts whose length is bounded where they come in; such patterns stand in ``BOUNDED``
with the bound that holds them.
"""

import ast
import re
from pathlib import Path

import pytest

import sozialraum
from tests.backtracking import Endless, Pattern

HOUSE = Path(sozialraum.__file__).parent
LOOKING = {"search", "sub", "subn", "split", "findall", "finditer"}
CALLS = LOOKING | {"compile", "match", "fullmatch"}
SHORT, LONG = 30, 60
UNITS = [
    " ",
    "\n",
    " \n",
    "a",
    "A",
    "1",
    "-",
    ".",
    "/",
    "*",
    "_",
    "a-",
    "a.",
    "a ",
    "1 ",
    "1.",
    "a@",
    "\\",
    "[",
    '"',
    "'",
    "ä",
    "(",
]
TAILS = ["\0", "*x"]
#: Pattern (its beginning) → how long the texts are at most to which it is put.
BOUNDED = {
    r"stellv\w*": "500 signs (LONGEST_ROLE)",
    r"berat\w*": "500 signs (LONGEST_ROLE)",
    r"(?=.*mail)": "200 signs (LONGEST_HEADING)",
    r"(?=.*(?:telefon": "200 signs (LONGEST_HEADING)",
    r"\bvorname": "200 signs (LONGEST_HEADING)",
    r'"[^"]*"|\\.|': "255 signs (LONGEST_FORMAT)",
    r"(?:\.[a-z]\w{1,4})+$": "255 signs, the name of a file (Django)",
    r"\s*[–—]": "blanks stand alone (one_line)",
    r"\s*[,;]\s*(?=": "blanks stand alone (one_line)",
    r"(?P<name>[^\W\d]{3,})": "a date as it is typed (MOST_TYPED)",
}


def literal(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def patterns(where):
    """Every pattern that stands in a file of the program: the pattern, its flags, whether it is looked for."""
    if where == TABLES:
        yield from named_otherwise()
        return
    tree = ast.parse((HOUSE / where).read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    looking = {ast.unparse(call.func.value) for call in calls if call.func.attr in LOOKING}
    named = {id(n.value): ast.unparse(n.targets[0]) for n in ast.walk(tree) if isinstance(n, ast.Assign)}
    for call in calls:
        if ast.unparse(call.func.value) != "re" or call.func.attr not in CALLS or not call.args:
            continue
        if (pattern := literal(call.args[0])) is not None:
            told = ast.unparse(call)
            flags = (re.I if "re.I" in told else 0) | (re.S if "re.S" in told else 0)
            name = named.get(id(call))
            yield (
                pattern,
                flags,
                call.func.attr in LOOKING or (call.func.attr == "compile" and (name is None or name in looking)),
            )


def named_otherwise():
    """Those in tables, which are searched for one after the other."""
    from sozialraum.contacts.rules import cells, headings  # noqa: PLC0415

    yield cells.TITLE, re.I, False
    for pattern, _what in (*cells.ROLES, *headings.PARTS):
        yield pattern, 0, True


TABLES = "contacts/rules"
#: Where there can be a pattern: every file that names the module; what stands in it is read by the tests.
PLACES = [
    *(str(path.relative_to(HOUSE)) for path in sorted(HOUSE.rglob("*.py")) if "re." in path.read_text("utf-8")),
    TABLES,
]


def growth(pattern, first, unit, tail, *, searching):
    """By how much twice the text takes longer."""
    texts = [first + (unit * length)[:length] + tail for length in (SHORT, LONG)]
    try:
        short, long = (pattern.tried(text, searching=searching) for text in texts)
    except Endless:
        return 1000
    return (long + 50) / (short + 50)


def hostile(pattern, *, searching):
    """Texts that take more than their length allows: one unit again and again, also behind what it begins with."""
    runs = pattern.literals()
    texts = [("", unit, tail) for unit in (*UNITS, *runs) for tail in TAILS]
    texts += [(first, unit, tail) for first in runs[:3] for unit in UNITS[:9] for tail in TAILS]
    return (text for text in texts if growth(pattern, *text, searching=searching) > 3)


@pytest.mark.parametrize("where", PLACES)
def test_twice_the_text_takes_twice_the_tries(where):
    found = {
        pattern: list(hostile(Pattern(pattern, flags), searching=searching))
        for pattern, flags, searching in dict.fromkeys(patterns(where))
        if not any(pattern.startswith(beginning) for beginning in BOUNDED)
    }

    assert {pattern: texts for pattern, texts in found.items() if texts} == {}


def test_every_bound_is_for_a_pattern_that_is_there():
    found = [pattern for where in PLACES for pattern, _flags, _searching in patterns(where)]

    assert [one for one in BOUNDED if not any(pattern.startswith(one) for pattern in found)] == []
    assert len(found) > 200


OLD = [r"(?:\*\*)?§\s*(\d+[a-z]?)\s*([^*]*?)(?:\*\*)?$", r"[^\s@]+@[\w-]+(?:\.[\w-]+)+"]


@pytest.mark.parametrize("pattern", [r"\s+$", r"(?:a+)+b", r"[a-z]+@", r"x*y", *OLD])
def test_what_takes_more_is_noticed(pattern):
    told = Pattern(pattern)

    assert any(hostile(told, searching=True))
