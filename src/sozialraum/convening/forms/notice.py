"""Convening: what one types to convene or move a sitting, with what the rules of its groups ask."""

from __future__ import annotations

import datetime as dt
from copy import copy
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Clock, DayField, Line
from sozialraum.actforms.forms import ActForm
from sozialraum.bylaws.models import MATTERS
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries.notice import NoticeRules
from sozialraum.norms.rules.notice import UrgencyFinder
from sozialraum.rulings.forms import reason_field
from sozialraum.rulings.rules.notice import NoticeGiven, UrgencyFound, questions_of
from sozialraum.rulings.rules.ruling import JointRuling, Outcome, Ruling

LAST_DAY, NOT_FOUND = "frist", "open"  # the button, and an urgency that nobody has found
FINDERS = {one.value: one for one in UrgencyFinder}


class NoticeForm(ActForm):
    """Convenes for a day: asks what the rules of the groups make a difference of, and why if a rule says no.

    The button ``frist`` only shows the page anew, with the last day to invite for what is typed.
    """

    asked = ("topics", "by_letter", "urgency", "noted", "departure")
    gathered = {"notice": asked}

    topics = forms.MultipleChoiceField(
        required=False,
        label=_("Punkte mit eigener Frist"),
        widget=forms.CheckboxSelectMultiple,
    )
    by_letter = forms.BooleanField(required=False, label=_("Auch per Post eingeladen"))
    urgency = forms.ChoiceField(
        required=False,
        label=_("Ist es dringend?"),
        choices=[("", _("nein"))]
        + [(one.value, _("ja, festgestellt durch: %s") % one.label) for one in UrgencyFinder]
        + [(NOT_FOUND, _("ja, noch nicht festgestellt"))],
    )
    noted = forms.BooleanField(required=False, label=_("Die Einladung sagt, dass es dringend ist"))
    departure = reason_field(_("Warum trotzdem?"))

    @property
    def asks_only(self) -> bool:
        """Nothing is to be done now but to say the last day."""
        return self.is_bound and LAST_DAY in self.data

    @cached_property
    def rules(self) -> NoticeRules:
        return NoticeRules.of(self.subject)

    @property
    def base_day(self) -> dt.date | None:
        """The day by whose rules it is known what to ask."""
        date: PartialDate | None = self.subject.date
        return date.exact if date else None

    @property
    def asked_day(self) -> dt.date | None:
        """The day for which it is asked: the one that is typed, else that of the meeting."""
        typed: PartialDate | None = self.cleaned_data.get("date") if self.is_bound and self.errors is not None else None
        date = typed or self.subject.date
        return date.exact if date else None

    @property
    def as_typed(self) -> Meeting:
        """The meeting on the day for which it is asked, not kept."""
        shown: Meeting = copy(self.subject)
        shown.date = PartialDate.of(self.asked_day) if self.asked_day else shown.date
        return shown

    def configure_fields(self) -> None:
        asked = questions_of(self.rules.on(self.base_day).values() if self.base_day else ())
        chosen: Any = self.fields["topics"]
        chosen.choices = [(one.value, one.label) for one in asked.topics]
        wanted = {"topics": asked.topics, "by_letter": asked.by_letter, "urgency": asked.urgent, "noted": asked.noted}
        for name in [name for name, is_asked in wanted.items() if not is_asked]:
            del self.fields[name]
        if self.asks_only:
            for field in self.fields.values():
                field.required = False

    @property
    def given(self) -> NoticeGiven:
        """What was typed, as the rules take it."""
        said = self.cleaned_data if self.is_bound and self.errors is not None else {}  # refused, it stays shown
        urgent = said.get("urgency", "")
        return NoticeGiven(
            tuple(MATTERS[one] for one in said.get("topics", ())),
            bool(said.get("by_letter")),
            UrgencyFound(FINDERS.get(urgent), bool(said.get("noted"))) if urgent else None,
            said.get("departure", ""),
        )

    def notice(self) -> JointRuling | None:
        """The last day to invite for what is typed; None without an exact day."""
        return self.rules.last_day(self.asked_day, self.given) if self.asked_day else None

    def late(self) -> list[tuple[str, Ruling]]:
        """The groups whose rules say that it is too late now, by name."""
        answers = self.rules.in_time(self.asked_day, self.given) if self.asked_day else {}
        return [(group.name, one) for group, one in answers.items() if one.outcome is Outcome.NO]

    @property
    def departure_field(self) -> forms.BoundField:
        """Shown only where it is too late, and then it has to be filled in; the act refuses without it."""
        self.fields["departure"].required = True
        return self["departure"]

    def own_fields(self) -> list[forms.BoundField]:
        """What is asked of the date itself."""
        return [self[name] for name in self.fields if name not in (*self.asked, "revision")]

    def notice_fields(self) -> list[forms.BoundField]:
        """What the last day depends on."""
        return [self[name] for name in self.asked if name in self.fields and name != "departure"]

    def act_arguments(self) -> dict[str, Any]:
        said = {name: value for name, value in super().act_arguments().items() if name not in self.asked}
        return said | {"notice": self.given}


class ConveneForm(NoticeForm):
    act = actions.convene


class MoveForm(NoticeForm):
    act = actions.move
    date = DayField(label=_("Neuer Tag"))
    start_time = Clock(required=False, label=_("Beginn"))
    end_time = Clock(required=False, label=_("Ende"))
    reason = Line(max_length=300, label=_("Warum wird verlegt?"), help_text=_("Steht öffentlich dabei."))
