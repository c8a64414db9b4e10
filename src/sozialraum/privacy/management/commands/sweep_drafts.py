"""Privacy: what was typed or chosen in a form that nobody carried out goes after a day."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from sozialraum.actforms import drafts
from sozialraum.clockwork.night import NightCommand


class Command(NightCommand):
    help = "Löscht, was in nicht abgeschickten Formularen stand, nach 24 Stunden."
    every = dt.timedelta(hours=1)

    def work(self, *, dry_run: bool) -> str:
        count = len(list(drafts.expired())) if dry_run else drafts.sweep()
        return ngettext("%s Entwurf gelöscht.", "%s Entwürfe gelöscht.", count) % count
