"""Annexes: the pages on which annexes are entered."""

from __future__ import annotations

from sozialraum.actforms.pages import pages
from sozialraum.annexes.forms import AnnexForm, NewAnnexForm
from sozialraum.annexes.models import Annex
from sozialraum.decisions.models import Minutes

annex_record, annex_correct, annex_withdraw = pages(
    NewAnnexForm,
    Annex.objects.select_related("minutes__meeting", "file", "version__paper"),
    parents=Minutes.objects.select_related("meeting"),
    corrected_by=AnnexForm,
)
