"""Post: the one call that sends a letter: on the way that is known of its recipient, and truthful about what it did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.foundation.mail_address import is_mail_address
from sozialraum.foundation.throttle import CONFIRMATIONS, CONFIRMATIONS_IN_ALL, mailbox_of
from sozialraum.languages.names import BY_CODE, GERMAN
from sozialraum.mailserver.links import renew_links
from sozialraum.mailserver.routes import route_of
from sozialraum.network.models import Body
from sozialraum.post import outbox
from sozialraum.post.letter import BASE, LetterKind, OfficeContact, Wording, twice, worded
from sozialraum.post.models import Letter
from sozialraum.post.ways import MAIL, PAPER, PHONE, way_to
from sozialraum.post.words import WAITS, LetterMedium, LetterState, Reason

#: Wishes on which nothing of ours goes out.
SILENT = {"visit": Reason.COMES_BY, "none": Reason.UNWANTED}


@dataclass(frozen=True)
class Addressee:
    """Somebody a letter is for: a member, an institution, or somebody without an account; and how to reach them.

    ``about``, ``about_key``: kind and key of what the letter belongs to. ``wish``: the way they asked for. ``greeted``:
    the name in the salutation. ``called``, ``note``, ``path``: whom to ask for on the phone, what helps, where to read.
    """

    body: Body
    about: str = ""
    about_key: str = ""
    name: str = ""
    greeted: str = ""
    email: str = ""
    is_confirmed: bool = True
    phone: str = ""
    postal_address: str = ""
    wish: str = ""
    language: str = GERMAN.code
    called: str = ""
    note: str = ""
    path: str = ""


@dataclass(frozen=True)
class Created:
    """The letter is on its way: ``way`` is mail, post or phone. ``letter`` is its row; none for a call."""

    way: str
    letter: Letter | None = None

    @property
    def sentence(self) -> str:
        """A German sentence about the way the letter took."""
        says = {
            MAIL: _("Die Nachricht geht als E-Mail hinaus."),
            PAPER: _("Der Brief liegt bei der Post zum Drucken."),
            PHONE: _("Der Anruf steht auf dem Schreibtisch."),
        }
        return says[self.way]


@dataclass(frozen=True)
class HeldBack:
    """It goes out once something is mended. Without a row the thing it is about knows what has to be said then."""

    why: Reason
    letter: Letter | None = None

    @property
    def sentence(self) -> str:
        return _("Der Brief ist noch nicht hinausgegangen: %s") % self.why.label


@dataclass(frozen=True)
class Impossible:
    """There is no letter and there will be none by itself. ``letter``: the row by which the office knows of it."""

    why: Reason
    letter: Letter | None = None

    @property
    def sentence(self) -> str:
        return _("Ein Brief ist nicht möglich: %s") % self.why.label


Sent = Created | HeldBack | Impossible
#: Makes a call for a person of the office out of the addressee, the topic and what is to be said.
Call = Callable[[Addressee, str, str], Any]


def send(  # noqa: PLR0913 - a letter is what it is; all by name
    letter: LetterKind,
    *,
    to: Addressee,
    office: OfficeContact,
    call: Call | None = None,
    expires: dt.datetime | None = None,
    reply_to: str = "",
    attachments: Sequence[outbox.Enclosure] = (),
    held_for: str = "",  # why it waits from the start
) -> Sent:
    """Send a letter by mail, else on paper, else as a call if the room can make one; says truthfully what was done."""
    way = way_of(letter, to, calls=call is not None)
    if isinstance(way, HeldBack | Impossible):
        return _noted(letter, to, office, way)
    if to.about and letter.topic:
        overtaken(to.body, to.about, to.about_key, [letter.topic])
    if way == PHONE:
        assert call is not None
        call(to, letter.topic, words_of(letter, to, office, GERMAN.code).spoken)
        return Created(PHONE)
    words = words_of(letter, to, office, to.language)
    row = outbox.put(
        to.body,
        **_written(letter, to, office, words, way),
        name=to.name,
        subject=words.subject,
        about=to.about,
        about_key=to.about_key,
        topic=letter.topic,
        language=words.language,
        secret=letter.secret,
        expires=expires,
        reply_to=reply_to or (office.email if is_mail_address(office.email) else ""),
        attachments=[*attachments, *_calendar(letter, way)],
        held_for=held_for or (Reason.NO_BASE if not to.body.address and any(one.needed for one in words.links) else ""),
    )
    return outcome_of(row)


def _noted(letter: LetterKind, to: Addressee, office: OfficeContact, why: HeldBack | Impossible) -> Sent:
    """The same outcome with a row that tells the office who hears nothing; none for somebody who wants no letter."""
    if why.why in SILENT.values() or not to.about:
        return why
    words = words_of(letter, to, office, GERMAN.code)
    text = "" if letter.secret else words.spoken
    which = {"about": to.about, "about_key": to.about_key, "topic": letter.topic, "subject": words.subject}
    return replace(
        why, letter=outbox.put_without_way(to.body, name=to.name or to.called, text=text, held_for=why.why, **which)
    )


def way_of(letter: LetterKind | type[LetterKind], to: Addressee, *, calls: bool) -> str | HeldBack | Impossible:
    """On which way the letter would go, or why on none; nothing is written."""
    if to.wish in SILENT:
        return Impossible(SILENT[to.wish])
    may_write = to.is_confirmed or letter.neutral
    email = to.email if may_write else ""
    phone = to.phone if calls and letter.by_phone else ""
    postal_address = "" if letter.neutral else to.postal_address
    if way := way_to(to.wish, email=email, phone="" if letter.neutral else phone, postal_address=postal_address):
        return way
    return HeldBack(Reason.NOT_CONFIRMED) if to.email and not may_write else Impossible(Reason.NO_WAY)


def words_of(letter: LetterKind, to: Addressee, office: OfficeContact, language: str) -> Wording:
    """Subject and text of the letter in a language, German if there is no translation."""
    address = to.body.address.rstrip("/")
    known = language if language in BY_CODE else GERMAN.code
    return worded(letter, network=to.body.name, address=address, name=to.greeted, office=office, language=known)


def _written(letter: LetterKind, to: Addressee, office: OfficeContact, words: Wording, way: str) -> dict[str, Any]:
    """Text and destination of the row."""
    german = words if words.language == GERMAN.code else words_of(letter, to, office, GERMAN.code)
    if way == MAIL:
        base = to.body.address.rstrip("/")
        text = twice(words.as_mail(base), german.as_mail(base), words.language)
        return {"to": to.email, "text": text}
    text = twice(words.on_paper, german.on_paper, words.language)
    links = [(one.label, one.path) for one in words.links]
    return {"postal_address": to.postal_address, "text": text, "links": links}


def _calendar(letter: LetterKind, way: str) -> list[outbox.Enclosure]:
    content = letter.calendar if way == MAIL else b""
    method = "CANCEL" if b"\r\nMETHOD:CANCEL\r\n" in content else "PUBLISH"
    return [outbox.Enclosure("termin.ics", content, f"text/calendar; method={method}")] if content else []


def outcome_of(row: Letter | None) -> Sent:
    """What has become of a letter that was wanted; of none, if there is no row."""
    if row is None:
        return HeldBack(Reason.TOO_MANY)
    if row.state == LetterState.HELD:
        return HeldBack(Reason(row.held_for), row)
    if row.kind == LetterMedium.MAIL and row.state == LetterState.WAITING and route_of(row.body) is None:
        return HeldBack(Reason.NO_SERVER, row)
    return Created(MAIL if row.kind == LetterMedium.MAIL else PAPER, row)


# ── what waits, and what is overtaken ─────────────────────────────────────────


def release_held() -> int:
    """Let letters go whose network has an address by now, or whose day has come; says how many."""
    count = 0
    for letter in Letter.objects.free_to_go(timezone.now()).select_related("body"):
        if letter.held_for == Reason.TOO_MANY and not may_ask(letter.to, ""):
            Letter.objects.filter(pk=letter.pk, state=LetterState.HELD).update(next_try=outbox.next_day())
            continue
        state = LetterState.WAITING if letter.to else LetterState.TO_PRINT
        words = {"state": state, "held_for": "", "next_try": timezone.now() if letter.to else None}
        text = letter.text.replace(BASE, letter.body.address.rstrip("/"))
        mine = Letter.objects.filter(pk=letter.pk, state=LetterState.HELD)
        count += mine.update(text=text, **words)
    return count


def may_ask(email: str, network: str) -> bool:
    """Count one letter that asks whether this address is right; False if its mailbox had its share today."""
    mailbox = mailbox_of(email)
    return CONFIRMATIONS.takes(f"{mailbox} {network}") and CONFIRMATIONS_IN_ALL.takes(mailbox)


def mark_opened(letters: Sequence[Letter]) -> None:
    """Note on these letters that their PDF was opened, which ticking off requires; no act, no entry."""
    renew_links(*(path for one in letters if one.opened is None for _label, path in one.links))
    keys = [letter.pk for letter in letters]
    Letter.objects.filter(pk__in=keys, state=LetterState.TO_PRINT, opened=None).update(opened=timezone.now())


def overtaken(body: Body, about: str, about_key: str, topics: Sequence[str] = (), *, mails: bool = False) -> None:
    """What is held back or not printed is not sent any more, with ``mails`` neither what waits for its server."""
    waits = (LetterState.HELD, LetterState.TO_PRINT, *(WAITS if mails else ()))
    unsent = Letter.objects.filter(body=body, about=about, about_key=about_key, state__in=waits)
    unsent = unsent.filter(topic__in=topics) if topics else unsent
    unsent.update(state=LetterState.STOPPED, finished=timezone.now(), next_try=None, text="", links=[])
