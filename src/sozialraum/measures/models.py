"""Measures: what a group does, why, with whom, and what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization, OrganizationLink
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.measures.words import MeasureProgress


class MeasureQuerySet(ThingQuerySet["Measure"]):
    """Measures: everybody reads them."""


class Measure(Thing):
    """What a group does beside its decisions: need, goal, partners, steps and result. Public, and without names."""

    kind_word: ClassVar[str] = "measure"

    address = "massnahmen/{key}/"

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200)
    need = models.TextField(_("Warum"), blank=True, help_text="The need; light typed text.")
    goal = models.TextField(_("Ziel"), blank=True, help_text="In words; light typed text.")
    target = models.PositiveIntegerField(_("Ziel als Zahl"), null=True, blank=True)
    reached = models.PositiveIntegerField(_("Davon erreicht"), null=True, blank=True)
    unit = models.CharField(_("Wovon"), max_length=60, blank=True, help_text="What is counted, e.g. Bänke.")
    steps = models.TextField(_("Schritte"), blank=True, help_text="Beside the tasks of its decision; typed text.")
    progress = models.CharField(_("Stand"), max_length=20, choices=MeasureProgress, default=MeasureProgress.PLANNED)
    start_date = PartialDateField(_("Von"), null=True, blank=True)
    end_date = PartialDateField(_("Bis"), null=True, blank=True, ends=True)
    result = models.TextField(_("Ergebnis"), blank=True, help_text="Light typed text.")
    partners_words = models.CharField(
        _("Weitere Partner"), max_length=300, blank=True, help_text="In words; never a resident."
    )
    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    partners = models.ManyToManyField(
        Organization, verbose_name=_("Partner"), through="MeasurePartner", related_name="+"
    )

    objects = models.Manager.from_queryset(MeasureQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Maßnahme")
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="measure_progress_is_known", condition=unless_deleted(Q(progress__in=MeasureProgress.values))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class MeasurePartner(OrganizationLink):
    """A group or institution with which a measure is carried out."""

    measure = models.ForeignKey(Measure, related_name="partner_links", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["measure", "organization"], name="measurepartner_once")]
