"""Joining: which of the groups fits what somebody answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from sozialraum.joining.queries.groups import OpenGroup
from sozialraum.joining.rules import fit
from sozialraum.joining.words import QUESTIONS, PictureQuestion

MOST_BESIDE = 2


@dataclass(frozen=True)
class FoundGroups:
    """The group that fits best, if one does; what was said that leads to it; others that one may look at.

    Where none fits, ``others`` are all the groups that a »Nein« does not leave out.
    """

    best: OpenGroup | None
    because: tuple[Promise, ...]
    others: tuple[OpenGroup, ...]
    asked: bool  # True if at least one question was answered with »Ja«


def found(groups: Sequence[OpenGroup], answers: Mapping[str, str]) -> FoundGroups:
    """The groups that fit these answers: first the one with most matching answers, then the higher sum of fits."""
    wanted = [one for one in QUESTIONS if answers.get(one.name) == "ja"]
    unwanted = [one for one in QUESTIONS if answers.get(one.name) == "nein"]
    ranked = list(_in_turn([one for one in groups if _rank(one, wanted) > (0, 0)], wanted))
    rest = [one for one in groups if one not in ranked and _rank(one, unwanted) == (0, 0)]
    rest.sort(key=lambda one: (one.date is None, one.date.day if one.date else None))
    if not ranked:
        return FoundGroups(None, (), tuple(rest or groups), bool(wanted))
    because = tuple(one.topic for one in wanted if _fit(ranked[0], one))
    return FoundGroups(ranked[0], because, tuple([*ranked[1:], *rest][:MOST_BESIDE]), True)


def without_group(groups: Sequence[OpenGroup]) -> list[PictureQuestion]:
    """The questions to which a »Ja« finds no group."""
    return [one for one in QUESTIONS if not any(_fit(group, one) for group in groups)]


def _in_turn(groups: list[OpenGroup], wanted: Sequence[PictureQuestion]) -> Iterator[OpenGroup]:
    """Best first; what a group before did not fit counts most, so that each »Ja« finds its group."""
    left, unfitted = list(groups), list(wanted)
    while left:
        best = max(left, key=lambda one: (_rank(one, unfitted), _rank(one, wanted)))
        left.remove(best)
        unfitted = [one for one in unfitted if not _fit(best, one)]
        yield best


def _rank(group: OpenGroup, questions: Sequence[PictureQuestion]) -> tuple[int, int]:
    fits = [how for one in questions if (how := _fit(group, one))]
    return len(fits), sum(fits)


def _fit(group: OpenGroup, question: PictureQuestion) -> int:
    return fit(question.beginnings, group.organization.name, group.organization.task)
