"""Config: the door for the web server – no thread is held by what a client paces.

Granian's own protocol (RSGI 1) around the WSGI application. A body is taken in whole before a thread works on it
(``intake``); the response is handed over whole, or as the path of a file, and the thread is free. At most all but one
thread work on what writes (every method but the safe ones): one is always left to those who read.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import IO, Any

from django.conf import settings
from granian.rsgi import Scope

from sozialraum.config import intake
from sozialraum.config.errors import BUSY
from sozialraum.config.health import TOOK
from sozialraum.config.uploads import MOST_SENT
from sozialraum.config.wsgi import application as wsgi
from sozialraum.foundation.http import SAFE

THREADS = 4
WRITERS = THREADS - 1
PATIENCE = 5.0  # seconds until whoever waits for one of the writers is told so
PLAIN = [("content-type", "text/plain; charset=utf-8"), ("connection", "close"), ("cache-control", "no-store")]
SAYS = {
    400: "Diese Anfrage ist unvollständig oder lässt sich nicht eindeutig lesen.\n",
    408: "Das Senden hat zu lange gedauert. Bitte versuchen Sie es noch einmal.\n",
    503: "Gerade wird sehr viel auf einmal hochgeladen. Bitte versuchen Sie es in einer Minute noch einmal.\n",
}

threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")
writers = asyncio.Semaphore(WRITERS)


class RequestRefused(Exception):  # noqa: N818 - it names what happened
    """No thread for this request; the argument is the status of the answer."""


@dataclass
class Response:
    """What the application has answered: the bytes, or the path of the file that holds them."""

    status: int = 500
    headers: list[tuple[str, str]] = field(default_factory=list)
    content: bytes = b""
    path: str = ""

    def start(self, status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], None]:
        """``start_response`` (PEP 3333)."""
        self.status, self.headers = int(status[:3]), headers
        return self._write

    def _write(self, part: bytes) -> None:
        self.content += part


class FileWrapper:
    """``wsgi.file_wrapper`` (PEP 3333): a file on disk is sent by the server, without a thread."""

    def __init__(self, file: IO[bytes], _block_size: int = 0):
        self.file, name = file, getattr(file, "name", "")
        self.path = name if isinstance(name, str) and name.startswith("/") else ""

    def __iter__(self) -> Iterator[bytes]:
        yield self.file.read()

    def close(self) -> None:
        self.file.close()


async def application(scope: Scope, proto: Any) -> None:
    """Answer one request."""
    with intake.opened() as body:
        try:
            environ = environ_of(scope)
            if scope.method not in SAFE:
                await _take_in(environ, proto, body)
            environ["wsgi.input"] = body.file
            response = await _worked_on(environ)
        except RequestRefused as refused:
            (status,) = refused.args
            proto.response_str(status, PLAIN, SAYS[status])
            return
    if response.path and scope.method != "HEAD":
        proto.response_file(response.status, response.headers, response.path)
    else:
        proto.response_bytes(response.status, response.headers, response.content)


def environ_of(scope: Scope) -> dict[str, Any]:
    """The environ of PEP 3333, without a body. Raises Refused for a body whose length is unknown or doubtful."""
    client, server = (one.rpartition(":") for one in (scope.client, scope.server))
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": scope.path.encode().decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": server[0].strip("[]"),
        "SERVER_PORT": server[2],
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": FileWrapper,
    }
    for name, value in scope.headers.items():
        if "_" in name:  # would be taken for the same name with a dash, which only our own proxy may write
            continue
        key = name.upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        between = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    length = environ.setdefault("CONTENT_LENGTH", "")
    if "HTTP_TRANSFER_ENCODING" in environ:  # in pieces: that it broke off could not be told from its end
        raise RequestRefused(400)
    if length and not (length.isascii() and length.isdigit() and len(length) < 16):
        raise RequestRefused(400)
    return environ


async def _take_in(environ: dict[str, Any], proto: Any, body: intake.RequestBytes) -> None:
    """All of it; nothing of what the application will refuse for its length. Raises Refused."""
    length = int(environ["CONTENT_LENGTH"] or 0)
    has_files = environ.get("CONTENT_TYPE", "").lower().startswith("multipart/form-data")
    most = MOST_SENT if has_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if not 0 < length <= most:
        return
    began = asyncio.get_running_loop().time()
    try:
        await intake.take_in(aiter(proto), body, most=length)
    except intake.TooSlow:
        raise RequestRefused(408) from None
    except intake.TooMuchAtOnce:
        raise RequestRefused(503) from None
    if body.size != length:
        raise RequestRefused(400)
    environ[TOOK] = asyncio.get_running_loop().time() - began


async def _worked_on(environ: dict[str, Any]) -> Response:
    """By a thread, as soon as one is free. Who writes waits a little for one of the writers, without a thread."""
    work = asyncio.get_running_loop().run_in_executor
    if environ["REQUEST_METHOD"] in SAFE:
        return await work(threads, _answer, environ)
    try:
        async with asyncio.timeout(PATIENCE):
            await writers.acquire()
    except TimeoutError:
        environ[BUSY] = True
        return await work(threads, _answer, environ)
    try:
        return await work(threads, _answer, environ)
    finally:
        writers.release()


def _answer(environ: dict[str, Any]) -> Response:
    """Call the application and gather what it says."""
    response = Response()
    parts = wsgi(environ, response.start)
    try:
        if isinstance(parts, FileWrapper) and parts.path:
            response.path = parts.path
        else:
            response.content += b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    return response
