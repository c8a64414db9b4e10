"""Concerns: where the bytes of photos lie: under a random name from the moment they come in, a small one beside."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Protocol, Self

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sozialraum.concerns.rules import PHOTOS_WAIT

FOLDER = "anliegen"
SMALL = "-klein"
SALT = "concern photo"


class Clean(Protocol):
    """A photo made anew: JPEG without metadata, and a small picture of it."""

    @property
    def content(self) -> bytes: ...
    @property
    def thumbnail(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


@dataclass(frozen=True)
class StoredPhoto:
    """A photo whose bytes lie in the storage. Its token may travel through a form: signed, and good for a day."""

    name: str
    sha256: str
    width: int
    height: int

    @property
    def token(self) -> str:
        return signing.dumps(list(astuple(self)), salt=SALT)

    @classmethod
    def of(cls, token: str) -> Self | None:
        """The stored photo of a token; None if the token is forged or too old, or the bytes were deleted."""
        try:
            name, sha256, width, height = signing.loads(token, salt=SALT, max_age=PHOTOS_WAIT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return cls(str(name), str(sha256), int(width), int(height)) if default_storage.exists(str(name)) else None


def keep(photo: Clean) -> StoredPhoto:
    """Put it into the storage under a name that nobody can guess. OSError if there is no room."""
    name = f"{FOLDER}/{secrets.token_hex(20)}"
    default_storage.save(f"{name}{SMALL}", ContentFile(photo.thumbnail))
    default_storage.save(name, ContentFile(photo.content))
    return StoredPhoto(name, hashlib.sha256(photo.content).hexdigest(), photo.width, photo.height)


def fetch(name: str, *, small: bool = False) -> bytes:
    """The bytes; FileNotFoundError if the storage has lost them."""
    with default_storage.open(f"{name}{SMALL}" if small else name) as file:
        content: bytes = file.read()
    return content


def forget(name: str) -> None:
    """Take photo and small picture out of the storage."""
    default_storage.delete(name)
    default_storage.delete(f"{name}{SMALL}")


def older_than(moment: dt.datetime) -> Iterator[str]:
    """Every photo that came in before this moment, whether a concern names it or not."""
    if not default_storage.exists(FOLDER):
        return
    for file in default_storage.listdir(FOLDER)[1]:
        name = f"{FOLDER}/{file}"
        if not file.endswith(SMALL) and default_storage.get_modified_time(name) < moment:
            yield name
