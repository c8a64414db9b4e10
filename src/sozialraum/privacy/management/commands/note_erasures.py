"""Privacy: keeps beside the backups what was erased, so that an older one cannot bring it back unseen."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from django.utils.translation import ngettext

from sozialraum.backups import places
from sozialraum.clockwork.night import NightCommand
from sozialraum.privacy import queries


class Command(NightCommand):
    help = "Merkt neben den Sicherungen, was gelöscht wurde."
    every = dt.timedelta(minutes=5)

    def work(self, *, dry_run: bool) -> str:
        count = sum(1 for _one in queries.gone()) if dry_run else remember()
        return ngettext("Gemerkt: %d Löschung.", "Gemerkt: %d Löschungen.", count) % count


def remember() -> int:
    """Write down, in every place of backups, what is not written there yet."""
    gone = [asdict(one) for one in queries.gone()]
    places.remember(gone)
    return len(gone)
