"""Concerns: how word of a concern reaches whoever said it. No acts of their own: what the acts of this room share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sozialraum.acts import journal
from sozialraum.acts.links import link_to
from sozialraum.bodies.models import Organization
from sozialraum.concerns.models import STATUS, Concern, ConcernGroup
from sozialraum.concerns.queries import letters
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.tongues import GERMAN
from sozialraum.meetings.queries import NextDate, next_date
from sozialraum.reaching import actions as reaching
from sozialraum.reaching.queries.letters import Word, as_mail
from sozialraum.reaching.rules import STATUS_LASTS
from sozialraum.reaching.words import ReplyBy


def status_link(concern: Concern, by: Visitor) -> str:
    """The personal link to what has become of it."""
    path = letters.path_for(concern, f"anliegen/{concern.key}/stand/")
    return link_to(concern, STATUS, path=path, lasts=STATUS_LASTS, by=by)


def ask_to_confirm(concern: Concern, by: Visitor) -> None:
    """One neutral letter, in their language, to an address that nobody has confirmed yet."""
    with letters.in_their_language(concern):
        path = letters.path_for(concern, f"anliegen/{concern.key}/bestaetigen/")
        with translation.override(GERMAN.code):
            german = letters.asked_to_confirm(concern)
        reaching.ask_to_confirm(concern, letters.asked_to_confirm(concern), path=path, by=by, german=german)


def say_to(concern: Concern, word_of: Callable[[], Word], topic: str, by: Visitor) -> None:
    """In their language; with number, code and link at the end of a mail."""
    by_mail = concern.way == ReplyBy.MAIL
    link = status_link(concern, by) if by_mail and by.body.address else ""
    with translation.override(GERMAN.code):
        note = _("Sprache: %s") % concern.get_language_display() if concern.language != GERMAN.code else ""
        word = word_of()
        german = as_mail(concern.body, word, letters.way_back(concern, link)) if by_mail else word.spoken
    with letters.in_their_language(concern):
        closing = letters.way_back(concern, link) if by_mail else ""
        reaching.say(concern, word_of(), topic, closing=closing, note=note, german=german)


def ahead_of(concern: Concern) -> NextDate | None:
    """The next date of its groups, as they stand now."""
    return next_date(groups_of(concern), timezone.now())


def groups_of(concern: Concern) -> list[Organization]:
    return [link.organization for link in concern.links.select_related("organization__body")]


def lay_with(concern: Concern, organizations: Sequence[Organization]) -> None:
    """The leading group first."""
    before = [one.key for one in groups_of(concern)]
    if before == [one.key for one in organizations]:
        return
    concern.links.all().delete()
    ConcernGroup.objects.bulk_create(
        ConcernGroup(concern=concern, organization=one, position=place) for place, one in enumerate(organizations, 1)
    )
    concern._prefetched_objects_cache = {}  # type: ignore[attr-defined]
    journal.note("organizations", before, [one.key for one in organizations])
