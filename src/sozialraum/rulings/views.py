"""Rulings: the page that says who may vote in a group on a day, and why not."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from sozialraum.foundation.http import Request, show
from sozialraum.rulings.forms import VotingDayForm
from sozialraum.rulings.queries import votes_on, with_votes


def organization_votes(request: Request, key: str) -> HttpResponse:
    """Who may vote, today or on ``?am=2018-01-17``; for the office and for who speaks for the group, else 404."""
    group, form = get_object_or_404(with_votes(request.visitor), key=key), VotingDayForm(request.GET)
    page = votes_on(group, form.day(), request.visitor)
    return show(request, "rulings/organization_votes.html", {"group": group, "form": form, "page": page})
