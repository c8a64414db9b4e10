"""Measures: recording, correcting and withdrawing them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house
from sozialraum.bodies.permissions import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.measures.models import Measure
from sozialraum.measures.permissions import speaks_for


def _ends_after_it_began(measure: Measure) -> None:
    begun, ended = measure.start_date, measure.end_date
    if begun and ended and ended.certainly_before(begun):
        raise field_error("end_date", _("Das Ende liegt vor dem Anfang."), "before")


measures = master_data(
    Measure,
    who=speaks_for | is_office | is_house,
    called=gettext_lazy("eine Maßnahme"),
    fields=columns_of(Measure, without=["organization"]),
    lists=["partners"],
    parent="organization",
    check=_ends_after_it_began,
    named=lambda _group, values: values["name"],
)
