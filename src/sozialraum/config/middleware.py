"""Config: which body is asked, who is asking, and what a stranger may not even ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, set_script_prefix
from django.utils import timezone

from sozialraum.accounts.models import PersonalLink
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.network.models import Body
from sozialraum.people.queries import belonging_of

LINK = "/l/"
SECOND_FACTOR = "second_factor"  # the session key that says a second factor was shown

#: The one question of every request, written out: made by the ORM it took a third of a 304's whole time.
ASKED = """
    SELECT network_body.*, acts_head.hash AS head FROM network_body
    LEFT JOIN acts_head ON acts_head.body_id = network_body.id
    WHERE network_body.is_default OR network_body.id IN (SELECT body_id FROM network_host WHERE lower(name) = %s)
    ORDER BY network_body.is_default LIMIT 1
"""

Answer = Callable[[HttpRequest], HttpResponseBase]


class LinkOpensNothing(Exception):  # noqa: N818 - it names what happened
    """A personal link that is forged, expired, taken back, used up, or of another body: all one to whoever asks."""


class PersonalLinkMiddleware:
    """Takes ``/l/<token>`` off the front of a path and keeps it in front of every address the page writes.

    No session is begun. The token itself is the proof that a form was not forged, so no cookie is needed either.
    """

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token, _, rest = request.path_info.removeprefix(LINK).partition("/")
        if not request.path_info.startswith(LINK) or not token:
            return self.answer(request)
        before = get_script_prefix()
        set_script_prefix(f"{before}l/{token}/")
        request.path_info = f"/{rest}"
        request.link_token = token  # type: ignore[attr-defined]
        request.csrf_processing_done = True  # type: ignore[attr-defined]
        try:
            response = self.answer(request)
        finally:
            set_script_prefix(before)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class VisitorMiddleware:
    """Finds the body by host name and loads the visitor, once per request. Views not marked public are closed."""

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        body, head = body_of(request)
        try:
            visitor = visitor_of(request, body)
        except LinkOpensNothing:
            return link_is_gone(request, body)
        request.visitor = replace(visitor, as_of=head)  # type: ignore[attr-defined]
        return self.answer(request)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Who is nobody sees only what is marked public; a link goes everywhere nobody goes, and to its forms."""
        if getattr(view, "is_public", False) or request.visitor.way is not Way.NOBODY:
            return None
        return redirect("/anmelden/")


def body_of(request: HttpRequest) -> tuple[Body, str]:
    """The body that answers under this host name, else the default one, and the head of its journal.

    404 in a house without any body.
    """
    host = request.get_host().rsplit(":", 1)[0].lower()
    bodies = list(Body.objects.raw(ASKED, [host]))
    if not bodies:
        raise Http404("no body")
    return bodies[0], str(getattr(bodies[0], "head") or "")


def visitor_of(request: HttpRequest, body: Body) -> Visitor:
    """By personal link, by login, or nobody."""
    if token := getattr(request, "link_token", ""):
        link = PersonalLink.objects.opened_by(token, body, timezone.now()).first()
        if link is None:
            raise LinkOpensNothing
        made_for = Link(link.purpose, link.subject, link.subject_key, link.digest)
        return Visitor(body, Way.LINK, label="Persönlicher Link", link=made_for)
    if not request.COOKIES.get("sessionid") or not request.user.is_authenticated:
        return Visitor(body)
    belonging = belonging_of(body, request.user.pk, timezone.localdate())
    if belonging is None:
        return Visitor(body)
    way = Way.SECOND_FACTOR if request.session.get(SECOND_FACTOR) else Way.LOGIN
    return Visitor(body, way, person_id=belonging.person_id, label=belonging.name, standings=belonging.standings)


def link_is_gone(request: HttpRequest, body: Body) -> HttpResponse:
    """404, and kindly: what may have happened, and what to do. The addresses on it lead back in front of the link."""
    request.visitor = Visitor(body)  # type: ignore[attr-defined]
    set_script_prefix(get_script_prefix().removesuffix(f"l/{getattr(request, 'link_token')}/"))
    return render(request, "ui/link_gone.html", status=404)
