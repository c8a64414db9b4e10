"""Reaching: the words around every letter, and those about a date – once as a mail, once to be read out or written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.foundation.mail_address import is_mail_address, mail_address
from sozialraum.languages.catalogues import unchecked
from sozialraum.languages.marks import isolated
from sozialraum.languages.tongues import GERMAN, spoken_now
from sozialraum.meetings.queries import NextDate
from sozialraum.network.models import Body
from sozialraum.reaching.models import Asker
from sozialraum.reaching.queries.dates import Occasion
from sozialraum.reaching.rules import News, day_of
from sozialraum.ui.spoken import in_words

LINE, HEADING = "—" * 12, "Deutsch"


@dataclass(frozen=True)
class Word:
    """What is said. ``links`` (what it opens, and its path) go into mails only: nobody reads out an address."""

    subject: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...] = ()

    @property
    def spoken(self) -> str:
        return "\n\n".join(self.paragraphs)

    def after(self, *first: str) -> Word:
        return replace(self, paragraphs=(*first, *self.paragraphs))


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
        return _("Oder rufen Sie uns an: %(phone)s.") % {"phone": isolated(office["office_phone"])}
    if office["office_email"]:
        return _("Oder schreiben Sie uns: %(email)s.") % {"email": isolated(office["office_email"])}
    return ""


def reply_address(body: Body) -> str:
    """Where an answer to our letters goes: to the office, if what stands there is an address."""
    email = office_of(body)["office_email"]
    return mail_address(email) if is_mail_address(email) else ""


def as_mail(body: Body, word: Word, *closing: str) -> str:
    """The text of a mail: the word, where its links lead, and who writes."""
    parts = [_("Guten Tag,"), *word.paragraphs]
    if body.address:
        parts += [f"{label}:\n{body.address.rstrip('/')}/{path}" for label, path in word.links]
    phone = office_of(body)["office_phone"]
    signature = [body.name, _("Telefon %s") % isolated(phone) if phone else "", body.address]
    return "\n\n".join([*parts, *filter(None, closing), "\n".join(filter(None, signature))]) + "\n"


def in_both(text: str, german: str) -> str:
    """In another language: the text, then the same in German, which holds, and which whoever helps at home can read."""
    if spoken_now() is GERMAN or not german:
        return text
    notes = [_("Diese Übersetzung hat noch kein Mensch geprüft.")] if unchecked(spoken_now().code) else []
    notes += [_("Unten steht dasselbe auf Deutsch."), _("Es gilt der deutsche Text.")]
    return f"{text.rstrip()}\n\n{' '.join(notes)}\n\n{LINE}\n{HEADING}\n\n{german}"


def confirmation(asked: str, link: str) -> Word:
    """The one neutral letter to an address that nobody confirmed. Holds nothing that was typed into the form."""
    yes = _("Waren Sie das? Dann bestätigen Sie bitte die Adresse. Der Link gilt 14 Tage:\n%s") % link
    no = _("Waren Sie es nicht? Dann müssen Sie nichts tun. Wir schreiben Ihnen dann nicht wieder.")
    return Word(_("Bitte bestätigen Sie Ihre E-Mail-Adresse"), (asked, yes, no))


# ── about a date ──────────────────────────────────────────────────────────────


def about_date(asker: Asker, occasion: Occasion, asked: str) -> Word:
    """A date that is set now, has changed, or is called off; ``asked`` reminds of what it is about."""
    groups, ahead = names_of(asker), occasion.ahead
    of = {"group": _(" und ").join(groups)}
    if occasion.news is News.SET:
        subject = _("Der Termin steht fest: %(group)s")
        return Word(subject % of, (asked, about_next(groups, ahead)), links_to(ahead))
    old = in_words(day_of(asker.told_as))
    because = (occasion.reason,) if occasion.reason else ()
    if occasion.news is News.CHANGED and occasion.told:
        changed = _("Für die Sitzung, die wir Ihnen genannt haben (%s), hat sich etwas geändert. Jetzt gilt:") % old
        words = (asked, changed, when_and_where(occasion.told), *because)
        return Word(_("Der Termin hat sich geändert: %(group)s") % of, words, links_to(occasion.told))
    words = (asked, _("Die Sitzung am %s fällt aus.") % old, *because, about_next(groups, ahead))
    return Word(_("Der Termin fällt aus: %(group)s") % of, words, links_to(ahead))


def names_of(asker: Asker) -> list[str]:
    return [group.name for group in asker.waits_for]


def about_next(groups: Sequence[str], ahead: NextDate | None) -> str:
    """When and where these groups next meet, or that nobody knows yet and word will follow."""
    if ahead is None:
        return _("Ein Termin von %(group)s ist zurzeit nicht einberufen. Sobald er feststeht, sagen wir Bescheid.") % {
            "group": in_a_row(groups)
        }
    held_by = [one.name for one in ahead.groups]
    name = next((name for name in groups if name in held_by), groups[0])
    others = [one for one in held_by if one != name]
    meets = _("»%(group)s« trifft sich das nächste Mal: %(when)s.") % {"group": name, "when": when_and_where(ahead)}
    return f"{meets} {_('Es ist eine gemeinsame Sitzung mit %s.') % in_a_row(others)}" if others else meets


def when_and_where(date: NextDate) -> str:
    """»Donnerstag, 18. Februar 2027, 17 bis 19 Uhr, Nachbarschaftstreff Beispiel«; says what is not known yet."""
    time = date.span or _("Uhrzeit steht noch nicht fest")
    return _(", ").join([in_words(date.day), time, date.where or _("Ort steht noch nicht fest")])


def in_a_row(names: Sequence[str]) -> str:
    """»A«, »B« und »C«."""
    quoted = [_("»%s«") % name for name in names]
    return _(" und ").join([_(", ").join(quoted[:-1]), quoted[-1]] if len(quoted) > 1 else quoted)


def links_to(date: NextDate | None) -> tuple[tuple[str, str], ...]:
    return ((_("Zur Sitzung"), date.path), (_("In den Kalender"), date.event_path)) if date else ()
