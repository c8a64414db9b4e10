"""Clauses and the differences between two versions."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.papers.rules import MOST_STEPS, Clause, Difference, Piece, clauses, compare
from tests.steps import at_most

OLD = """Diese Ordnung gilt für alle.

**§ 4 Einladung**

Das Büro lädt mindestens zehn Tage vor der Sitzung ein.

Arbeitsgruppen laden sieben Tage vorher ein.

§ 5 Protokoll

Das Protokoll ist öffentlich."""
NEW = OLD.replace("zehn Tage", "14 Tage").replace("\n\n§ 5 Protokoll\n\nDas Protokoll ist öffentlich.", "")

texts = st.text(st.sampled_from("§ 1234ab.\n*-"), max_size=60)


def test_a_text_falls_into_its_clauses():
    assert clauses(OLD) == [
        Clause("", "", "Diese Ordnung gilt für alle."),
        Clause(
            "4",
            "Einladung",
            "Das Büro lädt mindestens zehn Tage vor der Sitzung ein.\n\nArbeitsgruppen laden sieben Tage vorher ein.",
        ),
        Clause("5", "Protokoll", "Das Protokoll ist öffentlich."),
    ]


def test_the_difference_is_told_word_by_word_and_where():
    assert compare(OLD, NEW) == [
        Difference(
            "§ 4",
            (
                Piece("Das Büro lädt mindestens ", False),
                Piece("zehn", True),
                Piece(" Tage vor der Sitzung ein.", False),
            ),
            (
                Piece("Das Büro lädt mindestens ", False),
                Piece("14", True),
                Piece(" Tage vor der Sitzung ein.", False),
            ),
        ),
        Difference("§ 5", (Piece("Protokoll", True),), ()),
        Difference("§ 5", (Piece("Das Protokoll ist öffentlich.", True),), ()),
    ]


def test_neighbouring_words_that_changed_are_one_change():
    [one] = compare("Wir treffen uns am ersten Montag im Mai.", "Wir treffen uns an jedem Dienstag im Mai.")

    told = [[(piece.text, piece.changed) for piece in side] for side in (one.old, one.new)]
    assert told == [
        [("Wir treffen uns ", False), ("am ersten Montag", True), (" im Mai.", False)],
        [("Wir treffen uns ", False), ("an jedem Dienstag", True), (" im Mai.", False)],
    ]


@given(texts)
def test_a_text_does_not_differ_from_itself(text):
    assert compare(text, text) == []


@given(texts, texts)
def test_both_sides_are_told_whole(old, new):
    for one in compare(old, new):
        assert any(piece.changed for piece in (*one.old, *one.new))
        kept = ["".join(p.text for p in side if not p.changed) for side in (one.old, one.new)]
        assert kept[0] == kept[1] or not (one.old and one.new)


WORDS = random.Random(7).choices([f"wort{n}" for n in range(3000)], [1 / (n + 1) for n in range(3000)], k=28_000)
FIRST, SECOND = WORDS[:14_000], WORDS[14_000:]
FEW_EDITS = [word if n % 700 else "neu" for n, word in enumerate(FIRST)]


def in_paragraphs(words):
    return "\n\n".join(" ".join(words[n : n + 80]) + "." for n in range(0, len(words), 80))


def in_sentences(words):
    return " ".join(" ".join(words[n : n + 14]) + "." for n in range(0, len(words), 14))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(in_paragraphs(FIRST), in_paragraphs(SECOND), id="14,000 words, all others"),
        pytest.param(in_paragraphs(FIRST), in_paragraphs(FEW_EDITS), id="14,000 words, few edits"),
        pytest.param(in_sentences(FIRST), in_sentences(SECOND), id="14,000 words in one line, all others"),
        pytest.param(" ".join(FIRST), " ".join(SECOND), id="14,000 words in one sentence"),
        pytest.param("a " * 6000, "a " * 5999 + "b", id="one word, 6,000 times"),
        pytest.param("a b " * 3000, "b a " * 3000, id="two words in turns"),
        pytest.param("a. " * 15_000, "b. a. " * 7500, id="one sentence again and again"),
        pytest.param("a\n" * 25_000, "b\na\n" * 12_500, id="one line again and again"),
        pytest.param("a\n" * 25_000, "b\n" * 25_000, id="every line another"),
        pytest.param("§ 1 a\n\n" * 10_000, "§ 2 a\n\n" * 10_000, id="nothing but clauses"),
        pytest.param("." * 50_000, "!" * 50_000, id="nothing but signs"),
        pytest.param("a" + " " * 50_000 + "b", "b" + "\t" * 50_000 + "a", id="nothing but blanks"),
        pytest.param("§ " + "1" * 50_000 + "*x", "§ 1" + " " * 50_000 + "*x", id="a heading without an end"),
    ],
)
def test_a_comparison_has_a_budget(old, new):
    with at_most(40 * (len(old) + len(new)) + 6 * MOST_STEPS):
        found = compare(old, new)

    assert found


def told(differences):
    """What is told as changed, old and new."""
    sides = [(one.old, one.new) for one in differences]
    return [tuple("".join(piece.text for piece in side if piece.changed) for side in both) for both in sides]


def test_few_words_in_a_long_text_are_found_whether_it_has_paragraphs_or_not():
    by_paragraph = compare(in_paragraphs(FIRST), in_paragraphs(FEW_EDITS))
    [in_one_line] = compare(in_sentences(FIRST), in_sentences(FEW_EDITS))

    assert told(by_paragraph) == [(FIRST[n], "neu") for n in range(0, 14_000, 700)]
    changed = [[piece.text for piece in side if piece.changed] for side in (in_one_line.old, in_one_line.new)]
    assert changed == [[FIRST[n] for n in range(0, 14_000, 700)], ["neu"] * 20]
    assert not any(one.whole for one in [*by_paragraph, in_one_line])


def test_what_is_too_much_is_told_as_a_whole():
    old, new = " ".join(FIRST), " ".join(SECOND)

    assert compare(old, new) == [Difference("Vorspann", (Piece(old, True),), (Piece(new, True),), whole=True)]


def test_of_too_many_passages_that_resemble_each_other_those_are_told_that_only_one_side_has():
    old, new = "a\n" * 3000, "b\na\n" * 1500

    found = compare(old, new)

    assert told(found) == [("a", "")] * 1500 + [("", "b")] * 1500
    assert all(one.whole for one in found)


def test_if_only_their_order_differs_it_is_told_what_stands_elsewhere():
    found = compare("a\nb\n" * 2500 + "c\na", "b\na\n" * 2500 + "a\nc")

    assert found
    assert set(told(found)) <= {("a", "b"), ("b", "a"), ("a", "c"), ("c", "a"), ("b", "c"), ("c", "b")}
