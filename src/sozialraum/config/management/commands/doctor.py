"""Config: ``sozialraum doctor`` – what is wrong on this machine, and what to do. Changes nothing, sends nothing."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management import BaseCommand
from django.db import DatabaseError

from sozialraum.config.doctor import house, machine, outside
from sozialraum.config.doctor.finding import Check, Finding, Level, bad

CHECKS: tuple[Check, ...] = (
    machine.program, machine.data_folder, machine.disk, machine.secret, machine.clock, machine.press,
    house.database, house.clockwork, house.letters, house.backup,
    outside.https, outside.mail,
)  # fmt: skip


class Command(BaseCommand):
    help = "Prüft, was ein Betrieb braucht, und sagt, was zu tun ist. Ändert nichts."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        found = []
        for check in CHECKS:
            for one in _looked(check):
                found.append(one.level)
                for line in one.lines():
                    self.stdout.write(line)
        faults, worries = found.count(Level.BAD), found.count(Level.WARN)
        self.stdout.write(f"\n{faults} Fehler, {worries} Hinweise." if faults or worries else "\nAlles in Ordnung.")
        if faults:
            sys.exit(1)


def _looked(check: Check) -> list[Finding]:
    try:
        return list(check())
    except DatabaseError:
        what = "ließ sich nicht prüfen: Die Datenbank antwortet nicht oder ist noch nicht eingerichtet"
        return [bad(check.__name__, what, "sozialraum prepare --empty")]
