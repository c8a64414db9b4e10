"""Config: the names of our cookies – under https none that another host of the same domain could have planted.

``__Host-`` (RFC 6265bis § 4.1.3.2) makes a browser take a cookie only from this very host, only over https, for all
paths. Without https, as on one's own machine, browsers refuse such names, so there the plain ones stay.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponseBase

#: As they were called under https before they had a prefix; whoever was logged in then logs in once more.
PLAIN = ("sessionid", "csrftoken", "messages")

Answer = Callable[[HttpRequest], HttpResponseBase]


class Messages(CookieStorage):
    """Django's own, under our name."""

    cookie_name = settings.MESSAGES_COOKIE_NAME


class PlainNamesMiddleware:
    """Takes back what a browser still keeps under a plain name where the names have a prefix; nobody reads it."""

    def __init__(self, answer: Answer):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        if settings.COOKIE_PREFIX:
            for name in PLAIN:
                if name in request.COOKIES:
                    response.delete_cookie(name, samesite="Lax")
        return response
