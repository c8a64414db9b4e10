"""Site: what the law wants said, and the words of the house explained."""

from __future__ import annotations

from django.http import HttpResponse

from sozialraum.foundation.http import Request, public, show
from sozialraum.privacy.queries import stated
from sozialraum.site.queries import about


@public
def imprint(request: Request) -> HttpResponse:
    return show(request, "site/imprint.html", {})


@public
def privacy(request: Request) -> HttpResponse:
    return show(request, "site/privacy.html", {"cookies": about.cookie_names()} | stated(request.visitor))


@public
def accessibility(request: Request) -> HttpResponse:
    return show(request, "site/accessibility.html", {"stated": about.STATED, "languages": about.translations()})


@public
def glossary(request: Request) -> HttpResponse:
    return show(request, "site/glossary.html", {"letters": about.letters()})


@public
def archive(request: Request) -> HttpResponse:
    return show(request, "site/archive.html", {})
