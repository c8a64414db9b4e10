"""Rulings: notice – the last day to send, urgency, what is put up, what must be enclosed, who always gets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sozialraum.foundation.dates import shifted
from sozialraum.norms.rules.notice import LatePapers, NoticeFrom, NoticePeriod, NoticeRule, UrgencyFinder
from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import DAY, DayUnit, local_day, long_day
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import Matter, Strictness, listed
from sozialraum.rulings.rules.ruling import CountedOne, NextStep, Outcome, Ruling, decided, left_open, unregulated


@dataclass(frozen=True)
class UrgencyFound:
    """That a sitting is urgent: who found it (None: nobody yet), and whether the invitation says so."""

    by: UrgencyFinder | None = None
    noted: bool = False


@dataclass(frozen=True)
class NoticeGiven:
    """How a sitting is convened: what it is about, by post or not, whether urgent; ``departure`` if a rule says no."""

    topics: tuple[Matter, ...] = ()
    by_letter: bool = False
    urgency: UrgencyFound | None = None
    departure: str = ""

    @property
    def matters(self) -> tuple[Matter, ...]:
        return (Matter.ORDINARY, *self.topics)


@dataclass(frozen=True)
class NoticeQuestions:
    """What has to be asked to know the last day: topics of which rules speak, urgency, letters."""

    topics: tuple[Matter, ...] = ()
    urgent: bool = False
    noted: bool = False
    by_letter: bool = False


def questions_of(rules: Iterable[PinnedRules]) -> NoticeQuestions:
    """What the rules of some groups make a difference of; nothing else is asked."""
    found = [(one, one.value) for each in rules for one in each.provisions if isinstance(one.value, NoticeRule)]
    urgent = [value.urgent for _one, value in found if value.urgent]
    named = {topic for one, value in found for topic in one.topics if {"period", "urgent"} & value.parts().keys()}
    return NoticeQuestions(
        tuple(one for one in Matter if one in named and one is not Matter.ORDINARY),
        bool(urgent),
        any(one.note_in_letter for one in urgent),
        any(value.period for _one, value in found),
    )


def last_day(
    rules: PinnedRules,
    sitting: dt.date | dt.datetime,
    topics: Iterable[Matter] = (Matter.ORDINARY,),
    *,
    urgent: bool = False,
    by_letter: bool = False,
) -> Ruling:
    """The last day to send the invitation: the earliest that any topic asks for."""
    dated = _last_days(rules, sitting, topics, urgent, by_letter)
    return min(dated, key=_day_of) if dated else unregulated("die Ladungsfrist")


def is_in_time(
    rules: PinnedRules,
    sitting: dt.date | dt.datetime,
    sent: dt.date | dt.datetime,
    topics: Iterable[Matter] = (Matter.ORDINARY,),
    *,
    urgency: UrgencyFound | None = None,
    by_letter: bool = False,
) -> Ruling:
    """Whether an invitation sent at that moment is in time; with ``urgency`` by the rule for urgent cases.

    Of several topics that it is too late for, the one that is ruled most strictly is cited. What is open stays so only
    where it can still be in time.
    """
    topics, day = set(topics), local_day(sent)
    refused = _urgency(rules, urgency, topics) if urgency is not None else None
    if refused is not None and refused.outcome is not Outcome.OPEN:
        return refused
    dated = sorted(_last_days(rules, sitting, topics, urgency is not None, by_letter), key=_day_of)
    late = [one for one in dated if day > _day_of(one)]
    waiting = [one for one in (refused, *dated) if one is not None and one.outcome is Outcome.OPEN]
    due = next(iter(sorted(late, key=_strictness) or dated), None)
    if waiting and not late:
        return waiting[0]
    if due is None or due.provision is None:
        return unregulated("die Ladungsfrist")
    rest = f"abgesendet am {long_day(day)}, letzter Tag ist {long_day(_day_of(due))}"
    facts: dict[str, Any] = {"day": due.day, "counted": due.counted}
    return decided(not late, "Frist eingehalten", "Frist verletzt", rest, due.provision, **facts)


def last_day_public(rules: PinnedRules, sitting: dt.date | dt.datetime, *, urgent: bool = False) -> Ruling:
    """The last day to announce the sitting to everybody."""
    ruled = rules.part(NoticeRule, "public")
    period = (ruled[1].urgent if urgent else ruled[1].period) if ruled else None
    if ruled is None or period is None:
        return unregulated("die Frist der Bekanntmachung")
    provision, public = ruled
    day = period.last_day(local_day(sitting))
    where = f" ({public.where})" if public.where else ""
    return _dated(f"Bekannt machen{where} bis {long_day(day)}", provision, day)


def is_complete(rules: PinnedRules, enclosed: Collection[str], topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether everything is enclosed that has to be."""
    found = rules.every(NoticeRule, "attached", topic)
    return _all_there(found, "attached", enclosed, ("Vollständig", "Unvollständig", "beigelegt", "was beiliegt"))


def reaches_all(rules: PinnedRules, addressed: Collection[str], topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether everybody gets the invitation who is named in the rules beside the members."""
    found = rules.every(NoticeRule, "also_to", topic)
    return _all_there(
        found, "also_to", addressed, ("Alle bedacht", "Nicht alle bedacht", "eingeladen", "wer sie noch bekommt")
    )


def may_follow(rules: PinnedRules, topic: Matter = Matter.ORDINARY, *, reason: str = "") -> Ruling:
    """Whether a paper may be sent after the invitation."""
    if (ruled := rules.part(NoticeRule, "late_papers", topic)) is None:
        return unregulated("ob Vorlagen nachgereicht werden können")
    provision, late = ruled
    kept = late is LatePapers.YES or (late is LatePapers.WITH_REASON and bool(reason.strip()))
    rest = f"Vorlagen können {late.label} nachgereicht werden"
    return decided(kept, "Möglich", "Nicht möglich", rest, provision)


def _last_days(
    rules: PinnedRules, sitting: dt.date | dt.datetime, topics: Iterable[Matter], urgent: bool, by_letter: bool
) -> list[Ruling]:
    """What each topic asks for, of which a day is ruled."""
    found = [_last_day_for(rules, local_day(sitting), topic, urgent, by_letter) for topic in sorted(set(topics))]
    return [one for one in found if one.day]


def _day_of(ruling: Ruling) -> dt.date:
    return ruling.day or dt.date.max


def _strictness(ruling: Ruling) -> int:
    """The place among how strictly rules are said, the strictest first."""
    return list(Strictness).index(ruling.provision.strictness if ruling.provision else Strictness.MUST)


def _last_day_for(rules: PinnedRules, sitting: dt.date, topic: Matter, urgent: bool, by_letter: bool) -> Ruling:
    if (ruled := rules.part(NoticeRule, "urgent" if urgent else "period", topic)) is None:
        return unregulated("die Ladungsfrist")
    provision, held = ruled
    period: NoticePeriod = held.period if urgent else held
    day = period.last_day(sitting)
    counted = _days_between(day, sitting, period.unit)
    if by_letter and period.since is None:
        rest = f"Einladen bis {long_day(day)}; ob Absendung oder Zugang zählt, ist nicht geregelt"
        return left_open(rest, provision, NextStep.ASK, day=day, counted=counted)
    if period.since is not NoticeFrom.RECEIPT:
        return _dated(f"Einladen bis {long_day(day)}", provision, day, counted=counted)
    note = f"Zugang bis {long_day(day)}"
    if by_letter and period.post_days is None:
        rest = f"{note}; mit wie vielen Tagen für die Post zu rechnen ist, ist nicht geregelt"
        return left_open(rest, provision, NextStep.ASK, day=day, counted=counted)
    posted, waited = _posted(day, period.post_days or 0) if by_letter else (day, ())
    return _dated(f"Einladen bis {long_day(posted)}, {note}", provision, posted, counted=(*counted, *waited))


def _dated(said: str, provision: Provision[Any], day: dt.date, **facts: Any) -> Ruling:
    return Ruling(Outcome.YES, f"{said}{provision.cite}.", provision, day=day, **facts)


def _posted(receipt: dt.date, post_days: int) -> tuple[dt.date, tuple[CountedOne, ...]]:
    """The day to post a letter so that it is there on the last day on which letters come; that day with its reason."""
    comes = days.working_day_until(receipt, saturday_works=True)
    why = days.free_because(receipt, saturday_works=True)
    counted = (CountedOne(long_day(receipt), False, f"{why}: kein Brief kommt"),) if why else ()
    return shifted(comes, -post_days * DAY), counted


def _days_between(first: dt.date, sitting: dt.date, unit: DayUnit) -> tuple[CountedOne, ...]:
    """Each day from the last day of notice to the sitting: whether the unit counts it, and why not."""
    counted = []
    for number in range((sitting - first).days + 1):
        day = shifted(first, number * DAY)
        left_out = unit is DayUnit.CLEAR and day == first
        why = "Tag der Sitzung" if day == sitting else "Tag der Absendung oder des Zugangs" if left_out else ""
        if not why and unit in (DayUnit.WORKING, DayUnit.OFFICE):
            why = days.free_because(day, saturday_works=unit is DayUnit.WORKING)
        counted.append(CountedOne(long_day(day), not why, why or "zählt", day.isoformat()))
    return tuple(counted)


def _urgency(rules: PinnedRules, urgency: UrgencyFound, topics: set[Matter]) -> Ruling | None:
    """What stands in the way of urgency, if anything."""
    for topic in sorted(topics):
        if (ruled := rules.part(NoticeRule, "urgent", topic)) is None:
            return unregulated("eine Ladungsfrist in dringenden Fällen")
        provision, urgent = ruled
        if urgent.note_in_letter and not urgency.noted:
            return decided(False, "", "Frist verletzt", "die Einladung sagt nicht, dass es dringend ist", provision)
        if urgent.found_by and urgency.by is None:
            rest = f"Dringlichkeit noch nicht festgestellt; feststellen kann sie {urgent.found_by.label}"
            return left_open(rest, provision, NextStep.FIND_URGENCY)
        if urgent.found_by and urgency.by is not urgent.found_by:
            rest = f"die Dringlichkeit stellt {urgent.found_by.label} fest"
            return decided(False, "", "Frist verletzt", rest, provision)
    return None


def _all_there(
    found: tuple[Provision[NoticeRule], ...], part: str, there: Collection[str], words: tuple[str, str, str, str]
) -> Ruling:
    """One answer for a list that several provisions make; the strictest of those not kept is cited."""
    good, bad, done, subject = words
    if not found:
        return unregulated(subject)
    lacking = {name: one for one in reversed(found) for name in getattr(one.value, part) if name not in there}
    wanted = [name for one in found for name in getattr(one.value, part)]
    counted = tuple(CountedOne(name, name in there, done if name in there else "fehlt") for name in wanted)
    cited = [one for one in found if one in lacking.values()] or found
    strict = min(cited, key=lambda one: list(Strictness).index(one.strictness))
    absent = "fehlt" if len(lacking) == 1 else "fehlen"
    rest = f"{listed(lacking)} {absent}" if lacking else f"{listed(wanted)} {done}"
    return decided(not lacking, good, bad, rest, strict, counted=counted, missing=tuple(lacking))
