"""Desk: letters for the printer."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from sozialraum.acts.standing import is_office
from sozialraum.acts.who import permitted
from sozialraum.desk.queries import paper
from sozialraum.foundation.http import Request, find, pdf_response, show
from sozialraum.post.models import Letter
from sozialraum.post.sending import mark_opened
from sozialraum.post.words import LetterMedium, LetterState

#: To be printed, or printed before and wanted once more.
ON_THE_PILE = (LetterState.TO_PRINT, LetterState.PRINTED)
MOST = 200  # in one document


def letter_paper(request: Request, key: str) -> HttpResponse:
    """One letter. A mail with a code in it is nobody's to print, nor what has no way."""
    letter = find(Letter.objects, request, key=key)
    if letter.kind == LetterMedium.NONE or (letter.secret and letter.to):
        raise Http404(key)
    return _opened(request, [letter], f"brief-{letter.key}.pdf")


@permitted(is_office)
def letter_stack(request: Request) -> HttpResponse:
    """The letters named in the address, in their order, as one document."""
    keys = request.GET.get("briefe", "").split(",")[:MOST]
    found = Letter.objects.visible_to(request.visitor).filter(
        kind=LetterMedium.PAPER, key__in=keys, state__in=ON_THE_PILE
    )
    letters = sorted(found, key=lambda letter: keys.index(letter.key))
    if not letters:
        raise Http404("no letters")
    return _opened(request, letters, "briefe.pdf")


@permitted(is_office)
def letter_pile(request: Request) -> HttpResponse:
    """The one stack for everybody without e-mail: whom, why, since when; open, print, tick off, print once more."""
    return show(request, "desk/letter_pile.html", paper.pile(request.visitor))


def _opened(request: Request, letters: list[Letter], name: str) -> HttpResponse:
    document = paper.printed(request.visitor.body, letters)
    mark_opened(letters)
    return pdf_response(document, name)
