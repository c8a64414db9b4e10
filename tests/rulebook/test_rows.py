"""Rows: the paper cut into what one may point at, and a part that has no sentence of its own yet."""

import pytest

from sozialraum.papers.rules import clauses
from sozialraum.rulebook.forms.blanks import RuleBlanks
from sozialraum.rulebook.rules.rows import Passage, passages, pieces_of
from sozialraum.rulebook.rules.sentences import SENTENCES

TEXT = """
Vorwort

§ 4 Einladung

Das Büro lädt ein.
Und zwar rechtzeitig.

§ 5 Fristen

1. Zum Plenum 14 Tage.
   Das gilt auch für Wahlen.
(2) Sonst sieben.
3a) Dringend: einer.
"""


def test_a_paper_is_cut_at_its_numbered_items():
    found = [one for clause in clauses(TEXT) for one in passages(clause)]

    assert found == [
        Passage("", "", "Vorwort"),
        Passage("§ 4", "", "Das Büro lädt ein. Und zwar rechtzeitig."),
        Passage("§ 5 Abs. 1", "(1)", "Zum Plenum 14 Tage. Das gilt auch für Wahlen."),
        Passage("§ 5 Abs. 2", "(2)", "Sonst sieben."),
        Passage("§ 5 Abs. 3a", "(3a)", "Dringend: einer."),
    ]


@pytest.mark.parametrize(("kept", "said"), [("3/7>", "mehr als 3/7"), ("3/7", "mindestens 3/7")])
def test_a_share_that_the_list_lacks_is_said_whole(kept, said):
    row = RuleBlanks("quorum:need@share", initial={"need.share": kept})

    assert dict(row.fields["need.share"].choices)[kept] == said


def test_a_part_without_a_sentence_names_its_blanks(monkeypatch):
    monkeypatch.delitem(SENTENCES, "bias:room")
    row = RuleBlanks("bias:room")

    assert list(pieces_of(row.asked, row.blanks.values(), row.labels)) == [("Befangene im Raum: ", "room")]
