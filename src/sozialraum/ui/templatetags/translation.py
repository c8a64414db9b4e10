"""Room ui: what a page in another language says of itself and of German words, lines, clauses; loaded everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sozialraum.languages import marks
from sozialraum.languages.catalogues import unchecked
from sozialraum.languages.names import BY_CODE, GERMAN, Language, current_language
from sozialraum.ui.lines import as_line
from sozialraum.ui.seams import seamed
from sozialraum.ui.typed import typed_with_notes

register = template.Library()

register.filter("in_german", marks.in_german)
register.filter("as_known", marks.as_known)
register.filter("comma_separated", marks.comma_separated)
register.filter("as_line", as_line)
register.filter("seamed", seamed, is_safe=True)


@register.simple_tag
def comma() -> str:
    """The comma of the current language."""
    return current_language().comma


@register.simple_tag
def speaks_german() -> SafeString:
    """In a link on a page in another language: where it leads, German is spoken. Nothing on a German page."""
    return SafeString("" if current_language() is GERMAN else ' hreflang="de"')


@register.simple_tag(takes_context=True)
def translation_note(context: template.Context) -> str:
    """On a page in another language: whether a person has checked it, and that the German text holds."""
    language, site = current_language(), context.get("site")
    if language is GERMAN:
        return ""
    german = next((one.url for one in getattr(site, "languages", ()) if one.code == GERMAN.code), "")
    return render_to_string("ui/translation_note.html", {"unchecked": unchecked(language.code), "german": german})


class WayBack(NamedTuple):
    """The line on a German page that leads back to the language one came from, in that language."""

    language: Language
    url: str
    only_german: str
    back: str


@register.simple_tag(takes_context=True)
def ways_back(context: template.Context, below: bool = False) -> SafeString:
    """Links to every language on a page that is only in German; CSS shows the one in the address (``:target``)."""
    match = getattr(context.get("request"), "resolver_match", None)
    if current_language() is not GERMAN or getattr(match and match.func, "in_languages", False):
        return SafeString()
    links = tuple((one.code, one.url) for one in getattr(context.get("site"), "languages", ()))
    drawn = _drawn_once if get_script_prefix() == "/" else _drawn  # a personal link in them is not remembered
    return drawn(links, below=below)


def _drawn(links: tuple[tuple[str, str], ...], *, below: bool) -> SafeString:
    return render_to_string("ui/ways_back.html", {"ways": list(_ways_back(links)), "below": below})


_drawn_once = lru_cache(maxsize=100)(_drawn)  # they lead from every German page to the same pages


def _ways_back(links: tuple[tuple[str, str], ...]) -> Iterator[WayBack]:
    for code, url in links:
        if BY_CODE[code] is not GERMAN:
            yield WayBack(BY_CODE[code], url, *_words_in(code))


@cache
def _words_in(code: str) -> tuple[str, str]:
    """The words of a line that leads back, which stand on every German page in every language."""
    with translation.override(code):
        return _("Diese Seite gibt es nur auf Deutsch."), _("Zurück zu Ihrer Sprache")


@register.simple_tag
def clause_text(clause: Any, since: dict[str, dict[str, str]], url: str = "") -> SafeString:
    """The text of a clause; of an old one with what each changed passage says today (``since``), and where."""
    notes = {
        line: render_to_string("ui/since.html", {"now": now, "url": url, "clause": clause})
        for line, now in since.get(clause.name, {}).items()
    }
    return mark_safe(typed_with_notes(clause.text, notes))  # noqa: S308 – an allow-list; a note is a template
