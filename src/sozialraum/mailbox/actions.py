"""Mailbox: how an office names its mailbox, and what it does with what came back."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.acts import journal
from sozialraum.acts.act import Move, act
from sozialraum.acts.standing import is_office
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.mailbox.effects import Busy, record_report, take_back
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.mailserver.mail import refuse_control_characters
from sozialraum.mailserver.route import faults_of_server
from sozialraum.mailserver.vault import locked
from sozialraum.post.models import Incoming
from sozialraum.post.words import IncomingState

PORTS = (143, 993)


@act(who=is_office, says=_l("hat das Postfach eingestellt"), publishes=False)
def set_up_mailbox(  # noqa: PLR0913 - what a mail server wants to know
    mailbox: Mailbox,
    *,
    by: Visitor,
    host: str,
    port: int,
    security: str,
    user: str,
    password: str,
    only_answers: bool,
) -> None:
    """Save the mailbox for answers and reports; an empty host means none.

    It is read from now on. An empty ``password`` keeps the old one, but only for the very same mailbox.
    """
    _refuse_what_is_no_mailbox(host, port, security, user)
    before = (mailbox.host, mailbox.port, mailbox.security, mailbox.user)
    mailbox.host, mailbox.port, mailbox.security, mailbox.user = after = host, port, security, user
    mailbox.only_answers = only_answers
    if mailbox._state.adding:
        mailbox.save(force_insert=True)
    book, _new = MailboxBook.objects.get_or_create(mailbox=mailbox)
    if before != after:
        book.uid_validity, book.last_uid, book.looked = 0, 0, None
        if book.locked and host and not password:
            sentence = _("Bitte geben Sie das Passwort noch einmal ein: Es gilt für das bisherige Postfach.")
            raise field_error("password", sentence, "password")
    if host and not (password or book.locked):
        raise field_error("password", _("Ohne Passwort öffnet sich kein Postfach."), "password")
    if password:
        book.locked = locked(password)
        journal.note("password", "", _("neu gesetzt"))
    book.said, book.failing_since, book.locked = "", None, book.locked if host else ""
    book.save()


@act(
    who=is_office,
    moves=Move((IncomingState.OPEN,), to=IncomingState.DONE),
    says=_l("hat eine Nachricht als erledigt abgelegt"),
    publishes=False,
)
def mark_done(incoming: Incoming, *, by: Visitor) -> None:
    """Mark an incoming mail as read and done."""


@act(
    who=is_office,
    moves=Move((IncomingState.OPEN, IncomingState.DONE), to=IncomingState.OPEN),
    says=_l("hat eine Nachricht eingeordnet"),
    publishes=False,
)
def classify(incoming: Incoming, *, by: Visitor, kind: str) -> None:
    """The office says what it is; what another guess did to the letter is taken back, and the new one is done to it."""
    now = timezone.now()
    try:
        if kind != incoming.kind:
            take_back(incoming, now)
            incoming.kind = kind
            record_report(incoming, now)
    except Busy:
        sentence = _("Der Brief dazu wird gerade gesendet. Bitte versuchen Sie es in einer Minute noch einmal.")
        raise ValidationError(sentence, code="busy") from None
    incoming.is_settled = True


def _refuse_what_is_no_mailbox(host: str, port: int, security: str, user: str) -> None:
    for words in (host, user):
        refuse_control_characters(words)
    if not host:
        return
    faults = faults_of_server(host, security, user)
    if port not in PORTS and not settings.MAIL_INSIDE:
        faults["port"] = _("Für Postfächer gibt es die Ports 143 und 993.")
    if not user:
        faults["user"] = _("Ohne Benutzernamen öffnet sich kein Postfach; meist ist es die E-Mail-Adresse.")
    if faults:
        raise ValidationError(faults, code="server")
