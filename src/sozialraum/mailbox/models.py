"""Mailbox: where offices have what comes back fetched from. What came in stands beside the letters, in ``post``."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialraum.mailserver.words import Security
from sozialraum.network.models import Body


class Mailbox(models.Model):
    """Where what comes back arrives, if the office has named a mailbox (IMAP). It is only read, never changed."""

    kind_word: ClassVar[str] = "mailbox"
    personal = frozenset({"user"})

    body = models.OneToOneField(Body, related_name="+", on_delete=models.PROTECT)
    host = models.CharField(_("Rechnername"), max_length=253, blank=True)
    port = models.PositiveIntegerField(_("Port"), default=993)
    security = models.CharField(_("Verschlüsselung"), max_length=10, choices=Security, default=Security.TLS)
    user = models.CharField(_("Benutzername"), max_length=200, blank=True)
    only_answers = models.BooleanField(
        _("Nur, was zu einem Brief gehört"),
        default=True,
        help_text="A human reads there, too: fetch only what is ours.",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        app_label = "post"  # under which its table was made
        verbose_name = _("Postfach")

    def __str__(self) -> str:
        return self.host

    @property
    def key(self) -> str:
        """There is one for each network."""
        return self.body.key


class MailboxBook(models.Model):
    """How far a mailbox has been read, and its password, locked; apart from it, so that no act journals either."""

    mailbox = models.OneToOneField(Mailbox, related_name="book", on_delete=models.CASCADE)
    locked = models.TextField(blank=True)
    uid_validity = models.PositiveBigIntegerField(default=0, help_text="0: never looked into.")
    last_uid = models.PositiveBigIntegerField(default=0)
    looked = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=500, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "post"  # under which its table was made

    def __str__(self) -> str:
        return "•••"
