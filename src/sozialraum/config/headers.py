"""Config: what a browser is told about every answer, also about files, errors and answers given before any page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.utils import build_policy
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase

from sozialraum.foundation.visitor import Way

#: What our pages do not need, no page may ask for, also not one that somebody smuggles in (W3C Permissions Policy).
UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation"),
    *("gyroscope", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock", "usb"),
    "xr-spatial-tracking",
)
OWN = ("publickey-credentials-create", "publickey-credentials-get")  # passkeys
#: The rest stands in the settings: Referrer-Policy, Cross-Origin-Opener-Policy, X-Frame-Options, nosniff, HSTS, CSP.
ALWAYS = {
    "Permissions-Policy": ", ".join([f"{name}=()" for name in UNUSED] + [f"{name}=(self)" for name in OWN]),
    "Cross-Origin-Resource-Policy": "same-origin",  # no page of another site shows our pictures (Fetch standard)
}
KEPT_BY_NOBODY = "no-store, private"  # RFC 9111 § 5.2.2.5; a browser then shows it not even on »back«

Answer = Callable[[HttpRequest], HttpResponseBase]


class HeadersMiddleware:
    """Sets them on whatever the rest answers. Nothing is kept that was answered to a login or a personal link.

    Whoever logs out leaves nothing behind in the browser either (W3C Clear Site Data); over https, browsers do so.
    """

    def __init__(self, answer: Answer):
        self.answer = answer
        self.always = ALWAYS | {"Content-Security-Policy": build_policy()}  # the same for every page

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        for name, value in self.always.items():
            response.headers.setdefault(name, value)
        if is_somebody(request):
            response.headers["Cache-Control"] = KEPT_BY_NOBODY
        if getattr(request, "has_logged_out", False):
            response.headers["Clear-Site-Data"] = '"cache"'
            response.headers["Cache-Control"] = KEPT_BY_NOBODY
        return response


def is_somebody(request: Any) -> bool:
    """True if the request came with a login or a personal link, even a link that opens nothing."""
    visitor = getattr(request, "visitor", None)
    return bool(getattr(request, "link_token", "")) or (visitor is not None and visitor.way is not Way.NOBODY)


@receiver(user_logged_out)
def remember(request: Any, user: Any, **_words: Any) -> None:
    """Whichever page ended the session of this browser."""
    if user is not None and request is not None:
        request.has_logged_out = True
