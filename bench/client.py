"""Bench: a caller – one keep-alive connection that asks and is answered."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.parse import urlencode

PATIENCE = 120  # seconds for one answer
#: A reader for whom a message may be waiting gets a page of their own, made anew (``config.unchanged``).
ANEW = {"Cookie": "messages=bench"}


@dataclass(frozen=True)
class Question:
    """What is asked, of which network. ``tag``: whether it has changed since; ``words``: a form that is sent."""

    path: str
    host: str = "localhost"
    tag: str = ""
    anew: bool = False  # so that no page that is kept can answer
    words: tuple[tuple[str, str], ...] = ()
    cookie: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """By its tag, or by its date."""
        found = {"Host": self.host}
        if self.tag:
            found["If-None-Match" if self.tag.endswith('"') else "If-Modified-Since"] = self.tag
        if self.words:
            found |= {"Content-Type": "application/x-www-form-urlencoded"}
        return found | ({"Cookie": self.cookie} if self.cookie else {}) | (ANEW if self.anew else {})


@dataclass(frozen=True)
class Answer:
    """What came back. ``tag`` is what may be asked with next time; empty if nothing of this page can be kept."""

    status: int
    content: bytes
    tag: str
    cookie: str


class Caller:
    """Asks over one connection."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def ask(self, question: Question) -> Answer:
        """One question. Raises OSError if nobody answers; a line that was silent for long is opened anew."""
        try:
            return self._ask(question)
        except ConnectionError:
            self.connection.close()
            return self._ask(question)

    def _ask(self, question: Question) -> Answer:
        method, body = ("POST", urlencode(question.words)) if question.words else ("GET", None)
        self.connection.request(method, question.path, body=body, headers=question.headers)
        response = self.connection.getresponse()
        content, headers = response.read(), response.headers
        cookie = "; ".join(one.partition(";")[0] for one in headers.get_all("Set-Cookie") or [])
        return Answer(response.status, content, headers.get("ETag") or headers.get("Last-Modified") or "", cookie)

    def expect(self, question: Question, status: int) -> Answer:
        """One question with a known answer; RuntimeError if it is another one."""
        answer = self.ask(question)
        if answer.status != status:
            raise RuntimeError(f"{question.path} answered {answer.status} instead of {status}")
        return answer

    def close(self) -> None:
        self.connection.close()
