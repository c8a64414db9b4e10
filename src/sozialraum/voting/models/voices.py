"""Voting: Voice and Recusal – one vote of those asked by name, and who was biased at a point. Both stay inside."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, written_by
from sozialraum.people.models import Person, Seat
from sozialraum.voting.words import BY_NAME, VoiceValue


def _of(model: type[models.Model], label: Any) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        model, verbose_name=label, related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )


class HeldVote(Thing):
    """A vote by its seat or institution; ``label`` says in words what it is. Whose it was is inside, and let go of."""

    personal = frozenset({"person_id"})

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    seat = _of(Seat, _("Sitz"))
    institution = _of(Organization, _("Einrichtung"))
    person = _of(Person, _("Person"))
    label = models.CharField(_("In Worten"), max_length=200, blank=True, help_text="Never the name of a person.")

    class Meta(Thing.Meta):
        abstract = True
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.institution or self.label or self.organization)


class VoiceQuerySet(ThingQuerySet["Voice"]):
    def visible_to(self, visitor: Visitor) -> VoiceQuerySet:
        """Office, auditor, and who writes the minutes."""
        if visitor.reads_all:
            return self.here(visitor)
        return (
            self.here(visitor).filter(resolution__meeting__in=written_by(visitor)) if visitor.person_id else self.none()
        )

    def named(self) -> VoiceQuerySet:
        """Those that say whose they were."""
        return self.filter(person__isnull=False, deleted=None)


class Voice(HeldVote):
    """What one vote said in a roll call or a circular; of a secret ballot there is none (``actions.voices``)."""

    kind_word: ClassVar[str] = "voice"
    #: The rounds of which there are any: corrected to another way, a round loses them.
    kept_of_ways: ClassVar[tuple[str, ...]] = BY_NAME

    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="voices", on_delete=models.CASCADE
    )
    round = models.PositiveSmallIntegerField(_("Wahlgang"), default=1)
    value = models.CharField(_("Stimme"), max_length=20, choices=VoiceValue)

    objects = models.Manager.from_queryset(VoiceQuerySet)()

    class Meta(HeldVote.Meta):
        abstract = False
        verbose_name = _("Stimme bei einer namentlichen Abstimmung")
        constraints = [
            *HeldVote.Meta.constraints,
            models.UniqueConstraint(
                fields=["resolution", "round", "organization", "seat"],
                condition=Q(deleted=None, seat__isnull=False),
                name="voice_seat_once",
                violation_error_message=_("Dieser Sitz hat in diesem Wahlgang schon gestimmt."),
            ),
            models.CheckConstraint(
                name="voice_value_is_known", condition=unless_deleted(Q(value__in=VoiceValue.values))
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.resolution.get_absolute_url()


class RecusalQuerySet(ThingQuerySet["Recusal"]):
    def visible_to(self, visitor: Visitor) -> RecusalQuerySet:
        """Office, auditor, and who writes the minutes."""
        if visitor.reads_all:
            return self.here(visitor)
        return (
            self.here(visitor).filter(agenda_item__meeting__in=written_by(visitor))
            if visitor.person_id
            else self.none()
        )

    def named(self) -> RecusalQuerySet:
        """Those that say who it was."""
        return self.filter(person__isnull=False, deleted=None)


class Recusal(HeldVote):
    """That a vote of a group did not count at a point, because whoever has it was biased, and why."""

    kind_word: ClassVar[str] = "recusal"

    agenda_item = models.ForeignKey(AgendaItem, verbose_name=_("Punkt"), related_name="+", on_delete=models.CASCADE)
    why = models.CharField(_("Warum"), max_length=300, blank=True, help_text="As the rules proposed it, without names.")

    objects = models.Manager.from_queryset(RecusalQuerySet)()

    class Meta(HeldVote.Meta):
        abstract = False
        verbose_name = _("Befangenheit bei einem Punkt")
        constraints = [
            *HeldVote.Meta.constraints,
            models.UniqueConstraint(
                fields=["agenda_item", "organization", "seat"],
                condition=Q(deleted=None, seat__isnull=False),
                name="recusal_seat_once",
                violation_error_message=_("Das steht bei diesem Punkt schon."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return self.agenda_item.get_absolute_url()
