"""People: the login of a person – opened, closed, freed of a lost second factor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.foundation.http import Request, find, show
from sozialraum.mailserver.routes import route_of
from sozialraum.people.forms.logins import CloseLoginForm, OpenLoginForm, ResetSecondFactorForm
from sozialraum.people.models import Person


def person_open_login(request: Request, key: str) -> HttpResponse:
    done = _("Die Anmeldung ist eröffnet. Wie es geht, steht in einer Nachricht.")
    return _one_act(request, key, OpenLoginForm, "people/person_open_login.html", done)


def person_close_login(request: Request, key: str) -> HttpResponse:
    done = _("Die Anmeldung ist geschlossen.")
    return _one_act(request, key, CloseLoginForm, "people/person_close_login.html", done)


def person_reset_second_factor(request: Request, key: str) -> HttpResponse:
    done = _("Der zweite Faktor ist zurückgesetzt. Das steht auch in einer Nachricht.")
    return _one_act(request, key, ResetSecondFactorForm, "people/person_reset_second_factor.html", done)


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    person = find(Person.objects.select_related("user"), request, key=key)
    form = form_of.of(request, person)
    if form.carried_out():
        messages.success(request, f"{done} {form.outcome.sentence}" if form.outcome else done)
        return redirect(person)
    values = {"person": person, "form": form, "back": person.get_absolute_url()}
    return show(request, template, values | {"no_server": route_of(person.body) is None})
