"""Concerns: word of a date and forgetting, done by the house itself; topics and promises, kept by the office."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.links import revoke_links
from sozialraum.acts.master import master_data
from sozialraum.concerns import letters
from sozialraum.concerns.actions import saying, speaking
from sozialraum.concerns.models import STATUS, Concern, Photo, Promise, Reply, Topic
from sozialraum.concerns.permissions import is_house, is_office
from sozialraum.concerns.ports import storage
from sozialraum.concerns.words import ENDED, OPEN, ConcernState
from sozialraum.correspondence import actions as correspondence
from sozialraum.correspondence.models import CONFIRM
from sozialraum.correspondence.queries.dates import occasion_of
from sozialraum.correspondence.rules import News
from sozialraum.correspondence.words import About, ReplyBy
from sozialraum.foundation.kinds import kind_of
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.models import Letter
from sozialraum.post.sending import Sent

topics = master_data(
    Topic,
    who=is_office | is_house,
    called=_("ein Thema"),
    fields=columns_of(Topic),
    lists=["organizations"],
    fill=lambda body, _values: {"order": Topic.objects.filter(body=body).next_order()},
    named=lambda _body, values: values["name"],
)


@act(who=is_office, says=_("hat eingetragen, wie jemand zu erreichen ist"), publishes=False)
def change_contact(
    concern: Concern, *, by: Visitor, reply_by: str, email: str = "", phone: str = "", postal_address: str = ""
) -> Sent:
    """Correct how the sender is reached, and say on that way how the concern stands."""
    if concern.state == ConcernState.WITHDRAWN or concern.anonymised:
        raise ValidationError(gettext("Dieses Anliegen ist schon zurückgezogen."), code="state")
    words = {"reply_by": reply_by, "email": email, "phone": phone, "postal_address": postal_address}
    correspondence.take_contact(concern, words)
    return saying.say_how_it_stands(concern, by, thanks=False) if concern.way else speaking.ask_to_confirm(concern, by)


@act(who=is_office, says=_("hat geändert, was beim Antworten versprochen wird"))
def promise(body: Body, *, by: Visitor, answer_days: int, meeting_weeks: int) -> None:
    """Set within how many days a concern is answered and within how many weeks it is discussed."""
    kept = Promise.objects.filter(body=body).first() or Promise(body=body)
    before = str(kept)
    kept.answer_days, kept.meeting_weeks = answer_days, meeting_weeks
    kept.full_clean()
    kept.save()
    journal.note("promise", before, str(kept))


@act(who=is_house, says=_("hat über einen Termin Bescheid gegeben"), publishes=False)
def announce_date(concern: Concern, *, by: Visitor) -> Sent:
    """Write to the sender that the date is set or has changed, once for each change. Raises code="nothing"."""
    occasion = occasion_of(concern, timezone.now())
    if occasion.news is News.NOTHING or not concern.way or concern.state not in OPEN:
        raise ValidationError(gettext("Dazu gibt es nichts Neues zu sagen."), code="nothing")
    informed_on = concern.informed_on  # what they were told before
    correspondence.keep_in_mind(concern, occasion.told if occasion.news is News.CHANGED else occasion.ahead)
    correspondence.set_aside(concern, About.DATE)
    return speaking.say_to(concern, lambda status: letters.date_news(concern, occasion, informed_on, status=status), by)


@act(who=is_house, says=_("hat eine E-Mail-Adresse gelöscht, die niemand bestätigt hat"), publishes=False)
def drop_address(concern: Concern, *, by: Visitor) -> None:
    """Delete a mail address that was never confirmed; the concern stays. Raises code="state" if it was."""
    if concern.email_confirmed or concern.state not in OPEN:
        raise ValidationError(gettext("Diese Adresse wird noch gebraucht."), code="state")
    revoke_links(concern, CONFIRM)
    Letter.objects.filter(body=concern.body, about=kind_of(concern), about_key=concern.key, to=concern.email).delete()
    reply_by = ReplyBy.NONE if concern.reply_by == ReplyBy.MAIL else concern.reply_by
    Concern.objects.filter(pk=concern.pk).update(email="", reply_by=reply_by)  # the journal is not told which it was


@act(who=is_house | is_office, says=_("hat ein Anliegen anonymisiert"))
def anonymise(concern: Concern, *, by: Visitor) -> None:
    """Delete text, contact data and photos of an ended concern; number, topic, language and days stay for counts.

    What was published stays, in its public words; a reply goes with the last concern of which it tells.
    """
    if concern.state not in ENDED:
        raise ValidationError(gettext("Dieses Anliegen ist noch offen."), code="state")
    correspondence.let_go_of(concern, STATUS, unread=is_office.holds(by, concern))
    for photo in concern.photos.filter(deleted=None):
        _forget_bytes(photo.storage_name)
        journal.forget(photo)
        photo.delete()  # never public, so nobody looks for a tombstone
    for name in ("name", "text", "email", "phone", "postal_address", "shared_text", "reason", "sending"):
        setattr(concern, name, "")
    concern.reply_by, concern.email_confirmed, concern.promised = ReplyBy.NONE, None, None
    concern.told_for = concern.told_as = ""
    concern.anonymised = timezone.now()
    Concern.objects.filter(pk=concern.pk).update(anonymised=concern.anonymised)
    _forget_replies(concern)


@act(who=is_office | is_house, says=_("hat ein Anliegen auf Wunsch gelöscht"))
def forget(concern: Concern, *, by: Visitor) -> None:
    """Withdraw a concern if it is open, and anonymise it at once (Art. 17 DSGVO)."""
    if concern.state in OPEN:
        saying.withdraw(concern, by=by)
    concern.published, concern.public_text = None, ""
    journal.forget(concern)
    anonymise(concern, by=by)


def _forget_replies(concern: Concern) -> None:
    """A reply is told to nobody any more once none of those it answers is known or public."""
    for reply in concern.replies.filter(deleted=None):
        if not reply.concerns.exclude(anonymised__isnull=False, published=None).exists():
            journal.forget(reply)
            Reply.objects.filter(pk=reply.pk).update(text="", resolution=None)


def _forget_bytes(name: str) -> None:
    """Once the forgetting holds, the bytes go too, unless another concern shows the same photo."""

    def forget_unless_named() -> None:
        if not Photo.objects.filter(storage_name=name).exists():
            storage.forget(name)

    transaction.on_commit(forget_unless_named)
