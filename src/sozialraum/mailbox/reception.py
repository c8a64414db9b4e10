"""Mailbox: the one door for what comes back – it finds its letter, or goes to the office.

Whose letter a report speaks of is told by the letter's Message-ID alone, which is random and known to nobody but its
recipient and the servers on the way: whoever forges a report can spoil no letter but their own.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.accounts.models import without_links
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.mail_address import address_key
from sozialraum.foundation.text import shortened
from sozialraum.mailbox.effects import REPORTS, Busy, record_report
from sozialraum.mailbox.letters import ForwardedAnswerLetter
from sozialraum.mailbox.models import Mailbox
from sozialraum.mailbox.opened import Opened, as_plain_lines, opened
from sozialraum.mailbox.reading import FilePart
from sozialraum.mailbox.words import Remark
from sozialraum.mailserver.mail import WHOLE, refuse_all_but_one_address, refuse_control_characters
from sozialraum.mailserver.models import MailServer
from sozialraum.mailserver.route import route_from
from sozialraum.mailserver.routes import host_of
from sozialraum.network.models import Body
from sozialraum.post import outbox
from sozialraum.post.letter import OfficeContact
from sozialraum.post.models import Incoming, IncomingFile, IncomingOriginal, Letter
from sozialraum.post.sending import Addressee, send
from sozialraum.post.words import CameAs, IncomingState

PASSED_ON = 9_000_000  # bytes: many mail servers take no more than ten megabytes
SHOWN = 50_000  # signs of its text in the letter itself
MANY, WITHIN = 200, dt.timedelta(hours=1)  # so many mails in this time; the rest waits outside


class NobodyHere(Exception):  # noqa: N818 - it names what happened
    """There is no network to take anything in."""


def take_in(raw: bytes, body: Body | None = None, *, only_answers: bool = False) -> Incoming | None:
    """Take in one mail, once, however often it comes. None if there is nothing to keep.

    ``body``: it came to this network's own mailbox and speaks of no other network's letters. ``only_answers``: what
    belongs to no letter of ours is none of our business. Raises Busy, NobodyHere.
    """
    mail, fingerprint = opened(raw), hashlib.sha256(raw).hexdigest()
    with transaction.atomic():
        letter = _letter_of(mail, body)
        if Letter.objects.filter(message_id=mail.own).exists() or (only_answers and letter is None):
            return None  # a letter of ours that went in a circle, or somebody else's mail
        home = letter.body if letter else body or _home_of(mail)
        known = Incoming.objects.filter(body=home, fingerprint=fingerprint).first()
        return known or _kept(mail, home, letter, fingerprint)


def keep_notice(raw: bytes, body: Body) -> bool:
    """Store, once, that a mail came which cannot be taken in, and nothing else of it; returns whether it is new."""
    _kept_notice, is_new = Incoming.objects.get_or_create(
        body=body,
        fingerprint=hashlib.sha256(raw).hexdigest(),
        defaults={
            "received": timezone.now(),
            "kind": CameAs.ANSWER,
            "state": IncomingState.OPEN,
            "subject": _("Eine E-Mail, die das Programm nicht lesen kann"),
            "text": _("Bitte lesen Sie sie in Ihrem Postfach. Dort liegt sie weiter."),
        },
    )
    return is_new


def _kept(mail: Opened, home: Body, letter: Letter | None, fingerprint: str) -> Incoming:
    now = timezone.now()
    if Incoming.objects.filter(body=home, received__gt=now - WITHIN).count() >= MANY:
        raise Busy
    kind = CameAs.ANSWER if mail.kind is CameAs.LIST and letter else mail.kind  # somebody answers us by way of a list
    kept = Incoming(
        body=home,
        received=now,
        kind=kind,
        state=IncomingState.DONE if mail.is_receipt or (letter and kind in REPORTS) else IncomingState.OPEN,
        sender=mail.sender,
        sender_name=mail.sender_name,
        subject=mail.subject,
        text=without_links(mail.text),
        said=without_links(mail.said),
        letter=letter,
        about=letter.about if letter else "",
        about_key=letter.about_key if letter else "",
        is_cut=mail.is_cut,
        fingerprint=fingerprint,
    )
    record_report(kept, now)
    _keep_all_of(kept, mail)
    return kept


def _keep_all_of(kept: Incoming, mail: Opened) -> None:
    """The message with its original; but not our own letter with a code in it, when it comes back."""
    remarks, holds_code = list(mail.remarks), kept.kind in REPORTS and kept.letter and kept.letter.secret
    if holds_code:
        remarks.append(Remark.NO_COPY)
        kept.text = kept.said
    kept.remarks = " ".join(remarks)
    kept.save(force_insert=True)
    if holds_code:
        return
    IncomingOriginal.objects.create(incoming=kept, content=mail.original)
    IncomingFile.objects.bulk_create(
        IncomingFile(incoming=kept, name=one.name, media_type=one.media_type, size=len(one.content), digest=_sha(one))
        for one in mail.files
    )


def _sha(file: FilePart) -> str:
    return hashlib.sha256(file.content).hexdigest()


def file_of(incoming: Incoming, file: IncomingFile) -> bytes | None:
    """The bytes of a file, out of the original; None if it cannot be found there any more."""
    if not file.digest:
        return bytes(file.content)
    kept = IncomingOriginal.objects.filter(incoming=incoming).first()
    parts = opened(bytes(kept.content)).files if kept else ()
    return next((one.content for one in parts if _sha(one) == file.digest), None)


def _letter_of(mail: Opened, body: Body | None) -> Letter | None:
    """The letter it speaks of: the nearest of our Message-IDs in it."""
    found = Letter.objects.filter(message_id__in=mail.of).select_related("body")
    if body:
        found = found.filter(body=body)
    return min(found, key=lambda one: mail.of.index(one.message_id), default=None)


def _home_of(mail: Opened) -> Body:
    """The network to which it was addressed; the default one, where that cannot be seen."""
    bodies = list(Body.objects.order_by("-is_default", "pk"))
    if not bodies:
        raise NobodyHere
    named = MailServer.objects.values_list("body", "from_address", "reply_to")
    mine = {address_key(address): pk for pk, *addresses in named for address in addresses if address}
    mine |= {f"post@{host_of(body)}": body.pk for body in reversed(bodies)}
    asked = next((mine[address] for address in mail.to if address in mine), None)
    return next((body for body in bodies if body.pk == asked), bodies[0])


# ── on to the office ──────────────────────────────────────────────────────────


def pass_on(incoming: Incoming, to: str) -> bool:
    """Forward a message to the office, once and whole; false if it would only come back, or go round and round."""
    comes_back = address_key(to) in _own_addresses(incoming.body)
    with transaction.atomic():
        mine = Incoming.objects.filter(pk=incoming.pk, passed_on=None)
        if not mine.update(passed_on=timezone.now()) or comes_back or _goes_round(incoming, to):
            return False
        whole = _whole(incoming)
        send(
            _forwarded(incoming, is_whole=bool(whole)),
            to=Addressee(incoming.body, kind_of(Incoming), incoming.key, email=to),
            office=OfficeContact(),
            reply_to=_answerable(incoming.sender),
            attachments=whole,
        )
    return True


def _goes_round(incoming: Incoming, to: str) -> bool:
    """What a program wrote goes on only if it came to a letter of ours, and not to one that went on to the office."""
    if incoming.kind == CameAs.ANSWER:
        return False
    letter = incoming.letter
    return letter is None or letter.about == kind_of(Incoming) or address_key(to) == address_key(incoming.sender)


def _whole(incoming: Incoming) -> list[outbox.Enclosure]:
    """The message as it came, with the types of all its parts; what came before originals were kept by its files."""
    kept = IncomingOriginal.objects.filter(incoming=incoming).first()
    if kept is None:
        return [outbox.Enclosure(one.name, bytes(one.content), one.media_type) for one in incoming.files.order_by("pk")]
    content = bytes(kept.content)
    if len(content) > PASSED_ON:
        return []
    plain = as_plain_lines(content)
    return [outbox.Enclosure(_("Original.eml"), plain or content, WHOLE if plain else "application/octet-stream")]


def _forwarded(incoming: Incoming, *, is_whole: bool) -> ForwardedAnswerLetter:
    base, sent = incoming.body.address.rstrip("/"), incoming.letter
    return ForwardedAnswerLetter(
        what=capfirst(str(CameAs(incoming.kind).label)),
        subject=incoming.subject,
        sender=" ".join(filter(None, [incoming.sender_name, f"<{incoming.sender}>" if incoming.sender else ""])),
        answered=str(sent) if sent else "",
        day=f"{timezone.localtime(sent.created):%d.%m.%Y}" if sent else "",
        is_cut=incoming.is_cut or len(incoming.text) > SHOWN,
        is_whole=is_whole,
        page=base + incoming.get_absolute_url() if base else "",
        text=shortened(incoming.text, SHOWN),
    )


def _answerable(address: str) -> str:
    """The address, if a letter can go there; then whoever answers the forwarded letter answers its writer."""
    try:
        refuse_control_characters(address)
        refuse_all_but_one_address(address)
    except ValidationError:
        return ""
    return address


def _own_addresses(body: Body) -> set[str]:
    """Where letters of this network come from, and where answers to them are fetched."""
    server = MailServer.objects.filter(body=body).first()
    operators = route_from(settings.SMTP).from_address if settings.SMTP else ""
    found = [server and server.from_address, operators, f"post@{host_of(body)}"]
    found += list(Mailbox.objects.filter(body=body).exclude(host="").values_list("user", flat=True))
    return {address_key(address) for address in found if address}
