"""Bodies: the pages on which one records, corrects or withdraws groups, periods and places."""

from __future__ import annotations

from sozialraum.acts.pages import pages
from sozialraum.bodies.forms import GroupForm, LegislativeTermForm, LocationForm
from sozialraum.bodies.models import LegislativeTerm, Location, Organization

organization_record, organization_correct, organization_withdraw = pages(GroupForm, Organization.objects.groups())
legislativeterm_record, legislativeterm_correct, legislativeterm_withdraw = pages(
    LegislativeTermForm, LegislativeTerm.objects
)
location_record, location_correct, location_withdraw = pages(LocationForm, Location.objects)
