"""Acts: ``{% may "meetings.invite" meeting as may_invite %}``, one question for every button."""

from typing import Any

from django import template

from sozialraum.acts.act import ACTS
from sozialraum.acts.registry import hints_about
from sozialraum.foundation.kinds import model_of
from sozialraum.foundation.mail_address import mailto

register = template.Library()
register.filter("mailto", mailto)


@register.inclusion_tag("acts/hints.html", takes_context=True)
def hints(context: dict[str, Any], thing: Any, kind: str = "", *, chairs: bool = False) -> dict[str, Any]:
    """What does not fit together in a thing and in what belongs to it; for the office alone, unless for ``chairs``.

    Of a page that has only its key in hand, ``kind`` is the stored word of its kind.
    """
    if kind and (model := model_of(kind)):
        thing = model._base_manager.get(body=context["request"].visitor.body, key=thing)
    told = [("" if about == thing else str(about), sentence) for about, sentence in hints_about(thing)]
    return {"told": list(dict.fromkeys(told)), "chairs": chairs}


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], name: str, subject: Any) -> bool:
    """Whether the visitor may carry out the named act on the thing now; raises KeyError for an unknown act."""
    return ACTS[name].is_open_to(context["request"].visitor, subject)
