"""Joining: what we say to somebody – once as a mail, once to be read out or written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries.dates import NextDate, Occasion
from sozialraum.joining.rules import News, day_of
from sozialraum.joining.words import State
from sozialraum.network.models import Body
from sozialraum.ui.spoken import in_words


@dataclass(frozen=True)
class Word:
    """What is said. ``links`` (what it opens, and its path) go into mails only: nobody reads out an address."""

    subject: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        return "\n\n".join(self.paragraphs)


# ── around every letter ───────────────────────────────────────────────────────


def office_of(body: Body) -> dict[str, str]:
    """How the office is reached, by kind of text; what is not known is empty."""
    kinds = (TextKind.OFFICE_PHONE, TextKind.OFFICE_EMAIL, TextKind.OFFICE_HOURS)
    known = dict(Text.objects.filter(body=body, kind__in=kinds).values_list("kind", "text"))
    return {kind.value: known.get(kind.value, "").strip() for kind in kinds}


def whom_to_call(body: Body) -> str:
    """A sentence that says where somebody answers."""
    office = office_of(body)
    if office["office_phone"]:
        return _("Oder rufen Sie uns an: %(phone)s.") % {"phone": office["office_phone"]}
    if office["office_email"]:
        return _("Oder schreiben Sie uns: %(email)s.") % {"email": office["office_email"]}
    return ""


def reply_address(body: Body) -> str:
    """Where an answer to our letters goes: to the office, if what stands there is an address."""
    email = office_of(body)["office_email"]
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email


def as_mail(body: Body, word: Word, status_link: str = "") -> str:
    """The text of a mail: the word, where its links lead, and who writes."""
    parts = [_("Guten Tag,"), *word.paragraphs]
    if body.address:
        parts += [f"{label}:\n{body.address.rstrip('/')}/{path}" for label, path in word.links]
    if status_link:
        parts.append(_("Ihre Anfrage ansehen oder zurückziehen (dieser Link ist nur für Sie):\n%s") % status_link)
    phone = office_of(body)["office_phone"]
    signature = [body.name, _("Telefon %s") % phone if phone else "", body.address]
    return "\n\n".join([*parts, "\n".join(filter(None, signature))]) + "\n"


# ── what there is to say ──────────────────────────────────────────────────────


def confirmation(request: JoinRequest, link: str) -> Word:
    """The one neutral letter to an address that nobody confirmed. Holds nothing that was typed into the form."""
    asked = _("jemand möchte bei »%(group)s« mitmachen und hat diese E-Mail-Adresse angegeben.")
    yes = _("Waren Sie das? Dann bestätigen Sie bitte die Adresse. Der Link gilt 14 Tage:\n%s") % link
    no = _("Waren Sie es nicht? Dann müssen Sie nichts tun. Wir schreiben Ihnen dann nicht wieder.")
    return Word(_("Bitte bestätigen Sie Ihre E-Mail-Adresse"), (asked % {"group": request.organization.name}, yes, no))


def as_things_stand(request: JoinRequest, ahead: NextDate | None) -> Word:
    """The first letter to an address that was just confirmed."""
    thanks = _("danke, Ihre E-Mail-Adresse ist bestätigt.")
    if request.state == State.REFUSED:
        return _after(thanks, refusal(request))
    if request.state == State.ADMITTED:
        return _after(thanks, admission(request, ahead))
    lies = _(
        "Ihre Anfrage %(number)s, bei »%(group)s« mitzumachen, liegt bei der Geschäftsstelle."
        " Sie meldet sich bei Ihnen."
    )
    words = (lies % _of(request), about_next(request, ahead))
    word = Word(_("Ihre Anfrage: %(group)s") % _of(request), words, _links(ahead))
    if request.state == State.ASKED_BACK:
        word = replace(word, paragraphs=(*word.paragraphs, _("Wir haben noch eine Frage:"), request.question))
    return _after(thanks, word)


def about_date(request: JoinRequest, occasion: Occasion) -> Word:
    """A date that is set now, has changed, or is called off."""
    asked, ahead = _("Sie wollen bei »%(group)s« mitmachen (Anfrage %(number)s).") % _of(request), occasion.ahead
    if occasion.news is News.SET:
        subject = _("Der Termin steht fest: %(group)s")
        return Word(subject % _of(request), (asked, about_next(request, ahead)), _links(ahead))
    old = in_words(day_of(request.told_as))
    because = (occasion.reason,) if occasion.reason else ()
    if occasion.news is News.CHANGED and occasion.told:
        changed = _("Für die Sitzung, die wir Ihnen genannt haben (%s), hat sich etwas geändert. Jetzt gilt:") % old
        words = (asked, changed, when_and_where(occasion.told), *because)
        return Word(_("Der Termin hat sich geändert: %(group)s") % _of(request), words, _links(occasion.told))
    words = (asked, _("Die Sitzung am %s fällt aus.") % old, *because, about_next(request, ahead))
    return Word(_("Der Termin fällt aus: %(group)s") % _of(request), words, _links(ahead))


def question(request: JoinRequest) -> Word:
    asked = _("zu Ihrer Anfrage %(number)s, bei »%(group)s« mitzumachen, haben wir eine Frage:") % _of(request)
    how = _("Antworten Sie einfach, wie es Ihnen am leichtesten fällt.")
    return Word(_("Eine Frage zu Ihrer Anfrage: %(group)s") % _of(request), (asked, request.question, how))


def refusal(request: JoinRequest) -> Word:
    said = _("Ihre Anfrage %(number)s, bei »%(group)s« mitzumachen, können wir nicht annehmen. Der Grund:")
    way_on = _("Haben Sie Fragen dazu? Melden Sie sich gern bei uns.")
    return Word(_("Ihre Anfrage: %(group)s") % _of(request), (said % _of(request), request.reason, way_on))


def admission(request: JoinRequest, ahead: NextDate | None) -> Word:
    """Welcome, from when, and when to come."""
    start = request.start_date
    since = start.in_words(weekday=False) if isinstance(start, PartialDate) else ""
    said = _("Sie sind aufgenommen: Ab %(start)s gehören Sie zu »%(group)s«.") % (_of(request) | {"start": since})
    words = (said, about_next(request, ahead))
    return Word(_("Willkommen: %(group)s") % _of(request), words, _links(ahead))


def about_next(request: JoinRequest, ahead: NextDate | None) -> str:
    """When and where the group next meets, or that nobody knows yet and word will follow."""
    group = request.organization.name
    if ahead is None:
        return _("Ein Termin von »%s« ist zurzeit nicht einberufen. Sobald er feststeht, sagen wir Bescheid.") % group
    others = [one.name for one in ahead.groups if one.name != group]
    jointly = _(" Es ist eine gemeinsame Sitzung mit %s.") % _in_a_row(others) if others else ""
    return _("»%(group)s« trifft sich das nächste Mal: %(when)s.%(jointly)s") % {
        "group": group,
        "when": when_and_where(ahead),
        "jointly": jointly,
    }


def when_and_where(date: NextDate) -> str:
    """»Donnerstag, 18. Februar 2027, 17 bis 19 Uhr, Nachbarschaftstreff Beispiel«; says what is not known yet."""
    time = date.span or _("Uhrzeit steht noch nicht fest")
    return ", ".join([in_words(date.day), time, date.where or _("Ort steht noch nicht fest")])


def _after(first: str, word: Word) -> Word:
    return replace(word, paragraphs=(first, *word.paragraphs))


def _in_a_row(names: list[str]) -> str:
    quoted = [f"»{name}«" for name in names]
    return _(" und ").join([", ".join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def _links(date: NextDate | None) -> tuple[tuple[str, str], ...]:
    return ((_("Zur Sitzung"), date.path), (_("In den Kalender"), date.event_path)) if date else ()


def _of(request: JoinRequest) -> dict[str, str]:
    return {"group": request.organization.name, "number": request.number}
