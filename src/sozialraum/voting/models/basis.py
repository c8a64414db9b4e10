"""Voting: BallotBasis – the figures on which one group decided in one round, frozen when it did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor


class BallotBasisQuerySet(ThingQuerySet["BallotBasis"]):
    def visible_to(self, visitor: Visitor) -> BallotBasisQuerySet:
        """Read with the decision."""
        return self.here(visitor).filter(resolution__in=Resolution.objects.visible_to(visitor).values("pk"))


class BallotBasis(Thing):
    """How many votes of a group were here, of how many, and how many were needed: numbers, and the rule's sentence.

    It names the ballot by decision and round, for a corrected count is a new row. Nothing of it follows from a name, so
    that whoever lets go of one changes no figure. ``present`` and ``entitled`` are without those who were biased.
    """

    kind_word: ClassVar[str] = "ballot-basis"

    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="bases", on_delete=models.CASCADE
    )
    round = models.PositiveSmallIntegerField(_("Wahlgang"), default=1)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    present = models.PositiveIntegerField(_("Stimmberechtigte da"), null=True, blank=True)
    entitled = models.PositiveIntegerField(_("Stimmberechtigte insgesamt"), null=True, blank=True)
    voting = models.PositiveIntegerField(
        _("Stimmen, die abgegeben werden konnten"), null=True, blank=True, help_text="Without those who were biased."
    )
    recused = models.PositiveIntegerField(_("befangen"), default=0)
    needed = models.PositiveIntegerField(_("nötig"), null=True, blank=True)
    paragraph = models.CharField(_("Paragraf"), max_length=200, blank=True)
    answer = models.CharField(_("Was die Regel sagt"), max_length=1000, blank=True)
    reason = models.CharField(
        _("Warum die Zahlen so stehen"), max_length=300, blank=True, help_text="Where more voted than could."
    )

    objects = models.Manager.from_queryset(BallotBasisQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Grundlage einer Abstimmung")
        ordering = ["round", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["resolution", "round", "organization"],
                condition=Q(deleted=None),
                name="ballotbasis_once",
                violation_error_message=_("Zu diesem Wahlgang steht die Grundlage schon da."),
            ),
            models.CheckConstraint(name="ballotbasis_round_is_counted_from_one", condition=Q(round__gte=1)),
            models.CheckConstraint(
                name="ballotbasis_present_are_entitled",
                condition=Q(present=None) | Q(entitled=None) | Q(present__lte=F("entitled")),
                violation_error_message=_("Es können nicht mehr da sein, als es insgesamt gibt."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resolution}: {self.organization}"

    def get_absolute_url(self) -> str:
        return self.resolution.get_absolute_url()
