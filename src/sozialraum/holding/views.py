"""Holding: the page on which a sitting is held, and what is pressed there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.typed_before import is_for_script
from sozialraum.acts.who import only
from sozialraum.attendance.models import Attendance
from sozialraum.foundation.http import Request, find, public_key, show
from sozialraum.holding import forms
from sozialraum.holding.permissions import finds_page
from sozialraum.holding.queries import back_to_arrivals, find_with_holders, link_until, page_of
from sozialraum.holding.queries.live import LiveState, live_state, revision_of
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.rules import anchor_of
from sozialraum.notes.actions import store
from sozialraum.notes.forms import NoteForm
from sozialraum.notes.permissions import keeps_notes
from sozialraum.notes.views import unstored
from sozialraum.presence.queries.votes import head_name

#: The parts of the page that are made anew while it stands open, by the name that they have there.
PARTS = {
    "count": "holding/count.html",
    "quorum": "presence/quorum.html",
    "options": "presence/options.html",
    "lots": "presence/lots.html",
    "people": "holding/people.html",
}
NOTE = "notiz"  # in the address: of which point a note comes along


def meeting_hold(request: Request, key: str) -> HttpResponse:
    """The one page of a sitting: before, while it runs, and until its minutes are published."""
    meeting = find_with_holders(request, key)
    only(finds_page, request.visitor, meeting)
    page = page_of(meeting, request.visitor, wanted=public_key(request.GET.get("punkt", "")))
    return show(request, "holding/meeting_hold.html", {"meeting": meeting, "page": page})


def meeting_now(request: Request, key: str) -> HttpResponse:
    """What has changed of a running sitting, for a script; a person is led to the page.

    The ``ETag`` is the number of the last act of the network and a fingerprint of the answer. 304 without looking at
    anything as long as nobody has done anything; 304 with a new ETag if what was done changes nothing here.
    """
    meeting = find_with_holders(request, key)
    only(finds_page, request.visitor, meeting)
    if not is_for_script(request):
        return redirect("holding:meeting-hold", key=meeting.key)
    known, _sep, print_known = request.headers.get("If-None-Match", "").removeprefix("W/").strip('"').partition("-")
    if known == revision_of(meeting):
        return HttpResponseNotModified()
    state = live_state(meeting, request.visitor)
    is_known = state.fingerprint == print_known
    response = HttpResponseNotModified() if is_known else JsonResponse(_as_data(request, meeting, state))
    response["ETag"] = f'"{revision_of(meeting)}-{state.fingerprint}"'
    return response


def _as_data(request: Request, meeting: Meeting, state: LiveState) -> dict[str, Any]:
    values = {"meeting": meeting, "now": state.now, "last": state.last, "back": back_to_arrivals(meeting)}
    drawn = {name: render_to_string(path, values, request) for name, path in PARTS.items()} if state.now else {}
    public = (state.now.public or "") if state.now else ""
    turned = _("Ob abgestimmt werden kann, hat sich geändert.")
    hints = {"course": [state.course, state.hint], "votes": [state.can_decide, turned]}
    return {"parts": drawn, "said": state.announced, "hints": hints, "public": public}


def agendaitem_begin(request: Request, key: str) -> HttpResponse:
    return _store_note(request) or _of_item(request, key, forms.BeginForm, _("Punkt aufrufen"))


def agendaitem_finish_item(request: Request, key: str) -> HttpResponse:
    return _store_note(request) or _of_item(request, key, forms.FinishItemForm, _("Punkt abschließen"))


def agendaitem_set_course(request: Request, key: str) -> HttpResponse:
    return _of_item(request, key, forms.SetCourseForm, _("Was aus dem Punkt wird"))


def attendance_correct_times(request: Request, key: str) -> HttpResponse:
    """From when to when somebody was there; done, it leads to the list of who is."""
    heads = Attendance.objects.select_related("minutes__meeting", "institution", "person")
    head = find(heads, request, key=key)
    form, meeting = forms.CorrectTimesForm.of(request, head), head.minutes.meeting
    back = f"{reverse('holding:meeting-hold', args=[meeting.key])}#da"
    if form.carried_out():
        return redirect(back)
    values = {"form": form, "heading": _("Von wann bis wann"), "button": _("Zeiten festhalten")}
    values |= {"lead": head_name(head), "back": back, "meeting": meeting}
    return show(request, "holding/one_act.html", values)


def meeting_add_item(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.AddItemForm, _("Punkt dazu"))


def meeting_end_sitting(request: Request, key: str) -> HttpResponse:
    return _store_note(request) or _of_meeting(request, key, forms.EndSittingForm, _("Sitzung beenden"))


def meeting_resume(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.ResumeForm, _("Doch weiter tagen"))


def meeting_revoke_link(request: Request, key: str) -> HttpResponse:
    return _of_meeting(request, key, forms.RevokeLinkForm, _("Link zurücknehmen"))


def meeting_make_link(request: Request, key: str) -> HttpResponse:
    """The link is shown once, on the answer itself: only a digest of it is kept."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form = forms.MakeLinkForm.of(request, meeting)
    link = form.outcome if form.carried_out() else ""
    link = request.build_absolute_uri(link) if link.startswith("/") else link  # a network without an address of its own
    back = reverse("holding:meeting-hold", args=[meeting.key])
    values = {"meeting": meeting, "form": form, "link": link, "back": back, "link_until": link_until(meeting)}
    return show(request, "holding/meeting_make_link.html", values)


def _store_note(request: Request) -> HttpResponse | None:
    """Store the note whose form a button took along, so that no word typed without a script is lost.

    ``NOTE`` in the address names its point. Nothing is stored of an empty note that was never begun. What cannot be
    stored is shown again, and the button has done nothing then.
    """
    form = NoteForm(request.POST)
    if request.method != "POST" or NOTE not in request.GET or not {"text", "seen"} <= request.POST.keys():
        return None
    if form.is_valid() and not form.sent().text.strip() and not form.sent().seen:
        return None
    item = find(AgendaItem.objects.select_related("meeting"), request, key=public_key(request.GET[NOTE]))
    only(keeps_notes, request.visitor, item)
    return _stored(request, item, form) if form.is_valid() else unstored(request, item, form)


def _stored(request: Request, item: AgendaItem, form: NoteForm) -> HttpResponse | None:
    try:
        stored = store(item, form.sent(), by=request.visitor)
    except ValidationError as refusal:
        return unstored(request, item, refusal)
    if stored.second:
        says = _("Jemand hat dieselbe Notiz geändert. Beide Texte stehen bei ihrem Punkt.")
        messages.warning(request, says)
    return None


def _of_item(request: Request, key: str, form_of: type[ActForm], heading: str) -> HttpResponse:
    """A form about a point; done, it leads to this point on the page."""
    item = find(AgendaItem.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, item)
    if form.carried_out():
        return redirect(_place(item))
    values = {
        "form": form,
        "heading": heading,
        "button": heading,
        "lead": item,
        "back": _place(item),
        "meeting": item.meeting,
    }
    return show(request, "holding/one_act.html", values)


def _of_meeting(request: Request, key: str, form_of: type[ActForm], heading: str) -> HttpResponse:
    """A form about the sitting; done, it leads to the page, or to the point that is new."""
    meeting = find(Meeting.objects.with_holders(), request, key=key)
    form, back = form_of.of(request, meeting), reverse("holding:meeting-hold", args=[meeting.key])
    if form.carried_out():
        if isinstance(form, forms.RevokeLinkForm):
            messages.success(request, _("Der Link öffnet nichts mehr."))
        return redirect(_place(form.outcome) if isinstance(form.outcome, AgendaItem) else back)
    values = {"form": form, "heading": heading, "button": heading, "lead": meeting, "back": back, "meeting": meeting}
    return show(request, "holding/one_act.html", values)


def _place(item: AgendaItem) -> str:
    """Where a point stands on the page."""
    page = reverse("holding:meeting-hold", args=[item.meeting.key])
    return f"{page}#{anchor_of(item.meeting.key, item.key)}"
