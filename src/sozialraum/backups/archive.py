"""Backups: the format – a packed tar, first what it is, then every table and file, last the checksums of all that.

An archive without its last member was cut off and counts for nothing. See docs/decisions and docs/operate.md.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.utils.translation import gettext as _

from sozialraum.backups import age
from sozialraum.backups.errors import BackupError

FORMAT = 1
ABOUT, MANIFEST, SECRET = "sozialraum.json", "manifest.json", "secret-key"
TABLES, FILES = "tables/", "files/"
MEMBER = re.compile(r"tables/\w+\.jsonl|secret-key|files/(?:[\w-][\w.-]*/)*[\w-][\w.-]*")
AGE = b"age-encryption.org/"
PACKED = 3  # of 9: rows shrink to a tenth, scans are packed already


@dataclass(frozen=True)
class ArchiveHeader:
    """What an archive says of itself before anything else."""

    format: int
    program: str
    made: str
    database: str
    migrations: list[list[str]]
    heads: dict[str, str]  # the end of each network's journal
    bytes: int  # about how much there is to read, for whoever waits


@dataclass
class Manifest:
    """What an archive says at its end: size and SHA-256 of each member, and what was wrong already."""

    members: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    damaged: list[str] = field(default_factory=list)  # files that were not what their own name says


class Hashed(io.RawIOBase):
    """Reads, counts, and knows the checksum of what was read."""

    def __init__(self, source: BinaryIO):
        self.source, self.size, self.sha256 = source, 0, hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.source.read(len(view))
        view[: len(data)] = data
        self.sha256.update(data)
        self.size += len(data)
        return len(data)

    @property
    def size_and_hash(self) -> list[Any]:
        return [self.size, self.sha256.hexdigest()]


# ── out ───────────────────────────────────────────────────────────────────────


class Archive:
    """An archive being written: add members one after the other, then ``finish``."""

    def __init__(self, out: BinaryIO, key: str, about: ArchiveHeader):
        self.locked = age.Writer(out, key) if key else None
        self.packed = gzip.GzipFile("", "wb", PACKED, cast(BinaryIO, self.locked) if self.locked else out, mtime=0)
        self.tar = tarfile.open(fileobj=self.packed, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.manifest = Manifest()
        self.put(ABOUT, _json(asdict(about)))

    def add(self, name: str, source: BinaryIO, size: int) -> None:
        """So many bytes under this name; OSError if there are fewer."""
        info, hashed = tarfile.TarInfo(name), Hashed(source)
        info.size, info.mode = size, 0o600
        self.tar.addfile(info, hashed)
        self.manifest.members[name] = hashed.size_and_hash

    def put(self, name: str, content: bytes) -> None:
        self.add(name, io.BytesIO(content), len(content))

    def finish(self) -> None:
        """The checksums, and the end. Without it, it is no archive."""
        self.put(MANIFEST, _json(asdict(self.manifest)))
        self.tar.close()
        self.packed.close()
        if self.locked:
            self.locked.finish()


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


# ── in ────────────────────────────────────────────────────────────────────────

Take = Callable[[str, BinaryIO], None]


def is_locked(path: Path) -> bool:
    """True if the archive is encrypted."""
    with path.open("rb") as file:
        return file.read(len(AGE)) == AGE


@contextmanager
def readable(path: Path, key: str) -> Iterator[BinaryIO]:
    """The tar inside; refuses what cannot be opened with this key, and whatever turns out damaged in the block."""
    with path.open("rb") as file, _in_words(path):
        clear: BinaryIO = file
        if is_locked(path):
            if not key:
                raise BackupError(
                    _("%s ist verschlüsselt. Geben Sie den Schlüssel an: SOZIALRAUM_BACKUP_KEY_FILE=DATEI.") % path.name
                )
            clear = cast(BinaryIO, io.BufferedReader(age.Reader(file, key), age.CHUNK))
        with gzip.GzipFile(fileobj=clear, mode="rb") as unpacked:
            yield cast(BinaryIO, unpacked)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except age.WrongKey as error:
        raise BackupError(_("Der Schlüssel passt nicht zu %s.") % path.name) from error
    except (age.Damaged, tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise broken(path, _("sie ist beschädigt oder abgeschnitten")) from error


def broken(path: Path, why: str) -> BackupError:
    return BackupError(_("%(name)s taugt nichts: %(why)s. Nehmen Sie eine andere.") % {"name": path.name, "why": why})


def about(path: Path, key: str) -> ArchiveHeader:
    """What the archive says of itself; nothing of it is proven yet."""
    with readable(path, key) as source, tarfile.open(fileobj=source, mode="r|") as tar:
        first = tar.next()
        content = tar.extractfile(first) if first and first.name == ABOUT and first.isreg() else None
        if content is None:
            raise broken(path, _("sie stammt nicht von Sozialraum"))
        told = json.loads(content.read(10_000_000))
    if told.get("format") != FORMAT:
        raise BackupError(
            _("%(name)s hat Format %(format)s; diese Fassung liest Format %(mine)s. Nehmen Sie eine neuere Fassung.")
            % {"name": path.name, "format": told.get("format"), "mine": FORMAT}
        )
    return ArchiveHeader(**told)


def read(path: Path, key: str, take: Take) -> Manifest:
    """Hand every member to ``take``, then compare all of it with the checksums; refuses what does not agree.

    What was taken before is worth nothing until this returns. Names lead nowhere but into ``tables/`` and ``files/``.
    """
    found: dict[str, list[Any]] = {}
    manifest: Manifest | None = None
    with readable(path, key) as source, tarfile.open(fileobj=source, mode="r|") as tar:
        for info in tar:
            content = tar.extractfile(info) if info.isreg() and manifest is None else None
            if content is None or not (info.name in (ABOUT, MANIFEST) or MEMBER.fullmatch(info.name)):
                raise broken(path, _("darin liegt etwas, das nicht hineingehört"))
            if info.name == MANIFEST:
                manifest = Manifest(**json.loads(content.read()))
            else:
                found[info.name] = _taken(info.name, cast(BinaryIO, content), take)
    if manifest is None:
        raise broken(path, _("ihr Ende fehlt"))
    if found != manifest.members:
        raise broken(path, _("eine Prüfsumme stimmt nicht"))
    return manifest


def _taken(name: str, content: BinaryIO, take: Take) -> list[Any]:
    hashed = Hashed(content)
    if name != ABOUT:
        take(name, cast(BinaryIO, io.BufferedReader(hashed, age.CHUNK)))
    while hashed.read(age.CHUNK):
        pass  # what nobody took is proven all the same
    return hashed.size_and_hash


def verify(path: Path, key: str, tell: Callable[[int], None] = lambda _size: None) -> Manifest:
    """Read the whole archive and compare all checksums; ``tell`` gets the size of each chunk. Raises BackupError."""

    def prove(_name: str, content: BinaryIO) -> None:
        while chunk := content.read(1 << 20):
            tell(len(chunk))

    return read(path, key, prove)
