"""Access: what holds at the door, as plain arithmetic: ways on, one-time codes, ages of sessions, devices."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import re
import struct
from urllib.parse import urlsplit

from sozialraum.foundation.text import signs_of_code

STEP = 30  # seconds, RFC 6238 § 5.2
DIGITS = 6
#: How long ago somebody may have proved who they are, to change what proves it.
FRESH = dt.timedelta(minutes=15)
#: A session that opens the rights of office, city or audit ends with the working day, used or not.
WORKING_DAY = dt.timedelta(hours=12)
#: How long a browser is known on which somebody has logged in.
DEVICE_LASTS = dt.timedelta(days=365)
ONWARD = "weiter"  # where somebody wanted to go before the door, in its address
WITHOUT_MAIL = "without_mail"  # in the record of a login: app and recovery code were shown at once
#: Beyond these doors nobody is sent on: a login would end in a login, or in its end.
NOT_ONWARD = ("/anmelden", "/abmelden", "/l/")

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def safe_path(path: str, otherwise: str = "") -> str:
    """The path if it stays on this server, else ``otherwise``; never another host, however it is written."""
    if not path.startswith("/") or re.search(r"[\\\s\x00-\x1f\x7f]", path) or path.startswith(NOT_ONWARD):
        return otherwise
    try:
        parts = urlsplit(path)
    except ValueError:
        return otherwise
    return otherwise if parts.scheme or parts.netloc or path.startswith("//") else path


def hotp(secret: str, counter: int) -> str:
    """The code of a counter (RFC 4226 § 5.3); the secret is Base32."""
    digest = hmac.new(base64.b32decode(secret, casefold=True), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def matching_step(secret: str, code: str, moment: float, after: int = 0) -> int | None:
    """The time step whose code this is: now, one before or one after (RFC 6238 § 5.2), but later than ``after``.

    Whoever keeps the step a code was used at, and hands it in next time, takes no code a second time.
    """
    now = int(moment) // STEP
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(hotp(secret, step).encode(), bare(code).encode()):
            return step
    return None


def bare(code: str) -> str:
    """A code as it was meant, however it was written down: without blanks and hyphens, its digits 0 to 9."""
    return signs_of_code(code)


def device_in_words(user_agent: str) -> str:
    """»Firefox auf Windows«: enough to know one's own devices by; versions and numbers are nobody's business."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "Unbekannter Browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} auf {system}" if system else browser


def in_groups(secret: str) -> str:
    """A secret to type off a screen: groups of four."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
