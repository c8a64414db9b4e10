"""Foundation: what every view may do with a request – find a thing one may see, and show a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed, QueryDict
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, render
from django.urls import get_script_prefix, set_script_prefix

from sozialraum.foundation.keys import is_key
from sozialraum.foundation.visitor import Visitor

M = TypeVar("M", bound=Model, covariant=True)
SAFE = ("GET", "HEAD")
MOST_WORDS = 100  # signs that somebody may search for
NO_KEY = "-"
MOST_DIGITS = 6  # of the number of a page
PERIOD = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


class Request(HttpRequest):
    """A request as our middleware leaves it."""

    visitor: Visitor
    below: str  # set by a view: the name of the main page it belongs to, where its address does not say so


class Visible(Protocol[M]):
    """A queryset that knows who may see what."""

    def visible_to(self, visitor: Visitor, /) -> QuerySet[Any]: ...


class Listed(Protocol[M]):
    """A queryset of which some may only know that a thing is there; what they read of it the room's queries say."""

    def listed_for(self, visitor: Visitor, /) -> QuerySet[Any]: ...


def find(things: Visible[M], request: Request, **lookup: Any) -> Any:
    """The one thing that matches and that this visitor may read (``visible_to``); else raises Http404."""
    return get_object_or_404(things.visible_to(request.visitor), **lookup)


def find_listed(things: Listed[M], request: Request, **lookup: Any) -> Any:
    """The one thing that matches and that this visitor may know of (``listed_for``); else raises Http404."""
    return get_object_or_404(things.listed_for(request.visitor), **lookup)


def show(request: Request, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """The response with the template rendered for this request."""
    return render(request, template, context, status=status)


def host_of(request: HttpRequest) -> str:
    """The name of the network's host as the request says it: in small letters, without port and without the last dot.

    ``name.example.`` is the same name as ``name.example`` (RFC 1034 § 3.1). Raises DisallowedHost.
    """
    return split_domain_port(request.get_host())[0]


def step_out_of_link(request: Any) -> None:
    """Remove the personal link from the script prefix, so that later addresses are written without it."""
    if token := getattr(request, "link_token", ""):
        set_script_prefix(get_script_prefix().replace(f"l/{token}/", "", 1))


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A PDF that a browser shows; ``name`` is what it is called once it is kept."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


View = Callable[..., HttpResponseBase]
Parameter = Callable[[str], str]  # the value of a parameter in its one form; empty if it says nothing


def words(value: str) -> str:
    """A search text without outer blanks, at most ``MOST_WORDS`` characters long."""
    return value.strip()[:MOST_WORDS]


def public_key(value: str) -> str:
    """The value if it can be a public key, else ``NO_KEY``."""
    return value if not value or is_key(value) else NO_KEY


def page_number(value: str) -> str:
    """The number of a page as digits; empty for the first page and for what is no number."""
    short = value.isascii() and value.isdigit() and len(value) <= MOST_DIGITS
    return str(int(value)) if short and int(value) > 1 else ""


def period(value: str) -> str:
    """A year, month or day as ISO 8601 writes it: ``2017``, ``2017-04``, ``2017-04-12``."""
    return value if PERIOD.fullmatch(value) else ""


def reads(**parameters: Parameter) -> Callable[[View], View]:
    """Decorator: the query parameters a public page takes, each with its normaliser; it is given no others."""

    def with_parameters(view: View) -> View:
        view.parameters = parameters  # type: ignore[attr-defined]
        return view

    return with_parameters


def narrowed(query: QueryDict, parameters: Mapping[str, Parameter]) -> QueryDict:
    """The query with what a page reads of it: each once and in its one form, in the order of their names.

    Of several with one name the last one counts, as everywhere in Django.
    """
    found = QueryDict(mutable=True)
    for name in sorted(parameters):
        if value := parameters[name](query.get(name) or ""):
            found[name] = value
    found._mutable = False
    return found


def in_languages(view: View) -> View:
    """Decorator: a page that is made in every language; all others redirect to their German address.

    What such a page says, and the letters it sends, stands in ``languages.scope``.
    """
    view.in_languages = True  # type: ignore[attr-defined]
    return view


def for_everybody(view: View) -> View:
    """Decorator: a form without a login; everybody may read and send it. What it may do stands on its act.

    Each is made for one reader, with a token of its own, so nobody may keep it for the next.
    """

    @wraps(view)
    def own(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    own.is_public = True  # type: ignore[attr-defined]
    return own


def public(view: View) -> View:
    """Decorator: a public page that only reads. Every view without it is closed to strangers.

    What it takes from behind the »?« says ``reads`` below it.

    The view is asked before the method is refused, so that an unseen thing is 404 whatever one sends.
    """

    @wraps(view)
    def reading(request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        return response if request.method in SAFE else HttpResponseNotAllowed(SAFE)

    reading.is_public = reading.only_reads = True  # type: ignore[attr-defined]
    reading.parameters = getattr(view, "parameters", {})  # type: ignore[attr-defined]
    return reading
