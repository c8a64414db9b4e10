"""Config: a page that has not changed since it was last read is not made again."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag

from sozialraum.acts.models import sha256
from sozialraum.foundation.http import SAFE, Parameter, Request, narrowed
from sozialraum.foundation.memory import Shelf
from sozialraum.foundation.visitor import Way

Answer = Callable[[Any], HttpResponseBase]


#: Bytes of pages made for nobody in particular, by validator: those of an address without parameters, shared among the
#: networks; and apart from them those that somebody has narrowed, shared among the paths. So whoever asks for every
#: word there is only makes them forget what was searched for on that very page.
PAGES, NARROWED = Shelf(16_000_000), Shelf(8_000_000)

AROUND = 1_000  # bytes that a page takes beside its content: its headers, its name


@dataclass(frozen=True)
class CachedPage:
    """A page as it left the house."""

    content: bytes
    headers: dict[str, str]


class UnchangedMiddleware:
    """Gives every public page one strong validator, and answers 304, or the page kept, before the view is asked.

    What nobody in particular reads depends on nothing but the body's record, the day, the program and the address
    asked for. The public record changes only in acts that publish, and each of them moves the public mark of its body;
    so the mark stands for the whole public record; it comes with the body in one query. It is read *before* the page is
    made: an act in between gives a page newer than its validator, which is then asked for once more, never an older one
    that would be kept.
    The day is part of it because »what comes« and »what holds« change at midnight; a page that changes during the day
    by itself must bring its own ``ETag`` or ``Cache-Control``, which are left as they are.
    """

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: Request) -> HttpResponseBase:
        narrow(request)
        if request.visitor.way is not Way.NOBODY:
            return self.answer(request)
        if not is_for_everybody(request):
            return self.answer(request)
        today = timezone.localdate()
        tag = validator_of(request, today)
        if tag in known_to(request):
            return stamped(HttpResponseNotModified(), tag)
        shelf, owner = place_of(request)
        as_of = (request.visitor.as_of, today)  # pages of another moment are not asked for again
        if kept := cast(CachedPage | None, shelf.get(owner, tag, as_of=as_of)):
            return stamped(HttpResponse(kept.content, headers=kept.headers), tag)
        response = self.answer(request)
        if not may_be_stamped(request, response):
            return response
        assert isinstance(response, HttpResponse)
        page = CachedPage(response.content, dict(response.items()))
        shelf.put(owner, tag, page, len(response.content) + AROUND, as_of=as_of)
        return stamped(response, tag)


def is_for_everybody(request: Request) -> bool:
    """A whole page, only read, without a message waiting for this one reader."""
    asks_for_a_part = "HTTP_HX_REQUEST" in request.META
    return request.method in SAFE and not asks_for_a_part and settings.MESSAGES_COOKIE_NAME not in request.COOKIES


def narrow(request: Request) -> None:
    """Leave of the query what the page reads (``foundation.http.reads``), for everything that comes after.

    So an unknown parameter neither names another page, nor comes back on the one that is kept for all.
    """
    if not request.META.get("QUERY_STRING"):
        return
    parameters = parameters_at(request.path_info)
    if parameters is not None:
        request.GET = narrowed(request.GET, parameters)  # type: ignore[assignment]
        request.META["QUERY_STRING"] = request.GET.urlencode()


@lru_cache(maxsize=500)
def parameters_at(path: str) -> Mapping[str, Parameter] | None:
    """What the page at this path reads of its query; None for what is no page for everybody.

    To find a page among all addresses takes a fifth of the time in which a kept one is handed out.
    """
    try:
        return cast(Mapping[str, Parameter] | None, getattr(resolve(path).func, "parameters", None))
    except Resolver404:
        return None


def place_of(request: Request) -> tuple[Shelf, Hashable]:
    """The cache a page is kept in, and the key it is filed under."""
    body = request.visitor.body.pk
    return (NARROWED, (body, request.path)) if request.GET else (PAGES, body)


def validator_of(request: Request, today: dt.date) -> str:
    """The strong ``ETag`` of what stands at this address on this day. The query is the one that ``narrow`` has left."""
    return _validator(program(), str(today), request.visitor.body.key, request.visitor.as_of, request.get_full_path())


@lru_cache(maxsize=2000)
def _validator(*told: str) -> str:
    return quote_etag(sha256(list(told))[:32])


def known_to(request: Request) -> list[str]:
    """The validators the reader already has; a proxy that packs pages makes them weak, they name the same page."""
    return [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]


def may_be_stamped(request: Request, response: HttpResponseBase) -> bool:
    """A page found, the same for all: no form token, no cookie, no validator of its own."""
    own = response.has_header("ETag") or response.has_header("Cache-Control") or response.cookies
    token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    return response.status_code == 200 and not (own or token or response.streaming)


def stamped(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """To be kept, and asked about each time."""
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response


@cache
def program() -> str:
    """The program as it was when it started: a digest of every file that can change a page."""
    digest = hashlib.sha256()
    for path in sorted(settings.HOUSE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(settings.HOUSE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
