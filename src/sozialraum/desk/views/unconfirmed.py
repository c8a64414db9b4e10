"""Desk: institutions whose entry nobody has confirmed for a year."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.acts.who import permitted
from sozialraum.bodies import actions
from sozialraum.desk.queries import confirming
from sozialraum.foundation.http import Request, show
from sozialraum.post.sending import Created, Sent


@permitted(actions.ask_to_confirm.who)
def unconfirmed(request: Request) -> HttpResponse:
    """Who is to be asked, how the letter would go, and who has been asked already; one button asks the chosen."""
    found = confirming.to_ask(request.visitor, timezone.localdate())
    if request.method == "POST":
        chosen = set(request.POST.getlist("einrichtung"))
        sent = _asked(request, [one for one in found if one.key in chosen])
        for (sentence, went), count in Counter((one.sentence, isinstance(one, Created)) for one in sent).items():
            told = ngettext("%(count)d Einrichtung: %(said)s", "%(count)d Einrichtungen: %(said)s", count)
            say = messages.success if went else messages.warning
            say(request, told % {"count": count, "said": sentence})
        return redirect("desk:unconfirmed")
    return show(request, "desk/unconfirmed.html", {"found": found})


def _asked(request: Request, chosen: list[confirming.ToAsk]) -> list[Sent]:
    """What was sent to them, in one act. Whom nothing reaches stands in the post by name."""
    asked = [one.institution for one in chosen]
    try:
        return actions.ask_all_to_confirm(request.visitor.body, by=request.visitor, institutions=asked)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
        return []
