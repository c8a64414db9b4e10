"""Room ui: whatever is typed, the page gets only what the allow-list holds, and no word is lost."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sozialraum.ui.typed import LONGEST_KEPT, SCHEMES, TAGS, _kept, typed
from tests.steps import at_most

MARKS = st.sampled_from(
    [
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "- ",
        "1. ",
        "2) ",
        "\n",
        "\n\n",
        "    ",
        "<script>",
        "<b ",
        ">",
        '"',
        "'",
        "&",
        "&lt;",
        "javascript:",
        "https://a.b/",
        "mailto:",
        "data:",
        "![",
        "`",
        "#",
        "> ",
        "---\n",
        "\\",
        "\0",
        "<!--",
        "\r",
        "|",
        "\n| ",
        " |\n",
        "\t",
        "\u202e",
    ]
)
TABLES = {"div": {"class": "scrolls", "tabindex": "0", "role": "region"}, "th": {"scope": "col"}}
ANYTHING = st.lists(st.one_of(MARKS, st.text(max_size=8)), max_size=40).map("".join)
PROSE = st.lists(
    st.sampled_from(["Kita", "Weg", "2016", "- ", "* ", "1. ", "*", "**", "_", "\n", "\n\n", " ", "    ", "."]),
    max_size=60,
).map("".join)


class Reader(HTMLParser):
    """Notes each tag with its attributes, and the text between."""

    def __init__(self, html):
        super().__init__()
        self.open, self.tags, self.words = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


@given(ANYTHING)
@example("<script>alert(1)</script>")
@example("[x](javascript:alert(1)) [y](JaVaScRiPt:x) [z]( data:text/html,x)")
@example('[x](https://a.b/"onclick="alert(1)) [y](https://a.b "t\\"><script>")')
@example("![x](https://a.b/c.png)")
def test_no_tag_and_no_address_outside_the_allow_list(text):
    found = Reader(typed(text))

    assert found.open == []
    assert {tag for tag, attrs in found.tags} <= TAGS
    for tag, attrs in found.tags:
        if tag in TABLES:
            assert attrs == TABLES[tag] | ({"aria-label": attrs["aria-label"]} if tag == "div" else {})
        elif tag == "a":
            assert set(attrs) == {"href", "rel"}
            assert attrs["rel"] == "noopener"
            assert attrs["href"].lower().startswith(SCHEMES)
        else:
            assert set(attrs) <= ({"start"} if tag == "ol" else set())


@given(PROSE)
@example("- " * 200 + "Kita")
@example("1. " * 200 + "Kita")
@example("".join("  " * depth + "- Kita\n" for depth in range(80)))
def test_no_word_is_lost(text):
    found = Reader(typed(text))

    assert re.findall("Kita|Weg", found.words) == re.findall("Kita|Weg", text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Ein Satz.", "<p>Ein Satz.</p>\n"),
        ("Ein\nBrief\n\nZwei", "<p>Ein<br>\nBrief</p>\n<p>Zwei</p>\n"),
        ("- eins\n- **zwei**", "<ul>\n<li>eins</li>\n<li><strong>zwei</strong></li>\n</ul>\n"),
        ("1. eins\n2. zwei", "<ol>\n<li>eins</li>\n<li>zwei</li>\n</ol>\n"),
        ("2. November 2016", "<p>2. November 2016</p>\n"),
        ("Beginn\n2. November 2016\n17. Januar 2018", "<p>Beginn<br>\n2. November 2016<br>\n17. Januar 2018</p>\n"),
        ("Bewohner*innen und Helfer*innen", "<p>Bewohner*innen und Helfer*innen</p>\n"),
        ("[Mehr](https://a.b)", '<p><a href="https://a.b" rel="noopener">Mehr</a></p>\n'),
        ("[Hier](/intern/)", "<p>[Hier](/intern/)</p>\n"),
        ("# Kein Titel", "<p># Kein Titel</p>\n"),
        ("Titel\n---", "<p>Titel<br>\n---</p>\n"),
        ("a &amp; <i>b</i>", "<p>a &amp;amp; &lt;i&gt;b&lt;/i&gt;</p>\n"),
    ],
)
def test_as_meant(text, html):
    assert typed(text) == html


UNITS = [
    "[",
    "![",
    "*[",
    "[a][",
    "[a](",
    "[a](http://a.de)_[[a](",
    "](",
    "[a](<",
    "[a](http://x '",
    "*",
    "_",
    "**a ",
    "*a_ ",
]
UNITS += [
    "`",
    "> ",
    "(",
    "\\",
    "- ",
    "-\n",
    "1.\n",
    "- a\n",
    "1. a\n\n",
    "a\n",
    "x\n- ",
    "=\n",
    "<",
    "&",
    "  \n",
    "\t",
    "é",
    "|",
    "|a|\n",
    "| a | b\n",
    "a\tb\n",
    "a\t",
    "|" * 13 + "\n",
    "|a|\n|b|c|\n\n",
]


@pytest.mark.parametrize("unit", UNITS)
def test_reading_takes_steps_in_proportion_to_the_text(unit):
    text = (unit * 20_000)[:20_000]

    with at_most(200 * len(text)):
        typed(text)


@pytest.mark.parametrize("depth", [100, 1000])
def test_lists_in_lists_take_no_more(depth):
    text = "\n".join(" " * (2 * n) + "- a" for n in range(depth))

    with at_most(200 * len(text) + 200 * depth):
        assert typed(text).count("<li>") == depth


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a](https://b.de)", '<a href="https://b.de" rel="noopener">a</a>'),
        ("[[a](https://b.de)", '[<a href="https://b.de" rel="noopener">a</a>'),
        ("[a [b] c](https://b.de)", '<a href="https://b.de" rel="noopener">a [b] c</a>'),
        ("[a](https://b.de/?x[]=1)", '<a href="https://b.de/?x%5B%5D=1" rel="noopener">a</a>'),
        ("[x] und [ ] und ]", "[x] und [ ] und ]"),
        (r"\[a](https://b.de)", "[a](https://b.de)"),
        (f"[a](https://b.de/{'x' * 3000})", f"[a](https://b.de/{'x' * 3000})"),
    ],
)
def test_brackets_that_begin_no_link_stay_signs(text, html):
    assert typed(text) == f"<p>{html}</p>\n"


def test_long_texts_are_not_kept_in_memory():
    before = _kept.cache_info().currsize

    typed("x" * (LONGEST_KEPT + 1))

    assert _kept.cache_info().currsize == before
