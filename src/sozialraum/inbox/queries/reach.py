"""Inbox: whom an act reaches and how – said before it is done, so that nobody is written to by surprise."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from sozialraum.concerns.models import Concern, Reply
from sozialraum.concerns.queries import letters
from sozialraum.concerns.queries.status import Receipt
from sozialraum.concerns.words import State
from sozialraum.decisions.models import Resolution
from sozialraum.languages.tongues import BY_CODE, GERMAN
from sozialraum.reaching.queries.letters import Word, as_mail
from sozialraum.reaching.words import ReplyBy

#: In which way word goes, by ``Asker.way`` and by what was wished.
GOES = {
    ReplyBy.MAIL: "geht sofort als E-Mail an {to}",
    ReplyBy.PHONE: "steht danach unter »Anrufen und schreiben«: Telefon {to}",
    ReplyBy.POST: "steht danach unter »Anrufen und schreiben«, als Brief",
}
STAYS = {
    ReplyBy.MAIL: "geht nicht hinaus: Die E-Mail-Adresse ist nicht bestätigt. Zu lesen ist es mit Nummer und Code",
    ReplyBy.VISIT: "geht nicht hinaus: kommt vorbei, und liest es mit Nummer und Code",
    ReplyBy.NONE: "geht nicht hinaus: wollte keine Antwort. Zu lesen ist es mit Nummer und Code",
}


def way_to(concern: Concern) -> str:
    """One sentence: how word reaches whoever said this."""
    if concern.way:
        to = concern.email if concern.way == ReplyBy.MAIL else concern.phone
        return GOES[ReplyBy(concern.way)].format(to=to)
    return STAYS.get(ReplyBy(concern.reply_by), STAYS[ReplyBy.NONE])


@dataclass(frozen=True)
class Preview:
    """What one person gets to read or hear, and how it gets there."""

    number: str
    way: str
    language: str
    lang: str
    rtl: bool
    subject: str
    text: str


def answer_to(concern: Concern, text: str, resolution: Resolution | None) -> Preview:
    """The answer in the frame of its letter, in the language it will have; nothing is kept."""
    reply = Reply(body=concern.body, text=text.strip(), resolution=resolution)
    with letters.in_their_language(concern):
        word = letters.answer(concern, reply)
        said = _said(concern, word)
    code = "de" if concern.way == ReplyBy.PHONE or concern.language not in BY_CODE else concern.language
    rtl = BY_CODE[code].rtl
    return Preview(concern.number, way_to(concern), str(concern.get_language_display()), code, rtl, word.subject, said)


def _said(concern: Concern, word: Word) -> str:
    """A mail as it will read; on all other ways what is said, without greeting and links."""
    return as_mail(concern.body, word) if concern.way == ReplyBy.MAIL else word.spoken


def read_out(concern: Concern, receipt: Receipt) -> Word:
    """What is said on the phone of how things stand now, in sentences; always in German."""
    with translation.override(GERMAN.code):
        if concern.state == State.REFERRED and not concern.anonymised:
            return letters.referral(concern)
        if concern.state == State.ANSWERED and receipt.answers:
            last = receipt.answers[-1]
            return letters.answer(concern, Reply(body=concern.body, text=last.text, resolution=last.decision))
        if concern.state in (State.WITHDRAWN, State.SET_ASIDE):
            return Word("", (f"{concern}: {concern.get_state_display()}.",))
        if concern.state == State.RECEIVED:
            return letters.receipt(concern, receipt.ahead)
        return letters.moved_on(concern, receipt.ahead)
