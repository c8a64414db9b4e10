"""Candidates and rounds are typed as lines: what each line says, what is refused, and that it can be read again."""

import pytest

from sozialraum.elections.rules.lines import (
    CandidateLine,
    ElectionLineFault,
    RoundLine,
    are_together,
    candidate_in_text,
    candidates_in,
    round_in_text,
    rounds_in,
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Vorschlag A: 5", CandidateLine(1, "Vorschlag A", votes="5")),
        ("Vorschlag A:5/3", CandidateLine(1, "Vorschlag A", votes="5 3")),
        (
            "Sabine Beispiel (Verein A): 5 / – / 0; gewählt; nimmt an",
            CandidateLine(1, "Sabine Beispiel", "Verein A", "5 - 0", "elected", accepted=True),
        ),
        ("(Leitung); Durch das Los; nimmt nicht an", CandidateLine(1, "", "Leitung", "", "by_lot", accepted=False)),
        ("Jo Beispiel; nicht wählbar", CandidateLine(1, "Jo Beispiel", eligible=False)),
        ("(Mitglieder des Beirats): gewählt", CandidateLine(1, "", "Mitglieder des Beirats", result="elected")),
        ("Vorschlag: gelb; nicht gewählt", CandidateLine(1, "Vorschlag: gelb", result="not_elected")),
    ],
)
def test_a_candidate(text, line):
    assert list(candidates_in(text)) == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1. Wahlgang: geheim; 9 abgegeben; 1 ungültig", RoundLine(way="secret", cast=9, invalid=1)),
        ("Stichwahl: durch Handzeichen; 5 Nein; 1 Enthaltung", RoundLine(True, "hands", against=5, abstentions=1)),
        ("6:0:0; 1 befangen", RoundLine(in_favour=6, against=0, abstentions=0, recused=1)),
        ("Wahlgang 1: 6:0:0", RoundLine(in_favour=6, against=0, abstentions=0)),
        ("auf Zuruf; einstimmig", RoundLine(way="words", words="einstimmig")),
        ("Stichwahl", RoundLine(run_off=True)),
        ("alle zusammen: 6:0:0; 1 befangen", RoundLine(in_favour=6, against=0, abstentions=0, recused=1)),
    ],
)
def test_a_round(text, line):
    assert list(rounds_in(text)) == [line]


@pytest.mark.parametrize(
    "text", ["Vorschlag A: 5; vielleicht", "; gewählt", "A (B) C: 5", "Vorschlag A: 5 / gewählt )"]
)
def test_a_candidate_that_is_not_understood(text):
    with pytest.raises(ElectionLineFault) as fault:
        list(candidates_in(f"\nVorschlag Z: 1\n{text}"))

    assert fault.value.at == 3


@pytest.mark.parametrize(
    ("text", "is_said"),
    [("alle zusammen: 6:0:0", True), ("En bloc", True), ("1. Wahlgang: geheim", False), ("", False)],
)
def test_that_all_were_elected_in_one_ballot(text, is_said):
    assert are_together(text) == is_said


def test_a_round_of_which_two_things_are_unknown():
    with pytest.raises(ElectionLineFault, match="2: mit Kugeln"):
        list(rounds_in("geheim\neinstimmig; mit Kugeln"))


@pytest.mark.parametrize(
    "line",
    [
        CandidateLine(1, "Vorschlag A", "", "5 - 0", "by_lot", accepted=False, eligible=True),
        CandidateLine(1, "", "Leitung"),
        CandidateLine(1, "Sabine Beispiel", "Verein A", "3", "withdrawn", eligible=False),
    ],
)
def test_a_candidate_is_written_as_it_is_read(line):
    assert list(candidates_in(candidate_in_text(line))) == [line]


@pytest.mark.parametrize(
    "line",
    [
        RoundLine(),
        RoundLine(True, "circular", 9, 1, 2, 3, 4, 5, "einstimmig"),
        RoundLine(way="roll_call", cast=0),
    ],
)
def test_a_round_is_written_as_it_is_read(line):
    assert list(rounds_in(round_in_text(line, 2))) == [line]
