"""Joining: somebody's wish to belong to a group, and what has to be said to them by a person."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import Thing, ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import rules
from sozialraum.joining.words import OPEN, ReplyBy, State, Topic
from sozialraum.people.models import Person

#: What our links are for. Whoever only confirms an address does not see what was typed about whom.
CONFIRM, STATUS = "confirm-mail", "join"
READERS = (Classification.OFFICE, Classification.AUDIT)


class JoinRequestQuerySet(ThingQuerySet["JoinRequest"]):
    def visible_to(self, visitor: Visitor) -> JoinRequestQuerySet:
        """The office and the auditor see all; whoever asked sees their own, by its link; nobody else sees any."""
        if any(visitor.belongs_to(kind) for kind in READERS):
            return self.here(visitor)
        asked_for = visitor.link is not None and visitor.link.purpose == STATUS
        return self.here(visitor).filter(visitor.linked(JoinRequest)) if asked_for else self.none()

    def open(self) -> JoinRequestQuerySet:
        """Not yet decided."""
        return self.filter(state__in=OPEN)


class ConfirmableQuerySet(ThingQuerySet["JoinRequest"]):
    def visible_to(self, visitor: Visitor) -> ConfirmableQuerySet:
        """The one whose mail address this link confirms."""
        asked_for = visitor.link is not None and visitor.link.purpose == CONFIRM
        return self.here(visitor).filter(visitor.linked(JoinRequest)) if asked_for else self.none()


class JoinRequest(Thing):
    """Somebody would like to belong to a group. Never public; not part of a network's history as a file."""

    address = "beitritte/{key}/"

    organization = models.ForeignKey(Organization, related_name="+", on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    reply_by = models.CharField(max_length=10, choices=ReplyBy, default=ReplyBy.MAIL)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=60, blank=True)
    postal_address = models.TextField(blank=True)
    institution = models.CharField(max_length=200, blank=True, help_text="As it was typed; empty: for oneself.")
    language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(default=False)
    needs_child_care = models.BooleanField(default=False)
    needs_step_free = models.BooleanField(default=False)
    message = models.TextField(blank=True)
    on_behalf = models.BooleanField(default=False, help_text="Typed in by the office for somebody.")
    sending = models.CharField(max_length=40, blank=True, help_text="The mark of the form, known if sent twice.")

    state = models.CharField(max_length=20, choices=State, default=State.ASKED, editable=False)
    email_confirmed = models.DateTimeField(null=True, blank=True)
    question = models.TextField(blank=True, help_text="What the office asked back.")
    answer = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Why it was refused.")
    ended = models.DateTimeField(null=True, blank=True, help_text="When it was decided or taken back.")
    person = models.ForeignKey(Person, related_name="+", null=True, blank=True, on_delete=models.PROTECT)
    start_date = PartialDateField(null=True, blank=True, help_text="From when they belong.")

    promised = models.DateTimeField(null=True, blank=True, help_text="When word was promised, as no date was set.")
    told_for = models.CharField(max_length=80, blank=True, help_text="Key of the meeting they were told of.")
    told_as = models.CharField(max_length=200, blank=True, help_text="What they were told of it.")

    objects = models.Manager.from_queryset(JoinRequestQuerySet)()
    confirmable = models.Manager.from_queryset(ConfirmableQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        constraints = [
            *Thing.Meta.constraints,
            models.CheckConstraint(name="joinrequest_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="joinrequest_can_be_answered",
                condition=unless_deleted(
                    Q(reply_by=ReplyBy.MAIL) & ~Q(email="")
                    | Q(reply_by=ReplyBy.PHONE) & ~Q(phone="")
                    | Q(reply_by=ReplyBy.POST) & ~Q(postal_address="")
                ),
                violation_error_message=_("Es fehlt, wie wir antworten können."),
            ),
        ]
        indexes = [models.Index(fields=["body", "state"], name="joinrequest_by_state")]

    def __str__(self) -> str:
        return self.name or self.number

    @property
    def number(self) -> str:
        """To be read out on the phone."""
        return rules.number_of(self.key)

    @property
    def told_on(self) -> dt.date | None:
        """The day they were told."""
        return rules.day_of(self.told_as) if self.told_as else None

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def way(self) -> str:
        """How word reaches them now; empty if it cannot."""
        return rules.way_to(
            self.reply_by,
            confirmed=self.email_confirmed is not None,
            phone=self.phone,
            postal_address=self.postal_address,
        )


class ErrandQuerySet(ThingQuerySet["Errand"]):
    def visible_to(self, visitor: Visitor) -> ErrandQuerySet:
        """The office, who runs them, and the auditor."""
        return self.here(visitor) if any(visitor.belongs_to(kind) for kind in READERS) else self.none()

    def to_do(self) -> ErrandQuerySet:
        """The oldest first."""
        return self.filter(done=None, deleted=None).order_by("created", "pk")


class Errand(Thing):
    """A word that a person of the office brings by phone or letter, because no mail reaches whoever waits for it."""

    address = "anrufe/{key}/"
    WAYS: ClassVar = [(way.value, way.label) for way in (ReplyBy.PHONE, ReplyBy.POST)]

    join_request = models.ForeignKey(JoinRequest, related_name="errands", on_delete=models.PROTECT)
    way = models.CharField(max_length=10, choices=WAYS)
    topic = models.CharField(max_length=20, choices=Topic)
    text = models.TextField()
    done = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(ErrandQuerySet)()

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.join_request}"
