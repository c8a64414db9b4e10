"""Backups: a restore for a try – a real one, by a process of its own, into a folder that is gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from sozialraum.backups import places, record
from sozialraum.backups.errors import BackupError
from sozialraum.backups.restoring import Tell

PLACE = f"{places.UNBORN}probe"
ELSEWHERE = ("SOZIALRAUM_DATA", "SOZIALRAUM_DATABASE", "SOZIALRAUM_SECRET_KEY", "SOZIALRAUM_BACKUP_SECOND")


def carried_out(path: Path, tell: Tell) -> str:
    """Restore an archive into a temporary installation on SQLite and note the day; returns a German sentence."""
    began, folder = time.monotonic(), places.folder()
    with places.alone(folder):
        place = folder / PLACE
        place.mkdir(mode=0o700)
        try:
            _restored(path, place, tell)
        finally:
            shutil.rmtree(place)
    record.tried(path)
    return f"{path.name} lässt sich einspielen: alles da, das Journal hält ({time.monotonic() - began:.0f} s)."


def _restored(path: Path, place: Path, tell: Tell) -> None:
    gone = {f"{name}{end}" for name in ELSEWHERE for end in ("", "_FILE")}
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    command = [sys.executable, "-m", "sozialraum", "restore", str(path), "--without-erasures"]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command,
        env=kept | {"SOZIALRAUM_DATA": str(place)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line.rstrip())
            tell(lines[-1])
    if process.returncode:
        why = "\n".join(lines[-5:])
        raise BackupError(f"{path.name} ließ sich nicht einspielen.\n{why}")
