"""Post: how the text of a letter goes on after its salutation, and which letters belong to a thing."""

from __future__ import annotations

from typing import Any

from django import template

from sozialraum.languages.names import current_language
from sozialraum.post import queries
from sozialraum.post.letter import capitalised

register = template.Library()

#: Where a letter goes on in small letters after »Guten Tag,«; the others begin a sentence there.
GOES_ON = ("de", "de-simple")


@register.simple_block_tag(takes_context=True)
def opening(context: template.Context, content: str) -> str:
    """A sentence that stands after the salutation, or after another one that does; then it begins with a capital."""
    language, said = current_language().code, context["said"]
    is_first = not said
    said.append(content)
    return content.strip() if is_first and language in GOES_ON else capitalised(content.strip(), language)


@register.simple_tag(takes_context=True)
def letters_about(context: template.Context, thing: Any) -> list[queries.LetterLine]:
    """``{% letters_about concern as letters %}``: its letters, for the office."""
    return queries.letters_about(thing, context["request"].visitor)
