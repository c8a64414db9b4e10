"""Mailbox: ``sozialraum receive`` – the door for a mail server: one mail on standard input, an exit code of sysexits.

In Postfix, e.g. ``/etc/aliases``: ``post: "|/…/sozialraum receive"``. Every mail is taken in once, however often the
server tries; what cannot be taken in just now is answered with 75, and the server keeps it and comes again.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import Any

from django.core.management import BaseCommand, CommandParser

from sozialraum.mailbox.effects import Busy
from sozialraum.mailbox.reception import NobodyHere, take_in
from sozialraum.mailserver.imap import MOST
from sozialraum.network.models import Body

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Nimmt eine E-Mail von der Standardeingabe an, für die Pipe eines Mailservers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--body", metavar="KEY", help="für dieses Netzwerk; sonst sagt es die Adresse")

    def handle(self, *args: Any, body: str | None, **options: Any) -> None:
        code = self.code_for(read_all(), body)
        if code:
            sys.exit(code)

    def code_for(self, raw: bytes, key: str | None) -> int:
        """The exit code (``os.EX_…``) a mail server understands."""
        if not raw.strip():
            return os.EX_DATAERR
        try:
            home = Body.objects.get(key=key) if key else None
            taken = take_in(raw, home)
        except (Body.DoesNotExist, NobodyHere):
            return os.EX_NOUSER
        except Busy:
            return os.EX_TEMPFAIL
        except Exception as error:
            log.error("a mail could not be taken in: %s", type(error).__name__)  # its words are private
            return os.EX_TEMPFAIL
        self.stdout.write(taken.kind if taken else "nothing to keep")
        return os.EX_OK


def read_all() -> bytes:
    """The beginning of the mail, as much as is kept; the rest is read, too, so that the mail server can finish."""
    source = sys.stdin.buffer
    raw = source.read(MOST + 1)
    while source.read(1_000_000):
        pass
    return raw
