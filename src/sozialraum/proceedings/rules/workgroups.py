"""Proceedings: working groups – whether one is founded rightly, when it ends, when it reports, who is in it."""

from __future__ import annotations

import datetime as dt

from sozialraum.norms.rules.workgroups import FoundedBy, WorkGroupRule
from sozialraum.proceedings.rules.due import due_by
from sozialraum.provisions.rules.days import long_day
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import counted_words
from sozialraum.rulings.rules.ruling import NextStep, Ruling, decided, left_open, needs, unregulated


def may_found(rules: PinnedRules, by: FoundedBy, *, mandate: str = "") -> Ruling:
    """Whether a working group may be founded by these, with this mandate in words."""
    if (ruled := rules.part(WorkGroupRule, "founded_by")) is None:
        return unregulated("wer Arbeitsgruppen gründet")
    provision, who = ruled
    if by is not who:
        return decided(False, "", "Nicht möglich", f"Arbeitsgruppen gründet {who.label}", provision)
    wanted = rules.part(WorkGroupRule, "mandate")
    if wanted and wanted[1] and not mandate.strip():
        return decided(False, "", "Nicht möglich", "der Auftrag steht noch nicht fest", wanted[0])
    return decided(True, "Möglich", "", f"Arbeitsgruppen gründet {who.label}", provision)


def group_ends(rules: PinnedRules, founded: dt.date) -> Ruling:
    """The last day of a working group founded on a day."""
    if (ruled := rules.part(WorkGroupRule, "ends")) is None:
        return unregulated("wann eine Arbeitsgruppe endet")
    provision, span = ruled
    return due_by("Die Arbeitsgruppe arbeitet", provision, span.after(founded))


def report_due(rules: PinnedRules, last: dt.date, next_sitting: dt.date | None = None) -> Ruling:
    """The last day for the next report; ``last`` is the last report, or when the group was founded."""
    if (ruled := rules.part(WorkGroupRule, "reports")) is None:
        return unregulated("wann eine Arbeitsgruppe berichtet")
    provision, reports = ruled
    if reports.within is not None:
        return due_by("Die Arbeitsgruppe berichtet", provision, reports.within.after(last))
    if next_sitting is None:
        return left_open("Die Arbeitsgruppe berichtet in der nächsten Sitzung", provision, NextStep.ASK)
    return due_by("Die Arbeitsgruppe berichtet in der nächsten Sitzung,", provision, next_sitting)


def has_reported(rules: PinnedRules, last: dt.date, today: dt.date, next_sitting: dt.date | None = None) -> Ruling:
    """Whether the last report is recent enough today."""
    due = report_due(rules, last, next_sitting)
    if due.day is None or due.provision is None:
        return due
    rest = f"zuletzt am {long_day(last)}, wieder bis {long_day(due.day)}"
    return decided(today <= due.day, "Berichtet", "Bericht fehlt", rest, due.provision, day=due.day)


def is_composed(rules: PinnedRules, members: int, of_category: int) -> Ruling:
    """Whether enough of the category that a rule names are among the members of a working group."""
    if (ruled := rules.part(WorkGroupRule, "among")) is None:
        return unregulated("wer in einer Arbeitsgruppe sein muss")
    provision, among = ruled
    needed = among.needed_of(members)
    rest = f"{of_category} von {counted_words(members, 'Mitglied', 'Mitgliedern')}: {among.category}, {needs(needed)}"
    facts = {"have": of_category, "base": members, "needed": needed}
    return decided(
        of_category >= needed, "Zusammensetzung stimmt", "Zusammensetzung stimmt nicht", rest, provision, **facts
    )
