"""Proceedings: effect – what a vote does, by topic and amount, and by when an answer is due."""

from __future__ import annotations

import datetime as dt

from sozialraum.norms.rules.effect import EffectRule, PowerKind
from sozialraum.proceedings.rules.due import done_by, due_by
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, left_open, unregulated


def decides(rules: PinnedRules, topic: Matter = Matter.ORDINARY, euros: int | None = None) -> Ruling:
    """Whether a vote on a topic decides, at an amount; no means that it recommends or gives an opinion."""
    if (ruled := rules.part(EffectRule, "power", topic)) is None:
        return unregulated("ob das Gremium beschließt oder empfiehlt")
    provision, power = ruled
    if power.euros is not None and euros is None:
        return left_open(
            f"Das Gremium {power.kind.label} bis {power.euros} Euro; der Betrag ist nicht bekannt",
            provision,
            NextStep.ASK,
        )
    kind = power.kind_for(euros)
    amount = "" if power.euros is None else f", {euros} Euro, Grenze {power.euros} Euro"
    if kind is None:
        return left_open(f"Was über {power.euros} Euro gilt, ist nicht geregelt", provision, NextStep.CASE)
    to = rules.part(EffectRule, "addressee", topic)
    whom = f"; das geht an: {to[1]}" if to and kind in (PowerKind.RECOMMENDS, PowerKind.OPINION) else ""
    rest = f"das Gremium {kind.label}{whom}{amount}"
    if kind is PowerKind.CONSENT:
        return left_open(f"{rest[:1].upper()}{rest[1:]}", provision, NextStep.ASK)
    outcome, first = (Outcome.YES, "Bindend") if kind is PowerKind.DECIDES else (Outcome.NO, "Nicht bindend")
    return Ruling(outcome, f"{first}: {rest}{provision.cite}.", provision, base=power.euros, have=euros)


def answer_due(rules: PinnedRules, told: dt.date, topic: Matter = Matter.ORDINARY) -> Ruling:
    """The last day for an answer to what the addressee got on a day."""
    if (ruled := rules.part(EffectRule, "answer", topic)) is None:
        return unregulated("bis wann geantwortet wird")
    provision, span = ruled
    to = rules.part(EffectRule, "addressee", topic)
    return due_by(f"Antwort{f' ({to[1]})' if to else ''}", provision, span.after(told))


def is_answered(rules: PinnedRules, told: dt.date, answered: dt.date, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether an answer came in time."""
    return done_by(answered, answer_due(rules, told, topic), "geantwortet")
