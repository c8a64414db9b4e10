"""Acts: ``{% may "meetings.invite" meeting as may_invite %}``, one question for every button."""

from typing import Any

from django import template

from sozialraum.acts.act import ACTS
from sozialraum.foundation.mail_address import mailto

register = template.Library()
register.filter("mailto", mailto)


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], name: str, subject: Any) -> bool:
    """Whether the visitor may carry out the named act on the thing now; raises KeyError for an unknown act."""
    return ACTS[name].is_open_to(context["request"].visitor, subject)
