"""Reaching: the kind of this room – a word that the office brings by phone or letter."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.registry import GoesWith, Kind, register, row_of
from sozialraum.correspondence.models import Correspondent, ManualDelivery


def errands_in_words(asker: Correspondent) -> str:
    """The manual deliveries for a correspondent as text, one paragraph each, for their record."""
    found = ManualDelivery.objects.about(asker).filter(deleted=None).order_by("created", "pk")
    rows = (row_of(one, "topic", "way", "name", "reach", "text", "note", "done") for one in found)
    return "\n\n".join("\n".join(f"{label}: {value}" for label, value in row) for row in rows)


KINDS = register(
    Kind(
        ManualDelivery,
        person=GoesWith(Correspondent),
        keeping=GoesWith(Correspondent),
        filed="Wer auf Antwort wartet, steht in keiner Gründungsdatei.",
        notes={"join_request": _("Beitrittsanfrage")},  # a column of former days
    ),
)
