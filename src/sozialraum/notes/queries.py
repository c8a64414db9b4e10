"""Notes: the notes of a sitting as its page shows them, what their lines become, and where a name stands in them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sozialraum.acts.registry import DataSubject
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.questions import asked_about
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.rules import item_label, number_items
from sozialraum.network.models import Body
from sozialraum.notes.models import AnyNote, NoteCopy, NoteDraft, TextBlock
from sozialraum.notes.permissions import closes_notes
from sozialraum.notes.rules import Extract, TaskWords, marked_lines, merged, task_words, unwritten_number
from sozialraum.notes.words import BLOCKS, EXTRACTS
from sozialraum.tasks.models import Task


@dataclass(frozen=True)
class SecondText:
    """A text of a note that came second and is not worked in; ``token`` names it in an address."""

    token: str
    text: str
    writer: str
    written: dt.datetime


@dataclass(frozen=True)
class MarkedSentence:
    """A line of a note that is to become something. ``task`` is proposed for a task that is not recorded yet."""

    extract: Extract
    called: str | Promise
    sentence: str
    number: int
    task: TaskWords | None = None

    @property
    def until(self) -> str:
        """Until when, as one types it: a day, or the next sitting."""
        if self.task is None:
            return ""
        return _("nächste Sitzung") if self.task.next_sitting else self.task.due.as_typed if self.task.due else ""


@dataclass(frozen=True)
class NoteNow:
    """The note of one point: its text with number, writer and moment; what is second to it, and what its lines become.

    ``is_closed``: nobody has begun a note, and the minutes say something of the point; ``text`` is that then.
    """

    item: AgendaItem
    called: str
    number: int
    text: str
    writer: str
    written: dt.datetime | None
    is_closed: bool
    may_close: bool
    seconds: tuple[SecondText, ...]
    marked: tuple[MarkedSentence, ...]
    blocks: tuple[str, ...]

    @property
    def key(self) -> str:
        return self.item.key

    @property
    def extracts(self) -> list[tuple[str, str | Promise]]:
        """The buttons that make something of a sentence: value and label."""
        return list(EXTRACTS.items())


def note_of(item: AgendaItem, visitor: Visitor) -> NoteNow:
    """The note of one point, as ``notes_of`` gives it."""
    return notes_of(item.meeting, visitor)[item.pk]


def notes_of(meeting: Meeting, visitor: Visitor, items: Sequence[AgendaItem] | None = None) -> dict[int, NoteNow]:
    """By the primary key of each point of a meeting its note, in a fixed number of questions; asks no permission.

    ``items`` are its points in their order, if they are at hand.
    """
    items = list(AgendaItem.objects.filter(meeting=meeting, deleted=None)) if items is None else items
    drafts, seconds = _written_texts(meeting)
    is_asked = any(True for one in drafts.values() for _line in marked_lines(one.text))
    blocks, names = blocks_of(visitor), names_of_register(visitor.body) if is_asked else ()
    recorded = _recorded(meeting) if is_asked else {}
    today, found = timezone.localdate(), {}
    may_close = is_office.holds(visitor, meeting) or closes_notes.holds(visitor, meeting)
    for item, number, _below in number_items(items):
        item.meeting = meeting
        draft = drafts.get(item.pk)
        text = draft.text if draft else item.text
        found[item.pk] = NoteNow(
            item=item,
            called=f"{item_label(number)}: {item.name}",
            number=draft.number if draft else unwritten_number(item.text),
            text=text,
            writer=draft.writer if draft else "",
            written=draft.written if draft else None,
            is_closed=draft is None and bool(item.text),
            may_close=may_close,
            seconds=tuple(sorted(seconds.get(item.pk, ()), key=lambda one: one.written)),
            marked=tuple(_marked(text, names, today, recorded.get(item.pk, set()))) if draft else (),
            blocks=blocks,
        )
    return found


class _WrittenText(NamedTuple):
    """A draft (without a mark) or an open second text of a point."""

    agenda_item: int
    mark: str
    number: int
    text: str
    writer: str
    written: dt.datetime


def _written_texts(meeting: Meeting) -> tuple[dict[int, _WrittenText], dict[int, list[SecondText]]]:
    """By point, its draft and its open second texts. One query."""
    rows = [_WrittenText(*row) for row in asked_about(_texts_in, [meeting.pk])]
    seconds: dict[int, list[SecondText]] = defaultdict(list)
    for one in rows:
        if one.mark:
            seconds[one.agenda_item].append(SecondText(one.mark, one.text, one.writer, one.written))
    return {one.agenda_item: one for one in rows if not one.mark}, seconds


def points_with_texts(meeting: Meeting) -> set[int]:
    """The points (primary keys) with a note or a second text that the minutes do not hold. One query."""
    drafts, seconds = _written_texts(meeting)
    return drafts.keys() | seconds.keys()


def _texts_in(_nobody: Visitor, meetings: Sequence[int]) -> QuerySet[Any]:
    of, columns = {"agenda_item__meeting__in": meetings}, _WrittenText._fields
    drafts = NoteDraft.objects.filter(**of).annotate(mark=Value("", CharField())).values_list(*columns)
    copies = NoteCopy.objects.filter(**of, is_open=True).annotate(mark=F("token")).order_by().values_list(*columns)
    return drafts.union(copies, all=True)


def _recorded(meeting: Meeting) -> Mapping[int, set[str]]:
    """By point, what its tasks say is to be done."""
    found: dict[int, set[str]] = defaultdict(set)
    tasks = Task.objects.filter(minutes__meeting=meeting, deleted=None, agenda_item__isnull=False)
    for item, what in tasks.values_list("agenda_item", "what"):
        found[item or 0].add(what)
    return found


def _marked(text: str, names: Iterable[str], today: dt.date, recorded: set[str]) -> Iterator[MarkedSentence]:
    for line in marked_lines(text):
        task = task_words(line.sentence, names, today) if line.extract is Extract.TASK else None
        if task is None or task.what not in recorded:
            yield MarkedSentence(line.extract, EXTRACTS[line.extract], line.sentence, line.number, task)


def names_of_register(body: Body) -> tuple[str, ...]:
    """The names of all groups and institutions, long and short; only compared with what somebody typed."""
    rows = Organization.objects.filter(body=body, deleted=None).values_list("name", "short_name")
    return tuple(dict.fromkeys(name for row in rows for name in row if name))


def blocks_of(visitor: Visitor) -> tuple[str, ...]:
    """The text blocks of the visitor's network; those of the program while it has entered none."""
    return remembered(visitor, "text blocks", _blocks)


def _blocks(visitor: Visitor) -> tuple[str, ...]:
    own = tuple(TextBlock.objects.filter(body=visitor.body, deleted=None).values_list("text", flat=True))
    return own or tuple(str(one) for one in BLOCKS)


@dataclass(frozen=True)
class TwoTexts:
    """Two texts of one note side by side, and one that holds both."""

    token: str
    number: int
    mine: SecondText
    theirs: str
    writer: str
    written: dt.datetime | None
    is_own: bool

    @property
    def together(self) -> str:
        return merged(self.mine.text, self.theirs)


def two_texts(item: AgendaItem, token: str, visitor: Visitor) -> TwoTexts | None:
    """The second text with this token beside the note as it stands now; None if there is no such text."""
    found = NoteCopy.objects.filter(agenda_item=item, token=token).first()
    if found is None:
        return None
    draft = NoteDraft.objects.filter(agenda_item=item).first()
    text = AgendaItem.objects.values_list("text", flat=True).get(pk=item.pk) if draft is None else draft.text
    return TwoTexts(
        token=token,
        number=draft.number if draft else unwritten_number(text),
        mine=SecondText(token, found.text, found.writer, found.written),
        theirs=text,
        writer=draft.writer if draft else "",
        written=draft.written if draft else None,
        is_own=found.person_id == visitor.person_id and found.writer == visitor.label,
    )


def last_minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes of the latest earlier sitting of one of its groups, which this one corrects; None without any."""
    groups = [group.pk for group in meeting.groups]
    found = Minutes.objects.filter(meeting__organizations__in=groups, meeting__date__lt=meeting.date, deleted=None)
    return found.order_by("-meeting__date", "-pk").first() if meeting.date else None


def naming_person(model: AnyNote, subject: DataSubject) -> QuerySet[Any]:
    """Notes in whose text the name of this person stands as it is on record, also those of others."""
    named = Q(text__icontains=subject.name) if subject.name.strip() else Q(pk__in=[])
    rows = model._default_manager.filter(named, body=subject.body)
    return rows.select_related("agenda_item__meeting").order_by("pk")


def points_naming(subject: DataSubject) -> list[str]:
    """Points whose note or second text names this person, each once, in words."""
    found = [one for model in (NoteDraft, NoteCopy) for one in naming_person(model, subject)]
    return list(dict.fromkeys(f"{one.agenda_item.meeting.name}, {one.agenda_item}" for one in found))
