"""Voting: what is entered when a group votes, thinks something without deciding, or a point has to wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Line, Number, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.ballots.words import VoiceValue
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions import Wanted, put_into_effect
from sozialraum.decisions.actions.voting import topic_of
from sozialraum.decisions.forms.effects import bound_effects, effect_fields, effects_typed
from sozialraum.meetings.models import AgendaItem
from sozialraum.rulings.rules.figures import TOPICS
from sozialraum.voting import actions
from sozialraum.voting.queries.page import NOT_HERE, TOGETHER, GroupPanel, ItemVote, SittingVotes
from sozialraum.voting.queries.shown import CHAIR, ENDED
from sozialraum.voting.rules.given import GroupVote, WordedDecision
from sozialraum.voting.words import CountingWay

SAYS = {"yes": True, "no": False}
MOST_OF_REASON = 300
PANEL = ("way", "yes", "no", "abstain", "chair", "ended", "reason")


def panel_fields(panel: GroupPanel) -> dict[str, forms.Field]:
    """The fields of one group: its way, figures, the vote of the chair, and how it ended if that does not follow."""
    ways = [*panel.ways, (NOT_HERE, _("stimmt nicht mit ab"))]
    return {
        "way": forms.ChoiceField(required=False, label=_("Wie wurde abgestimmt?"), choices=[("", "–"), *ways]),
        "yes": Number(required=False, label=_("Ja")),
        "no": Number(required=False, label=_("Nein")),
        "abstain": Number(required=False, label=_("Enthaltung")),
        "chair": forms.ChoiceField(required=False, label=_("Bei Stimmengleichheit: die Leitung"), choices=CHAIR),
        "ended": forms.ChoiceField(required=False, label=_("Wie ging es aus?"), choices=ENDED),
        "reason": Line(required=False, max_length=MOST_OF_REASON, label=_("Warum anders als gezählt?")),
    }


class VotesForm(ActForm):
    """How each group voted at one point; ``votes_of`` is what the page shows of it."""

    gathered = {"votes": (), "recused": ("recused",)}

    recused = forms.MultipleChoiceField(required=False)
    result = forms.ChoiceField(required=False, label=_("Insgesamt"), choices=ENDED)
    reason = Line(required=False, max_length=MOST_OF_REASON, label=_("Warum anders als gezählt?"))

    sitting: SittingVotes
    effecting: dict[str, forms.Field]  # what the decision sets in motion; nobody is asked but who leads, and the office

    def configure_fields(self) -> None:
        self.effecting = effect_fields() if put_into_effect.who.holds(self.by, self.subject) else {}
        self.fields |= self.effecting

    @property
    def effect_rows(self) -> Any:
        return bound_effects(self, self.effecting)

    @property
    def effects(self) -> list[Wanted]:
        """What was typed of it."""
        return effects_typed({name: self.cleaned_data.get(name) for name in self.effecting})

    @property
    def came_of_effects(self) -> str:
        """What came of them, in a sentence; "" where none was typed."""
        result = (self.outcome or self.subject).result
        if not self.effects:
            return ""
        if result in actions.ACCEPTED_NOW:
            return gettext("Was der Beschluss bewirkt, ist eingetragen.")
        if result:
            return gettext(
                "Der Beschluss ist nicht angenommen. Darum wurde nichts von dem eingetragen, was er bewirkt."
            )
        return gettext(
            "Noch ist nichts entschieden. Bitte sagen Sie beim nächsten Wahlgang noch einmal, was er bewirkt."
        )

    @property
    def item(self) -> AgendaItem:
        raise NotImplementedError

    @cached_property
    def vote(self) -> ItemVote:
        """What the page shows, with those left out who were chosen as biased."""
        sent = self.data.getlist("recused") if self.is_bound else None  # type: ignore[attr-defined]
        return self.sitting.at_item(self.item, topic=self.data.get("topic", ""), sent=sent)

    def with_sitting(self, sitting: SittingVotes) -> VotesForm:
        """The form with its fields for each group that can vote."""
        self.sitting = sitting
        self.fields["recused"].choices = [(one.token, one.label) for one in self.vote.recusals]  # type: ignore[attr-defined]
        for panel in self.vote.panels:
            self.fields |= {f"{name}_{panel.place}": field for name, field in panel_fields(panel).items()}
            for voice in panel.voices:
                choices = [("", gettext("hat nicht abgestimmt")), *VoiceValue.choices]
                self.fields[f"voice_{voice.token}"] = forms.ChoiceField(required=False, choices=choices)
        return self

    def value_of(self, name: str) -> str:
        """What stands in a field as it was sent, else nothing."""
        return str(self.data.get(name, "")) if self.is_bound else ""

    def given(self, panel: GroupPanel, cleaned: Mapping[str, Any]) -> GroupVote | None:
        """What is entered of a group; None if nothing is. Figures without a way were counted."""
        said = {name: cleaned.get(f"{name}_{panel.place}") for name in PANEL}
        has_figures = said["yes"] is not None or said["no"] is not None
        way = said["way"] or (CountingWay.FIGURES.value if has_figures else "")
        if not way or way == NOT_HERE:
            return None
        voices = {one.key: value for one in panel.voices if (value := cleaned.get(f"voice_{one.token}"))}
        return GroupVote(
            panel.group,
            way,
            said["yes"],
            said["no"],
            said["abstain"],
            said["ended"] or "",
            SAYS.get(said["chair"] or ""),
            said["reason"] or "",
            voices if way == CountingWay.ROLL_CALL else {},
        )

    def entered(self, cleaned: Mapping[str, Any]) -> Iterator[tuple[GroupPanel, GroupVote]]:
        """What is entered of each group; all together go before."""
        found = [(panel, vote) for panel in self.vote.panels if (vote := self.given(panel, cleaned))]
        together = [one for one in found if one[0].place == TOGETHER]
        yield from together or found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        places = {panel.place for panel, _vote in self.entered(cleaned)}
        if places and TOGETHER not in places:
            says = gettext("%(group)s: Bitte sagen Sie, wie abgestimmt wurde, oder dass sie nicht mit abstimmt.")
            for panel in self.vote.panels:
                name = f"way_{panel.place}"
                if panel.place not in {TOGETHER, *places} and not cleaned.get(name):
                    self.add_error(name, says % {"group": panel.name})
        return cleaned

    @property
    def shared(self) -> dict[str, Any]:
        """The arguments that every ballot has."""
        why = self.vote.proposed
        return {
            "votes": [vote for _panel, vote in self.entered(self.cleaned_data)],
            "effects": self.effects,
            "recused": {key: why.get(key, "") for key in self.vote.biased},
        }


class HoldBallotForm(VotesForm):
    """The first ballot on a decision at a point."""

    act = actions.hold_ballot
    gathered = {
        "decision": ("wording", "name", "number", "topic", "result", "reason"),
        "votes": (),
        "recused": ("recused",),
        "effects": (),
    }

    wording = Typed(label=_("Wortlaut"))
    name = Line(required=False, max_length=300, label=_("Worum ging es?"))
    number = Line(required=False, max_length=30, label=_("Nummer"))
    topic = forms.ChoiceField(
        required=False, label=_("Gezählt nach den Regeln"), choices=[("", _("nicht gesagt")), *TOPICS]
    )

    @property
    def item(self) -> AgendaItem:
        found: AgendaItem = self.subject
        return found

    def configure_fields(self) -> None:
        super().configure_fields()
        if self.effecting:
            self.fields["resubmit_on"] = PartialDateFormField(
                required=False,
                label=_("Wiedervorlage"),
                help_text=_("Ab diesem Tag wird der Beschluss jeder neuen Tagesordnung seiner Gruppen vorgeschlagen."),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("topic") and (topic := topic_of(self.effects)):
            self.vote = replace(self.vote, topic=topic)
        return cleaned

    def act_arguments(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            name: self.cleaned_data.get(name) for name in (*self.gathered["decision"], "resubmit_on")
        }
        return self.shared | {"decision": WordedDecision(**told)}


class HoldNextBallotForm(VotesForm):
    """One more ballot on a decision that is open; ``ballot`` is the round that the page offered."""

    act = actions.hold_next_ballot
    gathered = {"whole": ("result", "reason"), "votes": (), "recused": ("recused",), "effects": ()}

    ballot = Number(widget=forms.HiddenInput)

    @property
    def item(self) -> AgendaItem:
        found: AgendaItem = self.subject.agenda_item
        return found

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        return self.shared | {"ballot": said["ballot"], "whole": (said["result"], said["reason"])}


class OfGroupForm(ActForm):
    """Something about one of the groups that hold the sitting."""

    group = forms.TypedChoiceField(label=_("Für wen?"), coerce=str)

    def configure_fields(self) -> None:
        groups = {group.key: group for group in self.subject.meeting.groups}
        choices = [(key, group.name) for key, group in groups.items()]
        self.fields["group"] = forms.TypedChoiceField(label=_("Für wen?"), choices=choices, coerce=groups.get)


class HoldPollForm(OfGroupForm):
    """A straw poll of one group."""

    act = actions.hold_poll
    gathered = {"organization": ("group",), "figures": ("favour", "against", "neither", "words")}

    question = Line(required=False, max_length=300, label=_("Worüber, wenn nicht über den Punkt selbst?"))
    favour = Number(required=False, label=_("dafür"))
    against = Number(required=False, label=_("dagegen"))
    neither = Number(required=False, label=_("weder noch"))
    words = Line(required=False, label=_("Sonst in Worten"))

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        figures = VoteFigures(said["favour"], said["against"], said["neither"], words=said["words"])
        return {"organization": said["group"], "figures": figures, "question": said["question"]}


class PostponeItemForm(OfGroupForm):
    """A point waits for another sitting of one group."""

    act = actions.postpone_item
    gathered = {"organizations": ("group",)}

    reason = Line(
        required=False,
        max_length=200,
        label=_("Grund"),
        help_text=_("Steht im Protokoll. Ohne Namen. Leer gilt, dass die Gruppe nicht beschlussfähig ist."),
    )

    def act_arguments(self) -> dict[str, Any]:
        return {"organizations": [self.cleaned_data["group"]], "reason": self.cleaned_data["reason"]}
