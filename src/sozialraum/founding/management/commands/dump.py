"""Founding: ``sozialraum dump [--body KEY] [--with-people] FOLDER``."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from sozialraum.acts.models import Head
from sozialraum.founding.dump import dump
from sozialraum.founding.yaml_nodes import MOST_BYTES
from sozialraum.network.command_line import chosen
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = "Schreibt ein Netzwerk als Gründungsdatei in einen Ordner, Dateien daneben."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="ein neuer oder leerer Ordner")
        parser.add_argument(
            "--body", metavar="KEY", help="welches Netzwerk; fehlt es, das einzige oder das vorgegebene"
        )
        parser.add_argument("--with-people", action="store_true", help="auch Personen, Mitgliedschaften und ihre Sitze")
        parser.add_argument("--force", action="store_true", help="ersetzt einen Ordner, der nicht leer ist")

    def handle(
        self, *args: Any, folder: Path, body: str | None, with_people: bool, force: bool, **options: Any
    ) -> None:
        network = chosen(body)
        _refuse(folder, force)
        place = write(network, folder, with_people=with_people)
        self.stdout.write(f"{network.name}: geschrieben nach {place}.")
        if (size := place.stat().st_size) > MOST_BYTES:
            says = f"Die Datei ist {size // 1_000_000} MB groß; einlesen lassen sich {MOST_BYTES // 1_000_000} MB."
            self.stderr.write(f"{says} Sichern Sie dieses Netzwerk mit »sozialraum backup«.")
        if head := Head.objects.filter(body=network).first():
            self.stdout.write(f"Das Journal reicht bis {head}.")


def _refuse(folder: Path, force: bool) -> None:
    """Only an empty folder, or with ``--force`` an older dump, is written to; nothing else is ever replaced."""
    if not folder.exists():
        return
    inside = list(folder.iterdir()) if folder.is_dir() else [folder]
    if inside and not (force and all(one.name == "files" or one.suffix == ".yaml" for one in inside)):
        says = "ist kein älterer Auszug" if force else "ist nicht leer; mit --force wird ein älterer Auszug ersetzt"
        raise CommandError(f"{folder} {says}.")


def write(body: Body, folder: Path, *, with_people: bool) -> Path:
    """Write everything beside the target first, then put it in place: half a dump is never seen."""
    dumped = dump(body, with_people=with_people)
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        (new / f"{body.key}.yaml").write_text(dumped.text, encoding="utf-8", newline="")
        for path in dumped.files:
            (new / path).parent.mkdir(exist_ok=True)
            (new / path).write_bytes(dumped.bytes_of(path))
        new.chmod(0o700 if with_people else 0o755)  # persons are nobody else's to read
        old = folder.rename(new.with_name(f"{new.name}-old")) if folder.exists() else None
        new.rename(folder)
        if old:
            shutil.rmtree(old)
    except FileNotFoundError as lost:
        raise CommandError(
            f"Die Ablage hat die Bytes einer Datei verloren ({Path(lost.filename or '').name})."
        ) from lost
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return folder / f"{body.key}.yaml"
