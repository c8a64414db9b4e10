"""Holding: what one presses or types while a sitting is held."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Clock, Line
from sozialraum.actforms.forms import ActForm
from sozialraum.holding import actions
from sozialraum.meetings.words import UNFINISHED, ItemCourse

TALKED_ABOUT = _("wird beraten")


class BeginForm(ActForm):
    act = actions.begin


class FinishItemForm(ActForm):
    act = actions.finish_item


class SetCourseForm(ActForm):
    act = actions.set_course
    course = forms.ChoiceField(
        required=False,
        label=_("Was wird aus dem Punkt?"),
        choices=[("", TALKED_ABOUT), *((one.value, one.label) for one in ItemCourse if one in UNFINISHED)],
        widget=forms.RadioSelect,
    )
    reason = Line(required=False, max_length=300, label=_("Grund"), help_text=_("Steht im Protokoll. Ohne Namen."))


class CorrectTimesForm(ActForm):
    """From when to when somebody was there, as it is on record."""

    act = actions.correct_times
    arrived = Clock(required=False, label=_("Da seit"), help_text=_("Leer heißt: von Anfang an."))
    left = Clock(required=False, label=_("Gegangen um"), help_text=_("Leer heißt: noch da, oder bis zum Ende."))

    def configure_fields(self) -> None:
        for name in ("arrived", "left"):
            self.fields[name].initial = getattr(self.subject, name)


class AddItemForm(ActForm):
    act = actions.add_item
    name = Line(max_length=300, label=_("Worum geht es?"))


class EndSittingForm(ActForm):
    act = actions.end_sitting


class ResumeForm(ActForm):
    act = actions.resume


class MakeLinkForm(ActForm):
    act = actions.make_link


class RevokeLinkForm(ActForm):
    act = actions.revoke_link
