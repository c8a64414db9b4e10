"""Config: makes the house ready – folders, database, static files – and loads the example into an empty one."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, CommandParser, call_command

from sozialraum.network.models import Body

EXAMPLES = Path(settings.HOUSE).parents[1] / "examples"
EXAMPLE = EXAMPLES / "eschweiler-west" / "eschweiler-west.yaml"


class Command(BaseCommand):
    help = "Bereitet die Installation vor. Was schon da ist, bleibt, wie es ist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--empty", action="store_true", help="lädt kein Beispiel in eine leere Installation")

    def handle(self, *args: Any, **options: Any) -> None:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        collect_static()
        if not options["empty"] and not Body.objects.exists() and EXAMPLE.exists():
            self.stdout.write(taken_in(EXAMPLE))


def collect_static() -> None:
    """Collect and compress what browsers fetch: seconds of work, so only when something in it has changed."""
    sources = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            with storage.open(path) as file:
                content = file.read()
            sources.update(f"{path}\0{len(content)}\0".encode())
            sources.update(content)
    made_of = settings.DATA / "static-made-of"
    is_there = (settings.STATIC_ROOT / "staticfiles.json").exists()
    before = made_of.read_bytes() if made_of.exists() else b""
    if is_there and before == sources.hexdigest().encode():
        return
    if not before:  # whoever began was interrupted: what lies there may be empty
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    made_of.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    os.sync()
    made_of.write_text(sources.hexdigest(), encoding="ascii")


def taken_in(file: Path) -> str:
    """Load a founding file; of its long report the first line, which says it all."""
    said = io.StringIO()
    call_command("load", str(file), stdout=said)
    return said.getvalue().partition("\n")[0]
