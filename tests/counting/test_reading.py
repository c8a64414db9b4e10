"""A result as people type it: what of it is figures, what a word, what the result; and what is not understood."""

import pytest

from sozialraum.counting.rules.figures import VoteFigures, disagreement
from sozialraum.counting.rules.reading import read_result
from sozialraum.counting.words import Manner, Result

UNCOUNTED = "andere Stimmen nicht gezählt"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("9:0:1", "9 Ja, 0 Nein, 1 Enthaltung; angenommen"),
        ("9 – 0 – 1", "9 Ja, 0 Nein, 1 Enthaltung; angenommen"),
        (" 9 : 0 : 1 : 2 ", "9 Ja, 0 Nein, 1 Enthaltung, 2 befangen; angenommen"),
        ("٩:٠:١", "9 Ja, 0 Nein, 1 Enthaltung; angenommen"),
        ("5:6", "5 Ja, 6 Nein; abgelehnt"),
        ("5:5", "5 Ja, 5 Nein; Ergebnis nicht gesagt"),
        ("9 Ja, 0 Nein, 1 Enthaltung", "9 Ja, 0 Nein, 1 Enthaltung; angenommen"),
        ("Ja: 9, Nein: 0, Enthaltungen: 2", "9 Ja, 0 Nein, 2 Enthaltungen; angenommen"),
        ("11 ja / 2 nein / 1 enth.", "11 Ja, 2 Nein, 1 Enthaltung; angenommen"),
        ("mit 7 gegen 2 Stimmen angenommen", "7 Ja, 2 Nein; angenommen"),
        ("12 Stimmen dafür, keine dagegen", "12 Ja, 0 Nein; angenommen"),
        ("Der Antrag wurde mit 9 Ja-Stimmen bei 2 Nein-Stimmen angenommen.", "9 Ja, 2 Nein; angenommen"),
        ("abgelehnt 3:8", "3 Ja, 8 Nein; abgelehnt"),
        ("einstimmig", "angenommen, einstimmig; Stimmen nicht gezählt"),
        ("mehrheitlich", "angenommen, mehrheitlich; Stimmen nicht gezählt"),
        ("mit großer Mehrheit angenommen", "angenommen, mehrheitlich; Stimmen nicht gezählt"),
        ("Einvernehmlich.", "angenommen, einvernehmlich; Stimmen nicht gezählt"),
        ("einstimmig abgelehnt", "abgelehnt, einstimmig; Stimmen nicht gezählt"),
        ("bei 2 Enthaltungen", f"angenommen; 2 Enthaltungen, {UNCOUNTED}"),
        ("bei 3 Gegenstimmen", f"angenommen; 3 Nein, {UNCOUNTED}"),
        ("ohne Gegenstimme", f"angenommen; 0 Nein, {UNCOUNTED}"),
        ("einstimmig bei einer Enthaltung", f"angenommen, einstimmig; 1 Enthaltung, {UNCOUNTED}"),
        ("abgelehnt", "abgelehnt; Stimmen nicht gezählt"),
        ("nicht angenommen", "abgelehnt; Stimmen nicht gezählt"),
        ("vertagt", "vertagt"),
        ("zur Kenntnis genommen", "zur Kenntnis genommen"),
        ("in Teilen angenommen", "in Teilen angenommen; Stimmen nicht gezählt"),
        ("nicht überliefert", "Ergebnis nicht bekannt"),
        ("nicht bekannt", "Ergebnis nicht bekannt"),
        ("5 von 11 Stimmen", "5 Ja von 11 Stimmen; Ergebnis nicht gesagt"),
        (
            "von allen warm begrüßt",
            "Ergebnis nicht gesagt; nicht verstanden und als Worte behalten: „von allen warm begrüßt“",
        ),
    ],
)
def test_what_is_typed_is_read_back(typed, said):
    assert read_result(typed).in_words == said


def test_what_is_not_understood_is_kept_as_it_was_typed_beside_what_is():
    found = read_result("einstimmig, Herr Probe war nicht im Raum")

    assert found.count == VoteFigures(
        manner="unanimous", result="carried", words="einstimmig, Herr Probe war nicht im Raum"
    )
    assert found.left == "herr probe war nicht im raum"


def test_nothing_typed_is_nothing_recorded_and_no_statement_that_nobody_knows():
    assert read_result("  ").count == VoteFigures() and not read_result("").is_untold
    assert read_result("nicht überliefert").is_untold and not read_result("nicht überliefert").count.is_recorded


@pytest.mark.parametrize("typed", ["9" * 400, "1:" * 300, "(" * 5000, "x" * 100_000, "-:–", "9:0:1:2:3:4:5"])
def test_whatever_is_typed_is_answered(typed):
    assert read_result(typed).in_words


def test_a_date_is_no_count():
    assert not read_result("14.3.19").count.is_counted


@pytest.mark.parametrize(
    ("manner", "figures", "result", "fits"),
    [
        ("unanimous", {"yes": 9, "no": 3}, "carried", False),
        ("unanimous", {"no": 3}, "carried", False),
        ("unanimous", {"no": 3}, "rejected", True),
        ("unanimous", {"yes": 0, "no": 3}, "", True),
        ("unanimous", {"yes": 9, "no": 0, "abstain": 2}, "carried", True),
        ("unanimous", {}, "", True),
        ("consensus", {"yes": 9, "no": 1}, "", False),
        ("consensus", {"yes": 9, "no": 0}, "", True),
        ("majority", {"yes": 5, "no": 5}, "", False),
        ("majority", {"yes": 5, "no": 3}, "", True),
        ("majority", {"yes": 5}, "", True),
    ],
)
def test_a_word_and_figures_agree_or_the_sentence_says_why_not(manner, figures, result, fits):
    assert (disagreement(manner, VoteFigures(**figures), result) == "") is fits


def test_the_reader_knows_every_word_that_is_stored():
    assert [read_result(str(one.label)).count.result for one in Result] == Result.values
    assert [read_result(str(one.label)).count.manner for one in Manner] == Manner.values
