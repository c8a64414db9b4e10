"""Config: makes the house ready – folders, database, static files – and loads the example into an empty one."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandParser, call_command

from sozialraum.network.models import Body

EXAMPLES = Path(settings.HOUSE).parents[1] / "examples"
EXAMPLE = EXAMPLES / "eschweiler-west" / "eschweiler-west.yaml"


class Command(BaseCommand):
    help = "Bereitet das Haus vor. Was schon da ist, bleibt, wie es ist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--empty", action="store_true", help="lädt kein Beispiel in ein leeres Haus")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        if not options["empty"] and not Body.objects.exists() and EXAMPLE.exists():
            self.stdout.write(taken_in(EXAMPLE))


def taken_in(file: Path) -> str:
    """Load a founding file; of its long report the first line, which says it all."""
    said = io.StringIO()
    call_command("load", str(file), stdout=said)
    return said.getvalue().partition("\n")[0]
