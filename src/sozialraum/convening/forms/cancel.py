"""Convening: what one types to call a sitting off – for good, for one that is convened already, or for a new day."""

from __future__ import annotations

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.actforms.fields import Clock, DayField, KeyChoiceField, Line
from sozialraum.actforms.forms import ActForm, FormRow
from sozialraum.convening.actions import replace_meeting
from sozialraum.meetings import actions
from sozialraum.meetings.queries import meetings_ahead
from sozialraum.rulings.forms import reason_field
from sozialraum.rulings.rules.notice import NoticeGiven
from sozialraum.sittings.queries import sitting_of

NEW_DAY = ("date", "start_time", "end_time", "departure")


class CancelForm(ActForm):
    """Calls off; with a new day typed by the office it is another act, which convenes the substitute too."""

    act = actions.cancel
    gathered = {"substitute": ("substitute", *NEW_DAY)}
    parts = (
        (gettext_lazy("Absagen"), "", ("reason",)),
        (
            gettext_lazy("Ein neuer Termin"),
            gettext_lazy(
                "Freiwillig. Mit einem neuen Tag wird gleich eine neue Sitzung einberufen: dieselben Gremien,"
                " derselbe Ort, dieselbe Tagesordnung mit ihren Dokumenten. Die abgesagte nennt sie."
            ),
            ("date", FormRow(gettext_lazy("Uhrzeit"), ("start_time", "end_time")), "departure", "substitute"),
        ),
    )

    reason = Line(
        max_length=300, label=gettext_lazy("Warum fällt sie aus?"), help_text=gettext_lazy("Steht öffentlich dabei.")
    )
    date = DayField(required=False, label=gettext_lazy("Neuer Tag"))
    start_time = Clock(required=False, label=gettext_lazy("Beginn"))
    end_time = Clock(required=False, label=gettext_lazy("Ende"))
    departure = reason_field(gettext_lazy("Warum wird kürzer eingeladen, als die Regeln sagen?"))
    substitute = KeyChoiceField(
        meetings_ahead,
        called=lambda meeting: sitting_of(meeting).dated_title,
        required=False,
        label=gettext_lazy("… oder eine Sitzung, die schon einberufen ist"),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        times = {"start_time": subject.start_time, "end_time": subject.end_time}
        return {"reason": subject.reason, "substitute": subject.substitute} | times

    def configure_fields(self) -> None:
        if not replace_meeting.who.holds(self.by, self.subject):
            for name in NEW_DAY:
                del self.fields[name]
            return
        if not self.is_bound:  # it is asked once the notice turns out to be too short
            del self.fields["departure"]
            return
        self.fields["departure"].help_text = _("Nur wenn die Frist nicht mehr reicht. Steht öffentlich dabei.")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("date") and said.get("substitute"):
            says = _("Entweder ein neuer Tag oder eine Sitzung, die schon einberufen ist.")
            self.add_error("substitute", ValidationError(says, code="two_days"))
        if said.get("date"):
            self.act = cast(Any, replace_meeting)
        return said

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not said.get("date"):
            return {"reason": said["reason"], "substitute": said["substitute"]}
        times = (said["start_time"], said["end_time"])
        notice = NoticeGiven(departure=said.get("departure", ""))
        return {"reason": said["reason"], "date": said["date"], "times": times, "notice": notice}
