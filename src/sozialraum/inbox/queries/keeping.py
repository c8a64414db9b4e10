"""Inbox: what is set for concerns, on one page."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from sozialraum.concerns.models import Concern, Promise, Topic, TopicGroup
from sozialraum.concerns.queries.offers import OtherContact, elsewhere, promise_of
from sozialraum.concerns.words import OPEN
from sozialraum.foundation.visitor import Visitor
from sozialraum.inbox.queries.form_paper import BY_NAME


@dataclass(frozen=True)
class TopicLine:
    """A topic with its groups, the leading one first, and how much waits under it."""

    topic: Topic
    leading: str
    others: tuple[str, ...]
    waiting: int


@dataclass(frozen=True)
class Settings:
    """Everything that is set."""

    topics: tuple[TopicLine, ...]
    promise: Promise
    elsewhere: OtherContact
    forms: tuple[tuple[str, str], ...]  # the empty form on paper: how its file is named, and the language


def settings_of(visitor: Visitor) -> Settings:
    """In a constant number of questions."""
    topics = list(Topic.objects.visible_to(visitor).order_by("order", "name", "pk"))
    names: dict[int, list[str]] = {topic.pk: [] for topic in topics}
    for link in TopicGroup.objects.filter(topic__in=topics).select_related("organization"):
        names[link.topic_id].append(link.organization.name)
    waiting = Concern.objects.listed_for(visitor).filter(Q(state__in=OPEN), topic__in=topics).order_by()
    counted = dict(waiting.values_list("topic").annotate(Count("pk")))
    lines = [
        TopicLine(topic, (names[topic.pk] or [""])[0], tuple(names[topic.pk][1:]), counted.get(topic.pk, 0))
        for topic in topics
    ]
    forms = tuple(
        (name, f"{language.german} – {language.name}" if language.german != language.name else language.name)
        for name, language in BY_NAME.items()
    )
    return Settings(tuple(lines), promise_of(visitor.body), elsewhere(visitor.body), forms)
