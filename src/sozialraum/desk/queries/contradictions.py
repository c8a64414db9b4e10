"""Desk: everything in the record that contradicts itself, each with the page on which it is mended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from sozialraum.acts.registry import hints_among
from sozialraum.bodies.models import Organization
from sozialraum.decisions.models import Minutes, Resolution, Task
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import Version

MOST = 200  # things on one page
#: What may contradict itself, the newest first, and where it is mended; an institution has a page of its own.
LOOKED_AT: tuple[tuple[QuerySet[Any], str], ...] = (
    (Meeting.objects.with_holders().order_by("-date", "-pk"), "meetings:meeting-correct"),
    (Resolution.objects.order_by("-date", "-pk"), "decisions:resolution-correct"),
    (Minutes.objects.select_related("meeting").order_by("-pk"), "decisions:minutes-correct"),
    (Task.objects.select_related("minutes__meeting").order_by("-pk"), "decisions:task-correct"),
    (Version.objects.select_related("paper").order_by("-pk"), "papers:version-correct"),
    (Organization.objects.order_by("name", "pk"), "bodies:organization-correct"),
)


@dataclass(frozen=True)
class Contradiction:
    """A thing of the record with what does not fit together in it. ``url``: its page; ``mend``: its form."""

    thing: Any
    says: tuple[str, ...]
    url: str
    mend: str

    @property
    def kind(self) -> str:
        return str(self.thing._meta.verbose_name)


def contradictions(visitor: Visitor) -> list[Contradiction]:
    """All of them, kind by kind; as many questions for a thousand things as for one."""
    found: list[Contradiction] = []
    for things, page in LOOKED_AT:
        told: dict[Any, list[str]] = {}
        for thing, says in hints_among(list(things.filter(body=visitor.body, deleted=None))):
            told.setdefault(thing, []).append(says)
        found += [_of_thing(thing, tuple(dict.fromkeys(says)), page) for thing, says in told.items()]
    return found


def _of_thing(thing: Any, says: tuple[str, ...], page: str) -> Contradiction:
    if isinstance(thing, Organization) and not thing.is_group:
        page = "bodies:institution-correct"
    mend = reverse(page, args=[thing.key])
    return Contradiction(thing, says, thing.get_absolute_url() or mend, mend)
