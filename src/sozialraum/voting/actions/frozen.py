"""Voting: a count as it is stored, and on what it was based – figures of each group, voices, who was biased."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sozialraum.bodies.models import Organization
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.visitor import Visitor
from sozialraum.rulings.rules.roll import RollEntry
from sozialraum.voting.actions.kept import ballot_bases, recusals, refuse_unless_by_name, voices
from sozialraum.voting.models import Recusal, Voice
from sozialraum.voting.queries.counted import CountedVote, PointVotes
from sozialraum.voting.queries.rolls import VoteOwners
from sozialraum.voting.rules.given import ROLL_CALL
from sozialraum.voting.words import HELD_BY, IN_A_WORD, CountingWay, VoiceValue

OWNER = ("organization", "seat", "institution", "person", "label")
Whole = tuple[str, str]  # the result of all groups, and why it was stated so


def way_of(counted: Sequence[CountedVote]) -> str:
    """How a round was held; raises ValidationError (``way``) if groups say it differently. "" where all said a word."""
    ways = {HELD_BY[CountingWay(one.given.way)] for one in counted if not one.given.in_a_word}
    if len(ways) > 1:
        raise ValidationError(_("In einem Wahlgang stimmen alle Gruppen auf demselben Weg ab."), code="way")
    return ways.pop() if ways else ""


def rows_of(counted: Sequence[CountedVote], point: PointVotes, whole: Whole) -> Iterator[tuple[Any, VoteFigures]]:
    """Each count as it is stored: its own result where several groups voted or a reason stands with it."""
    ended, reason = whole
    for place, one in enumerate(counted):
        yes, no, abstain = one.given.figures
        manner = IN_A_WORD.get(CountingWay(one.given.way), "")
        why = one.given.reason if one.differs or (place == 0 and not one.check.is_wrong) else ""
        why = why or (reason if place == 0 else "")
        is_counted = yes is not None or no is not None
        yield (
            one.given.group,
            VoteFigures(
                yes=yes,
                no=no,
                abstain=abstain,
                recused=point.recused(one.given.group) if is_counted else None,
                manner=manner,
                result=(one.result or ended) if len(counted) > 1 or why else "",
                override_reason=why,
            ),
        )


def freeze(
    resolution: Resolution,
    number: int,
    counted: Sequence[CountedVote],
    point: PointVotes,
    *,
    by: Visitor,
    recused: Mapping[str, str],
) -> None:
    """Keep what this round was based on; inside an act only. ``recused`` says of each person why, without names."""
    item = resolution.agenda_item
    entries = [one for votes in point.groups.values() for one in votes.before.roll.entries]
    owners = VoteOwners.of(entries, resolution.body_id) if recused or _by_name(counted) else VoteOwners()
    bases = list(_bases(counted, point, number))
    ballot_bases.kind.record_rows(resolution, bases, by=by, named=f"{resolution.key}-grundlage")
    if rows := list(_voices(counted, point, owners, number)):
        refuse_unless_by_name(Voice(resolution=resolution, round=number))
        voices.kind.record_rows(resolution, rows, by=by, named=f"{resolution.key}-stimme")
    known = [
        tuple(getattr(one, name) for name in OWNER) for one in Recusal.objects.filter(agenda_item=item, deleted=None)
    ]
    rows = [one for one in _recused(point, owners, recused) if tuple(one.get(name) for name in OWNER) not in known]
    if rows and item:
        recusals.kind.record_rows(item, _in_order(rows, len(known)), by=by, named=f"{item.key}-befangen")


def _by_name(counted: Sequence[CountedVote]) -> bool:
    return any(one.given.way == ROLL_CALL for one in counted)


def _bases(counted: Sequence[CountedVote], point: PointVotes, number: int) -> Iterator[dict[str, Any]]:
    """A row for each group that voted, for itself or with all."""
    for one in counted:
        for group, votes in point.groups.items():
            if one.given.group in (None, group):
                now = votes.now
                yield {
                    "organization": group,
                    "round": number,
                    "present": now.present if votes.is_known else None,
                    "entitled": now.entitled if votes.is_known else None,
                    "voting": votes.voting,
                    "recused": len(votes.recused),
                    "needed": now.needed,
                    "paragraph": now.paragraph,
                    "answer": now.sentence,
                    "reason": one.given.reason if one.check.is_wrong else "",
                }


def _voices(
    counted: Sequence[CountedVote], point: PointVotes, owners: VoteOwners, number: int
) -> Iterator[dict[str, Any]]:
    order = 0
    for one in counted:
        group: Organization | None = one.given.group
        if one.given.way != ROLL_CALL or group is None:
            continue
        for entry in point.groups[group].now.roll.voting:
            if value := one.given.voices.get(entry.key):
                order += 1
                owner = {"seat": None, "institution": None, "person": None} | owners.columns(entry)
                yield owner | {
                    "organization": group,
                    "order": order,
                    "round": number,
                    "value": VoiceValue(value),
                }


def _recused(point: PointVotes, owners: VoteOwners, recused: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every vote whose speaker or holder is biased, whatever the rules make of it."""
    for group, votes in point.groups.items():
        for entry in votes.before.roll.entries:
            if why := _reason(entry, recused):
                owner = {"seat": None, "institution": None, "person": None} | owners.columns(entry)
                yield owner | {"organization": group, "why": why[0]}


def _reason(entry: RollEntry, recused: Mapping[str, str]) -> list[str]:
    return [recused[key] for key in (entry.speaker, *entry.people) if key in recused]


def _in_order(rows: Sequence[dict[str, Any]], after: int) -> list[dict[str, Any]]:
    return [values | {"order": place} for place, values in enumerate(rows, after + 1)]
