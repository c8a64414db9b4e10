"""Config: when the house cannot get at its own books – a clear word, and what was typed comes back to be sent again."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _
from django.views import defaults

from sozialraum.actforms.typed_before import OPENS
from sozialraum.config import disk
from sozialraum.config.uploads import MOST_SENT
from sozialraum.papers.ports import MOST_BYTES

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
SHUT = (errno.EROFS, errno.EACCES, errno.EPERM)
OURS = ("no such table", "no such column")  # a broken program, not a broken machine
MINUTE = "60"  # seconds after which trying again makes sense
LONG = 30  # signs
MB = 1_000_000
MOST = 300_000  # signs that are carried back; more nobody types
BUSY = "sozialraum.busy"  # in the environ of a request that waited too long for its turn to write (``rsgi``)
UNSEEN = ("csrf", "stempel", "revision", "seen")  # what nobody typed and may look as if

SAYS = {
    "away": _("Die Datenbank ist gerade nicht erreichbar."),
    "full": _("Auf dem Server ist kein Platz mehr."),
    "shut": _("Gerade kann nichts gespeichert werden."),
    "busy": _("Gerade wird sehr viel auf einmal gespeichert."),
}


class BusyMiddleware:
    """Whoever would have to wait too long for their turn to write gets a 503 at once, with what they typed."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]):
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return in_trouble(request, "busy") if request.META.get(BUSY) else self.answer(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """503 where the machine is in trouble, 500 where the program is."""
    trouble = trouble_of(sys.exc_info()[1])
    if not trouble:
        return defaults.server_error(request)
    if trouble != "full" and connection.vendor == "sqlite" and not connection.in_atomic_block:
        connection.close()  # opened while nothing could be written, it would never write; the next question opens anew
    return in_trouble(request, trouble)


def in_trouble(request: HttpRequest, trouble: str) -> HttpResponse:
    """503: which of ``SAYS`` it is, and what was sent, to be sent again."""
    typed, chosen = _typed(request)
    values = {"says": SAYS[trouble], "typed": typed, "chosen": chosen, "sent": request.method == "POST"}
    values["texts"] = [text for name, text in typed if _is_typed(text) and not name.startswith(UNSEEN)]
    answer = HttpResponse(get_template("503.html").render(values), status=503)
    answer["Retry-After"], answer["Cache-Control"] = MINUTE, "no-store, private"
    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 for what is too much (RFC 9110 § 15.5.14), else 400. The page needs neither a network nor a visitor."""
    if not isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return defaults.bad_request(request, exception)
    sent = request.META.get("CONTENT_LENGTH") or ""
    values = {"sent": round(int(sent) / MB) if sent.isdigit() else 0, "most": MOST_SENT // MB, "one": MOST_BYTES // MB}
    values["is_file"] = isinstance(exception, RequestDataTooBig) and request.content_type == "multipart/form-data"
    return HttpResponse(get_template("413.html").render(values), status=413)


def trouble_of(error: BaseException | None) -> str:
    """Which of ``SAYS`` it is; empty if the machine is not to blame."""
    while error is not None:
        said = str(error).lower()
        if isinstance(error, OSError) and error.errno in (*FULL, *SHUT):
            return "full" if error.errno in FULL else "shut"
        if isinstance(error, OperationalError | InterfaceError) and not any(word in said for word in OURS):
            if "full" in said or "no space left" in said:
                return "full"
            if "readonly" in said or "read-only" in said:
                return "shut"
            return trouble_of(disk.complaint()) or "away"
        error = error.__cause__
    return ""


def fault_for_operator(error: BaseException) -> str:
    """What is wrong with the machine, or not prepared, and where to look; empty if the program is to blame."""
    trouble = trouble_of(error)
    if not trouble:
        is_new = isinstance(error, DatabaseError) and not connection.introspection.table_names()
        return "Diese Installation ist noch leer. Erst kommt »sozialraum prepare«." if is_new else ""
    said = (str(error).splitlines() or [""])[0]
    if trouble == "full":
        look: Any = _("Schaffen Sie Platz auf dem Datenträger von %s.") % _place_of(error)
    elif trouble == "shut":
        said_of = _("%s lässt sich nicht beschreiben: nur lesbar eingehängt, oder es gehört einem anderen.")
        look = said_of % _place_of(error)
    elif connection.vendor == "sqlite":
        look = _("Steht die Datenbank in %s, und hält sie niemand anders offen?") % settings.DATA
    else:
        look = _("Antwortet der Datenbankserver, und stimmt SOZIALRAUM_DATABASE?")
    return f"{SAYS[trouble]} {look}\n({type(error).__name__}: {said})"


def _place_of(error: BaseException) -> Path:
    """The folder in question: that of the house, or where else the file lies that could not be written."""
    data = Path(settings.DATA)
    if isinstance(error, OSError) and error.filename and data not in Path(str(error.filename)).parents:
        return Path(str(error.filename)).parent
    return data


def _typed(request: HttpRequest) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What was sent, to be sent again; and field and name of each file, which a page cannot bring back."""
    if request.method != "POST":
        return [], []
    try:
        fields = [(name, str(text)) for name, texts in request.POST.lists() for text in texts]
        files = [(name, ", ".join(str(file.name) for file in sent)) for name, sent in request.FILES.lists()]
    except Exception:  # the request itself cannot be read; it may not even have been, if nobody came so far
        return [], []
    kept = [(name, text) for name, text in fields if not OPENS.search(name)]
    return list(_so_much_of(kept)), files


def _is_typed(text: str) -> bool:
    """Words of a human, as far as can be told: what a form says by itself is one short word."""
    return len(text) > LONG or any(sign in text.strip() for sign in " \n@")


def _so_much_of(fields: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    room: Any = MOST
    for name, text in fields:
        room -= len(text)
        if room > 0:
            yield name, text
