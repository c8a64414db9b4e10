"""Mailserver: secrets that must be said again, locked with a key made from the secret of the installation.

A copy of the database alone does not open them. If the house gets another secret, they must be typed again.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

SIGN = "gAAAA"  # how everything locked begins (Fernet's version and the time)
PURPOSE = b"sozialraum: passwords of mail servers"


def locked(text: str) -> str:
    """The text as nobody can read it."""
    return _lock().encrypt(text.encode()).decode()


def unlocked(token: str) -> str | None:
    """The text again, or None if it was locked with another secret."""
    try:
        return _lock().decrypt(token.encode()).decode()
    except InvalidToken:
        return None


def _lock() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(secret))
    return base64.urlsafe_b64encode(made)
