"""Config: ``sozialraum doctor`` – what is wrong on this machine, and what to do. Changes nothing, sends nothing."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management import BaseCommand
from django.db import DatabaseError

from sozialraum.config.doctor import house, machine, outside
from sozialraum.config.doctor.finding import Check, Level

CHECKS: tuple[Check, ...] = (
    machine.program, machine.data_folder, machine.disk, machine.secret, machine.clock, machine.press,
    house.database, house.clockwork, house.letters, house.files, house.backup,
    outside.https, outside.mail,
)  # fmt: skip
ABOUT: dict[Check, str] = {
    machine.clock: "Uhr", house.clockwork: house.WORK, house.letters: "Post", house.files: "Dateien",
    house.backup: "Sicherung", outside.https: "https", outside.mail: "Mailserver",
}  # fmt: skip


class Command(BaseCommand):
    help = "Prüft, was ein Betrieb braucht, und sagt, was zu tun ist. Ändert nichts."

    def handle(self, *args: Any, **options: Any) -> None:
        found, unknown = list[Level](), list[str]()
        for check in CHECKS:
            try:
                findings = list(check())
            except DatabaseError:
                unknown.append(ABOUT.get(check, check.__name__))
                continue
            for one in findings:
                found.append(one.level)
                for line in one.lines():
                    self.stdout.write(line)
        if unknown:
            self.stdout.write(f"! Nicht geprüft, solange die Datenbank nicht antwortet: {', '.join(unknown)}.")
        faults, worries = found.count(Level.BAD), found.count(Level.WARN)
        self.stdout.write(f"\n{faults} Fehler, {worries} Hinweise." if faults or worries else "\nAlles in Ordnung.")
        if faults or unknown:
            sys.exit(1)
