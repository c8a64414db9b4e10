"""Access: who may not do something for want of a second factor alone is led to it, with what they sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import defaults

from sozialraum.access.rules import ONWARD
from sozialraum.actforms.drafts import Owner
from sozialraum.actforms.typed_before import FOR_WHOM, keep_typed
from sozialraum.bodies.words import NEEDS_SECOND_FACTOR
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor, Way


def permission_denied(request: Request, exception: Exception) -> HttpResponse:
    """403; but a form that its sender could carry out with a second factor is kept, and leads there."""
    visitor: Visitor | None = getattr(request, "visitor", None)
    if request.method != "POST" or visitor is None or visitor.way is not Way.LOGIN:
        return defaults.permission_denied(request, exception)
    is_trusted = any(one.classification in NEEDS_SECOND_FACTOR for one in visitor.standings)
    owner = Owner.signed(request.POST.get(FOR_WHOM, ""))
    if not is_trusted or owner != Owner.of(request) or not keep_typed(request, owner):
        return defaults.permission_denied(request, exception)
    messages.info(
        request, _("Dafür fehlt Ihr zweiter Faktor. Was Sie eingegeben haben, ist da, sobald er eingerichtet ist.")
    )
    return redirect(f"{reverse('access:second-factor')}?{urlencode({ONWARD: request.get_full_path()})}")
