"""Contacts: no uploaded list lies around for longer than 14 days."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django.utils.translation import ngettext

from sozialraum.clockwork.night import NightCommand
from sozialraum.contacts import actions
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.ports import underway
from sozialraum.foundation.visitor import Visitor


class Command(NightCommand):
    help = "Löscht hochgeladene Adresslisten nach 14 Tagen."
    at = dt.time(3, 10)

    def work(self, *, dry_run: bool) -> str:
        count = 0
        for job in ContactImport.objects.overdue(timezone.now()).select_related("body"):
            if not dry_run:
                actions.throw_away(job, by=Visitor.house(job.body))
                underway.forget(job.key)
            count += 1
        return ngettext(
            "%(count)s Adressliste war älter als 14 Tage.", "%(count)s Adresslisten waren älter als 14 Tage.", count
        ) % {"count": count}
