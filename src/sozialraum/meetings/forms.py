"""Meetings: what one types about a meeting and its agenda, and to convene, move, cancel, open or conclude it."""

from __future__ import annotations

import datetime as dt
from copy import copy
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    Clock,
    DayField,
    KeyChoiceField,
    KeyChoicesField,
    Line,
    Number,
    PartialDateFormField,
    in_order_of,
)
from sozialraum.actforms.forms import ActForm, FormRow, Part, Words
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.models import Organization
from sozialraum.bodies.queries import groups_to_choose, named_with_end, named_with_room, places_to_choose
from sozialraum.bylaws.models import MATTERS
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.queries import meetings_ahead
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.queries.notice import NoticeRules
from sozialraum.meetings.queries.sittings import sitting_of
from sozialraum.meetings.words import ON, Openness, State
from sozialraum.norms.rules.notice import UrgencyFinder
from sozialraum.provisions.rules.ruleset import PinnedRules
from sozialraum.rulings.forms import HeadCountForm, reason_field
from sozialraum.rulings.rules.notice import NoticeGiven, UrgencyFound, questions_of
from sozialraum.rulings.rules.ruling import JointRuling, Outcome, Ruling

LAST_DAY, NOT_FOUND = "frist", "open"  # the button, and an urgency that nobody has found
DRAFT = "draft"  # how the minutes of a meeting begin
CONVENED = (*ON, State.CANCELLED)
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
        date = self.subject.date
        asked = questions_of(self.rules.on(date.exact).values() if date and date.exact else ())
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


class CancelForm(ActForm):
    act = actions.cancel
    reason = Line(max_length=300, label=_("Warum fällt sie aus?"), help_text=_("Steht öffentlich dabei."))
    substitute = KeyChoiceField(
        meetings_ahead,
        called=lambda meeting: sitting_of(meeting).dated_title,
        required=False,
        label=_("Gibt es einen neuen Termin?"),
        help_text=_(
            "Berufen Sie ihn zuerst ein. Findet dieselbe Sitzung nur später statt, verlegen Sie sie stattdessen."
        ),
    )


class ReinstateForm(ActForm):
    act = actions.reinstate


class OpenMeetingForm(HeadCountForm):
    act = actions.open

    def rules_by_group(self) -> dict[Organization, PinnedRules]:
        return governing_rules(self.subject)


class ConcludeForm(ActForm):
    act = actions.conclude


class PinRulesForm(ActForm):
    act = actions.pin_rules
    reason = Line(max_length=300, label=_("Warum werden sie neu festgelegt?"), help_text=_("Steht öffentlich dabei."))


class MeetingForm(MasterForm):
    """A meeting as it stands. A date that is already convened is moved, with its reason, not corrected."""

    acts = actions.meetings
    called = _("Sitzung")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = _("Was einberufen ist oder stattgefunden hat, steht öffentlich im Kalender und im Archiv.")
    farewell = _("Fällt die Sitzung aus, sagen Sie sie stattdessen ab: Dann bleibt sie mit dem Grund stehen.")
    unasked = frozenset({"former_date", "reason", "substitute", "continues", "sequence", "record_published"})
    gathered = {"organizations": ("leading", "others")}
    parts: ClassVar[tuple[Part, ...]] = (
        (_("Wer sich trifft"), "", ("name", "leading", "others")),
        (_("Wann"), "", ("date", FormRow(_("Uhrzeit"), ("start_time", "end_time")))),
        (_("Wo und für wen"), "", ("location", "openness")),
    )

    name = Line(help_text=_("Zum Beispiel: 3. Sozialraumkonferenz"))
    leading = KeyChoiceField(groups_to_choose, called=named_with_end, label=_("Leitendes Gremium"))
    others = KeyChoicesField(
        groups_to_choose,
        called=named_with_end,
        required=False,
        label=_("Tagt gemeinsam mit"),
        help_text=_("Nur bei einer gemeinsamen Sitzung."),
    )
    date = PartialDateFormField(required=False)
    start_time = Clock(required=False)
    end_time = Clock(required=False, label=_("Ende"))
    location = KeyChoiceField(
        places_to_choose,
        called=named_with_room,
        required=False,
        help_text=_("Fehlt der Ort in der Liste, tragen Sie ihn zuerst unter »Orte« ein."),
    )

    openness = forms.ChoiceField(
        required=False,
        choices=[
            ("", _("nicht bekannt")),
            (Openness.OPEN, _("Alle. Die Sitzung ist öffentlich.")),
            (Openness.CLOSED, _("Nur wer zur Gruppe gehört oder eingeladen ist.")),
        ],
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        leading, *others = subject.groups or [None]
        return super().initial_from(subject) | {"leading": leading, "others": others}

    def configure_fields(self) -> None:
        if getattr(self.subject, "state", "") in CONVENED:
            for name in ("date", "start_time", "end_time"):
                del self.fields[name]

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        leading, others = words.pop("leading"), words.pop("others")
        before = getattr(self.subject, "groups", [])
        behind = in_order_of(before, (group for group in others if group != leading))
        return words | {"organizations": [leading, *behind]}


class NewMeetingForm(MeetingForm):
    """A meeting that is not on record yet: one of the past, or one to prepare."""

    parts = (
        MeetingForm.parts[0],
        (_("Wann"), "", ("state", "date", FormRow(_("Uhrzeit"), ("start_time", "end_time")))),
        MeetingForm.parts[2],
    )

    state = forms.ChoiceField(
        label=_("Hat sie schon stattgefunden?"),
        choices=[
            (State.HELD, _("Ja, sie hat stattgefunden")),
            (State.DRAFT, _("Nein. Sie bleibt unsichtbar, bis sie einberufen wird.")),
        ],
        widget=forms.RadioSelect,
    )


class OrderedForm(MasterForm):
    """What stands in a row once it is there: its place can be changed."""

    unasked = frozenset()

    order = Number(label=_("Stelle in der Reihenfolge"), help_text=_("1 steht oben."))


class MinutesForReaders(ActForm):
    """A form after which everybody reads the minutes of a meeting: asks if there is nothing to read."""

    def doubt(self) -> Words:
        said, meeting = self.cleaned_data, getattr(self.subject, "meeting", self.subject)
        has_file = said.get("upload") or said.get("file") or getattr(self.subject, "file_id", None)
        if said.get("state") == DRAFT or has_file or meeting.has_minutes_text:
            return super().doubt()
        return _("Zu keinem Punkt der Sitzung steht ein Text, und eine Datei ist nicht dabei. So veröffentlichen?")
