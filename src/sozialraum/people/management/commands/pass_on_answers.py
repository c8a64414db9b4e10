"""People: what somebody writes back is put to their name, and goes on to the office."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import ngettext

from sozialraum.bodies.models import Text
from sozialraum.bodies.words import TextKind
from sozialraum.clockwork.night import NightCommand
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.mail_address import is_mail_address, mail_address
from sozialraum.mailbox.reception import pass_on
from sozialraum.mailserver.models import MailServer
from sozialraum.network.models import Body
from sozialraum.people.models import Person
from sozialraum.post.models import Incoming
from sozialraum.post.words import IncomingState


class Command(NightCommand):
    help = "Leitet an die Geschäftsstelle weiter, was zu lesen ist."
    every = dt.timedelta(minutes=1)

    def work(self, *, dry_run: bool) -> str:
        """Pass on each answer once, also if a run was killed: the row of the answer records it."""
        waiting = Incoming.objects.filter(state=IncomingState.OPEN, passed_on=None)
        count = 0
        for body in Body.objects.filter(pk__in=waiting.values("body")).order_by("pk"):
            if not (address := _office_of(body)):
                continue  # asked every minute, and for nothing: the messages themselves are not read
            mine = waiting.filter(body=body).select_related("body", "letter").order_by("pk")
            if dry_run:
                count += mine.count()
                continue
            for incoming in mine:
                _name(incoming)
                count += pass_on(incoming, address)
        return ngettext("%d Nachricht weitergeleitet.", "%d Nachrichten weitergeleitet.", count) % count


def _name(incoming: Incoming) -> None:
    """Whom it is from, if exactly one person here has this address; better than what the letter was about."""
    found = Person.objects.filter(body=incoming.body, deleted=None, email__iexact=incoming.sender)[:2]
    if incoming.sender and len(found) == 1:
        named = Incoming.objects.filter(pk=incoming.pk)
        named.update(about=kind_of(Person), about_key=found[0].key)


def _office_of(body: Body) -> str:
    """Where the office reads its mail: as the network tells everybody, else where answers are to go."""
    said = Text.objects.filter(body=body, kind=TextKind.OFFICE_EMAIL).values_list("text", flat=True).first() or ""
    named = MailServer.objects.filter(body=body).values_list("reply_to", flat=True).first() or ""
    for address in (said.strip(), named):
        if is_mail_address(address):
            return mail_address(address)
    return ""
