"""Presence: Entitlement – who speaks for a seat in one sitting where that does not follow from the register."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.attendance.models import Attendance
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.people.models import Seat
from sozialraum.presence.words import EntitlementWay


class EntitlementQuerySet(ThingQuerySet["Entitlement"]):
    def visible_to(self, visitor: Visitor) -> EntitlementQuerySet:
        """With the heads it names: whoever may read these."""
        return self.here(visitor).filter(spoken_by__in=Attendance.objects.visible_to(visitor).values("pk"))


class Entitlement(Thing):
    """That one head speaks for a seat of a group in this sitting: a deputy by order or lot, a delegate named there.

    Without a seat the head has a vote of its own in this group, as its rules give it to whoever is here. One delegate
    for two seats is one head with two of these. It holds no name, and stays when the name of the head is let go of.
    """

    kind_word: ClassVar[str] = "entitlement"

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    seat = models.ForeignKey(
        Seat, verbose_name=_("Sitz"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    spoken_by = models.ForeignKey(Attendance, verbose_name=_("Wer spricht"), related_name="+", on_delete=models.PROTECT)
    as_deputy = models.BooleanField(_("In Vertretung"), default=False)
    way = models.CharField(_("Warum"), max_length=20, choices=EntitlementWay)
    why = models.CharField(_("Anmerkung"), max_length=200, blank=True, help_text="Who drew the lot, in words; no name.")

    objects = models.Manager.from_queryset(EntitlementQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Stimme in einer Sitzung")
        ordering = ["pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.UniqueConstraint(
                fields=["minutes", "organization", "seat"],
                condition=Q(deleted=None),
                name="entitlement_seat_once",
                violation_error_message=_("Für diesen Sitz spricht in dieser Sitzung schon jemand."),
            ),
            models.UniqueConstraint(
                fields=["organization", "spoken_by"],
                condition=Q(deleted=None, seat=None),
                name="entitlement_head_once",
                violation_error_message=_("Diese Stimme ist schon eingetragen."),
            ),
            models.CheckConstraint(
                name="entitlement_way_is_known", condition=unless_deleted(Q(way__in=EntitlementWay.values))
            ),
            models.CheckConstraint(
                name="entitlement_deputy_has_a_seat",
                condition=Q(as_deputy=False) | Q(seat__isnull=False),
                violation_error_message=_("Eine Vertretung spricht für einen Sitz."),
            ),
        ]

    def __str__(self) -> str:
        of = self.seat.holder if self.seat else self.organization
        return f"{of}: {self.get_way_display()}"

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#anwesend"
