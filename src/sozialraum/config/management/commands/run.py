"""Config: prepares the house and serves it."""

from __future__ import annotations

import errno
import resource
import socket
from contextlib import nullcontext
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from sozialraum.access.management.first_link import at_start
from sozialraum.clockwork.forking import load_for_all
from sozialraum.config.clockwork import ticking
from sozialraum.network.models import Body

HEAD = 20_000  # milliseconds for the head of a request; so long, too, an open line may be silent between two
LINES = 4096  # open connections of one worker; each costs a few kB and no thread
STOPPING = 10  # seconds that a worker may take to end what it has begun


class Command(BaseCommand):
    help = "Bereitet alles vor und bedient den Browser."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 antwortet dem ganzen Netz")
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--empty", action="store_true", help="lädt kein Beispiel in eine leere Installation")
        parser.add_argument(
            "--no-tick", dest="tick", action="store_false", help="Briefe und regelmäßige Arbeiten macht ein anderer"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        refuse_taken(host, port)
        self.make_ready(empty=options["empty"], port=port)
        shown = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0") else host  # noqa: S104 - only printed
        for line in (*self.greeting(shown, port), *at_start(shown, port)):
            self.stdout.write(line)
        self.stdout.flush()
        serve(host, port, options["workers"], ticks=options["tick"])

    def make_ready(self, *, empty: bool, port: int) -> None:
        """What has to be there before the first page."""
        call_command("prepare", empty=empty, stdout=self.stdout)

    def greeting(self, host: str, port: int) -> list[str]:
        """The line printed at start: name of the default network and its address."""
        body = Body.objects.order_by("-is_default", "pk").first()
        return [f"{body.name if body else 'Noch kein Netzwerk'}: http://{host}:{port} (Strg+C beendet)"]


def serve(host: str, port: int, workers: int, *, ticks: bool = False) -> None:
    """Answer until somebody stops it; with ``ticks`` the clockwork runs beside."""
    allow_files(2 * LINES)
    load_for_all("sozialraum.config.rsgi")
    server = Granian(
        "sozialraum.config.rsgi:application",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=workers,
        workers_kill_timeout=STOPPING,
        http=HTTPModes.http1,  # HTTP/2 is the proxy's; here it would have no limit of time for a head
        http1_settings=HTTP1Settings(header_read_timeout=HEAD),
        websockets=False,
        backpressure=LINES,
        log_access=False,
        log_level=LogLevels.warning,
    )
    with ticking() if ticks else nullcontext():
        server.serve()


def allow_files(wanted: int) -> None:
    """Each connection is an open file; most systems allow 1024 until one asks for more."""
    soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def refuse_taken(host: str, port: int) -> None:
    """Say so at once, and what to do, when another program already answers there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
            message = f"Auf Port {port} antwortet schon ein anderes Programm. Bitte mit PORT=… einen anderen wählen."
            raise CommandError(message) from None
