"""Meetings: by which rules a sitting is held, and where one went on against them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import RuleRevision
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models.meeting import Meeting
from sozialraum.meetings.words import MeetingStep


class PinnedRevisionQuerySet(ThingQuerySet["PinnedRevision"]):
    def visible_to(self, visitor: Visitor) -> PinnedRevisionQuerySet:
        """Seen with the meeting."""
        return self.here(visitor).filter(meeting__in=Meeting.objects.visible_to(visitor).values("pk"))

    def valid(self) -> PinnedRevisionQuerySet:
        """Of each meeting those that were fixed last."""
        later = PinnedRevision.objects.filter(
            meeting=models.OuterRef("meeting"), deleted=None, number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(later), deleted=None)


class PinnedRevision(Thing):
    """By which rules a group holds a meeting: fixed when it is opened, whatever is adopted or corrected later.

    A row for each text; one without a revision says that none was in force. ``number`` is one more each time the
    office fixes the rules of the meeting anew.
    """

    kind_word: ClassVar[str] = "pinned-revision"
    comes_back = False

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="+", on_delete=models.PROTECT)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    edition = models.ForeignKey(
        RuleRevision,
        verbose_name=_("Stand der Regeln"),
        related_name="+",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    number = models.PositiveSmallIntegerField(_("Das wievielte Mal"), default=1)
    reason = models.CharField(_("Warum neu festgelegt"), max_length=300, blank=True)

    objects = models.Manager.from_queryset(PinnedRevisionQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Geltende Regeln einer Sitzung")
        ordering = ["number", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "organization", "edition", "number"],
                condition=Q(deleted=None),
                name="pinnedrevision_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.edition}" if self.edition else str(self.meeting)

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()


class DepartureQuerySet(ThingQuerySet["Departure"]):
    def visible_to(self, visitor: Visitor) -> DepartureQuerySet:
        """Seen with the meeting, the reason too: it is asked for without names."""
        return self.here(visitor).filter(meeting__in=Meeting.objects.visible_to(visitor).values("pk"))


class Departure(Thing):
    """That one went on although a rule said no, with the reason; ``sentence`` is the answer of the rule, as it was."""

    kind_word: ClassVar[str] = "departure"
    comes_back = False

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="+", on_delete=models.PROTECT)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    step = models.CharField(_("Wobei"), max_length=20, choices=MeetingStep)
    sentence = models.CharField(_("Was die Regel sagt"), max_length=500)
    reason = models.CharField(_("Warum trotzdem"), max_length=300)

    objects = models.Manager.from_queryset(DepartureQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Abweichung von einer Regel")
        ordering = ["pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="departure_step_is_known", condition=unless_deleted(Q(step__in=MeetingStep.values))
            ),
            models.CheckConstraint(
                name="departure_has_a_reason",
                condition=unless_deleted(~Q(reason="") & ~Q(sentence="")),
                violation_error_message=_("Zu einer Abweichung gehört, warum."),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()
