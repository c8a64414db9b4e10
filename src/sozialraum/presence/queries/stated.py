"""Presence: what is recorded of presence – the quorum of each group, who may be drawn to speak for a seat."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sozialraum.attendance.models import Attendance
from sozialraum.attendance.words import AttendanceStanding
from sozialraum.bodies.models import Organization
from sozialraum.norms.rules.vote import DeputyKind, VoteRule
from sozialraum.people.models import Seat
from sozialraum.people.queries.belonging import SeatOnDay
from sozialraum.presence.queries.rows import SittingRows
from sozialraum.presence.queries.votes import GroupNow, groups_now
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.figures import StatedQuorum
from sozialraum.rulings.rules.ruling import Outcome


def stated_quorums(rows: SittingRows) -> list[tuple[Organization, StatedQuorum]]:
    """For each group the quorum of a sitting as its minutes say it; nothing where no rule says who votes. No query.

    Of the first moment at which the group could decide, else of the one at which most of its votes were there:
    people leave, and what was decided before stays decided.
    """
    if not any(one.standing == AttendanceStanding.PRESENT for one in rows.heads):
        return []
    moments = [groups_now(replace(rows, now=moment)) for moment in _moments(rows)]
    found = {group: _decisive([one[group] for one in moments]) for group in moments[0]}
    return [(group, _stated(one)) for group, one in found.items() if one.roll.entries]


def _moments(rows: SittingRows) -> list[dt.time]:
    """The beginning, and every time at which somebody came."""
    came = {one.arrived for one in rows.heads if one.arrived and one.standing == AttendanceStanding.PRESENT}
    return [dt.time.min, *sorted(came)]


def _decisive(moments: list[GroupNow]) -> GroupNow:
    first = next((one for one in moments if one.ruling.outcome is Outcome.YES), None)
    return first or max(moments, key=lambda one: one.present)


def _stated(one: GroupNow) -> StatedQuorum:
    return StatedQuorum(
        reached=one.is_quorate, present=one.present, voters=one.entitled, needed=one.needed, basis=one.paragraph[:200]
    )


@dataclass(frozen=True)
class LotDue:
    """A seat for which nobody is here by the register, and whose deputy the lot says by the rules of its group."""

    seat: str
    label: str
    group: Organization
    names: tuple[str, ...]


def lots_due(rows: SittingRows, by_group: dict[Organization, GroupNow]) -> tuple[LotDue, ...]:
    """The seats for which a lot can be drawn now. No query."""
    return tuple(found for group, one in by_group.items() for found in _lots_of(rows, group, one))


def _lots_of(rows: SittingRows, group: Organization, now: GroupNow) -> Iterator[LotDue]:
    spoken = {entry.key: entry.speaker for entry in now.roll.entries}
    for on_day, held in zip(rows.seats.get(group.pk, ()), now.seats, strict=True):
        ruled = now.rules.part(VoteRule, "deputies", Matter.ORDINARY, held.category)
        is_open = ruled is not None and ruled[1] is DeputyKind.LOT_IN_CLASS and not spoken.get(held.key)
        heads = _free_deputies(rows, on_day, now) if is_open and not held.drawn else []
        if heads:
            names = tuple(one.person.name for one in heads if one.person)
            yield LotDue(on_day.seat.key, on_day.holder, group, names)


def speakers_for(rows: SittingRows, seat: Seat) -> list[Attendance]:
    """The heads of the deputies of a seat who are here and speak for nobody in its group yet. No query."""
    now = next((one for group, one in groups_now(rows).items() if group.pk == seat.organization_id), None)
    of = (one for one in rows.seats.get(seat.organization_id, ()) if one.seat.pk == seat.pk)
    return [head for on_day in of for head in _free_deputies(rows, on_day, now)] if now else []


def _free_deputies(rows: SittingRows, on_day: SeatOnDay, now: GroupNow) -> list[Attendance]:
    deputies = {one.person_id for one in on_day.deputies}
    speaking = {one.speaker for one in now.roll.entries if one.key != on_day.seat.key}
    return [one for one in rows.here if one.person_id in deputies and str(one.person_id) not in speaking]
