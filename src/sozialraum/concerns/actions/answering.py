"""Concerns: an answer goes back, or why there is none here; and what was decided too early is opened again."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import Move, act, create
from sozialraum.concerns import letters
from sozialraum.concerns.actions import speaking
from sozialraum.concerns.actions.moving import leave_agenda
from sozialraum.concerns.models import Answered, Concern, Reply
from sozialraum.concerns.permissions import is_office
from sozialraum.concerns.words import AT_THE_OFFICE, OPEN, ConcernState
from sozialraum.correspondence import actions as correspondence
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.post.sending import Sent


@act(who=is_office, moves=Move(OPEN, to=ConcernState.ANSWERED), says=_("hat ein Anliegen beantwortet"))
def answer(
    concern: Concern,
    *,
    by: Visitor,
    text: str,
    resolution: Resolution | None = None,
    also: Sequence[Concern] = (),
) -> Reply:
    """Record the answer, in plain words, and send it; ``also`` names concerns of others that get the same one.

    Each of them gets a letter of their own, in their own language around the same words.
    """
    if not text.strip():
        raise field_error("text", gettext("Was antworten Sie?"), "text")
    reply = create(Reply(body=concern.body, key=random_key(), text=text.strip(), resolution=resolution))
    _go_back(concern, reply, by)
    for other in also:
        if other.pk != concern.pk:
            answer_alike(other, by=by, reply=reply)
    return reply


@act(who=is_office, moves=Move(OPEN, to=ConcernState.ANSWERED), says=_("hat ein Anliegen mitbeantwortet"))
def answer_alike(concern: Concern, *, by: Visitor, reply: Reply) -> Sent:
    """Close the concern with the answer given to another one, and send it."""
    return _go_back(concern, reply, by)


def _go_back(concern: Concern, reply: Reply, by: Visitor) -> Sent:
    concern.ended = timezone.now()
    concern.answered = concern.answered or concern.ended
    Answered.objects.create(concern=concern, reply=reply)
    correspondence.set_aside(concern)
    return speaking.say_to(concern, lambda status: letters.answer(concern, reply, status=status), by)


@act(
    who=is_office,
    moves=Move(OPEN, to=ConcernState.REFERRED),
    says=_("hat ein Anliegen weiterverwiesen"),
    publishes=False,
)
def refer(concern: Concern, *, by: Visitor, referred_to: str, reason: str) -> Sent:
    """Close a concern that belongs elsewhere and write to the sender where and why; nothing is passed on."""
    concern.referred_to, concern.reason = referred_to, reason
    concern.ended = timezone.now()
    concern.answered = concern.answered or concern.ended
    concern.published = None
    leave_agenda(concern, by)
    correspondence.set_aside(concern)
    return speaking.say_to(concern, lambda status: letters.referral(concern, status=status), by)


@act(
    who=is_office,
    moves=Move(AT_THE_OFFICE, to=ConcernState.SET_ASIDE),
    says=_("hat ein Anliegen beiseitegelegt"),
    publishes=False,
)
def set_aside(concern: Concern, *, by: Visitor, reason: str) -> None:
    """Close a concern as spam or duplicate, without a letter; ``undo_set_aside`` reopens it."""
    concern.reason = reason
    concern.ended = timezone.now()
    correspondence.set_aside(concern)


@act(
    who=is_office,
    moves=Move((ConcernState.SET_ASIDE,), to=ConcernState.RECEIVED),
    says=_("hat ein Anliegen zurückgeholt"),
    publishes=False,
)
def undo_set_aside(concern: Concern, *, by: Visitor) -> None:
    """Reopen a concern that was set aside by mistake."""
    concern.reason, concern.ended = "", None
    correspondence.keep_in_mind(concern, speaking.ahead_of(concern))


@act(
    who=is_office,
    moves=Move((ConcernState.ANSWERED, ConcernState.REFERRED), to=ConcernState.READ),
    says=_("hat ein Anliegen wieder aufgenommen"),
)
def reopen(concern: Concern, *, by: Visitor) -> None:
    """Reopen an answered concern; the day of its first answer still counts."""
    if concern.anonymised:
        raise ValidationError(gettext("Niemand weiß mehr, wer das gesagt hat und was."), code="anonymised")
    concern.ended, concern.referred_to, concern.reason, concern.agenda_item = None, "", "", None
    correspondence.keep_in_mind(concern, speaking.ahead_of(concern))
