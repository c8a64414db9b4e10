"""Mailserver: the words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Security(TextChoices):
    """How the line to a mail server is protected."""

    STARTTLS = "starttls", _("STARTTLS, meist Port 587")
    TLS = "tls", _("TLS von Anfang an, meist Port 465")
    NONE = "none", _("nicht verschlüsselt")


class MailboxSecurity(TextChoices):
    """The same for a mailbox; the words are those of ``Security``, the ports are others."""

    TLS = Security.TLS.value, _("TLS von Anfang an, meist Port 993")
    STARTTLS = Security.STARTTLS.value, _("STARTTLS, meist Port 143")
    NONE = Security.NONE.value, _("nicht verschlüsselt")
