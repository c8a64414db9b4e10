"""Site: meetings as the pages show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts import journal
from sozialraum.agenda.queries import ItemReading, PaperReading, agenda_of
from sozialraum.agenda.queries.parts import SittingParts, parts_of
from sozialraum.annexes.queries import AnnexLine, annexes_on_paper
from sozialraum.approvals.queries import CorrectionLine, made_in, with_corrections_noted
from sozialraum.attendance.queries.conductors import ConductorLine, conductors_of
from sozialraum.concerns.models import Concern
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.http import Request, find_put
from sozialraum.foundation.questions import asked, asked_of
from sozialraum.foundation.things import at
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Holder, Meeting
from sozialraum.meetings.queries.governing import with_rules_noted
from sozialraum.meetings.rules import anchor_of
from sozialraum.meetings.words import FIXED, ON, State
from sozialraum.network.models import Body
from sozialraum.network.put import give_rows
from sozialraum.papers.models import Paper
from sozialraum.papers.words import PaperType
from sozialraum.pictures.queries import PictureLine, pictures_of, pictures_on_paper, with_pictures_noted
from sozialraum.press import minutes as press
from sozialraum.register.queries.decisions import ResolutionRow, rows_of
from sozialraum.register.queries.elections import ElectionReading, elections_at
from sozialraum.register.queries.minutes import Record, decision_on_paper, record_of
from sozialraum.sittings.queries import MeetingLine, as_rows, lines_of, sitting_of
from sozialraum.sittings.queries.governing import DepartureLine, GoverningText, departures_of, governing_texts
from sozialraum.tasks.queries import TaskLine
from sozialraum.ui.spoken import without_weekday

NON_PUBLIC = "Nichtöffentlicher Tagesordnungspunkt"
NON_PUBLIC_PAPER = "Nichtöffentliche Vorlage"
PAPER_IS_MINUTES = "Aus Papier übernommen. Das Protokoll ist die Datei; was hier steht, ist eine Ergänzung."
NOT_TOLD = "Dieser Punkt wurde nicht öffentlich beraten."


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
    pictures: tuple[PictureLine, ...] = ()


@dataclass(frozen=True)
class MeetingPage:
    """Everything the page of a meeting says."""

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

    @property
    def decisions(self) -> list[ResolutionRow]:
        return [*(row for item in self.items for row in item.decisions), *self.loose_decisions]

    @property
    def annexes(self) -> tuple[AnnexLine, ...]:
        return self.record.annexes if self.record else ()

    @property
    def has_pictures_inside(self) -> bool:
        """True if somebody inside reads it, for whom there is a paper with all pictures."""
        return any(one.is_inside for item in self.items for one in item.pictures)

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
    def is_recorded(self) -> bool:
        """True if the minutes themselves are recorded and published, so that a PDF called Protokoll can be made.

        That a protocol once existed is not enough, nor is a decision alone.
        """
        record = self.record
        told = any(item.told.public and item.text for item in self.items)
        return record is not None and record.state != MinutesState.DRAFT and (told or record.has_attendance)


def whole_meeting(request: Request, key: str) -> Meeting:
    """The meeting with all that its page and its papers ask of it; raises Http404 unless this visitor may read it."""
    meeting: Meeting = find_put(_with_key, request, key)
    give_rows(meeting, "holders", asked_of(_holders, request.visitor, [meeting.pk]))
    return meeting


def _with_key(visitor: Visitor, keys: Sequence[str]) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor).filter(key__in=keys)
    noted = with_rules_noted(with_corrections_noted(seen.select_related("location", "body", "substitute")))
    return with_pictures_noted(noted)


def _holders(_visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    return Holder.objects.filter(meeting__in=meetings)


def beside(
    meeting: Meeting, visitor: Visitor
) -> tuple[MeetingLine | None, MeetingLine | None, tuple[MeetingLine, ...]]:
    """The meetings of the same groups before and after it, and the cancelled ones whose place it takes."""
    own = {link.organization_id for link in meeting.holders.all()}
    if not own or not meeting.date:
        return None, None, ()
    found = lines_of(asked(_beside, visitor, meeting.pk, meeting.date, tuple(sorted(own))), visitor)
    replaced = tuple(one for one in found if one.instead and one.instead.key == meeting.key)
    names = {group.name for group in meeting.groups}
    near = [one for one in found if one.date and (one not in replaced or names <= {own.name for own in one.groups})]
    earlier = [one for one in near if one.date and one.date < meeting.date]
    later = [one for one in near if one.date and one.date > meeting.date]
    return earlier[-1] if earlier else None, later[0] if later else None, replaced


def _beside(visitor: Visitor, meeting: int, date: PartialDate, groups: tuple[int, ...]) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor)
    known = seen.filter(state=State.CANCELLED, substitute=meeting).values("pk")
    for group in groups:
        seen = seen.filter(holders__organization=group)
    before = seen.filter(date__lt=date).order_by("-date", "-pk").values("pk")[:1]
    after = seen.filter(date__gt=date).order_by("date", "pk").values("pk")[:1]
    wanted = Meeting.objects.filter(Q(pk__in=before) | Q(pk__in=after) | Q(pk__in=known))
    return as_rows(wanted.order_by("date", "pk"))


def ahead_and_behind(
    visitor: Visitor, *, recent: int, ahead: int | None = None, group: str = ""
) -> tuple[list[MeetingLine], list[MeetingLine]]:
    """What comes (at most ``ahead``), and the ``recent`` last ones, the latest first, of one group or of all."""
    today = timezone.localdate()
    both = lines_of(asked(_ahead_and_behind, visitor, today, ahead, recent, group), visitor)
    coming = [one for one in both if one.is_ahead(today)]
    return coming, [one for one in reversed(both) if one not in coming]


def _ahead_and_behind(visitor: Visitor, today: dt.date, ahead: int | None, recent: int, group: str) -> QuerySet[Any]:
    seen = Meeting.objects.visible_to(visitor)
    found = seen.filter(holders__organization__key=group) if group else seen
    wanted = Q(pk__in=found.upcoming(today).values("pk")[:ahead]) | Q(pk__in=found.past(today).values("pk")[:recent])
    return as_rows(Meeting.objects.filter(wanted).order_by("date", "start_time", "pk"))


def board_and_later(ahead: Sequence[MeetingLine]) -> tuple[MeetingLine | None, list[MeetingLine]]:
    """The next meeting that takes place, and all other coming ones."""
    board = next((one for one in ahead if one.state in ON), None)
    return board, [one for one in ahead if one is not board]


def page_of(meeting: Meeting, visitor: Visitor) -> MeetingPage:
    """The meeting with what one may see of its agenda, decisions and minutes."""
    sitting = sitting_of(meeting)
    decisions = [replace(row, told_with=sitting.groups) for row in rows_of(meeting=meeting, visitor=visitor)]
    held = tuple(replace(one, told_with=sitting.groups) for one in elections_at(meeting, visitor))
    agenda = agenda_of(meeting, visitor)
    concerns = _concerns(agenda, visitor)
    items = tuple(_item(meeting.key, item, decisions, concerns, held) for item in agenda)
    record = record_of(meeting, visitor)
    items = tuple(_with_record(item, record) for item in items) if record else items
    if pictured := pictures_of(meeting, visitor):
        items = tuple(replace(item, pictures=pictured.get(item.told.key, ())) for item in items)
    placed = {one.key for item in items for one in item.decisions} | {
        one.key for item in items for one in item.elections
    }
    return MeetingPage(
        sitting=sitting,
        items=items,
        loose_decisions=tuple(row for row in decisions if row.key not in placed),
        record=record,
        governing=governing_texts(meeting, visitor) if meeting.has_rules and meeting.state in FIXED else (),
        departures=departures_of(meeting, visitor) if meeting.has_departures and meeting.state != State.DRAFT else (),
        conductors=conductors_of(meeting, visitor),
        elections=held,
        loose_elections=tuple(one for one in held if one.key not in placed),
        parts=parts_of(meeting, visitor),
        corrects=made_in(meeting, visitor) if meeting.state == State.HELD else (),
    )


def _with_record(item: AgendaEntry, record: Record) -> AgendaEntry:
    """The point with what the minutes say of it beside its text."""
    key, tasks = item.told.key, _tasks_from(item, record.tasks)
    annexes = tuple(one for one in record.annexes if one.item == key)
    polls = tuple(one.sentence for one in record.polls.get(key, ()))
    return replace(item, tasks=tasks, annexes=annexes, corrections=record.corrections.of_item(key), polls=polls)


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
) -> AgendaEntry:
    anchor = anchor_of(meeting, item.key)
    if item.name is None:
        return AgendaEntry(item, anchor, NON_PUBLIC, NOT_TOLD, ())
    own = tuple(row for row in decisions if row.item_id == item.pk)
    lines = (_paper_line(paper, concerns) for paper in item.papers)
    papers = tuple(line for line in lines if line.url or line.name != item.name)  # a name is said once
    elections = tuple(one for one in held if one.item_id == item.pk)
    return AgendaEntry(item, anchor, item.name, item.text, own, papers, elections=elections)


def paper_of(page: MeetingPage, body: Body, *, inside: bool = False) -> press.MinutesSheet:
    """The minutes as the press takes them: public values only. Made when anything on them last changed.

    ``inside``: for those for whom the page was read, with all pictures that stand on it.
    """
    sitting, record = page.sitting, page.record
    assert record is not None
    told: list[Any] = [sitting, record, *(item.told for item in page.items), *page.decisions, *record.tasks]
    told += [*record.annexes, *page.elections, *(one for item in page.items for one in item.pictures)]
    points = {one.told.key: f"{one.told.label}: {one.name}" for one in page.items}
    quorums = {line.group.name: line.sentence for line in record.quorums}
    institutions = record.institutions if record.represented else None
    return press.MinutesSheet(
        body=body.name,
        title=_("%(meeting)s: Protokoll") % {"meeting": sitting.title},
        state=press.MinutesSheetState(record.label, _with_sample(_with_correction(record.sentence, page), body)),
        address=body.address.rstrip("/") + sitting.url if body.address else "",
        printed=max(one.modified for one in told if one.modified),
        when=sitting.date,
        time_span=sitting.span or None,
        place=sitting.where or None,
        groups=tuple(press.MinutesGroup(group.name, quorums.get(group.name)) for group in sitting.groups),
        remarks=tuple(_remarks(page, record)),
        attendance=press.MinutesPresence(institutions, record.present, record.represented, record.presence_lines),
        items=tuple(_item_on_paper(item, inside=inside) for item in page.items) or None,
        decisions=tuple(decision_on_paper(row) for row in page.loose_decisions),
        elections=tuple(one.for_press for one in page.loose_elections),
        tasks=tuple(press.MinutesTask(t.who or None, t.on_paper, t.until or None) for t in record.tasks),
        annexes=annexes_on_paper(record.file, record.annexes, points),
        journal_head=_mark(record, body),
        number=record.head.number,
    )


def _remarks(page: MeetingPage, record: Record) -> Iterator[str]:
    """What the head of the page says beside: that it was moved, by which rules it was held and where not, the note."""
    if page.sitting.former_date:
        yield f"{page.sitting.moved_from or _('Geändert.')} {page.sitting.reason}".strip()
    if page.sitting.goes_on:
        yield page.sitting.goes_on
    if page.parts.after and page.parts.after.date:
        yield f"{page.parts.after_label}: {page.parts.after.date.in_words(weekday=False)}."
    if page.conductors:
        yield " ".join(f"{one.label}: {one.text}." for one in page.conductors)
    if page.governing:
        yield f"{page.held_by}: {'; '.join(text.in_words for text in page.governing)}."
    yield from (*record.corrections.remarks, *(one.made_here for one in page.corrects))
    yield from (_("Abweichung: %(what)s") % {"what": one.in_words} for one in page.departures)
    if record.head.in_words:
        yield record.head.in_words
    yield from filter(None, (record.note, PAPER_IS_MINUTES if record.from_paper else ""))


def _mark(record: Record, body: Body) -> str:
    """The place in the journal at which approved minutes became what they are; with it a cut tail is noticed."""
    return journal.mark_of(Minutes(body=body, key=record.key)) if record.is_approved else ""


def _with_correction(sentence: str, page: MeetingPage) -> str:
    if page.sitting.corrected is None:
        return sentence
    return f"{sentence} " + _("Berichtigt am %(date)s.") % {"date": without_weekday(page.sitting.corrected)}


def _with_sample(sentence: str, body: Body) -> str:
    """What is invented says so on paper too."""
    told = {"sentence": sentence}
    return _("%(sentence)s Muster: Dieses Netzwerk ist erfunden.") % told if body.is_sample else sentence


def _item_on_paper(item: AgendaEntry, *, inside: bool) -> press.MinutesItem:
    """A point of which a decision is known is not called unknown."""
    decisions, papers = tuple(decision_on_paper(row, item.name) for row in item.decisions), item.papers
    told, named = item.told, tuple(paper.name for paper in papers)
    held = tuple(one.for_press for one in item.elections)
    text = item.text or ("" if decisions or held or told.became or item.polls else None)
    corrected = (one.made_there for one in item.corrections)
    beside = tuple(filter(None, (told.facts, told.became, *item.polls, *corrected)))
    annexes = tuple(one.in_words for one in item.annexes)
    pictures = pictures_on_paper(item.pictures, inside=inside)
    shown: Any = {"is_below": told.is_below, "elections": held, "pictures": pictures}
    return press.MinutesItem(item.name, told.label, text, decisions, named, annexes, beside, **shown)
