"""Renditions: the same value as the press takes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from sozialraum.acts import journal
from sozialraum.annexes.queries import annexes_on_paper
from sozialraum.approvals.queries import CorrectionLine
from sozialraum.decisions.models import Minutes
from sozialraum.network.models import Body
from sozialraum.pictures.queries import pictures_on_paper
from sozialraum.press import minutes as press
from sozialraum.register.queries.minutes import Record, decision_on_paper
from sozialraum.renditions.queries import AgendaEntry, MeetingPage
from sozialraum.renditions.rules import Rendition
from sozialraum.renditions.words import ONLY_DECISIONS, ONLY_FOR_GROUPS
from sozialraum.ui.spoken import without_weekday

PAPER_IS_MINUTES = "Aus Papier übernommen. Das Protokoll ist die Datei; was hier steht, ist eine Ergänzung."


def paper_of(page: MeetingPage, body: Body) -> press.MinutesSheet:
    """The minutes as the press takes them: what this rendition says. Made when anything on them last changed."""
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
        state=press.MinutesSheetState(
            record.label, with_sample(_with_correction(record.sentence, page), body), is_draft=page.is_draft
        ),
        address=body.address.rstrip("/") + sitting.url if body.address else "",
        printed=max(one.modified for one in told if one.modified),
        when=sitting.date,
        time_span=sitting.span or None,
        place=sitting.where or None,
        groups=tuple(press.MinutesGroup(group.name, quorums.get(group.name)) for group in sitting.groups),
        remarks=tuple(_remarks(page, record)),
        attendance=press.MinutesPresence(institutions, record.present, record.represented, record.presence_lines),
        items=tuple(_item_on_paper(item, page.rendition) for item in page.items) or None,
        decisions=tuple(decision_on_paper(row) for row in page.loose_decisions),
        elections=tuple(one.for_press for one in page.loose_elections),
        tasks=tuple(press.MinutesTask(t.who or None, t.on_paper, t.until or None) for t in record.tasks),
        annexes=annexes_on_paper(record.file, record.annexes, points),
        journal_head=mark_of_minutes(record, body),
        number=record.head.number,
        corrections=tuple(_correction(one, f"{one.place}. ") for one in record.corrections.loose),
        ahead=tuple((one.groups, one.when) for one in page.next_sittings),
        only_for=str(ONLY_FOR_GROUPS) if page.rendition.is_internal else "",
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
    yield from filter(None, (record.brief, record.corrections.version_note, record.corrections.older_note))
    yield from (one.made_here for one in page.corrects)
    yield from (_("Abweichung: %(what)s") % {"what": one.in_words} for one in page.departures)
    if record.head.in_words:
        yield record.head.in_words
    yield from filter(None, (record.note, PAPER_IS_MINUTES if record.from_paper else ""))
    if not page.rendition.tells_course:
        yield str(ONLY_DECISIONS)


def mark_of_minutes(record: Record, body: Body) -> str:
    """The place in the journal at which approved minutes became what they are; with it a cut tail is noticed."""
    return journal.mark_of(Minutes(body=body, key=record.key)) if record.is_approved else ""


def _with_correction(sentence: str, page: MeetingPage) -> str:
    if page.sitting.corrected is None:
        return sentence
    return f"{sentence} " + _("Berichtigt am %(date)s.") % {"date": without_weekday(page.sitting.corrected)}


def with_sample(sentence: str, body: Body) -> str:
    """What is invented says so on paper too."""
    told = {"sentence": sentence}
    return _("%(sentence)s Muster: Dieses Netzwerk ist erfunden.") % told if body.is_sample else sentence


def _correction(one: CorrectionLine, before: str = "") -> press.MinutesCorrection:
    return press.MinutesCorrection(f"{before}{one.made}", one.old, one.new, one.remark)


def _item_on_paper(item: AgendaEntry, rendition: Rendition) -> press.MinutesItem:
    """A point of which a decision is known is not called unknown, nor one that this rendition does not tell."""
    thread = _("Dieses Thema auch am: %(days)s") % {"days": ", ".join(one.in_words for one in item.thread)}
    return press.MinutesItem(
        item.name,
        item.told.label,
        None if item.says_nothing and rendition.tells_course else item.text,
        tuple(decision_on_paper(row, item.name) for row in item.decisions),
        tuple(paper.name for paper in item.papers),
        tuple(one.in_words for one in item.annexes),
        tuple(filter(None, (item.told.facts, item.told.became, thread if item.thread else ""))),
        is_below=item.told.is_below,
        elections=tuple(one.for_press for one in item.elections),
        said=(*item.polls, *item.recusals),
        corrections=tuple(_correction(one) for one in item.corrections),
        pictures=pictures_on_paper(item.pictures, inside=rendition.is_internal),
    )
