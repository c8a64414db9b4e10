"""How the questions to real texts are put: a moment, people, votes."""

import datetime as dt
from functools import partial

from sozialraum.bodies.rules import HolidaySpan
from sozialraum.proceedings.rules import (
    elections,
)
from sozialraum.proceedings.rules.elections import ElectionCount
from sozialraum.rulings.rules import figures, majority
from sozialraum.rulings.rules.attendance import Participant, may_vote
from sozialraum.rulings.rules.figures import HeadCount
from sozialraum.rulings.rules.majority import VotesCast
from tests.rulings.given import day

SITTING = dt.date(2026, 12, 10)  # a Thursday
AUTUMN = HolidaySpan("Herbstferien", dt.date(2026, 10, 17), dt.date(2026, 10, 31))
ask = partial


def days(*texts):
    return [day(one) for one in texts]


def voter(**facts):
    return ask(may_vote, who=Participant("a", "Aylin", **facts), day=SITTING)


def elect(*votes, **more):
    return ask(elections.is_elected, count=ElectionCount(votes, **more))


def heads(present, of=None):
    return ask(figures.has_heads, heads=HeadCount(present, of))


def carried(yes, no, abstain=0, present=None, everybody=None, **more):
    return ask(majority.is_carried, cast=VotesCast(yes, no, abstain, present, everybody), **more)


LAST_YEAR = dt.date(2024, 12, 10)
