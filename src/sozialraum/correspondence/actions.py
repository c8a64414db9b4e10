"""Reaching: word goes out to somebody – by mail, on paper, or by a person of the office who calls.

But for ticking off an errand these are no acts of their own: they are what other acts do to reach a member, or whoever
asked without an account.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Act, act
from sozialraum.acts.links import path_to, revoke_links
from sozialraum.bodies.queries import office_of
from sozialraum.correspondence import rules
from sozialraum.correspondence.letters import ConfirmAddress
from sozialraum.correspondence.models import CONFIRM, Correspondent, ManualDelivery, ManualDeliveryQuerySet
from sozialraum.correspondence.permissions import is_office
from sozialraum.correspondence.words import ReplyBy
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.throttle import Limit, mailbox_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.mailserver.mail import refuse_all_but_one_address, refuse_control_characters
from sozialraum.network.models import Body
from sozialraum.post import sending
from sozialraum.post.letter import LetterKind
from sozialraum.post.models import Incoming, Letter
from sozialraum.post.sending import SILENT, Addressee, HeldBack, Impossible, Sent
from sozialraum.post.words import CLAIMED, IncomingState, Reason
from sozialraum.sittings.queries.dates import NextDate

#: How many of what was too much for one day wait for the next one: a flood of today is none of tomorrow.
CONFIRMATIONS_HELD = Limit("confirmation-held", most=3, within=dt.timedelta(days=1))


@act(who=is_office, says=_("hat angerufen oder geschrieben"), publishes=False)
def tick_off(errand: ManualDelivery, *, by: Visitor) -> None:
    """Mark a manual delivery as done."""
    if errand.done:
        raise ValidationError(gettext("Das ist schon erledigt."), code="done")
    errand.done = timezone.now()


# ── what is refused ───────────────────────────────────────────────────────────


def refuse_what_cannot_be_answered(words: dict[str, Any], *one_line: str) -> None:
    """Refuse a chosen way without its address or number, and line breaks in headers; raises ValidationError."""
    for field in ("email", "phone", *one_line):
        _at_field(field, refuse_control_characters, words[field])
    contact = {name: words[name] for name in rules.CONTACT.values()}
    if field := rules.missing_contact(words["reply_by"], **contact):
        raise field_error(field, gettext("Ohne diese Angabe können wir nicht antworten."), "contact")
    if words["email"]:
        _at_field("email", refuse_all_but_one_address, words["email"])


def _at_field(field: str, check: Any, text: str) -> None:
    try:
        check(text)
    except ValidationError as refusal:
        raise ValidationError({field: refusal}) from None


def take_contact(asker: Correspondent, words: dict[str, str]) -> None:
    """Write a corrected way to be reached into the row; what was on its way by the former one is set aside."""
    refuse_what_cannot_be_answered(words)
    if words["email"] != asker.email:
        asker.email_confirmed = None
    for name, value in words.items():
        setattr(asker, name, value)
    say_nothing_more(asker)


# ── what is said, and to whom ─────────────────────────────────────────────────


def keep_in_mind(asker: Correspondent, ahead: NextDate | None) -> None:
    """Store of which meeting a correspondent hears now; None if word of a date is promised."""
    asker.told_for, asker.told_as = (ahead.key, ahead.told_as) if ahead else ("", "")
    asker.promised = None if ahead else asker.promised or timezone.now()


def ask_to_confirm(asker: Correspondent, letter: Callable[[str], ConfirmAddress], *, path: str, by: Visitor) -> Sent:
    """Send one neutral letter that asks to confirm an address; it waits for tomorrow if that had its share today."""
    if asker.reply_by != ReplyBy.MAIL:
        return Impossible(SILENT.get(asker.reply_by, Reason.NO_WAY))
    is_too_many = not sending.may_ask(asker.email, by.network)
    if is_too_many and not CONFIRMATIONS_HELD.takes(mailbox_of(asker.email)):
        return HeldBack(Reason.TOO_MANY)
    page = path_to(asker, CONFIRM, path=path, lasts=rules.CONFIRM_LASTS, by=by)
    to = Addressee(asker.body, kind_of(asker), asker.key, email=asker.email, is_confirmed=False, wish=asker.reply_by)
    to = replace(to, language=asker.addressee.language)
    held_for = Reason.TOO_MANY if is_too_many else ""
    return send(letter(page), to=to, expires=timezone.now() + rules.CONFIRM_WAITS, held_for=held_for)


def send(letter: LetterKind, *, to: Addressee, about: str = "", **how: Any) -> Sent:
    """Send a letter to anybody, member or not: as ``post.sending.send``, and as a call where that is the way.

    ``about``: what a call is about, where the letter has no topic in which a newer one overtakes it.
    """

    def call(to: Addressee, topic: str, text: str) -> None:
        _call(to, about or topic, text)

    return sending.send(letter, to=to, office=office_of(to.body), call=call, **how)


def _call(to: Addressee, topic: str, text: str) -> None:
    """A person of the office rings somebody up and says this."""
    ManualDelivery.objects.create(
        body=to.body,
        key=random_key(),
        about=to.about,
        about_key=to.about_key,
        path=to.path,
        name=to.called,
        reach=to.phone,
        note=to.note,
        way=ReplyBy.PHONE,
        topic=topic,
        text=text,
    )


def notify_waiting(
    waiting: Callable[[Body, dt.datetime], Iterable[Any]], tell: Act[Any, ..., Sent], *, dry: bool
) -> str:
    """Send word to everybody in ``waiting`` about their date, once for each change; returns a German sentence.

    Once for each change, also if a run was killed: what was said stands on what they asked.
    """
    told = 0
    for body in Body.objects.order_by("pk"):
        for asker in list(waiting(body, timezone.now())):
            try:
                if not dry:
                    tell(asker, by=Visitor.house(body))
            except ValidationError:  # withdrawn, or told by another process, since we looked
                continue
            told += 1
    return ngettext("%s Mensch erfährt den Termin.", "%s Menschen erfahren den Termin.", told) % told


def set_aside(asker: Correspondent, *topics: str, mails: bool = False) -> None:
    """Cancel calls not made and letters not printed yet that something newer has overtaken; see ``overtaken``."""
    sending.overtaken(asker.body, kind_of(asker), asker.key, topics, mails=mails)
    waiting = ManualDelivery.objects.about(asker).to_do()
    _bury(waiting.filter(topic__in=topics) if topics else waiting)


def say_nothing_more(asker: Correspondent) -> None:
    """Cancel every call and letter that has not gone out, and the link that confirms an address."""
    set_aside(asker, mails=True)
    revoke_links(asker, CONFIRM)


def let_go_of(asker: Correspondent, *purposes: str, unread: bool) -> None:
    """Delete links, manual deliveries, letters sent or not, and what came back; the row itself is its room's.

    ``unread``: also messages that nobody has read yet. A letter that is just being handed to a mail server stays.
    """
    for purpose in (CONFIRM, *purposes):
        revoke_links(asker, purpose)
    _bury(ManualDelivery.objects.about(asker).filter(deleted=None))
    about = {"body": asker.body, "about": kind_of(asker), "about_key": asker.key}
    came_back = Incoming.objects.filter(**about)
    passed_on = {"body": asker.body, "about": kind_of(Incoming)}
    for incoming in came_back if unread else came_back.filter(state=IncomingState.DONE):
        journal.forget(incoming)
        Letter.objects.filter(**passed_on, about_key=incoming.key).exclude(state__in=CLAIMED).delete()
        incoming.delete()
    Letter.objects.filter(**about).exclude(state__in=CLAIMED).delete()
    journal.forget(asker)


def _bury(errands: ManualDeliveryQuerySet) -> None:
    for errand in errands:
        about = errand.about, errand.about_key
        errand.bury()
        errand.about, errand.about_key = about  # a key names no content
        errand.save()
