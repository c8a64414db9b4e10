"""Mailserver: the server that takes the letters of a network, if its office has named one of its own."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sozialraum.mailserver.words import Security
from sozialraum.network.models import Body


class MailServer(models.Model):
    """Where the letters of a network leave the house, if its office has named a server of its own."""

    kind_word: ClassVar[str] = "mail-server"
    personal = frozenset({"user", "from_address", "from_name", "reply_to"})

    body = models.OneToOneField(Body, related_name="+", on_delete=models.PROTECT)
    host = models.CharField(_("Mailserver"), max_length=253, blank=True)
    port = models.PositiveIntegerField(_("Port"), default=587)
    security = models.CharField(_("Verschlüsselung"), max_length=10, choices=Security, default=Security.STARTTLS)
    user = models.CharField(_("Benutzername"), max_length=200, blank=True)
    from_address = models.EmailField(_("Absenderadresse"), blank=True)
    from_name = models.CharField(_("Absender"), max_length=200, blank=True)
    reply_to = models.EmailField(_("Antworten gehen an"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        app_label = "post"  # under which its table was made
        verbose_name = _("Mailserver")

    def __str__(self) -> str:
        return self.host

    @property
    def key(self) -> str:
        """There is one for each network."""
        return self.body.key


class Password(models.Model):
    """The password of a mail server, locked; apart from it, so that no act writes it into the journal."""

    server = models.OneToOneField(MailServer, related_name="password", on_delete=models.CASCADE)
    locked = models.TextField()

    class Meta:
        app_label = "post"  # under which its table was made

    def __str__(self) -> str:
        return "•••"
