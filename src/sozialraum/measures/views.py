"""Measures: the pages on which measures are read and entered."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.actforms.pages import pages
from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, public, show
from sozialraum.measures.forms import MeasureForm
from sozialraum.measures.models import Measure
from sozialraum.measures.queries import page_of

measure_record, measure_correct, measure_withdraw = pages(
    MeasureForm, Measure.objects.select_related("organization"), parents=Organization.objects.groups()
)


@public
def measure_detail(request: Request, key: str) -> HttpResponse:
    """Page of a measure, with the decision and the concerns it comes from."""
    measure = find(Measure.objects.select_related("organization", "resolution"), request, key=key)
    request.below = "site:organization-list"
    values = {"measure": measure, "page": page_of(measure, request.visitor)}
    return show(request, "measures/measure_detail.html", values)
