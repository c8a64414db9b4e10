"""Contacts: who of those already known is meant by a line – surely, or not at all. What could be either is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sozialraum.contacts.rules import cells
from sozialraum.contacts.rules.lines import Trouble
from sozialraum.contacts.rules.world import KnownWorld, World

NEW, SKIP = "new", "skip"


@dataclass(frozen=True)
class Question:
    """What the office is asked: who is meant? ``usual`` is what happens without an answer; without one nothing does."""

    id: str
    about: str  # "person" or "institution"
    said: str
    why: str  # the code of a sentence
    candidates: tuple[str, ...]  # refs of those it could be
    usual: str = ""


class NeedsAnswer(Exception):  # noqa: N818 - a word for the line: it waits for an answer
    """The line cannot be understood before somebody has answered."""

    def __init__(self, question: Question):
        super().__init__(question.id)
        self.question = question


class LineRefused(Exception):  # noqa: N818 - a word for the line
    """The line cannot be taken over as it stands."""

    def __init__(self, code: str, *words: str):
        super().__init__(code)
        self.trouble = Trouble(code, words)


class Skipped(Exception):  # noqa: N818 - a word for the line
    """Somebody has answered that the line is to be left out."""


class Matching:
    """Finds persons and institutions, and knows what was answered."""

    def __init__(self, world: World, answers: Mapping[str, str]):
        self.world, self.answers = world, answers
        self.asked: dict[str, Question] = {}  # answered or usual: shown, so that the answer can be changed

    def institution(self, name: str) -> KnownWorld | None:
        """The institution of this name; None if it is a new one."""
        key, world = cells.words_key(name), self.world
        if key in world.taken_names:
            raise LineRefused("name_of_group", name)
        found: list[KnownWorld] = world.institutions_by_name[key]
        if len(found) == 1:
            return found[0]
        alike = found or world.institutions_loosely[cells.loose_key(name)]
        if not alike:
            return None
        why = "same_name" if found else "alike"
        return self._answered(Question(f"i:{key}", "institution", name, why, tuple(one.ref for one in alike)))

    def person(self, said: str, name: str, mails: tuple[str, ...], institution: KnownWorld | None) -> KnownWorld | None:
        """The known person a row means, None for a new one; ``said`` is the id of the question if it is not clear."""
        ours = institution.ref if institution else ""
        by_mail = self.world.with_mails(mails)
        namesakes = self.world.persons_by_name[cells.name_key(name)]
        both = [one for one in by_mail if one in namesakes]
        there = [one for one in namesakes if _is_there(one, ours, mails)]
        for sure in (both, [one for one in both if ours in one.belongs_to], there):
            if len(sure) == 1:
                return sure[0]
        ask = self._question_maker(said, name)
        if both or len(there) > 1:
            return ask("several", both or there, "")
        others = [one for one in by_mail if not one.is_new]
        if others:
            return ask("same_mail", others, "")
        alike = [one for one in namesakes if one.ref not in [other.ref for other in there]]
        return ask("namesake", alike, NEW) if alike else None

    def _question_maker(self, said: str, name: str) -> Callable[[str, list[KnownWorld], str], KnownWorld | None]:
        return lambda why, candidates, usual: self._answered(
            Question(said, "person", name, why, tuple(one.ref for one in candidates), usual)
        )

    def _answered(self, question: Question) -> KnownWorld | None:
        answer = self.answers.get(question.id, "")
        if answer not in (NEW, SKIP, *question.candidates):
            answer = question.usual
        if not answer:
            raise NeedsAnswer(question)
        self.asked[question.id] = question
        if answer == SKIP:
            raise Skipped
        return None if answer == NEW else self.world.known[answer]


def _is_there(person: KnownWorld, institution: str, mails: tuple[str, ...]) -> bool:
    """Of the same institution; or, where neither has one, at least not with another mail."""
    if institution:
        return institution in person.belongs_to
    return not person.belongs_to and (not mails or not person.mail)
