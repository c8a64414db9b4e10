"""Agenda: what came back to a recommendation, in a small form of its own."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.agenda.actions import state_answer
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.queries import meetings_to_choose, named_with_day


class StateAnswerForm(ActForm):
    """What another body answered, and when; today, unless it says otherwise."""

    act = state_answer

    came_back = Typed(label=_("Was kam zurück?"), help_text=_("Steht öffentlich beim Beschluss. Keine Namen."))
    came_back_on = PartialDateFormField(label=_("Wann?"))
    again_in = KeyChoiceField(
        meetings_to_choose,
        called=named_with_day,
        required=False,
        label=_("Erneut beraten in"),
        help_text=_("Leer steht es unter den Vorschlägen für die nächsten Sitzungen dieser Gremien."),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        shown = super().initial_from(subject)
        return shown | {"came_back_on": subject.came_back_on or PartialDate.of(timezone.localdate())}
