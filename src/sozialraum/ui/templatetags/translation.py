"""Room ui: what a page in another language says of itself and of German words on it, and lines; loaded everywhere."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sozialraum.languages import marks
from sozialraum.languages.catalogues import unchecked
from sozialraum.languages.names import GERMAN, current_language
from sozialraum.ui.lines import as_line

register = template.Library()

register.filter("in_german", marks.in_german)
register.filter("as_known", marks.as_known)
register.filter("as_line", as_line)


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
