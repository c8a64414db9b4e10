"""Forms of acts: what every form of ours carries – the token against forged forms, and for whom it was made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import RequestContext
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sozialraum.actforms import drafts
from sozialraum.actforms.typed_before import FOR_WHOM

register = template.Library()
NOTHING: tuple[Any, ...] = (None, "", False, [], ())


@register.simple_tag(takes_context=True)
def csrf_token(context: RequestContext) -> SafeString:
    """Django's token field; in a form made for a person also the signed word by which what they type is theirs."""
    field = SafeString(CsrfTokenNode().render(context))
    word = _word_of(context.get("request"))
    return format_html('{}<input type="hidden" name="{}" value="{}">', field, FOR_WHOM, word) if word else field


def _word_of(request: Any) -> str:
    """For whom the forms of a page are, signed once for all of them."""
    if not hasattr(request, "visitor"):
        return ""
    known = getattr(request, "signed_for", None)
    if known is None or known[0] is not request.visitor:
        known = request.signed_for = (request.visitor, drafts.for_whom(request.visitor))
    word: str = known[1]
    return word


@register.filter
def is_empty(rows: Iterable[tuple[Any, Iterable[BoundField]]]) -> bool:
    """Whether nothing was typed or chosen in the fields of a part (``ActForm.fieldsets``), and nothing refused."""
    return not any(bound.errors or bound.value() not in NOTHING for _called, fields in rows for bound in fields)
