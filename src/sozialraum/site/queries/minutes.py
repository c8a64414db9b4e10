"""Site: what the minutes of a meeting tell, for the page and for the paper alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from sozialraum.decisions.models import Minutes, Quorum
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import File
from sozialraum.press import minutes as press
from sozialraum.site.queries.decisions import Row
from sozialraum.site.queries.documents import FileLine, line_of
from sozialraum.site.queries.groups import value_of
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class QuorumLine:
    """Whether a group could decide, in one sentence."""

    group: Group
    reached: bool
    sentence: str


@dataclass(frozen=True)
class TaskLine:
    """Who does what until when."""

    key: str
    who: str
    what: str
    due: PartialDate | None
    done: bool


@dataclass(frozen=True)
class Record:
    """What is known about the minutes, and what they tell."""

    key: str
    state: str
    label: str
    sentence: str
    note: str
    file: FileLine | None
    quorums: tuple[QuorumLine, ...]
    institutions: tuple[str, ...]
    represented: int
    present: int | None
    tasks: tuple[TaskLine, ...]
    modified: dt.datetime

    @property
    def tells_who_was_there(self) -> bool:
        return bool(self.quorums or self.institutions or self.present is not None)


def record_of(meeting: Meeting, visitor: Visitor) -> Record | None:
    """The minutes this visitor may read. What everybody may read is remembered; a draft is asked for each time."""
    [public] = remembered(visitor, ("record", meeting.pk), lambda nobody: [_record(meeting, nobody)])
    return public or (_record(meeting, visitor) if visitor.standings or visitor.link else None)


def _record(meeting: Meeting, visitor: Visitor) -> Record | None:
    quorums = Prefetch("quorums", Quorum.objects.select_related("organization"))
    found: Any = Minutes.objects.visible_to(visitor).filter(meeting=meeting).select_related("file")
    shown = Exists(File.objects.visible_to(visitor).filter(pk=OuterRef("file")))
    minutes = found.annotate(shows_file=shown).prefetch_related(quorums, "institutions", "tasks").first()
    if minutes is None:
        return None
    institutions = list(minutes.institutions.all())
    return Record(
        key=minutes.key,
        state=minutes.state,
        label=str(MinutesState(minutes.state).label),
        sentence=_sentence(minutes),
        note=minutes.note,
        file=line_of(minutes.file) if minutes.file and minutes.shows_file else None,
        quorums=tuple(_quorum(one) for one in minutes.quorums.all()),
        institutions=tuple(sorted(one.name for one in institutions if one.listed and not one.deleted)),
        represented=len(institutions),
        present=minutes.present,
        tasks=tuple(TaskLine(t.key, t.who, t.what, t.due, t.done) for t in minutes.tasks.all() if not t.deleted),
        modified=minutes.modified,
    )


def _sentence(minutes: Minutes) -> str:
    if minutes.state == MinutesState.APPROVED:
        when = minutes.approved_date.in_words() if minutes.approved_date else ""
        return _("Genehmigt am %(date)s.") % {"date": when} if when else _("Genehmigt.")
    if minutes.state == MinutesState.DRAFT:
        return _("Entwurf, noch nicht veröffentlicht.")
    return _("Veröffentlicht; eine Genehmigung ist nicht eingetragen.")


def _quorum(quorum: Quorum) -> QuorumLine:
    """E.g. »Beschlussfähig: 23 von 31 Stimmberechtigten waren vertreten, nötig waren 16 (§ 7 Absatz 1).«"""
    words = _("Beschlussfähig") if quorum.reached else _("Nicht beschlussfähig")
    facts = []
    if quorum.present is not None and quorum.voters is not None:
        counts = {"present": quorum.present, "voters": quorum.voters}
        facts.append(_("%(present)s von %(voters)s Stimmberechtigten waren vertreten") % counts)
    if quorum.needed is not None:
        facts.append(_("nötig waren %(needed)s") % {"needed": quorum.needed})
    basis = f" ({quorum.basis})" if quorum.basis else ""
    told = f"{words}: {', '.join(facts)}" if facts else words
    return QuorumLine(value_of(quorum.organization), quorum.reached, f"{told}{basis}.")


def decision_on_paper(row: Row) -> press.Decision:
    """A decision as the press takes it."""
    as_of = row.outcome_date.in_words(weekday=False) if row.outcome_date else ""
    outcome = press.Outcome(row.became, as_of) if row.became else None
    return press.Decision(
        row.number or None, row.wording or None, row.majority or None, row.result, row.tallies, outcome
    )
