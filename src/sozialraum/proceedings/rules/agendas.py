"""Proceedings: the agenda – whether an item is taken, added, decided on, and which standing items are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sozialraum.foundation.dates import shifted
from sozialraum.norms.rules.agenda import AgendaRule, ItemEvery, ItemReturn, LateItems, ProposedUntil
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.proceedings.rules.due import due_by
from sozialraum.proceedings.rules.elections import reached
from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import DAY, DayUnit, long_day
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.majority import VotesCast
from sozialraum.rulings.rules.ruling import CountedOne, NextStep, Outcome, Ruling, decided, left_open, unregulated


def last_day_to_propose(rules: PinnedRules, sitting: dt.date, dispatched: dt.date | None = None) -> Ruling:
    """The last day to propose an item; ``dispatched`` is the day on which the invitation goes out, if that is known."""
    if (ruled := rules.part(AgendaRule, "until")) is None:
        return unregulated("bis wann Punkte vorgeschlagen werden")
    provision, deadline = ruled
    if deadline.when is ProposedUntil.DISPATCH and dispatched is None:
        return left_open("Punkte vorschlagen, bis die Einladung hinausgeht", provision, NextStep.ASK)
    day = {ProposedUntil.SITTING: sitting, ProposedUntil.DISPATCH: dispatched}.get(deadline.when)
    return due_by("Punkte vorschlagen", provision, day or _before(sitting, deadline.span))


def is_taken(rules: PinnedRules, proposed: dt.date, sitting: dt.date, dispatched: dt.date | None = None) -> Ruling:
    """Whether what was proposed on a day is taken on the agenda of a sitting; without a duty it is the chair's."""
    due = last_day_to_propose(rules, sitting, dispatched)
    if due.day is None or due.provision is None:
        return due
    rest = f"vorgeschlagen am {long_day(proposed)}, letzter Tag {long_day(due.day)}"
    if proposed > due.day:
        return decided(False, "", "Nicht mehr rechtzeitig", rest, due.provision, day=due.day)
    ruled = rules.part(AgendaRule, "must_take")
    if ruled is None or not ruled[1]:
        return left_open(
            f"Rechtzeitig: {rest}; ob der Punkt aufgenommen wird, entscheidet, wer einlädt",
            ruled[0] if ruled else due.provision,
            NextStep.CHAIR,
            day=due.day,
        )
    return decided(True, "Wird aufgenommen", "", rest, ruled[0], day=due.day)


def is_added(rules: PinnedRules, cast: VotesCast | None = None, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether an item is added in the sitting; ``cast`` is the vote on that, if there was one."""
    if (ruled := rules.part(AgendaRule, "added", topic)) is None:
        return unregulated("ob in der Sitzung Punkte dazukommen")
    provision, late = ruled
    if late.how is not LateItems.BY_VOTE:
        free = late.how is LateItems.FREE
        return decided(free, "Möglich", "Nicht möglich", f"Punkte kommen {late.how.label} dazu", provision)
    if cast is None:
        return left_open("Punkte kommen dazu, wenn das Gremium es beschließt", provision, NextStep.CASE)
    if late.need is None:
        return left_open("Mit welcher Mehrheit, ist nicht geregelt", provision, NextStep.CASE)
    return reached(provision, late.need, cast, ("Kommt dazu", "Kommt nicht dazu"))


def may_decide_late(rules: PinnedRules, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether a decision may be made on an item that was not in the invitation."""
    if (ruled := rules.part(AgendaRule, "late_decision", topic)) is None:
        return unregulated("ob über nachgereichte Punkte beschlossen wird")
    provision, allowed = ruled
    rest = f"über nachgereichte Punkte wird {'' if allowed else 'nur beraten, nicht '}beschlossen"
    return decided(allowed, "Erlaubt", "Nicht erlaubt", rest, provision)


def standing_items(rules: PinnedRules, sitting: dt.date, last: Mapping[str, dt.date]) -> Ruling:
    """Which standing items are due; ``last`` is when each was last on the agenda, by its title."""
    found = rules.every(AgendaRule, "standing", Matter.ORDINARY)
    if not found:
        return unregulated("welche Punkte immer wiederkehren")
    counted = []
    for one in found:
        item = one.value.standing
        if item is not None:
            since = last.get(item.title)
            is_due = since is None or _period(since, item.every) != _period(sitting, item.every)
            why = "noch nie" if since is None else f"zuletzt am {long_day(since)}"
            counted.append(CountedOne(item.title, is_due, f"{item.every.label}, {why}", item.title))
    due = [f"„{one.name}“" for one in counted if one.counts]
    sentence = f"Auf die Tagesordnung gehört: {listed(due) if due else 'kein ständiger Punkt'}{found[0].cite}."
    return Ruling(Outcome.YES if due else Outcome.NO, sentence, found[0], tuple(counted), have=len(due))


def returns_by(rules: PinnedRules, next_sitting: dt.date | None) -> Ruling:
    """When what was referred to a working group is on the agenda again."""
    if (ruled := rules.part(AgendaRule, "returned")) is None:
        return unregulated("wann Verwiesenes zurückkommt")
    provision, when = ruled
    if when is ItemReturn.WHEN_READY or next_sitting is None:
        return left_open(f"Verwiesenes kommt zurück: {when.label}", provision, NextStep.ASK)
    return _returned(provision, when, next_sitting)


def _returned(provision: Provision[AgendaRule], when: ItemReturn, day: dt.date) -> Ruling:
    report: dict[str, Any] = {"missing": ("Bericht oder Zwischenbericht",)} if when is ItemReturn.INTERIM else {}
    return due_by(f"Verwiesenes kommt zurück {when.label},", provision, day, **report)


def _before(sitting: dt.date, span: TimeSpan) -> dt.date:
    """The last day that lies a span before a sitting."""
    if span.unit is SpanUnit.MONTHS:
        return days.months_after(sitting, -span.number)
    if span.unit is SpanUnit.WORKING:
        return days.before(sitting, span.number, DayUnit.WORKING)
    return shifted(sitting, -span.number * (7 if span.unit is SpanUnit.WEEKS else 1) * DAY)


def _period(day: dt.date, every: ItemEvery) -> tuple[int, ...]:
    """The quarter or year in which a day lies; of each sitting the day itself."""
    if every is ItemEvery.SITTING:
        return day.year, day.month, day.day
    return (day.year, (day.month - 1) // 3) if every is ItemEvery.QUARTER else (day.year,)
