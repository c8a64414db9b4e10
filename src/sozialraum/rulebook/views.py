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
from sozialraum.papers.rules import clauses
from sozialraum.rulebook.forms import RecordRevisionForm, RuleRevisionForm

rulerevision_withdraw = WithdrawPage(RuleRevisionForm, RuleRevision.objects.select_related("version__paper"))


def revision_record(request: Request, key: str) -> HttpResponse:
    """All rules of a version beside its text: add, change, strike; saved together as one revision."""
    version = find(Version.objects.select_related("paper"), request, key=key)
    form = RecordRevisionForm.of(request, version)
    if not form.only_rows and form.carried_out():
        messages.success(request, _("Regeln gespeichert."))
        return redirect(f"{version.get_absolute_url()}#regeln")
    return show(
        request, "rulebook/revision_record.html", {"form": form, "version": version, "clauses": clauses(version.text)}
    )
