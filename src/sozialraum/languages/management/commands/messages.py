"""Languages: writes the catalogues anew after a change of the German sentences, and says what is missing."""

from __future__ import annotations

from typing import Any

from django.core.management import BaseCommand, CommandParser

from sozialraum.languages.catalogues import codes, file_of, put
from sozialraum.languages.extract import messages
from sozialraum.languages.renew import renewed, standing


class Command(BaseCommand):
    help = "Schreibt die Übersetzungen nach einer Änderung der deutschen Sätze neu."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--missing", action="store_true", help="nennt jeden Satz, der noch fehlt")

    def handle(self, *args: Any, **options: Any) -> None:
        found = messages()
        for code in codes():
            catalogue = renewed(code, found)
            put(file_of(code), f"{catalogue}\n".encode())
            told = standing(code, catalogue)
            self.stdout.write(str(told))
            for text in told.missing if options["missing"] else ():
                self.stdout.write(f"  {text}")
