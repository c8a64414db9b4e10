"""Mailbox: every few minutes the house looks into the mailboxes its offices have named."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from sozialraum.clockwork.night import NightCommand
from sozialraum.mailbox.mailboxes import fetch
from sozialraum.mailbox.models import Mailbox


class Command(NightCommand):
    help = "Holt aus den Postfächern, was zurückkam."
    every = dt.timedelta(minutes=5)

    def work(self, *, dry_run: bool) -> str:
        """How many mails were kept. A mailbox that cannot be read says so at its own desk, not at everybody's."""
        named = Mailbox.objects.exclude(host="").select_related("body", "book")
        if dry_run:
            count = named.count()
            said = ngettext("%(count)s Postfach ist eingestellt.", "%(count)s Postfächer sind eingestellt.", count)
            return said % {"count": count}
        count = sum(fetch(mailbox) for mailbox in named)
        return ngettext("%(count)s Nachricht geholt.", "%(count)s Nachrichten geholt.", count) % {"count": count}
