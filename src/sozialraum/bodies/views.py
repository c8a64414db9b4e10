"""Bodies: the pages on which one records, corrects or withdraws groups, periods and places."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.acts.pages import pages
from sozialraum.bodies.forms import ConfirmForm, GroupForm, LegislativeTermForm, LocationForm
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.foundation.http import Request, find, show

organization_record, organization_correct, organization_withdraw = pages(GroupForm, Organization.objects.groups())
legislativeterm_record, legislativeterm_correct, legislativeterm_withdraw = pages(
    LegislativeTermForm, LegislativeTerm.objects
)
location_record, location_correct, location_withdraw = pages(LocationForm, Location.objects)


def institution_confirm(request: Request, key: str) -> HttpResponse:
    """An institution says by its link, or the office for it, that its entry is right. Looking at it changes nothing."""
    institution = find(Organization.objects.institutions(), request, key=key)
    form = ConfirmForm.of(request, institution)
    if form.carried_out():
        messages.success(request, _("Danke. Der Eintrag gilt als bestätigt."))
        return redirect(institution)
    return show(request, "bodies/institution_confirm.html", {"institution": institution, "form": form})
