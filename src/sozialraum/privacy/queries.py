"""Privacy: everything the house knows about a person, in words; what must stay, and what is due to go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.accounts.models import PersonalLink
from sozialraum.acts.models import Detail
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Way
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries.requests import forgettable
from sozialraum.network.models import Body
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.queries import time_in_words
from sozialraum.post.models import Letter
from sozialraum.privacy import rules
from sozialraum.privacy.models import Period
from sozialraum.privacy.words import ACTIVITIES, BEGINS, Kept

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
        _letters(person),
        _story(person),
    )


def _row(**words: Any) -> Row:
    """Only what is known, as text."""
    return tuple((name.replace("_", " "), str(value)) for name, value in words.items() if value not in (None, ""))


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


def letters_to(person: Person) -> QuerySet[Letter]:
    """What was written to this person: to their address, or about them."""
    about = Q(about=Person._meta.label, about_key=person.key)
    return Letter.objects.filter(about | _same_mail(person, "to"), body=person.body)


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


def told_of(person: Person) -> QuerySet[Detail]:
    """Side rows of the journal that hold this person's data: about them, or what they did."""
    label = f"{Person._meta.label} {person.key}"
    about = Q(entry__subject=Person._meta.label, entry__subject_key=person.key) | Q(entry__also__icontains=f'"{label}"')
    return Detail.objects.filter(about | Q(by_person=person.pk), entry__body=person.body).select_related("entry")


def _story(person: Person) -> Section:
    rows = tuple(
        _row(Eintrag=one.entry.number, Am=_day(one.entry.at), Wer=one.by, Was=one.entry.says)
        for one in told_of(person).order_by("entry__number")
    )
    why = _("Damit nachvollziehbar bleibt, wer was eingetragen und entschieden hat.")
    return Section("journal", _("Verlauf"), why, rows)


def _same_mail(person: Person, column: str) -> Q:
    return Q(**{f"{column}__iexact": person.email}) if person.email else Q(pk__in=[])


# ── what must stay ────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Hold:
    """Why something is not erased now (Art. 17 (3) DSGVO)."""

    what: str
    why: str


def holds_on(person: Person, today: dt.date) -> Iterator[Hold]:
    """What stays although the person wants it gone, and for which reason; living membership comes first."""
    if any(memberships_on(person, today)):
        what = _("Die Person ist noch Mitglied")
        yield Hold(what, _("Beenden Sie zuerst ihre Mitgliedschaften und Sitze; erst dann kann gelöscht werden."))
    if official_deeds(person).exists():
        what = _("Was die Person für Büro, Stadt oder Prüfung getan hat, bleibt mit Namen im Verlauf")
        why = _("Rechenschaft über öffentliche Mittel, § 59 Abs. 2 KomHVO NRW. Nach Ablauf der Frist geht auch das.")
        yield Hold(what, why)


def memberships_on(person: Person, today: dt.date) -> Iterator[Any]:
    """What the person is today."""
    yield from Membership.objects.on(today).filter(person=person, deleted=None)
    yield from Seat.objects.on(today).filter(resident=person, deleted=None)


def official_deeds(person: Person) -> QuerySet[Detail]:
    """What they did with the rights of an office: with a second factor."""
    return told_of(person).filter(by_person=person.pk, entry__way=Way.SECOND_FACTOR)


# ── what is due to go ─────────────────────────────────────────────────────────


def months_of(body: Body) -> dict[str, int]:
    """After how many months each kind goes, in this network."""
    return rules.MONTHS | dict(Period.objects.filter(body=body).values_list("kind", "months"))


def due(kind: str, body: Body, today: dt.date, months: int) -> QuerySet[Any]:
    """The rows of one kind whose time is over."""
    day = rules.months_before(today, months)
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time()))
    match Kept(kind):
        case Kept.LETTERS:
            return Letter.objects.filter(body=body, finished__lt=moment)
        case Kept.REQUESTS:
            return forgettable(body, timezone.now(), moment)
        case Kept.CONTACT:
            return _gone(body, PartialDate.of(day))
        case Kept.LINKS:
            return PersonalLink.objects.filter(Q(expires__lt=moment) | Q(revoked__lt=moment), body=body)
        case Kept.NAMES:
            return Detail.objects.filter(entry__body=body, entry__at__lt=moment)


def _gone(body: Body, day: PartialDate) -> QuerySet[Person]:
    """People with contact data who are nothing here since this day; who never was, since they were entered."""
    mine = {"person": OuterRef("pk"), "deleted": None}
    lasting = Q(end_date=None) | Q(end_date__gte=day)
    belongs = Exists(Membership.objects.filter(lasting, **mine)) | Exists(Recipient.objects.filter(lasting, **mine))
    sits = Exists(Seat.objects.filter(lasting, resident=OuterRef("pk"), deleted=None))
    entered = timezone.make_aware(dt.datetime.combine(day.first, dt.time()))
    told = ~Q(email="", phone="", postal_address="") | Q(user__isnull=False)
    return Person.objects.filter(told, ~belongs, ~sits, body=body, deleted=None, created__lt=entered)


# ── the table of periods, and the register of processing ──────────────────────


@dataclass(frozen=True)
class Line:
    """One line of the retention table: what, how long, from when, what would go today."""

    kind: str
    label: str
    begins: str
    months: int
    due: int


def lines(body: Body, today: dt.date) -> list[Line]:
    """The one table the night carries out."""
    months = months_of(body)
    return [
        Line(kind, str(kind.label), str(BEGINS[kind]), months[kind], due(kind, body, today, months[kind]).count())
        for kind in Kept
    ]


@dataclass(frozen=True)
class Activity:
    """One processing activity (Art. 30 (1) DSGVO)."""

    name: str
    purpose: str
    basis: str
    persons: str
    data: str
    recipients: str
    period: str


def activities(body: Body) -> list[Activity]:
    """The register, with the periods as they are set now."""
    months = {kind: _("%s Monate") % count for kind, count in months_of(body).items()}
    return [Activity(**{name: str(text) % months for name, text in one.items()}) for one in ACTIVITIES]
