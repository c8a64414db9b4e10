"""Voting: StrawPoll – how people of a group thought of something, which decides nothing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem


class StrawPollQuerySet(ThingQuerySet["StrawPoll"]):
    def visible_to(self, visitor: Visitor) -> StrawPollQuerySet:
        """Read with what the minutes say of the point."""
        return self.here(visitor).filter(agenda_item__in=AgendaItem.objects.visible_to(visitor).values("pk"))


class StrawPoll(Thing):
    """How many were for something, against it, or neither; no ballot, and without a result (Meinungsbild)."""

    kind_word: ClassVar[str] = "straw-poll"

    agenda_item = models.ForeignKey(AgendaItem, verbose_name=_("Punkt"), related_name="polls", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    question = models.CharField(_("Worüber"), max_length=300, blank=True)
    yes = models.PositiveIntegerField(_("dafür"), null=True, blank=True)
    no = models.PositiveIntegerField(_("dagegen"), null=True, blank=True)
    abstain = models.PositiveIntegerField(_("weder noch"), null=True, blank=True)
    words = models.CharField(_("In Worten"), max_length=200, blank=True)

    objects = models.Manager.from_queryset(StrawPollQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Meinungsbild")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["agenda_item", "organization", "question"],
                condition=Q(deleted=None, organization__isnull=False),
                name="strawpoll_once",
                violation_error_message=_("Dieses Meinungsbild steht hier schon."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.organization or self.agenda_item}"

    def get_absolute_url(self) -> str:
        return self.agenda_item.get_absolute_url()
