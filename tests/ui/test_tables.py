"""Room ui: lines with bars or tabs become a table; whatever is none stays text, and no word is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sozialraum.ui.tables import MOST_COLUMNS, as_plain
from sozialraum.ui.typed import typed

CELLS = st.lists(st.sampled_from(["Kita", "Weg", "|", "\\|", "\t", "\n", "\n\n", " ", "---", "- "]), max_size=40).map(
    "".join
)


def rows_of(text):
    """Each row of the tables in a text, as pairs of tag and content."""
    found = re.findall(r"<tr>\n(.*?)</tr>", typed(text), re.S)
    return [re.findall(r"<(th|td)[^>]*>(.*?)</", row, re.S) for row in found]


@pytest.mark.parametrize(
    "text",
    [
        "| Ort | Zahl |\n| Kita | 3 |",
        "|Ort|Zahl|\n|---|:-:|\n|Kita|3|",
        "Ort\tZahl\nKita\t3",
        "Vorher\n| Ort | Zahl |\n| Kita | 3 |\nNachher",
        "- Liste\n| Ort | Zahl |\n| Kita | 3 |",
    ],
)
def test_bars_and_tabs_are_the_same_table(text):
    assert rows_of(text) == [[("th", "Ort"), ("th", "Zahl")], [("td", "Kita"), ("td", "3")]]


def test_the_table_can_be_scrolled_by_keys_and_has_a_name_and_heads():
    html = typed("| **Ort** | A & B |\n| x | y |")

    assert html.startswith(
        '<div class="scrolls" tabindex="0" role="region" aria-label="Tabelle: Ort, A &amp; B">\n<table>'
    )
    assert html.count('<th scope="col">') == 2
    assert html.index("</thead>") < html.index("<tbody>")


def test_a_cell_may_hold_emphasis_a_link_and_a_bar_and_no_tag():
    told = rows_of("| A | B | C | D |\n| **x** | [y](https://b.de) | a\\|b | <b> |")

    assert [cell for _tag, cell in told[1]] == [
        "<strong>x",
        '<a href="https://b.de" rel="noopener">y',
        "a|b",
        "&lt;b&gt;",
    ]


def test_rows_are_filled_up_and_an_empty_head_is_no_head():
    assert rows_of("\tMo\tDi\nKita\tx\nBad\ta\tb\n") == [
        [("td", ""), ("th", "Mo"), ("th", "Di")],
        [("td", "Kita"), ("td", "x"), ("td", "")],
        [("td", "Bad"), ("td", "a"), ("td", "b")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| nur eine Zeile |",
        "1.\tErstens\n2.\tZweitens",
        "-\tErstens\n-\tZweitens",
        "\teingerückt\n\tauch",
        "a | b\nc | d",
        ("|" + " x |" * (MOST_COLUMNS + 1) + "\n") * 2,
        "a\tb",
    ],
)
def test_what_is_no_table_stays_text(text):
    assert "<table" not in typed(text)
    assert as_plain(text) == text


def test_without_a_table_its_rows_are_lines():
    assert as_plain("Vor\n| Ort | Zahl |\n|---|---|\n| a\\|b | 3 |\n\nOrt\tZahl\nBad\t4") == (
        "Vor\nOrt | Zahl\na|b | 3\n\nOrt | Zahl\nBad | 4"
    )


@given(CELLS)
@example("| Kita |\n|---|")
@example("| Kita | Weg |\n| Weg |\n| Kita | Kita | Weg |")
def test_no_word_of_a_table_is_lost(text):
    assert re.findall("Kita|Weg", re.sub(r'aria-label="[^"]*"', "", typed(text))) == re.findall("Kita|Weg", text)
    assert re.findall("Kita|Weg", as_plain(text)) == re.findall("Kita|Weg", text)
