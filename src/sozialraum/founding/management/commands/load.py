"""Founding: ``sozialraum load FILE.yaml [--dry-run]``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sozialraum.founding.faults import Faults
from sozialraum.founding.load import load

MANY = 500  # from so many changes on, progress is told; a report then only counts


class Command(BaseCommand):
    help = "Liest ein Netzwerk aus einer Datei ein: alles oder nichts."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="die Gründungsdatei (YAML)")
        parser.add_argument("--dry-run", action="store_true", help="zeigt, was sich ändern würde, und schreibt nichts")

    def handle(self, *args: Any, file: Path, dry_run: bool, **options: Any) -> None:
        try:
            report = load(file, dry_run=dry_run, progress=self._progress)
        except Faults as faults:
            for fault in faults.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(faults.faults)} Fehler; nichts wurde geschrieben.") from None
        lines = report.lines()
        self.stdout.write("\n".join(lines if len(lines) <= MANY else lines[:1]))

    def _progress(self, done: int, of: int) -> None:
        if of >= MANY and (done % MANY == 0 or done == of):
            print(f"{done} von {of}", file=sys.stderr)  # noqa: T201 - a sign of life, not the report
