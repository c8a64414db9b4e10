"""Joining: whoever was promised word of a date hears of it as soon as it is set, moved or called off."""

from __future__ import annotations

import datetime as dt

from sozialraum.clockwork.night import NightCommand
from sozialraum.correspondence.actions import notify_waiting
from sozialraum.joining import actions
from sozialraum.joining.queries import waiting_for_word


class Command(NightCommand):
    help = "Sagt allen Bescheid, die mitmachen wollen, sobald ein Termin feststeht oder sich ändert."
    every = dt.timedelta(minutes=1)

    def work(self, *, dry_run: bool) -> str:
        return notify_waiting(waiting_for_word, actions.announce_date, dry=dry_run)
