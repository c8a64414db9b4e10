"""Mailbox: mailboxes of offices – what lies there is fetched once, and left as it is."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.mailbox.effects import Busy
from sozialraum.mailbox.models import Mailbox, MailboxBook
from sozialraum.mailbox.reception import keep_notice, take_in
from sozialraum.mailserver.imap import ImapFolder, Mark, NoMailbox, look_into, new_mails
from sozialraum.mailserver.vault import unlocked
from sozialraum.mailserver.words import Security

log = logging.getLogger(__name__)


def place_of(mailbox: Mailbox) -> ImapFolder:
    """How it is opened."""
    book: MailboxBook | None = getattr(mailbox, "book", None)
    return ImapFolder(
        mailbox.host,
        mailbox.port,
        Security(mailbox.security),
        mailbox.user,
        (unlocked(book.locked) or "") if book else "",
        only_outside=not settings.MAIL_INSIDE,
    )


def checked(mailbox: Mailbox) -> tuple[str, bool]:
    """Open it now; what came of it in words, and whether it works."""
    if not mailbox.host:
        return _("Es ist noch kein Postfach eingestellt."), False
    try:
        count = look_into(place_of(mailbox))
    except NoMailbox as why:
        return str(why), False
    return _("Das Postfach ist offen. Nachrichten darin: %d.") % count, True


def fetch(mailbox: Mailbox) -> int:
    """Fetch new mails from a mailbox; returns the number kept. A failure is stored in its ``MailboxBook``."""
    book, count, said = mailbox.book, 0, ""
    here = MailboxBook.objects.filter(pk=book.pk)
    try:
        for mark, raw in new_mails(place_of(mailbox), Mark(book.uid_validity, book.last_uid)):
            count += _taken(raw, mailbox)
            here.update(uid_validity=mark.validity, last_uid=mark.last)
    except Busy:
        said = _("Es kam sehr viel auf einmal; der Rest folgt später.")
    except NoMailbox as why:
        said = str(why)
    now = timezone.now()
    here.update(looked=now, said=said, failing_since=(book.failing_since or now) if said else None)
    return count


def _taken(raw: bytes, mailbox: Mailbox) -> int:
    """1 if it was kept. One mail that cannot be read, for whatever reason, must not stand before all others."""
    if not raw:
        return 0
    try:
        return int(take_in(raw, mailbox.body, only_answers=mailbox.only_answers) is not None)
    except (Busy, DatabaseError):
        raise
    except Exception:
        log.exception("a mail in the mailbox of %s cannot be taken in", mailbox.key)
        return int(keep_notice(raw, mailbox.body))
