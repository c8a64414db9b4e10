"""Meetings: a sitting of one or several organizations, and its agenda."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.corrections import Correctable
from sozialraum.bodies.models import Location, Organization, OrganizationLink
from sozialraum.bylaws.models import RuleRevision
from sozialraum.foundation.dates import A_YEAR, PartialDate, PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import ON, MeetingStep, Openness, State
from sozialraum.papers.models import Paper

BERLIN = ZoneInfo("Europe/Berlin")


def record_is_public(of: str = "") -> Q:
    """Of meetings (``of`` leads to them, e.g. ``meeting__``): those of which everybody may read what the record says.

    What a meeting said, decided, counted and gave as tasks is public from an act of publishing, and not before: neither
    being convened nor being under way nor having been held is enough. The one place that says so, for every room.
    """
    return Q(**{f"{of}state": State.HELD, f"{of}record_published__isnull": False})


def held_by_own(visitor: Visitor) -> models.QuerySet[Holder, int]:
    """The primary keys of the meetings that groups of this visitor hold."""
    return Holder.objects.filter(organization__in=visitor.organization_ids).values_list("meeting", flat=True)


def _not_over(today: dt.date) -> Q:
    """From today on; of what is known only by month or year, the whole month or year."""
    now = [PartialDate(today.year), PartialDate(today.year, today.month)]
    return Q(date__gte=PartialDate.of(today)) | Q(date__in=now)


class MeetingQuerySet(ThingQuerySet["Meeting"]):
    def visible_to(self, visitor: Visitor) -> MeetingQuerySet:
        """A date is public once convened; members also see the drafts of their own groups."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = ~Q(state=State.DRAFT)
        if visitor.link:
            seen |= visitor.linked(Meeting)
        if visitor.organization_ids:
            seen |= Q(pk__in=held_by_own(visitor))
        return self.here(visitor).filter(seen)

    def upcoming(self, today: dt.date) -> MeetingQuerySet:
        """Meetings from today on, the next first; open and cancelled ones until their day has passed."""
        return self.filter(_not_over(today)).exclude(state=State.HELD).order_by("date", "start_time", "pk")

    def past(self, today: dt.date) -> MeetingQuerySet:
        """Meetings that are over or were held, the latest first."""
        return self.filter(~_not_over(today) | Q(state=State.HELD)).order_by("-date", "-start_time", "-pk")

    def years(self) -> list[int]:
        """The years in which they met, the latest first."""
        found = self.exclude(date=None).annotate(year=Cast("date", models.IntegerField()) / A_YEAR)
        return list(found.order_by("-year").values_list("year", flat=True).distinct())

    def with_holders(self) -> MeetingQuerySet:
        """With the organizations that hold them prefetched: two queries for any number."""
        return self.select_related("location", "body").prefetch_related("holders")

    def with_rules_noted(self) -> MeetingQuerySet:
        """With ``has_rules`` and ``has_departures``: most meetings have neither, and need not be asked for them."""
        mine = Q(meeting=models.OuterRef("pk"), deleted=None)
        rules, departures = PinnedRevision.objects.filter(mine), Departure.objects.filter(mine)
        noted = {"has_rules": models.Exists(rules), "has_departures": models.Exists(departures)}
        return self.annotate(**noted)


class Meeting(Correctable):
    """A sitting (OParl Meeting), held by one or several organizations and yet only once there.

    The day and the clock times are kept apart: of an old meeting often only the day is known, sometimes less.
    """

    kind_word: ClassVar[str] = "meeting"

    address = "sitzungen/{key}/"

    name = models.CharField(_("Name"), max_length=200)
    date = PartialDateField(_("Tag"), null=True, blank=True)
    start_time = models.TimeField(_("Beginn"), null=True, blank=True)
    end_time = models.TimeField(_("Ende der Sitzung"), null=True, blank=True)
    location = models.ForeignKey(
        Location, verbose_name=_("Ort"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    state = models.CharField(_("Stand"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    openness = models.CharField(_("Wer darf kommen?"), max_length=20, choices=Openness, blank=True)
    former_date = PartialDateField(_("Früherer Tag"), null=True, blank=True, editable=False)
    reason = models.CharField(_("Begründung"), max_length=300, blank=True, help_text="Why it was cancelled or moved.")
    substitute = models.ForeignKey(
        "self",
        verbose_name=_("Ersatztermin"),
        related_name="replaced",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        help_text="The meeting that takes place instead of this one, which is called off.",
    )
    sequence = models.PositiveIntegerField(
        _("Änderungen des Termins"), default=0, editable=False, help_text="Raised with every change of date."
    )
    record_published = models.DateTimeField(
        _("Ergebnis öffentlich seit"),
        null=True,
        blank=True,
        editable=False,
        help_text="Since when everybody may read what its record says.",
    )
    organizations = models.ManyToManyField(Organization, verbose_name=_("Gremien"), through="Holder", related_name="+")
    has_rules = has_departures = True  # may have; ``with_rules_noted`` knows

    objects = models.Manager.from_queryset(MeetingQuerySet)()

    class Meta(Correctable.Meta):
        abstract = False
        verbose_name = _("Sitzung")
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
            models.CheckConstraint(
                name="meeting_openness_is_known", condition=Q(openness="") | Q(openness__in=Openness.values)
            ),
            models.CheckConstraint(
                name="meeting_is_no_substitute_of_itself",
                condition=Q(substitute=None) | ~Q(substitute=F("id")),
                violation_error_message=_("Eine Sitzung ersetzt sich nicht selbst."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> list[Organization]:
        """The organizations that hold the meeting, the leading one first; prefetch with ``with_holders`` for many."""
        return [link.organization for link in self.holders.all()]

    @property
    def start(self) -> dt.datetime | None:
        """The moment at which it begins; None unless day and time are known."""
        return self._moment(self.start_time)

    @property
    def end(self) -> dt.datetime | None:
        return self._moment(self.end_time)

    @property
    def public_since(self) -> dt.datetime | None:
        return self.record_published

    @property
    def instead(self) -> Meeting | None:
        """The public meeting that takes place instead of this one; None while that one is called off itself."""
        other = self.substitute if self.state == State.CANCELLED else None
        return other if other and other.state in (*ON, State.HELD) and not other.deleted else None

    @property
    def has_public_record(self) -> bool:
        """``record_is_public`` for a meeting that is already loaded."""
        return self.state == State.HELD and self.record_published is not None

    @property
    def has_minutes_text(self) -> bool:
        """Whether the minutes say something about one of its items."""
        return self.agenda.filter(deleted=None).exclude(text="").exists()

    def _moment(self, time: dt.time | None) -> dt.datetime | None:
        day = self.date.exact if self.date else None
        return dt.datetime.combine(day, time, BERLIN) if day and time else None


class Holder(OrganizationLink):
    """One of the organizations that hold a meeting; the first is the leading one."""

    meeting = models.ForeignKey(Meeting, related_name="holders", on_delete=models.CASCADE)

    class Meta(OrganizationLink.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["meeting", "organization"], name="holder_once")]

    def __str__(self) -> str:
        return str(self.meeting)


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


class AgendaItemQuerySet(ThingQuerySet["AgendaItem"]):
    def listed_for(self, visitor: Visitor) -> AgendaItemQuerySet:
        """Of which this visitor may know that it is there. What of its words they read: ``queries.agenda_of``."""
        return self.here(visitor).filter(meeting__in=Meeting.objects.visible_to(visitor).values("pk"))

    def visible_to(self, visitor: Visitor) -> AgendaItemQuerySet:
        """All of it may be read, name and text: by those who sit there; by everybody once the record is public."""
        listed = self.listed_for(visitor)
        if visitor.reads_all:
            return listed
        seen = Q(public=True) & record_is_public("meeting__")
        if visitor.organization_ids:
            seen |= Q(meeting__in=held_by_own(visitor))
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

    objects = models.Manager.from_queryset(AgendaItemQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Tagesordnungspunkt")
        ordering = ["order", "pk"]
        indexes = [models.Index(fields=["body"], condition=Q(public=False), name="agendaitem_not_public")]

    def __str__(self) -> str:
        label = item_label(self.number)
        return f"{label}: {self.name}" if label else self.name

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#top-{self.order}"


class ConsultationQuerySet(ThingQuerySet["Consultation"]):
    def listed_for(self, visitor: Visitor) -> ConsultationQuerySet:
        """That some paper is talked about there: seen with its item; under a non-public one, by those who sit there."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = Q(agenda_item__public=True)
        if visitor.organization_ids:
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
