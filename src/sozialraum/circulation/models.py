"""Circulation: that a draft was sent, and what was said against it. Objections are never public, only their number."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.circulation.rules import DraftPoint
from sozialraum.circulation.words import ObjectionOutcome, ObjectionWay
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.things import Thing, ThingQuerySet, known_or_empty, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, held_by_own
from sozialraum.people.models import Person, Recipient


class Circulation(models.Model):
    """That a draft of minutes went to those who sat there: when, until when they may object, to how many."""

    personal = frozenset({"texts"})

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.CASCADE)
    number = models.PositiveSmallIntegerField(_("Wievielte Fassung"))
    sent_on = models.DateField(_("Verschickt am"))
    objections_until = models.DateField(_("Einwände bis"))
    recipients = models.PositiveIntegerField(_("An wie viele"), default=0)
    without_way = models.PositiveIntegerField(_("Ohne Weg"), default=0, help_text="Whom no letter reaches.")
    texts = models.JSONField(_("Was darin stand"), default=list, help_text="Point by point, as it was sent.")

    class Meta:
        verbose_name = _("Verschickter Entwurf")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="circulation_number_once"),
            models.CheckConstraint(
                name="circulation_ends_after_it_began",
                condition=Q(objections_until__gte=models.F("sent_on")),
                violation_error_message=_("Einwände sind frühestens am Tag des Verschickens möglich."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.minutes)

    @property
    def points(self) -> tuple[DraftPoint, ...]:
        """What stood in it; nothing once that is let go of."""
        return tuple(map(DraftPoint.from_json, self.texts))


class Reminder(models.Model):
    """That whoever writes the minutes was reminded on a day."""

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.CASCADE)
    day = models.DateField(_("Für den Tag"))

    class Meta:
        verbose_name = _("Erinnerung an ein Protokoll")
        constraints = [models.UniqueConstraint(fields=["minutes", "day"], name="reminder_once")]

    def __str__(self) -> str:
        return str(self.minutes)


class MinutesCopy(models.Model):
    """That published minutes went to an entry of a Verteiler that gets all of them; once, and on which day."""

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.CASCADE)
    recipient = models.ForeignKey(Recipient, verbose_name=_("An wen"), related_name="+", on_delete=models.CASCADE)
    sent_on = models.DateField(_("Verschickt am"))

    class Meta:
        verbose_name = _("Verschicktes Protokoll")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "recipient"], name="minutes_copy_once")]

    def __str__(self) -> str:
        return str(self.minutes)


class ObjectionQuerySet(ThingQuerySet["Objection"]):
    def visible_to(self, visitor: Visitor) -> ObjectionQuerySet:
        """Office and auditor, and the groups that met; not public. Whose it is say ``queries`` only to some."""
        if visitor.reads_all:
            return self.here(visitor)
        if not (visitor.person_id or visitor.standings):
            return self.none()
        own = Q(person__isnull=False, person=visitor.person_id)
        return self.here(visitor).filter(own | Q(minutes__meeting__in=held_by_own(visitor)))

    def unanswered(self) -> ObjectionQuerySet:
        """The oldest first."""
        return self.filter(outcome="", deleted=None).order_by("created", "pk")


class Objection(Thing):
    """What somebody who sat there says against a draft of minutes: where, what stands there, what should, and why."""

    kind_word: ClassVar[str] = "objection"
    address = "einwaende/{key}/"
    comes_back = False
    personal = frozenset({"person_id", "name", "phone", "place", "old", "new", "reason", "answer"})

    minutes = models.ForeignKey(Minutes, verbose_name=_("Protokoll"), related_name="+", on_delete=models.PROTECT)
    agenda_item = models.ForeignKey(
        AgendaItem, verbose_name=_("Punkt"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    place = models.CharField(_("Stelle"), max_length=100, blank=True)
    old = models.TextField(_("So steht es da"), blank=True, max_length=2000)
    new = models.TextField(_("So soll es heißen"), blank=True, max_length=2000)
    reason = models.TextField(_("Warum"), blank=True, max_length=2000)
    person = models.ForeignKey(
        Person, verbose_name=_("Von wem"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    institution = models.ForeignKey(
        Organization, verbose_name=_("Einrichtung"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200, blank=True, help_text="Where the person is not in the register.")
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    way = models.CharField(_("Auf welchem Weg"), max_length=10, choices=ObjectionWay, blank=True)
    late = models.BooleanField(_("Nach der Frist"), default=False)
    outcome = models.CharField(_("Was daraus wurde"), max_length=10, choices=ObjectionOutcome, blank=True)
    answer = models.TextField(_("Antwort"), blank=True, max_length=2000)
    answered = models.DateTimeField(_("Beantwortet"), null=True, blank=True)

    objects = models.Manager.from_queryset(ObjectionQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Einwand")
        ordering = ["created", "pk"]
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(
                name="objection_says_what_should_be",
                condition=unless_deleted(~Q(old="", new="")),
                violation_error_message=_("Bitte schreiben Sie, was da steht oder wie es heißen soll."),
            ),
            models.CheckConstraint(
                name="objection_has_one_place",
                condition=Q(agenda_item=None) | Q(place=""),
                violation_error_message=_("Der Punkt oder eine Stelle in Worten, nicht beides."),
            ),
            models.CheckConstraint(name="objection_way_is_known", condition=known_or_empty("way", ObjectionWay)),
            models.CheckConstraint(
                name="objection_outcome_is_known", condition=known_or_empty("outcome", ObjectionOutcome)
            ),
        ]

    def __str__(self) -> str:
        return str(_("Einwand"))

    def get_absolute_url(self) -> str:
        return f"{self.minutes.meeting.get_absolute_url()}#einwaende"
