"""History: »Zurückgezogenes« – what was withdrawn, and the button that brings it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import only, permitted
from sozialraum.bodies.permissions import reads_all
from sozialraum.desk.queries import entering
from sozialraum.foundation.http import Request, show
from sozialraum.history.queries import withdrawn as queries


@permitted(reads_all)
def withdrawn_list(request: Request) -> HttpResponse:
    """What is withdrawn, the last first; for the office with a button, for the auditor to read."""
    found, may = queries.withdrawn(request.visitor), entering.may_enter(request.visitor)
    return show(request, "history/withdrawn_list.html", {"found": found, "may": may})


@permitted(reads_all)
def withdrawn_restore(request: Request, number: int) -> HttpResponse:
    """Page and act that restore one withdrawn thing, with what the journal does not hold."""
    only(is_office, request.visitor)
    one, refused = queries.withdrawn_with(request.visitor, number), ""
    if request.method == "POST":
        try:
            lost = queries.restore(one, request.visitor)
        except ValidationError as refusal:
            refused = " ".join(refusal.messages)
        else:
            messages.success(request, _("Zurückgeholt: %s.") % one.called)
            if lost:
                messages.warning(request, _("Bitte ergänzen: %s.") % ", ".join(lost))
            return redirect("history:withdrawn-list")
    return show(request, "history/withdrawn_restore.html", {"one": one, "refused": refused})
