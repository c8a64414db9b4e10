"""Clockwork: the page about what runs by itself."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.acts.standing import is_auditor, is_office
from sozialraum.acts.who import only
from sozialraum.clockwork import queries
from sozialraum.clockwork.night import is_going
from sozialraum.foundation.http import Request, show


def night(request: Request) -> HttpResponse:
    """Page of the scheduled jobs: when each runs and how its last run ended."""
    only(is_office | is_auditor, request.visitor)
    return show(request, "clockwork/night.html", {"runs": queries.runs(), "is_going": is_going()})
