"""Interests: who is involved in a paper, and who has an office where. Nothing of this is ever public."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests.words import Involvement
from sozialraum.papers.models import Paper
from sozialraum.people.models import Person, dated, holds_on


class InterestQuerySet(ThingQuerySet["Interest"]):
    def visible_to(self, visitor: Visitor) -> InterestQuerySet:
        """Office and auditor. What members read of it in a sitting: ``queries.proposed_bias``."""
        return self.here(visitor) if visitor.reads_all else self.none()


class Interest(Thing):
    """That an institution or a person brings a paper (OParl ``Paper.originatorPerson``), or is concerned by it."""

    kind_word: ClassVar[str] = "interest"

    paper = models.ForeignKey(Paper, verbose_name=_("Dokument"), related_name="+", on_delete=models.PROTECT)
    part = models.CharField(_("Wie beteiligt"), max_length=20, choices=Involvement, default=Involvement.ORIGINATOR)
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )

    objects = models.Manager.from_queryset(InterestQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Beteiligung an einem Dokument")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="interest_part_is_known", condition=Q(part__in=Involvement.values)),
            models.CheckConstraint(
                name="interest_is_of_one",
                condition=unless_deleted(
                    Q(institution__isnull=False, person=None) | Q(institution=None, person__isnull=False)
                ),
                violation_error_message=_("Beteiligt ist eine Einrichtung oder eine Person, immer nur eine davon."),
            ),
            *(
                models.UniqueConstraint(
                    fields=["paper", "part", who],
                    condition=Q(deleted=None),
                    name=f"interest_of_{who}_once",
                    violation_error_message=_("Das steht hier schon."),
                )
                for who in ("institution", "person")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution or self.person or ''} ({Involvement(self.part).label})"

    def get_absolute_url(self) -> str:
        return f"{self.paper.get_absolute_url()}#beteiligte"


class DeclaredOfficeQuerySet(ThingQuerySet["DeclaredOffice"]):
    def held_on(self, day: dt.date) -> DeclaredOfficeQuerySet:
        """Those held on this day."""
        return self.filter(holds_on(day), deleted=None)

    def visible_to(self, visitor: Visitor) -> DeclaredOfficeQuerySet:
        """Office and auditor see all; everybody sees their own."""
        seen = self.here(visitor)
        return seen if visitor.reads_all else seen.filter(person=visitor.person_id)


class DeclaredOffice(Thing):
    """An office in an institution that somebody has declared, e.g. in the board of an association."""

    kind_word: ClassVar[str] = "declared-office"
    personal = frozenset({"title"})

    person = models.ForeignKey(Person, verbose_name=_("Person"), related_name="+", on_delete=models.PROTECT)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", on_delete=models.PROTECT
    )
    title = models.CharField(_("Amt"), max_length=200, blank=True)
    start_date = PartialDateField(_("Anfang"), null=True, blank=True)
    end_date = PartialDateField(_("Ende"), null=True, blank=True, ends=True)

    objects = models.Manager.from_queryset(DeclaredOfficeQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Erklärtes Amt")
        constraints = [*Thing.Meta.constraints, dated("declaredoffice_ends_after_it_starts")]

    def __str__(self) -> str:
        return f"{self.person}, {self.organization}"
