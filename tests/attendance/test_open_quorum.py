"""What was open while the votes were counted is not called a quorum afterwards, be the heads enough or not."""

import pytest

from sozialraum.attendance.queries import quorum_line
from sozialraum.decisions.models import Quorum
from sozialraum.rulings.rules.ruling import Outcome, Ruling
from sozialraum.ui.values import Group

GROUP = Group("W", "AG Wohnen")
HEADS = Ruling(Outcome.YES, "Beschlussfähig: 4 von 7 Stimmberechtigten anwesend, nötig sind 4 (§ 7).")


@pytest.mark.parametrize("answer", [HEADS, Ruling(Outcome.NO, "Nicht beschlussfähig: 3 von 7 (§ 7).")])
def test_what_was_counted_and_left_open_stays_open(answer):
    line = quorum_line(Quorum(reached=None, present=4, voters=7, needed=4, basis="§ 7"), GROUP, answer)

    assert line.reached is None
    assert line.sentence == (
        "Beschlussfähigkeit offen: 4 von 7 Stimmberechtigten waren vertreten, nötig waren 4 (§ 7)."
    )


def test_figures_of_which_nothing_was_said_get_the_answer_of_the_rule():
    assert quorum_line(Quorum(present=4, voters=7), GROUP, HEADS).sentence == HEADS.sentence


def test_what_was_stated_stays_stated():
    line = quorum_line(Quorum(reached=True, present=4, voters=7, needed=4), GROUP, HEADS)

    assert (line.reached, line.sentence) == (True, HEADS.sentence)
