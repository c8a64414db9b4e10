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
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from django.db import close_old_connections, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.clockwork import alive
from sozialraum.foundation.mail_address import ascii_address
from sozialraum.mailserver.links import renew_links
from sozialraum.mailserver.mail import mail_of
from sozialraum.mailserver.route import Route
from sozialraum.mailserver.routes import route_of
from sozialraum.mailserver.smtp import DeliveryOutcome, NoLine, Overtaken, SmtpSession, Tired, Verdict
from sozialraum.network.models import Body
from sozialraum.post.left import release, take_up_what_was_left
from sozialraum.post.models import Letter, ended
from sozialraum.post.sending import release_held
from sozialraum.post.words import CLAIMED, WAITS, LetterState

log = logging.getLogger(__name__)

PAUSES = [dt.timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 120, 240, 480)]
PATIENCE = dt.timedelta(days=4)
BROKEN_LINES = 3  # in a row, then the server gets a rest

Told = Counter[LetterState]


@dataclass(frozen=True)
class Written:
    """What is to be written into the row of a letter."""

    letter: int
    words: dict[str, Any]


@dataclass(frozen=True)
class Postman:
    """One process that delivers, under the name by which others see whether it is still there."""

    name: str
    is_over: Callable[[], bool] = lambda: False
    busy: dict[Route, Future[Told]] = field(default_factory=dict)
    unwritten: list[Written] = field(default_factory=list)

    def round(self) -> Told:
        """Deliver everything that is due, one server after the other; says how many letters came to which end."""
        if not self._has_work():
            return Told()
        told = Counter({LetterState.EXPIRED: self._tidied()})
        for route, bodies in self._ways():
            told.update(self._all_along(route, bodies))
        return +told

    def set_out(self, pool: Executor) -> None:
        """Deliver everything that is due, each server in a thread of its own: a slow one holds up nobody else."""
        for route in [route for route, done in self.busy.items() if done.done()]:
            if error := self.busy.pop(route).exception():
                log.error("a round failed", exc_info=error)
        if not self._has_work():
            return
        self._tidied()
        for route, bodies in self._ways():
            if route not in self.busy:
                self.busy[route] = pool.submit(_with_its_own_connection, self._all_along, route, bodies)

    def _has_work(self) -> bool:
        """The one question of a round in which nothing is to be done; most are."""
        return bool(self.unwritten or alive.gone()) or Letter.objects.pending(timezone.now()).exists()

    def _tidied(self) -> int:
        """What is left from before: what the servers said, what others had in hand, what is over."""
        for written in list(self.unwritten):
            self._write(written)
        take_up_what_was_left(and_by="" if self.busy else self.name)
        release_held()
        return expire()

    def _ways(self) -> list[tuple[Route, list[Body]]]:
        ways: dict[Route, list[Body]] = defaultdict(list)
        for body in Body.objects.filter(pk__in=Letter.objects.due(timezone.now()).order_by().values("body")):
            if route := route_of(body):
                ways[route].append(body)
        return list(ways.items())

    def _all_along(self, route: Route, bodies: list[Body]) -> Told:
        """All letters of these networks through one server, which may hang up on us now and then, but not always."""
        told, broken = Counter[LetterState](), 0
        try:
            while broken < BROKEN_LINES and not self.is_over():
                with SmtpSession(route) as line:
                    while line.is_open and not self.is_over():
                        if not (letter := self._claimed(bodies)):
                            return told
                        with self._let_go_if_not_delivered(letter):
                            told[self._delivered(letter, line, route)] += 1
                            broken = 0 if line.is_open else broken + 1
        except NoLine as why:
            told.update(put_off(bodies, str(why)))
        except Overtaken:
            log.warning("another process has taken over a letter that was in our hand")
        return told

    @contextmanager
    def _let_go_if_not_delivered(self, letter: Letter) -> Iterator[None]:
        """If the line is not what it was, the letter waits as before; if it was merely used up, another is opened."""
        try:
            yield
        except (NoLine, Tired) as why:
            release(Letter.objects.filter(pk=letter.pk, claimed_by=self.name))
            if isinstance(why, NoLine):
                raise

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

    def _delivered(self, letter: Letter, line: SmtpSession, route: Route) -> LetterState:
        def before_the_dot() -> None:
            mine = Letter.objects.filter(pk=letter.pk, claimed_by=self.name, state=LetterState.SENDING)
            if not mine.update(state=LetterState.HANDING_OVER):
                raise Overtaken
            renew_links(letter.text)

        if message := _as_mail(letter, route):
            outcome = line.hand_over(route.from_address, ascii_address(letter.to), message, before_the_dot)
        else:
            outcome = DeliveryOutcome(Verdict.REFUSED, _("Aus diesem Brief ließ sich keine E-Mail machen."))
        written = Written(letter.pk, _end_of(letter, outcome))
        self.unwritten.append(written)
        self._write(written)
        log.info("letter %s: %s", letter.key, written.words["state"])
        return LetterState(written.words["state"])

    def _write(self, written: Written) -> None:
        """Write down what a server said. If the database is gone just then, it is still known in the next round.

        An »unclear« of somebody who took us for dead is corrected: who learns the truth is still named in the row.
        """
        mine = Letter.objects.filter(pk=written.letter, claimed_by=self.name)
        mine.filter(state__in=[*CLAIMED, LetterState.UNCLEAR]).update(**written.words)
        with suppress(ValueError):  # the next round has written it down at the same moment
            self.unwritten.remove(written)


def _with_its_own_connection(work: Callable[..., Told], *words: Any) -> Told:
    close_old_connections()
    try:
        return work(*words)
    finally:
        connection.close()


def _as_mail(letter: Letter, route: Route) -> bytes:
    """The letter as a mail; nothing if no mail can be made of it, which must not hold up the others."""
    try:
        return mail_of(letter, from_address=route.from_address, from_name=route.from_name, reply_to=route.reply_to)
    except Exception:
        log.exception("letter %s cannot be written", letter.key)
        return b""


def _end_of(letter: Letter, outcome: DeliveryOutcome) -> dict[str, Any]:
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
    over = Letter.objects.filter(state__in=(*WAITS, LetterState.HELD), expires__lte=now)
    said = _("Der Brief galt nur kurze Zeit und ging nicht rechtzeitig hinaus.")
    secret = over.filter(secret=True).update(
        state=LetterState.EXPIRED, finished=now, said=said, text="", links=[], next_try=None
    )
    return secret + over.update(state=LetterState.EXPIRED, finished=now, said=said, next_try=None)
