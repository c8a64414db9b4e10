"""Bench: eight callers at once, who ask for every page and between any two for a paper, each made anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import cycle

from bench.client import Caller, Question

CALLERS = 8


def rush(port: int, questions: list[Question], laps: int) -> int:
    """Let all callers ask everything so often, each beginning elsewhere; how many answers there were."""
    papers = [one for one in questions if one.path.endswith(".pdf")]
    in_turn = zip(questions, cycle(papers or questions), strict=False)
    asked = [replace(one, anew=True) for pair in in_turn for one in pair]
    with ThreadPoolExecutor(CALLERS) as crowd:
        return sum(crowd.map(lambda place: _walk(port, asked, place, laps), range(CALLERS)))


def _walk(port: int, asked: list[Question], place: int, laps: int) -> int:
    caller, start = Caller(port), len(asked) * place // CALLERS
    order = (asked[start:] + asked[:start]) * laps
    for question in order:
        caller.expect(question, 200)
    caller.close()
    return len(order)
