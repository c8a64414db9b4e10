"""People: persons, seats and memberships, each with its dates. Nothing of this is public by itself."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import User
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate, PartialDateField, ends_after_start
from sozialraum.foundation.things import T, Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.words import ConsentPurpose, ConsentWay, Role, VotingRight


def people_url(organization: Organization) -> str:
    """The address of the page that shows the people of a group or institution."""
    is_institution = organization.classification == Classification.INSTITUTION
    kind = "institution" if is_institution else "organization"
    return reverse(f"people:{kind}-people", args=[organization.key])


def holds_on(day: dt.date) -> Q:
    """Rows whose time includes this day. An imprecise end lasts to the end of its month or year."""
    date = PartialDate.of(day)
    whole = Q(end_date__in=[PartialDate(day.year), PartialDate(day.year, day.month)])
    return (Q(start_date=None) | Q(start_date__lte=date)) & (Q(end_date=None) | Q(end_date__gte=date) | whole)


def dated(name: str) -> models.CheckConstraint:
    """Nothing ends before it began."""
    return models.CheckConstraint(
        name=name,
        condition=ends_after_start(),
        violation_error_message=_("Das Ende liegt vor dem Anfang."),
    )


class PersonQuerySet(ThingQuerySet["Person"]):
    def visible_to(self, visitor: Visitor) -> PersonQuerySet:
        """The office and the auditor see everybody; everybody sees themselves; a link shows whom it was made for."""
        if visitor.reads_all:
            return self.here(visitor)
        return self.here(visitor).filter(Q(pk=visitor.person_id) | visitor.linked(Person))


class Person(Thing):
    """Somebody the network knows by name; may or may not have a login (OParl Person). Never public by itself."""

    kind_word: ClassVar[str] = "person"

    address = "menschen/{key}/"
    personal = frozenset(
        {
            "name",
            "email",
            "phone",
            "postal_address",
            "language",
            "needs_interpreter",
            "needs_child_care",
            "needs_step_free",
        }
    )

    name = models.CharField(_("Name"), max_length=200)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    postal_address = models.TextField(_("Anschrift"), blank=True)
    language = models.CharField(
        _("Sprache"), max_length=60, blank=True, help_text="The language we understand each other in."
    )
    needs_interpreter = models.BooleanField(_("Braucht jemanden, der dolmetscht"), default=False)
    needs_child_care = models.BooleanField(_("Braucht Kinderbetreuung"), default=False)
    needs_step_free = models.BooleanField(_("Braucht einen Weg ohne Stufen"), default=False)
    user = models.ForeignKey(
        User, verbose_name=_("Zugang"), related_name="+", null=True, blank=True, on_delete=models.SET_NULL
    )

    objects = models.Manager.from_queryset(PersonQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Person")
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(fields=["body", "user"], name="person_login_once", condition=Q(user__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name


class BelongingQuerySet(ThingQuerySet[T]):
    """Seats and memberships."""

    def on(self, day: dt.date) -> Self:
        return self.filter(holds_on(day))

    def visible_to(self, visitor: Visitor) -> Self:
        """Members see who belongs to their own groups; the office and the auditor see all."""
        if visitor.reads_all:
            return self.here(visitor)
        return self.here(visitor).filter(organization__in=visitor.organization_ids)


class Seat(Thing):
    """A place in a group, held by an institution or by a resident, never by the delegate who sits on it."""

    kind_word: ClassVar[str] = "seat"

    address = "sitze/{key}/"

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    resident = models.ForeignKey(
        Person,
        verbose_name=_("Bewohnerin oder Bewohner"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    voting_right = models.CharField(_("Stimmrecht"), max_length=20, choices=VotingRight, default=VotingRight.FULL)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, ends=True)

    objects = models.Manager.from_queryset(BelongingQuerySet["Seat"])()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Sitz")
        constraints = [
            *Thing.Meta.constraints,
            dated("seat_ends_after_it_starts"),
            models.CheckConstraint(
                name="seat_has_one_holder",
                condition=unless_deleted(
                    Q(institution__isnull=False, resident=None) | Q(institution=None, resident__isnull=False)
                ),
                violation_error_message=_("Ein Sitz gehört einer Einrichtung oder einer Person für sich selbst."),
            ),
            models.CheckConstraint(name="seat_voting_right_is_known", condition=Q(voting_right__in=VotingRight.values)),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.institution or self.resident}"

    @property
    def holder(self) -> Organization | Person | None:
        """Whose seat it is."""
        return self.institution or self.resident


class Membership(Thing):
    """A person in an organization, in a role, for a time (OParl Membership)."""

    kind_word: ClassVar[str] = "membership"

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    person = models.ForeignKey(Person, verbose_name=_("Person"), related_name="+", on_delete=models.PROTECT)
    seat = models.ForeignKey(
        Seat, verbose_name=_("Sitz"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    role = models.CharField(_("Rolle"), max_length=20, choices=Role, default=Role.MEMBER)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, ends=True)

    objects = models.Manager.from_queryset(BelongingQuerySet["Membership"])()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Mitgliedschaft")
        constraints = [
            *Thing.Meta.constraints,
            dated("membership_ends_after_it_starts"),
            models.CheckConstraint(name="membership_role_is_known", condition=Q(role__in=Role.values)),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"

    def get_absolute_url(self) -> str:
        """On the page of its seat, or among the people of its organization."""
        if self.seat:
            return self.seat.get_absolute_url()
        return f"{people_url(self.organization)}#aemter"


class Recipient(Thing):
    """Somebody on the Verteiler of a group: gets invitations and minutes without having a seat."""

    kind_word: ClassVar[str] = "recipient"
    personal = frozenset({"name", "email"})
    known_by = ("person_id", "institution_id")  # without both only by its address, which the journal does not keep

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    gets_minutes = models.BooleanField(_("Bekommt jedes veröffentlichte Protokoll"), default=False)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, ends=True)

    objects = models.Manager.from_queryset(BelongingQuerySet["Recipient"])()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Eintrag im Verteiler")
        constraints = [
            *Thing.Meta.constraints,
            dated("recipient_ends_after_it_starts"),
            models.CheckConstraint(
                name="recipient_is_one",
                condition=unless_deleted(
                    Q(person__isnull=False, institution=None, email="")
                    | Q(person=None, institution__isnull=False, email="")
                    | Q(person=None, institution=None) & ~Q(email="")
                ),
                violation_error_message=_(
                    "Im Verteiler steht eine Person, eine Einrichtung oder eine E-Mail-Adresse, immer nur eines davon."
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.institution or self.name or self.email)

    def get_absolute_url(self) -> str:
        return f"{people_url(self.organization)}#verteiler"


class ConsentQuerySet(ThingQuerySet["Consent"]):
    def holding_on(self, day: dt.date, purpose: str) -> ConsentQuerySet:
        """Those that hold on a day: given by then, and not withdrawn."""
        date = PartialDate.of(day)
        withdrawn = Q(withdrawn_date__isnull=False, withdrawn_date__lte=date)
        return self.filter(~withdrawn, purpose=purpose, given_date__lte=date, deleted=None)

    def visible_to(self, visitor: Visitor) -> ConsentQuerySet:
        """The office and the auditor see all; everybody sees their own."""
        if visitor.reads_all:
            return self.here(visitor)
        mine = Q(person=visitor.person_id) | Q(person__in=Person.objects.filter(visitor.linked(Person)).values("pk"))
        return self.here(visitor).filter(mine, person__isnull=False)


class Consent(Thing):
    """What a person or an institution agreed to, in which words, when and how (Art. 7 (1) DSGVO: to be proven)."""

    kind_word: ClassVar[str] = "consent"
    personal = frozenset({"wording"})

    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    purpose = models.CharField(_("Wozu"), max_length=20, choices=ConsentPurpose)
    wording = models.TextField(_("Wortlaut der Einwilligung"))
    way = models.CharField(_("Auf welchem Weg"), max_length=20, choices=ConsentWay)
    given_date = PartialDateField(_("Gegeben"), null=True)
    withdrawn_date = PartialDateField(_("Widerrufen"), null=True, blank=True)

    objects = models.Manager.from_queryset(ConsentQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Einwilligung")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="consent_is_given_by_one",
                condition=unless_deleted(
                    Q(person__isnull=False, institution=None) | Q(person=None, institution__isnull=False)
                ),
                violation_error_message=_("Eine Einwilligung gibt eine Person oder eine Einrichtung."),
            ),
            models.CheckConstraint(
                name="consent_has_a_day",
                condition=unless_deleted(Q(given_date__isnull=False)),
                violation_error_message=_("Zu einer Einwilligung gehört, wann sie gegeben wurde."),
            ),
            models.CheckConstraint(
                name="consent_ends_after_it_starts",
                condition=ends_after_start("given_date", "withdrawn_date"),
                violation_error_message=_("Ein Widerruf liegt nicht vor der Einwilligung."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.institution}: {self.get_purpose_display()}"

    def get_absolute_url(self) -> str:
        """On the page of the person, or among the people of the institution."""
        if self.person:
            return f"{self.person.get_absolute_url()}#einwilligungen"
        return f"{people_url(self.institution)}#einwilligungen" if self.institution else ""
