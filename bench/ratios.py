"""Bench: what a page costs, as a multiple of the yardstick – processor time of the worker that answers, interleaved.

A busy machine makes everything dearer; whatever is measured in turns with the yardstick, round by round, becomes
dearer with it. So a ratio stays what it is where milliseconds do not, and one may fail for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from statistics import median

from bench.client import Caller, Question
from bench.house import Server, spent_by

TIMES = 5  # questions of a kind in one round; what is kept is asked so often twice
ANYTHING = Question("/")
MAIN = ANYTHING.host


@dataclass(frozen=True)
class Worker:
    """A server, a connection to it, and the process that works."""

    caller: Caller
    pid: int

    @classmethod
    def of(cls, server: Server) -> Worker:
        return cls(Caller(server.port), server.worker)

    def cost(self, question: Question, times: int = TIMES, status: int = 200) -> float:
        """Seconds of processor time for one answer. RuntimeError if the answer is not what it has to be."""
        before = spent_by(self.pid)
        for _ in range(times):
            self.caller.expect(question, status)
        return (spent_by(self.pid) - before) / times


@dataclass
class Ratios:
    """What was found in each round, by column, each divided by the yardstick of the same round."""

    found: dict[str, list[float]] = field(default_factory=dict)

    def add(self, column: str, ratio: float) -> None:
        self.found.setdefault(column, []).append(ratio)

    def of(self, column: str) -> float | None:
        """The median of all rounds; None for what does not exist of this page."""
        return median(self.found[column]) if column in self.found else None


@dataclass(frozen=True)
class Bench:
    """The house, the yardstick beside it, and somebody who acts."""

    house: Worker
    bare: Worker
    act: Callable[[], None]
    rounds: int

    def page(self, question: Question, *, is_kept: bool = True) -> Ratios:
        """Kept, asked whether it has changed, made anew, and for the first reader after a public act.

        The acts are those of the main network; of another one nobody is the first reader.
        """
        anew, ratios = replace(question, anew=True), Ratios()
        self.house.cost(anew, 2)  # warms up
        for _ in range(self.rounds):
            unit = self.bare.cost(ANYTHING)
            made = self.house.cost(anew)
            ratios.add("anew", made / unit)
            if question.host == MAIN:
                self.act()
                ratios.add("first", self.house.cost(question, 1) / made)
            if tag := self.house.caller.expect(question, 200).tag:
                if is_kept:
                    ratios.add("kept", self.house.cost(question, 2 * TIMES) / unit)
                ratios.add("304", self.house.cost(replace(question, tag=tag), 2 * TIMES, status=304) / unit)
        return ratios

    def form(self, question: Question) -> Ratios:
        """A page with a form, which is never kept."""
        ratios = Ratios()
        self.house.cost(question, 2)  # warms up
        for _ in range(self.rounds):
            unit = self.bare.cost(ANYTHING)
            ratios.add("form", self.house.cost(question) / unit)
        return ratios

    def sent(self, questions: list[Question]) -> Ratios:
        """Forms filled in and sent, each once."""
        ratios = Ratios()
        for question in questions:
            unit = self.bare.cost(ANYTHING)
            ratios.add("form", self.house.cost(question, 1, status=302) / unit)
        return ratios
