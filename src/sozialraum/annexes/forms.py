"""Annexes: an annex on one page – handed in, or chosen among what is there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Line, Number
from sozialraum.actforms.pages import ListPage
from sozialraum.annexes import actions
from sozialraum.annexes.models import Annex
from sozialraum.bodies.queries import groups_to_choose, named_with_end
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.papers.forms import AudienceForm, UploadField, WithUpload
from sozialraum.papers.queries import files_to_choose, versions_to_choose
from sozialraum.papers.words import Audience


class NewAnnexForm(WithUpload, AudienceForm):
    """What belongs to the minutes: its title and number, and the file or the version that it is."""

    acts = actions.annexes
    called = _("Anlage")
    listed = ListPage(_("Protokolle"), "desk:entering-list", "protokolle")
    seen_by = _(
        "Steht mit dem Protokoll auf der Seite der Sitzung. Die Datei öffnen kann nur, wer sie sehen darf; Anlagen zu "
        "einem nichtöffentlichen Punkt sehen nur die Gremien der Sitzung."
    )
    farewell = _("Die Datei bleibt unter den Dateien; nur zum Protokoll gehört sie dann nicht mehr.")
    unasked = frozenset({"order"})
    parts = (
        (_("Die Anlage"), "", ("name", "number", "agenda_item", "order")),
        (_("Hochladen"), "", ("upload", "audience", "organizations", "public_name", "description")),
        (_("… oder was schon da ist"), _("Eine Datei oder eine Fassung, nicht beides."), ("file", "version")),
    )

    name = Line(
        required=False,
        max_length=300,
        help_text=_("Leer gilt der Name der Datei. Ohne Datei steht dabei, dass sie nicht vorliegt."),
    )
    number = Line(required=False, max_length=30, help_text=_("Nur, wenn eine gedruckt ist. Leer wird gezählt."))
    agenda_item = KeyChoiceField(lambda _visitor: AgendaItem.objects.none(), required=False)
    public_name = Line(
        required=False,
        max_length=300,
        label=_("Wie sie öffentlich heißt"),
        help_text=_(
            "Nur für Anlagen, die nicht öffentlich sind: So stehen sie öffentlich in der Liste, zum Beispiel "
            "»Anlage 2: Anwesenheitsliste (nicht öffentlich)«. Leer lassen: Dort steht nur die Nummer."
        ),
    )
    upload = UploadField(required=False, label=_("Datei hochladen"))
    audience = forms.ChoiceField(
        required=False,
        label=_("Wer darf die Datei sehen?"),
        choices=[("", _("Bitte wählen")), *Audience.choices],
        help_text=_("Öffentlich nur, wenn keine Namen, Unterschriften oder Adressen von Privatpersonen darin stehen."),
    )
    organizations = KeyChoicesField(
        groups_to_choose,
        called=named_with_end,
        required=False,
        label=_("Für welche Gremien?"),
        help_text=_("Nur, was »für Mitglieder der Gremien« ist. Leer: für die Gremien der Sitzung."),
    )
    description = Line(
        required=False, max_length=500, help_text=_("Nur bei Bildern: für alle, die sie nicht sehen. Ohne Namen.")
    )
    file = KeyChoiceField(files_to_choose, required=False)
    version = KeyChoiceField(versions_to_choose, required=False, label=_("Fassung eines Dokuments"))

    def configure_fields(self) -> None:
        super().configure_fields()
        minutes = self.subject.minutes if isinstance(self.subject, Annex) else self.subject
        items, numbers = AgendaItem.objects.filter(meeting=minutes.meeting_id, deleted=None), items_of(minutes.meeting)
        self.fields["agenda_item"] = KeyChoiceField(
            lambda _visitor: items,
            called=lambda item: f"{item_label(numbers[item])}: {item.name}",
            required=False,
            label=_("Zu welchem Punkt?"),
        )

    def clean(self) -> dict[str, Any]:
        """A file handed in takes the place of the one chosen before."""
        cleaned = super().clean()
        if cleaned.get("upload") and "upload" in self.changed_data:
            cleaned["file"] = None
        return cleaned

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        return {name: value for name, value in words.items() if not (name == "file" and words.get("upload"))}


class AnnexForm(NewAnnexForm):
    """An annex as it stands: its place can be changed."""

    unasked = frozenset()

    order = Number(label=_("Stelle in der Reihenfolge"), help_text=_("1 steht oben."))
