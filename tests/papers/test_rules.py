"""Clauses and the differences between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from sozialraum.papers.rules import Clause, Difference, Piece, clauses, compare

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
