"""Mailserver: the kind of this room – where an office's mail goes out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import HoldsNobody, Kind, Stays, register
from sozialraum.mailserver.models import MailServer

NOT_FILED = "Post gehört zum Betrieb eines Servers, nicht zur Geschichte des Netzwerks."

KINDS = register(
    Kind(
        MailServer,
        person=HoldsNobody(_("Das Postfach des Büros, nicht das eines Menschen.")),
        keeping=Stays(_("solange das Büro ihn eingetragen lässt")),
        filed=NOT_FILED,
        notes={"password": _("Passwort")},
    ),
)
