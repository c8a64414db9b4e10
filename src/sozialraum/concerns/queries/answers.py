"""Concerns: what went back to whom, with the decision behind it where everybody may read that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sozialraum.concerns.models import Answered, Concern
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor


@dataclass(frozen=True)
class Answer:
    """What went back, when, and the decision it rests on."""

    text: str
    on: dt.datetime
    decision: Resolution | None


def answers_to(concerns: Collection[Concern]) -> dict[int, list[Answer]]:
    """By the concern's primary key, the oldest first; two questions for any number of concerns of one body."""
    found: dict[int, list[Answer]] = {concern.pk: [] for concern in concerns}
    links = Answered.objects.filter(concern__in=found, reply__deleted=None).exclude(reply__text="")
    rows = list(links.select_related("reply").order_by("reply__created", "reply__pk"))
    wanted = {row.reply.resolution_id for row in rows if row.reply.resolution_id}
    public: dict[int, Resolution] = {}
    if wanted:
        body = next(iter(concerns)).body
        public = {one.pk: one for one in Resolution.objects.visible_to(Visitor(body)).filter(pk__in=wanted)}
    for row in rows:
        reply = row.reply
        found[row.concern_id].append(Answer(reply.text, reply.created, public.get(reply.resolution_id or 0)))
    return found
