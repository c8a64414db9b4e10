"""Events: the pages on which one enters events, sends one in, looks at it, moves it and calls it off."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _l

from sozialraum.actforms.forms import ActForm, Words
from sozialraum.actforms.pages import pages
from sozialraum.bodies.models import Organization
from sozialraum.events import forms
from sozialraum.events.actions import propose
from sozialraum.events.models import Event
from sozialraum.events.queries import facts_of, feeds, line_of, linked_data, poster, sent_in
from sozialraum.events.queries.choice import chosen
from sozialraum.events.queries.linked_data import graph, organization
from sozialraum.events.queries.sittings import CalendarFile
from sozialraum.foundation.http import Request, find, in_languages, pdf_response, public, public_key, reads, show
from sozialraum.languages.names import BY_PREFIX
from sozialraum.press.poster import Paper, poster_pdf

event_record, event_correct, event_withdraw = pages(
    forms.NewEventForm, Event.objects.select_related("location", "organization"), corrected_by=forms.EventForm
)


@in_languages
@public
def event_detail(request: Request, key: str) -> HttpResponse:
    """Page of an event: when, where, for whom, and what became of it."""
    event = find(Event.objects.select_related("location", "organization", "body"), request, key=key)
    request.below = "site:calendar"
    told = graph(organization(request.visitor.body), linked_data.event_node(event))
    values = {"event": event, "line": line_of(event), "facts": facts_of(event), "linked_data": told}
    if event.organization and request.visitor.link:
        values["may_propose"] = propose.is_open_to(request.visitor, event.organization)
    return show(request, "events/event_detail.html", values)


@public
def event_feed(request: Request, key: str) -> HttpResponse:
    """Calendar file with one event; 404 if there is no such public event, or its day is not known."""
    file = feeds.single_of(request.visitor.body, key)
    if file is None:
        raise Http404(key)
    return calendar_response(file)


@public
@reads(gremium=public_key, art=public_key, sprache=public_key, papier=public_key)
def dates_poster(request: Request) -> HttpResponse:
    """The dates of the next weeks as a poster (PDF): chosen as on the page, on A4 or A3, beside a second language."""
    choice = chosen(request.visitor, request.GET.get("gremium", ""), request.GET.get("art", ""))
    language = BY_PREFIX.get(request.GET.get("sprache", ""))
    made = poster.poster_of(request.visitor, timezone.localdate(), choice, language.code if language else "")
    paper: Paper = "a3" if request.GET.get("papier") == "a3" else "a4"
    return pdf_response(poster_pdf(made, paper), f"Aushang-{choice.file_name}.pdf")


@in_languages
def event_propose(request: Request, key: str) -> HttpResponse:
    """An institution sends in an event by its link."""
    institution = find(Organization.objects.institutions(), request, key=key)
    form = forms.ProposeForm.of(request, institution)
    if form.carried_out():
        return redirect(form.outcome)
    values = {"institution": institution, "form": form, "sent_in": sent_in(request.visitor, institution)}
    return show(request, "events/event_propose.html", values)


@dataclass(frozen=True, eq=False)
class EventActPage:
    """The view on which one act is carried out on an event: its form, what the page is called, what the act does."""

    form: type[ActForm]
    heading: Words
    done: Words
    says: Words = ""

    def __call__(self, request: Request, key: str) -> HttpResponse:
        event = find(Event.objects.select_related("location", "organization", "body"), request, key=key)
        form = self.form.of(request, event)
        if form.carried_out():
            messages.success(request, str(self.done) % event)
            if form.outcome is not None:  # what became of the letter about it
                messages.info(request, form.outcome.sentence)
            return redirect(event)
        values = {"event": event, "line": line_of(event), "form": form, "heading": self.heading, "says": self.says}
        return show(request, "events/event_act.html", values)


event_publish = EventActPage(
    forms.PublishEventForm,
    _l("Veranstaltung veröffentlichen"),
    _l("Veröffentlicht: %s."),
    _l("Danach lesen alle sie. Wie die Einrichtung davon erfährt, steht auf der nächsten Seite."),
)
event_turn_down = EventActPage(
    forms.TurnDownForm,
    _l("Veranstaltung zurückweisen"),
    _l("Zurückgewiesen: %s."),
    _l("Wie die Einrichtung davon erfährt, steht auf der nächsten Seite."),
)
event_move = EventActPage(
    forms.MoveEventForm,
    _l("Veranstaltung verlegen"),
    _l("Verlegt: %s."),
    _l("Der alte Tag bleibt durchgestrichen stehen und führt zum neuen."),
)
event_cancel = EventActPage(
    forms.CancelEventForm,
    _l("Veranstaltung absagen"),
    _l("Abgesagt: %s."),
    _l("Sie bleibt bei den Terminen stehen, als abgesagt."),
)
event_reinstate = EventActPage(forms.ReinstateEventForm, _l("Absage zurücknehmen"), _l("Findet wieder statt: %s."))


def calendar_response(file: CalendarFile) -> HttpResponse:
    """The response with a calendar file; calendars on other pages may read it, for it is public.

    The house itself says when it has not changed since it was fetched (304), by its record and not by these bytes.
    """
    answer = HttpResponse(file.content, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{file.name}"'
    answer.headers["Last-Modified"] = http_date(file.modified.timestamp())
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer
