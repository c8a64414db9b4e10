"""Voting: one ballot on a point of a sitting – checked against who is here, judged by the rules, its basis frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts.act import act
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_office
from sozialraum.decisions.actions import Wanted, effects_of, put_into_effect
from sozialraum.decisions.actions.voting import count_votes, resolutions, topic_of
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import EFFECTIVE
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.permissions import leads, leads_or_writes
from sozialraum.meetings.words import FIXED
from sozialraum.rulings.rules.ruling import Ruling
from sozialraum.voting.actions.frozen import Whole, count_rows, freeze, way_of
from sozialraum.voting.queries.counted import CountedVote, PointVotes, floor_of
from sozialraum.voting.queries.numbers import number_is_taken
from sozialraum.voting.rules.given import GroupVote, WordedDecision
from sozialraum.voting.rules.outcomes import joint_result
from sozialraum.voting.rules.wording import first_sentence

MOST_OF_NAME = 300
#: With these results what was voted on is carried out; one that is not stated waits for another ballot.
ACCEPTED_NOW = tuple(filter(None, EFFECTIVE))


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat abstimmen lassen und das Ergebnis festgehalten"))
def hold_ballot(
    item: AgendaItem,
    *,
    by: Visitor,
    decision: WordedDecision,
    votes: Sequence[GroupVote],
    recused: Mapping[str, str] = MappingProxyType({}),
    effects: Sequence[Wanted] = (),
) -> Resolution:
    """Record what was decided at a point, with its count, and freeze on which basis each group decided.

    ``recused`` are keys of people as the roll has them, each with why. Raises ValidationError: ``running`` before and
    after the sitting, ``number`` or ``twice`` if it stands there already, ``quorum``, ``sum``, ``override``,
    ``result``, ``chair`` (a tie, or an effect that is not theirs to record). Of ``effects`` nothing is carried out
    unless it is accepted; where no topic is said, they say by which rules is counted.
    """
    meeting = item.meeting
    refuse_unless_open(meeting)
    _refuse_double(item, decision.number, decision.wording)
    _refuse_effects(meeting, effects, by)
    topic = decision.topic or topic_of(effects)
    point, counted = _counted(meeting, by, votes, topic, recused, 1)
    ended = _ended(counted, decision.result, decision.reason)
    resolution: Resolution = resolutions.record(
        by.body,
        by=by,
        name=decision.name or first_sentence(decision.wording, MOST_OF_NAME) or item.name,
        number=decision.number,
        meeting=meeting,
        agenda_item=item,
        resolution_text=decision.wording,
        topic=topic,
        result=ended,
        organizations=_deciding(meeting, votes),
        resubmit_on=decision.resubmit_on,
        effects=effects if ended in ACCEPTED_NOW else (),
    )
    _put_down(resolution, by, 1, counted, point, (ended, decision.reason))
    freeze(resolution, 1, counted, point, by=by, recused=recused)
    return resolution


@act(who=is_office | leads_or_writes, says=gettext_lazy("hat noch einmal abstimmen lassen"))
def hold_next_ballot(
    resolution: Resolution,
    *,
    by: Visitor,
    votes: Sequence[GroupVote],
    ballot: int,
    recused: Mapping[str, str] = MappingProxyType({}),
    whole: Whole = ("", ""),
    effects: Sequence[Wanted] = (),
) -> None:
    """The next round of a decision that is still open; ``ballot`` is its number as the page offered it. ``whole``: the
    result of all groups as it was stated ("" where it follows), and why.

    Raises ValidationError as ``hold_ballot``, and ``round`` if this round was held meanwhile or the decision is over.
    """
    meeting = resolution.meeting
    assert meeting is not None  # a decision without a meeting is counted by nobody who leads one
    refuse_unless_open(meeting)
    last = resolution.ballots.order_by("-round").values_list("round", flat=True).first() or 0
    if resolution.result or ballot != last + 1:
        raise ValidationError(_("Dieser Wahlgang ist schon festgehalten."), code="round")
    known = effects_of(resolution)
    _refuse_effects(meeting, [*effects, *known], by)
    resolution.topic = resolution.topic or topic_of(effects)
    point, counted = _counted(meeting, by, votes, resolution.topic, recused, ballot)
    resolution.result = _ended(counted, *whole)
    _put_down(resolution, by, ballot, counted, point, (resolution.result, whole[1]))
    freeze(resolution, ballot, counted, point, by=by, recused=recused)
    wanted = list(dict.fromkeys([*known, *effects])) if resolution.result in ACCEPTED_NOW else []
    if resolution.result and wanted != known:
        put_into_effect(resolution, by=by, effects=wanted)


def refuse_unless_open(meeting: Meeting) -> None:
    """Raises ValidationError (``running``) before a sitting is opened and once its record is published."""
    if meeting.state not in FIXED:
        raise ValidationError(_("Abgestimmt wird, wenn die Sitzung eröffnet ist."), code="running")
    if meeting.record_published is not None:
        says = _("Das Protokoll ist veröffentlicht. Einen Beschluss berichtigt jetzt das Büro auf seiner Seite.")
        raise ValidationError(says, code="running")


def _refuse_double(item: AgendaItem, number: str, wording: str) -> None:
    """Pressed twice, it is recorded once: the number stands there, or without one the same words at the same point."""
    if number_is_taken(item.meeting, number):
        says = _("Beschluss %(number)s steht schon da. Wurde zweimal gedrückt, ist nichts mehr zu tun.")
        raise field_error("number", says % {"number": number}, "number")
    same = Resolution.objects.filter(agenda_item=item, resolution_text=wording, deleted=None)
    if same.exists():
        raise field_error("wording", _("Dieser Beschluss steht bei diesem Punkt schon da."), "twice")


def _refuse_effects(meeting: Meeting, effects: Sequence[Wanted], by: Visitor) -> None:
    if effects and not (is_office | leads).holds(by, meeting):
        says = _("Was eine Fassung beschließt oder Gruppen bildet, hält fest, wer die Sitzung leitet, oder das Büro.")
        raise ValidationError(says, code="chair")


def _deciding(meeting: Meeting, votes: Sequence[GroupVote]) -> list[Organization]:
    """The groups that voted, in the order of those that hold the meeting."""
    voted = {one.group for one in votes}
    return [group for group in meeting.groups if None in voted or group in voted]


def _counted(
    meeting: Meeting, by: Visitor, votes: Sequence[GroupVote], topic: str, recused: Mapping[str, str], ballot: int
) -> tuple[PointVotes, list[CountedVote]]:
    """Each vote judged; raises ValidationError for the first thing that stands against one."""
    point = floor_of(meeting, by).at_point(recused)
    _refuse_strangers(meeting, votes)
    _refuse_without_quorum(point, votes)
    counted = [point.judged(one, topic, ballot) for one in votes]
    for one in counted:
        _refuse_unreasoned(one)
    return point, counted


def _refuse_strangers(meeting: Meeting, votes: Sequence[GroupVote]) -> None:
    """Somebody votes, each group once, all of the meeting; all together or each for itself."""
    groups: list[Any] = [one.group for one in votes]
    if not groups:
        raise ValidationError(_("Bitte sagen Sie, wie abgestimmt wurde."), code="votes")
    if len(set(groups)) != len(groups) or (None in groups and len(groups) > 1):
        raise ValidationError(_("Jede Gruppe stimmt einmal ab: für sich, oder alle zusammen."), code="twice")
    if not set(groups) <= {None, *meeting.groups}:
        raise ValidationError(_("Diese Gruppe hält die Sitzung nicht."), code="stranger")


def _refuse_without_quorum(point: PointVotes, votes: Sequence[GroupVote]) -> None:
    for group in point.without_quorum:
        if any(one.group in (None, group) for one in votes):
            ruling: Ruling = point.groups[group].now.ruling
            says = _("%(group)s: %(rule)s Möglich ist ein Meinungsbild, oder der Punkt wird für sie vertagt.")
            raise ValidationError(says % {"group": group, "rule": ruling.sentence}, code="quorum")


def _refuse_unreasoned(one: CountedVote) -> None:
    """Figures that do not fit, or a result that a rule does not give, stand with a reason; a tie asks the chair."""
    who, has_reason = str(one.given.group or _("Alle zusammen")), bool(one.given.reason.strip())
    if one.check.is_wrong and not has_reason:
        says = _("%(who)s: %(sum)s Bitte zählen Sie nach, oder schreiben Sie, warum es so stehen bleibt.")
        raise ValidationError(says % {"who": who, "sum": one.check.sentence}, code="sum")
    if one.differs and not has_reason:
        says = _("%(who)s: %(rule)s Bitte schreiben Sie, warum es anders festgestellt wurde.")
        raise ValidationError(says % {"who": who, "rule": one.outcome.sentence}, code="override")
    if one.result or one.outcome.goes_on:
        return
    if one.outcome.asks_chair:
        says = _("%(who)s: %(rule)s Bitte sagen Sie, wie die Leitung stimmt.")
        raise ValidationError(says % {"who": who, "rule": one.outcome.sentence}, code="chair")
    says = _("%(who)s: %(rule)s Bitte sagen Sie, wie es ausging.")
    raise ValidationError(says % {"who": who, "rule": one.outcome.sentence}, code="result")


def _ended(counted: Sequence[CountedVote], stated: str, reason: str) -> str:
    """The result of the whole: that of the groups if they agree or one says no, else as stated, with a reason."""
    follows = joint_result([one.result for one in counted])
    if stated and follows and stated != follows and not reason.strip():
        says = _("Aus den Ergebnissen der Gruppen folgt etwas anderes. Bitte schreiben Sie, warum.")
        raise field_error("reason", says, "override")
    if not stated and not follows and not any(one.outcome.goes_on for one in counted):
        raise field_error("result", _("Die Gruppen haben verschieden entschieden. Was gilt insgesamt?"), "result")
    return stated or follows


def _put_down(
    resolution: Resolution, by: Visitor, number: int, counted: Sequence[CountedVote], point: PointVotes, whole: Whole
) -> None:
    """The count of this round; the reason of a stated whole stands with the first group."""
    counts = list(count_rows(counted, point, whole))
    count_votes(resolution, by=by, counts=counts, round=number, way=way_of(counted))
