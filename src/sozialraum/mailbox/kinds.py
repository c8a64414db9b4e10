"""Mailbox: the kind of this room – where an office has its mail fetched from."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import HoldsNobody, Kind, Stays, register
from sozialraum.mailbox.models import Mailbox
from sozialraum.mailserver.kinds import NOT_FILED

KINDS = register(
    Kind(
        Mailbox,
        person=HoldsNobody(_("Das Postfach des Büros, nicht das eines Menschen.")),
        keeping=Stays(_("solange das Büro es eingetragen lässt")),
        filed=NOT_FILED,
        notes={"password": _("Passwort")},
    ),
)
