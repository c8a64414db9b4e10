"""Config: ``/gesund`` – is the house well? For monitoring: any host name, no body, no personal data, seldom a query."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import time
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone

from sozialraum.backups import queries as backups
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job
from sozialraum.config import disk
from sozialraum.mailserver.routes import route_of
from sozialraum.network.models import Body
from sozialraum.post.models import Letter
from sozialraum.post.words import CLAIMED, LetterMedium

PATH = "/gesund"
TOOK = "sozialraum.took"  # in the environ: seconds in which the body came (``rsgi``); the doctor asks for them
LASTS = 10.0  # seconds for which one answer is good: whoever asks more often costs nothing
LEAST_FREE = 500_000_000  # bytes
SHUT = "lässt sich nicht beschreiben"
STUCK = dt.timedelta(minutes=30)
BEGAN = time.monotonic()
BEGINNING = 120.0  # seconds in which a house that has just been started is not blamed for a clock that begins beside it

Answer = Callable[[HttpRequest], HttpResponseBase]


def database() -> str | None:
    """Fault of the database, None if it takes writes; checked without writing, so that it waits for no lock.

    Whether the disk takes anything ``room`` tells; whether rows really get there, ``clockwork``, which writes them.
    """
    if connection.vendor == "sqlite":
        return None if os.access(connection.settings_dict["NAME"], os.W_OK) else SHUT
    with connection.cursor() as cursor:
        cursor.execute("SHOW transaction_read_only")
        return SHUT if cursor.fetchone()[0] == "on" else None


def writing() -> str | None:
    """What is wrong with writing, for who may wait. A row is written as it stood: else nothing would reach the disk."""
    try:
        Job.objects.filter(name=night.PULSE).update(failed=False)
    except DatabaseError:
        return SHUT
    return None


def clockwork() -> str | None:
    return None if night.is_going() or time.monotonic() < BEGAN + BEGINNING else "steht"


def letters() -> str | None:
    """Due for half an hour although there is a server, or as long in the hand of somebody."""
    before = timezone.now() - STUCK
    if Letter.objects.filter(state__in=CLAIMED, claimed__lt=before).exists():
        return "Briefe hängen fest"
    late = Letter.objects.filter(kind=LetterMedium.MAIL).due(before).order_by().values("body").distinct()
    if any(route_of(body) for body in Body.objects.filter(pk__in=late)):
        return "Briefe hängen fest"
    return None


def room() -> str | None:
    if disk.complaint():
        return "nimmt nichts an"
    return "wird knapp" if shutil.disk_usage(settings.DATA).free < LEAST_FREE else None


def backup() -> str | None:
    return "zu alt" if backups.standing().is_old else None


CHECKS = {"datenbank": database, "arbeiten": clockwork, "post": letters, "platz": room, "sicherung": backup}


def examined() -> dict[str, str]:
    """Each checked part and »ok« or its fault, without numbers, because the page is public."""
    found = {}
    for name, check in CHECKS.items():
        try:
            found[name] = check() or "ok"
        except DatabaseError:
            found[name] = "unbekannt: die Datenbank antwortet nicht"
        except OSError:
            found[name] = "unbekannt"
    return found


class HealthMiddleware:
    """Answers before anybody asks for a body, a session or a visitor: 200 if all is well, else 503."""

    def __init__(self, answer: Answer):
        self.answer, self.lock = answer, Lock()
        self.found, self.until = dict[str, str](), 0.0

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.rstrip("/") != PATH:
            return self.answer(request)
        if request.method not in ("GET", "HEAD"):
            took = {"took": round(request.META.get(TOOK, 0.0), 1)}
            return JsonResponse(took, status=405, headers={"Allow": "GET, HEAD", "Cache-Control": "no-store"})
        found = self.look()
        is_well = set(found.values()) == {"ok"}
        response = JsonResponse({"gesund": is_well, **found}, status=200 if is_well else 503)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def look(self) -> dict[str, str]:
        """Findings, at most ``LASTS`` seconds old: one thread checks, the others get the former answer at once."""
        if time.monotonic() > self.until and self.lock.acquire(blocking=not self.found):
            try:
                if time.monotonic() > self.until:
                    self.found, self.until = examined(), time.monotonic() + LASTS
            finally:
                self.lock.release()
        return self.found
