"""Bodies: the pages on which one records, corrects or withdraws groups, periods and places."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import page_of, pages
from sozialraum.bodies.forms import (
    BodyForm,
    EntryConfirmForm,
    GroupForm,
    InstitutionForm,
    LegislativeTermForm,
    LocationForm,
    NewInstitutionForm,
    TextsForm,
)
from sozialraum.bodies.models import LegislativeTerm, Location, Organization
from sozialraum.foundation.http import Request, find, show

organization_record, organization_correct, organization_withdraw = pages(GroupForm, Organization.objects.groups())
institution_record, institution_correct, institution_withdraw = pages(
    NewInstitutionForm, Organization.objects.others(), corrected_by=InstitutionForm
)
legislativeterm_record, legislativeterm_correct, legislativeterm_withdraw = pages(
    LegislativeTermForm, LegislativeTerm.objects
)
location_record, location_correct, location_withdraw = pages(LocationForm, Location.objects)


def body_correct(request: Request) -> HttpResponse:
    form = BodyForm.of(request, request.visitor.body)
    return page_of(request, form, _("Netzwerk bearbeiten"), _("Angaben zum Netzwerk geändert."))


def body_write_texts(request: Request) -> HttpResponse:
    form = TextsForm.of(request, request.visitor.body)
    return page_of(request, form, _("Texte des Netzwerks"), _("Texte gespeichert."))


def institution_confirm(request: Request, key: str) -> HttpResponse:
    """An institution says by its link, or the office for it, that its entry is right. Looking at it changes nothing."""
    institution = find(Organization.objects.institutions(), request, key=key)
    form = EntryConfirmForm.of(request, institution)
    if form.carried_out():
        messages.success(request, _("Danke. Der Eintrag gilt als bestätigt."))
        return redirect(institution)
    return show(request, "bodies/institution_confirm.html", {"institution": institution, "form": form})
