"""Concerns: where the bytes of photos lie: encrypted until the form is sent, then under a random name in store."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sozialraum.actforms import drafts
from sozialraum.actforms.drafts import Owner
from sozialraum.photos.cleaning import CleanPhoto

FOLDER = "anliegen"
SMALL = "-klein"
WAITING = "concern photos"  # in which form, for all of its addresses in all languages


@dataclass(frozen=True)
class StoredPhoto:
    """A photo whose bytes lie in the storage."""

    name: str
    sha256: str
    width: int
    height: int


@dataclass(frozen=True)
class WaitingPhoto(CleanPhoto):
    """A photo in a form that is not sent yet, kept as what is typed is; its token travels through the form."""

    token: str


def put_aside(photo: CleanPhoto, owner: Owner) -> WaitingPhoto | None:
    """Keep it encrypted until the form is sent, a day at most; None if its owner keeps too much already."""
    head = json.dumps([photo.width, photo.height, len(photo.thumbnail)])
    draft = drafts.put(owner, WAITING, head, photo.thumbnail + photo.content)
    return WaitingPhoto(**vars(photo), token=draft.token) if draft else None


def waiting(token: str, owner: Owner) -> WaitingPhoto | None:
    """The photo of a token; None if the token is forged or somebody else's, or the photo is gone."""
    draft = drafts.get(owner, WAITING, token)
    if draft is None:
        return None
    width, height, small = json.loads(draft.name)
    return WaitingPhoto(draft.content[small:], width, height, draft.content[:small], token)


def keep(photo: CleanPhoto) -> StoredPhoto:
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
