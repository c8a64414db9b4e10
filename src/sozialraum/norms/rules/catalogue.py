"""Norms: every family of rules, in the order in which pages name them."""

from __future__ import annotations

from sozialraum.norms.rules.agenda import AgendaRule
from sozialraum.norms.rules.amendment import AmendmentRule
from sozialraum.norms.rules.bias import BiasRule
from sozialraum.norms.rules.chair import ChairRule
from sozialraum.norms.rules.circular import CircularRule
from sozialraum.norms.rules.demand import DemandRule
from sozialraum.norms.rules.effect import EffectRule
from sozialraum.norms.rules.election import ElectionRule
from sozialraum.norms.rules.form import FormRule
from sozialraum.norms.rules.guests import GuestRule
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.norms.rules.minutes import MinutesRule
from sozialraum.norms.rules.notice import NoticeRule
from sozialraum.norms.rules.quorum import QuorumRule
from sozialraum.norms.rules.rhythm import RhythmRule
from sozialraum.norms.rules.term import TermRule
from sozialraum.norms.rules.vote import VoteRule
from sozialraum.norms.rules.workgroups import WorkGroupRule
from sozialraum.provisions.rules.values import RuleValue

#: A new family is one value class and its name here.
KINDS_OF_RULES: tuple[type[RuleValue], ...] = (
    NoticeRule, DemandRule, AgendaRule, FormRule, RhythmRule,
    VoteRule, QuorumRule, MajorityRule, BiasRule, CircularRule, EffectRule,
    ChairRule, GuestRule, MinutesRule,
    ElectionRule, TermRule, WorkGroupRule, AmendmentRule,
)  # fmt: skip
