"""Rulings: the day for which is asked who may vote, and how many are here of each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, Number, PartialDateFormField
from sozialraum.actforms.forms import ActForm, FormRow
from sozialraum.actforms.pages import MasterForm
from sozialraum.bodies.models import Organization
from sozialraum.norms.rules.quorum import QuorumBase
from sozialraum.people.forms.filters import DayForm
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.rules.figures import TOPICS, HeadCount, asks_heads, has_heads, majorities, shared_votes
from sozialraum.rulings.rules.ruling import Outcome, Ruling

FROM_EFFECT = "effect"  # the topic that follows from what a decision does
OF = {
    QuorumBase.SEATS: _("Sitze insgesamt"),
    QuorumBase.FILLED: _("Besetzte Sitze insgesamt"),
    QuorumBase.VOTERS: _("Stimmberechtigte insgesamt"),
}


class VotingDayForm(DayForm):
    """Today, if no day is given."""

    am = PartialDateFormField(exact=True, required=False, label=_("Wer darf abstimmen am"))


def reason_field(label: Any) -> Line:
    """Why one goes on although a rule says no."""
    return Line(required=False, max_length=300, label=label, help_text=_("Steht öffentlich dabei. Bitte ohne Namen."))


class HeadCountForm(ActForm):
    """Asks how many are here, of each group whose rules make a difference of it, and why if they are too few."""

    gathered = {"heads": (), "departure": ("departure",)}

    departure = reason_field(_("Warum trotzdem?"))

    def rules_by_group(self) -> Mapping[Organization, PinnedRules]:
        """The rules by which each group is judged."""
        raise NotImplementedError

    @cached_property
    def asked(self) -> dict[int, tuple[Organization, PinnedRules, QuorumBase | None]]:
        """By place, the groups that are asked, and of what a share is taken."""
        found = {}
        for place, (group, rules) in enumerate(self.rules_by_group().items(), 1):
            is_asked, base = asks_heads(rules)
            if is_asked:
                found[place] = (group, rules, base)
        return found

    def configure_fields(self) -> None:
        for place, (_group, _rules, base) in self.asked.items():
            self.fields[f"present_{place}"] = Number(required=False, label=_("Anwesende Stimmberechtigte"))
            if base:
                self.fields[f"of_{place}"] = Number(required=False, label=OF[base])
        self.parts = tuple(  # type: ignore[misc]
            ("", shared_votes(rules), (FormRow(group.name, tuple(self._names(place))),))
            for place, (group, rules, _base) in self.asked.items()
        )

    def _names(self, place: int) -> Iterator[str]:
        yield from (name for name in (f"present_{place}", f"of_{place}") if name in self.fields)

    def clean(self) -> dict[str, Any]:
        for place in self.asked:
            here, of = (self.cleaned_data.get(f"{name}_{place}") for name in ("present", "of"))
            if here is not None and of is not None and here > of:
                self.add_error(f"present_{place}", _("Es können nicht mehr da sein, als es insgesamt gibt."))
        return self.cleaned_data

    def heads(self) -> dict[Organization, HeadCount]:
        """What was typed, of those groups of which something was."""
        said = self.cleaned_data if self.is_bound and self.errors is not None else {}  # refused, it stays shown
        typed = {group: (said.get(f"present_{n}"), said.get(f"of_{n}")) for n, (group, _r, _b) in self.asked.items()}
        return {group: HeadCount(here, of) for group, (here, of) in typed.items() if here is not None}

    def denied(self) -> list[tuple[str, Ruling]]:
        """The groups that are too few, by name."""
        rules = {group: one for group, one, _base in self.asked.values()}
        answers = ((group.name, has_heads(rules[group], heads)) for group, heads in self.heads().items())
        return [(name, one) for name, one in answers if one.outcome is Outcome.NO]

    @property
    def departure_field(self) -> forms.BoundField:
        """Shown only where a group is too few, and then it has to be filled in; the act refuses without it."""
        self.fields["departure"].required = True
        return self["departure"]

    def act_arguments(self) -> dict[str, Any]:
        return {"heads": tuple(self.heads().items()), "departure": self.cleaned_data.get("departure", "")}


class OverrideForm(MasterForm):
    """Enters a result and by the rules of which topic it is counted; asks why if they say another one, once refused."""

    override_reason = reason_field(_("Warum wurde es so festgestellt?"))
    topic = forms.ChoiceField(
        required=False,
        initial=FROM_EFFECT,
        choices=[("", _("nicht gesagt")), (FROM_EFFECT, _("folgt aus seiner Wirkung")), *TOPICS],
        help_text=_(
            "Davon hängt ab, welche Mehrheit nötig ist. Ist nichts gesagt, wird nur geprüft, was bei allen Punkten "
            "gleich ausgeht."
        ),
    )

    def sitting_rules(self) -> Mapping[Organization | None, PinnedRules]:
        """The rules fixed for the sitting that is chosen, by group; None: for all together."""
        raise NotImplementedError

    def majorities(self) -> str:
        """Which majority these rules want at which points, in sentences; "" where none is fixed."""
        by_group = {group: majorities(rules) for group, rules in self.sitting_rules().items() if group}
        said = {one: ", ".join(group.name for group in by_group if by_group[group] == one) for one in by_group.values()}
        told = (f"{names}: {' '.join(one)}" if len(said) > 1 else " ".join(one) for one, names in said.items() if one)
        rules = " ".join(told)
        return _("Nach den Regeln dieser Sitzung: %s") % rules if rules else ""

    def rulings_against(self) -> list[tuple[str, Ruling]]:
        """What rules say against what was typed, by the name of the group."""
        raise NotImplementedError

    def fieldsets(self) -> Iterator[Any]:
        if told := self.rulings_against():
            self.fields["override_reason"].required = True
            sentences = " ".join(f"{name}: {one.sentence}" for name, one in told)
            yield _("Eine Regel sagt etwas anderes"), sentences, [("", [self["override_reason"]])]
        for heading, note, rows in super().fieldsets():
            is_here = any(bound.name == "topic" for _called, fields in rows for bound in fields)
            yield heading, self.majorities() or note if is_here else note, rows
