"""Rulings: quorum – whether a group can decide, with the people counted and what would be needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumNeed, QuorumRule, RecountWhen
from sozialraum.provisions.rules.ruleset import PinnedRules, Provision
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.roll import Roll
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, needs, unregulated


@dataclass(frozen=True)
class SecondSitting:
    """That a sitting is the second with one agenda: how many days after the first, whether the invitation said so."""

    days_after: int
    announced: bool


def has_quorum(
    rules: PinnedRules,
    roll: Roll,
    topic: Matter = Matter.ORDINARY,
    *,
    duly_invited: bool | None = None,
    second: SecondSitting | None = None,
) -> Ruling:
    """Whether the group can decide with this roll; ``duly_invited`` is asked where nothing else is needed."""
    facts: dict[str, Any] = {"counted": roll.counted, "have": len(roll.present), "base": roll.entitled}
    figures = f"{len(roll.present)} von {roll.entitled} Stimmberechtigten anwesend"
    if second and roll.present and (provision := _freeing(rules, second, topic)):
        rest = f"{figures}, beim zweiten Termin genügt das"
        return decided(True, "Beschlussfähig", "", rest, provision, needed=1, **facts)
    ruled = rules.part(QuorumRule, "need", topic)
    by_number = ruled is not None and ruled[1].kind is not QuorumKind.INVITED
    nobody_known = roll.unregulated and not roll.entries
    if ruled is None or (nobody_known and (by_number or rules.part(QuorumRule, "among", topic))):
        return unregulated("wer abstimmen kann" if ruled else "wann das Gremium beschlussfähig ist", roll.counted)
    provision, need = ruled
    facts["have"] = have = _have(need, roll)
    facts["needed"] = needed = _needed(need, roll)
    lacking = 0 if nobody_known else needed - have
    if need.asks_invitation and not duly_invited and (lacking <= 0 or duly_invited is False):
        return _not_invited(provision, duly_invited, facts)
    figures += "" if have == len(roll.present) else f", davon {have} mit Sitz"
    rest = _needs(need, needed, roll, lacking) if nobody_known else f"{figures}, {_needs(need, needed, roll, lacking)}"
    if by_number and (missing := _unknown(need, roll)):
        return _asks(rest, provision, missing, facts)
    if lacking <= 0 and (wrong := _composition(rules, roll, topic)) is not None:
        return wrong
    facts["missing"] = (f"noch {lacking}",) if lacking > 0 else ()
    return decided(lacking <= 0, "Beschlussfähig", "Nicht beschlussfähig", rest, provision, **facts)


def counts_again(rules: PinnedRules, *, doubted: bool, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether it has to be counted again before this point."""
    if (ruled := rules.part(QuorumRule, "recount", topic)) is None:
        return unregulated("wann neu gezählt wird")
    provision, when = ruled
    again = when is RecountWhen.PER_ITEM or (when is RecountWhen.ON_DOUBT and doubted)
    sentence = f"{'Neu zu zählen' if again else 'Nicht neu zu zählen'}: {when.label}{provision.cite}."
    return Ruling(Outcome.YES if again else Outcome.NO, sentence, provision)


def _not_invited(provision: Provision[QuorumRule], duly_invited: bool | None, facts: dict[str, Any]) -> Ruling:
    """Where a due invitation is all that is needed: it is missing, or not known."""
    if duly_invited is None:
        return left_open("Nicht bekannt, ob ordentlich eingeladen wurde", provision, NextStep.ASK, **facts)
    return decided(False, "", "Nicht beschlussfähig", "nicht ordentlich eingeladen", provision, **facts)


def _asks(rest: str, provision: Provision[QuorumRule], missing: tuple[str, ...], facts: dict[str, Any]) -> Ruling:
    said = f"{rest}; es fehlen Angaben: {listed(missing)}"
    return left_open(said, provision, NextStep.ASK, **facts | {"missing": missing})


def _is_of_seats(need: QuorumNeed) -> bool:
    return need.base in (QuorumBase.SEATS, QuorumBase.FILLED)


def _have(need: QuorumNeed, roll: Roll) -> int:
    """How many of those here are counted: of a share of seats only those who have one."""
    return sum(one.is_seat for one in roll.present) if _is_of_seats(need) else len(roll.present)


def _needed(need: QuorumNeed, roll: Roll, more: int = 0) -> int:
    """The least number that is enough for this roll; one, who may be unclear, if no number is ruled."""
    if need.share is None:
        return need.number or int(not any(one.here for one in roll.unclear))
    bases = {QuorumBase.SEATS: roll.seats, QuorumBase.FILLED: roll.filled}
    return need.share.needed_of(bases.get(need.base or QuorumBase.VOTERS, roll.entitled + more))


def _unknown(need: QuorumNeed, roll: Roll) -> tuple[str, ...]:
    """What has to be known first: how many seats there are, who of those has a vote of whom it is not known.

    The latter only where it makes a difference.
    """
    if _is_of_seats(need) and roll.present and not roll.seats:
        return ("Sitze des Gremiums",)
    unclear = [one for one in roll.unclear if one.is_seat or not _is_of_seats(need)]
    here = sum(one.here for one in unclear)
    away, have = len(unclear) - here, _have(need, roll)
    reached = {have + come >= _needed(need, roll, come + stay) for come in {0, here} for stay in {0, away}}
    return tuple(one.name for one in unclear) if len(reached) > 1 else ()


def _needs(need: QuorumNeed, needed: int, roll: Roll, lacking: int) -> str:
    if need.kind is QuorumKind.INVITED and lacking <= 0:
        return "ordentlich eingeladen"
    seats = " von einem Sitz" if roll.seats == 1 else f" von {roll.seats} Sitzen"
    filled = " von einem besetzten Sitz" if roll.filled == 1 else f" von {roll.filled} besetzten Sitzen"
    of = {QuorumBase.SEATS: seats, QuorumBase.FILLED: filled}
    return f"{needs(needed)}{of.get(need.base, '') if need.base else ''}"


def _freeing(rules: PinnedRules, second: SecondSitting, topic: Matter) -> Provision[QuorumRule] | None:
    """The provision by which a second sitting can decide whoever comes; None where it does not reach this one."""
    if (ruled := rules.part(QuorumRule, "second_call", topic)) is None:
        return None
    provision, call = ruled
    unannounced = call.announced and not second.announced
    too_late = call.within_days is not None and second.days_after > call.within_days
    return None if unannounced or too_late else provision


def _composition(rules: PinnedRules, roll: Roll, topic: Matter) -> Ruling | None:
    """What is wrong with the composition of those here, if anything."""
    if (ruled := rules.part(QuorumRule, "among", topic)) is None:
        return None
    provision, among = ruled
    asks, here = None, len(roll.present)
    facts: dict[str, Any] = {"base": here, "counted": roll.counted}
    for wanted in among:
        have, needed = sum(one.category == wanted.category for one in roll.present), wanted.needed_of(here)
        come = sum(one.here and one.category == wanted.category for one in roll.unclear)
        others = sum(one.here for one in roll.unclear) - come
        rest = f"{have} von {here} Anwesenden gehören zu {wanted.category}, {needs(needed)}"
        facts |= {"have": have, "needed": needed}
        if have + come < wanted.needed_of(here + come):
            facts["missing"] = (f"noch {needed - have} {wanted.category}",)
            return decided(False, "", "Nicht beschlussfähig", rest, provision, **facts)
        if have < wanted.needed_of(here + others):
            asks = asks or _asks(rest, provision, tuple(one.name for one in roll.unclear), facts)
    return asks
