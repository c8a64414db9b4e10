"""Concerns: what we say to somebody who said something – in their language by mail and letter, in ours on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import translation
from django.utils.translation import gettext as _

from sozialraum.concerns.models import Concern, Reply
from sozialraum.concerns.rules import as_read_out
from sozialraum.concerns.words import OTHER, Elsewhere, State
from sozialraum.languages.tongues import GERMAN, spoken_at, spoken_now
from sozialraum.meetings.queries import NextDate
from sozialraum.reaching.queries import letters
from sozialraum.reaching.queries.dates import Occasion
from sozialraum.reaching.queries.letters import Word, links_to
from sozialraum.reaching.words import ReplyBy


@contextmanager
def in_their_language(concern: Concern) -> Iterator[None]:
    """What is written to somebody is written in the language they chose; what the office reads out is German."""
    read_out = concern.way == ReplyBy.PHONE or concern.language == OTHER
    with translation.override(GERMAN.code if read_out else concern.language):
        yield


def asked_to_confirm(concern: Concern) -> str:
    """What the neutral letter says of the form."""
    asked = _("jemand hat bei »%(network)s« etwas gesagt und diese E-Mail-Adresse für die Antwort angegeben.")
    return asked % {"network": concern.body.name}


def way_back(concern: Concern, status_link: str) -> str:
    """How to see later how things stand."""
    text = _("So sehen Sie nach, wie es steht: mit Nummer %(number)s und Code %(code)s")
    lines = [text % {"number": concern.number, "code": as_read_out(concern.code)}]
    if concern.body.address:
        lines.append(f"{concern.body.address.rstrip('/')}/{path_for(concern, 'anliegen/stand/')}")
    if status_link:
        lines.append(_("Oder mit diesem Link, der nur für Sie ist:\n%s") % status_link)
    return "\n".join(lines)


def path_for(concern: Concern, path: str) -> str:
    """A path within the house as whoever said it should open it: in their language."""
    return spoken_at(path, concern.language)


def receipt(concern: Concern, ahead: NextDate | None) -> Word:
    """That it has come in, to which group it goes, and when that group next meets."""
    came = _("Ihr Anliegen %(number)s ist angekommen.") % _of(concern)
    return Word(_("Ihr Anliegen %(number)s") % _of(concern), (came, *where_it_goes(concern, ahead)), links_to(ahead))


def as_things_stand(concern: Concern, ahead: NextDate | None, reply: Reply | None) -> Word:
    """The first letter to an address that was just confirmed."""
    thanks = _("danke, Ihre E-Mail-Adresse ist bestätigt.")
    if concern.state == State.ANSWERED and reply:
        return answer(concern, reply).after(thanks)
    if concern.state == State.REFERRED:
        return referral(concern).after(thanks)
    return receipt(concern, ahead).after(thanks)


def where_it_goes(concern: Concern, ahead: NextDate | None) -> tuple[str, ...]:
    """To which groups, and when they meet; or that the office finds the right one."""
    groups = letters.names_of(concern)
    if not groups:
        return (_("Das Büro liest es und findet die passende Gruppe. Wann sie tagt, sagen wir Ihnen dann."),)
    goes = _("Es geht an: %(groups)s.") % {"groups": letters.in_a_row(groups)}
    return (goes, letters.about_next(groups, ahead))


def moved_on(concern: Concern, ahead: NextDate | None) -> Word:
    """The office found that it belongs to other groups than was said at first."""
    read = _("Ihr Anliegen %(number)s ist gelesen.") % _of(concern)
    return Word(_("Ihr Anliegen %(number)s") % _of(concern), (read, *where_it_goes(concern, ahead)), links_to(ahead))


def on_agenda(concern: Concern, ahead: NextDate) -> Word:
    """On which day it is talked about, and where."""
    said = _("Ihr Anliegen %(number)s steht auf der Tagesordnung:") % _of(concern)
    return Word(_("Ihr Anliegen %(number)s wird besprochen") % _of(concern), (said, _where(ahead)), links_to(ahead))


def _where(ahead: NextDate) -> str:
    """»AG Wohnen« und »AG Sprache«: Donnerstag, 18. Februar 2027, 17 Uhr, Treff"""
    return f"{letters.in_a_row([group.name for group in ahead.groups])}: {letters.when_and_where(ahead)}"


def off_agenda(concern: Concern, ahead: NextDate | None) -> Word:
    """It is not talked about on the day that was told; when next its groups meet."""
    said = _("Ihr Anliegen %(number)s wird an diesem Tag nicht besprochen, sondern ein anderes Mal.") % _of(concern)
    return Word(_("Ihr Anliegen %(number)s") % _of(concern), (said, *where_it_goes(concern, ahead)), links_to(ahead))


def about_date(concern: Concern, occasion: Occasion) -> Word:
    """A date that is set now, has changed, or is called off."""
    return letters.about_date(concern, occasion, _("Es geht um Ihr Anliegen %(number)s.") % _of(concern))


def answer(concern: Concern, reply: Reply) -> Word:
    """What was said or decided, and the decision it rests on."""
    said = _("hier ist die Antwort auf Ihr Anliegen %(number)s:") % _of(concern)
    links: tuple[tuple[str, str], ...] = ()
    if reply.resolution:
        links = ((_("Der Beschluss dazu"), reply.resolution.address.format(key=reply.resolution.key)),)
    explained = _("Die Antwort ist auf Deutsch geschrieben. Das Büro erklärt sie Ihnen gern.")
    words = (said, reply.text) if spoken_now() is GERMAN else (said, reply.text, explained)
    return Word(_("Antwort auf Ihr Anliegen %(number)s") % _of(concern), words, links)


def referral(concern: Concern) -> Word:
    """Why it does not belong here, and where it does."""
    names = {
        Elsewhere.DEFECTS: _("der Mängelmelder der Stadt"),
        Elsewhere.COUNCIL: _("der Rat der Stadt, mit einer Anregung nach § 24 der Gemeindeordnung"),
        Elsewhere.ADVICE: _("eine Beratungsstelle"),
    }
    said = _("für Ihr Anliegen %(number)s sind unsere Gruppen nicht zuständig.") % _of(concern)
    name = names.get(Elsewhere(concern.referred_to))
    right = _("Zuständig ist: %(who)s.") % {"who": name} if name else ""
    return Word(_("Ihr Anliegen %(number)s") % _of(concern), tuple(filter(None, (said, right, concern.reason))))


def _of(concern: Concern) -> dict[str, str]:
    return {"number": concern.number}
