"""Config: writes the pages under ``docs/`` that are read off the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from sozialraum.acts.describe import describe as describe_acts
from sozialraum.config.addresses import describe as describe_addresses
from sozialraum.config.env import describe as describe_settings
from sozialraum.founding.describe import describe as describe_founding
from sozialraum.languages.pages import describe as describe_reading

DOCS = Path(settings.HOUSE).parents[1] / "docs"


def pages() -> dict[Path, str]:
    """Every generated page with its text."""
    return {
        DOCS / "reference" / "acts.md": describe_acts(),
        DOCS / "reference" / "settings.md": describe_settings(),
        DOCS / "reference" / "addresses.md": describe_addresses(),
        DOCS / "reference" / "reading.md": describe_reading(),
        DOCS / "founding-file.md": describe_founding(),
    }


class Command(BaseCommand):
    help = "Schreibt die Nachschlageseiten neu."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="schreibt nichts; nennt, was neu zu schreiben wäre")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            old = [page for page, text in pages().items() if not page.exists() or page.read_text("utf-8") != text]
            if old:
                raise CommandError(f"Neu zu schreiben (make docs): {', '.join(str(one) for one in old)}")
            return
        for page, text in pages().items():
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
