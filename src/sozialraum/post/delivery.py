"""Post: delivery – each letter is handed to its mail server once, whatever happens on the way.

A letter is claimed before the server is called, and marked as being handed over before its last byte goes out. So a
process killed at any moment leaves either a letter that nobody can have (it goes back into the queue) or one that the
server may have (it stands as unclear, and a human decides). Every change names the claim it relies on: whoever was
overtaken changes nothing.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.network.models import Body
from sozialraum.post.left import take_up_what_was_left
from sozialraum.post.mail import ascii_address, message_of
from sozialraum.post.models import Letter, ended
from sozialraum.post.routes import route_of
from sozialraum.post.smtp import Line, NoLine, Outcome, Overtaken, Route, Verdict
from sozialraum.post.words import CLAIMED, WAITS, LetterState

log = logging.getLogger(__name__)

PAUSES = [dt.timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240, 480)]
PATIENCE = dt.timedelta(days=4)

Told = Counter[LetterState]


@dataclass(frozen=True)
class Postman:
    """One process that delivers, under the name by which others see whether it is still there."""

    name: str
    is_over: Callable[[], bool] = lambda: False
    unwritten: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def round(self) -> Told:
        """Deliver everything that is due; says how many letters came to which end."""
        self._write()
        take_up_what_was_left(and_by=self.name)  # between two rounds nothing is in our own hand
        told = Counter({LetterState.EXPIRED: expire()})
        routes: dict[Route, list[Body]] = defaultdict(list)
        for body in Body.objects.filter(pk__in=Letter.objects.due(timezone.now()).order_by().values("body")):
            if route := route_of(body):
                routes[route].append(body)
        for route, bodies in routes.items():
            told.update(self._all_along(route, bodies))
        return +told

    def _all_along(self, route: Route, bodies: list[Body]) -> Told:
        told: Told = Counter()
        try:
            with Line(route) as line:
                while not self.is_over() and (letter := self._claimed(bodies)):
                    try:
                        told[self._delivered(letter, line, route)] += 1
                    except NoLine:
                        self._let_go(letter)
                        raise
        except NoLine as why:
            told.update(put_off(bodies, str(why)))
        except Overtaken:
            log.warning("another process has taken over a letter that was in our hand")
        return told

    def _claimed(self, bodies: list[Body]) -> Letter | None:
        """The most pressing letter, now in our hand and nobody else's."""
        now = timezone.now()
        while letter := Letter.objects.due(now).filter(body__in=bodies).select_related("body").first():
            mine = Letter.objects.filter(pk=letter.pk, state__in=WAITS, next_try=letter.next_try)
            words = {"claimed_by": self.name, "claimed": now, "first_try": letter.first_try or now}
            if mine.update(state=LetterState.SENDING, **words):
                letter.refresh_from_db(fields=["first_try", "tries"])
                return letter
        return None

    def _let_go(self, letter: Letter) -> None:
        """Nothing was handed over: as it was before."""
        free = {"claimed_by": "", "claimed": None}
        mine = self._mine(letter, LetterState.SENDING)
        mine.update(state=LetterState.DEFERRED if letter.tries else LetterState.WAITING, **free)

    def _delivered(self, letter: Letter, line: Line, route: Route) -> LetterState:
        def before_the_dot() -> None:
            if not self._mine(letter, LetterState.SENDING).update(state=LetterState.HANDING_OVER):
                raise Overtaken

        if message := _written(letter, route):
            sender, to = ascii_address(route.from_address), ascii_address(letter.to)
            outcome = line.hand_over(sender, to, message, before_the_dot)
        else:
            outcome = Outcome(Verdict.REFUSED, _("Aus diesem Brief ließ sich keine E-Mail machen."))
        words = _end_of(letter, outcome)
        self.unwritten.append((letter.pk, words))
        self._write()
        log.info("letter %s: %s", letter.key, words["state"])
        return LetterState(words["state"])

    def _write(self) -> None:
        """Write down what the servers said. If the database is gone just then, it is still known in the next round.

        An »unclear« of somebody who took us for dead is corrected: who learns the truth is still named in the row.
        """
        while self.unwritten:
            pk, words = self.unwritten[0]
            mine = Letter.objects.filter(pk=pk, claimed_by=self.name)
            mine.filter(state__in=[*CLAIMED, LetterState.UNCLEAR]).update(**words)
            self.unwritten.pop(0)

    def _mine(self, letter: Letter, state: LetterState) -> Any:
        return Letter.objects.filter(pk=letter.pk, claimed_by=self.name, state=state)


def _written(letter: Letter, route: Route) -> bytes:
    """The letter as a mail; nothing if no mail can be made of it, which must not hold up the others."""
    try:
        return message_of(letter, from_address=route.from_address, from_name=letter.body.name).as_bytes()
    except Exception:
        log.exception("letter %s cannot be written", letter.key)
        return b""


def _end_of(letter: Letter, outcome: Outcome) -> dict[str, Any]:
    """The columns of a letter after this try."""
    now, free = timezone.now(), {"claimed_by": "", "claimed": None}
    tried = {"tries": letter.tries + 1, "said": outcome.said} | free
    match outcome.verdict:
        case Verdict.LATER:
            return tried | after_pause(letter, now)
        case Verdict.TAKEN:
            state = LetterState.SENT
        case Verdict.REFUSED:
            state = LetterState.REFUSED
        case Verdict.UNCLEAR:
            state = LetterState.UNCLEAR
    return tried | ended(letter, state, now)


def after_pause(letter: Letter, now: dt.datetime) -> dict[str, Any]:
    """The columns of a letter for which it is not yet time, or no more."""
    if now - (letter.first_try or now) > PATIENCE:
        return ended(letter, LetterState.GIVEN_UP, now)
    pause = PAUSES[min(letter.tries, len(PAUSES) - 1)]
    return {"state": LetterState.DEFERRED, "next_try": now + pause}


def put_off(bodies: list[Body], why: str) -> Told:
    """The server cannot be spoken to: all letters that are due on this way wait, and say why."""
    now, told = timezone.now(), Counter[LetterState]()
    for letter in Letter.objects.due(now).filter(body__in=bodies).defer("text"):
        words = after_pause(letter, now) | {"tries": letter.tries + 1, "said": why}
        words["first_try"] = letter.first_try or now
        if Letter.objects.filter(pk=letter.pk, state=letter.state, next_try=letter.next_try).update(**words):
            told[words["state"]] += 1
    return told


def expire() -> int:
    """Codes that nobody can use any more do not go out."""
    now = timezone.now()
    over = Letter.objects.filter(state__in=WAITS, expires__lte=now)
    said = _("Der Brief galt nur kurze Zeit und ging nicht rechtzeitig hinaus.")
    secret = over.filter(secret=True).update(state=LetterState.EXPIRED, finished=now, said=said, text="", next_try=None)
    return secret + over.update(state=LetterState.EXPIRED, finished=now, said=said, next_try=None)
