"""What a code app on a phone shows for a secret (RFC 6238), written out so that stories need nothing of the house."""

import base64
import hmac
import struct
import time


def shown_by_app(secret: str, later: int = 0) -> str:
    """The six digits of now, or of so many half minutes later."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + later), "sha1").digest()
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 1_000_000:06}"
