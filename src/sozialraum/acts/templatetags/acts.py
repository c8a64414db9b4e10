"""Acts: ``{% may "meetings.invite" meeting as may_invite %}``, one question for every button."""

from typing import Any

from django import template

from sozialraum.acts.act import ACTS
from sozialraum.foundation.mail_address import mailto

register = template.Library()
register.filter("mailto", mailto)


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], name: str, subject: Any) -> bool:
    """May this visitor do this now? Unknown acts raise, so a misspelt button is noticed."""
    return ACTS[name].is_open_to(context["request"].visitor, subject)
