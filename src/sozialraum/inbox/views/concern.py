"""Inbox: one concern – read, passed on, answered; each page says what will happen and whom it reaches."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.acts.who import only
from sozialraum.concerns.models import Concern, Photo
from sozialraum.concerns.permissions import said_it
from sozialraum.concerns.queries.status import receipt_of
from sozialraum.foundation.http import Request, find_listed, show
from sozialraum.inbox.forms import deciding
from sozialraum.inbox.permissions import is_office
from sozialraum.inbox.queries import reach
from sozialraum.inbox.queries.file import file_of

CONCERNS = Concern.objects.with_groups().select_related("agenda_item__meeting", "paper")


def concern_detail(request: Request, key: str) -> HttpResponse:
    """Page of a concern with what the visitor may know of it; its sender is redirected to the status page."""
    concern = find_listed(CONCERNS, request, key=key)
    if request.visitor.link is not None:
        if not said_it.holds(request.visitor, concern):
            raise Http404("a link to something else")
        return redirect("concerns:concern-status", concern.key)
    page = file_of(request.visitor, concern, timezone.now())
    template = "inbox/concern_file.html" if is_office.holds(request.visitor, concern) else "inbox/concern_detail.html"
    return show(request, template, {"concern": concern, "page": page})


def concern_read_out(request: Request, key: str) -> HttpResponse:
    """On one screen: number, code, group, when and where it next meets, in sentences to be read out."""
    concern = find_listed(CONCERNS, request, key=key)
    only(is_office, request.visitor, concern)
    receipt = receipt_of(concern, timezone.now())
    said = reach.read_out(concern, receipt)
    return show(request, "inbox/concern_read_out.html", {"concern": concern, "page": receipt, "said": said})


def concern_read(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ReadForm, _("%s ist gelesen."))


def concern_assign(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.AssignForm, _("%s liegt jetzt beim Gremium."))


def concern_answer(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ConcernAnswerForm, _("%s ist beantwortet."))


def concern_refer(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ReferForm, _("%s ist weiterverwiesen."))


def concern_set_aside(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.SetAsideForm, _("%s liegt beiseite."))


def concern_undo_set_aside(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.UndoSetAsideForm, _("%s ist wieder da."))


def concern_reopen(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ReopenForm, _("%s ist wieder offen."))


def concern_publish(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.PublishForm, _("%s ist öffentlich zu lesen."))


def concern_unpublish(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.UnpublishForm, _("%s ist nicht mehr öffentlich."))


def concern_new_code(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.NewCodeForm, _("%s hat einen neuen Code."), to="vorlesen/")


def concern_change_contact(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ConcernChangeContactForm, _("%s: eingetragen, wie wir antworten."))


def concern_withdraw(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ReplyWithdrawForm, _("%s ist zurückgezogen."))


def concern_forget(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, deciding.ForgetForm, _("%s ist gelöscht; die Nummer bleibt."))


def _decided(request: Request, key: str, form_of: type[ActForm], done: str, *, to: str = "") -> HttpResponse:
    """One act on one concern: the page that says what it does, then the concern again."""
    concern = find_listed(CONCERNS, request, key=key)
    form = form_of.of(request, concern)
    if form.carried_out():
        messages.success(request, done % concern)
        return redirect(f"{concern.get_absolute_url()}{to}")
    name = form_of.act.name.removeprefix("concerns.")
    values: dict[str, Any] = {"concern": concern, "form": form, "way": reach.way_to(concern)}
    values["photos"] = Photo.objects.visible_to(request.visitor).filter(concern=concern)
    return show(request, f"inbox/concern_{name}.html", values)
