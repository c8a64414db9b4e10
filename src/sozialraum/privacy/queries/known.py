"""Privacy: everything the house knows about a person, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts.models import Detail, Entry, about
from sozialraum.bodies.words import Classification
from sozialraum.concerns.queries import retention as concerns
from sozialraum.contacts.models import ContactFile
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.kinds import kind_and_key, kind_of
from sozialraum.foundation.mail_address import address_key
from sozialraum.joining.models import JoinRequest
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.queries import time_in_words
from sozialraum.post.models import Incoming, IncomingFile, Letter

Row = tuple[tuple[str, str], ...]
OFFICIAL = (Classification.OFFICE, Classification.CITY, Classification.AUDIT)


@dataclass(frozen=True)
class Section:
    """One kind of data about a person: why we have it, how long, and what exactly."""

    name: str
    title: str
    why: str
    rows: tuple[Row, ...]


def known_about(person: Person) -> tuple[Section, ...]:
    """All of it (Art. 15 DSGVO); a section without rows says that there is nothing."""
    return (
        _person(person),
        _belonging(person),
        _recipients(person),
        _consents(person),
        _login(person),
        _requests(person),
        _concerns(person),
        _letters(person),
        _received(person),
        _lists(person),
        _story(person),
    )


def _row(**words: Any) -> Row:
    """Only what is known, as text."""
    known = ((name, value) for name, value in words.items() if value not in (None, ""))
    return tuple((name.replace("E_Mail", "E-Mail").replace("_", " "), str(value)) for name, value in known)


def _yes(value: bool) -> str:
    return _("ja") if value else _("nein")


def _day(moment: dt.datetime | None) -> str:
    return f"{timezone.localtime(moment):%d.%m.%Y %H:%M}" if moment else ""


def _date(date: PartialDate | None) -> str:
    return date.in_words(weekday=False) if date else ""


def _person(person: Person) -> Section:
    row = _row(
        Name=person.name,
        E_Mail=person.email,
        Telefon=person.phone,
        Anschrift=person.postal_address,
        Sprache=person.language,
        Dolmetschen_nötig=_yes(person.needs_interpreter),
        Kinderbetreuung_nötig=_yes(person.needs_child_care),
        Weg_ohne_Stufen_nötig=_yes(person.needs_step_free),
        Eingetragen_am=_day(person.created),
        Zuletzt_geändert=_day(person.modified),
    )
    return Section("person", _("Angaben zur Person"), _("Damit das Büro Sie erreicht und einlädt."), (row,))


def _belonging(person: Person) -> Section:
    rows: list[Row] = []
    for seat in Seat.objects.filter(resident=person, deleted=None).select_related("organization"):
        vote = seat.get_voting_right_display()
        rows.append(
            _row(Gremium=seat.organization, Was=_("Sitz für sich selbst"), Stimme=vote, Wann=time_in_words(seat))
        )
    memberships = Membership.objects.filter(person=person, deleted=None)
    for one in memberships.select_related("organization", "seat__institution", "seat__resident", "seat__organization"):
        holder = one.seat.institution if one.seat else None
        rows.append(_row(Gremium=one.organization, Was=one.get_role_display(), Für=holder, Wann=time_in_words(one)))
    why = _("Damit nachvollziehbar bleibt, wer wann für wen sprach und abstimmte.")
    return Section("memberships", _("Sitze und Mitgliedschaften"), why, tuple(rows))


def _recipients(person: Person) -> Section:
    found = Recipient.objects.filter(Q(person=person) | _same_mail(person, "email"), body=person.body, deleted=None)
    rows = tuple(
        _row(
            Gremium=one.organization,
            Name=one.name,
            E_Mail=one.email,
            Von=_date(one.start_date),
            Bis=_date(one.end_date),
        )
        for one in found.select_related("organization")
    )
    return Section("recipients", _("Verteiler"), _("Damit Einladungen und Protokolle Sie erreichen."), rows)


def _consents(person: Person) -> Section:
    rows = tuple(
        _row(
            Wozu=one.get_purpose_display(),
            Wortlaut=one.wording,
            Gegeben=_date(one.given_date),
            Auf_welchem_Weg=one.get_way_display(),
            Widerrufen=_date(one.withdrawn_date),
        )
        for one in Consent.objects.filter(person=person, deleted=None).order_by("given_date")
    )
    return Section("consents", _("Einwilligungen"), _("Damit wir belegen können, worin Sie eingewilligt haben."), rows)


def _login(person: Person) -> Section:
    rows = (_row(Anmeldung_mit=person.user.email),) if person.user else ()
    return Section("login", _("Anmeldung"), _("Damit nur Sie in Ihrem Namen handeln."), rows)


def requests_of(person: Person) -> QuerySet[JoinRequest]:
    """What this person asked for, with or without having been admitted."""
    return JoinRequest.objects.filter(Q(person=person) | _same_mail(person, "email"), body=person.body, deleted=None)


def _requests(person: Person) -> Section:
    rows = tuple(
        _row(
            Gremium=one.organization,
            Gefragt_am=_day(one.created),
            Stand=one.get_state_display(),
            Name=one.name,
            E_Mail=one.email,
            Telefon=one.phone,
            Anschrift=one.postal_address,
            Einrichtung=one.institution,
            Nachricht=one.message,
            Rückfrage=one.question,
            Antwort=one.answer,
            Begründung=one.reason,
        )
        for one in requests_of(person).select_related("organization").order_by("created")
    )
    return Section("requests", _("Anfragen, mitzumachen"), _("Damit wir Ihre Anfrage beantworten."), rows)


def _concerns(person: Person) -> Section:
    rows = tuple(
        _row(
            Nummer=one.number,
            Gesagt_am=_day(one.created),
            Stand=one.get_state_display(),
            Name=one.name,
            E_Mail=one.email,
            Telefon=one.phone,
            Anschrift=one.postal_address,
            Sprache=one.get_language_display(),
            Text=one.text,
            Fotos=one.photos.filter(deleted=None).count() or "",
            Antwort="\n\n".join(reply.text for reply in one.replies.filter(deleted=None)),
        )
        for one in concerns.of_person(person)
    )
    return Section("concerns", _("Anliegen"), _("Damit die Gruppen darüber sprechen und Sie Antwort bekommen."), rows)


def letters_to(person: Person) -> QuerySet[Letter]:
    """What was written to this person: to their address, or about them; also what of theirs went on to the office."""
    own = Q(about=kind_of(Person), about_key=person.key)
    forwarded = Q(about=kind_of(Incoming), about_key__in=received_from(person).values("key"))
    return Letter.objects.filter(own | forwarded | _same_mail(person, "to"), body=person.body)


def _letters(person: Person) -> Section:
    rows = tuple(
        _row(
            Am=_day(one.created),
            An=one.to or one.postal_address,
            Betreff=one.subject,
            Stand=one.get_state_display(),
            Text="" if one.secret else one.text,
        )
        for one in letters_to(person).order_by("created")
    )
    return Section(
        "letters", _("Briefe und E-Mails an Sie"), _("Damit wir wissen, was bei Ihnen angekommen ist."), rows
    )


def received_from(person: Person) -> QuerySet[Incoming]:
    """What this person wrote back, and what their mail server reported."""
    own = Q(about=kind_of(Person), about_key=person.key)
    return Incoming.objects.filter(own | _same_mail(person, "sender"), body=person.body)


def _received(person: Person) -> Section:
    rows = tuple(
        _row(
            Am=_day(one.received),
            Was=one.get_kind_display(),
            Von=one.sender,
            Betreff=one.subject,
            Text=one.text,
            Meldung=one.said,
            Beilagen=", ".join(file.name for file in one.files.all()),
        )
        for one in received_from(person).prefetch_related(_names_of_files()).order_by("received")
    )
    return Section("received", _("Was Sie uns geschrieben haben"), _("Damit wir Ihnen antworten."), rows)


def _names_of_files() -> Prefetch[Any]:
    return Prefetch("files", IncomingFile.objects.order_by("pk").defer("content"))


def lines_with(person: Person) -> Iterator[tuple[ContactFile, int, str]]:
    """Lines of uploaded address lists with this person's address; with their name, where the line has no address."""
    mine, name = address_key(person.email), person.name.casefold()
    files = ContactFile.objects.filter(contact_import__body=person.body).select_related("contact_import")
    for file in files.defer("content").order_by("pk"):
        for row in file.rows:
            cells = [str(cell).strip() for cell in row.cells if str(cell).strip()]
            said = [address_key(cell) if "@" in cell else cell.casefold() for cell in cells]
            by_name = name in said and not any("@" in cell for cell in said)
            if (mine and mine in said) or by_name:
                yield file, row.number, "; ".join(cells)


def _lists(person: Person) -> Section:
    rows = tuple(
        _row(
            Liste=file.contact_import.file_name,
            Hochgeladen_am=_day(file.contact_import.created),
            Wird_gelöscht_am=_day(file.contact_import.ends),
            Zeile=number,
            Angaben=words,
        )
        for file, number, words in lines_with(person)
    )
    why = _("Damit das Büro eine Adressliste prüfen kann, bevor es sie übernimmt.")
    return Section("lists", _("Eingelesene Adresslisten"), why, rows)


def told_of(person: Person) -> QuerySet[Detail]:
    """Side rows of the journal that hold this person's data: about them, or what they did."""
    named = Entry.objects.filter(about(*kind_and_key(person)), body=person.body).values("pk")
    own = Q(entry__in=named) | Q(by_person=person.pk)
    return Detail.objects.filter(own, entry__body=person.body).select_related("entry")


def _story(person: Person) -> Section:
    rows = tuple(
        _row(Eintrag=one.entry.number, Am=_day(one.entry.at), Wer=one.by, Was=one.entry.says)
        for one in told_of(person).order_by("entry__number")
    )
    why = _("Damit nachvollziehbar bleibt, wer was eingetragen und entschieden hat.")
    return Section("journal", _("Verlauf"), why, rows)


def _same_mail(person: Person, column: str) -> Q:
    return Q(**{f"{column}__iexact": person.email}) if person.email else Q(pk__in=[])
