"""Backups: the age file format (age-encryption.org/v1) with a passphrase, so that the tool ``age`` opens our archives.

ChaCha20-Poly1305 over chunks of 64 KiB: each is authentic, in its place, and the last one says that it is the last.
"""

from __future__ import annotations

import base64
import io
import re
import secrets
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

INTRO = b"age-encryption.org/v1"
CHUNK, TAG = 64 * 1024, 16
WORK = 15  # 2^15: 32 MB and a tenth of a second; keys are made by machine, not remembered
MOST_WORK = 20
HEADER = re.compile(rb"(%s\n-> scrypt (\S+) (\d{1,2})\n(\S+)\n---) (\S+)\n" % re.escape(INTRO))


class WrongKey(ValueError):  # noqa: N818 - it names what happened
    """The passphrase is not the one with which the file was locked."""


class Damaged(ValueError):  # noqa: N818
    """Not an age file with a passphrase, or no longer as it was written, or cut off."""


def _coded(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def _made(secret: bytes, info: bytes, salt: bytes | None = None) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def _wrap(passphrase: str, salt: bytes, work: int) -> ChaCha20Poly1305:
    stretched = Scrypt(salt=INTRO + b"/scrypt" + salt, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())
    return ChaCha20Poly1305(stretched)


def _mac(file_key: bytes, head: bytes) -> HMAC:
    mac = HMAC(_made(file_key, b"header"), SHA256())
    mac.update(head)
    return mac


def _nonce(number: int, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


class Writer(io.RawIOBase):
    """Locks what is written to it into ``out``. Closing writes the last chunk and leaves ``out`` open."""

    def __init__(self, out: BinaryIO, passphrase: str):
        self.out, self.waiting, self.number = out, bytearray(), 0
        file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
        wrapped = _wrap(passphrase, salt, WORK).encrypt(bytes(12), file_key, None)
        head = b"%s\n-> scrypt %s %d\n%s\n---" % (INTRO, _coded(salt), WORK, _coded(wrapped))
        out.write(b"%s %s\n%s" % (head, _coded(_mac(file_key, head).finalize()), nonce))
        self.key = ChaCha20Poly1305(_made(file_key, b"payload", nonce))

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data)  # type: ignore[arg-type]
        self.waiting += view
        while len(self.waiting) > CHUNK:  # one whole chunk is kept back: it might be the last
            self._lock(bytes(self.waiting[:CHUNK]), is_last=False)
            del self.waiting[:CHUNK]
        return view.nbytes

    def _lock(self, chunk: bytes, *, is_last: bool) -> None:
        self.out.write(self.key.encrypt(_nonce(self.number, is_last), chunk, None))
        self.number += 1

    def finish(self) -> None:
        """Say that this was all. A file that was not finished is known as cut off."""
        self._lock(bytes(self.waiting), is_last=True)
        self.waiting.clear()


class Reader(io.RawIOBase):
    """Opens what ``source`` holds. Nothing is given out that was not found authentic."""

    def __init__(self, source: BinaryIO, passphrase: str):
        self.source, self.number = source, 0
        head = source.read(1024)
        found = HEADER.match(head)
        if not found:
            raise Damaged("no age header with a passphrase")
        try:
            salt, wrapped, told = (_decoded(found[number]) for number in (2, 4, 5))
        except ValueError as error:
            raise Damaged("no age header") from error
        work = int(found[3])
        if len(salt) != 16 or not 1 <= work <= MOST_WORK:
            raise Damaged("no age header")
        file_key = self._file_key(passphrase, salt, work, wrapped)
        try:
            _mac(file_key, found[1]).verify(told)
        except InvalidSignature as error:
            raise Damaged("the header was changed") from error
        rest = head[found.end() :]
        if len(rest) < TAG:
            raise Damaged("cut off")
        self.key = ChaCha20Poly1305(_made(file_key, b"payload", rest[:16]))
        self.ahead, self.clear, self.is_over = rest[16:], b"", False

    @staticmethod
    def _file_key(passphrase: str, salt: bytes, work: int, wrapped: bytes) -> bytes:
        try:
            return _wrap(passphrase, salt, work).decrypt(bytes(12), wrapped, None)
        except InvalidTag as error:
            raise WrongKey from error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self.clear and not self.is_over:
            self._open_one()
        count = min(len(view), len(self.clear))
        view[:count] = self.clear[:count]
        self.clear = self.clear[count:]
        return count

    def _open_one(self) -> None:
        """The next chunk; one byte is read beyond it, to know whether it is the last."""
        locked = self.ahead + self.source.read(CHUNK + TAG + 1 - len(self.ahead))
        self.ahead, locked = locked[CHUNK + TAG :], locked[: CHUNK + TAG]
        self.is_over = not self.ahead
        try:
            self.clear = self.key.decrypt(_nonce(self.number, self.is_over), locked, None)
        except InvalidTag as error:
            raise Damaged(f"chunk {self.number}") from error
        self.number += 1
