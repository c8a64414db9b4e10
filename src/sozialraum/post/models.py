"""Post: letters out of the house, and what came back to them. The post's own books: no act writes them.

Who wanted a letter, and why, is told by the act in the journal.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.accounts.models import LINK_GONE, without_links
from sozialraum.acts.standing import OFFICE
from sozialraum.foundation.keys import KeyField, random_key
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import GERMAN
from sozialraum.network.models import Body
from sozialraum.post.words import ARRIVED, CLAIMED, WAITS, CameAs, IncomingState, LetterMedium, LetterState, Reason

STILL_ON_ITS_WAY = dt.timedelta(days=5)  # RFC 5321 § 4.5.4.1: a server tries for four to five days


def _free_to_go(now: dt.datetime) -> Q:
    tomorrow = Q(held_for=Reason.TOO_MANY, next_try__lte=now)
    return Q(state=LetterState.HELD) & ~Q(body__address="") & (Q(held_for=Reason.NO_BASE) | tomorrow)


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, visitor: Visitor) -> LetterQuerySet:
        """The office sees the letters of its network; nobody else does."""
        return self.filter(body=visitor.body) if visitor.belongs_to(OFFICE) else self.none()

    def due(self, now: dt.datetime) -> LetterQuerySet:
        """Mails to be sent now, those with a secret such as a login code first."""
        waiting = self.filter(kind=LetterMedium.MAIL, state__in=WAITS, next_try__lte=now)
        waiting = waiting.filter(Q(expires=None) | Q(expires__gt=now))
        return waiting.order_by("-secret", "next_try", "pk")

    def pending(self, now: dt.datetime) -> LetterQuerySet:
        """What a round of the post may have to do something about: due, over, in a process's hand, or free to go."""
        due = Q(kind=LetterMedium.MAIL, state__in=WAITS, next_try__lte=now)
        over = Q(state__in=(*WAITS, LetterState.HELD), expires__lte=now)
        return self.filter(due | over | _free_to_go(now) | Q(state__in=CLAIMED))

    def free_to_go(self, now: dt.datetime) -> LetterQuerySet:
        """What was held back and need not be any more: its network has an address, its next day has come."""
        return self.filter(_free_to_go(now)).order_by("pk")

    def printed(self) -> LetterQuerySet:
        """What came out of the printer, the latest first; kept whole, to be printed once more."""
        return self.filter(kind=LetterMedium.PAPER, state=LetterState.PRINTED).order_by("-finished", "-pk")

    def without_way(self) -> LetterQuerySet:
        """What nobody could be sent: neither mail nor paper reaches whom it is for; the oldest first."""
        return self.filter(kind=LetterMedium.NONE, state=LetterState.HELD).order_by("created", "pk")

    def to_print(self) -> LetterQuerySet:
        """What waits for the printer, the oldest first."""
        return self.filter(state=LetterState.TO_PRINT).order_by("created", "pk")


class Letter(models.Model):
    """One letter to one address. Sent once; its Message-ID stays the same on every try."""

    kind_word: ClassVar[str] = "letter"
    personal = frozenset({"to", "name", "postal_address", "reply_to", "subject", "text", "links", "said"})

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    key = KeyField(default=random_key)
    created = models.DateTimeField(default=timezone.now)
    kind = models.CharField(_("Mail oder Papier"), max_length=10, choices=LetterMedium)
    to = models.CharField(
        _("E-Mail-Adresse"), max_length=254, blank=True, help_text="One mail address; empty for a letter on paper."
    )
    name = models.CharField(_("Name"), max_length=200, blank=True)
    postal_address = models.TextField(_("Anschrift"), blank=True)
    reply_to = models.CharField(_("Antworten gehen an"), max_length=254, blank=True)
    subject = models.CharField(_("Betreff"), max_length=300)
    text = models.TextField(_("Text"), blank=True)
    about = models.CharField(
        _("Gehört zu (Art)"), max_length=60, blank=True, help_text="Kind of what the letter is for, e.g. person."
    )
    about_key = models.CharField(_("Gehört zu"), max_length=80, blank=True)
    secret = models.BooleanField(
        _("Enthält einen Code"), default=False, help_text="Holds a code: the text is blanked when it is sent or over."
    )
    topic = models.CharField(
        _("Worum es geht"), max_length=20, blank=True, help_text="A newer letter of it overtakes an unprinted one."
    )
    language = models.CharField(_("Sprache"), max_length=10, default=GERMAN.code, help_text="In which it is written.")
    links = models.JSONField(
        _("Wohin er führt"), default=list, blank=True, help_text="Label and path of what stands beside it on paper."
    )
    message_id = models.CharField(_("Kennung der Nachricht"), max_length=300, unique=True)
    expires = models.DateTimeField(_("Gilt bis"), null=True, blank=True)

    state = models.CharField(_("Stand"), max_length=20, choices=LetterState)
    held_for = models.CharField(
        _("Wartet auf"), max_length=20, choices=Reason, blank=True, help_text="What a held letter waits for."
    )
    next_try = models.DateTimeField(_("Nächster Versuch"), null=True, blank=True)
    first_try = models.DateTimeField(_("Erster Versuch"), null=True, blank=True)
    tries = models.PositiveIntegerField(_("Versuche"), default=0)
    said = models.TextField(_("Antwort des Mailservers"), blank=True, help_text="What the last try came to, in words.")
    finished = models.DateTimeField(
        _("Beendet"), null=True, blank=True, help_text="When it was sent, printed, refused, …"
    )
    opened = models.DateTimeField(
        _("Zum Drucken geöffnet"), null=True, blank=True, help_text="When its paper was first opened by the office."
    )
    delayed = models.DateTimeField(
        _("Verzögert gemeldet"), null=True, blank=True, help_text="When word came that it is still on its way."
    )
    claimed_by = models.CharField(
        _("In Arbeit bei"), max_length=40, blank=True, help_text="The process that has it in hand."
    )
    claimed = models.DateTimeField(_("In Arbeit seit"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = models.Manager.from_queryset(LetterQuerySet)()

    class Meta:
        verbose_name = _("Brief")
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="letter_key_once"),
            models.CheckConstraint(name="letter_state_is_known", condition=Q(state__in=LetterState.values)),
            models.CheckConstraint(
                name="letter_goes_somewhere",
                condition=(Q(kind=LetterMedium.MAIL) & ~Q(to=""))
                | (Q(kind=LetterMedium.PAPER) & ~Q(postal_address=""))
                | Q(kind=LetterMedium.NONE),
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try"], name="letter_due"),
            models.Index(fields=["body", "state"], name="letter_list"),
            models.Index(fields=["body", "about", "about_key"], name="letter_about"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("post:letter-detail", kwargs={"key": self.key})

    @property
    def addressed(self) -> tuple[str, ...]:
        """Lines of the postal address, the name first unless the address has it already."""
        lines = [line.strip() for line in self.postal_address.splitlines() if line.strip()]
        return tuple(lines) if not self.name or self.name in lines[:2] else (self.name, *lines)

    @property
    def is_delayed(self) -> bool:
        """Sent, but a server on the way has it still; after five days all of them have given up or delivered it."""
        recent = self.delayed is not None and self.delayed > timezone.now() - STILL_ON_ITS_WAY
        return recent and self.state == LetterState.SENT

    @property
    def has_lost_its_words(self) -> bool:
        """True if a code or personal link was blanked in it, so that it cannot be sent again."""
        shut_links = [path for _label, path in self.links if LINK_GONE[1:] in path]
        return bool(self.secret or not self.text or LINK_GONE in self.text or shut_links)


def ended(letter: Letter, state: LetterState, now: dt.datetime) -> dict[str, Any]:
    """Column values of a letter that is not tried again; codes and personal links in it are blanked."""
    text, links = ("", []) if letter.secret else (letter.text, letter.links)
    if state in ARRIVED:
        text, links = without_links(text), shut(links)
    return {"state": state, "finished": now, "next_try": None, "text": text, "links": links}


def shut(links: list[list[str]]) -> list[list[str]]:
    """Labels and paths as they may be kept: no personal link among them opens anything."""
    return [[label, without_links(f"/{path}")[1:]] for label, path in links]


def without_secrets(row: dict[str, Any]) -> dict[str, Any]:
    """The columns of a letter or of what came in, as a copy that anybody may read: no code, no personal link."""
    words = {name: without_links(row[name]) for name in ("subject", "text", "said") if name in row}
    links = {"links": shut(row["links"])} if "links" in row else {}
    return row | words | links | ({"text": "", "links": []} if row.get("secret") else {})


class Attachment(models.Model):
    """A file that goes with a letter."""

    letter = models.ForeignKey(Letter, related_name="attachments", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, default="application/octet-stream")
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def visible_to(self, visitor: Visitor) -> IncomingQuerySet:
        """The office reads what came in for its network; nobody else does."""
        return self.filter(body=visitor.body) if visitor.belongs_to(OFFICE) else self.none()

    def to_read(self) -> IncomingQuerySet:
        """What somebody still has to look at, the oldest first."""
        return self.filter(state=IncomingState.OPEN).order_by("received", "pk")


class Incoming(models.Model):
    """What came in by post: what somebody wrote, or a report on a letter of ours. What it is, the office decides."""

    kind_word: ClassVar[str] = "incoming"
    personal = frozenset({"sender", "sender_name", "subject", "text", "said", "letter_before"})

    body = models.ForeignKey(Body, related_name="+", on_delete=models.PROTECT)
    key = KeyField(default=random_key)
    received = models.DateTimeField(_("Angekommen"), default=timezone.now)
    kind = models.CharField(_("Was es ist"), max_length=10, choices=CameAs)
    is_settled = models.BooleanField(
        _("Vom Büro eingeordnet"), default=False, help_text="The office has said what it is; else it is a suggestion."
    )
    state = models.CharField(_("Stand"), max_length=10, choices=IncomingState)
    sender = models.CharField(_("Absenderadresse"), max_length=254, blank=True)
    sender_name = models.CharField(_("Absender"), max_length=200, blank=True)
    subject = models.CharField(_("Betreff"), max_length=300, blank=True)
    text = models.TextField(_("Text"), blank=True)
    said = models.CharField(
        _("Meldung"), max_length=500, blank=True, help_text="Of a report: why, in the words of the server."
    )
    letter = models.ForeignKey(
        Letter, verbose_name=_("Brief"), null=True, blank=True, related_name="came_back", on_delete=models.SET_NULL
    )
    about = models.CharField(
        _("Gehört zu (Art)"), max_length=60, blank=True, help_text="Kind of whom it is from, e.g. person."
    )
    about_key = models.CharField(_("Gehört zu"), max_length=80, blank=True)
    is_cut = models.BooleanField(_("Gekürzt"), default=False, help_text="It was too large; this is its beginning.")
    remarks = models.CharField(
        _("Hinweise"), max_length=200, blank=True, help_text="What could not be shown, as words of ``Remark``."
    )
    letter_before = models.JSONField(
        _("Stand des Briefs davor"), null=True, blank=True, help_text="What this report overwrote in the letter."
    )
    passed_on = models.DateTimeField(
        _("Weitergeleitet"), null=True, blank=True, help_text="When it was forwarded to the office."
    )
    fingerprint = models.CharField(
        _("Prüfsumme"), max_length=64, help_text="SHA-256 of its bytes, so that it is taken in once."
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = models.Manager.from_queryset(IncomingQuerySet)()

    class Meta:
        verbose_name = _("Nachricht im Posteingang")
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="incoming_key_once"),
            models.UniqueConstraint(fields=["body", "fingerprint"], name="incoming_once"),
            models.CheckConstraint(name="incoming_kind_is_known", condition=Q(kind__in=CameAs.values)),
            models.CheckConstraint(name="incoming_state_is_known", condition=Q(state__in=IncomingState.values)),
        ]
        indexes = [models.Index(fields=["body", "state", "received"], name="incoming_list")]

    def __str__(self) -> str:
        """What somebody wrote by its own words; a report on a letter by what it reports, in ours."""
        if self.kind not in (CameAs.BOUNCE, CameAs.DELAY):
            return self.subject or gettext("Nachricht ohne Betreff")
        return capfirst(str(CameAs(self.kind).label))

    def get_absolute_url(self) -> str:
        return reverse("mailbox:incoming-detail", kwargs={"key": self.key})


class IncomingOriginal(models.Model):
    """The message byte for byte, but for personal links of ours that were quoted in it."""

    incoming = models.OneToOneField(Incoming, related_name="original", on_delete=models.CASCADE)
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"{len(self.content)} bytes"


class IncomingFile(models.Model):
    """A file that came with a message, and lies in its original. Never opened, and never shown by a browser."""

    incoming = models.ForeignKey(Incoming, related_name="files", on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=150, default="application/octet-stream")
    size = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256, by which it is found in the original.")
    content = models.BinaryField(default=b"", help_text="Only of a message whose original was not kept.")

    def __str__(self) -> str:
        return self.name
