"""Reaching: somebody who waits for an answer, and a word that a person of the office brings."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import CONFIRM_MAIL
from sozialraum.bodies.models import Organization
from sozialraum.correspondence import rules
from sozialraum.correspondence.words import BROUGHT, About, ReplyBy
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.things import Thing, ThingQuerySet
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.post.sending import Addressee
from sozialraum.post.ways import way_to

#: The link that only confirms a mail address: whoever holds it does not see what was typed about whom.
CONFIRM = CONFIRM_MAIL


def linked_by(visitor: Visitor, purpose: str, model: type[models.Model]) -> models.Q:
    """The one thing that the visitor's link opens, if it was made for this purpose."""
    asked_for = visitor.link is not None and visitor.link.purpose == purpose
    return visitor.linked(model) if asked_for else models.Q(pk__in=[])


class Correspondent(Thing):
    """What somebody without an account sent us, and how word reaches them. Never public; never in a founding file.

    At every moment it either knows of which sitting its asker was told and how (``told_for``, ``told_as``), or that
    word was ``promised``, or neither where nobody can be told.
    """

    personal = frozenset({"email", "phone", "postal_address", "sending", "told_for", "told_as"})

    reply_by = models.CharField(_("Antwort auf dem Weg"), max_length=10, choices=ReplyBy, default=ReplyBy.MAIL)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    postal_address = models.TextField(_("Anschrift"), blank=True)
    email_confirmed = models.DateTimeField(_("E-Mail bestätigt"), null=True, blank=True)
    on_behalf = models.BooleanField(
        _("Für jemanden eingetragen"), default=False, help_text="Typed in by the office for somebody."
    )
    sending = models.CharField(
        _("Zeichen des Formulars"), max_length=40, blank=True, help_text="The mark of the form, known if sent twice."
    )
    promised = models.DateTimeField(
        _("Bescheid versprochen"), null=True, blank=True, help_text="When word was promised, as no date was set."
    )
    told_for = models.CharField(
        _("Genannte Sitzung"), max_length=80, blank=True, help_text="Key of the meeting they were told of."
    )
    told_as = models.CharField(
        _("Genannter Termin"), max_length=200, blank=True, help_text="What they were told of it."
    )

    class Meta(Thing.Meta):
        abstract = True

    @property
    def waits_for(self) -> list[Organization]:
        """The groups about whose next date the correspondent is informed."""
        raise NotImplementedError

    @property
    def waits_at(self) -> Meeting | None:
        """The one meeting the correspondent is informed of, if known; else the next one of ``waits_for`` counts."""
        return None

    @property
    def number(self) -> str:
        """To be read out on the phone."""
        raise NotImplementedError

    @property
    def called(self) -> str:
        """Whom the office asks for on the phone."""
        return str(self)

    @property
    def informed_on(self) -> dt.date | None:
        """The date the correspondent was last informed of; None if of none."""
        return rules.day_of(self.told_as) if self.told_as else None

    @property
    def way(self) -> str:
        """How word reaches them now; empty if it cannot."""
        return way_to(
            self.reply_by,
            email=self.email if self.email_confirmed else "",
            phone=self.phone,
            postal_address=self.postal_address,
        )

    @property
    def addressee(self) -> Addressee:
        """As letters and calls reach them; a room adds names, language and what helps on the phone."""
        return Addressee(
            self.body,
            kind_of(self),
            self.key,
            email=self.email,
            is_confirmed=self.email_confirmed is not None,
            phone=self.phone,
            postal_address=self.postal_address,
            wish=self.reply_by,
            called=self.called,
            path=self.address.format(key=self.key),
        )


class ManualDeliveryQuerySet(ThingQuerySet["ManualDelivery"]):
    def visible_to(self, visitor: Visitor) -> ManualDeliveryQuerySet:
        """The office, who runs them, and the auditor."""
        return self.here(visitor) if visitor.reads_all else self.none()

    def to_do(self) -> ManualDeliveryQuerySet:
        """The oldest first."""
        return self.filter(done=None, deleted=None).order_by("created", "pk")

    def about(self, thing: Thing) -> ManualDeliveryQuerySet:
        return self.filter(body=thing.body_id, about=kind_of(thing), about_key=thing.key)


class ManualDelivery(Thing):
    """A word that a person of the office brings by phone or letter, because no mail reaches whoever waits for it."""

    kind_word: ClassVar[str] = "errand"

    address = "anrufe/{key}/"
    personal = frozenset({"name", "reach", "note", "text"})

    WAYS: ClassVar = [(way.value, way.label) for way in BROUGHT]

    about = models.CharField(
        _("Gehört zu (Art)"), max_length=60, editable=False, help_text="Kind of what it belongs to."
    )
    about_key = models.CharField(_("Gehört zu"), max_length=80, editable=False)
    path = models.CharField(
        _("Seite dazu"), max_length=200, blank=True, help_text="Where the office reads more about it."
    )
    name = models.CharField(_("Name"), max_length=200, blank=True, help_text="Whom to ask for.")
    reach = models.TextField(
        _("Nummer oder Anschrift"), blank=True, help_text="The phone number, or the address of the letter."
    )
    note = models.CharField(
        _("Anmerkung"), max_length=300, blank=True, help_text="What helps to be understood, e.g. the language."
    )
    way = models.CharField(_("Auf welchem Weg"), max_length=10, choices=WAYS)
    topic = models.CharField(_("Anlass"), max_length=20, choices=About)
    text = models.TextField(_("Text"))
    done = models.DateTimeField(_("Erledigt"), null=True, blank=True)

    objects = models.Manager.from_queryset(ManualDeliveryQuerySet)()

    class Meta(Thing.Meta):
        abstract = False
        verbose_name = _("Anruf oder Brief von Hand")
        db_table = "reaching_errand"  # under which its rows were stored first
        indexes = [models.Index(fields=["body", "about", "about_key"], name="errand_about")]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.name}"
