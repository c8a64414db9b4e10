"""Interests: recording who is involved in a paper, and which offices somebody has declared."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.things import columns_of
from sozialraum.interests.models import DeclaredOffice, Interest

interests = master_data(
    Interest,
    who=is_office | is_house,
    called=_("eine Beteiligung an einem Dokument"),
    fields=columns_of(Interest),
)

declared_offices = master_data(
    DeclaredOffice,
    who=is_office | is_house,
    called=_("ein erklärtes Amt"),
    fields=columns_of(DeclaredOffice),
)
