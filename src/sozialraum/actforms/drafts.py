"""Forms of acts: what somebody typed or chose in a form that was not carried out, encrypted on disk for a day.

The key goes along in the form or in a cookie and is kept nowhere here; why so stands in decision 38. It lies beside the
storage of files, not in it and not in the database, so that no backup and no journal holds it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes

from sozialraum.foundation import throttle
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor

FOLDER = "drafts"
LASTS = dt.timedelta(hours=24)
#: How long ago a page may have been made for somebody to whom what they typed in it is given back.
PAGE_LASTS = dt.timedelta(days=7)
NONCE, SECRET = 12, 32  # bytes
MOST_IN_ALL = 2_000_000_000  # bytes
SALT = "sozialraum.drafts"


class Quota(NamedTuple):
    """How much of one owner is kept at a time."""

    files: int
    size: int


OF_PERSON, OF_STRANGERS = Quota(60, 300_000_000), Quota(30, 60_000_000)


@dataclass(frozen=True)
class Owner:
    """Whose a draft is: a person in one network, the holder of a link, or all strangers of one network of machines."""

    name: str
    is_stranger: bool = False

    @classmethod
    def of(cls, request: Request) -> Self:
        visitor = request.visitor
        if visitor.person_id is not None:
            return cls.person(visitor.body.pk, visitor.person_id)
        if visitor.link:
            return cls(f"l{_hidden(f'link {visitor.link.digest}')}")
        return cls(f"s{throttle.hidden('draft', throttle.network_of(request))}", is_stranger=True)

    @classmethod
    def person(cls, body_id: int, person_id: int) -> Self:
        return cls(f"p{_hidden(f'person {body_id} {person_id}')}")

    @classmethod
    def signed(cls, word: str) -> Self | None:
        """The person for whom a page was made, as its form says (``for_whom``); None if forged or too old."""
        try:
            name = signing.loads(word, salt=SALT, max_age=PAGE_LASTS)
        except (signing.BadSignature, ValueError):
            return None
        return cls(str(name)) if str(name).startswith("p") else None

    @property
    def place(self) -> Path:
        return _place() / self.name

    @property
    def quota(self) -> Quota:
        return OF_STRANGERS if self.is_stranger else OF_PERSON


def for_whom(visitor: Visitor) -> str:
    """Signed value for the forms of a person, naming nobody; empty for a visitor who is not one."""
    if visitor.person_id is None:
        return ""
    return signing.dumps(Owner.person(visitor.body.pk, visitor.person_id).name, salt=SALT)


@dataclass(frozen=True)
class Draft:
    """Something kept: what opens it, what it is called, and its bytes."""

    token: str
    name: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET)


def put(owner: Owner, address: str, name: str, content: bytes, *, secret: str = "") -> Draft | None:
    """Keep it for this owner and the form at this address. None if they keep too much already, or the disk is full.

    One secret keeps one thing at each address; what it kept there before is replaced.
    """
    token = f"{owner.name}.{secret or new_secret()}"
    sweep()
    path, key = _path_and_key(token, address)
    told = json.dumps([timezone.now().timestamp(), name]).encode() + b"\n"
    if not _has_room(owner, len(content), path):
        return None
    nonce = secrets.token_bytes(NONCE)
    try:
        _write(path, nonce + AESGCM(key).encrypt(nonce, told + content, address.encode()))
    except OSError:
        return None
    return Draft(token, name, content)


def get(owner: Owner, address: str, token: str) -> Draft | None:
    """What is kept under this token for this owner and form; None if forged, of somebody else, or gone."""
    whose = _owner_in(token)
    if not whose or (whose != owner.name and not (owner.is_stranger and whose.startswith("s"))):
        return None
    path, key = _path_and_key(token, address)
    try:
        kept = path.read_bytes()
        told, _line, content = AESGCM(key).decrypt(kept[:NONCE], kept[NONCE:], address.encode()).partition(b"\n")
        moment, name = json.loads(told)
    except (OSError, InvalidTag, ValueError):
        return None
    return Draft(token, str(name), content) if timezone.now().timestamp() - moment <= LASTS.total_seconds() else None


def remove(address: str, token: str) -> None:
    """It was carried out, or is not wanted any more."""
    if _owner_in(token):
        with suppress(OSError):
            _path_and_key(token, address)[0].unlink()


def forget(owner: Owner) -> None:
    """All that is kept of somebody, at once: they logged out, or were erased."""
    shutil.rmtree(owner.place, ignore_errors=True)


def forget_drafts(request: Request) -> None:
    """Delete every draft of the login that ends now."""
    if request.visitor.person_id is not None:
        forget(Owner.of(request))


def expired() -> Iterator[Path]:
    """Every file kept longer than ``LASTS``, or left half written."""
    before = (timezone.now() - LASTS).timestamp()
    for path in _place().glob("*/*"):
        with suppress(OSError):
            if path.stat().st_mtime < before:
                yield path


def sweep() -> int:
    """Take away what is expired, and folders in which nothing is left; says how many files went."""
    found = list(expired())
    for path in found:
        with suppress(OSError):
            path.unlink()
    for place in _place().glob("*/"):
        with suppress(OSError):
            place.rmdir()  # only if nothing is in it
    return len(found)


def _place() -> Path:
    return Path(settings.DATA) / FOLDER


def _hidden(of: str) -> str:
    return salted_hmac(SALT, of, algorithm="sha256").hexdigest()[:40]


def _owner_in(token: str) -> str:
    """The name of the owner in a token; empty if it is none: names have nothing by which one gets out of a folder."""
    name, _dot, secret = token.partition(".")
    return name if secret and len(token) < 200 and name.isalnum() and name.isascii() else ""


def _path_and_key(token: str, address: str) -> tuple[Path, bytes]:
    name, _dot, secret = token.partition(".")
    seed = force_bytes(settings.SECRET_KEY) + secret.encode()
    info = f"{SALT} {name} {address}".encode()
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(seed)
    return _place() / name / hashlib.sha256(b"name" + key).hexdigest(), key


def _has_room(owner: Owner, size: int, instead_of: Path) -> bool:
    """Within the owner's quota, and within what is kept of all together."""
    mine = [one.stat().st_size for one in owner.place.glob("*") if one != instead_of]
    if len(mine) >= owner.quota.files or sum(mine) + size > owner.quota.size:
        return False
    return sum(one.stat().st_size for one in _place().glob("*/*")) + size <= MOST_IN_ALL


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, for the owner of the process alone, and as old as our clock says."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.parent.chmod(0o700)
    unborn = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        with open(unborn, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(content)
        os.utime(unborn, times=(timezone.now().timestamp(),) * 2)
        unborn.replace(path)
    finally:
        unborn.unlink(missing_ok=True)
