"""Config: ``sozialraum backup`` – by hand, and every night."""

from __future__ import annotations

import datetime as dt
import secrets
import shutil
from typing import Any

from django.core.management import CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.backups import making, places, queries
from sozialraum.clockwork.night import NightCommand
from sozialraum.privacy.management.commands import note_erasures


class Command(NightCommand):
    help = "Sichert Datenbank, Dateien und Schlüssel."
    at = dt.time(2, 30)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--new-key", action="store_true", help="denkt sich einen Schlüssel aus und sichert nichts")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self.stdout.write(secrets.token_urlsafe(32))
        else:
            super().handle(*args, **options)

    def work(self, *, dry_run: bool) -> str:
        if not queries.networks():
            return _("Die Installation ist leer; es gibt nichts zu sichern.")
        if dry_run:
            free = shutil.disk_usage(places.folder().parent).free // 1_000_000
            lying = len(places.archives(places.folder()))
            said = ngettext(
                "Es würde gesichert nach %(place)s; dort liegt %(count)d Sicherung, frei sind %(free)d MB.",
                "Es würde gesichert nach %(place)s; dort liegen %(count)d Sicherungen, frei sind %(free)d MB.",
                lying,
            )
            return said % {"place": places.folder(), "count": lying, "free": free}
        note_erasures.remember()
        return making.make(self.report_progress).in_words()
