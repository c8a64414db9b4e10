"""Convening: what one types to call a sitting off."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line
from sozialraum.actforms.forms import ActForm
from sozialraum.meetings import actions
from sozialraum.meetings.queries import meetings_ahead
from sozialraum.meetings.queries.sittings import sitting_of


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
