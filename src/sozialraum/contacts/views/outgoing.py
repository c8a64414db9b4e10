"""Contacts: who is known, to look at and to take along."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse

from sozialraum.acts.who import permitted
from sozialraum.bodies.permissions import reads_all
from sozialraum.contacts.forms import ChooseForm, TakeOutForm
from sozialraum.contacts.queries import files
from sozialraum.contacts.queries.selection import contacts
from sozialraum.contacts.words import FileKind, Whom
from sozialraum.foundation.http import Request, show
from sozialraum.press.labels import unsettable_on

LINES = 50


@permitted(reads_all)
def contact_list(request: Request) -> HttpResponse:
    """Everybody the network knows, narrowed by what one asks; the office and the auditor may look."""
    form = ChooseForm(request.GET, initial={"wer": Whom.ALL})
    choice = form.choice(request.visitor)
    found = contacts(request.visitor, choice)
    page = Paginator(found, LINES).get_page(request.GET.get("seite"))
    values = {"form": form, "choice": choice, "page": page, "narrowed": bool(request.GET)}
    return show(request, "contacts/contact_list.html", values)


def contact_take_out(request: Request) -> HttpResponse:
    """Take the selection along as a file; the address says whom, the form as what."""
    form = TakeOutForm.of(request, request.visitor.body)
    choice = ChooseForm(request.GET).choice(request.visitor)
    found = contacts(request.visitor, choice)
    without = [one for one in found if not one.address]
    form.choice, form.count, form.addresses = str(choice), len(found), len(found) - len(without)
    if request.method == "POST" and form.carried_out():
        return files.response(FileKind(form.cleaned_data["kind"]), found, choice, request.visitor, form.cleaned_data)
    values = {"form": form, "choice": choice, "count": len(found), "without": without}
    values["unsettable"] = unsettable_on(files.labels_of(found))
    return show(request, "contacts/contact_take_out.html", values)
