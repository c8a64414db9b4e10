"""Desk: what in the record contradicts itself."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import permitted
from sozialraum.desk.queries.contradictions import MOST, contradictions
from sozialraum.foundation.http import Request, show


@permitted(is_office)
def contradiction_list(request: Request) -> HttpResponse:
    """Each thing with what does not fit together in it; looked for when the page is opened, never by the desk."""
    found = contradictions(request.visitor)
    values = {"found": found[:MOST], "count": len(found), "most": MOST}
    return show(request, "desk/contradictions.html", values)
