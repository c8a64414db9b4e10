"""Inbox: whom an act reaches and how – said before it is done, so that nobody is written to by surprise."""

from __future__ import annotations

from dataclasses import dataclass

from sozialraum.bodies.queries import office_of
from sozialraum.concerns import letters
from sozialraum.concerns.models import Concern, Reply
from sozialraum.concerns.queries.status import ConcernReceipt
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.words import ReplyBy
from sozialraum.decisions.models import Resolution
from sozialraum.languages.names import BY_CODE, GERMAN
from sozialraum.mailserver.routes import route_of
from sozialraum.post.letter import LetterKind
from sozialraum.post.sending import way_of, words_of
from sozialraum.post.ways import MAIL, PHONE

#: In which way word goes, and by what was wished where none does.
GOES = {
    ReplyBy.MAIL: "geht sofort als E-Mail an {to}",
    ReplyBy.PHONE: "steht danach unter »Anrufen«: Telefon {to}",
    ReplyBy.POST: "liegt danach bei der Post, als Brief zum Drucken",
}
#: Where no mail server is named.
WAITS = "liegt danach in der Post und geht als E-Mail an {to}, sobald ein Mailserver eingetragen ist"
STAYS = {
    ReplyBy.MAIL: "geht nicht hinaus: Die E-Mail-Adresse ist nicht bestätigt. Zu lesen ist es mit Nummer und Code",
    ReplyBy.VISIT: "geht nicht hinaus: kommt vorbei, und liest es mit Nummer und Code",
    ReplyBy.NONE: "geht nicht hinaus: wollte keine Antwort. Zu lesen ist es mit Nummer und Code",
}


def way_to(concern: Concern) -> str:
    """A German sentence: by which way the sender of the concern is reached."""
    way = way_of(letters.ConcernAnswerLetter, concern.addressee, calls=True)
    if way == MAIL and route_of(concern.body) is None:
        return WAITS.format(to=concern.email)
    if isinstance(way, str):
        return GOES[ReplyBy(way)].format(to=concern.email if way == MAIL else concern.phone)
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
    """The answer in the frame of its letter, in the language it will have; nothing is kept, no code is shown."""
    reply = Reply(body=concern.body, text=text.strip(), resolution=resolution)
    letter = letters.answer(concern, reply, code="")
    code = GERMAN.code if concern.way == PHONE or concern.language not in BY_CODE else concern.language
    words = words_of(letter, concern.addressee, office_of(concern.body), code)
    said = words.as_mail(concern.body.address.rstrip("/")) if concern.way == MAIL else words.spoken
    language = str(concern.get_language_display())
    return Preview(concern.number, way_to(concern), language, code, BY_CODE[code].rtl, words.subject, said)


def read_out(concern: Concern, receipt: ConcernReceipt) -> tuple[str, ...]:
    """Paragraphs in German for reading the present status out on the phone."""
    if concern.state in (ConcernState.WITHDRAWN, ConcernState.SET_ASIDE):
        return (f"{concern}: {concern.get_state_display()}.",)
    words = words_of(_standing(concern, receipt), concern.addressee, receipt.office, GERMAN.code)
    return tuple(words.spoken.split("\n\n"))


def _standing(concern: Concern, receipt: ConcernReceipt) -> LetterKind:
    if concern.state == ConcernState.REFERRED and not concern.anonymised:
        return letters.referral(concern)
    if concern.state == ConcernState.ANSWERED and receipt.answers:
        last = receipt.answers[-1]
        return letters.answer(concern, Reply(body=concern.body, text=last.text, resolution=last.decision))
    made = letters.receipt if concern.state == ConcernState.RECEIVED else letters.moved
    return made(concern, receipt.ahead)
