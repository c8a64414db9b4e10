"""Backups: making one – consistent while people work, checked after writing, then copied and old ones taken away."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from django.conf import settings
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.acts.models import Head
from sozialraum.backups import places, record, rows
from sozialraum.backups.archive import FILES, FORMAT, SECRET, TABLES, Archive, ArchiveHeader, verify
from sozialraum.backups.errors import BackupError
from sozialraum.backups.rules import Keep
from sozialraum.network.models import Body
from sozialraum.post.models import Incoming, Letter, without_secrets

#: What is not told in an archive that anybody could read: codes and personal links in letters still on their way.
UNLOCKED = {Letter: without_secrets, Incoming: without_secrets}
CHECKSUM = re.compile(r"[0-9a-f]{128}")
STILL_COMING = 600.0  # seconds in which a file that is not what its name says may still be on its way in

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Made:
    """An archive that was found good."""

    path: Path
    size: int
    rows: int
    files: int
    complaint: str = ""

    def in_words(self) -> str:
        """One sentence, and what was not as it should be."""
        files = ngettext("%d Datei", "%d Dateien", self.files) % self.files
        said = _("%(name)s: %(rows)s, %(files)s, %(size)s, geprüft.") % {
            "name": self.path.name,
            "rows": ngettext("%d Zeile", "%d Zeilen", self.rows) % self.rows,
            "files": files,
            "size": filesizeformat(self.size),
        }
        return f"{said} {self.complaint}".strip()


def make(tell: Tell) -> Made:
    """Make an archive of database and files. Raises BackupError with a German sentence and leaves older ones alone."""
    place = places.folder()
    try:
        with places.alone(place):
            made = _made(place, tell)
            complaint = _copied(made.path, tell)
            for where in filter(None, [place, places.second()]):
                if where == place or not complaint:
                    places.take_away(where, Keep.read(settings.BACKUP_KEEP))
    except OSError as error:
        raise BackupError(places.in_words(error, place)) from error
    record.made(made.path, size=made.size, elsewhere=bool(places.second()) and not complaint, complaint=made.complaint)
    if complaint:
        raise BackupError(_("Gesichert ist %(name)s. %(why)s") % {"name": made.path.name, "why": complaint})
    return made


def _made(place: Path, tell: Tell) -> Made:
    now, key = timezone.localtime(), settings.BACKUP_KEY
    path = places.name_for(now, locked=bool(key))
    with places.born(place / path) as file:
        archive = _written(file, key, now, tell)
        file.flush()
        tell(_("Prüfe, was geschrieben wurde …"))
        verify(Path(file.name), key)
        size = file.seek(0, os.SEEK_END)
    files = sum(name.startswith(FILES) for name in archive.manifest.members)
    complaint = ""
    if archive.manifest.damaged:
        complaint = _("Beschädigt waren schon vorher: %s.") % ", ".join(archive.manifest.damaged[:5])
    return Made(place / path, size, sum(archive.manifest.rows.values()), files, complaint)


def _written(file: BinaryIO, key: str, now: dt.datetime, tell: Tell) -> Archive:
    """First the rows, then the files: a file is stored before the act that names it, so none is missed."""
    with rows.snapshot() as here:
        began = time.time()
        archive = Archive(file, key, _about(here, now))
        kept = rows.models()
        for number, model in enumerate(kept, 1):
            tell(_("Tabelle %(number)d von %(all)d") % {"number": number, "all": len(kept)})
            with tempfile.TemporaryFile(dir=places.folder()) as spool:  # has no name, so a killed one leaves nothing
                told = None if key else UNLOCKED.get(model)
                archive.manifest.rows[model._meta.db_table] = rows.write(model, here, spool, told)
                size = spool.tell()
                spool.seek(0)
                archive.add(f"{TABLES}{model._meta.db_table}.jsonl", spool, size)
    _add_files(archive, began, tell)
    if key:
        archive.put(SECRET, settings.SECRET_KEY.encode())
    archive.finish()
    return archive


def _about(here: BaseDatabaseWrapper, now: dt.datetime) -> ArchiveHeader:
    """Read in the snapshot itself."""
    applied = sorted(list(name) for name in MigrationRecorder(here).applied_migrations())
    body, head = Body._meta.db_table, Head._meta.db_table
    with here.cursor() as cursor:
        cursor.execute(
            f"SELECT b.key, h.number, h.hash FROM {head} h JOIN {body} b ON b.id = h.body_id ORDER BY b.key"  # noqa: S608
        )
        heads = {key: f"{number}-{hash_}" for key, number, hash_ in cursor.fetchall()}
    size = sum(path.stat().st_size for path in _files())
    return ArchiveHeader(FORMAT, settings.PROGRAM, now.isoformat(), connection.vendor, applied, heads, size)


def _files() -> Iterator[Path]:
    """What lies in the storage, in order; what begins with a dot is not part of it."""
    place = Path(settings.MEDIA_ROOT)
    yield from sorted(path for path in place.rglob("*") if path.is_file() and not path.name.startswith("."))


def _add_files(archive: Archive, began: float, tell: Tell) -> None:
    found = list(_files())
    for number, path in enumerate(found, 1):
        if number % 20 == 0 or number == len(found):
            tell(_("Datei %(number)d von %(all)d") % {"number": number, "all": len(found)})
        try:
            with path.open("rb") as file:
                _add_file(archive, path, file, began)
        except FileNotFoundError:
            continue  # withdrawn meanwhile


def _add_file(archive: Archive, path: Path, file: BinaryIO, began: float) -> None:
    """A file under its own checksum is proven on the way; one that is still being written belongs to tomorrow."""
    name = f"{FILES}{path.relative_to(settings.MEDIA_ROOT).as_posix()}"
    told = os.fstat(file.fileno())
    if (
        CHECKSUM.fullmatch(path.name)
        and hashlib.file_digest(cast(BufferedReader, file), "sha512").hexdigest() != path.name
    ):
        if told.st_mtime > began - STILL_COMING:
            return
        archive.manifest.damaged.append(name)
    file.seek(0)
    archive.add(name, file, told.st_size)


def _copied(path: Path, tell: Tell) -> str:
    """What went wrong at the second place; empty if nothing did, or if there is none."""
    if places.second() is None:
        return ""
    tell(_("Kopiere an den zweiten Ort …"))
    try:
        places.copy_to_second(path)
    except BackupError as refusal:
        return str(refusal)
    return ""
