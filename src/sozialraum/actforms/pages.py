"""Forms of acts: the three pages of a kind of master data – recorded, corrected, withdrawn – made once for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from sozialraum.actforms.fields import Line
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.acts import journal
from sozialraum.acts.act import Act
from sozialraum.acts.master import MasterData, comes_back, naming
from sozialraum.acts.registry import kind_with
from sozialraum.foundation.http import Request, Visible, find, show

REASON = "grund"  # why something is withdrawn
BACK = "zurueck"  # where one came from, in the address
AGAIN = "weiter"  # the button that saves and opens an empty form of the same kind


@dataclass(frozen=True)
class ListPage:
    """The page on which all of a kind are listed: what it is called, the name of its address, and which kind there."""

    label: Words = ""
    name: str = "site:home"
    kind: str = ""

    @property
    def url(self) -> str:
        return reverse(self.name, kwargs={"kind": self.kind} if self.kind else None)


class MasterForm(ActForm):
    """What people type about one kind of thing, whether it is recorded or corrected; and how its pages say it.

    A field is labelled like its column, unless the form asks in other words.
    """

    acts: ClassVar[MasterData]
    #: The kind in one word, as the heading says it: »Ort«.
    called: ClassVar[Words] = ""
    #: Where all of this kind are listed: ``ListPage("Orte", "desk:entering-list", "orte")``.
    listed: ClassVar[ListPage] = ListPage()
    #: Who will see what is typed here; said before it is sent.
    seen_by: ClassVar[Words] = ""
    #: What withdrawing does, beside what it always does.
    farewell: ClassVar[Words] = ""

    def __init__(self, *args: Any, **words: Any):
        super().__init__(*args, **words)
        acts = getattr(self, "acts", None)  # the network itself has its own, and no three of a kind
        columns = {one.name: one for one in kind_with(acts).model._meta.get_fields() if one.concrete} if acts else {}
        for name, field in self.fields.items():
            if field.label is None and name in columns:
                field.label = getattr(columns[name], "verbose_name")

    @classmethod
    def new(cls, request: Request, parent: Any) -> Self:
        """The form for something that is not there yet: nothing to show, nothing that can have changed meanwhile."""
        form = cls.opened(request, parent, cls.acts.record, cls.proposed)
        del form.fields["revision"]
        return form

    @classmethod
    def proposed(cls, request: Request, _parent: Any) -> dict[str, Any]:
        """What a new thing begins with: what the address says, e.g. the group for which a meeting is recorded."""
        return request.GET.dict()

    def afterwards(self) -> str:
        """A second sentence once it is done; empty if there is no more to say."""
        return ""

    def leads_to(self, thing: Any) -> str:
        """Where one is led once it is done; empty for the list."""
        return address_of(thing)


class WithdrawForm(ActForm):
    """Asks whether one is sure, and why; the reason stands in the journal alone."""

    def configure_fields(self) -> None:
        super().configure_fields()
        if self.by.person_id is not None:
            said = _("Steht nur im Verlauf, den Büro und Prüfung lesen.")
            self.fields[REASON] = Line(required=False, max_length=300, label=_("Warum?"), help_text=said)

    def act_arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().act_arguments().items() if name != REASON}

    def _perform_act(self) -> None:
        with journal.reason(self.cleaned_data.get(REASON, "")):
            super()._perform_act()


@dataclass(frozen=True, eq=False)
class RecordPage:
    """The view on which a new thing is recorded, on one of the ``parents`` or, without them, on the body."""

    form: type[MasterForm]
    parents: Visible[Any] | None

    @property
    def act(self) -> Act[Any, ..., Any]:
        return self.form.acts.record

    def __call__(self, request: Request, key: str = "") -> HttpResponse:
        parent = find(self.parents, request, key=key) if self.parents is not None else request.visitor.body
        return page_of(request, self.form.new(request, parent), _("%s eintragen"), _("%s eingetragen: %s."))


@dataclass(frozen=True, eq=False)
class CorrectPage:
    """The view on which one of these things is corrected."""

    form: type[MasterForm]
    things: Visible[Any]

    @property
    def act(self) -> Act[Any, ..., Any]:
        return self.form.acts.correct

    def __call__(self, request: Request, key: str) -> HttpResponse:
        form = self.form.of(request, find(self.things, request, key=key), self.act)
        return page_of(request, form, _("%s bearbeiten"), _("%s geändert: %s."))


@dataclass(frozen=True, eq=False)
class WithdrawPage:
    """The view on which one of these things is withdrawn: what that means and who still needs it."""

    kind: type[MasterForm]
    things: Visible[Any]
    form: type[ActForm] = WithdrawForm

    @property
    def act(self) -> Act[Any, ..., Any]:
        return self.kind.acts.withdraw

    def __call__(self, request: Request, key: str) -> HttpResponse:
        thing, kind = find(self.things, request, key=key), self.kind
        form, name = self.form.of(request, thing, self.act), str(thing)
        own, _hash, place = thing.get_absolute_url().partition("#")
        back, listed = came_from(request), kind.listed.url
        if form.carried_out():
            messages.success(request, _("%s zurückgezogen: %s.") % (kind.called, name))
            if place:  # it stood on the page of something else, which stays
                return redirect(back or own)
            return redirect(listed if not back or (own and back.startswith(own)) else back)
        values = {
            "form": form,
            "thing": thing,
            "called": kind.called,
            "farewell": kind.farewell,
            "comes_back": comes_back(type(thing), lambda name: getattr(thing, name)),
            "needed": [str(one) for one in naming(thing, parts=False)],
            "back": back or own or listed,
            "list_name": kind.listed.label,
            "list_url": listed,
        }
        return show(request, "actforms/thing_withdraw.html", values)


class Pages(NamedTuple):
    """The views ``<kind>_record``, ``<kind>_correct`` and ``<kind>_withdraw``."""

    record: RecordPage
    correct: CorrectPage
    withdraw: WithdrawPage


def pages(
    form: type[MasterForm],
    things: Visible[Any],
    *,
    parents: Visible[Any] | None = None,
    corrected_by: type[MasterForm] | None = None,
) -> Pages:
    """The pages of one kind. ``corrected_by`` is another form, since some things are typed only once."""
    return Pages(RecordPage(form, parents), CorrectPage(corrected_by or form, things), WithdrawPage(form, things))


def page_of(request: Request, form: MasterForm, heading: str, done: str) -> HttpResponse:
    """The form, or, once it is carried out, the way to the thing or back to where one came from."""
    listed = form.listed.url
    if form.carried_out():
        thing = form.outcome or form.subject
        messages.success(request, _filled_in(done, form.called, thing))
        if more := form.afterwards():
            messages.info(request, more)
        if AGAIN in request.POST:
            return redirect(request.get_full_path())
        return redirect(came_from(request) or form.leads_to(thing) or listed)
    values = {
        "form": form,
        "heading": _filled_in(heading, form.called),
        "back": came_from(request) or address_of(form.subject) or listed,
        "list_url": listed,
        "is_new": "revision" not in form.fields,
    }
    return show(request, "actforms/thing_form.html", values)


def _filled_in(sentence: str, *words: Any) -> str:
    """The sentence with as many of these words as it asks for."""
    return sentence % words[: sentence.count("%s")]


def address_of(thing: Any) -> str:
    """Where a thing is shown; empty if it has no page."""
    return str(getattr(thing, "get_absolute_url", str)())


def came_from(request: Request) -> str:
    """The page one came from, if the address says so and it is one of ours."""
    path = request.GET.get(BACK, "")
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else ""
