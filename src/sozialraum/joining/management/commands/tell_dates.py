"""Joining: whoever was promised word of a date hears of it as soon as it is set, moved or called off."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions
from sozialraum.joining.models import JoinRequest
from sozialraum.joining.queries.dates import waiting_for_word
from sozialraum.network.models import Body
from sozialraum.post.night import NightCommand


class Command(NightCommand):
    help = "Sagt allen Bescheid, die mitmachen wollen, sobald ein Termin feststeht oder sich ändert."
    every = dt.timedelta(minutes=1)

    def work(self, *, dry_run: bool) -> str:
        """Once for each change, also if a run was killed: what was said stands on the wish itself."""
        told = 0
        for body in Body.objects.order_by("pk"):
            for request in list(waiting_for_word(body, timezone.now())):
                told += 1 if dry_run else _told(body, request)
        return ngettext("%s Mensch erfährt den Termin.", "%s Menschen erfahren den Termin.", told) % told


def _told(body: Body, request: JoinRequest) -> bool:
    try:
        actions.tell(request, by=Visitor.house(body))
    except ValidationError:  # withdrawn, or told by another process, since we looked
        return False
    return True
