"""Renditions: a sitting and its minutes in one value, as one rendition says it, for page and paper alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.agenda.queries import ItemReading, PaperReading, agenda_of
from sozialraum.agenda.queries.parts import SittingParts, parts_of
from sozialraum.annexes.queries import AnnexLine
from sozialraum.approvals.queries import CorrectionLine, made_in
from sozialraum.attendance.queries.conductors import ConductorLine, conductors_of
from sozialraum.concerns.models import Concern
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import sits_there
from sozialraum.meetings.rules import anchor_of
from sozialraum.meetings.words import FIXED, State
from sozialraum.papers.models import Paper
from sozialraum.papers.words import PaperType
from sozialraum.people.words import Role
from sozialraum.pictures.queries import PictureLine, pictures_of
from sozialraum.proceedings.rules.records import strictest_rendition
from sozialraum.register.queries.decisions import ResolutionRow, rows_of
from sozialraum.register.queries.elections import ElectionReading, elections_at
from sozialraum.register.queries.fixed import fixed_for
from sozialraum.register.queries.minutes import Record, record_of
from sozialraum.register.queries.threads import ThreadPoint, Threads, threads_at
from sozialraum.renditions.queries.dates import NextSitting, next_sittings
from sozialraum.renditions.queries.invited import in_time
from sozialraum.renditions.rules import INTERNAL, OWN_PAGE, Rendition, public_rendition
from sozialraum.renditions.words import ONLY_DECISIONS, ONLY_FOR_GROUPS
from sozialraum.rulings.rules.fixed import FixedRules
from sozialraum.sittings.queries import MeetingLine, sitting_of
from sozialraum.sittings.queries.governing import DepartureLine, GoverningText, departures_of, governing_texts
from sozialraum.tasks.queries import TaskLine

NON_PUBLIC = "Nichtöffentlicher Tagesordnungspunkt"
NON_PUBLIC_PAPER = "Nichtöffentliche Vorlage"
NOT_TOLD = "Dieser Punkt wurde nicht öffentlich beraten."
MANY_HEADS = 3  # points: with more of them there is a list of contents


@dataclass(frozen=True)
class PaperLine:
    """A paper on the agenda: by its name for those who may read it, by its public name for everybody else."""

    name: str
    url: str
    consultation: str  # its key, for whoever may take it off; a concern leaves by an act of its own


@dataclass(frozen=True)
class AgendaEntry:
    """A point of the agenda as one may see it; what its name does not say is read from ``told``."""

    told: ItemReading
    anchor: str
    name: str
    text: str
    decisions: tuple[ResolutionRow, ...]
    papers: tuple[PaperLine, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    elections: tuple[ElectionReading, ...] = ()
    annexes: tuple[AnnexLine, ...] = ()
    corrections: tuple[CorrectionLine, ...] = ()
    polls: tuple[str, ...] = ()  # straw polls, each in a sentence
    recusals: tuple[str, ...] = ()  # who was biased, each in a sentence
    pictures: tuple[PictureLine, ...] = ()
    thread: tuple[ThreadPoint, ...] = ()  # the same matter in other sittings

    @property
    def says_nothing(self) -> bool:
        """Whether its course is not known: neither a text nor anything that came out of it."""
        said = self.text or self.told.became or self.polls or self.recusals
        return not (said or self.decisions or self.elections)


@dataclass(frozen=True)
class MeetingPage:
    """Everything a rendition says of a sitting."""

    sitting: MeetingLine
    items: tuple[AgendaEntry, ...]
    loose_decisions: tuple[ResolutionRow, ...]
    record: Record | None
    governing: tuple[GoverningText, ...] = ()
    departures: tuple[DepartureLine, ...] = ()
    conductors: tuple[ConductorLine, ...] = ()
    elections: tuple[ElectionReading, ...] = ()
    loose_elections: tuple[ElectionReading, ...] = ()
    parts: SittingParts = field(default_factory=SittingParts)
    corrects: tuple[CorrectionLine, ...] = ()  # in the minutes of other sittings
    rendition: Rendition = OWN_PAGE
    for_all: Rendition = OWN_PAGE  # what everybody reads of it
    next_sittings: tuple[NextSitting, ...] = ()

    @property
    def decisions(self) -> list[ResolutionRow]:
        return [*(row for item in self.items for row in item.decisions), *self.loose_decisions]

    @property
    def annexes(self) -> tuple[AnnexLine, ...]:
        return self.record.annexes if self.record else ()

    @property
    def is_in_archive(self) -> bool:
        """True if it stands among what was, False among the dates to come."""
        return self.sitting.state == State.HELD or self.sitting.is_over

    @property
    def held_by(self) -> str:
        """What stands before the versions whose rules govern it."""
        return _("Es galt") if self.sitting.state == State.HELD else _("Es gilt")

    @property
    def is_recent(self) -> bool:
        """Less than a year ago: minutes may still come."""
        date = self.sitting.date
        return date is not None and date.last > timezone.localdate() - dt.timedelta(days=365)

    @property
    def is_draft(self) -> bool:
        return self.record is not None and self.record.state == MinutesState.DRAFT

    @property
    def is_recorded(self) -> bool:
        """True if the minutes themselves are recorded and published, so that a PDF called Protokoll can be made.

        That a protocol once existed is not enough, nor is a decision alone.
        """
        record = self.record
        told = any(item.told.public and item.text for item in self.items) or not self.rendition.tells_course
        return record is not None and not self.is_draft and (told or record.has_attendance)

    @property
    def is_in_full(self) -> bool:
        """False where everybody reads nothing but what was decided and elected."""
        return self.rendition.tells_course

    @property
    def knows_course(self) -> bool:
        """True if a point of which nothing is written is called unknown, False for what this rendition leaves out."""
        return self.is_recorded and self.is_in_full

    @property
    def version(self) -> str:
        """The number behind the address where an older version is read."""
        return str(self.rendition.version or "")

    @property
    def only_for_groups(self) -> str:
        return str(ONLY_FOR_GROUPS)

    @property
    def only_decisions(self) -> str:
        return str(ONLY_DECISIONS)

    @property
    def contents(self) -> tuple[AgendaEntry, ...]:
        """The points by which one finds one's way; empty where there are few."""
        return self.items if len(self.items) > MANY_HEADS else ()


def as_insider(meeting: Meeting, visitor: Visitor) -> Visitor:
    """A reader who sits in all groups that met and nowhere else: so the internal rendition is one for all of them."""
    sits = {Standing(Role.MEMBER, group.pk, group.classification) for group in meeting.groups}
    return Visitor(visitor.body, Way.LOGIN, standings=frozenset(sits), as_of=visitor.as_of)


def may_read_names(meeting: Meeting, visitor: Visitor) -> bool:
    """Whether the internal rendition is for this visitor, who has logged in; a link for noting opens it to nobody."""
    return visitor.way in (Way.LOGIN, Way.SECOND_FACTOR) and sits_there(meeting, visitor)


def internal_page(meeting: Meeting, visitor: Visitor, version: str = "") -> MeetingPage:
    """The rendition with names, for whom ``may_read_names`` is asked; ``version`` as for ``page_of``."""
    return _page(meeting, as_insider(meeting, visitor), INTERNAL, version)


def page_of(meeting: Meeting, visitor: Visitor, version: str = "") -> MeetingPage:
    """The meeting with what one may see of its agenda, decisions and minutes, in the rendition for this visitor.

    ``version``: as the minutes stood in the version of this number; "" is now.
    """
    return _page(meeting, visitor, None, version)


def _page(meeting: Meeting, visitor: Visitor, rendition: Rendition | None, version: str) -> MeetingPage:
    fixed = fixed_for([meeting.pk], visitor) if meeting.has_rules and meeting.state in FIXED else None
    for_all = public_rendition(strictest_rendition(fixed.by_group.values() if fixed else ()))
    rendition = rendition or (OWN_PAGE if sits_there(meeting, visitor) else for_all)
    rendition = replace(rendition, version=int(version)) if version else rendition
    sitting = sitting_of(meeting)
    decisions = [replace(row, told_with=sitting.groups) for row in rows_of(meeting=meeting, visitor=visitor)]
    held = tuple(replace(one, told_with=sitting.groups) for one in elections_at(meeting, visitor, rendition.naming))
    agenda = agenda_of(meeting, visitor)
    concerns = _concerns(agenda, visitor)
    named = [(one.name, [paper.key for paper in one.papers if paper.is_read]) for one in agenda if one.name]
    threads = threads_at(meeting.pk, named, visitor)
    items = tuple(_item(meeting.key, item, decisions, concerns, held, threads) for item in agenda)
    record = _record(meeting, visitor, rendition, fixed)
    if record:
        items = tuple(_with_record(item, record) for item in items)
    if not (rendition.tells_course and rendition.tells_minutes):
        items = tuple(_without_course(item) for item in items)
    elif pictured := pictures_of(meeting, visitor):
        items = tuple(replace(item, pictures=pictured.get(item.told.key, ())) for item in items)
    placed = {one.key for item in items for one in item.decisions}
    placed |= {one.key for item in items for one in item.elections}
    return MeetingPage(
        sitting=sitting,
        items=items,
        loose_decisions=tuple(row for row in decisions if row.key not in placed),
        record=record,
        governing=governing_texts(meeting, visitor) if meeting.has_rules and meeting.state in FIXED else (),
        departures=departures_of(meeting, visitor) if meeting.has_departures and meeting.state != State.DRAFT else (),
        conductors=conductors_of(meeting, visitor, rendition.naming),
        elections=held,
        loose_elections=tuple(one for one in held if one.key not in placed),
        parts=parts_of(meeting, visitor),
        corrects=made_in(meeting, visitor) if meeting.state == State.HELD and rendition.tells_course else (),
        rendition=rendition,
        for_all=for_all,
        next_sittings=next_sittings(meeting, visitor) if record and not record.from_paper else (),
    )


def _record(meeting: Meeting, visitor: Visitor, rendition: Rendition, fixed: FixedRules | None) -> Record | None:
    """The minutes as far as this rendition tells them."""
    record = record_of(meeting, visitor, rendition.naming, fixed) if rendition.tells_minutes else None
    if record is None:
        return None
    if timely := in_time(meeting, record.head.invited_on, fixed):
        record = replace(record, head=record.head.with_notice(timely))
    if rendition.version is not None:
        record = replace(record, corrections=record.corrections.as_of(rendition.version))
    return record if rendition.tells_course else record.only_figures


def _with_record(item: AgendaEntry, record: Record) -> AgendaEntry:
    """The point with what the minutes say of it beside its text."""
    key = item.told.key
    return replace(
        item,
        tasks=_tasks_from(item, record.tasks),
        annexes=tuple(one for one in record.annexes if one.item == key),
        corrections=record.corrections.of_item(key),
        polls=tuple(one.sentence for one in record.polls.get(key, ())),
        recusals=record.recusals.get(key, ()),
    )


def _without_course(item: AgendaEntry) -> AgendaEntry:
    """The point with its name and what was decided there, and nothing of what was said."""
    told = replace(item.told, text="", reason="")
    return replace(item, told=told, text="" if item.told.name else item.text)


def _tasks_from(item: AgendaEntry, tasks: Sequence[TaskLine]) -> tuple[TaskLine, ...]:
    """Those of this point and of the decisions under it."""
    decisions = {row.key for row in item.decisions}
    return tuple(one for one in tasks if one.item == item.told.key or one.decision in decisions)


def _concerns(agenda: Sequence[ItemReading], visitor: Visitor) -> dict[str, str]:
    """By the key of its document, where a concern is read that this visitor may see; asked only where there is one."""
    keys = [paper.key for item in agenda for paper in item.papers if paper.paper_type == PaperType.CONCERN]
    if not keys or not visitor.standings:
        return {}
    found = Concern.objects.listed_for(visitor).filter(paper__key__in=keys).values_list("paper__key", "key")
    return {paper: at(Concern.address.format(key=key)) for paper, key in found}


def _paper_line(paper: PaperReading, concerns: Mapping[str, str]) -> PaperLine:
    url = concerns.get(paper.key) or (at(Paper.address.format(key=paper.key)) if paper.is_read else "")
    own = paper.paper_type == PaperType.CONCERN and paper.key in concerns
    return PaperLine(paper.name or NON_PUBLIC_PAPER, url, "" if own else paper.consultation)


def _item(
    meeting: str,
    item: ItemReading,
    decisions: list[ResolutionRow],
    concerns: Mapping[str, str],
    held: Sequence[ElectionReading],
    threads: Threads,
) -> AgendaEntry:
    anchor = anchor_of(meeting, item.key)
    if item.name is None:
        return AgendaEntry(item, anchor, NON_PUBLIC, NOT_TOLD, ())
    own = tuple(row for row in decisions if row.item_id == item.pk)
    lines = (_paper_line(paper, concerns) for paper in item.papers)
    papers = tuple(line for line in lines if line.url or line.name != item.name)  # a name is said once
    elections = tuple(one for one in held if one.item_id == item.pk)
    thread = threads.get(item.name, ())
    return AgendaEntry(item, anchor, item.name, item.text, own, papers, elections=elections, thread=thread)
