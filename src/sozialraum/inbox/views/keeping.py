"""Inbox: the settings – topics and who deals with them, what is promised, where else one may turn."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.acts.who import permitted
from sozialraum.foundation.http import Request, show
from sozialraum.inbox.forms.keeping import PromiseForm
from sozialraum.inbox.permissions import is_office
from sozialraum.inbox.queries.keeping import settings_of


@permitted(is_office)
def setting_list(request: Request) -> HttpResponse:
    """Everything that is set for concerns, and where to change it."""
    return show(request, "inbox/setting_list.html", {"page": settings_of(request.visitor)})


def body_promise(request: Request) -> HttpResponse:
    """Two numbers, and what they mean in public."""
    form = PromiseForm.of(request, request.visitor.body)
    if form.carried_out():
        messages.success(request, _("Geändert. Das steht ab jetzt öffentlich."))
        return redirect("inbox:setting-list")
    return show(request, "inbox/body_promise.html", {"form": form})
