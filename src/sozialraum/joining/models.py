"""Joining: somebody's wish to belong to a group."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.bodies.models import Organization
from sozialraum.correspondence.models import CONFIRM, Correspondent, linked_by
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.dates import PartialDateField
from sozialraum.foundation.things import ThingQuerySet, unless_deleted
from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import rules
from sozialraum.joining.words import OPEN, RequestState
from sozialraum.languages.names import code_of
from sozialraum.people.models import Person
from sozialraum.post.sending import Addressee

#: What the link in our letters is for.
STATUS = "join"


class JoinRequestQuerySet(ThingQuerySet["JoinRequest"]):
    def visible_to(self, visitor: Visitor) -> JoinRequestQuerySet:
        """All requests for office and auditor, the linked one for its sender, none for others."""
        if visitor.reads_all:
            return self.here(visitor)
        return self.here(visitor).filter(linked_by(visitor, STATUS, JoinRequest))

    def open(self) -> JoinRequestQuerySet:
        """Not yet decided."""
        return self.filter(state__in=OPEN)


class ConfirmableRequestQuerySet(ThingQuerySet["JoinRequest"]):
    def visible_to(self, visitor: Visitor) -> ConfirmableRequestQuerySet:
        """The one whose mail address this link confirms."""
        return self.here(visitor).filter(linked_by(visitor, CONFIRM, JoinRequest))


class JoinRequest(Correspondent):
    """Somebody would like to belong to a group. Never public; not part of a network's history as a file."""

    kind_word: ClassVar[str] = "join-request"

    address = "beitritte/{key}/"
    personal = Correspondent.personal | {
        "name", "institution", "language", "needs_interpreter", "needs_child_care", "needs_step_free",
        "message", "question", "answer", "reason",
    }  # fmt: skip

    organization = models.ForeignKey(
        Organization, verbose_name=_("Gremium"), related_name="+", on_delete=models.PROTECT
    )
    name = models.CharField(_("Name"), max_length=200)
    institution = models.CharField(
        _("Einrichtung"), max_length=200, blank=True, help_text="As it was typed; empty: for oneself."
    )
    language = models.CharField(_("Sprache"), max_length=60, blank=True)
    needs_interpreter = models.BooleanField(_("Braucht jemanden, der dolmetscht"), default=False)
    needs_child_care = models.BooleanField(_("Braucht Kinderbetreuung"), default=False)
    needs_step_free = models.BooleanField(_("Braucht einen Weg ohne Stufen"), default=False)
    message = models.TextField(_("Nachricht"), blank=True)

    state = models.CharField(
        _("Stand"), max_length=20, choices=RequestState, default=RequestState.ASKED, editable=False
    )
    question = models.TextField(_("Rückfrage"), blank=True, help_text="What the office asked back.")
    answer = models.TextField(_("Antwort"), blank=True)
    reason = models.TextField(_("Begründung"), blank=True, help_text="Why it was refused.")
    ended = models.DateTimeField(
        _("Erledigt am"), null=True, blank=True, help_text="When it was decided or taken back."
    )
    person = models.ForeignKey(
        Person, verbose_name=_("Person"), related_name="+", null=True, blank=True, on_delete=models.PROTECT
    )
    start_date = PartialDateField(_("Anfang"), null=True, blank=True, help_text="From when they belong.")

    objects = models.Manager.from_queryset(JoinRequestQuerySet)()
    confirmable = models.Manager.from_queryset(ConfirmableRequestQuerySet)()

    class Meta(Correspondent.Meta):
        abstract = False
        verbose_name = _("Beitrittsanfrage")
        constraints = [
            *Correspondent.Meta.constraints,
            models.CheckConstraint(name="joinrequest_state_is_known", condition=Q(state__in=RequestState.values)),
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
    def waits_for(self) -> list[Organization]:
        return [self.organization]

    @property
    def addressee(self) -> Addressee:
        language = gettext("Sprache: %s.") % self.language if self.language else ""
        interpreter = gettext("Braucht jemanden, der dolmetscht.") if self.needs_interpreter else ""
        return replace(
            super().addressee,
            name=self.name,
            language=code_of(self.language),
            note=f"{language} {interpreter}".strip(),
        )

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
