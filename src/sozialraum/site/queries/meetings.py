"""Site: meetings as the pages show them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from sozialraum.acts import journal
from sozialraum.bodies.models import Location
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Holder, Meeting, MeetingQuerySet
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.press import minutes as press
from sozialraum.site.queries.decisions import Row, joined, rows_of
from sozialraum.site.queries.groups import values_of
from sozialraum.site.queries.minutes import Record, TaskLine, decision_on_paper, record_of
from sozialraum.ui.spoken import clock
from sozialraum.ui.values import Group

NON_PUBLIC = "Nichtöffentlicher Tagesordnungspunkt"
NOT_TOLD = "Dieser Punkt wurde nicht öffentlich beraten."


@dataclass(frozen=True)
class Sitting:
    """A meeting in a list."""

    title: str
    url: str
    date: PartialDate | None
    time: dt.time | None
    end: dt.time | None
    groups: tuple[Group, ...]
    where: str
    state: str
    state_label: str
    former_date: PartialDate | None
    reason: str

    @property
    def when_and_who(self) -> str:
        """For a line below the title: the day and, of a joint sitting, all its groups."""
        date = self.date.in_words() if self.date else ""
        return f"{date}: {joined(self.groups)}" if len(self.groups) > 1 else date

    @property
    def can_be_noted(self) -> bool:
        """Can it go into a calendar: an exact day that is still to come?"""
        return self.state == State.SCHEDULED and self.date is not None and self.date.exact is not None

    @property
    def span(self) -> str:
        """The clock times in words, as far as they are known."""
        if self.time and self.end:
            return f"{clock(self.time).removesuffix(' Uhr')} bis {clock(self.end)}"
        return clock(self.time) if self.time else ""


@dataclass(frozen=True)
class Item:
    """A point of the agenda as one may see it."""

    order: int
    number: str
    name: str
    text: str
    decisions: tuple[Row, ...]
    public: bool = True


@dataclass(frozen=True)
class MeetingPage:
    """Everything the page of a meeting says."""

    sitting: Sitting
    items: tuple[Item, ...]
    loose_decisions: tuple[Row, ...]
    record: Record | None

    @property
    def decisions(self) -> list[Row]:
        return [*(row for item in self.items for row in item.decisions), *self.loose_decisions]

    @property
    def is_recent(self) -> bool:
        """Less than a year ago: minutes may still come."""
        date = self.sitting.date
        return date is not None and date.last > timezone.localdate() - dt.timedelta(days=365)

    @property
    def is_told(self) -> bool:
        """Do we have the minutes themselves, so that a paper called Protokoll may be made of them?

        That a protocol once existed is not enough, nor is a decision alone.
        """
        record = self.record
        told = any(item.public and item.text for item in self.items)
        return record is not None and record.state != MinutesState.DRAFT and (told or record.tells_who_was_there)


def sitting_of(meeting: Meeting) -> Sitting:
    return Sitting(
        title=meeting.name,
        url=meeting.get_absolute_url(),
        date=meeting.date,
        time=meeting.start_time,
        end=meeting.end_time,
        groups=values_of(meeting.groups),
        where=place_of(meeting.location),
        state=meeting.state,
        state_label=str(State(meeting.state).label),
        former_date=meeting.former_date,
        reason=meeting.reason,
    )


def place_of(location: Location | None) -> str:
    """A place in one line."""
    if location is None:
        return ""
    town = f"{location.postal_code}\u00a0{location.locality}".strip("\u00a0")
    parts = (location.name, location.room, location.street_address, town, location.description)
    return ", ".join(part for part in parts if part)


def sittings(found: MeetingQuerySet) -> list[Sitting]:
    return [sitting_of(meeting) for meeting in found.with_holders()]


def ahead_and_behind(ahead: MeetingQuerySet, behind: MeetingQuerySet) -> tuple[list[Sitting], list[Sitting]]:
    """Two lists whose holders are asked for together."""
    coming, gone = list(ahead.select_related("location", "body")), list(behind.select_related("location", "body"))
    prefetch_related_objects([*coming, *gone], Prefetch("holders", Holder.objects.select_related("organization")))
    return [sitting_of(meeting) for meeting in coming], [sitting_of(meeting) for meeting in gone]


def board_and_later(ahead: MeetingQuerySet) -> tuple[Sitting | None, list[Sitting]]:
    """The next date that takes place, for the board, and everything else that lies ahead."""
    found = sittings(ahead)
    board = next((one for one in found if one.state == State.SCHEDULED), None)
    return board, [one for one in found if one is not board]


def page_of(meeting: Meeting, visitor: Visitor) -> MeetingPage:
    """The meeting with what one may see of its agenda, decisions and minutes."""
    decisions = rows_of(meeting=meeting, visitor=visitor)
    visible = AgendaItem.objects.visible_to(visitor).filter(meeting=meeting)
    inside = bool(visitor.organization_ids & {group.pk for group in meeting.groups})
    items = tuple(_item(item, decisions, inside=inside) for item in visible)
    placed = {row.key for item in items for row in item.decisions}
    return MeetingPage(
        sitting=sitting_of(meeting),
        items=items,
        loose_decisions=tuple(row for row in decisions if row.key not in placed),
        record=record_of(meeting, visitor),
    )


def _item(item: AgendaItem, decisions: list[Row], *, inside: bool) -> Item:
    if not (item.public or inside):
        return Item(item.order, item.number, NON_PUBLIC, NOT_TOLD, (), public=False)
    own = tuple(row for row in decisions if row.item_id == item.pk)
    return Item(item.order, item.number, item.name, item.text, own)


def paper_of(page: MeetingPage, body: Body, meeting: Meeting) -> press.Minutes:
    """The minutes as the press takes them: public values only. Made when anything on them last changed."""
    sitting, record = page.sitting, page.record
    assert record is not None
    quorums = {line.group.name: line.sentence for line in record.quorums}
    institutions = record.institutions or None
    return press.Minutes(
        body=body.name,
        title=_("%(meeting)s: Protokoll") % {"meeting": sitting.title},
        state=press.State(record.label, _with_sample(record.sentence, body)),
        address=body.address.rstrip("/") + sitting.url,
        printed=max([meeting.modified, record.modified, *(row.modified for row in page.decisions)]),
        when=sitting.date,
        time_span=sitting.span or None,
        place=sitting.where or None,
        groups=tuple(press.Group(group.name, quorums.get(group.name)) for group in sitting.groups),
        attendance=press.Attendance(institutions, record.present, record.represented),
        items=tuple(_item_on_paper(item) for item in page.items) or None,
        tasks=tuple(press.Task(t.who or None, t.what, _due(t)) for t in record.tasks),
        annexes=(press.Annex(record.file.name),) if record.file else (),
        journal_head=_mark(meeting),
    )


def _mark(meeting: Meeting) -> str:
    """The place in the journal at which approved minutes became what they are; with it a cut tail is noticed."""
    approved = Minutes.objects.filter(meeting=meeting, state=MinutesState.APPROVED, deleted=None).first()
    return journal.mark_of(approved) if approved else ""


def _with_sample(sentence: str, body: Body) -> str:
    """What is invented says so on paper too."""
    return (
        _("%(sentence)s Muster: Dieses Netzwerk ist erfunden.") % {"sentence": sentence} if body.is_sample else sentence
    )


def _due(task: TaskLine) -> str | None:
    return _("erledigt") if task.done else task.due.in_words(weekday=False) if task.due else None


def _item_on_paper(item: Item) -> press.Item:
    return press.Item(
        item.name, item.number, item.text or None, tuple(decision_on_paper(row) for row in item.decisions)
    )
