"""Dossier: published minutes go by themselves, as a PDF, to the entries of a Verteiler that get all of them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from sozialraum.circulation.actions import pass_on
from sozialraum.circulation.queries.copies import copies_to_send
from sozialraum.clockwork.night import NightCommand
from sozialraum.dossier.queries import public_minutes_pdf
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.outbox import Enclosure


class Command(NightCommand):
    help = "Verschickt veröffentlichte Protokolle als PDF an alle, die im Verteiler jedes bekommen."
    every = dt.timedelta(minutes=5)

    def work(self, *, dry_run: bool) -> str:
        """One letter each and once; what a killed run has sent is not sent again."""
        count = 0
        for body in Body.objects.order_by("pk"):
            for minutes, recipients in copies_to_send(body):
                content = b"" if dry_run else public_minutes_pdf(minutes.meeting)
                if content:
                    pdf = Enclosure(f"Protokoll-{minutes.meeting.key}.pdf", content, "application/pdf")
                    pass_on(minutes, by=Visitor.house(body), recipients=recipients, pdf=pdf)
                count += len(recipients)
        return ngettext("%s Protokoll verschickt.", "%s Protokolle verschickt.", count) % count
