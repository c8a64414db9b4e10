"""Backups: what is written into the book of backups. The house's own book: no act, no journal."""

from __future__ import annotations

from pathlib import Path

from django.utils import timezone

from sozialraum.backups.archive import is_locked
from sozialraum.backups.models import Backup
from sozialraum.backups.words import BackupKind


def made(path: Path, *, size: int, elsewhere: bool, complaint: str) -> None:
    """An archive was made and found good."""
    _note(BackupKind.MADE, path, size, is_elsewhere=elsewhere, complaint=complaint)


def tried(path: Path) -> None:
    """Record that a trial restore of this archive succeeded."""
    _note(BackupKind.TRIED, path, path.stat().st_size)


def restored(path: Path) -> None:
    """Record that this database was restored from this archive."""
    _note(BackupKind.RESTORED, path, path.stat().st_size)


def _note(kind: BackupKind, path: Path, size: int, *, is_elsewhere: bool = False, complaint: str = "") -> None:
    Backup.objects.create(
        kind=kind,
        at=timezone.now(),
        name=path.name,
        size=size,
        is_locked=is_locked(path),
        is_elsewhere=is_elsewhere,
        complaint=complaint,
    )
