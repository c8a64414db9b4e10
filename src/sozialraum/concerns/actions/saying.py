"""Concerns: saying something, without an account or typed in by the office; confirming, withdrawing, another code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import Move, act, create
from sozialraum.acts.links import use_up
from sozialraum.concerns import letters, rules
from sozialraum.concerns.actions import speaking
from sozialraum.concerns.actions.moving import leave_agenda
from sozialraum.concerns.models import Concern, Photo, Topic
from sozialraum.concerns.permissions import confirms, is_anybody, is_house, is_office, said_it
from sozialraum.concerns.ports.storage import StoredPhoto
from sozialraum.concerns.words import OPEN, ConcernState
from sozialraum.correspondence import actions as correspondence
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from sozialraum.post.sending import Sent
from sozialraum.sittings.queries.dates import next_date


class SentConcern(NamedTuple):
    """A concern, and the personal link by which whoever said it sees what becomes of it."""

    concern: Concern
    link: str


@act(who=is_anybody, says=_("hat ein Anliegen gesagt"), publishes=False)
def say(  # noqa: PLR0913 - one argument for each thing the form asks
    body: Body,
    *,
    by: Visitor,
    topic: Topic | None,
    text: str,
    reply_by: str,
    language: str,
    photos: Sequence[StoredPhoto] = (),
    name: str = "",
    email: str = "",
    phone: str = "",
    postal_address: str = "",
    may_be_public: bool = False,
    sending: str = "",
) -> SentConcern:
    """Submit a concern. A mail address gets one neutral letter; the same form sent twice makes one concern."""
    words = {
        "text": text,
        "reply_by": reply_by,
        "language": language,
        "name": name,
        "email": email,
        "phone": phone,
        "postal_address": postal_address,
        "may_be_public": may_be_public,
        "sending": sending,
    }
    same = Concern.objects.filter(body=body, sending=sending, text=text.strip(), deleted=None) if sending else None
    concern = same.first() if same is not None else None
    if concern is None:
        concern = _taken_in(body, words, topic, photos)
        speaking.ask_to_confirm(concern, by)
    return SentConcern(concern, speaking.status_link(concern, by))


@act(who=is_office, says=_("hat ein Anliegen für jemanden eingetragen"), publishes=False)
def record_on_behalf(  # noqa: PLR0913 - one argument for each thing the form asks
    body: Body,
    *,
    by: Visitor,
    way_in: str,
    topic: Topic | None,
    text: str,
    reply_by: str,
    language: str,
    name: str = "",
    email: str = "",
    phone: str = "",
    postal_address: str = "",
    may_be_public: bool = False,
    occasion: str = "",
) -> Concern:
    """Record a concern from a call, a visit, a letter or a wish card, and mark it as such."""
    words = {
        "way_in": way_in,
        "text": text,
        "reply_by": reply_by,
        "language": language,
        "name": name,
        "email": email,
        "phone": phone,
        "postal_address": postal_address,
        "may_be_public": may_be_public,
        "occasion": occasion,
    }
    concern = _taken_in(body, words | {"on_behalf": True}, topic, ())
    speaking.ask_to_confirm(concern, by)
    return concern


def _taken_in(body: Body, words: dict[str, Any], topic: Topic | None, photos: Sequence[StoredPhoto]) -> Concern:
    """The concern with its number, its groups by topic and its photos; what their asker hears now is kept in mind."""
    words["text"] = words["text"].strip()
    if not words["text"] and not photos:
        raise field_error("text", gettext("Schreiben Sie, worum es geht, oder zeigen Sie es mit einem Foto."), "text")
    correspondence.refuse_what_cannot_be_answered(words, "name")
    if len(photos) > rules.MOST_PHOTOS:
        raise field_error("photos", gettext("Bitte höchstens drei Fotos."), "photos")
    last = Concern.objects.filter(body=body).aggregate(last=Max("ordinal"))["last"]
    concern = Concern(body=body, key=random_key(), ordinal=(last or 0) + 1, topic=topic, **words)
    groups = topic.groups if topic else []
    correspondence.keep_in_mind(concern, next_date(groups[:1], timezone.now()))
    create(concern)
    speaking.assign_groups(concern, groups)
    for place, one in enumerate(photos, 1):
        sizes = {"sha256": one.sha256, "width": one.width, "height": one.height}
        photo = Photo(body=body, key=random_key(), concern=concern, position=place, storage_name=one.name, **sizes)
        create(photo)
    return concern


@act(who=confirms, says=_("hat eine E-Mail-Adresse bestätigt"), publishes=False)
def confirm(concern: Concern, *, by: Visitor) -> str:
    """Confirm the mail address; returns the link to the status page, which is mailed too."""
    if concern.state == ConcernState.WITHDRAWN or concern.anonymised:
        raise ValidationError(gettext("Dieses Anliegen ist schon zurückgezogen."), code="state")
    use_up(by)
    concern.email_confirmed = timezone.now()
    correspondence.set_aside(concern)
    say_how_it_stands(concern, by, thanks=True)
    return speaking.status_link(concern, by)


def say_how_it_stands(concern: Concern, by: Visitor, *, thanks: bool) -> Sent:
    """Send the sender word of how the concern stands now."""
    ahead, reply = speaking.ahead_of(concern), concern.replies.order_by("-created", "-pk").first()
    if concern.state in OPEN:
        correspondence.keep_in_mind(concern, ahead)
    return speaking.say_to(
        concern, lambda path: letters.standing(concern, ahead, reply, status=path, thanks=thanks), by
    )


@act(
    who=is_office | said_it | is_house,
    moves=Move(OPEN, to=ConcernState.WITHDRAWN),
    says=_("hat ein Anliegen zurückgezogen"),
)
def withdraw(concern: Concern, *, by: Visitor) -> None:
    """Close the concern at its sender's wish; no letter is sent after that."""
    concern.ended = timezone.now()
    concern.published = None
    leave_agenda(concern, by)
    correspondence.say_nothing_more(concern)


@act(who=is_office, says=_("hat einen neuen Code für ein Anliegen vergeben"), publishes=False)
def new_code(concern: Concern, *, by: Visitor) -> None:
    """Replace the code of the status page; the former one stops working."""
    concern.code_series += 1
