"""Events: what somebody offers on a day, or on several, for whoever wants to come."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Location, Organization
from sozialraum.events import words
from sozialraum.events.words import OPEN_TO_ALL, EventState
from sozialraum.foundation.dates import PartialDate, PartialDateField, ends_after_start
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor


def _ends_from(day: PartialDate) -> Q:
    return Q(end_date__gte=day) | Q(end_date=None, date__gte=day)


class EventQuerySet(ThingQuerySet["Event"]):
    def visible_to(self, visitor: Visitor) -> EventQuerySet:
        """Everybody reads what the office has published; by its link an institution also reads its own."""
        if visitor.reads_all:
            return self.here(visitor)
        seen = Q(state__in=OPEN_TO_ALL)
        if visitor.link:
            seen |= Q(organization__in=Organization.objects.filter(visitor.linked(Organization), body=visitor.body))
        return self.here(visitor).filter(seen)

    def public(self, visitor: Visitor) -> EventQuerySet:
        """The events that everybody reads, for any visitor; with place and organization."""
        return self.visible_to(visitor.as_nobody()).select_related("location", "organization")

    def upcoming(self, today: dt.date) -> EventQuerySet:
        """Events whose last day has not passed, the next first; of a month or year alone, until it is over."""
        now = [PartialDate(today.year), PartialDate(today.year, today.month)]
        ahead = _ends_from(PartialDate.of(today)) | Q(end_date=None, date__in=now)
        return self.filter(ahead).order_by("date", "start_time", "pk")

    def between(self, first: dt.date, last: dt.date) -> EventQuerySet:
        """Events with a day, or with a former day, in this span."""
        days = PartialDate.of(first), PartialDate.of(last)
        touches = Q(date__lte=days[1]) & _ends_from(PartialDate(first.year, first.month))
        return self.filter(touches | Q(former_date__range=days)).order_by("date", "start_time", "pk")


class Event(Thing):
    """An event (schema.org Event) that is no sitting. What is not known of it is empty, and never a no."""

    kind_word: ClassVar[str] = "event"

    address = "veranstaltungen/{key}/"

    name = models.CharField(_("Name"), max_length=200)
    date = PartialDateField(_("Tag der Veranstaltung"), null=True, blank=True)
    end_date = PartialDateField(_("Bis zum Tag"), null=True, blank=True, help_text="Empty: it is over the same day.")
    start_time = models.TimeField(_("Beginn der Veranstaltung"), null=True, blank=True)
    end_time = models.TimeField(_("Ende der Veranstaltung"), null=True, blank=True)
    all_day = models.BooleanField(_("Ganztägig"), default=False)
    location = models.ForeignKey(
        Location, verbose_name=_("Ort"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    place = models.CharField(
        _("Anderer Ort"), max_length=200, blank=True, help_text="A place that is not among the known ones."
    )
    access = models.CharField(_("Wie man hineinkommt"), max_length=300, blank=True)
    organization = models.ForeignKey(
        Organization, verbose_name=_("Wer einlädt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    languages = models.CharField(
        _("Sprachen dort"), max_length=200, blank=True, help_text="Languages spoken there, separated by commas."
    )
    audience = models.CharField(_("Für wen sie ist"), max_length=200, blank=True)
    free = models.BooleanField(_("Ist sie kostenlos"), null=True, blank=True, help_text="Empty: not known.")
    price = models.CharField(_("Was es kostet"), max_length=200, blank=True)
    step_free = models.BooleanField(_("Ohne Stufen erreichbar"), null=True, blank=True, help_text="Empty: not known.")
    child_care = models.BooleanField(_("Mit Kinderbetreuung"), null=True, blank=True, help_text="Empty: not known.")
    interpreter = models.BooleanField(_("Mit Dolmetschen"), null=True, blank=True, help_text="Empty: not known.")
    interpreted = models.CharField(
        _("Gedolmetscht in"), max_length=200, blank=True, help_text="Into which languages, separated by commas."
    )
    note = models.TextField(_("Worum es geht"), blank=True)
    website = models.URLField(_("Seite im Internet"), blank=True)
    state = models.CharField(
        _("Stand"), max_length=20, choices=EventState, default=EventState.PUBLISHED, editable=False
    )
    former_date = PartialDateField(_("Früherer Tag"), null=True, blank=True, editable=False)
    reason = models.CharField(
        _("Begründung"), max_length=300, blank=True, editable=False, help_text="Why it was cancelled, moved, refused."
    )
    sequence = models.PositiveIntegerField(
        _("Änderungen des Termins"), default=0, editable=False, help_text="Raised with every change of date."
    )
    proposed = models.DateTimeField(
        _("Eingereicht am"), null=True, blank=True, editable=False, help_text="When an institution sent it in."
    )

    objects = models.Manager.from_queryset(EventQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Veranstaltung")
        indexes = [models.Index(fields=["body", "date"], name="event_by_date")]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="event_state_is_known", condition=Q(state__in=EventState.values)),
            models.CheckConstraint(
                name="event_has_a_date",
                condition=unless_deleted(Q(date__isnull=False)),
                violation_error_message=words.NO_DAY,
            ),
            models.CheckConstraint(
                name="event_ends_after_its_first_day",
                condition=ends_after_start("date", "end_date"),
                violation_error_message=words.LAST_BEFORE_FIRST,
            ),
            models.CheckConstraint(
                name="event_ends_after_it_starts",
                condition=Q(end_time=None)
                | Q(start_time__isnull=False)
                & (Q(end_time__gt=F("start_time")) | Q(end_date__isnull=False, end_date__gt=F("date"))),
                violation_error_message=words.ENDS_BEFORE,
            ),
            models.CheckConstraint(
                name="event_of_a_whole_day_has_no_time",
                condition=Q(all_day=False) | Q(start_time=None, end_time=None),
                violation_error_message=words.WHOLE_DAY,
            ),
            models.CheckConstraint(
                name="event_has_one_place",
                condition=Q(location=None) | Q(place=""),
                violation_error_message=words.TWO_PLACES,
            ),
            models.CheckConstraint(
                name="event_free_has_no_price",
                condition=Q(free=None) | Q(free=False) | Q(price=""),
                violation_error_message=words.FREE_AND_PRICED,
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        """Everything that leads there, in one line; empty if nothing is known."""
        place = self.location.in_one_line if self.location and not self.location.deleted else self.place
        return ", ".join(part for part in (place, self.access) if part)

    @property
    def last_day(self) -> PartialDate | None:
        day: PartialDate | None = self.end_date or self.date
        return day

    def is_over_on(self, today: dt.date) -> bool:
        """Its last day has passed."""
        return self.last_day is not None and self.last_day.last < today
