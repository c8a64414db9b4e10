"""Config: prepares the house and serves it."""

from __future__ import annotations

import errno
import socket
from contextlib import nullcontext
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from sozialraum.config.clockwork import ticking
from sozialraum.config.first_link import at_start
from sozialraum.network.models import Body


class Command(BaseCommand):
    help = "Bereitet alles vor und bedient den Browser."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 öffnet das Haus für das ganze Netz")
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--empty", action="store_true", help="lädt kein Beispiel in ein leeres Haus")
        parser.add_argument(
            "--no-tick", dest="tick", action="store_false", help="Briefe und Nachtarbeit macht ein anderer"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        refuse_taken(host, port)
        self.make_ready(empty=options["empty"])
        shown = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0") else host  # noqa: S104 - only printed
        for line in (*self.greeting(shown, port), *at_start(shown, port)):
            self.stdout.write(line)
        self.stdout.flush()
        with ticking() if options["tick"] else nullcontext():
            serve(host, port, options["workers"])

    def make_ready(self, *, empty: bool) -> None:
        """What has to be there before the first page."""
        call_command("prepare", empty=empty, stdout=self.stdout)

    def greeting(self, host: str, port: int) -> list[str]:
        """Where the house answers, one line for each network worth naming."""
        body = Body.objects.order_by("-is_default", "pk").first()
        return [f"{body.name if body else 'Ein leeres Haus'}: http://{host}:{port} (Strg+C beendet)"]


def serve(host: str, port: int, workers: int) -> None:
    """Answer until somebody stops it."""
    Granian(
        "sozialraum.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        blocking_threads_idle_timeout=600,  # seconds, the most there is: each new thread opens its own line
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


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
