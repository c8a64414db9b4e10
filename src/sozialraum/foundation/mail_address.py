"""Foundation: mail addresses and host names in one spelling (IDNA 2008, RFC 5890 to 5894, UTS 46 non-transitional).

What is kept, compared and shown has the letters people read: ``info@straße.example``. What leaves for machines has
ASCII alone: ``info@xn--strae-oqa.example``. Letters beyond ASCII before the @ would need SMTPUTF8 (RFC 6531) on every
server of the way; they are refused (decision 21).
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlsplit

import idna

from sozialraum.foundation.text import one_line

MOST = 254  # octets of an address, RFC 5321 § 4.5.3.1.3, without the angle brackets
MOST_LOCAL = 64  # octets before the @, RFC 5321 § 4.5.3.1.1
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LOCAL = re.compile(rf"{ATOM}(?:\.{ATOM})*")
LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
TOP = re.compile(r"(?!\d+$)[a-z0-9-]{2,}")


class NoMailAddress(ValueError):  # noqa: N818 - it names what it is
    """``code``: ``local`` (letters beyond ASCII before the @), ``domain`` (no such name can be) or ``invalid``."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def mail_address(text: str) -> str:
    """One mail address in the spelling in which it is kept: domain in small letters, as people read it.

    Raises NoMailAddress.
    """
    local, at, domain = one_line(text).strip().rpartition("@")
    if not (local and at and domain) or re.search(r"[\s@<>()\[\],;:\"\\]", local + domain):
        raise NoMailAddress("invalid")
    if not local.isascii():
        raise NoMailAddress("local")
    try:
        host = ascii_host(domain)
    except ValueError:
        raise NoMailAddress("domain") from None
    _name, dot, top = host.rpartition(".")
    if not LOCAL.fullmatch(local) or not (host == "localhost" or (dot and TOP.fullmatch(top))):
        raise NoMailAddress("invalid")
    if len(local) > MOST_LOCAL or len(local) + 1 + len(host) > MOST:
        raise NoMailAddress("domain" if len(local) <= MOST_LOCAL else "invalid")
    return f"{local}@{shown_host(host)}"


def is_mail_address(text: str) -> bool:
    """Whether the text is a mail address to which a letter could go."""
    try:
        return bool(mail_address(text))
    except NoMailAddress:
        return False


def ascii_address(text: str) -> str:
    """The address as every mail server and every program takes it. Raises ValueError."""
    local, _at, domain = one_line(text).strip().rpartition("@")
    if not local.isascii():
        raise NoMailAddress("local")
    return f"{local}@{ascii_host(domain)}"


def address_key(text: str) -> str:
    """The comparison key of an address, the same for all its spellings; what is no address stays as it is."""
    try:
        return mail_address(text).lower()
    except NoMailAddress:
        return one_line(text).strip().lower()


def mailto(text: str) -> str:
    """The link that begins a letter (RFC 6068); empty where nothing could be sent."""
    if not is_mail_address(text):
        return ""
    return f"mailto:{quote(ascii_address(text), safe='@!$*+')}"


@lru_cache(maxsize=1000)
def ascii_host(name: str) -> str:
    """A host name as the domain name system knows it. Raises ValueError for empty or too long labels and names."""
    name = one_line(name).strip()
    if len(name) > MOST:
        raise ValueError(name)
    host = name.lower() if name.isascii() and "xn--" not in name.lower() else _encoded(name)
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in host.split(".")):
        raise ValueError(name)
    return host


def web_address(text: str) -> str:
    """The address of a network as it is kept: scheme, host, perhaps a port; no path and no / at its end.

    Raises ValueError for anything else, also for what only a browser would forgive.
    """
    parts = urlsplit(one_line(text).strip().rstrip("/"))
    more = parts.path or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or more or not parts.hostname:
        raise ValueError(text)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{ascii_host(parts.hostname)}{port}"


def dialled_host(name: str) -> str:
    """The name or number of a machine as it is called; Python itself would call another (IDNA 2003)."""
    return name if name.isascii() else ascii_host(name)


@lru_cache(maxsize=1000)
def shown_host(name: str) -> str:
    """A host name with the letters people read. Raises ValueError."""
    host = ascii_host(name)
    return idna.decode(host) if "xn--" in host else host


def _encoded(name: str) -> str:
    return idna.encode(name, uts46=True, std3_rules=True, transitional=False).decode("ascii")
