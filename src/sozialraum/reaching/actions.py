"""Reaching: word goes out to somebody who asked without an account – by mail, or by a person of the office.

But for ticking off an errand these are no acts of their own: they are what other acts do to reach whoever asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import Act, act
from sozialraum.acts.links import link_to, revoke_links
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.throttle import CONFIRMATIONS, CONFIRMATIONS_IN_ALL, mailbox_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.tongues import GERMAN
from sozialraum.meetings.queries import NextDate
from sozialraum.network.models import Body
from sozialraum.post import outbox
from sozialraum.post.models import Letter
from sozialraum.post.words import CLAIMED, WAITS
from sozialraum.reaching import rules
from sozialraum.reaching.models import CONFIRM, Asker, Errand, ErrandQuerySet
from sozialraum.reaching.permissions import is_office
from sozialraum.reaching.queries import letters
from sozialraum.reaching.words import ReplyBy


@act(who=is_office, says=_("hat angerufen oder geschrieben"), publishes=False)
def tick_off(errand: Errand, *, by: Visitor) -> None:
    """The word is with whom it was for."""
    if errand.done:
        raise ValidationError(gettext("Das ist schon erledigt."), code="done")
    errand.done = timezone.now()


# ── what is refused ───────────────────────────────────────────────────────────


def refuse_what_cannot_be_answered(words: dict[str, Any], *one_line: str) -> None:
    """The chosen way needs its address or number; what goes into a header has no line breaks."""
    for field in ("email", "phone", *one_line):
        _at_field(field, outbox.refuse_control_characters, words[field])
    contact = {name: words[name] for name in rules.CONTACT.values()}
    if field := rules.missing_contact(words["reply_by"], **contact):
        raise ValidationError({field: gettext("Ohne diese Angabe können wir nicht antworten.")}, code="contact")
    if words["email"]:
        _at_field("email", outbox.refuse_all_but_one_address, words["email"])


def _at_field(field: str, check: Any, text: str) -> None:
    try:
        check(text)
    except ValidationError as refusal:
        raise ValidationError({field: refusal.messages}, code="characters") from None


# ── what is said, and to whom ─────────────────────────────────────────────────


def keep_in_mind(asker: Asker, ahead: NextDate | None) -> None:
    """Of which sitting they hear now; if of none, that word is promised."""
    asker.told_for, asker.told_as = (ahead.key, ahead.told_as) if ahead else ("", "")
    asker.promised = None if ahead else asker.promised or timezone.now()


def ask_to_confirm(asker: Asker, asked: str, *, path: str, by: Visitor, german: str = "") -> None:
    """One neutral letter, unless this address had its share today; a house without an address can write no link.

    ``german`` is what is asked, in German, for a letter in another language.
    """
    if asker.reply_by != ReplyBy.MAIL or not by.body.address or not _may_be_asked(asker.email, by):
        return
    link = link_to(asker, CONFIRM, path=path, lasts=rules.CONFIRM_LASTS, by=by)
    expires = timezone.now() + rules.CONFIRM_LASTS
    with override(GERMAN.code):
        below = letters.as_mail(by.body, letters.confirmation(german, link)) if german else ""
    _mail(asker, letters.confirmation(asked, link), german=below, secret=True, expires=expires)


def _may_be_asked(email: str, by: Visitor) -> bool:
    mailbox = mailbox_of(email)
    return CONFIRMATIONS.takes(f"{mailbox} {by.network}") and CONFIRMATIONS_IN_ALL.takes(mailbox)


def say(asker: Asker, word: letters.Word, topic: str, *, closing: str = "", note: str = "", german: str = "") -> None:
    """By mail, or by a person of the office; to whom neither leads, the status page says it.

    ``german`` is the whole of it in German, which follows what is said in another language.
    """
    if asker.way == ReplyBy.MAIL:
        _mail(asker, word, closing, german=german)
    elif asker.way:
        Errand.objects.create(
            body=asker.body,
            key=random_key(),
            about=kind_of(asker),
            about_key=asker.key,
            path=asker.address.format(key=asker.key),
            name=asker.called,
            reach=getattr(asker, rules.CONTACT[asker.way]),
            note=note,
            way=asker.way,
            topic=topic,
            text=letters.in_both(word.spoken, german),
        )


def _mail(asker: Asker, word: letters.Word, *closing: str, german: str, **how: Any) -> None:
    outbox.put(
        asker.body,
        to=asker.email,
        subject=word.subject,
        text=letters.in_both(letters.as_mail(asker.body, word, *closing), german),
        about=kind_of(asker),
        about_key=asker.key,
        reply_to=letters.reply_address(asker.body),
        **how,
    )


def tell_everybody(
    waiting: Callable[[Body, dt.datetime], Iterable[Any]], tell: Act[Any, ..., None], *, dry: bool
) -> str:
    """Let all who wait hear of the date, as the house; says in a sentence to how many that was.

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


def set_aside(asker: Asker, *topics: str) -> None:
    """Word that nobody has brought yet, and that something newer has overtaken."""
    waiting = Errand.objects.about(asker).to_do()
    _bury(waiting.filter(topic__in=topics) if topics else waiting)


def let_go_of(asker: Asker, *purposes: str) -> None:
    """Nobody needs it any more: links, errands, letters and the journal forget; the thing itself is its room's."""
    for purpose in (CONFIRM, *purposes):
        revoke_links(asker, purpose)
    _bury(Errand.objects.about(asker).filter(deleted=None))
    gone = Letter.objects.filter(body=asker.body, about=kind_of(asker), about_key=asker.key)
    gone.exclude(state__in=[*WAITS, *CLAIMED]).delete()
    journal.forget(asker)


def _bury(errands: ErrandQuerySet) -> None:
    for errand in errands:
        about = errand.about, errand.about_key
        errand.bury()
        errand.about, errand.about_key = about  # a key names no content
        errand.save()
