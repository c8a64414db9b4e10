"""Tasks: who does what until when, as the minutes of a meeting say."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor


class TaskQuerySet(ThingQuerySet["Task"]):
    def visible_to(self, visitor: Visitor) -> TaskQuerySet:
        """Seen with the minutes that name it."""
        return self.here(visitor).filter(minutes__in=Minutes.objects.visible_to(visitor).values("pk"))


class Task(Thing):
    """Who does what until when, as the minutes say. ``who`` is a role, a group or an institution, never a resident."""

    kind_word: ClassVar[str] = "task"

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    who = models.CharField(_("Wer"), max_length=200, blank=True)
    what = models.CharField(_("Was"), max_length=500)
    due = PartialDateField(_("Bis wann"), null=True, blank=True)
    done = models.BooleanField(_("Erledigt"), default=False)

    objects = models.Manager.from_queryset(TaskQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Aufgabe")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#aufgaben"
