"""Backups: an archive becomes a house again – built apart, proven, and moved in as the very last thing.

On SQLite the database is built in a folder of its own and moved. On PostgreSQL everything is one transaction. Whatever
goes wrong, or whoever pulls the plug, the house is as empty as before.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.accounts.models import LINK_GONE
from sozialraum.acts import guard
from sozialraum.backups import archive, places, queries, rows
from sozialraum.backups.archive import SECRET, TABLES, ArchiveHeader, Manifest
from sozialraum.backups.errors import BackupError
from sozialraum.clockwork import alive
from sozialraum.clockwork.models import Job
from sozialraum.foundation.schema import create_tables
from sozialraum.post.models import Letter, ended
from sozialraum.post.words import CLAIMED, WAITS, LetterState

#: Beside what waits: letters that keep their links, because somebody may still send or print them.
NOT_OUT = (
    LetterState.REFUSED, LetterState.GIVEN_UP, LetterState.UNCLEAR, LetterState.STOPPED, LetterState.TO_PRINT,
)  # fmt: skip
WORK, MOVING = f"{places.UNBORN}wiederherstellung", "zieht-ein"

Tell = Callable[[str], None]


# ── may it begin ──────────────────────────────────────────────────────────────


def refuse_unless_empty() -> None:
    """Nothing is ever written over. What an interrupted restore had moved in already is taken away."""
    _tidy()
    if not _is_empty():
        raise BackupError(
            _(
                "Diese Installation ist nicht leer: %(names)s. Eingespielt wird nur in eine leere, damit nichts"
                " verloren geht. Nennen Sie einen neuen Datenordner (SOZIALRAUM_DATA=/pfad/neu) und bei PostgreSQL eine"
                " neue, leere Datenbank; oder beenden Sie Sozialraum und benennen Sie %(data)s um."
            )
            % {"names": ", ".join(queries.networks()), "data": settings.DATA}
        )
    if any(_files()):
        raise BackupError(_("In %s liegen schon Dateien. Räumen Sie den Ordner zuerst beiseite.") % settings.MEDIA_ROOT)
    if any(
        alive.look_for(one.name) is alive.ProcessSight.ALIVE for one in (Path(settings.DATA) / "tick").glob("[!.]*")
    ):
        raise BackupError(_("Auf diesem Datenordner läuft noch ein Sozialraum. Beenden Sie es zuerst."))
    _refuse_while_open()


def _is_empty() -> bool:
    """No network lives here. A database that is not there yet is not made by asking."""
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return True
    return not queries.networks()


def _files() -> Iterator[Path]:
    return (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def _refuse_while_open() -> None:
    """SQLite leaves its journal mode only when nobody else has the file open."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or not Path(name).exists():
        return
    connection.close()
    try:
        here = sqlite3.connect(name, timeout=2)
        try:
            here.execute("PRAGMA journal_mode=DELETE")
        finally:
            here.close()
    except sqlite3.OperationalError:
        raise BackupError(
            _("Die Datenbank dieser Installation ist noch offen. Beenden Sie Sozialraum zuerst.")
        ) from None


def refuse_newer(about: ArchiveHeader, path: Path) -> None:
    """An archive may be older than this program, never newer."""
    known = MigrationLoader(None).disk_migrations
    unknown = [f"{app}.{name}" for app, name in about.migrations if (app, name) not in known]
    if unknown:
        raise BackupError(
            _(
                "%(name)s stammt von einer neueren Fassung (%(theirs)s, hier %(mine)s). Richten Sie zuerst diese"
                " Fassung ein. Unbekannt ist hier: %(unknown)s."
            )
            % {
                "name": path.name,
                "theirs": about.program,
                "mine": settings.PROGRAM,
                "unknown": ", ".join(unknown[:3]),
            }
        )


# ── building it ───────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Built:
    """A house that is whole but has not moved in yet."""

    about: ArchiveHeader
    manifest: Manifest
    unclear: int  # letters of which nobody knows whether they went out since
    wordless: int  # letters whose code or personal link an unlocked archive does not hold
    files: Path  # where they lie until it moves in


def _work() -> Path:
    return Path(settings.DATA) / WORK


@contextmanager
def building(path: Path, key: str, about: ArchiveHeader, tell: Tell) -> Iterator[Built]:
    """Restore into a working folder and yield it for checks; moved into place at the end unless the block raises."""
    data, work = Path(settings.DATA), _work()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    places.clear(data)
    try:
        (work / "files").mkdir(mode=0o700, parents=True)
        with guard.opened(), _database(work):
            yield _built(path, key, about, tell)
            tell(_("Ziehe ein …"))
            (work / MOVING).touch()
            os.sync()
            _move_in_files(work)
            connection.check_constraints()
        if connection.vendor == "sqlite":
            _move_in_database(work)
        places.sync_folder(data)
    finally:
        _tidy()


@contextmanager
def _database(work: Path) -> Iterator[None]:
    """On PostgreSQL one transaction over an emptied schema, on SQLite another file."""
    if connection.vendor != "sqlite":
        with transaction.atomic():
            _drop_tables()
            yield
        return
    connection.close()
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], work / "sozialraum.sqlite3"
    try:
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _drop_tables() -> None:
    """Those of an empty house that was made ready once; nobody else's."""
    ours = {one._meta.db_table for one in apps.get_models(include_auto_created=True)}
    ours |= {MigrationRecorder.Migration._meta.db_table, str(settings.CACHES["default"]["LOCATION"])}
    with connection.cursor() as cursor:
        for name in ours & set(connection.introspection.table_names(cursor)):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)} CASCADE")


def _built(path: Path, key: str, about: ArchiveHeader, tell: Tell) -> Built:
    tell(_("Lege die Tabellen an …"))
    executor = MigrationExecutor(connection)
    wanted = {(app, name) for app, name in about.migrations}
    ends = [
        node
        for node in wanted
        if not any(
            child.key[0] == node[0] and child.key in wanted for child in executor.loader.graph.node_map[node].children
        )
    ]
    if not (wanted == executor.loader.disk_migrations.keys() and create_tables(connection)):
        executor.migrate(ends)
    known = {one._meta.db_table: one for one in rows.models(executor.loader.project_state(ends).apps)}
    with transaction.atomic():
        manifest = _filled(path, key, about, known, tell)
        rows.count_on(list(known.values()))
        connection.check_constraints()
    executor = MigrationExecutor(connection, progress_callback=_check_what_it_moved)
    if executor.migration_plan(latest := executor.loader.graph.leaf_nodes()):
        tell(_("Hebe die Datenbank auf diese Fassung …"))
        executor.migrate(latest)
    wordless = _wordless()
    return Built(about, manifest, _calm_the_post(about), wordless, _work() / "files")


def _check_what_it_moved(step: str, *_migration: Any) -> None:
    """Check constraints after each migration: all share one transaction, and PostgreSQL alters no table that waits."""
    if step == "apply_success":
        connection.check_constraints()


def _filled(path: Path, key: str, about: ArchiveHeader, known: dict[str, type[Model]], tell: Tell) -> Manifest:
    """Rows into their tables, files into the folder; refuses if there are not as many as were saved."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # migrations in the same transaction have said otherwise
        for name in known:  # what migrations have laid in
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608
    unpacked = _Unpacked(path, about, known, tell)
    manifest = archive.read(path, key, unpacked.take)
    if unpacked.rows != {table: count for table, count in manifest.rows.items() if table not in rows.LEFT_OUT}:
        raise archive.broken(path, _("es fehlen Zeilen"))
    return manifest


class _Unpacked:
    """What has come out of an archive so far."""

    def __init__(self, path: Path, about: ArchiveHeader, known: dict[str, type[Model]], tell: Tell):
        self.path, self.about, self.known, self.tell = path, about, known, tell
        self.rows, self.bytes = dict[str, int](), 0

    def take(self, name: str, content: BinaryIO) -> None:
        if name.startswith(TABLES):
            self._take_rows(name.removeprefix(TABLES).removesuffix(".jsonl"), content)
        else:
            self._take_file(name, content)

    def _take_rows(self, table: str, content: BinaryIO) -> None:
        if table in rows.LEFT_OUT:
            return
        if table not in self.known:
            raise archive.broken(self.path, _("die Tabelle %s gibt es hier nicht") % table)
        self.tell(_("Tabelle %(number)d: %(name)s") % {"number": len(self.rows) + 1, "name": table})
        try:
            self.rows[table] = rows.read(self.known[table], content)
        except rows.StrangeColumns as error:
            raise archive.broken(self.path, _("die Tabelle %s hat andere Spalten als hier") % error) from error

    def _take_file(self, name: str, content: BinaryIO) -> None:
        place = _work() / name
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(place, "xb", opener=places.for_the_owner) as file:
            shutil.copyfileobj(content, file, 1 << 20)
            self.bytes += file.tell()
        here, all_ = self.bytes // 1_000_000, max(self.about.bytes, self.bytes) // 1_000_000
        self.tell(_("Dateien: %(here)d von %(all)d MB") % {"here": here, "all": all_})


def _wordless() -> int:
    """Letters that never went out and lack what they were written for; counted before the post is calmed."""
    codes = Q(secret=True, text="", state__in=[*WAITS, *CLAIMED])
    links = Q(text__contains=LINK_GONE, state__in=[*WAITS, *CLAIMED, *NOT_OUT])
    return Letter.objects.filter(codes | links).count()


def _calm_the_post(about: ArchiveHeader) -> int:
    """What was under way when it was saved may have arrived since: nobody knows, so a human decides."""
    said = _("Kam aus der Sicherung vom %s zurück. Ob der Brief seither hinausging, weiß niemand.") % about.made[:10]
    waiting = Letter.objects.filter(state__in=[*WAITS, *CLAIMED])
    count = waiting.count()
    for letter in waiting:
        words = ended(letter, LetterState.UNCLEAR, timezone.now()) | {"said": said, "claimed_by": "", "claimed": None}
        Letter.objects.filter(pk=letter.pk).update(**words)
    Job.objects.exclude(claimed_by="").update(claimed_by="", last_start=None)
    return count


# ── moving in ─────────────────────────────────────────────────────────────────


def _move_in_files(work: Path) -> None:
    media, secret = Path(settings.MEDIA_ROOT), work / SECRET
    if media.exists():
        shutil.rmtree(media)  # it holds no file: that was asked at the beginning
    (work / "files").rename(media)
    if secret.exists():
        secret.rename(Path(settings.DATA) / SECRET)


def _move_in_database(work: Path) -> None:
    """From this renaming on there is somebody in the house."""
    name = Path(connection.settings_dict["NAME"])
    for old in (name, name.with_name(f"{name.name}-wal"), name.with_name(f"{name.name}-shm")):
        old.unlink(missing_ok=True)  # a new database beside an old write-ahead log would be none
    os.sync()
    (work / "sozialraum.sqlite3").rename(name)


def _tidy() -> None:
    """After a success, a refusal, or at the next beginning after a kill: the house is whole, or as empty as before."""
    work = _work()
    if (work / MOVING).exists() and _is_empty():
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)  # what lies there came from the archive
    if work.exists():
        shutil.rmtree(work)
