"""Contacts: somebody takes contacts out of the house. Reading changes nothing, but that it was done is told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body


@act(who=is_office, says=_("hat Kontakte als Datei mitgenommen"), publishes=False)
def take_out(body: Body, *, by: Visitor, kind: str, choice: str, count: int, sheet: str) -> None:
    """Write into the journal whose contacts were exported, as what, and how many; not one by one."""
    for name, value in (("kind", kind), ("choice", choice), ("count", count), ("sheet", sheet)):
        journal.note(name, None, value or None)
