"""Voting: the fields of votes at one point as a page draws them, with what was sent and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from sozialraum.ballots.words import VoiceValue
from sozialraum.counting.words import Result
from sozialraum.rulings.rules.figures import TOPICS
from sozialraum.voting.queries.counted import CountedVote
from sozialraum.voting.queries.page import NOT_HERE, TOGETHER, GroupPanel, ItemVote, VoiceChoice
from sozialraum.voting.rules.given import GroupVote

Choices = tuple[tuple[str, str, bool], ...]  # value, label, whether it is chosen
#: How it may have ended, said only where it does not follow.
ENDED = [("", _l("wie gezählt")), *((one.value, one.label) for one in Result if one is not Result.ELECTED)]
CHAIR = [("", _l("nicht gefragt")), ("yes", VoiceValue.YES.label), ("no", VoiceValue.NO.label)]


def chosen_of(choices: Collection[tuple[str, Any]], value: str) -> Choices:
    """Each choice with whether it is the one that was sent."""
    return tuple((one, str(label), one == value) for one, label in choices)


@dataclass(frozen=True)
class FieldShown:
    """A field of a panel: its name and id, its label, what stands in it."""

    name: str
    id: str
    label: str
    value: str


@dataclass(frozen=True)
class PanelShown:
    """A group with its fields; ``counted`` is what follows from what was sent."""

    panel: GroupPanel
    anchor: str
    sent: Mapping[str, str]
    is_joint: bool
    counted: CountedVote | None = None

    def _sent(self, name: str) -> str:
        return self.sent.get(f"{name}_{self.panel.place}", "")

    @property
    def id(self) -> str:
        return f"{self.anchor}-{self.panel.place}"

    @property
    def is_together(self) -> bool:
        return self.panel.place == TOGETHER

    @property
    def chips(self) -> Choices:
        more = [(NOT_HERE, _("stimmt nicht mit ab"))] if self.is_joint and not self.is_together else []
        return chosen_of([*self.panel.ways, *more], self._sent("way"))

    @property
    def figures(self) -> tuple[FieldShown, ...]:
        place = self.panel.place
        return tuple(
            FieldShown(f"{one.value}_{place}", f"{self.id}-{one.value}", str(one.label), self._sent(one.value))
            for one in VoiceValue
        )

    @property
    def voices(self) -> tuple[tuple[VoiceChoice, Choices], ...]:
        """Each vote with its choices, nothing chosen first."""
        choices = [("", _("hat nicht abgestimmt")), *VoiceValue.choices]
        found = ((one, self.sent.get(f"voice_{one.token}", "")) for one in self.panel.voices)
        return tuple((one, chosen_of(choices, value)) for one, value in found)

    @property
    def results(self) -> Choices:
        return results_of(self._sent("ended"))

    @property
    def chair(self) -> Choices:
        return chosen_of(CHAIR, self._sent("chair"))

    @property
    def reason(self) -> str:
        return self._sent("reason")

    @property
    def is_else(self) -> bool:
        """Whether a result, reason or casting vote is needed beside the figures, or was entered."""
        asked = self.counted is not None and (self.counted.asks_reason or not self.counted.result)
        return asked or any(map(self._sent, ("ended", "chair", "reason")))


def results_of(value: str) -> Choices:
    """How it may have ended, first that it follows from the figures."""
    return chosen_of(ENDED, value)


@dataclass(frozen=True)
class VoteShown:
    """The form of votes at one point."""

    vote: ItemVote
    sent: Mapping[str, str]
    given: Mapping[int, GroupVote]

    def get(self, name: str, first: str = "") -> str:
        return self.sent.get(name, first) if self.sent else first

    @property
    def wording(self) -> str:
        return self.get("wording")

    @property
    def number(self) -> str:
        return self.get("number", self.vote.number)

    @property
    def name(self) -> str:
        return self.get("name")

    @property
    def topics(self) -> Choices:
        return chosen_of([("", _("nicht gesagt")), *TOPICS], self.get("topic"))

    @property
    def results(self) -> Choices:
        return results_of(self.get("result"))

    @property
    def reason(self) -> str:
        return self.get("reason")

    @property
    def panels(self) -> tuple[PanelShown, ...]:
        """The groups each for itself, then all together."""
        them = sorted(self.vote.panels, key=lambda one: (one.place == TOGETHER, one.place))
        return tuple(self._panel(one) for one in them)

    def _panel(self, panel: GroupPanel) -> PanelShown:
        given = self.given.get(panel.place)
        counted = panel.judged(given) if given else None
        return PanelShown(panel, self.vote.anchor, self.sent, self.vote.is_joint, counted)
