"""Desk: letters for the printer."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import permitted
from sozialraum.desk.queries import paper
from sozialraum.foundation.http import Request, find
from sozialraum.post.models import Letter

MOST = 200  # in one document


def letter_paper(request: Request, key: str) -> HttpResponse:
    """One letter. A mail with a code in it is nobody's to print."""
    letter = find(Letter.objects, request, key=key)
    if letter.secret and letter.to:
        raise Http404(key)
    return _document(paper.printed(request.visitor.body, [letter]), f"brief-{letter.key}.pdf")


@permitted(is_office)
def letter_stack(request: Request) -> HttpResponse:
    """The letters named in the address, in their order, as one document."""
    keys = request.GET.get("briefe", "").split(",")[:MOST]
    found = Letter.objects.visible_to(request.visitor).to_print().filter(key__in=keys)
    letters = sorted(found, key=lambda letter: keys.index(letter.key))
    if not letters:
        raise Http404("no letters")
    return _document(paper.printed(request.visitor.body, letters), "briefe.pdf")


def _document(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
