"""Privacy: what the house knows about a person; letting go of it; how long what is kept."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts.who import only, permitted
from sozialraum.foundation.http import Request, find, show
from sozialraum.people.models import Consent, Person
from sozialraum.post.sending import Impossible
from sozialraum.privacy import queries
from sozialraum.privacy.forms import EraseForm, HandOverForm, PeriodForm
from sozialraum.privacy.permissions import is_concerned, is_office, may_read, reads_all


def _person(request: Request, key: str) -> Person:
    person: Person = find(Person.objects.select_related("user"), request, key=key)
    only(may_read, request.visitor, person)
    return person


def about_person(request: Request, key: str) -> HttpResponse:
    """Everything that is known of a person: for themselves, by login or link, and for the office to print."""
    person = _person(request, key)
    values = {"person": person, "sections": queries.known_about(person), "day": timezone.localdate()}
    values["concerned"] = is_concerned.holds(request.visitor, person)
    consents = Consent.objects.filter(person=person, withdrawn_date=None, deleted=None)
    return show(request, "privacy/about_person.html", values | {"consents": consents})


def about_person_file(request: Request, key: str) -> HttpResponse:
    """The same as data to take along (Art. 20 DSGVO)."""
    person = _person(request, key)
    told = {one.name: [dict(row) for row in one.rows] for one in queries.known_about(person)}
    answer = JsonResponse({"as_of": timezone.now().isoformat(), "network": request.visitor.body.name} | told)
    answer["Content-Disposition"] = 'attachment; filename="auskunft.json"'
    return answer


def person_hand_over(request: Request, key: str) -> HttpResponse:
    """The office sends a person the link to what is known of them."""
    person = _person(request, key)
    form = HandOverForm.of(request, person)
    if form.carried_out():
        say = messages.warning if isinstance(form.outcome, Impossible) else messages.success
        say(request, form.outcome.sentence)
        return redirect("privacy:about-person", key)
    return show(request, "privacy/person_hand_over.html", {"person": person, "form": form})


def person_erase(request: Request, key: str) -> HttpResponse:
    """What goes, what stays and why, before it is done."""
    person = _person(request, key)
    form = EraseForm.of(request, person)
    if form.carried_out():
        messages.success(request, _("Die Daten sind gelöscht."))
        return redirect("people:person-list")
    values = {"person": person, "form": form, "sections": queries.known_about(person)}
    return show(
        request, "privacy/person_erase.html", values | {"holds": list(queries.holds_on(person, timezone.localdate()))}
    )


@permitted(reads_all)
def retention(request: Request) -> HttpResponse:
    """The one table of how long what is kept, with what would go tonight; the office sets the months."""
    body, today = request.visitor.body, timezone.localdate()
    form = PeriodForm.of(request, body) if is_office.holds(request.visitor, body) else None
    if form and form.carried_out():
        messages.success(request, _("Die Frist gilt ab heute Nacht."))
        return redirect("privacy:retention")
    return show(
        request,
        "privacy/retention.html",
        {"form": form, "lines": queries.lines(body, today), "fixed": queries.fixed_lines()},
    )


@permitted(reads_all)
def processing(request: Request) -> HttpResponse:
    """Page of the register of processing (Art. 30 DSGVO), made from the kinds of data on record."""
    months = queries.months_of(request.visitor.body)
    return show(request, "privacy/processing.html", {"activities": queries.activities(months)})
