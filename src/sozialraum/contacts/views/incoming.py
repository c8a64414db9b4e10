"""Contacts: a list comes in – uploaded, arranged, looked at, taken over or thrown away."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sozialraum.contacts import actions
from sozialraum.contacts.actions.taking import counts
from sozialraum.contacts.forms import (
    ArrangeForm,
    ImportAnswerForm,
    ReadAgainForm,
    TakeOverForm,
    ThrowAwayForm,
    UploadForm,
)
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.ports import underway
from sozialraum.contacts.queries import preview, sentences
from sozialraum.contacts.rules.plan import LineStatus
from sozialraum.contacts.words import ImportState
from sozialraum.contacts.words import LineStatusChoice as StatusWords
from sozialraum.foundation.http import Request, find, show

LINES = 50


def import_upload(request: Request) -> HttpResponse:
    """Page to upload a list or continue one that was begun."""
    form = UploadForm.of(request, request.visitor.body)
    if form.carried_out():
        return redirect("contacts:import-arrange", form.outcome.key)
    begun = ContactImport.objects.visible_to(request.visitor).order_by("-created")
    return show(request, "contacts/import_upload.html", {"form": form, "begun": begun})


def import_arrange(request: Request, key: str) -> HttpResponse:
    """Say what the columns are for."""
    job = find(ContactImport.objects, request, key=key)
    form = ArrangeForm.of(request, job)
    if not actions.arrange.is_possible(job):
        return redirect(job)
    if form.carried_out():
        return redirect(job)
    return show(request, "contacts/import_arrange.html", {"form": form, "job": job})


def import_read_again(request: Request, key: str) -> HttpResponse:
    """Read the file with another encoding, another sheet, or its headings elsewhere."""
    job = find(ContactImport.objects, request, key=key)
    form = ReadAgainForm.of(request, job)
    if not actions.read_again.is_possible(job):
        return redirect(job)
    if form.carried_out():
        return redirect("contacts:import-arrange", job.key)
    first = job.file.rows[:8]
    return show(request, "contacts/import_read_again.html", {"form": form, "job": job, "first_rows": first})


def import_detail(request: Request, key: str) -> HttpResponse:
    """One address through its whole life: preview, under way, done."""
    job = find(ContactImport.objects, request, key=key)
    if job.state == ImportState.DONE:
        return show(request, "contacts/import_done.html", {"job": job, "counts": job.result})
    if job.state == ImportState.ARRANGING:
        return redirect("contacts:import-arrange", job.key)
    seen = underway.look(job.key)
    if seen and seen.alive:
        return show(request, "contacts/import_running.html", {"job": job, "seen": seen})
    return _preview(request, job, seen)


def _preview(request: Request, job: ContactImport, before: underway.UploadProgress | None) -> HttpResponse:
    """Line by line what would happen, and the one button."""
    plan = preview.prepare(job).plan
    chosen, told = request.GET.get("zeige", ""), counts(plan)
    outcomes = [one for one in plan.outcomes if chosen in ("", one.status.value)]
    page = Paginator(outcomes, LINES).get_page(request.GET.get("seite"))
    values = {
        "job": job,
        "before": before,
        "counts": told,
        "statuses": [(one.value, one.label, told[one.value]) for one in StatusWords if told[one.value]],
        "chosen": chosen,
        "page": page,
        "lines": [preview.shown(one) for one in page],
        "form": TakeOverForm(initial={"seen": plan.digest}),
        "button": sentences.button_in_words(told) if plan.steps else "",
        "left_over": told[LineStatus.REFUSED.value] + told[LineStatus.ASKED.value],
    }
    return show(request, "contacts/import_detail.html", values)


def import_answer(request: Request, key: str) -> HttpResponse:
    """Say who is meant, where that is not sure."""
    job = find(ContactImport.objects, request, key=key)
    form = ImportAnswerForm.of(request, job)
    if not actions.answer.is_possible(job):
        return redirect(job)
    plan = preview.prepare(job).plan
    form.ask(preview.questions_of(plan), preview.who_is_who(job, plan))
    if form.carried_out():
        return redirect(job)
    return show(request, "contacts/import_answer.html", {"form": form, "job": job})


def import_take_over(request: Request, key: str) -> HttpResponse:
    """The one button: from here on it goes on by itself."""
    job = find(ContactImport.objects, request, key=key)
    form = TakeOverForm.of(request, job)
    if request.method == "POST" and form.is_valid() and actions.take_over.is_possible(job):
        actions.begin_take_over(job, by=request.visitor, seen=form.cleaned_data["seen"])
    return redirect(job)


def import_progress(request: Request, key: str) -> HttpResponse:
    """How far it has come, for the page that waits."""
    job = find(ContactImport.objects, request, key=key)
    seen = underway.look(job.key)
    over = job.state == ImportState.DONE or seen is None or not seen.alive
    return JsonResponse({"percent": 100 if over else seen.percent if seen else 0, "over": over})


def import_throw_away(request: Request, key: str) -> HttpResponse:
    """Delete the list and every answer given about it."""
    job = find(ContactImport.objects, request, key=key)
    form = ThrowAwayForm.of(request, job)
    name = job.file_name
    if form.carried_out():
        underway.forget(key)
        messages.success(request, _("Die Liste »%(name)s« ist gelöscht.") % {"name": name})
        return redirect(reverse("contacts:import-upload"))
    return show(request, "contacts/import_throw_away.html", {"form": form, "job": job})
