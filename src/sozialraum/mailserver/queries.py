"""Mailserver: what one may ask about mail servers."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.foundation.throttle import Limit
from sozialraum.mailserver import smtp
from sozialraum.mailserver.models import MailServer
from sozialraum.mailserver.route import Route
from sozialraum.network.models import Body

#: How often an office may have a server called at once: enough to set it up, too little to look for ports.
CHECKS = Limit("server-check", most=10, within=dt.timedelta(hours=1))
ENOUGH_CHECKS = _l("In der letzten Stunde wurde oft geprüft. Bitte warten Sie etwas; Briefe gehen trotzdem hinaus.")


def may_check(body: Body) -> bool:
    """Counts one call of a mail server or mailbox that this network's office asks for; False if that is too many."""
    return CHECKS.takes(body.key)


def try_server(body: Body, route: Route | None) -> tuple[str, bool]:
    """Call the mail server now: a German sentence about it, and whether letters could leave."""
    if not may_check(body):
        return str(ENOUGH_CHECKS), False
    try:
        return (smtp.check(route), True) if route else (_("Es ist noch kein Mailserver eingestellt."), False)
    except smtp.NoLine as refusal:
        return str(refusal), False


def server_of(body: Body) -> MailServer:
    """The server the office has named; a blank one if it has not."""
    return MailServer.objects.filter(body=body).first() or MailServer(body=body)
