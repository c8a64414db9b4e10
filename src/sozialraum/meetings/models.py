"""Meetings: a sitting of one or several organizations, and its agenda."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Location, OfOrganizationManager, Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, at, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from sozialraum.papers.models import Paper

BERLIN = ZoneInfo("Europe/Berlin")


def _not_over(today: dt.date) -> Q:
    """From today on; of what is known only by month or year, the whole month or year."""
    now = [PartialDate(today.year), PartialDate(today.year, today.month)]
    return Q(date__gte=PartialDate.of(today)) | Q(date__in=now)


class MeetingQuerySet(ThingQuerySet["Meeting"]):
    def visible_to(self, visitor: Visitor) -> MeetingQuerySet:
        """A date is public once convened; members also see the drafts of their own groups."""
        if visitor.belongs_to(Classification.OFFICE) or visitor.belongs_to(Classification.AUDIT):
            return self.here(visitor)
        seen = ~Q(state=State.DRAFT)
        if visitor.link:
            seen |= visitor.linked(Meeting)
        if visitor.organization_ids:
            seen |= Q(pk__in=Holder.objects.filter(organization__in=visitor.organization_ids).values("meeting"))
        return self.here(visitor).filter(seen)

    def upcoming(self, today: dt.date) -> MeetingQuerySet:
        """From today on, the next first; cancelled ones stay in the list until their day has passed."""
        return self.filter(_not_over(today)).exclude(state=State.HELD).order_by("date", "start_time", "pk")

    def past(self, today: dt.date) -> MeetingQuerySet:
        """What lies behind, the latest first."""
        return self.filter(~_not_over(today) | Q(state=State.HELD)).order_by("-date", "-start_time", "-pk")

    def with_holders(self) -> MeetingQuerySet:
        """Together with the organizations that hold them, in two queries for any number."""
        return self.select_related("location", "body").prefetch_related("holders")


class Meeting(Thing):
    """A sitting (OParl Meeting), held by one or several organizations and yet only once there.

    The day and the clock times are kept apart: of an old meeting often only the day is known, sometimes less.
    """

    kind_word: ClassVar[str] = "meeting"

    address = "sitzungen/{key}/"

    name = models.CharField(max_length=200)
    date = PartialDateField(null=True, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    location = models.ForeignKey(Location, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT, editable=False)
    former_date = PartialDateField(null=True, blank=True, editable=False)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was cancelled or moved.")
    sequence = models.PositiveIntegerField(default=0, editable=False, help_text="Raised with every change of date.")
    organizations = models.ManyToManyField(Organization, through="Holder", related_name="+")

    objects = models.Manager.from_queryset(MeetingQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        indexes = [models.Index(fields=["body", "date"], name="meeting_by_date")]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="meeting_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="meeting_convened_has_a_date",
                condition=unless_deleted(Q(state=State.DRAFT) | Q(date__isnull=False)),
                violation_error_message=_("Ohne Tag kann eine Sitzung nicht einberufen werden."),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(end_time=None) | Q(start_time__isnull=False, end_time__gt=F("start_time")),
                violation_error_message=_("Das Ende einer Sitzung liegt nach ihrem Anfang."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> list[Organization]:
        """Who holds it, the leading one first. Ask ``with_holders`` when there are many."""
        return [link.organization for link in self.holders.all()]

    @property
    def is_joint(self) -> bool:
        return len(self.groups) > 1

    @property
    def start(self) -> dt.datetime | None:
        """The moment it begins, if day and time are known."""
        return self._moment(self.start_time)

    @property
    def end(self) -> dt.datetime | None:
        return self._moment(self.end_time)

    def _moment(self, time: dt.time | None) -> dt.datetime | None:
        day = self.date.exact if self.date else None
        return dt.datetime.combine(day, time, BERLIN) if day and time else None


class Holder(models.Model):
    """One of the organizations that hold a meeting; the first is the leading one."""

    meeting = models.ForeignKey(Meeting, related_name="holders", on_delete=models.CASCADE)
    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField()

    objects = OfOrganizationManager()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["meeting", "organization"], name="holder_once")]

    def __str__(self) -> str:
        return str(self.meeting)


class AgendaItemQuerySet(ThingQuerySet["AgendaItem"]):
    def visible_to(self, visitor: Visitor) -> AgendaItemQuerySet:
        """Seen with its meeting. What a non-public item says is the page's to hold back (``public``)."""
        return self.here(visitor).filter(meeting__in=Meeting.objects.visible_to(visitor).values("pk"))


class AgendaItem(Thing):
    """One point of the agenda (OParl AgendaItem)."""

    kind_word: ClassVar[str] = "agenda-item"

    meeting = models.ForeignKey(Meeting, related_name="agenda", on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=300)
    public = models.BooleanField(default=True)
    text = models.TextField(blank=True, help_text="What the minutes say about it; light typed text.")

    objects = models.Manager.from_queryset(AgendaItemQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"TOP {self.number}: {self.name}" if self.number else self.name

    def get_absolute_url(self) -> str:
        return at(f"sitzungen/{self.meeting.key}/#top-{self.order}")


class ConsultationQuerySet(ThingQuerySet["Consultation"]):
    def visible_to(self, visitor: Visitor) -> ConsultationQuerySet:
        """Seen with its item; under a non-public one, by those who sit there. Who reads the paper, the paper says."""
        if visitor.belongs_to(Classification.OFFICE) or visitor.belongs_to(Classification.AUDIT):
            return self.here(visitor)
        seen = Q(agenda_item__public=True)
        if visitor.organization_ids:
            own = Holder.objects.filter(organization__in=visitor.organization_ids).values("meeting")
            seen |= Q(agenda_item__meeting__in=own)
        items = AgendaItem.objects.visible_to(visitor).values("pk")
        return self.here(visitor).filter(seen, agenda_item__in=items)


class Consultation(Thing):
    """That a paper is talked about under a point of the agenda (OParl Consultation)."""

    kind_word: ClassVar[str] = "consultation"

    agenda_item = models.ForeignKey(AgendaItem, related_name="consultations", on_delete=models.PROTECT)
    paper = models.ForeignKey(Paper, related_name="+", null=True, on_delete=models.PROTECT)
    order = models.PositiveSmallIntegerField(default=0)

    objects = models.Manager.from_queryset(ConsultationQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
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
