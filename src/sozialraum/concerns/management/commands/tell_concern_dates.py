"""Concerns: whoever said something hears of the date of its group as soon as it is set, moved or called off."""

from __future__ import annotations

import datetime as dt

from sozialraum.clockwork.night import NightCommand
from sozialraum.concerns import actions
from sozialraum.concerns.queries.retention import waiting_for_word
from sozialraum.correspondence.actions import notify_waiting


class Command(NightCommand):
    help = "Sagt allen, die ein Anliegen haben, Bescheid, sobald ein Termin feststeht oder sich ändert."
    every = dt.timedelta(minutes=1)

    def work(self, *, dry_run: bool) -> str:
        return notify_waiting(waiting_for_word, actions.announce_date, dry=dry_run)
