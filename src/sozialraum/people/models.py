"""People: persons, seats and memberships, each with its dates. Nothing of this is public by itself."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import User
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate, PartialDateField, ends_after_start
from sozialraum.foundation.things import T, Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.words import Role, VotingRight

OFFICES = (Classification.OFFICE, Classification.AUDIT)


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
        if any(visitor.belongs_to(kind) for kind in OFFICES):
            return self.here(visitor)
        return self.here(visitor).filter(Q(pk=visitor.person_id) | visitor.linked(Person))


class Person(Thing):
    """Somebody the network knows by name; may or may not have a login (OParl Person). Never public by itself."""

    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    postal_address = models.TextField(blank=True)
    user = models.ForeignKey(User, related_name="+", null=True, blank=True, on_delete=models.SET_NULL)

    objects = models.Manager.from_queryset(PersonQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
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
        if any(visitor.belongs_to(kind) for kind in OFFICES):
            return self.here(visitor)
        return self.here(visitor).filter(organization__in=visitor.organization_ids)


class Seat(Thing):
    """A place in a group, held by an institution or by a resident, never by the delegate who sits on it."""

    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    institution = models.ForeignKey(Organization, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    resident = models.ForeignKey(Person, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    voting_right = models.CharField(max_length=20, choices=VotingRight, default=VotingRight.FULL)
    start_date = PartialDateField(null=True, blank=True)
    end_date = PartialDateField(null=True, blank=True)

    objects = models.Manager.from_queryset(BelongingQuerySet["Seat"])()

    class Meta(Thing.Meta):
        abstract = False
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
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.institution or self.resident}"


class Membership(Thing):
    """A person in an organization, in a role, for a time (OParl Membership)."""

    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    person = models.ForeignKey(Person, related_name="+", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    start_date = PartialDateField(null=True, blank=True)
    end_date = PartialDateField(null=True, blank=True)

    objects = models.Manager.from_queryset(BelongingQuerySet["Membership"])()

    class Meta(Thing.Meta):
        abstract = False
        constraints = [*Thing.Meta.constraints, dated("membership_ends_after_it_starts")]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"
