"""Register: what the minutes of a meeting tell, for the page and for the paper alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sozialraum.annexes.queries import AnnexLine, annexes_of, with_annexes
from sozialraum.approvals.queries import CorrectedMinutes, approvals_with_changes, corrections_of, is_out
from sozialraum.attendance.queries import MinutesHead, PresenceList, QuorumLine, minutes_head, presence_of, quorum_line
from sozialraum.ballots.queries.polls import PollLine, polls_of, with_polls
from sozialraum.ballots.queries.recusals import recusals_of, with_recusals
from sozialraum.bodies.queries import named
from sozialraum.bodies.rules import Naming
from sozialraum.decisions.models import Approval, Minutes, Quorum, Represented
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.questions import asked_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.put import give_rows
from sozialraum.papers.models import File
from sozialraum.press import minutes as press
from sozialraum.register.queries.decisions import ResolutionRow
from sozialraum.register.queries.files import FileLine, line_of
from sozialraum.register.queries.fixed import fixed_for
from sozialraum.register.queries.inside import spoken_by
from sozialraum.rulings.rules.fixed import FixedRules
from sozialraum.tasks.models import Task
from sozialraum.tasks.queries import TaskLine, tasks_of
from sozialraum.ui.lines import as_line

SAID_OF = ("name", "listed", "deleted")


@dataclass(frozen=True)
class Record:
    """What is known about the minutes, and what they tell."""

    key: str
    state: str
    approved_by: tuple[str, ...]
    is_approved: bool
    label: str
    sentence: str
    standing: str  # the sentence without what was changed
    note: str
    summary: str
    from_paper: bool
    file: FileLine | None
    has_file: bool
    quorums: tuple[QuorumLine, ...]
    institutions: tuple[str, ...]
    represented: int
    present: int | None
    presence: PresenceList | None
    head: MinutesHead
    tasks: tuple[TaskLine, ...]
    annexes: tuple[AnnexLine, ...]
    corrections: CorrectedMinutes
    polls: Mapping[str, tuple[PollLine, ...]]  # by the key of a point
    recusals: Mapping[str, tuple[str, ...]]  # by the key of a point, a sentence for each who was biased
    modified: dt.datetime

    @property
    def brief(self) -> str:
        """The summary in one line, as it stands on paper."""
        return _("Kurz gesagt: %(text)s") % {"text": " ".join(self.summary.split())} if self.summary else ""

    @property
    def presence_lines(self) -> tuple[tuple[str, str], ...]:
        return tuple((line.label, line.text) for line in self.presence.lines) if self.presence else ()

    @property
    def only_figures(self) -> Record:
        """What is left where everybody reads only what was decided: head, figures of attendance, quorum, approvals.

        Neither a summary nor the changes of an approval: both tell what was said.
        """
        presence = self.presence.only_figures if self.presence else None
        left: dict[str, Any] = {"tasks": (), "annexes": (), "polls": {}, "corrections": CorrectedMinutes()}
        left |= {"note": "", "summary": "", "sentence": self.standing}
        return replace(self, presence=presence, institutions=(), file=None, **left)

    @property
    def has_attendance(self) -> bool:
        return bool(self.quorums or self.represented or self.present is not None)


def record_of(
    meeting: Meeting, visitor: Visitor, naming: Naming = Naming.AGREED, fixed: FixedRules | None = None
) -> Record | None:
    """The minutes of this meeting, if this visitor may read them; ``naming`` says whom they name.

    ``fixed`` are the rules of the sitting, if they have been read.
    """
    minutes = _minutes_of(meeting, visitor)
    if minutes is None:
        return None
    presence = _presence(minutes, visitor, naming)
    institutions, represented = _institutions(minutes, naming) if minutes.has_institutions and not presence else ((), 0)
    return Record(
        key=minutes.key,
        state=minutes.state,
        approved_by=tuple(one.organization.name for one in minutes.valid_approvals),
        is_approved=minutes.is_approved,
        label=_label(minutes),
        sentence=_sentence(minutes),
        standing=_sentence(minutes, changes=False),
        note=minutes.note,
        summary=minutes.summary,
        from_paper=minutes.from_paper,
        file=_file_of(minutes, visitor),
        has_file=minutes.file_id is not None,
        quorums=tuple(_quorums(minutes, visitor, fixed)) if minutes.has_quorums else (),
        institutions=institutions,
        represented=represented,
        present=presence.present if presence else minutes.present,
        presence=presence,
        head=minutes_head(minutes),
        tasks=_tasks(minutes, visitor, naming) if minutes.has_tasks else (),
        annexes=annexes_of(minutes, visitor),
        corrections=corrections_of(minutes, visitor),
        polls=polls_of(meeting, visitor) if minutes.has_polls else {},
        recusals=recusals_of(meeting, visitor, naming) if minutes.has_recusals else {},
        modified=minutes.modified,
    )


def standing_of(meeting: Meeting, visitor: Visitor) -> str:
    """How far the minutes of this meeting have come, in a sentence; "" if this visitor may not read them.

    Nothing of what was changed with an approval: not everywhere everybody reads that.
    Two questions, whatever the number of groups.
    """
    minutes = _minutes_of(meeting, visitor)
    return _sentence(minutes, changes=False) if minutes else ""


def _minutes_of(meeting: Meeting, visitor: Visitor) -> Any:
    """The minutes with their approvals and the groups of the sitting at hand, if this visitor may read them."""
    minutes = next(iter(asked_of(_of_meeting, visitor, [meeting.pk])), None)
    if minutes:
        minutes.meeting = meeting
        give_rows(minutes, "approvals", asked_of(_approvals, visitor, [minutes.pk]))
        _hand_out_groups(minutes)
    return minutes


def _of_meeting(visitor: Visitor, meetings: Sequence[int]) -> QuerySet[Minutes]:
    """The minutes, and of what often is not there whether there is any to ask for."""
    mine: Any = {"minutes": OuterRef("pk")}
    found = Minutes.objects.visible_to(visitor).filter(meeting__in=meetings)
    return with_recusals(with_polls(with_annexes(found))).annotate(
        has_institutions=Exists(Represented.objects.filter(**mine)),
        has_quorums=Exists(Quorum.objects.filter(**mine)),
        has_tasks=Exists(Task.objects.filter(**mine, deleted=None)),
    )


def _presence(minutes: Minutes, visitor: Visitor, naming: Naming) -> PresenceList | None:
    spoken = spoken_by(minutes) if naming is Naming.EVERYBODY and minutes.attendance_listed else {}
    return presence_of(minutes, visitor, naming, spoken)


def _institutions(minutes: Minutes, naming: Naming) -> tuple[tuple[str, ...], int]:
    """The names of those represented as far as they are named, and how many there were."""
    columns = (f"organization__{name}" for name in SAID_OF)
    there = list(Represented.objects.filter(minutes=minutes).order_by().values_list(*columns))
    inside = naming is Naming.EVERYBODY
    return tuple(sorted(name for name, listed, gone in there if (listed or inside) and not gone)), len(there)


def _approvals(visitor: Visitor, minutes: Sequence[int]) -> QuerySet[Approval]:
    return approvals_with_changes().filter(is_out(visitor), minutes__in=minutes)


def _tasks(minutes: Minutes, visitor: Visitor, naming: Naming) -> tuple[TaskLine, ...]:
    return tasks_of(minutes.meeting, Task.objects.visible_to(visitor).filter(minutes=minutes), visitor, naming)


def _hand_out_groups(minutes: Minutes) -> None:
    """Give the approvals the groups of the meeting, which are read already."""
    known = {group.pk: group for group in minutes.meeting.groups}
    for one in minutes.approvals.all():
        if one.organization_id in known:
            one.organization = known[one.organization_id]


def _file_of(minutes: Minutes, visitor: Visitor) -> FileLine | None:
    """The file, if there is one and this visitor may see it."""
    found = asked_of(_files, visitor, [minutes.file_id])
    return line_of(found[0]) if found else None


def _files(visitor: Visitor, files: Sequence[int]) -> QuerySet[File]:
    return File.objects.visible_to(visitor).filter(pk__in=files)


def _quorums(minutes: Minutes, visitor: Visitor, fixed: FixedRules | None) -> Iterator[QuorumLine]:
    """What each group's count says, in the order of those that hold the meeting."""
    told = {one.organization_id: one for one in Quorum.objects.filter(minutes=minutes).select_related(None)}
    known = named(told, visitor)
    fixed = fixed or fixed_for({minutes.meeting_id} if told and minutes.meeting.has_rules else (), visitor)
    for group in minutes.meeting.groups:
        if (one := told.get(group.pk)) and group.pk in known:
            yield quorum_line(one, known[group.pk], fixed.quorum(minutes.meeting_id, group.pk, one.present, one.voters))


def _label(minutes: Minutes) -> str:
    """»genehmigt« where every group that held the meeting has approved."""
    if minutes.state == MinutesState.DRAFT or not minutes.valid_approvals:
        return str(MinutesState(minutes.state).label)
    return _("genehmigt") if minutes.is_approved else _("zum Teil genehmigt")


def _sentence(minutes: Minutes, *, changes: bool = True) -> str:
    """Whether it is published, and by which groups it is approved: two facts."""
    approved = _approved(minutes, changes)
    if minutes.state == MinutesState.DRAFT:
        return " ".join(filter(None, (_("Entwurf, noch nicht veröffentlicht."), approved)))
    return approved or _("Veröffentlicht; eine Genehmigung ist nicht eingetragen.")


def _approved(minutes: Minutes, tells_changes: bool) -> str:
    """One date for all in one sentence, else each group with its own; and the changes with which it was approved."""
    approvals = minutes.valid_approvals
    if not approvals:
        return ""
    changed = [one.corrections for one in approvals if one.corrections and tells_changes]
    changes = [_("Mit Änderungen: %(changes)s") % {"changes": as_line(one)} for one in changed]
    if minutes.is_approved and len({(one.when, one.way, one.in_meeting_id) for one in approvals}) == 1:
        first = approvals[0]
        when, way = first.when.in_words() if first.when else "", _way(first)
        exact = bool(first.when and first.when.exact)
        dated = _("Genehmigt am %(date)s.") if exact else _("Genehmigt: %(date)s.")
        alike = dated % {"date": when} if when else _("Genehmigt.")
        where = _("In der Sitzung: %(meeting)s.") % {"meeting": meeting} if (meeting := _where(first)) else ""
        return " ".join([alike, *([f"{capfirst(way)}."] if way else []), *([where] if where else []), *changes])
    each = [_each(one) for one in approvals]
    told = [_("genehmigt von %(groups)s") % {"groups": ", ".join(each)}]
    told += [_("%(group)s steht aus") % {"group": group.name} for group in minutes.pending]
    return " ".join([f"{capfirst('; '.join(told))}.", *changes])


def _each(approval: Approval) -> str:
    """»AG Wohnen am 3. Mai 2018 (durch Beschluss, 4. Sozialraumkonferenz)«"""
    group, when, way, where = approval.organization.name, _when(approval), _way(approval), _where(approval)
    way = ", ".join(filter(None, (way, _("an ihrer Stelle: %s") % approval.instead.name if approval.instead else "")))
    exact = bool(approval.when and approval.when.exact)
    told = _("%(group)s am %(date)s") % {"group": group, "date": when} if when and exact else group
    more = ", ".join(filter(None, ("" if exact else when, way, where)))
    return f"{told} ({more})" if more else told


def _where(approval: Approval) -> str:
    """The sitting in which it was approved, unless that is still being prepared."""
    meeting = approval.in_meeting
    return meeting.name if meeting and not meeting.deleted and meeting.state != State.DRAFT else ""


def _when(approval: Approval) -> str:
    return approval.when.in_words(weekday=False) if approval.when else ""


def _way(approval: Approval) -> str:
    return "" if approval.way == ApprovalWay.UNKNOWN else str(ApprovalWay(approval.way).label)


def decision_on_paper(row: ResolutionRow, item: str = "") -> press.Decision:
    """A decision as the press takes it; its name is left out if the item has the same."""
    as_of = row.outcome_date.in_words(weekday=False) if row.outcome_date else ""
    outcome = press.MinutesOutcome(row.became, as_of) if row.became else None
    number, wording, majority = row.number or None, row.wording or None, row.majority or None
    result, title, rest = row.result or None, "" if row.title == item else row.title, (row.decided_by, row.reason)
    return press.Decision(number, wording, majority, result, row.tallies, outcome, title, *rest)
