"""Convening: what one types about a meeting as a whole, whether it was or is to come."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    Clock,
    KeyChoiceField,
    KeyChoicesField,
    Line,
    PartialDateFormField,
    in_order_of,
)
from sozialraum.actforms.forms import FormRow, Part
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import groups_to_choose, named_with_end, named_with_room, places_to_choose
from sozialraum.meetings import actions
from sozialraum.meetings.words import ON, AttendanceMode, Openness, State

WHO_MAY_COME = [
    ("", _("nicht bekannt")),
    (Openness.OPEN, _("Alle. Die Sitzung ist öffentlich.")),
    (Openness.CLOSED, _("Nur wer zur Gruppe gehört oder eingeladen ist.")),
]
CONVENED = (*ON, State.CANCELLED)


class MeetingForm(MasterForm):
    """A meeting as it stands. A date that is already convened is moved, with its reason, not corrected."""

    acts = actions.meetings
    called = _("Sitzung")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = _("Was einberufen ist oder stattgefunden hat, steht öffentlich im Kalender und im Archiv.")
    farewell = _("Fällt die Sitzung aus, sagen Sie sie stattdessen ab: Dann bleibt sie mit dem Grund stehen.")
    unasked = frozenset(
        {"former_date", "reason", "substitute", "continues", "sequence", "record_published", "opened", "closed"}
    )
    gathered = {"organizations": ("leading", "others")}
    parts: ClassVar[tuple[Part, ...]] = (
        (_("Wer sich trifft"), "", ("name", "leading", "others")),
        (_("Wann"), "", ("date", FormRow(_("Uhrzeit"), ("start_time", "end_time")))),
        (_("Wo und für wen"), "", ("location", "attendance_mode", "openness")),
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

    attendance_mode = forms.ChoiceField(required=False, choices=[("", _("nicht bekannt")), *AttendanceMode.choices])
    openness = forms.ChoiceField(required=False, choices=WHO_MAY_COME)

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
