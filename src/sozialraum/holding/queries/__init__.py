"""Holding: everything the page of a sitting says, in a fixed number of questions however many people and points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.accounts.models import PersonalLink
from sozialraum.agenda.queries.answers import FormerDecision, former_decisions
from sozialraum.approvals.queries.sitting import FormerMinutes, last_minutes
from sozialraum.attendance.queries.conductors import conductors_of
from sozialraum.ballots.queries.polls import with_polls_noted
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import values_of
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.electing.queries import ElectionNow, elections_now
from sozialraum.foundation.http import Request, find_put
from sozialraum.foundation.kinds import kind_and_key
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.things import key_url
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.holding.queries.live import announcement, course_of, last_marked, votes_of, with_revision
from sozialraum.holding.rules import PointStanding, standing_of
from sozialraum.holding.words import PageStanding
from sozialraum.meetings.models import AgendaItem, Conductor, Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.rules import anchor_of, item_label
from sozialraum.meetings.words import HOLD, ON, UNFINISHED, ConductorRole, ItemCourse, ItemKind, State
from sozialraum.network.put import give_rows
from sozialraum.notes.queries import NoteNow, notes_of, points_with_texts
from sozialraum.pictures.queries import PictureLine, pictures_of, with_pictures_noted
from sozialraum.presence.queries import HeadNow, SittingNow, sitting_now
from sozialraum.proceedings.rules.records import minutes_due
from sozialraum.tasks.models import Task
from sozialraum.ui.spoken import clock
from sozialraum.ui.values import Group
from sozialraum.voting.queries.decided import HeldDecision
from sozialraum.voting.queries.page import SittingVotes, ballots_on

CURRENT, DONE, AHEAD, ASIDE = PointStanding.CURRENT, PointStanding.DONE, PointStanding.AHEAD, PointStanding.ASIDE
NAMED = (ConductorRole.CHAIR, ConductorRole.MINUTES)


@dataclass(frozen=True)
class PointNow:
    """A point of the agenda as it stands in the sitting, with what four rooms give for it while the sitting runs."""

    item: AgendaItem
    number: str
    is_below: bool
    anchor: str
    standing: PointStanding
    is_open: bool  # it is shown unfolded
    place: str  # its address on the page
    note: NoteNow | None = None
    former: tuple[FormerMinutes, ...] = ()
    again: tuple[FormerDecision, ...] = ()  # decisions that come up again here, with what came back
    elections: tuple[ElectionNow, ...] = ()
    decided: tuple[HeldDecision, ...] = ()
    pictures: tuple[PictureLine, ...] = ()

    @cached_property
    def top(self) -> str:
        """»TOP 4«"""
        return item_label(self.number)

    @property
    def back(self) -> str:
        """What leads a form back to it, to be put behind the address of the form."""
        return back_to(self.place)

    @property
    def is_election(self) -> bool:
        return self.item.kind == ItemKind.ELECTION

    @property
    def is_current(self) -> bool:
        return self.standing is CURRENT

    @property
    def is_aside(self) -> bool:
        return self.standing is ASIDE

    @property
    def plan(self) -> str:
        """What it is for and how long it may take: »Wahl, 15 Minuten«."""
        kind = str(ItemKind(self.item.kind).label) if self.item.kind else ""
        minutes = self.item.minutes_planned
        span = ngettext("%(count)s Minute", "%(count)s Minuten", minutes) % {"count": minutes} if minutes else ""
        return ", ".join(filter(None, (kind, span)))

    @property
    def begin_url(self) -> str:
        """Where it is called."""
        return key_url("holding:agendaitem-begin", self.item.key)

    @cached_property
    def progress(self) -> str:
        """How far it has come, in the fewest words: its time, what became of it, else what is planned."""
        if self.standing is ASIDE:
            return str(ItemCourse(self.item.course).label)
        if self.standing is CURRENT:
            return _("jetzt")
        return clock(self.item.began) if self.standing is DONE else self.plan

    @cached_property
    def course_line(self) -> str:
        """The same for the list of all points; of the current one since when."""
        since = _("jetzt, seit %(time)s") % {"time": clock(self.item.began)} if self.is_current else self.progress
        added = str(ItemCourse.ADDED.label) if self.item.course == ItemCourse.ADDED else ""
        return ", ".join(filter(None, (since, added)))


@dataclass(frozen=True)
class HoldPage:
    """The page of a sitting: how it stands, its points, and where forms lead back to."""

    standing: PageStanding
    url: str
    title: str
    groups: tuple[Group, ...]
    conductors: tuple[str, ...]
    points: tuple[PointNow, ...]
    back: str
    by_link: bool
    summary: str = ""
    due: tuple[str, ...] = ()
    sitting: SittingNow | None = None
    votes: SittingVotes | None = None
    offices: tuple[tuple[str, str], ...] = ()
    course: str = ""  # ``live.course_of``
    left: tuple[PointNow, ...] = ()  # ended: those of whose notes something is not in the minutes

    @cached_property
    def current(self) -> PointNow | None:
        return next((one for one in self.points if one.is_current), None)

    @cached_property
    def writing(self) -> PointNow | None:
        """The point whose note has its field on the page, so that what stands in it goes along."""
        return next((one for one in self.points if one.is_open and one.note and not one.note.is_closed), None)

    @cached_property
    def following(self) -> PointNow | None:
        """The point that is called next: the first behind the current one, else of all, that has not been called."""
        ahead = [one for one in self.points if one.standing is AHEAD]
        place = self.points.index(self.current) if self.current else 0
        behind = (one for one in self.points[place:] if one.standing is AHEAD)
        return next(behind, ahead[0] if ahead else None)

    @property
    def last_in(self) -> HeadNow | None:
        """The head that was marked as here last."""
        return last_marked(self.sitting)

    @property
    def can_decide(self) -> str:
        """Which groups can decide, for a script to compare."""
        return votes_of(self.sitting)

    @property
    def announced(self) -> str:
        """What a script compares, to read out what has changed."""
        return announcement(self.sitting) if self.sitting else ""

    @property
    def is_running(self) -> bool:
        return self.standing is PageStanding.RUNNING


def find_with_holders(request: Request, key: str) -> Meeting:
    """The meeting with this key, its holders and ``last_act``; raises Http404 unless this visitor may read it.

    Two queries.
    """
    meeting: Meeting = find_put(_with_key, request, key)
    give_rows(meeting, "holders", asked_about(_holding, [meeting.pk]))
    return meeting


def _with_key(visitor: Visitor, keys: Sequence[str]) -> MeetingQuerySet:
    seen = Meeting.objects.visible_to(visitor).filter(key__in=keys).select_related("location", "body")
    return with_revision(with_pictures_noted(with_polls_noted(seen)))


def _holding(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[Holder]:
    return Holder.objects.filter(meeting__in=meetings)


def page_of(meeting: Meeting, visitor: Visitor, wanted: str = "") -> HoldPage:
    """What the page says to somebody who finds it; ``meeting`` comes with its holders.

    ``wanted`` is the key of the point that is unfolded with all that can be done at it; else it is the current one.
    """
    url, standing = reverse("holding:meeting-hold", args=[meeting.key]), standing_now(meeting)
    is_over = standing in (PageStanding.ENDED, PageStanding.PUBLISHED)
    parts = _RunningParts(meeting, visitor) if standing is PageStanding.RUNNING else None
    points = tuple(_points(meeting, url, wanted, parts.decided if parts else ()))
    if visitor.way is Way.LINK and standing is PageStanding.PUBLISHED:
        points = tuple(one for one in points if one.item.public)
    points = parts.put_on(points) if parts else points
    return HoldPage(
        standing=standing,
        url=url,
        title=" + ".join(group.short_name or group.name for group in meeting.groups) or meeting.name,
        groups=values_of(meeting.groups),
        conductors=tuple(_conductors(meeting, visitor)),
        points=points,
        back=back_to_arrivals(meeting),
        by_link=visitor.way is Way.LINK,
        summary=_summary(meeting) if is_over else "",
        due=_due(meeting) if standing is PageStanding.ENDED else (),
        sitting=parts.sitting if parts else None,
        votes=parts.votes if parts else None,
        offices=parts.elections.offices if parts else (),
        course=course_of(meeting, [one.item for one in points]),
        left=tuple(_left(meeting, points)) if standing is PageStanding.ENDED else (),
    )


class _RunningParts:
    """What presence, notes, voting, elections and approvals say of a running sitting, each asked once."""

    def __init__(self, meeting: Meeting, visitor: Visitor):
        self.meeting, self.visitor = meeting, visitor
        self.sitting = sitting_now(meeting, visitor)
        self.votes = ballots_on(meeting, visitor, self.sitting)

    @property
    def decided(self) -> Collection[int | None]:
        """The points at which something was decided (primary keys)."""
        return self.votes.decided.keys() if self.votes else ()

    def put_on(self, points: Sequence[PointNow]) -> tuple[PointNow, ...]:
        """The points with all that. What is from before, and elections, are asked for the unfolded point alone."""
        items = [one.item for one in points]
        unfolded = [one.item for one in points if one.is_open]
        notes, pictures = notes_of(self.meeting, self.visitor, items), pictures_of(self.meeting, self.visitor)
        self.elections = elections_now(self.meeting, self.visitor, unfolded, self.sitting)
        former = self._former(items, unfolded)
        again = former_decisions(self.meeting, self.visitor, unfolded) if unfolded else {}
        return tuple(
            replace(
                one,
                note=notes.get(one.item.pk),
                former=former.get(one.item.pk, ()) if one.is_open else (),
                again=again.get(one.item.pk, ()),
                elections=self.elections.of(one.item),
                decided=self.votes.decided.get(one.item.pk, ()) if self.votes else (),
                pictures=pictures.get(one.item.key, ()),
            )
            for one in points
        )

    def _former(self, items: list[AgendaItem], unfolded: list[AgendaItem]) -> Mapping[int, tuple[FormerMinutes, ...]]:
        approves = [item for item in items if item.kind == ItemKind.APPROVAL] or items[:1]
        if not any(item in approves for item in unfolded):
            return {}
        can_decide = {group: one.is_quorate for group, one in self.sitting.by_group.items()}
        return last_minutes(self.meeting, self.visitor, items, can_decide).by_item


def _left(meeting: Meeting, points: Sequence[PointNow]) -> Iterator[PointNow]:
    """What came only after the end, or was opened again and not closed."""
    waiting = points_with_texts(meeting)
    yield from (one for one in points if one.item.pk in waiting)


def sittings_to_hold(visitor: Visitor, today: dt.date) -> MeetingQuerySet:
    """The meetings from today on that this visitor is named to lead or to write, the next first."""
    if visitor.person_id is None:
        return Meeting.objects.none()
    named = Conductor.objects.filter(person=visitor.person_id, role__in=NAMED, deleted=None)
    found = Meeting.objects.visible_to(visitor).filter(pk__in=named.values("meeting"), state__in=ON)
    return found.upcoming(today).with_holders()


def is_today(meeting: Meeting, today: dt.date) -> bool:
    """Whether it is held today, or still runs."""
    return meeting.state == State.RUNNING or bool(meeting.date and meeting.date.exact == today)


def standing_now(meeting: Meeting) -> PageStanding:
    """What can be done on the page of this meeting today."""
    if meeting.state == State.RUNNING:
        return PageStanding.RUNNING
    if meeting.state == State.HELD:
        return PageStanding.PUBLISHED if meeting.record_published else PageStanding.ENDED
    has_come = meeting.date is not None and meeting.date.first <= timezone.localdate()
    return PageStanding.READY if meeting.state == State.SCHEDULED and has_come else PageStanding.EARLY


def _points(meeting: Meeting, url: str, wanted: str, decided: Collection[int | None]) -> Iterator[PointNow]:
    """In their order. Unfolded is the wanted one, else the current one, else the first that is still to come.

    What was put off for one group, while another has ``decided`` it, does not wait.
    """
    found = items_of(meeting)
    waits = {item for item in found if item.course in UNFINISHED and item.pk not in decided}
    standings = {item: standing_of(item.began, item.ended, put_off=item in waits) for item in found}
    unfolded = next((one for one in found if one.key == wanted), None)
    unfolded = unfolded or next((one for one in found if standings[one] is CURRENT), None)
    unfolded = unfolded or next((one for one in found if standings[one] is AHEAD), None)
    is_over = meeting.state == State.HELD
    for item, number in found.items():
        item.meeting, anchor = meeting, anchor_of(meeting.key, item.key)
        is_open = item == unfolded and not is_over
        below = item.parent_id is not None
        place = f"{url}?punkt={item.key}#{anchor}" if item.key == wanted else f"{url}#{anchor}"
        yield PointNow(item, number, below, anchor, standings[item], is_open, place)


def back_to(url: str) -> str:
    """What is put behind the address of a form, so that it leads here once it is carried out."""
    return f"?{urlencode({'zurueck': url})}"


def back_to_arrivals(meeting: Meeting) -> str:
    """The query string that leads a form back to the field for arrivals."""
    return back_to(f"{reverse('holding:meeting-hold', args=[meeting.key])}#kommt")


def _conductors(meeting: Meeting, visitor: Visitor) -> Iterator[str]:
    """»Leitung Yusuf Beispiel«; by a link only what everybody may read."""
    if visitor.way is Way.LINK:
        yield from (f"{one.label} {one.text}" for one in conductors_of(meeting, visitor) if one.role in NAMED)
        return
    for role in NAMED:
        names = [_called(one) for one in meeting.conducted_by if one.role == role]
        if names := [name for name in names if name]:
            yield f"{role.label} {', '.join(names)}"


def _called(one: Conductor) -> str:
    name = one.person.name if one.person and not one.person.deleted else one.name
    return name or (one.institution.name if one.institution else one.label)


def link_until(meeting: Meeting) -> dt.datetime | None:
    """Until when a link opens the page; None if there is none."""
    subject, key = kind_and_key(meeting)
    living = PersonalLink.objects.living(timezone.now())
    found = living.filter(body=meeting.body_id, purpose=HOLD, subject=subject, subject_key=key)
    return found.order_by("-expires").values_list("expires", flat=True).first()


def _summary(meeting: Meeting) -> str:
    """What the minutes hold so far: »ein Beschluss, drei Aufgaben«; empty where there are no minutes."""
    if not Minutes.objects.filter(meeting=meeting, deleted=None).exists():
        return ""
    decided = Resolution.objects.filter(meeting=meeting, deleted=None).count()
    given = Task.objects.filter(minutes__meeting=meeting, deleted=None).count()
    counted = (
        ngettext("ein Beschluss", "%(count)s Beschlüsse", decided) % {"count": decided} if decided else "",
        ngettext("eine Aufgabe", "%(count)s Aufgaben", given) % {"count": given} if given else "",
    )
    return ", ".join(filter(None, counted)) or _("noch ohne Beschlüsse und Aufgaben")


def _due(meeting: Meeting) -> tuple[str, ...]:
    """Until when the minutes go out by the rules of each group; one sentence for groups that say the same."""
    day = meeting.date.exact if meeting.date else None
    if day is None:
        return ()
    answers: dict[str, list[Organization]] = {}
    for group, rules in governing_rules(meeting).items():
        ruling = minutes_due(rules, day)
        if ruling.day:
            answers.setdefault(ruling.sentence, []).append(group)
    alone = len(answers) == 1
    return tuple(
        sentence if alone else f"{', '.join(one.short_name or one.name for one in groups)}: {sentence}"
        for sentence, groups in answers.items()
    )
