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
    request: Any = context.get("request")
    word = drafts.for_whom(request.visitor) if hasattr(request, "visitor") else ""
    return format_html('{}<input type="hidden" name="{}" value="{}">', field, FOR_WHOM, word) if word else field


@register.filter
def is_empty(rows: Iterable[tuple[Any, Iterable[BoundField]]]) -> bool:
    """Whether nothing was typed or chosen in the fields of a part (``ActForm.fieldsets``), and nothing refused."""
    return not any(bound.errors or bound.value() not in NOTHING for _called, fields in rows for bound in fields)
