"""Approvals: minutes as they are entered and corrected."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import (
    KeyChoiceField,
    KeyChoicesField,
    Line,
    Number,
    PartialDateFormField,
    Typed,
    in_order_of,
)
from sozialraum.actforms.forms import Part
from sozialraum.actforms.pages import ListPage
from sozialraum.bodies.queries import institutions_to_choose
from sozialraum.decisions import actions
from sozialraum.decisions.words import MinutesState, MinutesType
from sozialraum.meetings.forms import MinutesForReaders
from sozialraum.papers.forms import UploadField, WithUpload
from sozialraum.papers.queries import files_to_choose
from sozialraum.papers.words import Audience


def summary_field(**words: Any) -> forms.Field:
    """The field for the summary of minutes: a few plain sentences, written by a person."""
    told = _(
        "Höchstens fünf kurze Sätze in einfachen Worten: Was kam heraus? Was ändert sich für die Menschen im Viertel? "
        "Keine Namen. Es steht neben dem Protokoll, das gilt."
    )
    return Typed(required=False, max_length=1000, help_text=told, widget=forms.Textarea({"rows": 4}), **words)


class MinutesForm(WithUpload):
    """That there are minutes, and who was there; what was said stands with each item."""

    acts = actions.minutes
    called = _("Protokoll")
    listed = ListPage(_("Protokolle"), "desk:entering-list", "protokolle")
    seen_by = _(
        "Solange es ein Entwurf ist, lesen nur die Gremien der Sitzung das Protokoll, die Texte zu den Punkten, die "
        "Beschlüsse und die Aufgaben. Veröffentlicht steht alles auf der Seite der Sitzung."
    )
    farewell = _("Was zu jedem Tagesordnungspunkt gesagt wurde, bleibt stehen; es gehört zur Sitzung.")
    parts: ClassVar[tuple[Part, ...]] = (
        (_("Das Protokoll"), "", ("note", "summary")),
        (
            _("Der Kopf"),
            _("Nur, was auf dem Protokoll steht. Leer heißt: nicht gesagt."),
            ("number", "kind", "edition", "invited_on", "written_on", "published_on"),
        ),
        (_("Der Scan"), "", ("upload", "audience", "file", "from_paper")),
        (_("Wer da war"), _("Nur Zahlen und Einrichtungen, keine Namen."), ("present", "institutions")),
    )

    kind = forms.ChoiceField(required=False, choices=[("", _("nicht gesagt")), *MinutesType.choices])
    number = Line(required=False, max_length=60, help_text=_("Zum Beispiel: Nr. 20 / 2024–2028."))
    edition = Line(required=False, help_text=_("Zum Beispiel: 2. Fassung, Anwesenheit berichtigt."))
    invited_on = PartialDateFormField(required=False)
    written_on = PartialDateFormField(required=False)
    published_on = PartialDateFormField(
        required=False, help_text=_("Nur, was auf dem Papier steht. Leer gilt der Tag, an dem es hier erschien.")
    )
    note = Line(required=False, max_length=500, help_text=_("Zum Beispiel: Seite 3 fehlt im Original."))
    summary = summary_field()
    upload = UploadField(required=False, label=_("Scan hochladen"))
    audience = forms.ChoiceField(
        required=False,
        label=_("Wer darf den Scan sehen?"),
        choices=[("", _("Bitte wählen")), *Audience.choices],
        help_text=_(
            "Öffentlich nur, wenn keine Namen, Unterschriften oder Adressen von Privatpersonen darin stehen. "
            "Mitglieder sind hier die der Gremien, die getagt haben."
        ),
    )
    file = KeyChoiceField(files_to_choose, required=False, label=_("… oder eine Datei, die schon da ist"))
    from_paper = forms.BooleanField(
        required=False, help_text=_("Dann ist die Datei das Protokoll, und was daneben steht, eine Ergänzung.")
    )
    present = Number(required=False, help_text=_("Leer heißt: nicht bekannt."))
    institutions = KeyChoicesField(institutions_to_choose, required=False)

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        links = subject.represented.select_related("organization") if hasattr(subject, "represented") else []
        return super().initial_from(subject) | {"institutions": [link.organization for link in links]}

    def act_arguments(self) -> dict[str, Any]:
        words, links = super().act_arguments(), getattr(self.subject, "represented", None)
        before = [link.organization for link in links.select_related("organization")] if links else []
        return words | {"institutions": in_order_of(before, words["institutions"])}


APPROVED = "approved"


class NewMinutesForm(MinutesForReaders, MinutesForm):
    """New minutes; those of the paper age may be published and approved already."""

    gathered = {"state": ("state",), "approved": ("state",)}
    parts = ((_("Stand"), "", ("state", "approved_date", "note", "summary")), *MinutesForm.parts[1:])

    state = forms.ChoiceField(
        label=_("Wie weit ist es?"),
        choices=[*MinutesState.choices, (APPROVED, _("veröffentlicht und von allen Gremien der Sitzung genehmigt"))],
    )
    approved_date = PartialDateFormField(required=False, label=_("Genehmigt"), help_text=_("Soweit bekannt."))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("approved_date") and cleaned.get("state") not in (APPROVED, None):
            self.add_error("approved_date", gettext("Ein Datum hat nur, was genehmigt ist."))
        return cleaned

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        approved = words["state"] == APPROVED
        return words | {"approved": approved, "state": MinutesState.PUBLISHED if approved else words["state"]}
