"""Meetings: what one types to convene, move, open or conclude a meeting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    Line,
    Number,
)
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.actforms.pages import MasterForm
from sozialraum.meetings import actions
from sozialraum.norms.rules.notice import UrgencyFinder

LAST_DAY, NOT_FOUND = "frist", "open"  # the button, and an urgency that nobody has found
DRAFT = "draft"  # how the minutes of a meeting begin
FINDERS = {one.value: one for one in UrgencyFinder}


class ReinstateForm(ActForm):
    act = actions.reinstate


class ConcludeForm(ActForm):
    act = actions.conclude


class PinRulesForm(ActForm):
    act = actions.pin_rules
    reason = Line(max_length=300, label=_("Warum werden sie neu festgelegt?"), help_text=_("Steht öffentlich dabei."))


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
