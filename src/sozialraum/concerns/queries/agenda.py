"""Concerns: the sittings a concern can be brought into, what waits for a sitting, and what it said and decided."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.concerns.models import Concern, ConcernGroup, ConcernQuerySet
from sozialraum.concerns.words import ConcernState
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.meetings.words import State as Sitting

OPEN_SITTINGS = (Sitting.DRAFT, Sitting.SCHEDULED)
Choices = list[tuple[str, list[tuple[str, str]]]]


def sittings_for(concern: Concern, visitor: Visitor) -> list[Meeting]:
    """Where it may be talked about: sittings of its groups, alone or jointly, that are still ahead; the next first."""
    held = Holder.objects.filter(organization__in=[group.pk for group in concern.groups]).values("meeting")
    ahead = Meeting.objects.upcoming(timezone.localdate()).order_by().values("pk")
    found = Meeting.objects.visible_to(visitor).with_holders()
    found = found.filter(Q(date=None) | Q(pk__in=ahead), pk__in=held, state__in=OPEN_SITTINGS)
    items = Prefetch("agenda", AgendaItem.objects.filter(deleted=None))
    return list(found.prefetch_related(items).order_by(F("date").asc(nulls_last=True), "start_time", "pk"))


def places(concern: Concern, sittings: Sequence[Meeting]) -> Choices:
    """Each sitting with its points: a new one of its own, or one that is there."""
    return [
        (
            called_with_groups(meeting),
            [
                (meeting.key, _("als eigener Punkt »%s«") % concern),
                *((f"{meeting.key} {item.key}", _("unter: %s") % item) for item in meeting.agenda.all()),
            ],
        )
        for meeting in sittings
    ]


def called_with_groups(meeting: Meeting) -> str:
    """»18. Februar 2027: Runde am Markt (AG Wohnen, AG Sprache), in Vorbereitung«"""
    day = meeting.date.in_words(weekday=False) if meeting.date else _("noch ohne Tag")
    groups = ", ".join(group.name for group in meeting.groups)
    state = f", {Sitting(meeting.state).label}" if meeting.state == Sitting.DRAFT else ""
    return f"{day}: {meeting.name} ({groups}){state}"


def place_of(sittings: Sequence[Meeting], chosen: str) -> tuple[Meeting, AgendaItem | None]:
    """The sitting and the point behind a choice."""
    key, _space, point = chosen.partition(" ")
    meeting = next(meeting for meeting in sittings if meeting.key == key)
    return meeting, next((item for item in meeting.agenda.all() if item.key == point), None)


def waiting_for(meeting: Meeting, visitor: Visitor) -> ConcernQuerySet:
    """Concerns assigned to the groups of this meeting that are on no agenda yet, the oldest first."""
    return lying_with(visitor, [group.pk for group in meeting.groups]).with_groups()


def lying_with(visitor: Visitor, groups: Sequence[int]) -> ConcernQuerySet:
    """The same of these groups by primary key, without topic and groups."""
    lies = ConcernGroup.objects.filter(organization__in=groups).values("concern")
    found: ConcernQuerySet = Concern.objects.listed_for(visitor)
    return found.filter(state=ConcernState.WITH_GROUP, pk__in=lies).order_by("created", "pk")


def talked_about_in(meeting: Meeting, visitor: Visitor) -> ConcernQuerySet:
    """What stands on the agenda of this sitting, in its order."""
    found: ConcernQuerySet = Concern.objects.listed_for(visitor).with_groups()
    return found.filter(agenda_item__meeting=meeting).order_by("agenda_item__order", "ordinal")


def answered_by(resolution: str, visitor: Visitor) -> ConcernQuerySet:
    """The published concerns that the decision with this key answers, or that stood at the item it was taken under."""
    replies = Q(replies__resolution__key=resolution, replies__deleted=None)
    taken = Resolution.objects.visible_to(visitor).filter(key=resolution, agenda_item__public=True)
    found: ConcernQuerySet = Concern.objects.here(visitor).filter(published__isnull=False)
    return found.filter(replies | Q(agenda_item__in=taken.values("agenda_item"))).order_by("ordinal").distinct()
