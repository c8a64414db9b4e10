"""Transcripts: the page on which a sitting of the paper age is entered."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from sozialraum.actforms.chosen import keep_chosen
from sozialraum.foundation.http import Request, show
from sozialraum.transcripts.forms import TranscribeSittingForm

AGAIN = "noch"  # the button that goes on with the next


def body_transcribe_sitting(request: Request) -> HttpResponse:
    """Everything of one sitting on one page; refused or only read back, all of it stands there again, the scan too."""
    form = TranscribeSittingForm.of(request, request.visitor.body)
    if form.looks_only:
        form.is_valid()
        keep_chosen(form, request)
    elif form.carried_out():
        messages.success(request, _("Eingetragen, aus Papier übernommen: %s.") % form.outcome)
        group = urlencode({"gremium": form.cleaned_data["group"].key})
        return redirect(f"{request.path}?{group}" if AGAIN in request.POST else form.outcome.get_absolute_url())
    return show(request, "transcripts/body_transcribe_sitting.html", {"form": form})
