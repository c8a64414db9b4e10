"""People: the list of persons, the page of one, and what they agreed to."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import came_from
from sozialraum.acts.standing import reads_all
from sozialraum.acts.who import permitted
from sozialraum.bodies.models import Organization
from sozialraum.foundation.http import Request, find, show
from sozialraum.people import queries
from sozialraum.people.forms.events import AgreeForm, RevokeForm, UpdateContactForm
from sozialraum.people.forms.filters import PersonsForm
from sozialraum.people.models import Consent, Person

PAGE = 50


@permitted(reads_all)
def person_list(request: Request) -> HttpResponse:
    """List of all persons for office and auditor, filtered by the query string."""
    today, form = timezone.localdate(), PersonsForm(request.GET, request.visitor)
    asked = form.asked()
    page = Paginator(queries.persons(request.visitor, today, **asked), PAGE).get_page(request.GET.get("seite"))
    values = {
        "form": form,
        "page": page,
        "rows": queries.rows_of(page, today),
        "narrowed": any(asked.values()),
        "organizations": form.organizations,
    }
    return show(request, "people/person_list.html", values)


def person_detail(request: Request, key: str) -> HttpResponse:
    """For the office, the auditor, and the person."""
    person = find(Person.objects.select_related("user"), request, key=key)
    page = queries.page_of(person, timezone.localdate(), request.visitor)
    values = {"page": page, "person": person, "is_me": person.pk == request.visitor.person_id}
    return show(request, "people/person_detail.html", values)


def person_update_contact(request: Request, key: str) -> HttpResponse:
    person = find(Person.objects, request, key=key)
    form = UpdateContactForm.of(request, person)
    back = came_from(request) or person.get_absolute_url()
    if form.carried_out():
        messages.success(request, _("Die Angaben sind gespeichert."))
        return redirect(back)
    return show(request, "people/person_update_contact.html", {"person": person, "form": form, "back": back})


def person_agree(request: Request, key: str) -> HttpResponse:
    return _agree(request, find(Person.objects, request, key=key), "people/person_agree.html")


def organization_agree(request: Request, key: str) -> HttpResponse:
    institution = find(Organization.objects.institutions(), request, key=key)
    return _agree(request, institution, "people/organization_agree.html")


def _agree(request: Request, giver: Person | Organization, template: str) -> HttpResponse:
    """First the purpose, then the words proposed for it."""
    form = AgreeForm.of(request, giver)
    if form.carried_out():
        messages.success(request, _("Die Einwilligung ist festgehalten."))
        return redirect(form.outcome.get_absolute_url())
    purposes = [] if form.is_bound or "purpose" in form.initial else form.purposes()
    return show(request, template, {"giver": giver, "form": form, "purposes": purposes, "back": _home_of(giver)})


def _home_of(giver: Person | Organization) -> str:
    return giver.get_absolute_url() if isinstance(giver, Person) else queries.people_url(giver)


def consent_revoke(request: Request, key: str) -> HttpResponse:
    consent = find(Consent.objects.select_related("person", "institution"), request, key=key)
    form, back = RevokeForm.of(request, consent), came_from(request) or consent.get_absolute_url()
    if form.carried_out():
        messages.success(request, _("Der Widerruf ist festgehalten."))
        return redirect(back)
    values = {"consent": consent, "form": form, "back": back}
    return show(request, "people/consent_revoke.html", values)
