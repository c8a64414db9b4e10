"""Config: a language stands in front of an address – ``/ar/anliegen/`` – and in front of all that its page writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import Resolver404, get_script_prefix, resolve, set_script_prefix
from django.utils import translation

from sozialraum.foundation.http import SAFE
from sozialraum.languages.catalogues import FROM
from sozialraum.languages.marks import marked
from sozialraum.languages.names import BY_PREFIX, GERMAN, Language

Answer = Callable[[HttpRequest], HttpResponseBase]
KEEPS_ITS_WORDS = 307  # whoever sends a form to a German page sends it there once more
BEGINNING = "anliegen/"  # where a language begins: its start page, as long as there is no other


class LanguageMiddleware:
    """Takes the language off the front of a path, speaks it while the page is made, and keeps it in front.

    Stands behind the personal link: ``/l/<token>/ar/anliegen/``. A page that is not made for every language sends on to
    its German address. The browser is not asked what its owner speaks, so that a link shows everybody the same.
    """

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        prefix, _, rest = request.path_info.removeprefix("/").partition("/")
        language = BY_PREFIX.get(prefix, GERMAN)
        request.language = language  # type: ignore[attr-defined]
        if language is GERMAN:
            return self.answer(request)
        before = get_script_prefix()
        set_script_prefix(f"{before}{prefix}/")
        request.path_info = f"/{rest}"
        try:
            with translation.override(language.code):
                return in_its_language(self.answer(request), language)
        finally:
            set_script_prefix(before)

    def process_view(self, request: Any, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """A page that speaks only German is shown under its German address."""
        if request.language is GERMAN or getattr(view, "in_languages", False):
            return None
        if request.path_info == "/" and is_in_every_language(BEGINNING):
            return HttpResponseRedirect(get_script_prefix() + BEGINNING)
        query = request.META.get("QUERY_STRING", "")
        there = in_front_of(request.language) + request.path_info.removeprefix("/") + (f"?{query}" if query else "")
        if request.method not in SAFE:
            return HttpResponseRedirect(there, status=KEEPS_ITS_WORDS)
        return HttpResponseRedirect(f"{there}#{request.language.anchor}")


@lru_cache(maxsize=500)
def is_in_every_language(path: str) -> bool:
    """True if the page at this path is made for every language; False for an unknown path."""
    try:
        return bool(getattr(resolve(f"/{path}").func, "in_languages", False))
    except Resolver404:
        return False


def in_front_of(language: Language) -> str:
    """The script prefix without this language's part; a personal link in it stays."""
    here = get_script_prefix()
    return here.removesuffix(f"{language.prefix}/") if language.prefix else here


def in_its_language(response: HttpResponseBase, language: Language) -> HttpResponseBase:
    """Set Content-Language on the response and mark the parts of an HTML page that are still German."""
    response.headers.setdefault("Content-Language", language.code)
    if isinstance(response, HttpResponse) and response.get("Content-Type", "").startswith("text/html"):
        page = response.content.decode()
        if FROM in page:
            response.content = marked(page).encode()
            response.headers["Content-Length"] = str(len(response.content))
    return response
