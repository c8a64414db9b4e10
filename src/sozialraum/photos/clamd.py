"""Photos: the virus scanner that an operator may put beside the house (clamd, INSTREAM; see ``man clamd``)."""

from __future__ import annotations

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

PATIENCE = 8.0  # seconds: somebody sits in front of the page and waits
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096

Address = str | tuple[str, int]  # the path of a unix socket, or host and port


def address_of(written: str) -> Address:
    """``unix:/run/clamav/clamd.ctl`` or ``tcp://127.0.0.1:3310``. Raises ValueError."""
    parts = urlsplit(written)
    if parts.scheme == "unix" and parts.path.startswith("/"):
        return parts.path
    if parts.scheme == "tcp" and parts.hostname:
        return parts.hostname, parts.port or 3310
    raise ValueError("A scanner is written unix:/path/of/socket or tcp://host:3310.")


def look_through(content: bytes) -> None:
    """Let the scanner see these bytes, if there is one; a ValidationError if it finds something or does not answer."""
    if not settings.CLAMD:
        return
    try:
        verdict = _asked(address_of(settings.CLAMD), content)
    except OSError:
        verdict = ""
    if verdict.endswith(" FOUND"):
        raise ValidationError(
            _("In dieser Datei steckt Schadsoftware. Wir nehmen sie nicht an. Bitte wählen Sie ein anderes Foto."),
            code="virus",
        )
    if not verdict.endswith(": OK"):
        raise ValidationError(
            _(
                "Fotos können wir gerade nicht prüfen und darum nicht annehmen. Ihr Text bleibt stehen:"
                " Schicken Sie ihn ohne Foto ab, oder versuchen Sie es später noch einmal."
            ),
            code="scanner",
        )


def _asked(address: Address, content: bytes) -> str:
    with _line(address) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            piece = content[start : start + CHUNK]
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER and (heard := line.recv(1024)):
            answer += heard
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _line(address: Address) -> socket.socket:
    if isinstance(address, tuple):
        return socket.create_connection(address, timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(address)
    except OSError:
        line.close()
        raise
    return line
