"""Tasks: who does what until when, as the minutes of a meeting, an item or a decision say."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, held_by_own


class TaskQuerySet(ThingQuerySet["Task"]):
    def visible_to(self, visitor: Visitor) -> TaskQuerySet:
        """Seen with the minutes that name it, unless it comes from a non-public item; the groups that met see it."""
        here = self.here(visitor).filter(minutes__in=Minutes.objects.visible_to(visitor).values("pk"))
        if visitor.reads_all:
            return here
        hidden = AgendaItem.objects.not_public(visitor).values("pk")
        seen = ~Q(agenda_item__in=hidden) & ~Q(resolution__agenda_item__in=hidden)
        if visitor.person_id or visitor.standings:
            seen |= Q(minutes__meeting__in=held_by_own(visitor))
        return here.filter(seen)


class Task(Thing):
    """Who does what until when, as the minutes say. ``who`` is a role, a group or an institution, never a resident."""

    kind_word: ClassVar[str] = "task"

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Punkt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    resolution = models.ForeignKey(
        Resolution, verbose_name=_("Beschluss"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    who = models.CharField(_("Wer"), max_length=200, blank=True)
    what = models.CharField(_("Was"), max_length=500)
    due = PartialDateField(_("Bis wann"), null=True, blank=True)
    next_sitting = models.BooleanField(_("Bis zur nächsten Sitzung"), default=False)
    done = models.BooleanField(_("Erledigt"), default=False)

    objects = models.Manager.from_queryset(TaskQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Aufgabe")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="task_is_due_once",
                condition=Q(due=None) | Q(next_sitting=False),
                violation_error_message=_("Bis wann: ein Tag oder die nächste Sitzung, nicht beides."),
            ),
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#aufgaben"
