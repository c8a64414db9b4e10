"""Site: what machines ask for first."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect
from django.templatetags.static import static

from sozialraum.events.queries import linked_data
from sozialraum.foundation.http import Request, public
from sozialraum.foundation.things import path_of
from sozialraum.site.queries import sitemap as sitemap_queries
from sozialraum.site.rules.sitemap import written

CLOSED = ("access:login", "desk:desk", "access:account")  # the addresses below them, too
TEXT = "text/plain; charset=utf-8"
NO_ADDRESS = (
    "Dieses Netzwerk hat noch keine Basisadresse (body.address); ohne sie gibt es kein Verzeichnis der Seiten.\n"
)


@public
def robots(request: Request) -> HttpResponse:
    """Everything public may be read by machines; the list of pages is named if the network knows its address."""
    lines = ["User-agent: *", "Disallow: /l/", *(f"Disallow: /{path_of(name)}" for name in CLOSED)]
    if address := linked_data.absolute(request.visitor.body, "sitemap.xml"):
        lines += ["", f"Sitemap: {address}"]
    return HttpResponse("\n".join(lines) + "\n", content_type=TEXT)


@public
def sitemap(request: Request) -> HttpResponse:
    """The list of pages; its addresses come from the network's own, never from the host name asked for."""
    if not (addresses := sitemap_queries.addresses(request.visitor)):
        return HttpResponseNotFound(NO_ADDRESS, content_type=TEXT)
    return HttpResponse(written(addresses), content_type="application/xml")


@public
def favicon(request: Request) -> HttpResponse:
    """For browsers that ask without having read a page."""
    return redirect(static("ui/sign.png"))
