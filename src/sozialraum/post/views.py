"""Post: the pages of the office about its letters, and about the server that takes them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.actforms.forms import ActForm
from sozialraum.acts.standing import is_office
from sozialraum.acts.who import only
from sozialraum.clockwork import night as clockwork
from sozialraum.foundation.http import Request, find, show
from sozialraum.mailserver.queries import server_of, try_server
from sozialraum.mailserver.routes import route_of
from sozialraum.post import queries
from sozialraum.post.forms import (
    CheckOffAllForm,
    CheckOffForm,
    ConfirmArrivalForm,
    DeliverByPhoneForm,
    LettersForm,
    SendAgainForm,
    SendTrialForm,
    SetUpServerForm,
    StopForm,
)
from sozialraum.post.models import Letter


def letter_list(request: Request) -> HttpResponse:
    """All letters of the network, by what has to be done with them."""
    only(is_office, request.visitor)
    shelves = queries.shelves(request.visitor)
    form = LettersForm(request.GET, [(one.name, f"{one.label} ({one.count})") for one in shelves])
    name, to = form.asked()
    page = queries.letters_on(queries.shelf_called(name), request.visitor, to, request.GET.get("seite", "1"))
    values = {
        "form": form,
        "page": page,
        "rows": queries.rows(page),
        "shelf": name,
        "narrowed": bool(to),
        "route": route_of(request.visitor.body),
    }
    values["waits_for_address"] = queries.waits_for_address(request.visitor)
    values["is_going"] = clockwork.is_going()
    return show(request, "post/letter_list.html", values)


def letter_detail(request: Request, key: str) -> HttpResponse:
    """One letter, to be read, and what can be done with it."""
    letter = find(Letter.objects, request, key=key)
    values = {"shown": queries.one_letter(letter, request.visitor), "came_back": letter.came_back.order_by("received")}
    return show(request, "post/letter_detail.html", values)


def letter_send_again(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, SendAgainForm, _("Noch einmal senden"))


def letter_stop(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, StopForm, _("Nicht mehr senden"))


def letter_confirm_arrival(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, ConfirmArrivalForm, _("Ist angekommen"))


def letter_deliver_by_phone(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, DeliverByPhoneForm, _("Am Telefon gesagt"))


def letter_check_off(request: Request, key: str) -> HttpResponse:
    return _one_act(request, key, CheckOffForm, _("Als gedruckt abhaken"))


def _one_act(request: Request, key: str, form_of: type[ActForm], verb: str) -> HttpResponse:
    letter = find(Letter.objects, request, key=key)
    form = form_of.of(request, letter)
    if form.carried_out():
        return redirect(letter)
    return show(request, "post/letter_act.html", {"letter": letter, "form": form, "verb": verb})


def letter_check_off_all(request: Request) -> HttpResponse:
    """The stack that was printed; its letters are named in the form, so that one added meanwhile is not lost."""
    form = CheckOffAllForm.of(request, request.visitor.body)
    letters = queries.to_print(request.visitor)
    if form.carried_out():
        count = len(form.cleaned_data["letters"])
        messages.success(request, ngettext("Abgehakt: %d Brief.", "Abgehakt: %d Briefe.", count) % count)
        return redirect("post:letter-list")
    opened = [letter for letter in letters if letter.opened]
    values: dict[str, Any] = {"letters": letters, "opened": opened, "form": form}
    values["stack_url"] = f"../briefe.pdf?briefe={','.join(x.key for x in letters)}"
    values["done_label"] = ngettext("%d Brief abhaken", "%d Briefe abhaken", len(opened)) % len(opened)
    values["stack_label"] = ngettext("%d Brief als PDF öffnen", "%d Briefe als PDF öffnen", len(letters)) % len(letters)
    return show(request, "post/letter_check_off_all.html", values)


def server_set_up(request: Request) -> HttpResponse:
    """The mail server of this network, who its letters come from, and whether it works."""
    form = SetUpServerForm.of(request, server_of(request.visitor.body))
    if form.carried_out():
        named = _("Der Mailserver ist gespeichert. Prüfen Sie ihn gleich.")
        messages.success(request, named if form.subject.host else _("Die Angaben sind gespeichert."))
        return redirect("post:server-set-up")
    values = {"form": form, "route": route_of(request.visitor.body)}
    return show(request, "post/server_set_up.html", values)


def server_check(request: Request) -> HttpResponse:
    """Try the mail server now and show the result; only by POST, a GET is redirected."""
    only(is_office, request.visitor)
    if request.method != "POST":
        return redirect("post:server-set-up")
    route = route_of(request.visitor.body)
    said, works = try_server(request.visitor.body, route)
    return show(request, "post/server_check.html", {"said": said, "works": works, "route": route})


def server_send_trial(request: Request) -> HttpResponse:
    """A letter to oneself, and then its page, where one sees what became of it."""
    form = SendTrialForm.of(request, server_of(request.visitor.body))
    if form.carried_out():
        return redirect(form.outcome.letter)
    return show(request, "post/server_send_trial.html", {"form": form})
