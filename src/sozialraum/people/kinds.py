"""People: the kinds of this room – persons, their seats, memberships and consents, mailing lists, logins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import User
from sozialraum.acts.filed import Absent, Fact, Filed
from sozialraum.acts.registry import (
    DataSubject,
    GoesWith,
    Keeping,
    Kind,
    PersonView,
    Row,
    Stays,
    moment_in_words,
    register,
    row_of,
)
from sozialraum.foundation.dates import PartialDate
from sozialraum.network.models import Body
from sozialraum.people import actions
from sozialraum.people.actions.logins import bury, forget_contact
from sozialraum.people.models import Consent, Membership, Person, Recipient, Seat
from sozialraum.people.queries import time_in_words

SINCE, UNTIL = Fact("start", "Seit wann.", "start_date"), Fact("end", "Bis wann.", "end_date")
BELONGING = ("memberships", _("Sitze und Mitgliedschaften"))
WHY_BELONGING = _("Damit nachvollziehbar bleibt, wer wann für wen sprach und abstimmte.")


def _person(subject: DataSubject) -> Iterator[Row]:
    needs = ("needs_interpreter", "needs_child_care", "needs_step_free")
    for one in Person.objects.filter(pk=subject.pk):
        dates = {"Eingetragen_am": moment_in_words(one.created), "Zuletzt_geändert": moment_in_words(one.modified)}
        yield row_of(one, "name", "email", "phone", "postal_address", "language", *needs, **dates)


def _seats(subject: DataSubject) -> Iterator[Row]:
    for one in Seat.objects.filter(resident=subject.pk, deleted=None).select_related("organization"):
        yield row_of(one, "organization", "voting_right", Was=_now("Sitz für sich selbst"), Wann=time_in_words(one))


def _memberships(subject: DataSubject) -> Iterator[Row]:
    found = Membership.objects.filter(person=subject.pk, deleted=None)
    for one in found.select_related("organization", "seat__institution", "seat__resident", "seat__organization"):
        holder = one.seat.institution if one.seat else None
        yield row_of(one, "organization", "role", Für=holder, Wann=time_in_words(one))


def _recipients(subject: DataSubject) -> Iterator[Row]:
    own = Q(person=subject.pk) | subject.same_mail("email")
    for one in Recipient.objects.filter(own, body=subject.body, deleted=None).select_related("organization"):
        yield row_of(one, "organization", "name", "email", "start_date", "end_date")


def _consents(subject: DataSubject) -> Iterator[Row]:
    for one in Consent.objects.filter(person=subject.pk, deleted=None).order_by("given_date"):
        yield row_of(one, "purpose", "wording", "given_date", "way", "withdrawn_date")


def _logins(subject: DataSubject) -> Iterator[Row]:
    for one in User.objects.filter(pk=subject.user) if subject.user else ():
        yield ((_now("Anmeldung mit"), one.email),)


def gone_before(body: Body, moment: dt.datetime) -> QuerySet[Person]:
    """People with contact data who are nothing here since this day; who never was, since they were entered."""
    day = PartialDate.of(timezone.localdate(moment))
    mine = {"person": OuterRef("pk"), "deleted": None}
    lasting = Q(end_date=None) | Q(end_date__gte=day)
    belongs = Exists(Membership.objects.filter(lasting, **mine)) | Exists(Recipient.objects.filter(lasting, **mine))
    sits = Exists(Seat.objects.filter(lasting, resident=OuterRef("pk"), deleted=None))
    reachable = ~Q(email="", phone="", postal_address="") | Q(user__isnull=False)
    return Person.objects.filter(reachable, ~belongs, ~sits, body=body, deleted=None, created__lt=moment)


def _whose_seat(one: Any) -> str:
    says = "Ein Sitz gehört einer Einrichtung oder einer Person; erwartet: institution oder resident."
    return says if (one.institution is None) == (one.resident is None) else ""


def _who_receives(one: Any) -> str:
    says = "Im Verteiler steht genau eines: person, institution oder email."
    return says if [one.person, one.institution, one.email or None].count(None) != 2 else ""


def _who_agrees(one: Any) -> str:
    says = "Eine Einwilligung gibt eine Person oder eine Einrichtung."
    return says if (one.person is None) == (one.institution is None) else ""


_CONSENT = Filed(
    "consent",
    "consents",
    "Worin ein Mensch oder eine Einrichtung eingewilligt hat.",
    "Einwilligungen; nur zusammen mit people.",
    facts=(
        Fact("person", "Schlüssel der Person."),
        Fact("institution", "Schlüssel der Einrichtung."),
        Fact("purpose", "Wozu."),
        Fact("wording", "Der Wortlaut, dem zugestimmt wurde."),
        Fact("way", "Auf welchem Weg."),
        Fact("given", "Wann.", "given_date", absent=Absent.FAULT),
        Fact("withdrawn", "Wann widerrufen.", "withdrawn_date"),
    ),
    personal=True,
    refuses=_who_agrees,
)
_PERSON = Filed(
    "person",
    "people",
    "Ein Mensch. Nie öffentlich; steht nur in einem Auszug mit Personen.",
    "Menschen. Fehlt der Abschnitt, sagt die Datei nichts über sie, und sie bleiben.",
    facts=(
        Fact("name", "Name."),
        Fact("email", "E-Mail-Adresse."),
        Fact("phone", "Telefon."),
        Fact("postal_address", "Postanschrift."),
        Fact("language", "Sprache, in der wir uns verständigen."),
        Fact("needs_interpreter", "Braucht jemanden, der dolmetscht."),
        Fact("needs_child_care", "Braucht Kinderbetreuung."),
        Fact("needs_step_free", "Braucht einen Weg ohne Stufen."),
    ),
    personal=True,
    silent=True,
    without={"user": "Ein Zugang bleibt in der Installation, in der er gemacht wurde."},
)
_SEAT = Filed(
    "seat",
    "seats",
    "Ein Sitz in einem Gremium. Er gehört einer Einrichtung oder einem Menschen aus dem Viertel.",
    "Sitze.",
    facts=(
        Fact("organization", "Schlüssel des Gremiums."),
        Fact("institution", "Schlüssel der Einrichtung, der der Sitz gehört."),
        Fact("resident", "Schlüssel der Person, der der Sitz selbst gehört."),
        Fact("vote", "Was für eine Stimme der Sitz hat.", "voting_right"),
        SINCE,
        UNTIL,
    ),
    tied=("organization",),
    refuses=_whose_seat,
)
_MEMBERSHIP = Filed(
    "membership",
    "memberships",
    "Eine Person in einem Gremium, einer Einrichtung oder der Geschäftsstelle.",
    "Mitgliedschaften; nur zusammen mit people.",
    facts=(
        Fact("organization", "Schlüssel des Gremiums oder der Einrichtung."),
        Fact("person", "Schlüssel der Person."),
        Fact("seat", "Schlüssel des Sitzes, den die Person wahrnimmt."),
        Fact("role", "In welcher Rolle."),
        SINCE,
        UNTIL,
    ),
    tied=("organization", "person"),
    personal=True,
)
_RECIPIENT = Filed(
    "recipient",
    "recipients",
    "Wer Einladungen und Protokolle eines Gremiums bekommt, ohne dort einen Sitz zu haben.",
    "Verteiler der Gremien; nur zusammen mit people.",
    facts=(
        Fact("organization", "Schlüssel des Gremiums."),
        Fact("person", "Schlüssel der Person."),
        Fact("institution", "Schlüssel der Einrichtung; die Post geht an deren Postfach."),
        Fact("name", "Name, wenn weder Person noch Einrichtung."),
        Fact("email", "E-Mail-Adresse, wenn weder Person noch Einrichtung."),
        Fact("gets_minutes", "Bekommt jedes veröffentlichte Protokoll als PDF.", since=2),
        SINCE,
        UNTIL,
    ),
    tied=("organization",),
    personal=True,
    refuses=_who_receives,
)
_CONTACT = Keeping(
    "contact",
    _("Kontaktdaten von Menschen, die nicht mehr dabei sind"),
    _("seit dem Ende der letzten Mitgliedschaft; wer nie Mitglied war, seit der Eintragung"),
    months=24,
    over=gone_before,
    forget=lambda rows, _by: forget_contact(rows),
)

KINDS = register(
    Kind(
        Person,
        acts=actions.persons,
        person=PersonView("person", _("Angaben zur Person"), _("Damit das Büro Sie erreicht und einlädt."), _person),
        keeping=_CONTACT,
        filed=_PERSON,
        notes={"login": _("Zugang"), "factors": _("Zweiter Faktor")},
    ),
    Kind(
        User,
        person=PersonView("login", _("Anmeldung"), _("Damit nur Sie in Ihrem Namen handeln."), _logins),
        keeping=GoesWith(Person),
        filed="Ein Zugang bleibt in der Installation, in der er gemacht wurde.",
    ),
    Kind(
        Seat,
        acts=actions.seats,
        person=PersonView(*BELONGING, WHY_BELONGING, _seats),
        keeping=Stays(_("dauerhaft: wer wann für wen sprach, bleibt nachvollziehbar")),
        filed=_SEAT,
    ),
    Kind(
        Membership,
        acts=actions.memberships,
        person=PersonView(*BELONGING, WHY_BELONGING, _memberships),
        keeping=Stays(_("dauerhaft: wer wann für wen sprach, bleibt nachvollziehbar")),
        filed=_MEMBERSHIP,
    ),
    Kind(
        Recipient,
        acts=actions.recipients,
        person=PersonView(
            "recipients",
            _("Verteiler"),
            _("Damit Einladungen und Protokolle Sie erreichen."),
            _recipients,
            goes=lambda subject: Recipient.objects.filter(person=subject.pk, deleted=None),
            forget=lambda rows, _by: bury(rows),
        ),
        keeping=Stays(_("bis zum Austrag, oder bis zur Löschung der Person")),
        filed=_RECIPIENT,
    ),
    Kind(
        Consent,
        acts=actions.consents,
        person=PersonView(
            "consents",
            _("Einwilligungen"),
            _("Damit wir belegen können, worin Sie eingewilligt haben."),
            _consents,
            goes=lambda subject: Consent.objects.filter(person=subject.pk, deleted=None),
            forget=lambda rows, _by: bury(rows),
        ),
        keeping=Stays(_("bis zur Löschung der Person")),
        filed=_CONSENT,
    ),
)
