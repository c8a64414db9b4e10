"""Acts: the three pages of a kind of master data – recorded, corrected, withdrawn – made once for all kinds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from sozialraum.acts.forms import ActForm, Words
from sozialraum.acts.master import MasterData, naming
from sozialraum.foundation.http import Request, View, Visible, find, show
from sozialraum.foundation.things import at

BACK = "zurueck"  # where one came from, in the address
AGAIN = "weiter"  # the button that saves and opens an empty form of the same kind


class MasterForm(ActForm):
    """What people type about one kind of thing, whether it is recorded or corrected; and how its pages say it."""

    acts: ClassVar[MasterData]
    #: The kind in one word, as the heading says it: »Ort«.
    called: ClassVar[Words] = ""
    #: All of this kind, in the plural, and where they are listed: ``("Orte", "schreibtisch/eintragen/orte/")``.
    listed: ClassVar[tuple[Words, str]] = ("", "")
    #: Who will see what is typed here; said before it is sent.
    seen_by: ClassVar[Words] = ""
    #: What withdrawing does, beside what it always does.
    farewell: ClassVar[Words] = ""

    def afterwards(self) -> str:
        """A second sentence once it is done; empty if there is no more to say."""
        return ""

    def leads_to(self, thing: Any) -> str:
        """Where one is led once it is done; empty for the list."""
        return address_of(thing)


class Pages(NamedTuple):
    """The views ``<kind>_record``, ``<kind>_correct`` and ``<kind>_withdraw``."""

    record: View
    correct: View
    withdraw: View


class _Recording:
    """A form for something that is not there yet: nothing to show, nothing that can have changed meanwhile."""

    revision = None

    @classmethod
    def first_shown(cls, request: Request, _subject: Any) -> dict[str, Any]:
        """What the address proposes, e.g. the group for which a meeting is recorded."""
        return request.GET.dict()


def pages(
    form: type[MasterForm],
    things: Visible[Any],
    *,
    parents: Visible[Any] | None = None,
    corrected_by: type[MasterForm] | None = None,
    name: str = "",
    room: str = "",
) -> Pages:
    """The pages of one kind. ``parents`` are what a thing is recorded on, the body if it says nothing.

    ``corrected_by``: some things are typed only once. ``name``: a kind has two faces. ``room``: another than the act's.
    A form that names an act of its own is carried out by that one: it does more than put down a row.
    """
    home, act = form.acts.record.name.split(".")
    kind = name or act.removeprefix("record_")
    correct = corrected_by or form
    forms: dict[str, type[MasterForm]] = {
        "record": type(f"Record{form.__name__}", (_Recording, form), {"act": getattr(form, "act", form.acts.record)}),
        "correct": type(f"Correct{correct.__name__}", (correct,), {"act": getattr(correct, "act", form.acts.correct)}),
        "withdraw": _sure(form),
    }

    def made(verb: str, view: Callable[..., HttpResponse]) -> View:
        view.__name__ = view.__qualname__ = f"{kind}_{verb}"
        view.__module__ = f"sozialraum.{room or home}.views"
        return view

    def record(request: Request, key: str = "") -> HttpResponse:
        parent = find(parents, request, key=key) if parents is not None else request.visitor.body
        return page_of(request, forms["record"].of(request, parent), _("%s eintragen"), _("%s eingetragen: %s."))

    def correct_(request: Request, key: str) -> HttpResponse:
        thing = find(things, request, key=key)
        return page_of(request, forms["correct"].of(request, thing), _("%s bearbeiten"), _("%s geändert: %s."))

    def withdraw(request: Request, key: str) -> HttpResponse:
        return _farewell(request, forms["withdraw"].of(request, find(things, request, key=key)))

    return Pages(made("record", record), made("correct", correct_), made("withdraw", withdraw))


def _sure(form: type[MasterForm]) -> type[MasterForm]:
    """A form that asks nothing but whether one is sure. It says what the kind's own form says of itself."""
    said = {name: getattr(form, name) for name in ("acts", "called", "listed", "farewell")}
    return type(f"Withdraw{form.__name__}", (MasterForm,), said | {"act": form.acts.withdraw})


def page_of(request: Request, form: MasterForm, heading: str, done: str) -> HttpResponse:
    """The form, or, once it is carried out, the way to the thing or back to where one came from."""
    listed = at(form.listed[1])
    if form.carried_out():
        thing = form.outcome or form.subject
        messages.success(request, _told(done, form.called, thing))
        if more := form.afterwards():
            messages.info(request, more)
        if AGAIN in request.POST:
            return redirect(request.get_full_path())
        return redirect(came_from(request) or form.leads_to(thing) or listed)
    values = {
        "form": form,
        "heading": _told(heading, form.called),
        "back": came_from(request) or address_of(form.subject) or listed,
        "list_url": listed,
        "is_new": "revision" not in form.fields,
    }
    return show(request, "acts/thing_form.html", values)


def _told(sentence: str, *words: Any) -> str:
    """The sentence with as many of these words as it asks for."""
    return sentence % words[: sentence.count("%s")]


def address_of(thing: Any) -> str:
    """Where a thing is shown; empty if it has no page."""
    return str(getattr(thing, "get_absolute_url", str)())


def _farewell(request: Request, form: MasterForm) -> HttpResponse:
    """What withdrawing means and who still needs the thing; or, once it is done, the list of what is left."""
    thing, name = form.subject, str(form.subject)
    own, _hash, place = thing.get_absolute_url().partition("#")
    back, listed = came_from(request), at(form.listed[1])
    if form.carried_out():
        messages.success(request, _("%s zurückgezogen: %s.") % (form.called, name))
        if place:  # it stood on the page of something else, which stays
            return redirect(back or own)
        return redirect(listed if not back or (own and back.startswith(own)) else back)
    values = {
        "form": form,
        "thing": thing,
        "needed": [str(one) for one in naming(thing, parts=False)],
        "back": back or own or listed,
        "list_url": listed,
    }
    return show(request, "acts/thing_withdraw.html", values)


def came_from(request: Request) -> str:
    """The page one came from, if the address says so and it is one of ours."""
    path = request.GET.get(BACK, "")
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""
