"""Config: which body is asked, who is asking, and what a stranger may not even ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import timezone
from django.utils.http import urlencode

from sozialraum.access.actions import see_session
from sozialraum.access.queries import body_of, dead_link, visitor_by_link
from sozialraum.access.rules import ONWARD
from sozialraum.accounts.actions import BEGUN_IN
from sozialraum.actforms.typed_before import is_for_script, log_in_again
from sozialraum.foundation.http import SAFE, host_of, step_out_of_link
from sozialraum.foundation.visitor import SECOND_FACTOR, Visitor, Way
from sozialraum.network.models import Body
from sozialraum.people.queries import belonging_of

LINK = "/l/"
BRIEF = 500  # milliseconds
SEEN = "seen"  # the session key that says on which day it was used last
FOUNDED_AT = "access:founding"

Answer = Callable[[HttpRequest], HttpResponseBase]


class LinkOpensNothing(Exception):  # noqa: N818 - it names what happened
    """A personal link that is forged, expired, taken back, used up, or of another body: all one to whoever asks."""


class BriefWaitMiddleware:
    """Whoever only reads does not wait for SQLite's one writer: what a GET may note beside is left out instead.

    PostgreSQL needs none of it: there a GET writes rows that nobody else holds.
    """

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in SAFE or connection.vendor != "sqlite":
            return self.answer(request)
        connection.ensure_connection()
        line = connection.connection
        (usual,) = line.execute("PRAGMA busy_timeout").fetchone()
        line.execute(f"PRAGMA busy_timeout={min(usual, BRIEF)}")
        try:
            return self.answer(request)
        finally:
            if connection.connection is line:
                line.execute(f"PRAGMA busy_timeout={usual}")


class PersonalLinkMiddleware:
    """Takes ``/l/<token>`` off the front of a path and keeps it in front of every address the page writes.

    Whoever comes by a link is its holder and nobody else: a login that the same browser has is left aside, so no path
    with a link in front can act, log in or log out for it.
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
        request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        try:
            response = self.answer(request)
        finally:
            set_script_prefix(before)
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Referrer-Policy"] = "no-referrer"  # the token stands in the address
        return response


class VisitorMiddleware:
    """Finds the body by host name and loads the visitor, once per request. Views not marked public are closed."""

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("a NUL, which stands in no text and which PostgreSQL does not take")
        body, head = body_of(host_of(request))
        try:
            visitor = visitor_of(request, body)
        except LinkOpensNothing:
            return link_is_gone(request, body)
        if visitor is None:
            return house_is_empty(request)
        if visitor.link and visitor.link.path and request.path_info == "/":
            return redirect(f"{get_script_prefix()}{visitor.link.path}")  # typed off paper: the secret and no more
        request.visitor = replace(visitor, as_of=head)  # type: ignore[attr-defined]
        # The token itself proves that a form was not forged; nothing is done for whoever a cookie would name.
        if visitor.way is Way.LINK:
            request.csrf_processing_done = True  # type: ignore[attr-defined]
        response = self.answer(request)
        if request.session.modified and not request.session.is_empty():
            request.session[BEGUN_IN] = request.visitor.body.key  # type: ignore[attr-defined]
        return response

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Who is nobody sees only what is marked public; a link goes everywhere nobody goes, and to its forms.

        Anything else leads a browser to the login, and is 401 in JSON for a script that accepts nothing else.
        """
        visitor, name = request.visitor, request.resolver_match.view_name
        if visitor.body.pk is None:  # a network that is not there yet has one page
            return None if name == FOUNDED_AT else redirect(FOUNDED_AT)
        if getattr(view, "is_public", False) or visitor.way is not Way.NOBODY:
            return None
        if is_for_script(request):
            return log_in_again(401)
        where = request.get_full_path() if request.method in SAFE else request.path
        return redirect(f"{reverse('access:login')}?{urlencode({ONWARD: where})}")


def visitor_of(request: HttpRequest, body: Body | None) -> Visitor | None:
    """The visitor of a personal link, of a login, or nobody; None in an installation without any body."""
    if token := getattr(request, "link_token", ""):
        if visitor := visitor_by_link(token, body):
            return visitor
        raise LinkOpensNothing
    if body is None:
        return None
    if not request.COOKIES.get(settings.SESSION_COOKIE_NAME) or is_of_another_network(request, body):
        return Visitor(body)
    if not request.user.is_authenticated:
        return Visitor(body)
    visitor = known_as(request.user.pk, body)
    if visitor.way is Way.NOBODY:
        return visitor
    notice(request)
    return replace(visitor, way=Way.SECOND_FACTOR) if request.session.get(SECOND_FACTOR) else visitor


def is_of_another_network(request: HttpRequest, body: Body) -> bool:
    """True if the session was begun in another network; the request then gets an empty session and no user.

    One that names no network was begun before sessions did, under this host name, and is told apart from its next day.
    """
    if request.session.get(BEGUN_IN, body.key) == body.key:
        return False
    request.session = type(request.session)()
    request.user = AnonymousUser()
    return True


def known_as(user_id: int, body: Body) -> Visitor:
    """Whose login this is in this body; nobody, if no living person here has it."""
    belonging = belonging_of(body, user_id, timezone.localdate())
    if belonging is None:
        return Visitor(body)
    return Visitor(body, Way.LOGIN, person_id=belonging.person_id, label=belonging.name, standings=belonging.standings)


def notice(request: HttpRequest) -> None:
    """Note once a day that this session is used: it is prolonged, and its owner can see it.

    Where it cannot be noted just now, the next request does it.
    """
    today = timezone.localdate().isoformat()
    if request.session.get(SEEN, today) != today:
        before, request.session[SEEN] = request.session[SEEN], today
        try:
            see_session(request.session)
        except OperationalError:
            request.session[SEEN] = before
            request.session.modified = False


def link_is_gone(request: HttpRequest, body: Body | None) -> HttpResponse:
    """Kindly, what happened and what to do: 410 for who has a link of ours, 404 for a guess, who learns nothing.

    The addresses on it lead back in front of the link.
    """
    step_out_of_link(request)
    if body is None:
        return house_is_empty(request)
    request.visitor = Visitor(body)  # type: ignore[attr-defined]
    link = dead_link(getattr(request, "link_token", ""), body)
    return render(request, "ui/link_gone.html", {"link": link}, status=410 if link else 404)


def house_is_empty(request: HttpRequest) -> HttpResponse:
    """The page of an installation without a network: how to begin at ``/``, 404 elsewhere."""
    is_lost = request.path_info != "/"
    return render(request, "ui/house_empty.html", {"is_lost": is_lost}, status=404 if is_lost else 200)
