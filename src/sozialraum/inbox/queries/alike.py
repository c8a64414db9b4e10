"""Inbox: concerns that say the same, for hints against typing one in twice and for answering several together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from sozialraum.concerns.models import Concern, ConcernQuerySet
from sozialraum.concerns.words import OPEN
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

MOST = 60  # that are offered to be answered together
RECENT = 2_000  # among so many one looks for the same words


@dataclass(frozen=True)
class Other:
    """A concern that might be the same."""

    number: str
    url: str
    state: str


def plain(text: str) -> str:
    """Words alone: how something is spaced, punctuated or capitalised makes no other concern."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in text.casefold()).split())


def known_texts(body: Body, texts: Iterable[str]) -> dict[str, Concern]:
    """Of these texts, those that the network already has, with the concern that says so."""
    wanted = {plain(text) for text in texts} - {""}
    if not wanted:
        return {}
    latest = Concern.objects.filter(body=body, deleted=None, anonymised=None).order_by("-pk")[:RECENT]
    said = latest.only("pk", "ordinal", "text", "key", "state")
    return {plain(one.text): one for one in said if plain(one.text) in wanted}


def same_text(concern: Concern) -> list[Other]:
    """Others with the very same words, or from the same mail address or telephone."""
    if concern.anonymised:
        return []
    same = Q(text__iexact=concern.text) if concern.text else Q(pk__in=[])
    if concern.email:
        same |= Q(email__iexact=concern.email)
    if concern.phone:
        same |= Q(phone=concern.phone)
    others = Concern.objects.filter(same, body=concern.body_id, deleted=None, anonymised=None).exclude(pk=concern.pk)
    found = others.order_by("-created", "-pk")[:5]
    return [Other(one.number, one.get_absolute_url(), str(one.get_state_display())) for one in found]


def answerable_with(visitor: Visitor, concern: Concern) -> ConcernQuerySet:
    """Open concerns with the same topic or a group in common, which one answer may do for."""
    groups = [group.pk for group in concern.groups]
    near = Q(topic=concern.topic_id) if concern.topic_id else Q(pk__in=[])
    if groups:
        near |= Q(links__organization__in=groups)
    found = Concern.objects.listed_for(visitor).filter(state__in=OPEN).exclude(pk=concern.pk)
    alike: ConcernQuerySet = found.filter(pk__in=Concern.objects.filter(near).values("pk")[:1000])
    return alike.select_related("topic", "body").order_by("created", "pk")
