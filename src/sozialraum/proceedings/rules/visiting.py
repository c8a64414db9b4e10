"""Proceedings: guests – whether somebody may come, speak, move."""

from __future__ import annotations

from sozialraum.norms.rules.guests import GuestRule, SittingOpenTo, SpeakingRight
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter
from sozialraum.rulings.rules.ruling import NextStep, Ruling, decided, left_open, unregulated


def may_come(
    rules: PinnedRules,
    *,
    topic: Matter = Matter.ORDINARY,
    registered: bool = False,
    invited: bool = False,
    meant: bool | None = None,
) -> Ruling:
    """Whether a guest may come. ``meant``: whether they belong to those a rule names (None: not known)."""
    if (ruled := rules.part(GuestRule, "open_to", topic)) is None:
        return unregulated("wer zur Sitzung kommen darf")
    provision, to = ruled
    only = rules.part(GuestRule, "only", topic)
    rest = f"kommen dürfen {to.label}{f': {only[1]}' if only and to is SittingOpenTo.SOME else ''}"
    if to is SittingOpenTo.SOME and meant is None and not invited:
        return left_open(f"Zu klären: {rest}", provision, NextStep.ASK)
    kept = invited or to is SittingOpenTo.ALL or (to is SittingOpenTo.REGISTERED and registered)
    return decided(kept or (to is SittingOpenTo.SOME and bool(meant)), "Erlaubt", "Nicht erlaubt", rest, provision)


def may_speak(
    rules: PinnedRules,
    category: str = "",
    *,
    topic: Matter = Matter.ORDINARY,
    allowed: bool | None = None,
    in_open_round: bool = False,
) -> Ruling:
    """Whether a guest may speak now. ``allowed``: the leave of chair or body (None: none yet)."""
    if (ruled := rules.part(GuestRule, "speak", topic, category)) is None:
        return unregulated("ob Gäste mitreden")
    provision, right = ruled
    if in_open_round and right is not SpeakingRight.NEVER and (opened := rules.part(GuestRule, "open_round", topic)):
        return decided(True, "Erlaubt", "", f"in der offenen Runde {opened[1].label} reden alle", opened[0])
    rest = f"{category or 'Gäste'} {right.label}"
    asks = {SpeakingRight.BY_CHAIR: NextStep.CHAIR, SpeakingRight.BY_VOTE: NextStep.CASE}.get(right)
    if asks and allowed is None:
        return left_open(rest, provision, asks)
    kept = right is SpeakingRight.FREE or (asks is not None and bool(allowed))
    return decided(
        kept or (right is SpeakingRight.OPEN_ROUND and in_open_round), "Erlaubt", "Nicht erlaubt", rest, provision
    )


def may_move(rules: PinnedRules, category: str = "", topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether a guest may put a motion."""
    if (ruled := rules.part(GuestRule, "motions", topic, category)) is None:
        return unregulated("ob Gäste Anträge stellen")
    provision, allowed = ruled
    rest = f"{category or 'Gäste'} stellen {'' if allowed else 'keine '}Anträge"
    return decided(allowed, "Erlaubt", "Nicht erlaubt", rest, provision)
