"""Dossier: an extract from minutes – one decision as everybody may read it, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sozialraum.foundation.visitor import Visitor
from sozialraum.press.extract import ExtractSheet
from sozialraum.register.queries.decisions import ResolutionRow, joined
from sozialraum.register.queries.minutes import decision_on_paper
from sozialraum.renditions.queries import AgendaEntry, MeetingPage
from sozialraum.renditions.queries.paper import mark_of_minutes, with_sample
from sozialraum.ui.spoken import without_weekday


def extract_of(row: ResolutionRow, page: MeetingPage | None, nobody: Visitor) -> ExtractSheet:
    """The sheet for the press, of a decision and the page of its sitting as everybody reads them; None: no sitting."""
    body = nobody.body
    item = next((one for one in page.items if row.key in {own.key for own in one.decisions}), None) if page else None
    record = page.record if page else None
    state = record.sentence if record else _("Ein Protokoll dazu ist nicht veröffentlicht.")
    changed = [row.modified, page and page.sitting.modified, record and record.modified]
    return ExtractSheet(
        body=body.name,
        meeting=page.sitting.title if page else "",
        when=row.date,
        item=f"{item.told.label}: {item.name}" if item and item.told.label else item.name if item else "",
        decision=decision_on_paper(row, item.name if item else ""),
        facts=tuple(_facts(row, page, item)),
        state=with_sample(state, body),
        label=record.label if record else "",
        address=body.address.rstrip("/") + row.url if body.address else "",
        printed=max(one for one in changed if one),
        journal_head=mark_of_minutes(record, body) if record else "",
    )


def _facts(row: ResolutionRow, page: MeetingPage | None, item: AgendaEntry | None) -> Iterator[tuple[str, str]]:
    """Each with its label, only what is known."""
    if row.groups and not row.decided_by:  # else it stands in the decision
        yield _("Beschlossen von"), joined(row.groups)
    deciding = {group.name for group in row.groups}
    for line in page.record.quorums if page and page.record else ():
        if line.group.name in deciding:
            yield line.group.name, line.sentence
    if row.money.in_words:
        yield _("Betrag"), row.money.in_words
    if page and page.governing:
        yield page.held_by, "; ".join(text.in_words for text in page.governing)
    yield from ((_("Abweichung"), one.in_words) for one in (page.departures if page else ()))
    if row.corrected:
        yield _("Berichtigt"), _("am %(day)s") % {"day": without_weekday(row.corrected)}
    yield from ((_("Protokoll"), one.made_there) for one in (item.corrections if item else ()))
