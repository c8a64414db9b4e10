"""Notes: storing a note without ever losing another one, and making minutes and tasks of it.

Storing is no act: nothing is on record yet. The three tables of it are free of the guard, and one conditional update
decides who was first.
"""

from __future__ import annotations

import datetime as dt
import secrets
import time
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.acts.master import master_data
from sozialraum.acts.who import is_house, only
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import columns_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import FIXED
from sozialraum.notes.models import NoteCopy, NoteDraft, TextBlock
from sozialraum.notes.permissions import closes_notes, keeps_notes
from sozialraum.notes.rules import merged, unwritten_number
from sozialraum.tasks.actions import tasks
from sozialraum.tasks.models import Task

REMEMBERED = 20  # stores of a note whose marks are known, so that a resent one is no conflict


@dataclass(frozen=True)
class NoteSent:
    """A text to be stored: ``seen`` is the number on which it was written, ``token`` the mark of this store.

    ``after`` are the marks of stores whose answers never came: if the last store was one of them, the text follows it.
    ``works_in`` is the token of a second text that is in it, or that its writer leaves out.
    """

    text: str
    seen: int
    token: str = ""
    works_in: str = ""
    after: tuple[str, ...] = ()

    def follows(self, draft: NoteDraft) -> bool:
        """Whether its writer knew all that stands in the note now."""
        return draft.number == self.seen or draft.text == self.text or draft.recent[-1][0] in self.after


@dataclass(frozen=True)
class NoteStored:
    """What became of it: the number and moment of the note; ``second`` is the text kept beside it in a conflict."""

    number: int
    written: dt.datetime
    second: NoteCopy | None = None


def store(item: AgendaItem, sent: NoteSent, *, by: Visitor) -> NoteStored:
    """Store a note if nobody was faster; else keep both texts. Outside acts and journal; works beside other writers.

    Raises PermissionDenied, and ValidationError (``state``) if there is nothing to take notes of: the sitting is not
    under way, or its record is published.
    """
    only(keeps_notes, by, item)
    if item.meeting.state not in FIXED or item.meeting.record_published is not None:
        raise ValidationError(_("Notizen gibt es von der Eröffnung bis zum veröffentlichten Protokoll."), code="state")
    token = sent.token or secrets.token_hex(8)
    _write(item, sent, token, by)
    draft = _draft_of(item)
    number = _number_of(draft, sent, token)
    if draft is None and (stored := _stored_by_closing(item, sent)):
        return stored
    if draft is None or number is None:
        return _both_kept(item, draft, sent.text, token, by)
    if sent.works_in:
        NoteCopy.objects.filter(agenda_item=item, token=sent.works_in).update(is_open=False)
    return NoteStored(number, draft.written)


def _draft_of(item: AgendaItem) -> NoteDraft | None:
    return NoteDraft.objects.filter(agenda_item=item).first()


def _write(item: AgendaItem, sent: NoteSent, token: str, by: Visitor) -> None:
    """One insert or one update that only the first of several writers gets through; known stores change nothing."""
    draft, values = _draft_of(item), {"text": sent.text, "written": timezone.now()} | _signed(by)
    if draft is None:
        begun = unwritten_number(AgendaItem.objects.values_list("text", flat=True).get(pk=item.pk))
        if sent.seen == begun:
            start = time.time_ns() // 1_000_000  # never a number that a closed note has had
            new = NoteDraft(body=item.body, agenda_item=item, number=start, recent=[[token, start]], **values)
            new.begun_on = begun
            NoteDraft.objects.bulk_create([new], ignore_conflicts=True)
    elif token not in dict(draft.recent) and sent.follows(draft):
        recent = [*draft.recent, [token, draft.number + 1]][-REMEMBERED:]
        same = NoteDraft.objects.filter(pk=draft.pk, number=draft.number)
        same.update(number=F("number") + 1, recent=recent, **values)


def _number_of(draft: NoteDraft | None, sent: NoteSent, token: str) -> int | None:
    """By which number this text is stored, also by another store of the very same; None if it came second."""
    if draft is None:
        return None
    return draft.number if draft.text == sent.text else dict(draft.recent).get(token)


def _stored_by_closing(item: AgendaItem, sent: NoteSent) -> NoteStored | None:
    """Nothing to be kept where the minutes say just this: it was closed, and the answer to that never came."""
    text, modified = AgendaItem.objects.values_list("text", "modified").get(pk=item.pk)
    return NoteStored(unwritten_number(text), modified) if text and text == sent.text.strip() else None


def _signed(by: Visitor) -> dict[str, Any]:
    return {"writer": by.label, "person_id": by.person_id}


def _both_kept(item: AgendaItem, draft: NoteDraft | None, text: str, token: str, by: Visitor) -> NoteStored:
    """Keep the text that came second, and the one that it met."""
    mine = NoteCopy(token=token, is_open=True, text=text, number=0, **_signed(by))
    met = NoteCopy(token="", written=item.modified)
    if draft:
        met = NoteCopy(writer=draft.writer, person_id=draft.person_id, written=draft.written)
    met.text = draft.text if draft else AgendaItem.objects.values_list("text", flat=True).get(pk=item.pk)
    mine.number = met.number = draft.number if draft else unwritten_number(met.text)
    met.token = f"stand {met.number}"
    for one in (met, mine):
        one.body_id, one.agenda_item = item.body_id, item
    NoteCopy.objects.bulk_create([met, mine], ignore_conflicts=True)
    kept = NoteCopy.objects.get(agenda_item=item, token=token)
    return NoteStored(met.number, met.written, kept)


@act(who=is_office | closes_notes, says=gettext_lazy("hat die Notiz zu einem Punkt ins Protokoll übernommen"))
def close_item(item: AgendaItem, *, by: Visitor, seen: int | None = None, with_seconds: bool = False) -> None:
    """Make the note of a point what the minutes say of it; draft and second texts are gone then.

    ``seen`` is the number that was read. What the minutes say since the note was begun is put together with it.
    Raises ValidationError: ``nothing`` without a note, ``meanwhile`` for another number, ``both`` while a second text
    is open – unless ``with_seconds``: then each is worked in.
    """
    draft = NoteDraft.objects.select_for_update().filter(agenda_item=item).first()
    seconds = NoteCopy.objects.filter(agenda_item=item, is_open=True)
    if draft is None and not (with_seconds and seconds):
        raise ValidationError(_("Zu diesem Punkt gibt es keine offene Notiz."), code="nothing")
    if draft and seen is not None and seen != draft.number:
        raise ValidationError(_("Die Notiz wurde inzwischen geändert."), code="meanwhile")
    if seconds and not with_seconds:
        raise ValidationError(_("Zu dieser Notiz gibt es noch einen zweiten Text."), code="both")
    text = draft.text.strip() if draft else item.text
    if draft and draft.begun_on != unwritten_number(item.text):
        text = merged(text, item.text)
    for second in seconds:
        text = merged(second.text.strip(), text)
    item.text = text
    if draft and not NoteDraft.objects.filter(pk=draft.pk, number=draft.number).delete()[0]:
        raise ValidationError(_("Die Notiz wurde inzwischen geändert."), code="meanwhile")
    NoteCopy.objects.filter(agenda_item=item).delete()


@act(who=is_office | closes_notes, says=gettext_lazy("hat die offenen Notizen der Sitzung ins Protokoll übernommen"))
def close_notes(meeting: Meeting, *, by: Visitor) -> None:
    """Close every point of a meeting that still has a note or a second text; nothing of either is lost."""
    noted = {*NoteDraft.objects.filter(agenda_item__meeting=meeting).values_list("agenda_item", flat=True)}
    second = NoteCopy.objects.filter(agenda_item__meeting=meeting, is_open=True)
    noted |= {*second.values_list("agenda_item", flat=True)}
    for item in AgendaItem.objects.filter(pk__in=noted, deleted=None).order_by("order", "pk"):
        item.meeting = meeting
        close_item.as_part(item, by=by, with_seconds=True)


@act(who=is_office | closes_notes, says=gettext_lazy("hat eine Aufgabe aus einer Notiz festgehalten"))
def take_task(
    item: AgendaItem,
    *,
    by: Visitor,
    what: str,
    who: str = "",
    due: PartialDate | None = None,
    next_sitting: bool = False,
) -> Task:
    """Record a task of a point in the minutes of its meeting; raises ValidationError (``minutes``) without any."""
    minutes = Minutes.objects.filter(meeting=item.meeting_id, deleted=None).order_by("pk").first()
    if minutes is None:
        raise ValidationError(_("Aufgaben stehen im Protokoll. Diese Sitzung hat noch keines."), code="minutes")
    if due and next_sitting:
        raise field_error("due", _("Bis wann: ein Tag oder die nächste Sitzung, nicht beides."), "twice")
    values: dict[str, Any] = {"what": what, "who": who, "due": due, "next_sitting": next_sitting, "agenda_item": item}
    recorded: Task = tasks.kind.record(minutes, by=by, **values)
    return recorded


text_blocks = master_data(
    TextBlock,
    who=is_office | is_house,
    called=gettext_lazy("einen Textbaustein"),
    fields=columns_of(TextBlock),
    fill=lambda body, _values: {"order": TextBlock.objects.filter(body=body).next_order()},
)


def forget_writers(rows: Any, _by: Visitor) -> None:
    """Let go of who wrote these notes; the texts stay until their point is closed."""
    with transaction.atomic():
        rows.update(writer="", person=None)
