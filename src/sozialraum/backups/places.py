"""Backups: where archives lie, how they come there whole or not at all, and which are taken away again."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.utils.translation import gettext as _

from sozialraum.backups.errors import BackupError
from sozialraum.backups.rules import Keep

NAME = re.compile(r"sozialraum-(\d{8}-\d{6})\.tar\.gz(\.age)?")
STAMP = "%Y%m%d-%H%M%S"
ERASED = "erasures.jsonl"
UNBORN = ".unfertig-"  # begins the name of whatever is not whole yet


@dataclass(frozen=True)
class StoredBackup:
    """An archive in its place. ``made`` is the time that stands in its name."""

    path: Path
    made: dt.datetime


def folder() -> Path:
    """Beside the database and the files."""
    return Path(settings.DATA) / "backups"


def second() -> Path | None:
    """Another disk or another machine, mounted; None if nobody has named one."""
    return Path(settings.BACKUP_SECOND) if settings.BACKUP_SECOND else None


def archives(place: Path) -> list[StoredBackup]:
    """Complete archives in a folder, the latest first; unfinished files are left out."""
    found = [(path, NAME.fullmatch(path.name)) for path in (place.iterdir() if place.is_dir() else ())]
    dated = [StoredBackup(path, dt.datetime.strptime(match[1], STAMP)) for path, match in found if match]  # noqa: DTZ007
    return sorted(dated, key=lambda one: one.made, reverse=True)


def name_for(made: dt.datetime, *, locked: bool) -> str:
    """File name of an archive, with its local time."""
    return f"sozialraum-{made:{STAMP}}.tar.gz{'.age' if locked else ''}"


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Nobody else works here meanwhile; what a killed one left half done is taken away first."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (place / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(_("Eine andere Sicherung läuft gerade; warten Sie, bis sie fertig ist.")) from None
        clear(place)
        yield


def clear(place: Path) -> None:
    """Take away what was never finished."""
    for half in place.glob(f"{UNBORN}*"):
        shutil.rmtree(half) if half.is_dir() else half.unlink()


@contextmanager
def born(path: Path) -> Iterator[BinaryIO]:
    """Open a file, readable by its owner only, that gets its name when it is complete and synced to disk."""
    unborn = path.with_name(f"{UNBORN}{path.name}")
    unborn.unlink(missing_ok=True)
    try:
        with open(unborn, "x+b", opener=for_the_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unborn.rename(path)
        sync_folder(path.parent)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise


def for_the_owner(path: str, flags: int) -> int:
    """An opener: nobody else may read it, from its first moment on."""
    return os.open(path, flags, 0o600)


def sync_folder(place: Path) -> None:
    """Let the disk know the names in a folder."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remember(lines: Iterable[dict[str, str]]) -> None:
    """Append erasures to the list beside the archives, so that a restore can repeat them; nothing is removed."""
    for place in filter(None, (folder(), second())):
        if place == second() and not place.is_dir():
            raise BackupError(_("Der zweite Ort %s ist nicht da. Ist er eingehängt?") % place)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = remembered(place) or []
        known = {json.dumps(one, sort_keys=True) for one in before}
        new = [one for one in lines if json.dumps(one, sort_keys=True) not in known]
        if new or not (place / ERASED).exists():
            with born(place / ERASED) as file:
                file.writelines(json.dumps(one).encode() + b"\n" for one in (*before, *new))


def remembered(place: Path) -> list[dict[str, str]] | None:
    """What was erased, as it was remembered beside the archives of this place; None if nothing was."""
    try:
        return [json.loads(line) for line in (place / ERASED).read_text(encoding="utf-8").splitlines()]
    except FileNotFoundError:
        return None


def copy_to_second(archive: Path) -> None:
    """A copy in the second place, read back and compared; refuses with what is wrong there."""
    place = second()
    assert place is not None
    if not place.is_dir():
        raise BackupError(_("Der zweite Ort %s ist nicht da. Ist er eingehängt?") % place)
    try:
        clear(place)
        with born(place / archive.name) as copy, archive.open("rb") as file:
            told = hashlib.sha256()
            while chunk := file.read(1 << 20):
                told.update(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
            copy.seek(0)
            if hashlib.file_digest(cast(BufferedRandom, copy), "sha256").digest() != told.digest():
                raise BackupError(_("Am zweiten Ort kommt etwas anderes an, als geschrieben wurde: %s.") % place)
    except OSError as error:
        raise BackupError(_("Am zweiten Ort: %s") % in_words(error, place)) from error


def take_away(place: Path, keep: Keep) -> list[Path]:
    """Delete what need not be kept any longer."""
    lying = archives(place)
    stays = keep.to_keep([one.made for one in lying])
    gone = [one.path for one in lying if one.made not in stays]
    for path in gone:
        path.unlink()
    return gone


def in_words(error: OSError, place: Path) -> str:
    """What a disk cannot do, and what to do about it."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            free = shutil.disk_usage(place if place.exists() else place.parent).free
            return _("Der Platz reicht nicht: in %(place)s sind noch %(free)d MB frei. Schaffen Sie Platz.") % {
                "place": place,
                "free": free // 1_000_000,
            }
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return _("In %s darf nicht geschrieben werden. Prüfen Sie Rechte und Datenträger.") % place
    return _("%(place)s: %(why)s.") % {"place": place, "why": error.strerror or error}
