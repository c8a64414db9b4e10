"""Bodies: organizations, working periods, places, and what a network says about itself."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies import rules
from sozialraum.bodies.words import GROUPS, Classification, TextKind
from sozialraum.foundation.dates import HOLDS, PartialDate, PartialDateField, ends_after_start
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body


class Text(models.Model):
    """One text of a body, e.g. what it is for. Public."""

    body = models.ForeignKey(Body, related_name="+", on_delete=models.CASCADE)
    kind = models.CharField(max_length=30, choices=TextKind)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "kind"], name="text_once")]

    def __str__(self) -> str:
        return self.get_kind_display()


class OrganizationQuerySet(ThingQuerySet["Organization"]):
    def visible_to(self, visitor: Visitor) -> OrganizationQuerySet:
        """Groups are public. An institution is listed only with its consent; its members and the office see it."""
        if visitor.reads_all:
            return self.here(visitor)
        own = Q(pk__in=visitor.organization_ids) | visitor.linked(Organization)
        return self.here(visitor).filter(Q(classification__in=GROUPS) | Q(listed=True) | own)

    def groups(self) -> OrganizationQuerySet:
        """Plenum and working groups: what meets and decides."""
        return self.filter(classification__in=GROUPS)

    def others(self) -> OrganizationQuerySet:
        """What is no group: institutions, the office, the city, the audit."""
        return self.exclude(classification__in=GROUPS)

    def institutions(self) -> OrganizationQuerySet:
        """Kitas, schools, clubs, welfare organisations: what sits in groups."""
        return self.filter(classification=Classification.INSTITUTION)


class Organization(Thing):
    """A group or an institution (OParl Organization)."""

    kind_word: ClassVar[str] = "organization"

    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzer Name"), max_length=80, blank=True)
    classification = models.CharField(_("Art"), max_length=30, choices=Classification)
    sign = models.CharField(
        _("Zeichen"), max_length=2, blank=True, help_text="The letter of the group, like a line on a timetable."
    )
    task = models.TextField(_("Aufgabe"), blank=True)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True, years=HOLDS)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, years=HOLDS, ends=True)
    rhythm = models.CharField(
        _("Wie oft es tagt"), max_length=200, blank=True, help_text="How often it meets, in words."
    )
    min_per_year = models.PositiveSmallIntegerField(_("Sitzungen im Jahr, mindestens"), null=True, blank=True)
    max_per_year = models.PositiveSmallIntegerField(_("Sitzungen im Jahr, höchstens"), null=True, blank=True)
    listed = models.BooleanField(
        _("Im öffentlichen Verzeichnis"), default=False, help_text="An institution that agreed to be named in public."
    )
    kind = models.CharField(  # a group's own word, too: »Beirat«
        _("Was sie ist"), max_length=80, blank=True, help_text="What the institution is, e.g. »Kita«."
    )
    postal_address = models.TextField(_("Anschrift"), blank=True)
    website = models.URLField(_("Internetseite"), blank=True)
    email = models.EmailField(_("E-Mail"), blank=True, help_text="The institution's own mailbox, not a person's.")
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    offers = models.TextField(_("Angebote"), blank=True, help_text="What it offers, one offer per line.")
    languages = models.CharField(
        _("Sprachen"), max_length=200, blank=True, help_text="Languages spoken there, separated by commas."
    )
    hours = models.TextField(_("Zeiten"), blank=True, help_text="When it is open, in words.")
    confirmed = PartialDateField(
        _("Bestätigt"), null=True, blank=True, help_text="When somebody last said that all this is right."
    )

    objects = models.Manager.from_queryset(OrganizationQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Gremium oder Einrichtung")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="organization_classification_is_known",
                condition=unless_deleted(Q(classification__in=Classification.values)),
            ),
            models.CheckConstraint(
                name="organization_ends_after_it_starts",
                condition=ends_after_start(),
                violation_error_message=_("Ein Gremium kann nicht aufgelöst werden, bevor es gebildet wurde."),
            ),
            models.UniqueConstraint(
                fields=["body", "name"],
                condition=Q(deleted=None),
                name="organization_name_once",
                violation_error_message=_("Ein Gremium oder eine Einrichtung mit diesem Namen gibt es schon."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_group(self) -> bool:
        return self.classification in GROUPS

    @property
    def kind_in_words(self) -> str:
        """What it is: the word it has for itself, else the standard word of its classification, translated."""
        return self.kind or str(Classification(self.classification).label)

    @property
    def address(self) -> str:  # type: ignore[override]
        if self.is_group:
            return "gremien/{key}/"
        return "einrichtungen/{key}/" if self.classification == Classification.INSTITUTION else ""

    @property
    def offer_list(self) -> list[str]:
        """What it offers, one by one."""
        return [line.strip() for line in self.offers.splitlines() if line.strip()]

    @property
    def language_list(self) -> list[str]:
        """The languages spoken there, one by one."""
        return [name.strip() for name in self.languages.split(",") if name.strip()]

    def is_over_on(self, day: dt.date) -> bool:
        """Dissolved before this day. An imprecise end lasts to the end of its month or year."""
        return self.end_date is not None and self.end_date.last < day

    def existed_on(self, date: PartialDate) -> bool:
        """True unless the date is certainly before its start or after its end."""
        too_early = self.start_date is not None and date.certainly_before(self.start_date)
        too_late = self.end_date is not None and self.end_date.certainly_before(date)
        return not too_early and not too_late


class OfOrganizationManager(models.Manager[Any]):
    """Rows of a table that links something to an organization, read together with it: one question for any number."""

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().select_related("organization")


class OrganizationLink(models.Model):
    """A row of a table that links something to organizations in an order, the leading one first (``position`` 1)."""

    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()

    objects = OfOrganizationManager()

    class Meta:
        abstract = True
        ordering = ["position"]

    def __str__(self) -> str:
        """What the organization is linked to: that still needs it."""
        columns = (one.name for one in self._meta.concrete_fields if one.is_relation and one.name != "organization")
        return str(getattr(self, next(columns)))


class LegislativeTermQuerySet(ThingQuerySet["LegislativeTerm"]):
    """Periods."""


class LegislativeTerm(Thing):
    """A working or funding period (OParl LegislativeTerm)."""

    kind_word: ClassVar[str] = "legislative-term"

    name = models.CharField(_("Name"), max_length=200)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True, years=HOLDS)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, years=HOLDS, ends=True)

    objects = models.Manager.from_queryset(LegislativeTermQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Zeitraum")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="legislativeterm_ends_after_it_starts",
                condition=ends_after_start(),
                violation_error_message=_("Ein Zeitraum endet nicht, bevor er beginnt."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class LocationQuerySet(ThingQuerySet["Location"]):
    """Places."""


class Location(Thing):
    """A place where meetings are held (OParl Location). Only public places."""

    kind_word: ClassVar[str] = "location"

    name = models.CharField(_("Name"), max_length=200)
    street_address = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    locality = models.CharField(_("Stadt"), max_length=100, blank=True)
    room = models.CharField(_("Raum"), max_length=100, blank=True)
    description = models.CharField(
        _("Wie man hineinkommt"), max_length=300, blank=True, help_text="How to get in, e.g. »ohne Stufen«."
    )

    objects = models.Manager.from_queryset(LocationQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Ort")

    def __str__(self) -> str:
        return self.name

    @property
    def in_one_line(self) -> str:
        """Everything that leads there."""
        town = (self.postal_code, self.locality)
        return rules.place_in_one_line(self.name, self.room, self.street_address, *town, self.description)
