"""What the lines of a note are meant to become, and two texts put together."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sozialraum.foundation.dates import PartialDate
from sozialraum.notes import rules
from sozialraum.notes.rules import CorrectionWords, EventWords, Extract, TaskWords
from sozialraum.notes.words import EXTRACTS, ROLES
from tests.steps import at_most

TODAY = dt.date(2026, 12, 10)
NAMES = ("Kita", "Kita Beispielweg", "Büro", "AG Wohnen", "AG Wohnen und Nachbarschaft")


def is_within(lines, whole):
    """Whether the lines stand in the whole, each, in their order."""
    rest = iter(whole)
    return all(line in rest for line in lines)


TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "Die Stadt fragt.", " a"]), max_size=12).map("\n".join)


@given(TEXTS, TEXTS)
def test_two_texts_together_hold_each_line_of_both_in_its_order(mine, theirs):
    whole = rules.merged(mine, theirs).split("\n")

    assert is_within(mine.split("\n"), whole)
    assert is_within(theirs.split("\n"), whole)
    assert len(whole) <= len(mine.split("\n")) + len(theirs.split("\n"))
    assert rules.merged(mine, mine) == mine


@given(TEXTS, TEXTS)
def test_whoever_only_wrote_on_is_taken_as_they_wrote(text, more):
    assert rules.merged(f"{text}\n{more}", text) == f"{text}\n{more}"


def test_what_both_say_stands_once():
    mine = "Der Raum ist klein.\nFrau Beispiel bietet den Saal an."
    theirs = "Der Raum ist klein.\nDie Stadt fragt nach der Turnhalle."

    assert rules.merged(mine, theirs) == (
        "Der Raum ist klein.\nDie Stadt fragt nach der Turnhalle.\nFrau Beispiel bietet den Saal an."
    )


def test_texts_of_very_many_lines_are_put_together_in_few_steps():
    mine, theirs = "\n" * 40_000 + "a", "b" + "\n" * 40_000

    with at_most(1_000):
        whole = rules.merged(mine, theirs).split("\n")

    assert is_within(mine.split("\n"), whole) and is_within(theirs.split("\n"), whole)


def test_a_line_says_by_its_first_word_what_it_becomes():
    text = "Bericht\n- Aufgabe: Büro schreibt\nBESCHLUSS : Es geht weiter.\nTermin:\nAufgaben: x\nWechsel: Sprecherin"

    assert [(one.extract, one.sentence, one.number) for one in rules.marked_lines(text)] == [
        (Extract.TASK, "Büro schreibt", 2),
        (Extract.DECISION, "Es geht weiter.", 3),
        (Extract.CHANGE, "Sprecherin", 6),
    ]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        (
            "Die Kita Beispielweg fragt Eltern, ob der Montag passt, und sagt es bis zum 15. Januar.",
            TaskWords("Kita Beispielweg", "Fragt Eltern, ob der Montag passt", PartialDate(2027, 1, 15)),
        ),
        ("Büro: Briefe schreiben bis zur nächsten Sitzung", TaskWords("Büro", "Briefe schreiben", None, True)),
        (
            "AG Wohnen und Nachbarschaft prüft bis 3.2.27 die Bänke",
            TaskWords(NAMES[4], "Prüft die Bänke", PartialDate(2027, 2, 3)),
        ),
        ("Kitas melden sich bis Ende März 2027", TaskWords("", "Kitas melden sich", PartialDate(2027, 3))),
        ("Wir warten bis es hell ist", TaskWords("", "Wir warten bis es hell ist")),
        ("", TaskWords("", "")),
    ],
)
def test_who_what_and_until_when_are_proposed_from_a_sentence(sentence, read):
    assert rules.task_words(sentence, NAMES, TODAY) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", (None, False)),
        ("15. Januar", (PartialDate(2027, 1, 15), False)),
        ("bald", None),
        ("nächste Sitzung", (None, True)),
        ("zur nächsten Sitzung", (None, True)),
        ("15. Januar oder so", None),
        ("Januar 2028", (PartialDate(2028, 1), False)),
    ],
)
def test_until_when_is_a_day_or_the_next_sitting(typed, read):
    if read is None:
        with pytest.raises(ValueError, match="is no day"):
            rules.read_until(typed, TODAY)
    else:
        assert rules.read_until(typed, TODAY) == read


def test_an_event_has_a_title_and_the_day_that_is_named():
    said = "Nachbarschaftsfest am Samstag, 12. Juni, im Hof"

    assert rules.event_words(said, TODAY) == EventWords("Nachbarschaftsfest im Hof", PartialDate(2027, 6, 12))
    assert rules.event_words("Fest ohne Tag", TODAY) == EventWords("Fest ohne Tag")


@pytest.mark.parametrize(
    "said",
    [
        "»15 bis 17 Uhr« → »15 bis 18 Uhr«",
        "15 bis 18 Uhr statt 15 bis 17 Uhr",
        "Statt 15 bis 17 Uhr: 15 bis 18 Uhr",
    ],
)
def test_a_correction_has_old_and_new_words(said):
    assert rules.correction_words(said) == CorrectionWords("15 bis 17 Uhr", "15 bis 18 Uhr")


def test_of_a_change_of_people_the_role_is_read_and_no_name():
    assert rules.role_in("Neue Sprecherin wird Eva Beispiel", ROLES) == "speaker"
    assert rules.role_in("Eva Beispiel kommt", ROLES) == ""


def test_each_word_has_a_button():
    assert list(EXTRACTS) == list(Extract)


def test_a_sentence_of_a_whole_book_is_read_in_few_steps():
    book = "bis zum 1. bis " * 7_000

    with at_most(200_000):
        for read in (lambda: rules.task_words(book, NAMES, TODAY), lambda: rules.event_words(book, TODAY)):
            read()
