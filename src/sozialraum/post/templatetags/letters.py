"""Post: the sentence that may follow the salutation begins as its language wants it."""

from __future__ import annotations

from django import template

from sozialraum.languages.names import current_language
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
