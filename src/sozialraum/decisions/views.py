"""Decisions: the pages on which decisions are entered."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.decisions.forms.resolution import ResolutionForm
from sozialraum.decisions.models import Resolution

resolution_record, resolution_correct, resolution_withdraw = pages(
    ResolutionForm, Resolution.objects.select_related("meeting", "agenda_item")
)
