"""Concerns: what the office chooses when a concern goes into a meeting."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.forms import ActForm
from sozialraum.concerns import actions
from sozialraum.concerns.queries import agenda
from sozialraum.foundation.http import Request
from sozialraum.meetings.models import Meeting

FOR = "sitzung"  # the sitting one came from, in the address


class PutOnAgendaForm(ActForm):
    act = actions.put_on_agenda
    gathered = {"meeting": ("place",), "agenda_item": ("place",)}

    place = forms.ChoiceField(
        label=_("Wo wird es besprochen?"),
        help_text=_("Zur Auswahl stehen Sitzungen der Gremien, bei denen es liegt, auch gemeinsame und vorbereitete."),
    )
    sittings: list[Meeting]

    @classmethod
    def first_shown(cls, request: Request, subject: Any) -> dict[str, Any]:
        return super().first_shown(request, subject) | {"place": request.GET.get(FOR, "")}

    def settle(self) -> None:
        self.sittings = agenda.sittings_for(self.subject, self.by)
        cast(forms.ChoiceField, self.fields["place"]).choices = [
            ("", _("Bitte wählen")),
            *agenda.places(self.subject, self.sittings),
        ]

    def words(self) -> dict[str, Any]:
        meeting, item = agenda.place_of(self.sittings, self.cleaned_data["place"])
        return {"meeting": meeting, "agenda_item": item}


class TakeOffAgendaForm(ActForm):
    act = actions.take_off_agenda
