"""Decisions: recording what was decided, how each group voted in each round, and what it set in motion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CASCADE
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.acts import journal
from sozialraum.acts.act import act
from sozialraum.acts.master import MasterKind, master_data
from sozialraum.acts.registry import kind_for
from sozialraum.acts.who import is_house
from sozialraum.bodies.models import Organization
from sozialraum.bodies.permissions import is_inside, is_office
from sozialraum.bylaws.models import MATTERS
from sozialraum.bylaws.queries import newest_of
from sozialraum.counting.rules.figures import CircularSpan, Round, VoteFigures, disagreement
from sozialraum.counting.rules.reading import read_result
from sozialraum.counting.words import BallotWay
from sozialraum.decisions.actions.effects import Wanted, effects_of, put_into_effect
from sozialraum.decisions.models import Ballot, Quorum, Resolution, VoteCount
from sozialraum.decisions.words import EFFECTIVE, EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.refusals import field_error
from sozialraum.foundation.things import Thing, columns_of
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.governing import counted_by, fixed_rules
from sozialraum.network.models import Body
from sozialraum.rulings.rules.figures import against
from sozialraum.rulings.rules.ruling import Ruling


def topic_of(effects: Sequence[Wanted]) -> str:
    """What a decision is about if its effects say so: it adopts a version that has rules, or dissolves groups."""
    found = {"dissolution" for one in effects if one.kind == EffectKind.DISSOLVES}
    found |= {"bylaws" for one in effects if one.version and newest_of(one.version)}
    return found.pop() if len(found) == 1 else ""


def _record_resolution(
    kind: MasterKind,
    body: Body,
    /,
    *,
    by: Visitor,
    rounds: Sequence[Round] = (),
    effects: Sequence[Wanted] = (),
    **values: Any,
) -> Resolution:
    """A decision with its votes and effects; without groups of its own, it is that of those who held the meeting."""
    if by.way is not Way.HOUSE:  # a founding file says of itself what is known
        values["organizations"] = _deciding(values.get("organizations"), values.get("meeting"))
        _refuse_without_reason(values.get("meeting"), rounds, values.get("result", ""), values.get("topic", ""))
        _refuse_effects(values.get("result", ""), effects)
    resolution: Resolution = kind.record(body, by=by, **values)
    for one in rounds:
        if one != Round(one.number, ()):
            _count_round(resolution, one, by)
    if effects:
        put_into_effect(resolution, by=by, effects=list(effects))
    return resolution


def _correct_resolution(
    kind: MasterKind,
    resolution: Resolution,
    /,
    *,
    by: Visitor,
    rounds: Sequence[Round] | None = None,
    effects: Sequence[Wanted] | None = None,
    **values: Any,
) -> None:
    """Effects hold the day and the groups of a decision, so they follow both; what is None stays as it is."""
    if by.way is not Way.HOUSE and "organizations" in values:
        values["organizations"] = _deciding(values["organizations"], values.get("meeting", resolution.meeting))
    before, topic, result = (resolution.when, resolution.groups), resolution.topic, resolution.result
    kind.correct(resolution, by=by, **values)
    known = effects_of(resolution)
    if by.way is not Way.HOUSE and (result != resolution.result or set(effects or ()) - set(known)):
        _refuse_effects(resolution.result, known if effects is None else effects)
    if by.way is not Way.HOUSE and topic != resolution.topic:
        rounds = list(map(_counted_anew, rounds_of(resolution) if rounds is None else rounds))
    if by.way is not Way.HOUSE and rounds is not None:
        _refuse_without_reason(resolution.meeting, rounds, resolution.result, resolution.topic)
    if rounds is not None:
        count_rounds(resolution, by=by, rounds=rounds)
    has_moved = before != (resolution.when, resolution.groups)
    if effects is not None and (set(effects) != set(known) or (effects and has_moved)):
        put_into_effect(resolution, by=by, effects=list(effects), since=before[0])


def _counted_anew(one: Round) -> Round:
    """A round that is to be counted by the rules of another topic."""
    return replace(one, counts=tuple((of, replace(count, revision="")) for of, count in one.counts))


def _withdraw_resolution(kind: MasterKind, resolution: Resolution, /, *, by: Visitor, dates: Any = None) -> None:
    """What belongs to a decision goes with it: its votes, its effects, and with them the adoption of a version."""
    count_rounds(resolution, by=by, rounds=[])
    if resolution.effects.exists():
        put_into_effect(resolution, by=by, effects=[])
    _let_go_of_parts(resolution, by)
    kind.withdraw(resolution, by=by, dates=dates)


def against_rules(
    meeting: Meeting | None, rounds: Sequence[Round], result: str, topic: str
) -> list[tuple[int, Any, Ruling]]:
    """Round, group and answer of each rule fixed for the meeting that the stated result of a count goes against.

    ``result`` is that of the decision: it is stated of the last round, where one count alone has none of its own.
    Without a ``topic`` only what every rule on majorities denies is told.
    """
    counted = [one for one in rounds if one.counts]
    rules, matter = fixed_rules(meeting, topic) if counted else {}, MATTERS.get(topic)
    people = Quorum.objects.filter(minutes__meeting=meeting, minutes__deleted=None) if rules else ()
    seen = {one.organization_id: (one.present, one.voters) for one in people}
    return [
        (one.number, group, ruling)
        for one in counted
        for group, count in one.counts
        if group in rules
        for stated in [count.result or (result if one is counted[-1] and len(one.counts) == 1 else "")]
        for people in [seen.get(group.pk if group else 0, ())]
        for ruling in against(rules[group], replace(count, result=stated), one.number, *people, topic=matter)
    ]


def _refuse_without_reason(meeting: Meeting | None, rounds: Sequence[Round], result: str, topic: str) -> None:
    reasons = {(one.number, group): count.override_reason for one in rounds for group, count in one.counts}
    told = against_rules(meeting, rounds, result, topic)
    if not all(reasons[number, group].strip() for number, group, _ruling in told):
        raise field_error("override_reason", _("Bitte schreiben Sie, warum es so festgestellt wurde."), "override")


def _refuse_effects(result: str, effects: Sequence[Wanted]) -> None:
    """Raises ValidationError (``effect``) at a result with which nothing is set in motion yet."""
    if effects and result not in EFFECTIVE:
        says = _("Nur was angenommen ist, hat schon eine Wirkung. Gilt es nicht, leeren Sie unten, was er bewirkt.")
        raise field_error("result", says, "effect")


def _deciding(groups: list[Organization] | None, meeting: Meeting | None) -> list[Organization]:
    found = groups or (meeting.groups if meeting else [])
    if not found:
        raise field_error("group_1", _("Bitte wählen Sie, wer das beschlossen hat."), "organizations")
    return found


def _belongs(resolution: Resolution) -> None:
    """A decision has a day, and its item is one of its meeting."""
    meeting, item = resolution.meeting, resolution.agenda_item
    if meeting and meeting.date is None:
        raise field_error("meeting", _("Diese Sitzung hat noch keinen Tag."), "date")
    if item and (meeting is None or item.meeting_id != meeting.pk):
        raise field_error("agenda_item", _("Dieser Punkt gehört zu einer anderen Sitzung."), "item")


def _next_place(body: Body, values: dict[str, Any]) -> int:
    """The order of a new decision: behind the others of its meeting, or of its day in this network."""
    same = {"meeting": values["meeting"]} if values.get("meeting") else {"meeting": None, "date": values.get("date")}
    return Resolution.objects.filter(**same, body=body).next_order("number_in_year")


def _date_of(values: dict[str, Any]) -> PartialDate | str:
    meeting = values.get("meeting")
    return (meeting.date if meeting else values.get("date")) or ""


resolutions = master_data(
    Resolution,
    who=is_office | is_house | is_inside,
    called=gettext_lazy("einen Beschluss"),
    fields=columns_of(Resolution),
    lists=["organizations"],
    record=_record_resolution,
    correct=_correct_resolution,
    withdraw=_withdraw_resolution,
    check=_belongs,
    fill=lambda body, values: {"number_in_year": _next_place(body, values)},
    named=lambda _body, values: f"{_date_of(values)} {values['name']}"[:60],
)


@act(who=is_office | is_house | is_inside, says=gettext_lazy("hat die Stimmen eingetragen"))
def count_votes(
    resolution: Resolution,
    *,
    by: Visitor,
    counts: Sequence[tuple[Organization | None, VoteFigures]],
    round: int = 1,  # noqa: A002 - the column's name
    way: str = "",
    question: str = "",
    circular: CircularSpan = CircularSpan(),  # noqa: B008 - a value
) -> None:
    """Record the votes of each group in one round; what was recorded of it before is replaced.

    A count without a group is that of all together; one with neither numbers, words nor result is left out. A round of
    which nothing is known is gone. What is told of a ``circular`` has its way.
    """
    from_file = by.way is Way.HOUSE  # which says it itself
    keys = {} if from_file else counted_by(resolution.meeting, resolution.topic)
    counted = [(of, replace(one, revision=one.revision or keys.get(of, ""))) for of, one in counts if one.is_recorded]
    _refuse_strangers(resolution, [group for group, _count in counted])
    _refuse_disagreement([one for _of, one in counted], resolution.result, from_file=from_file)
    before = next((one for one in rounds_of(resolution) if one.number == round), None)
    resolution.ballots.filter(round=round).delete()
    if before is not None:
        _let_go_of_parts(resolution, by, [round], way if counted else None)
    after = Round(round, tuple(counted), way, question, circular)
    if after != Round(round, ()):
        ballot = Ballot(resolution=resolution, round=round, way=way, question=question, **circular.known)
        ballot.clean_fields(exclude={"resolution"})
        ballot.validate_constraints(exclude={"resolution"})
        ballot.save()
        rows = [VoteCount(ballot=ballot, organization=group, **asdict(count)) for group, count in counted]
        for row in rows:
            row.clean_fields(exclude={"ballot", "organization"})  # SQLite would take any word of any length
        VoteCount.objects.bulk_create(rows)
    journal.note("votes", _round_values(before), _round_values(after) if after != Round(round, ()) else [])


def _let_go_of_parts(
    resolution: Resolution, by: Visitor, rounds: Sequence[int] | None = None, way: str | None = None
) -> None:
    """Withdraw what rooms above keep of a decision, or of these rounds; in this ``way``, what no kind keeps of it."""
    for relation in resolution._meta.get_fields(include_hidden=True):
        kind: Any = relation.related_model
        is_part = relation.auto_created and getattr(relation, "on_delete", None) is CASCADE and issubclass(kind, Thing)
        if not is_part or (way is not None and way in getattr(kind, "kept_of_ways", (way,))):
            continue
        these = {} if rounds is None else {"round__in": rounds}
        found = kind.objects.filter(resolution=resolution, **these)
        if way == BallotWay.SECRET and found.exists():  # also what was let go of: the journal keeps who said what
            raise ValidationError(_("Hier steht, wer wie gestimmt hat. Geheim wird das nicht mehr."), code="secret")
        for one in found.filter(deleted=None):
            if acts := kind_for(one).acts:
                acts.withdraw.as_part(one, by=by)


def _refuse_disagreement(counts: Sequence[VoteFigures], result: str, *, from_file: bool) -> None:
    """Raises ValidationError (``manner``) where a word and figures cannot both be so; old words of a file stay."""
    for count in counts:
        typed = "" if from_file else read_result(count.words).count.manner
        for manner in filter(None, (count.manner, typed)):
            if says := disagreement(manner, count, result):
                raise ValidationError(says, code="manner")


def _refuse_strangers(resolution: Resolution, groups: list[Organization | None]) -> None:
    deciding = {group.pk for group in resolution.groups}
    for group in groups:
        if group is not None and group.pk not in deciding:
            raise ValidationError(_("%(who)s hat hier nicht mitentschieden."), params={"who": group}, code="stranger")
        if groups.count(group) > 1:
            told = group or _("alle zusammen")
            raise ValidationError(_("Die Stimmen stehen hier schon: %(who)s."), params={"who": told}, code="twice")


def rounds_of(resolution: Resolution) -> list[Round]:
    """What is recorded of a decision's rounds of voting, as one would enter it."""
    ballots = resolution.ballots.prefetch_related("counts")
    counts = [tuple((row.organization, row.count) for row in one.counts.all()) for one in ballots]
    return [
        Round(one.round, them, one.way, one.question, CircularSpan(one.sent_on, one.answers_until, one.asked))
        for one, them in zip(ballots, counts, strict=True)
    ]


def _count_round(resolution: Resolution, one: Round, by: Visitor) -> None:
    """Record one round, with what is told of a circular."""
    told: dict[str, Any] = {"way": one.way, "question": one.question, "circular": one.circular}
    count_votes(resolution, by=by, counts=one.counts, round=one.number, **told)


def count_rounds(resolution: Resolution, *, by: Visitor, rounds: Sequence[Round]) -> None:
    """Replace the rounds of voting of a decision by these, with one act for each that differs."""
    recorded = {one.number: one for one in rounds_of(resolution)}
    wanted = {one.number: one for one in rounds if one != Round(one.number, ())}
    for number in sorted(recorded.keys() | wanted.keys()):
        one, old = wanted.get(number, Round(number, ())), recorded.get(number)
        if old is None or replace(old, counts=()) != replace(one, counts=()) or set(old.counts) != set(one.counts):
            _count_round(resolution, one, by)


def _round_values(one: Round | None) -> list[dict[str, object]]:
    """A round as the journal keeps it: by the key of the group, everything that is known."""
    if one is None:
        return []
    number = one.number if one.number > 1 else ""
    asked: dict[str, object] = {"round": number, "way": one.way, "question": one.question}
    asked |= {name: str(value) for name, value in one.circular.known.items()}
    rows = [{"of": group.key if group else ""} | asked | asdict(count) for group, count in one.counts]
    return [{name: value for name, value in row.items() if value not in (None, "")} for row in rows or [asked]]
