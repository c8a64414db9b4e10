"""Renditions: what the rules demand in minutes, and whether it stands in a draft – for who writes it."""

from __future__ import annotations

from collections.abc import Iterator

from sozialraum.acts.standing import OFFICE
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.permissions import holds
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.words import ConductorRole
from sozialraum.norms.rules.minutes import MinutesRule
from sozialraum.provisions.rules.values import Matter
from sozialraum.register.queries.minutes import Record
from sozialraum.renditions.queries import MeetingPage
from sozialraum.renditions.rules import Demand, demands


def demands_on(page: MeetingPage, meeting: Meeting, visitor: Visitor) -> tuple[Demand, ...]:
    """What the rules of the groups that met want in these minutes; nothing unless they are a draft that one writes."""
    record = page.record
    if record is None or not page.is_draft or not (visitor.belongs_to(OFFICE) or holds.holds(visitor, meeting)):
        return ()
    ruled = (rules.every(MinutesRule, "contains", Matter.ORDINARY) for rules in governing_rules(meeting).values())
    words = (word for them in ruled for one in them for word in one.value.contains or ())
    return demands(words, dict(_there(page, record)))


def _there(page: MeetingPage, record: Record) -> Iterator[tuple[str, bool]]:
    """By what rules may ask for, whether it stands in the minutes; what nobody can tell is not in it."""
    rows, roles = page.decisions, {one.role for one in page.conductors}
    yield "quorum", bool(record.quorums)
    yield "attendance", bool(record.presence or record.represented or record.present is not None)
    yield "decisions", all(row.wording for row in rows)
    yield "counts", all(tally.words or tally.yes is not None for row in rows for tally in row.tallies or ())
    yield "elections", all(one.is_elected for one in page.elections)
    yield "tasks", bool(record.tasks)
    yield "agenda", bool(page.items)
    yield "day", bool(page.sitting.date and page.sitting.span)
    yield "place", bool(page.sitting.where)
    yield "chair", ConductorRole.CHAIR in roles
    yield "writer", ConductorRole.MINUTES in roles
    yield "course", all(not item.says_nothing for item in page.items)
    yield "next", bool(page.next_sittings)
    yield from (("annexes", True) for _one in record.annexes)  # that there are none, a person has to know
    yield from (("bias", True) for _one in record.recusals)
