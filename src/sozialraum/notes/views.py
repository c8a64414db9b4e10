"""Notes: the note of one point on a page of its own or for a script, and what becomes of its sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import came_from, pages
from sozialraum.actforms.typed_before import is_for_script, log_in_again
from sozialraum.acts.who import only
from sozialraum.approvals.forms.approving import GROUP, MINUTES
from sozialraum.approvals.queries.sitting import former_minutes
from sozialraum.foundation.http import Request, find_listed, show
from sozialraum.foundation.text import one_line
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.notes.actions import NoteStored, store
from sozialraum.notes.forms import CloseItemForm, NewTextBlockForm, NoteForm, TakeTaskForm, TextBlockForm
from sozialraum.notes.models import NoteCopy, TextBlock
from sozialraum.notes.permissions import keeps_notes
from sozialraum.notes.queries import TwoTexts, last_minutes_of, names_of_register, note_of, two_texts
from sozialraum.notes.rules import Extract, correction_words, event_words, marked_lines, role_in, task_words
from sozialraum.notes.words import EXTRACTS, ROLES
from sozialraum.ui.spoken import clock

SECOND = "zweiter"  # in the address: which second text is shown beside the note
DO = "do"  # the button: what beside storing
LONGEST = 1_500  # signs that go along in an address; longer ones are typed there again

textblock_record, textblock_correct, textblock_withdraw = pages(
    NewTextBlockForm, TextBlock.objects, corrected_by=TextBlockForm
)


def _item(request: Request, key: str) -> AgendaItem:
    """The point, for whoever may take notes of it: 404 if unseen, 403 if not theirs."""
    items = AgendaItem.objects.select_related("meeting__body", "body")
    item: AgendaItem = find_listed(items, request, key=key)
    only(keeps_notes, request.visitor, item)
    return item


def item_note(request: Request, key: str) -> HttpResponse:
    """The note of one point: its page, and where each note is sent; in JSON for a script that accepts nothing else."""
    if is_for_script(request):
        response: HttpResponse = _for_script(request, key)
    elif request.method == "POST":
        response = _sent(request, _item(request, key))
    else:
        response = _page(request, _item(request, key))
    response["Cache-Control"] = "no-store"
    return response


# ── for a script ──────────────────────────────────────────────────────────────


def _for_script(request: Request, key: str) -> HttpResponse:
    """200 with number and time; 409 with both texts; 400 with what is wrong; 403 if it is not theirs any more."""
    try:
        item = _item(request, key)
    except PermissionDenied:
        return log_in_again(403)
    if request.method != "POST":
        note = note_of(item, request.visitor)
        return JsonResponse({"number": note.number, "text": note.text, "csrf": get_token(request)})
    form = NoteForm(request.POST)
    try:
        stored = store(item, form.sent(), by=request.visitor) if form.is_valid() else None
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=400)
    if stored is None:
        return JsonResponse({"error": _reasons(form)}, status=400)
    if stored.second:
        return JsonResponse(_both(item, stored.second, request.visitor), status=409)
    return JsonResponse({"number": stored.number, "at": clock(stored.written)})


def _reasons(form: NoteForm) -> str:
    return " ".join(str(reason) for reasons in form.errors.values() for reason in reasons)


def _both(item: AgendaItem, second: NoteCopy, visitor: Visitor) -> dict[str, Any]:
    two = two_texts(item, second.token, visitor)
    assert two is not None  # kept a moment ago
    return {
        "number": two.number,
        "token": two.token,
        "mine": two.mine.text,
        "mine_at": clock(two.mine.written),
        "theirs": two.theirs,
        "writer": two.writer,
        "theirs_at": clock(two.written) if two.written else "",
        "together": two.together,
    }


# ── on pages ──────────────────────────────────────────────────────────────────


def _page(request: Request, item: AgendaItem, problem: str = "", typed: str | None = None) -> HttpResponse:
    """The note, or what was ``typed`` if that could not be stored, and why not."""
    token = request.GET.get(SECOND, "")
    if token and (two := two_texts(item, token, request.visitor)):
        return _two_texts_page(request, item, two)
    note = note_of(item, request.visitor)
    if typed is not None:
        note = replace(note, text=typed, is_closed=False)
    values = {"note": note, "meeting": item.meeting, "back": came_from(request), "problem": problem}
    return show(request, "notes/item_note_page.html", values)


def unstored(request: Request, item: AgendaItem, refusal: ValidationError | NoteForm) -> HttpResponse:
    """The page of a note with what was typed, and why it could not be stored, so that no word of it is lost."""
    problem = _reasons(refusal) if isinstance(refusal, NoteForm) else " ".join(refusal.messages)
    return _page(request, item, problem=problem, typed=request.POST.get("text", ""))


def _two_texts_page(request: Request, item: AgendaItem, two: TwoTexts) -> HttpResponse:
    values = {"two": two, "note": note_of(item, request.visitor), "back": came_from(request)}
    return show(request, "notes/item_two_texts.html", values | {"meeting": item.meeting})


def _sent(request: Request, item: AgendaItem) -> HttpResponse:
    """Store what was typed, whatever the button; then what the button says."""
    form = NoteForm(_chosen(request, item))
    try:
        stored = store(item, form.sent(), by=request.visitor) if form.is_valid() else None
    except ValidationError as refusal:
        return unstored(request, item, refusal)
    if stored is None:
        return unstored(request, item, form)
    if stored.second:
        two = two_texts(item, stored.second.token, request.visitor)
        assert two is not None
        return _two_texts_page(request, item, two)
    return _after(request, item, form, stored)


def _chosen(request: Request, item: AgendaItem) -> QueryDict:
    """What was sent; one's own text or the other's where a button takes one of two, a block put at the end."""
    data, button = request.POST.copy(), request.POST.get(DO, "")
    works_in = one_line(data.get("works_in", ""))
    if button in ("mine", "theirs") and (two := two_texts(item, works_in, request.visitor)):
        data["text"] = two.mine.text if button == "mine" else two.theirs
    if button == "block" and (block := data.get("block", "")):
        typed = data.get("text", "").rstrip()
        data["text"] = f"{typed}\n{block}" if typed else block
    return data


def _after(request: Request, item: AgendaItem, form: NoteForm, stored: NoteStored) -> HttpResponse:
    button = request.POST.get(DO, "")
    if button in set(Extract):
        return _make(request, item, Extract(button), form.cleaned_data)
    messages.success(request, _("Gesichert um %(time)s.") % {"time": clock(stored.written)})
    own = reverse("notes:item-note", args=[item.key])
    return redirect(came_from(request) or own)


def _make(request: Request, item: AgendaItem, extract: Extract, said: dict[str, Any]) -> HttpResponse:
    """Lead to where something is made of the marked sentence, else of the first line that begins with its word."""
    lines = (one.sentence for one in marked_lines(said["text"]) if one.extract is extract)
    sentence = " ".join(said["marked"].split()) or next(lines, "")
    if not sentence:
        word = EXTRACTS[extract]
        says = _("Markieren Sie einen Satz, oder beginnen Sie eine Zeile mit »%(word)s:«.") % {"word": word}
        return _page(request, item, problem=says)
    if extract is Extract.TASK:
        task = task_words(sentence, names_of_register(item.body), timezone.localdate())
        return _task_page(request, item, TakeTaskForm.proposed_for(request, item, task))
    return redirect(address_for(item, extract, sentence, request.visitor))


def address_for(item: AgendaItem, extract: Extract, sentence: str, visitor: Visitor) -> str:
    """Where a decision, an event, a correction or a change of people is entered, filled in as far as a sentence says.

    A name never stands in the address: of a change of people only the role does.
    """
    if extract is Extract.DECISION:
        return _with(reverse("voting:agendaitem-hold-ballot", args=[item.key]), wortlaut=sentence)
    if extract is Extract.EVENT:
        event = event_words(sentence, timezone.localdate())
        return _with(reverse("events:event-record"), name=event.title, date=str(event.date or ""))
    if extract is Extract.CORRECTION and (where := _corrections_of(item.meeting, visitor)):
        words = correction_words(sentence)
        return _with(*where, alt=words.old, neu=words.new)
    if extract is Extract.CHANGE:
        role, group = role_in(sentence, ROLES), item.meeting.groups[0]
        return _with(reverse("people:organization-appoint", args=[group.key]), role=role)
    return item.get_absolute_url()


def _corrections_of(meeting: Meeting, visitor: Visitor) -> tuple[str, dict[str, str]] | None:
    """Where the last minutes are corrected: those that wait for this sitting to approve them, else the latest ones."""
    for group, former in former_minutes(meeting, visitor)[-1:]:
        asked = {MINUTES: former.key, GROUP: group.key}
        return reverse("approvals:meeting-approve-former", args=[meeting.key]), asked
    minutes = last_minutes_of(meeting)
    return (reverse("approvals:minutes-state-corrections", args=[minutes.key]), {}) if minutes else None


def _with(address: str, asked: dict[str, str] | None = None, **values: str) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in ((asked or {}) | values).items() if value and len(value) <= LONGEST})
    return f"{address}?{query.urlencode()}" if query else address


def _task_page(request: Request, item: AgendaItem, form: TakeTaskForm) -> HttpResponse:
    values = {"form": form, "item": item, "meeting": item.meeting, "back": came_from(request)}
    return show(request, "notes/task_take.html", values)


def task_take(request: Request, key: str) -> HttpResponse:
    """A task of a point, filled in from a sentence of its note or typed anew; then back to where one came from."""
    item = _item(request, key)
    form = TakeTaskForm.of(request, item)
    if form.carried_out():
        messages.success(request, _("Aufgabe festgehalten."))
        return redirect(came_from(request) or reverse("notes:item-note", args=[item.key]))
    return _task_page(request, item, form)


def item_close(request: Request, key: str) -> HttpResponse:
    """Takes a note into the minutes, after storing what was typed along with it."""
    item = _item(request, key)
    form = CloseItemForm.of(request, item)
    if (refused := _stored_along(request, item, form)) is not None:
        return refused
    if form.carried_out():
        messages.success(request, _("Die Notiz steht im Protokoll."))
        return redirect(came_from(request) or reverse("notes:item-note", args=[item.key]))
    note = note_of(item, request.visitor)
    if request.method != "POST":
        form.initial["seen"] = note.number
    values = {"form": form, "note": note, "meeting": item.meeting, "back": came_from(request)}
    return show(request, "notes/item_close.html", values)


def _stored_along(request: Request, item: AgendaItem, form: CloseItemForm) -> HttpResponse | None:
    """Store what was typed along with the button; the page that says so where it could not be, or came second."""
    if request.method != "POST" or "text" not in request.POST:
        return None
    sent = NoteForm(request.POST)
    if not sent.is_valid():
        return unstored(request, item, sent)
    try:
        stored = store(item, sent.sent(), by=request.visitor)
    except ValidationError as refusal:
        return unstored(request, item, refusal)
    if stored.second:
        return redirect(_with(reverse("notes:item-note", args=[item.key]), {SECOND: stored.second.token}))
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["seen"] = str(stored.number)  # type: ignore[index]
    return None
