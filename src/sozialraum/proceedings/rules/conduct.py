"""Proceedings: form of a sitting, what the chair may do by itself, a change of the rules."""

from __future__ import annotations

from sozialraum.norms.rules.amendment import AmendmentRule
from sozialraum.norms.rules.chair import ChairPower, ChairRule
from sozialraum.norms.rules.form import FormRule, SittingForm
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.proceedings.rules.due import asked_for
from sozialraum.proceedings.rules.elections import reached
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.provisions.rules.values import Matter, listed
from sozialraum.rulings.rules.majority import VotesCast, is_carried
from sozialraum.rulings.rules.ruling import NextStep, Outcome, Ruling, decided, left_open, needs, unregulated


def may_meet(rules: PinnedRules, form: SittingForm, *, requested_by: int = 0) -> Ruling:
    """Whether a sitting may have this form; so many asked for a way in by video."""
    allowed, asked = rules.part(FormRule, "allowed"), rules.part(FormRule, "requested")
    if allowed and form in allowed[1]:
        return decided(True, "Möglich", "", f"getagt werden kann {listed(one.label for one in allowed[1])}", allowed[0])
    if asked and form is not SittingForm.ROOM:
        rest = f"{asked_for(requested_by)}, {needs(asked[1])}"
        facts = {"have": requested_by, "needed": asked[1]}
        return decided(requested_by >= asked[1], "Möglich", "Nicht möglich", rest, asked[0], **facts)
    if allowed is None:
        return unregulated("in welcher Form getagt wird")
    rest = f"getagt werden kann {listed(one.label for one in allowed[1])}"
    return decided(False, "", "Nicht möglich", rest, allowed[0])


def must_offer_video(rules: PinnedRules, requested_by: int) -> Ruling:
    """Whether there has to be a way in by video, if so many ask for it."""
    if (ruled := rules.part(FormRule, "requested")) is None:
        return unregulated("ob man Video verlangen kann")
    provision, needed = ruled
    rest = f"{asked_for(requested_by)}, {needs(needed)}"
    return decided(
        requested_by >= needed, "Per Video anzubieten", "Nicht nötig", rest, provision, have=requested_by, needed=needed
    )


def chair_may(rules: PinnedRules, power: ChairPower, topic: Matter = Matter.ORDINARY) -> Ruling:
    """Whether the chair may do something by itself."""
    if (ruled := rules.part(ChairRule, "may", topic)) is None:
        return unregulated("was die Leitung allein tun darf")
    provision, powers = ruled
    kept = power in powers
    told = rules.part(ChairRule, "told", topic) if kept else None
    missing = ("Bericht in der nächsten Sitzung",) if told and told[1] else ()
    rest = f"die Leitung {listed(one.label for one in powers)}"
    return decided(kept, "Erlaubt", "Nicht erlaubt", rest, provision, missing=missing)


def is_amended(
    rules: PinnedRules, cast: VotesCast, *, announced: bool | None = None, confirmed: bool | None = None
) -> Ruling:
    """Whether a vote changes the rules: announced where it has to be, with its majority, confirmed where it has to be.

    Where no rule of this family names a majority, that of the ballot on rules holds.
    """
    before = rules.part(AmendmentRule, "announced")
    if before and before[1] and not announced:
        if announced is None:
            return left_open("Nicht bekannt, ob der neue Wortlaut in der Einladung stand", before[0], NextStep.ASK)
        return decided(False, "", "Nicht geändert", "der neue Wortlaut stand nicht in der Einladung", before[0])
    if (ruled := rules.part(AmendmentRule, "need")) is not None:
        voted = reached(ruled[0], ruled[1], cast, ("Geändert", "Nicht geändert"))
    elif rules.rule(MajorityRule, "ballots", Matter.BYLAWS):
        voted = is_carried(rules, cast, Matter.BYLAWS)
    else:
        return unregulated("welche Mehrheit die Regeln ändert")
    by = rules.part(AmendmentRule, "confirmed_by")
    if voted.outcome is not Outcome.YES or by is None or confirmed:
        return voted
    if confirmed is None:
        return left_open(f"Beschlossen, noch nicht bestätigt: {by[1]}", by[0], NextStep.ASK, have=cast.yes)
    return decided(False, "", "Nicht geändert", f"nicht bestätigt: {by[1]}", by[0], have=cast.yes)
