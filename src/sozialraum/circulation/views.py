"""Circulation: the draft as it went round, sending it, objecting and answering, approving by signature or instead."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.actforms.forms import ActForm
from sozialraum.acts.standing import is_office
from sozialraum.circulation.forms import (
    ApproveForDissolvedForm,
    DecideObjectionForm,
    RaiseObjectionForm,
    SendDraftForm,
    SignForm,
)
from sozialraum.circulation.models import Objection
from sozialraum.circulation.queries.draft import DRAFTS, last_sent, points_of, readers_of
from sozialraum.circulation.queries.state import objection_lines
from sozialraum.circulation.rules import changed_points
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.http import Request, find, show
from sozialraum.post.sending import Created, HeldBack, Sent


def minutes_read_draft(request: Request, key: str) -> HttpResponse:
    """The draft as it was sent last, what changed since, and where one says that something is wrong."""
    minutes = find(DRAFTS, request, key=key)
    row = last_sent(minutes)
    if row is None:
        raise Http404(key)
    found = list(Objection.objects.visible_to(request.visitor).filter(minutes=minutes))
    values = {
        "minutes": minutes,
        "row": row,
        "changes": changed_points(row.points, points_of(minutes.meeting)) if row.points else (),
        "objections": objection_lines(minutes, found, request.visitor),
    }
    return show(request, "circulation/minutes_read_draft.html", values)


def minutes_send_draft(request: Request, key: str) -> HttpResponse:
    """Until when objections may come, and to whom the draft goes."""
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = SendDraftForm.of(request, minutes)
    if form.carried_out():
        messages.success(request, _sent_in_words(form.outcome))
        return redirect(minutes.get_absolute_url())
    values = {"minutes": minutes, "form": form, "readers": readers_of(minutes.meeting), "row": last_sent(minutes)}
    return show(request, "circulation/minutes_send_draft.html", values)


def _sent_in_words(sent: Sequence[Sent]) -> str:
    """To how many it goes, and how many have no way."""
    reached = sum(isinstance(one, Created | HeldBack) for one in sent)
    told = ngettext(
        "Der Entwurf geht an einen Menschen oder eine Einrichtung.",
        "Der Entwurf geht an %(count)s Menschen und Einrichtungen.",
        reached,
    ) % {"count": reached}
    lack = len(sent) - reached
    more = ngettext("Für einen Brief fehlt der Weg.", "Für %(count)s Briefe fehlt der Weg.", lack) % {"count": lack}
    return f"{told} {more}" if lack else told


def minutes_raise_objection(request: Request, key: str) -> HttpResponse:
    """Where, what stands there, what should stand there, why; by login, by the link, or by the office for somebody."""
    minutes = find(DRAFTS, request, key=key)
    form, row = RaiseObjectionForm.of(request, minutes), last_sent(minutes)
    if form.carried_out():
        messages.success(request, _("Der Einwand ist eingetragen. Wer das Protokoll schreibt, antwortet darauf."))
        return redirect("circulation:minutes-read-draft", key=minutes.key)
    values = {"minutes": minutes, "form": form, "row": row, "by_office": is_office.holds(request.visitor, minutes)}
    return show(request, "circulation/minutes_raise_objection.html", values)


def objection_decide(request: Request, key: str) -> HttpResponse:
    """What becomes of an objection."""
    found = Objection.objects.select_related("minutes__meeting", "agenda_item", "person", "institution")
    objection = find(found, request, key=key)
    form = DecideObjectionForm.of(request, objection)
    if form.carried_out():
        sent = form.outcome
        messages.success(request, _("Die Antwort ist eingetragen."))
        messages.info(request, sent.sentence if sent else _("Bitte geben Sie die Antwort selbst weiter."))
        return redirect(objection.get_absolute_url())
    line = objection_lines(objection.minutes, [objection], request.visitor)[0]
    return show(request, "circulation/objection_decide.html", {"objection": objection, "line": line, "form": form})


def minutes_sign(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, SignForm, "minutes_sign", _("Unterschrieben: Das Protokoll ist genehmigt."))


def minutes_approve_for_dissolved(request: Request, key: str) -> HttpResponse:
    """For a group that was dissolved before it approved."""
    done = _("Eingetragen.")
    return _one_act(request, key, ApproveForDissolvedForm, "minutes_approve_for_dissolved", done)


def _one_act(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    minutes = find(Minutes.objects.select_related("meeting"), request, key=key)
    form = form_of.of(request, minutes)
    if form.carried_out():
        messages.success(request, done)
        return redirect(minutes.get_absolute_url())
    return show(request, f"circulation/{template}.html", {"minutes": minutes, "form": form})
