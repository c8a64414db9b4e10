"""Joining: the pages on which somebody asks to join and sees what becomes of it, and those of the office."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.actforms.forms import ActForm
from sozialraum.acts.who import permitted
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import reads_all
from sozialraum.correspondence.views import already_confirmed
from sozialraum.foundation.http import Request, find, for_everybody, in_languages, public, reads, show
from sozialraum.joining import forms
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries import finding, groups, pages, requests
from sozialraum.joining.rules import answer_of
from sozialraum.joining.words import QUESTIONS
from sozialraum.mailserver.routes import route_of
from sozialraum.sittings.queries.dates import next_date

PAGE = 30


@in_languages
@public
def group_list(request: Request) -> HttpResponse:
    """Which groups there are to join, what each does, and when it meets; and the questions that lead to one."""
    found = groups.open_groups(request.visitor)
    without = finding.without_group(found) if reads_all.holds(request.visitor, None) else []
    return show(request, "joining/group_list.html", {"groups": found, "questions": QUESTIONS, "without": without})


@in_languages
@public
@reads(**dict.fromkeys((one.name for one in QUESTIONS), answer_of))
def group_find(request: Request) -> HttpResponse:
    """Which group fits the answers in the address. They are kept nowhere, and the page does not depend on a visitor."""
    found = finding.found(groups.open_groups(request.visitor), request.GET)
    return show(request, "joining/group_find.html", {"found": found})


@for_everybody
def request_ask(request: Request, key: str) -> HttpResponse:
    """Three small steps; the office sees them as one page."""
    organization = find(Organization.objects.groups(), request, key=key)
    if organization.is_over_on(timezone.localdate()):
        raise Http404("this group is no more")
    form = forms.AskForm.of(request, organization)
    if form.carried_out():
        return redirect(form.onward)
    return show(request, "joining/request_ask.html", {"organization": organization, "form": form})


def request_confirm(request: Request, key: str) -> HttpResponse:
    """One button. A mail scanner that only looks confirms nothing."""
    if answer := already_confirmed(request, reverse("joining:request-status", args=[key])):
        return answer
    wish = find(JoinRequest.confirmable.select_related("organization"), request, key=key)
    form = forms.JoinConfirmForm.of(request, wish)
    if form.carried_out():
        return redirect(urlsplit(form.outcome).path)
    return show(request, "joining/request_confirm.html", {"group": wish.organization.name, "form": form})


def request_status(request: Request, key: str) -> HttpResponse:
    """Status page of a request for its sender by link, and for the office to print."""
    wish = find(JoinRequest.objects.select_related("organization", "body"), request, key=key)
    link = wish.body.address.rstrip("/") + request.path if request.visitor.link and wish.body.address else ""
    receipt = pages.receipt_of(wish, next_date(wish.waits_for, timezone.now()), link)
    return show(request, "joining/request_status.html", {"page": receipt, "wish": wish})


@permitted(reads_all)
def request_list(request: Request) -> HttpResponse:
    """List of the requests, waiting ones first, filtered by the query string."""
    form = forms.RequestListForm(request.GET, request.visitor)
    asked = form.asked()
    page = Paginator(requests.listed(request.visitor, **asked), PAGE).get_page(request.GET.get("seite"))
    errands = requests.to_call(request.visitor)
    values = {"form": form, "page": page, "errands": errands, "narrowed": any(asked.values())}
    return show(request, "joining/request_list.html", values)


def request_detail(request: Request, key: str) -> HttpResponse:
    """Page of a request with everything the office can do; its sender is redirected to the status page."""
    wish = find(JoinRequest.objects.select_related("organization", "person", "body"), request, key=key)
    if not request.visitor.reads_all:
        return redirect("joining:request-status", wish.key)
    return show(request, "joining/request_detail.html", {"wish": wish, "page": pages.detail_of(wish)})


def request_admit(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, forms.AdmitForm, "joining/request_admit.html", _("Aufgenommen: %s."))


def request_ask_back(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, forms.AskBackForm, "joining/request_ask_back.html", _("Nachgefragt bei %s."))


def request_refuse(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, forms.RefuseForm, "joining/request_refuse.html", _("Abgelehnt: %s."))


def request_change_contact(request: Request, key: str) -> HttpResponse:
    form, template = forms.RequestChangeContactForm, "joining/request_change_contact.html"
    return _decided(request, key, form, template, _("Eingetragen, wie %s zu erreichen ist."))


def request_answer(request: Request, key: str) -> HttpResponse:
    return _decided(request, key, forms.JoinAnswerForm, "joining/request_answer.html", _("Danke, die Antwort ist da."))


def request_withdraw(request: Request, key: str) -> HttpResponse:
    return _decided(
        request, key, forms.RequestWithdrawForm, "joining/request_withdraw.html", _("Die Anfrage ist zurückgezogen.")
    )


def _decided(request: Request, key: str, form_of: type[ActForm], template: str, done: str) -> HttpResponse:
    wish = find(JoinRequest.objects.select_related("organization", "body"), request, key=key)
    form = form_of.of(request, wish)
    if form.carried_out():
        if request.visitor.link is None:  # behind a personal link there is no cookie that could carry it
            messages.success(request, done % wish if "%s" in done else done)
        return redirect(wish)
    return show(request, template, {"wish": wish, "form": form, "no_server": route_of(wish.body) is None})
