"""Proceedings: terms – when one ends, who may stand again, by-election, whose turn it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.term import ByElection, OfficeTurn, TermRule
from sozialraum.proceedings.rules.due import due_by
from sozialraum.provisions.rules import days
from sozialraum.provisions.rules.days import long_day
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, counted_words
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, unregulated


def term_ends(rules: PinnedRules, elected: dt.date, office: str = "") -> Ruling:
    """The last day of a term that began with an election."""
    if (ruled := rules.part(TermRule, "length", Matter.ORDINARY, office)) is None:
        return unregulated("wie lange ein Amt dauert")
    provision, length = ruled
    return due_by("Die Amtszeit dauert", provision, length.after(elected))


def term_of(rules: PinnedRules, start: PartialDate | None, office: str = "") -> Ruling:
    """The last day of a term of which the beginning may be known by its month or year, or not at all: then open.

    The day of an open answer is the latest possible one.
    """
    if start and start.exact:
        return term_ends(rules, start.exact, office)
    if (ruled := rules.part(TermRule, "length", Matter.ORDINARY, office)) is None:
        return unregulated("wie lange ein Amt dauert")
    provision, length = ruled
    known = f"Beginn nur als {start.in_words()} bekannt" if start else "Beginn nicht eingetragen"
    rest = f"{known}; ein Amt dauert {length.phrase()}"
    return left_open(rest, provision, NextStep.ASK, day=length.after(start.last) if start else None)


def is_in_office(rules: PinnedRules, elected: dt.date, today: dt.date, office: str = "") -> Ruling:
    """Whether somebody elected on a day still holds the office, if nobody has followed."""
    ends = term_ends(rules, elected, office)
    if ends.day is None or ends.provision is None:
        return ends
    rest = f"gewählt am {long_day(elected)}, Amtszeit bis {long_day(ends.day)}"
    if today <= ends.day:
        return decided(True, "Im Amt", "", rest, ends.provision, day=ends.day)
    stays = rules.part(TermRule, "stays_on", Matter.ORDINARY, office)
    if stays is None:
        said = f"{rest[:1].upper()}{rest[1:]}; ob man bis zur Nachfolge bleibt, ist nicht geregelt"
        return left_open(said, ends.provision, NextStep.CASE, day=ends.day)
    return decided(stays[1], "Im Amt bis zur Nachfolge", "Nicht mehr im Amt", rest, stays[0], day=ends.day)


def may_be_elected_again(rules: PinnedRules, terms: int, office: str = "") -> Ruling:
    """Whether somebody who held an office for so many terms in a row may be elected once more."""
    if (ruled := rules.part(TermRule, "terms", Matter.ORDINARY, office)) is None:
        return unregulated("wie oft nacheinander man gewählt werden kann")
    provision, most = ruled
    rest = f"bisher {counted_words(terms, 'Amtszeit', 'Amtszeiten')} nacheinander, höchstens {most}"
    return decided(terms < most, "Wählbar", "Nicht wählbar", rest, provision, have=terms, base=most)


def by_election_until(rules: PinnedRules, elected: dt.date, by_election: dt.date, office: str = "") -> Ruling:
    """Until when somebody holds an office who was elected in between, into a term that began with ``elected``."""
    if (ruled := rules.part(TermRule, "by_election", Matter.ORDINARY, office)) is None:
        return unregulated("ob nachgewählt wird")
    provision, how = ruled
    if how is ByElection.NONE:
        return decided(False, "", "Keine Nachwahl", f"ein freies Amt {how.label}", provision)
    ends = term_ends(rules, elected if how is ByElection.REST else by_election, office)
    return ends if ends.day is None else due_by("Nachgewählt", provision, ends.day)


def whose_turn(rules: PinnedRules, order: Sequence[str], last: str, since: dt.date, day: dt.date) -> Ruling:
    """Who holds an office that goes round on a day; ``last`` had it ``since``. The order is the given one."""
    if (ruled := rules.part(TermRule, "turn")) is None:
        return unregulated("ob das Amt wechselt")
    provision, turn = ruled
    if last not in order:
        return left_open(f"Nicht bekannt, wer auf {last} folgt", provision, NextStep.ASK)
    months = {OfficeTurn.HALF_YEAR: 6, OfficeTurn.YEAR: 12}.get(turn)
    stays = months is not None and day < days.months_after(since, months)
    name = last if stays else order[(order.index(last) + 1) % len(order)]
    return Ruling(Outcome.YES, f"An der Reihe: {name}, gewechselt wird {turn.label}{provision.cite}.", provision)
