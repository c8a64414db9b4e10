"""Meetings: the points of an agenda, and the papers on it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.things import Thing, ThingQuerySet, known_or_empty, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models.meeting import Meeting, held_by_link, held_by_own, record_is_public
from sozialraum.meetings.rules import anchor_of, item_label
from sozialraum.meetings.words import ItemCourse, ItemKind
from sozialraum.papers.models import Paper


class AgendaItemQuerySet(ThingQuerySet["AgendaItem"]):
    def listed_for(self, visitor: Visitor) -> AgendaItemQuerySet:
        """Of which this visitor may know that it is there. What of its words they read: ``queries.agenda_of``."""
        return self.here(visitor).filter(meeting__in=Meeting.objects.visible_to(visitor).values("pk"))

    def visible_to(self, visitor: Visitor) -> AgendaItemQuerySet:
        """All of it may be read, name and text: by those who sit there; by everybody once the record is public.

        Whoever writes in the sitting by a link for it sits there.
        """
        listed = self.listed_for(visitor)
        if visitor.reads_all:
            return listed
        seen = Q(public=True) & record_is_public("meeting__")
        if visitor.person_id or visitor.standings:
            seen |= Q(meeting__in=held_by_own(visitor))
        elif visitor.link:
            seen |= Q(meeting__in=Meeting.objects.filter(held_by_link(visitor)).values("pk"))
        return listed.filter(seen)

    def not_public(self, visitor: Visitor) -> AgendaItemQuerySet:
        """The few of the network of which nobody outside reads anything: cheaper to leave out than to ask each."""
        return self.filter(body=visitor.body, public=False)


class AgendaItem(Thing):
    """One point of the agenda (OParl AgendaItem)."""

    kind_word: ClassVar[str] = "agenda-item"

    meeting = models.ForeignKey(Meeting, verbose_name=_("Sitzung"), related_name="agenda", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    number = models.CharField(_("Nummer"), max_length=10, blank=True)
    name = models.CharField(_("Name"), max_length=300)
    public = models.BooleanField(_("Öffentlich"), default=True)
    text = models.TextField(
        _("Was das Protokoll dazu sagt"), blank=True, help_text="What the minutes say about it; light typed text."
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("Unterpunkt von"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    kind = models.CharField(_("Art"), max_length=20, choices=ItemKind, blank=True)
    brought_by = models.CharField(_("Eingebracht von"), max_length=200, blank=True, help_text="Never a resident.")
    minutes_planned = models.PositiveSmallIntegerField(_("Geplante Minuten"), null=True, blank=True)
    course = models.CharField(_("Was mit dem Punkt geschah"), max_length=20, choices=ItemCourse, blank=True)
    reason = models.CharField(_("Grund dafür"), max_length=300, blank=True, help_text="Of what became of it.")
    began = models.TimeField(
        _("Aufgerufen um"),
        null=True,
        blank=True,
        help_text="In the sitting; until it has ended, it is the current one.",
    )
    ended = models.TimeField(_("Abgeschlossen um"), null=True, blank=True, help_text="In the sitting.")

    objects = models.Manager.from_queryset(AgendaItemQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Tagesordnungspunkt")
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["body"], condition=Q(public=False), name="agendaitem_not_public")]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="agendaitem_kind_is_known", condition=known_or_empty("kind", ItemKind)),
            models.CheckConstraint(name="agendaitem_course_is_known", condition=known_or_empty("course", ItemCourse)),
            models.CheckConstraint(
                name="agendaitem_minutes_are_some",
                condition=Q(minutes_planned=None) | Q(minutes_planned__gt=0),
                violation_error_message=_("Geplant ist mindestens eine Minute; leer heißt: nicht gesagt."),
            ),
            models.CheckConstraint(
                name="agendaitem_is_not_below_itself",
                condition=Q(parent=None) | ~Q(parent=F("id")),
                violation_error_message=_("Ein Punkt ist nicht sein eigener Unterpunkt."),
            ),
            models.CheckConstraint(
                name="agendaitem_ends_once_it_began",
                condition=Q(ended=None) | Q(began__isnull=False),
                violation_error_message=_("Abgeschlossen wird, was aufgerufen wurde."),
            ),
        ]

    def __str__(self) -> str:
        label = item_label(self.number)
        return f"{label}: {self.name}" if label else self.name

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#{anchor_of(self.meeting.key, self.key)}"


class ConsultationQuerySet(ThingQuerySet["Consultation"]):
    def listed_for(self, visitor: Visitor) -> ConsultationQuerySet:
        """That some paper is talked about there: seen with its item; under a non-public one, by those who sit there."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = Q(agenda_item__public=True)
        if visitor.person_id or visitor.standings:
            seen |= Q(agenda_item__meeting__in=held_by_own(visitor))
        items = AgendaItem.objects.listed_for(visitor).values("pk")
        return self.here(visitor).filter(seen, agenda_item__in=items)

    def visible_to(self, visitor: Visitor) -> ConsultationQuerySet:
        """Which paper it is may be read, too."""
        return self.listed_for(visitor).filter(paper__in=Paper.objects.visible_to(visitor).values("pk"))


class Consultation(Thing):
    """That a paper is talked about under a point of the agenda (OParl Consultation)."""

    kind_word: ClassVar[str] = "consultation"

    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Tagesordnungspunkt"), related_name="consultations", on_delete=models.PROTECT
    )
    paper = models.ForeignKey(Paper, verbose_name=_("Dokument"), related_name="+", null=True, on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = models.Manager.from_queryset(ConsultationQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Beratung eines Dokuments")
        ordering = ["order", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="consultation_names_its_paper",
                condition=unless_deleted(Q(paper__isnull=False)),
                violation_error_message=_("Bitte wählen Sie das Dokument, um das es geht."),
            ),
            models.UniqueConstraint(
                fields=["agenda_item", "paper"],
                condition=Q(deleted=None),
                name="consultation_once",
                violation_error_message=_("Dieses Dokument steht unter diesem Punkt schon."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.paper or "")

    def get_absolute_url(self) -> str:
        return self.agenda_item.get_absolute_url()
