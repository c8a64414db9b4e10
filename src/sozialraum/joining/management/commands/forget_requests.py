"""Joining: what nobody needs any more of those who asked to join is forgotten."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.foundation.visitor import Visitor
from sozialraum.joining import actions
from sozialraum.joining.queries.requests import forgettable
from sozialraum.network.models import Body
from sozialraum.post.night import NightCommand


class Command(NightCommand):
    help = "Löscht Anfragen zum Mitmachen, die ein halbes Jahr erledigt sind oder die niemand bestätigt hat."
    at = dt.time(3, 40)

    def work(self, *, dry_run: bool) -> str:
        forgotten = 0
        for body in Body.objects.order_by("pk"):
            for request in list(forgettable(body, timezone.now())):
                if not dry_run:
                    actions.forget(request, by=Visitor.house(body))
                forgotten += 1
        return ngettext("%s Anfrage gelöscht.", "%s Anfragen gelöscht.", forgotten) % forgotten
