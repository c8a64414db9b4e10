"""Access: devices on which somebody has logged in before – a signed cookie that opens nothing.

It says for which login this browser once had everything that is asked, so that its tries are counted apart from those
of strangers. In it stands a random number and, for each login, a digest made with the secret key of the house: no name,
no address, and nothing of it is kept here.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from sozialraum.access.rules import DEVICE_LASTS
from sozialraum.accounts.models import User
from sozialraum.foundation.http import Request

SALT = "sozialraum.access.devices"
MOST_LOGINS = 5  # of one browser; the one used longest ago is forgotten
LONGEST = 1_000


@dataclass(frozen=True)
class Device:
    """A browser as its cookie shows it; ``showed_two``: the login that is asked for had shown two factors on it."""

    key: str
    logins: tuple[tuple[str, bool], ...] = ()  # digest of the login, and whether it had shown two factors
    showed_two: bool = False


def of(request: Request) -> Device | None:
    """The device behind the cookie; None without one, or if it is forged or too old."""
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    if not cookie or len(cookie) > LONGEST:
        return None
    try:
        key, logins = signing.loads(cookie, salt=SALT, max_age=DEVICE_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Device(str(key), tuple((str(digest), bool(two)) for digest, two in logins))


def known(request: Request, address: str) -> Device | None:
    """The device, if somebody logged in with this address, in this network, on it before."""
    device = of(request)
    if device is None:
        return None
    asked = _digest(request, address, device.key)
    showed = [two for digest, two in device.logins if constant_time_compare(digest, asked)]
    return Device(device.key, device.logins, any(showed)) if showed else None


def remember(response: HttpResponse, request: Any, user: User, *, showed_two: bool) -> None:
    """From now on this browser is known for this login, for a year from its last login."""
    device = of(request) or Device(secrets.token_urlsafe(12))
    mine = _digest(request, user.email, device.key)
    others = [one for one in device.logins if one[0] != mine]
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([device.key, [(mine, showed_two), *others][:MOST_LOGINS]], salt=SALT),
        max_age=DEVICE_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _digest(request: Request, address: str, key: str) -> str:
    told = f"{request.visitor.body.key} {address.lower()} {key}"
    return salted_hmac(SALT, told, algorithm="sha256").hexdigest()[:24]
