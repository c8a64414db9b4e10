"""Meetings: who leads a sitting, who moderates it, and who writes its minutes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models.agenda import AgendaItem
from sozialraum.meetings.models.meeting import Meeting
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.models import Person


class ConductorQuerySet(ThingQuerySet["Conductor"]):
    def visible_to(self, visitor: Visitor) -> ConductorQuerySet:
        """With the names: only for the office and the auditor. What everybody reads: ``attendance.queries``."""
        return self.here(visitor) if visitor.reads_all else self.none()

    def named(self) -> ConductorQuerySet:
        """Those that hold somebody's name."""
        return self.filter(~Q(name="") | Q(person__isnull=False), deleted=None)


class Conductor(Thing):
    """Who leads a sitting, moderates it or writes its minutes: from the beginning, or from one of its points on.

    The name is inside only. ``label`` and ``stands_in_for`` are public: a function or an institution in words, never a
    private person. Whoever is named as a person leads or writes this very meeting (``permissions``).
    """

    kind_word: ClassVar[str] = "conductor"
    personal = frozenset({"name", "person_id"})

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="conductors", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    role = models.CharField(_("Aufgabe in der Sitzung"), max_length=20, choices=ConductorRole)
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    label = models.CharField(_("Funktion oder Einrichtung in Worten"), max_length=200, blank=True)
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200, blank=True, help_text="Where the person is not in the register.")
    is_substitute = models.BooleanField(_("In Vertretung"), default=False)
    stands_in_for = models.CharField(
        _("Vertritt"), max_length=200, blank=True, help_text="In words, as behind »in Vertretung«: der Sprecherin."
    )
    from_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Ab welchem Punkt"), related_name="+", null=True, blank=True,
        on_delete=models.PROTECT, help_text="Empty: from the beginning.",
    )  # fmt: skip

    objects = models.Manager.from_queryset(ConductorQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Leitung oder Protokoll einer Sitzung")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="conductor_role_is_known", condition=unless_deleted(Q(role__in=ConductorRole.values))
            ),
            models.CheckConstraint(
                name="conductor_stands_in_for_somebody",
                condition=Q(stands_in_for="") | Q(is_substitute=True),
                violation_error_message=_("Wer jemanden vertritt, ist in Vertretung da."),
            ),
        ]

    def __str__(self) -> str:
        role = str(ConductorRole(self.role).label) if self.role else ""
        return ": ".join(filter(None, (role, str(self.institution or "") or self.label)))

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()
