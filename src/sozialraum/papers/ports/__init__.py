"""Papers: where a file's bytes come in and lie. Kept under their own checksum, so nothing is ever overwritten.

Whatever comes in is cleaned first (``cleaned``): the checksum is that of what is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from sozialraum.foundation.text import one_line
from sozialraum.papers.ports.documents import LockedError, SignedError, cleaned_pdf
from sozialraum.papers.ports.pictures import DamagedError, cleaned_jpeg, cleaned_png
from sozialraum.papers.words import MEDIA_TYPES, TAKEN_IN, Removed

MOST_BYTES = 50_000_000
ENDINGS = re.compile(r"(?:\.[a-z]\w{1,4})+$", re.I)  # not the day in »Protokoll vom 2.11«
MAGIC = {
    "application/pdf": b"%PDF-",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/jpeg": b"\xff\xd8\xff",
    MEDIA_TYPES[".odt"]: b"PK\x03\x04",
    MEDIA_TYPES[".docx"]: b"PK\x03\x04",
}
CLEANERS = {"application/pdf": cleaned_pdf, "image/jpeg": cleaned_jpeg, "image/png": cleaned_png}
BROKEN = {
    "application/pdf": gettext_lazy(
        "Diese PDF-Datei lässt sich nicht öffnen: Sie ist beschädigt oder mit einem Passwort geschützt."
    ),
    "image/jpeg": gettext_lazy("Dieses Bild lässt sich nicht öffnen: Die Datei ist beschädigt."),
    "image/png": gettext_lazy("Dieses Bild lässt sich nicht öffnen: Die Datei ist beschädigt."),
}
ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Bytes:
    """A file as it is kept, and what was taken out of it before."""

    content: bytes
    mime_type: str
    sha512_checksum: str
    removed: tuple[Removed, ...] = ()

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def removed_in_words(self) -> str:
        """»Standort, Name des Verfassers«, in German, as the office reads it; empty for nothing."""
        with override("de"):
            return ", ".join(str(one.label) for one in self.removed)


def read(path: Path) -> Bytes:
    """Read a file from disk and check it; a ValidationError says what is wrong with it."""
    if not path.is_file():
        raise ValidationError(_("Die Datei ist nicht da."), code="missing")
    if path.stat().st_size > MOST_BYTES:  # asked before reading, so a huge file costs nothing
        raise ValidationError(
            _("Die Datei ist %(size)s MB groß; möglich sind %(most)s MB."),
            params={"size": path.stat().st_size // 1_000_000, "most": MOST_BYTES // 1_000_000},
            code="size",
        )
    return checked(path.read_bytes(), path.suffix.lower())


def checked(content: bytes, suffix: str) -> Bytes:
    """Check that the bytes are of the kind the suffix names, and clean them; raises ValidationError."""
    mime_type = MEDIA_TYPES.get(suffix)
    if mime_type is None:
        kinds = ", ".join(sorted(MEDIA_TYPES))
        raise ValidationError(
            _("Diese Art von Datei geht nicht; möglich sind %(kinds)s."), params={"kinds": kinds}, code="kind"
        )
    if not content.startswith(MAGIC.get(mime_type, b"")):
        raise ValidationError(
            _("Der Inhalt ist nicht, was die Endung »%(end)s« sagt."), params={"end": suffix}, code="content"
        )
    return cleaned(content, mime_type)


def cleaned(content: bytes, mime_type: str) -> Bytes:
    """Without place, names, hidden notes, scripts and attachments; a ValidationError says why it cannot be kept.

    One at a time: a large file is unfolded in memory. What is clean already keeps its very bytes.
    """
    clean = CLEANERS.get(mime_type)
    removed: set[Removed] = set()
    try:
        if clean is not None:
            with ONE_AT_A_TIME:
                content, removed = clean(content)
    except SignedError:
        raise ValidationError(
            _(
                "Diese PDF-Datei ist digital unterschrieben und enthält Skripte oder Anhänge. Ohne die Unterschrift zu"
                " brechen, lassen sie sich nicht entfernen. Drucken Sie sie als neue PDF-Datei und wählen Sie diese."
            ),
            code="signed",
        ) from None
    except (DamagedError, LockedError):
        raise ValidationError(BROKEN[mime_type], code="broken") from None
    return Bytes(content, mime_type, hashlib.sha512(content).hexdigest(), tuple(sorted(removed)))


@dataclass(frozen=True)
class Upload:
    """A file that somebody handed in on screen: its bytes, and a harmless name with the right ending."""

    bytes: Bytes
    file_name: str


def taken_in(upload: UploadedFile[Any]) -> Upload:
    """Look at what it is, whatever it calls itself; a ValidationError says what is wrong with it."""
    if (upload.size or 0) > MOST_BYTES:  # asked before reading
        raise ValidationError(
            _("Die Datei ist %(size)s MB groß; möglich sind %(most)s MB. Scannen Sie mit 200 bis 300 dpi."),
            params={"size": (upload.size or 0) // 1_000_000, "most": MOST_BYTES // 1_000_000},
            code="size",
        )
    content: bytes = upload.read()
    mime_type = next((kind for kind in TAKEN_IN if content.startswith(MAGIC[kind])), None)
    if mime_type is None:
        raise ValidationError(
            _("Das ist weder PDF noch Bild (JPEG, PNG). Speichern Sie den Text als PDF und wählen Sie die neue Datei."),
            code="kind",
        )
    return Upload(cleaned(content, mime_type), _harmless(upload.name or "", TAKEN_IN[mime_type]))


def _harmless(name: str, suffix: str) -> str:
    """A name without path, without signs that mean something to some system, with the ending of what it is."""
    last = one_line(name).replace("\\", "/").rpartition("/")[2]
    stem = "".join(sign for sign in last if sign.isalnum() or sign in " ._-()").strip(" .")
    stem = ENDINGS.sub("", stem)
    return f"{stem.strip(' .')[:150] or 'datei'}{suffix}"


def place_of(checksum: str) -> str:
    """Where the bytes with this checksum lie in the storage."""
    return f"{checksum[:2]}/{checksum}"


def keep(file: Bytes) -> None:
    """Put the bytes into the storage, all or nothing; the same bytes are kept once.

    Written beside their place and moved there, so that a full disk or a killed process leaves no half file under the
    name of a whole one. Raises OSError.
    """
    place = Path(default_storage.path(place_of(file.sha512_checksum)))
    if place.is_file() and place.stat().st_size == file.size:
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{secrets.token_hex(8)}")
    try:
        with half.open("xb") as out:
            out.write(file.content)
            out.flush()
            os.fsync(out.fileno())
        half.replace(place)
    finally:
        half.unlink(missing_ok=True)


def forget(checksum: str) -> None:
    """Take the bytes out of the storage. Nobody may name them any more."""
    default_storage.delete(place_of(checksum))


def fetch(checksum: str) -> bytes:
    """The bytes with this checksum; FileNotFoundError if the storage has lost them."""
    with default_storage.open(place_of(checksum)) as file:
        content: bytes = file.read()
    return content


def opened(checksum: str) -> IO[bytes]:
    """The same, to be read little by little; FileNotFoundError likewise."""
    return Path(default_storage.path(place_of(checksum))).open("rb")
