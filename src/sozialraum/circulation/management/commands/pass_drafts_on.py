"""Circulation: who is silent approves, what all have approved is published, and who writes is reminded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from sozialraum.acts.act import Act
from sozialraum.circulation import actions
from sozialraum.circulation.queries.due import silent, to_publish, to_remind, writers_of
from sozialraum.clockwork.night import NightCommand
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body

Step = tuple[Act[Any, ..., Any], Minutes, dict[str, Any]]


class Command(NightCommand):
    help = "Genehmigt und veröffentlicht Protokolle, wie die Regeln es sagen, und erinnert, wer eines schreibt."
    every = dt.timedelta(minutes=5)

    def work(self, *, dry_run: bool) -> str:
        """Each step once more, whatever a killed run has done of it."""
        count = 0
        for body in Body.objects.order_by("pk"):
            for step, minutes, words in _steps(body):
                count += dry_run or _is_done(step, minutes, Visitor.house(body), words)
        return ngettext("%s Schritt mit einem Protokoll.", "%s Schritte mit Protokollen.", count) % count


def _steps(body: Body) -> Iterator[Step]:
    """What is to be done now; what follows from a step comes after it."""
    for minutes, group in silent(body):
        yield actions.approve_by_silence, minutes, {"organization": group}
    for minutes in to_publish(body):
        yield actions.publish_as_ruled, minutes, {}
    for one in to_remind(body):
        yield actions.remind, one.minutes, {"day": one.day, "persons": writers_of(one.minutes.meeting)}


def _is_done(step: Act[Any, ..., Any], minutes: Minutes, by: Visitor, words: dict[str, Any]) -> bool:
    """True if the act was carried out; False if something else was quicker."""
    try:
        step(minutes, by=by, **words)
    except ValidationError:
        return False
    return True
