"""Measures: a measure on one page."""

from __future__ import annotations

from typing import Any

from django import forms
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
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import organizations_to_choose
from sozialraum.measures import actions
from sozialraum.measures.queries import decisions_to_choose
from sozialraum.measures.words import MeasureProgress

TYPED = _("Ohne Namen von Privatpersonen. Absätze trennt eine leere Zeile, Listen beginnen mit »- «.")


class MeasureForm(MasterForm):
    """What a group does, why, with whom, and what came of it."""

    acts = actions.measures
    called = _("Maßnahme")
    listed = ListPage(_("Gruppen"), "site:organization-list")
    seen_by = _("Steht öffentlich auf der Seite der Gruppe und auf einer eigenen Seite.")
    parts = (
        (_("Worum es geht"), "", ("name", "resolution", "need")),
        (_("Das Ziel"), _("In Worten, und wo es geht als Zahl."), ("goal", "target", "reached", "unit")),
        (_("Mit wem und wie"), "", ("partners", "partners_words", "steps")),
        (_("Wie es steht"), "", ("progress", "start_date", "end_date", "result")),
    )

    name = Line()
    resolution = KeyChoiceField(
        decisions_to_choose,
        required=False,
        label=_("Aus welchem Beschluss?"),
        help_text=_("Dann führen beide zueinander, und seine Aufgaben stehen unter den Schritten."),
    )
    need = Typed(required=False, label=_("Warum ist das nötig?"), help_text=TYPED)
    goal = Typed(required=False, label=_("Was soll erreicht werden?"), help_text=TYPED)
    target = Number(required=False)
    reached = Number(required=False)
    unit = Line(required=False, max_length=60, help_text=_("Zum Beispiel: Bänke, Beratungen, Kinder."))
    partners = KeyChoicesField(
        organizations_to_choose,
        required=False,
        label=_("Mit welchen Einrichtungen und Gruppen?"),
        help_text=_("Öffentlich genannt wird eine Einrichtung nur, wenn sie im Verzeichnis steht."),
    )
    partners_words = Line(required=False, max_length=300, help_text=_("Wer sonst mitmacht, ohne Privatpersonen."))
    steps = Typed(required=False, help_text=TYPED)
    progress = forms.ChoiceField(label=_("Wie weit ist sie?"), choices=MeasureProgress.choices)
    start_date = PartialDateFormField(required=False)
    end_date = PartialDateFormField(required=False, ends=True)
    result = Typed(required=False, label=_("Was kam heraus?"), help_text=TYPED)

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        links = getattr(subject, "partner_links", None)
        chosen = [link.organization for link in links.select_related("organization")] if links else []
        return super().initial_from(subject) | {"partners": chosen}

    def act_arguments(self) -> dict[str, Any]:
        words, links = super().act_arguments(), getattr(self.subject, "partner_links", None)
        before = [link.organization for link in links.select_related("organization")] if links else []
        return words | {"partners": in_order_of(before, words["partners"])}
