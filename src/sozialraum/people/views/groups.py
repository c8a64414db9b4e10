"""People: who belongs to a group, on any day; its seats, and what happens to them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import came_from
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.foundation.http import Request, find, show
from sozialraum.foundation.tables import csv_response
from sozialraum.people import queries
from sozialraum.people.forms.events import (
    AppointForm,
    EndForm,
    EndSeatForm,
    GiveSeatForm,
    NameDelegateForm,
    NameDeputyForm,
    RecallForm,
)
from sozialraum.people.forms.filters import DayForm
from sozialraum.people.models import Membership, Seat
from sozialraum.people.queries.table import rows_of
from sozialraum.people.words import Role

SEATS = Seat.objects.select_related("organization", "institution", "resident", "body")


def organization_people(request: Request, key: str) -> HttpResponse:
    """Page of the people of a group, today or on ``?am=2018-01-17``."""
    organization, form = _group(request, key), DayForm(request.GET)
    page = queries.people_of(organization, form.day(), request.visitor)
    reads_all, speaks = request.visitor.reads_all, request.visitor.stands(Role.SPEAKER, [organization.pk])
    values = {"organization": organization, "form": form, "page": page, "reads_all": reads_all}
    values["sees_votes"] = organization.is_group and (reads_all or speaks)
    return show(request, "people/organization_people.html", values)


def organization_people_export(request: Request, key: str) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    organization, day = _group(request, key), DayForm(request.GET).day()
    page = queries.people_of(organization, day, request.visitor)
    return csv_response(rows_of(page), f"menschen-{organization.key}-{day}.csv")


def _group(request: Request, key: str) -> Any:
    """Everything but institutions, which have a page of their own; unseen like a group one does not belong to: 404."""
    found = queries.with_people(request.visitor).exclude(classification=Classification.INSTITUTION)
    return get_object_or_404(found, key=key)


def institution_people(request: Request, key: str) -> HttpResponse:
    """An institution from the inside: where it sits, who works there, what it agreed to."""
    institution = get_object_or_404(queries.with_people(request.visitor).institutions(), key=key)
    page = queries.people_of_institution(institution, timezone.localdate(), request.visitor)
    return show(request, "people/institution_people.html", {"institution": institution, "page": page})


def organization_give_seat(request: Request, key: str) -> HttpResponse:
    group = find(Organization.objects.groups(), request, key=key)
    return _one_act(request, GiveSeatForm, group, "people/organization_give_seat.html", _("Der Sitz ist eingerichtet."))


def organization_appoint(request: Request, key: str) -> HttpResponse:
    organization = find(Organization.objects, request, key=key)
    return _one_act(request, AppointForm, organization, "people/organization_appoint.html", _("Das ist eingetragen."))


def seat_detail(request: Request, key: str) -> HttpResponse:
    """A seat and everybody who was on it, for those who belong to its group."""
    seat = find(SEATS, request, key=key)
    return show(request, "people/seat_detail.html", {"seat": seat, "page": queries.page_of_seat(seat, request.visitor)})


def seat_name_delegate(request: Request, key: str) -> HttpResponse:
    return _on_seat(request, key, NameDelegateForm, "people/seat_name_delegate.html", _("Die Delegation ist benannt."))


def seat_name_deputy(request: Request, key: str) -> HttpResponse:
    return _on_seat(request, key, NameDeputyForm, "people/seat_name_deputy.html", _("Die Stellvertretung ist benannt."))


def seat_recall(request: Request, key: str) -> HttpResponse:
    return _on_seat(request, key, RecallForm, "people/seat_recall.html", _("Das ist nachgetragen."))


def seat_end(request: Request, key: str) -> HttpResponse:
    return _on_seat(request, key, EndSeatForm, "people/seat_end.html", _("Der Sitz ist beendet."))


def membership_end(request: Request, key: str) -> HttpResponse:
    found = Membership.objects.select_related("person", "organization", "seat__institution", "seat__organization")
    membership = find(found, request, key=key)
    return _one_act(request, EndForm, membership, "people/membership_end.html", _("Das Ende ist eingetragen."))


def _on_seat(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    return _one_act(request, form_of, find(SEATS, request, key=key), template, done)


def _one_act(request: Request, form_of: type[ActForm], thing: Any, template: str, done: str) -> HttpResponse:
    """The form; or, once it is carried out, back to where one came from, or to the thing and its people."""
    form = form_of.of(request, thing)
    back = came_from(request) or _home_of(thing)
    if form.carried_out():
        messages.success(request, done)
        return redirect(back)
    line = queries.page_of_seat(thing, request.visitor) if isinstance(thing, Seat) else None
    return show(request, template, {"thing": thing, "form": form, "back": back, "page": line})


def _home_of(thing: Any) -> str:
    return queries.people_url(thing) if isinstance(thing, Organization) else str(thing.get_absolute_url())
