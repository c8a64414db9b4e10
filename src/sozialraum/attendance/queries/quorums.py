"""Attendance: whether a group could decide, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sozialraum.decisions.models import Quorum
from sozialraum.rulings.rules.ruling import TAKEN_OVER, Outcome, Ruling
from sozialraum.ui.values import Group


@dataclass(frozen=True)
class QuorumLine:
    """Whether a group could decide, in one sentence."""

    group: Group
    reached: bool | None
    sentence: str


def quorum_line(quorum: Quorum, group: Group, answer: Ruling | None) -> QuorumLine:
    """The sentence of a statement: the answer of the rules, and what differs from it; else the figures as typed.

    Figures that count are called taken over. What was left open while the votes were counted stays open: the rule of
    heads alone does not know what was missing then.

    E.g. »Beschlussfähig: 23 von 31 Stimmberechtigten waren vertreten, nötig waren 16 (§ 7 Absatz 1; nach Angabe, …).«
    """
    facts = list(_figures(quorum))
    if answer is not None and quorum.reached is None and quorum.needed is not None:
        said = {"facts": ", ".join(facts), "basis": f" ({quorum.basis})" if quorum.basis else ""}
        return QuorumLine(group, None, _("Beschlussfähigkeit offen: %(facts)s%(basis)s.") % said)
    words = {True: _("Beschlussfähig"), False: _("Nicht beschlussfähig"), None: _("Beschlussfähigkeit nicht bekannt")}
    if answer is not None:
        differs = quorum.reached is (answer.outcome is Outcome.NO)
        stated = _("Festgestellt wurde: %(stated)s.") % {"stated": words[quorum.reached]} if differs else ""
        return QuorumLine(group, quorum.reached, f"{answer.sentence} {stated}".strip())
    is_counted = quorum.needed is not None or quorum.basis
    basis = f" ({'; '.join(filter(None, (quorum.basis, TAKEN_OVER)))})" if is_counted else ""
    told = f"{words[quorum.reached]}: {', '.join(facts)}" if facts else words[quorum.reached]
    return QuorumLine(group, quorum.reached, f"{told}{basis}.")


def _figures(quorum: Quorum) -> Iterator[str]:
    """Each figure that is known, whether the others are or not."""
    counts = {"present": quorum.present, "voters": quorum.voters, "needed": quorum.needed}
    if quorum.present is not None and quorum.voters is not None:
        yield (
            ngettext(
                "%(present)s von %(voters)s Stimmberechtigten war vertreten",
                "%(present)s von %(voters)s Stimmberechtigten waren vertreten",
                quorum.present,
            )
            % counts
        )
    elif quorum.voters is not None:
        yield ngettext("%(voters)s Person war stimmberechtigt", "%(voters)s Stimmberechtigte", quorum.voters) % counts
    elif quorum.present is not None:
        yield (
            ngettext(
                "%(present)s stimmberechtigte Person war vertreten",
                "%(present)s Stimmberechtigte waren vertreten",
                quorum.present,
            )
            % counts
        )
    if quorum.needed is not None:
        yield ngettext("nötig war %(needed)s", "nötig waren %(needed)s", quorum.needed) % counts
