"""Rulebook: the page on which the office enters the rules of a version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sozialraum.actforms.pages import WithdrawPage
from sozialraum.bylaws.models import RuleRevision
from sozialraum.foundation.http import Request, find, show
from sozialraum.papers.models import Version
from sozialraum.rulebook.forms.revision import RecordRevisionForm, RuleRevisionForm
from sozialraum.rulebook.queries import fallback_texts

rulerevision_withdraw = WithdrawPage(RuleRevisionForm, RuleRevision.objects.select_related("version__paper"))


def revision_record(request: Request, key: str) -> HttpResponse:
    """All rules of a version beside its text: add, change, move, strike; saved together as one revision."""
    version = find(Version.objects.select_related("paper", "file"), request, key=key)
    form = RecordRevisionForm.of(request, version)
    if not form.only_rows and form.carried_out():
        messages.success(request, _("Regeln gespeichert."))
        return redirect(f"{version.get_absolute_url()}#regeln")
    if form.is_bound:
        form.keep_draft()
    seen = {"form": form, "version": version, "fallbacks": fallback_texts(request.visitor, version.paper)}
    return show(request, "rulebook/revision_record.html", seen)
