"""Concerns: the pages on which everybody says something and sees what became of it, and those of the office."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.drafts import Owner
from sozialraum.actforms.pages import came_from
from sozialraum.acts.who import only
from sozialraum.concerns import forms
from sozialraum.concerns.forms import PutOnAgendaForm, TakeOffAgendaForm
from sozialraum.concerns.models import Concern, Photo
from sozialraum.concerns.permissions import is_office, said_it
from sozialraum.concerns.ports.storage import fetch, waiting
from sozialraum.concerns.queries import agenda, offers, status
from sozialraum.correspondence.views import already_confirmed
from sozialraum.foundation.http import Request, find, find_listed, for_everybody, in_languages, public, show
from sozialraum.foundation.things import at
from sozialraum.foundation.throttle import network_of
from sozialraum.meetings.models import Meeting


@in_languages
@public
def concern_list(request: Request) -> HttpResponse:
    """Page about concerns: what belongs there, what is promised and kept, which ones are public."""
    return show(request, "concerns/concern_list.html", {"page": offers.page_of(request.visitor, timezone.now())})


@in_languages
@for_everybody
def concern_say(request: Request) -> HttpResponse:
    """Three small steps."""
    form = forms.SayForm.of(request, request.visitor.body)
    if form.carried_out():
        return redirect(form.onward)
    values = {"form": form, "elsewhere": offers.elsewhere(request.visitor.body)}
    return show(request, "concerns/concern_say.html", values)


@in_languages
@for_everybody
def photo_preview(request: Request) -> HttpResponse:
    """Thumbnail of a photo that is not sent yet; 404 without its token."""
    kept = waiting(request.GET.get("foto", ""), Owner.of(request))
    if kept is None:
        raise Http404("no such photo")
    return _picture(kept.thumbnail)


@in_languages
@for_everybody
def concern_find(request: Request) -> HttpResponse:
    """Form for number and code; refuses without saying which one was wrong, and limits the tries."""
    form = forms.FindForm(request.POST or None)
    values = {"form": form, "refused": ""}
    if form.is_valid():
        words, body = form.cleaned_data, request.visitor.body
        if not status.may_guess(network_of(request)):
            values["refused"] = "often"
        elif concern := status.by_number(body, words["number"], words["code"]):
            receipt = status.receipt_of(concern, timezone.now())
            return show(request, "concerns/concern_status.html", {"page": receipt, "concern": concern})
        else:
            values["refused"] = "wrong"
    return show(request, "concerns/concern_find.html", values)


@in_languages
def concern_status(request: Request, key: str) -> HttpResponse:
    """Status page of a concern for its sender by link, and for the office to read out or print."""
    concern = find_listed(Concern.objects.with_groups(), request, key=key)
    only(is_office | said_it, request.visitor, concern)
    body, own = concern.body, request.visitor.link is not None
    link = body.address.rstrip("/") + at(request.path_info.lstrip("/")) if own and body.address else ""
    receipt = status.receipt_of(concern, timezone.now(), link)
    return show(request, "concerns/concern_status.html", {"page": receipt, "concern": concern})


@in_languages
def concern_confirm(request: Request, key: str) -> HttpResponse:
    """One button. A mail scanner that only looks confirms nothing."""
    if answer := already_confirmed(request, reverse("concerns:concern-status", args=[key])):
        return answer
    concern = find(Concern.confirmable.all(), request, key=key)
    form = forms.ConcernConfirmForm.of(request, concern)
    if form.carried_out():
        return redirect(urlsplit(form.outcome).path)
    return show(request, "concerns/concern_confirm.html", {"form": form})


@in_languages
def concern_withdraw(request: Request, key: str) -> HttpResponse:
    """One button, behind the personal link or at the office."""
    concern = find_listed(Concern.objects.all(), request, key=key)
    form = forms.ConcernWithdrawForm.of(request, concern)
    status_url = reverse("concerns:concern-status", args=[concern.key])
    if form.carried_out():
        return redirect(status_url)
    return show(request, "concerns/concern_withdraw.html", {"form": form, "concern": concern, "back": status_url})


@in_languages
def photo_detail(request: Request, key: str) -> HttpResponse:
    """Bytes of a photo its visitor may see; the only view that sends them. 404 otherwise."""
    photo: Photo = find(Photo.objects.all(), request, key=key)
    try:
        return _picture(fetch(photo.storage_name, small="klein" in request.GET))
    except FileNotFoundError:
        raise Http404("the storage has lost it") from None


def _picture(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"  # also for nobody: it can be taken back
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Disposition"] = "inline"
    return response


def concern_put_on_agenda(request: Request, key: str) -> HttpResponse:
    concern = find_listed(Concern.objects.with_groups(), request, key=key)
    form = PutOnAgendaForm.of(request, concern)
    if form.carried_out():
        messages.success(request, _("%s steht auf der Tagesordnung.") % concern)
        return redirect(came_from(request) or form.outcome)
    values = {"concern": concern, "form": form, "back": came_from(request) or reverse("desk:desk")}
    return show(request, "concerns/concern_put_on_agenda.html", values)


def concern_take_off_agenda(request: Request, key: str) -> HttpResponse:
    concern = find_listed(Concern.objects.with_groups(), request, key=key)
    form = TakeOffAgendaForm.of(request, concern)
    meeting = concern.agenda_item.meeting if concern.agenda_item else None
    if form.carried_out():
        messages.success(request, _("%s steht nicht mehr auf der Tagesordnung.") % concern)
        return redirect(came_from(request) or (meeting or concern).get_absolute_url())
    back = came_from(request) or reverse("desk:desk")
    values = {"concern": concern, "form": form, "meeting": meeting, "back": back}
    return show(request, "concerns/concern_take_off_agenda.html", values)


def meeting_concern_list(request: Request, key: str) -> HttpResponse:
    """Page of the concerns on the agenda of a meeting, and of those that could be put on it."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    only(is_office, request.visitor, meeting)
    values = {
        "meeting": meeting,
        "is_open": meeting.state in agenda.OPEN_SITTINGS,
        "waiting": agenda.waiting_for(meeting, request.visitor),
        "talked_about": agenda.talked_about_in(meeting, request.visitor),
    }
    return show(request, "concerns/meeting_concern_list.html", values)
