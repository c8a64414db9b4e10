"""Bench: a small closed-loop client – each of a few callers asks again as soon as it has its answer."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

PATIENCE = 60  # seconds for one answer
LONGEST = 2  # seconds for one measurement, however many requests it was to have


@dataclass(frozen=True)
class Timing:
    """What some callers saw: milliseconds, and answers in a second over all of them."""

    p50: float
    p95: float
    per_second: float
    bytes: int
    tag: str = ""

    @classmethod
    def of(cls, times: list[float], seconds: float, size: int, tag: str) -> Timing:
        ordered = sorted(times)
        at = lambda part: ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000  # noqa: E731
        return cls(at(0.5), at(0.95), len(times) / seconds, size, tag)


@dataclass(frozen=True)
class Question:
    """What is asked, of which network."""

    path: str
    host: str = "localhost"
    tag: str = ""
    anew: bool = False  # each time under another address, so that no page that is kept can answer

    def address(self, number: int) -> str:
        return f"{self.path}{'&' if '?' in self.path else '?'}{unheard(number)}" if self.anew else self.path

    @property
    def headers(self) -> dict[str, str]:
        """With a tag: has it changed? By its tag, or by its date."""
        asked = "If-None-Match" if self.tag.endswith('"') else "If-Modified-Since"
        return {"Host": self.host} | ({asked: self.tag} if self.tag else {})


def unheard(number: int) -> str:
    """A parameter that no page knows and nobody has asked for."""
    return f"bench={time.perf_counter_ns()}{number}"


def ask(port: int, question: Question, *, requests: int, callers: int = 1, rounds: int = 1) -> Timing:
    """The best of some rounds, judged by p95: others may use the machine at the same time."""
    return min((_round(port, question, requests, callers) for _ in range(rounds)), key=lambda timing: timing.p95)


def _round(port: int, question: Question, requests: int, callers: int) -> Timing:
    shares = [requests // callers + (n < requests % callers) for n in range(callers)]
    began = time.perf_counter()
    with ThreadPoolExecutor(callers) as crowd:
        told = list(crowd.map(lambda share: _caller(port, question, share), shares))
    seconds = time.perf_counter() - began
    return Timing.of([one for times, _size, _tag in told for one in times], seconds, told[0][1], told[0][2])


def _caller(port: int, question: Question, requests: int) -> tuple[list[float], int, str]:
    """One keep-alive connection; a status that was not expected ends the bench."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    times, size, given = list[float](), 0, ""
    latest = time.perf_counter() + LONGEST
    for number in range(requests):
        began = time.perf_counter()
        if times and began > latest:
            break
        connection.request("GET", question.address(number), headers=question.headers)
        response = connection.getresponse()
        content = response.read()
        times.append(time.perf_counter() - began)
        if response.status != (304 if question.tag else 200):
            raise RuntimeError(f"{question.path} answered {response.status}")
        size, given = len(content), response.headers.get("ETag") or response.headers.get("Last-Modified") or ""
    connection.close()
    return times, size, given


def wait_for(port: int, tries: Iterable[int] = range(300)) -> None:
    """Until the house answers."""
    for _ in tries:
        try:
            _caller(port, Question("/"), 1)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the house does not answer")
