"""Meetings: the sitting itself, and who holds it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.corrections import Correctable
from sozialraum.bodies.models import Location, Organization, OrganizationLink
from sozialraum.foundation.dates import A_YEAR, PartialDate, PartialDateField
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import ENTITLED, FIXED, HOLD, ON, AttendanceMode, ConductorRole, Openness, State
from sozialraum.network.put import give_rows
from sozialraum.people.words import Role

if TYPE_CHECKING:
    from sozialraum.meetings.models.conductor import Conductor

BERLIN = ZoneInfo("Europe/Berlin")


def record_is_public(of: str = "") -> Q:
    """Of meetings (``of`` leads to them, e.g. ``meeting__``): those of which everybody may read what the record says.

    What a meeting said, decided, counted and gave as tasks is public from an act of publishing, and not before: neither
    being convened nor being under way nor having been held is enough. The one place that says so, for every room.
    """
    return Q(**{f"{of}state": State.HELD, f"{of}record_published__isnull": False})


def held_by_own(visitor: Visitor) -> models.QuerySet[Any, int]:
    """The primary keys of the meetings that groups of this visitor hold, or that the visitor leads or writes."""
    held = Holder.objects.filter(organization__in=visitor.organization_ids).values_list("meeting", flat=True)
    if visitor.person_id is None:
        return held
    own = Q(pk__in=held) | Q(pk__in=_conducted(visitor, ENTITLED).values("pk"))
    return Meeting.objects.filter(own).values_list("pk", flat=True)


def written_by(visitor: Visitor) -> models.QuerySet[Any, int]:
    """The primary keys of the meetings whose minutes this visitor is named to write, until they are published."""
    found = _conducted(visitor, [ConductorRole.MINUTES]).filter(record_published=None)
    return found.values_list("pk", flat=True)


def held_by_link(visitor: Visitor) -> Q:
    """The condition for the one meeting that this visitor writes in by a link made for it; without one, for none.

    Once its record is published nobody writes there any more, and the link reads what everybody does.
    """
    is_for_it = visitor.link is not None and visitor.link.purpose == HOLD
    return visitor.linked(Meeting) & Q(record_published=None) if is_for_it else Q(pk__in=[])


def held_now(visitor: Visitor) -> MeetingQuerySet:
    """The meetings that this visitor holds (``permissions.holds``): begun, and their record not published yet."""
    mine = held_by_link(visitor)
    if visitor.person_id is not None:
        mine |= Q(pk__in=_conducted(visitor, ENTITLED).values("pk"))
    if led := [one.organization_id for one in visitor.standings if one.role == Role.SPEAKER]:
        mine |= Q(pk__in=Holder.objects.filter(organization__in=led).values("meeting"))
    return Meeting.objects.filter(mine, body=visitor.body, state__in=FIXED, record_published=None)


def _conducted(visitor: Visitor, roles: Sequence[str]) -> MeetingQuerySet:
    named = {"conductors__person": visitor.person_id, "conductors__role__in": roles, "conductors__deleted": None}
    return Meeting.objects.filter(**named, body=visitor.body)


def _not_over(today: dt.date) -> Q:
    """From today on; of what is known only by month or year, the whole month or year."""
    now = [PartialDate(today.year), PartialDate(today.year, today.month)]
    return Q(date__gte=PartialDate.of(today)) | Q(date__in=now)


def _conducting(_nobody: Visitor, meetings: Sequence[int], model: type[Conductor]) -> models.QuerySet[Conductor]:
    found = model.objects.filter(meeting__in=meetings, deleted=None)
    return found.select_related("institution", "person", "from_item").order_by("order", "pk")


LAST_FIRST = ("-date", "-start_time", "-pk")


class MeetingQuerySet(ThingQuerySet["Meeting"]):
    def visible_to(self, visitor: Visitor) -> MeetingQuerySet:
        """A date is public once convened; members also see the drafts of their own groups."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = ~Q(state=State.DRAFT)
        if visitor.link:
            seen |= visitor.linked(Meeting)
        if visitor.person_id or visitor.standings:
            seen |= Q(pk__in=held_by_own(visitor))
        return self.here(visitor).filter(seen)

    def upcoming(self, today: dt.date) -> MeetingQuerySet:
        """Meetings from today on, the next first; open and cancelled ones until their day has passed."""
        return self.filter(_not_over(today)).exclude(state=State.HELD).order_by("date", "start_time", "pk")

    def past(self, today: dt.date) -> MeetingQuerySet:
        """Meetings that are over or were held, the latest first."""
        return self.filter(~_not_over(today) | Q(state=State.HELD)).order_by(*LAST_FIRST)

    def years(self) -> models.QuerySet[Any, tuple[int]]:
        """The years in which they met, the latest first."""
        found = self.exclude(date=None).annotate(year=Cast("date", models.IntegerField()) / A_YEAR)
        return found.order_by("-year").values_list("year").distinct()

    def with_holders(self) -> MeetingQuerySet:
        """With the organizations that hold them prefetched: two queries for any number."""
        return self.select_related("location", "body").prefetch_related("holders")


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
    opened = models.TimeField(
        _("Eröffnet um"), null=True, blank=True, editable=False, help_text="By the clock, whatever was planned."
    )
    closed = models.TimeField(_("Beendet um"), null=True, blank=True, editable=False, help_text="By the clock.")
    location = models.ForeignKey(
        Location, verbose_name=_("Ort"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    state = models.CharField(_("Stand"), max_length=20, choices=State, default=State.DRAFT, editable=False)
    openness = models.CharField(_("Wer darf kommen?"), max_length=20, choices=Openness, blank=True)
    attendance_mode = models.CharField(_("Wie?"), max_length=20, choices=AttendanceMode, blank=True)
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
    continues = models.ForeignKey(
        "self",
        verbose_name=_("Setzt die Sitzung fort"),
        related_name="continued_in",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        help_text="The sitting that goes on here on another day: two meetings, one record.",
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
    has_rules = has_departures = has_conductors = is_continued = True  # may have; ``with_rules_noted`` knows

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
                name="meeting_attendance_mode_is_known",
                condition=Q(attendance_mode="") | Q(attendance_mode__in=AttendanceMode.values),
            ),
            models.CheckConstraint(
                name="meeting_is_no_substitute_of_itself",
                condition=Q(substitute=None) | ~Q(substitute=F("id")),
                violation_error_message=_("Eine Sitzung ersetzt sich nicht selbst."),
            ),
            models.CheckConstraint(
                name="meeting_closes_once_it_was_opened",
                condition=Q(closed=None) | Q(opened__isnull=False),
                violation_error_message=_("Beendet wird, was eröffnet wurde."),
            ),
            models.UniqueConstraint(
                fields=["continues"],
                condition=Q(deleted=None),
                name="meeting_is_continued_once",
                violation_error_message=_("Diese Sitzung ist schon an einem anderen Tag fortgesetzt."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def groups(self) -> list[Organization]:
        """The organizations that hold the meeting, the leading one first; prefetch with ``with_holders`` for many."""
        return [link.organization for link in self.holders.all()]

    @property
    def conducted_by(self) -> list[Conductor]:
        """Who leads, moderates and writes it, in their order; asked once of a loaded meeting."""
        if not self.has_conductors:
            return []
        if "conductors" not in getattr(self, "_prefetched_objects_cache", {}):
            rows = asked_about(_conducting, [self.pk], self.conductors.model)
            for one in rows:
                one.meeting = self
            give_rows(self, "conductors", rows)
        return list(self.conductors.all())

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
