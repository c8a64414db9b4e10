"""Interests: what one types about who is involved in a paper, and about declared offices."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, Line, PartialDateFormField
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.interests import actions
from sozialraum.interests.queries import persons_to_choose
from sozialraum.interests.words import Involvement
from sozialraum.papers.models import Paper
from sozialraum.people.queries import holders


class InterestForm(MasterForm):
    """An institution or a person, and in what way."""

    acts = actions.interests
    called = _("Beteiligung")
    listed = ListPage(_("Dokumente"), "desk:entering-list", "dokumente")
    seen_by = _(
        "Nichts davon ist öffentlich. Büro und Prüfung sehen es. Wer in der Sitzung sitzt und das Dokument lesen darf, "
        "sieht dort den Vorschlag, wer befangen ist."
    )

    unasked = frozenset({"paper"})

    part = forms.ChoiceField(widget=forms.RadioSelect, choices=Involvement.choices)
    institution = KeyChoiceField(holders, required=False, empty_label=_("keine"))
    person = KeyChoiceField(persons_to_choose, required=False, empty_label=_("keine"))

    def act_arguments(self) -> dict[str, Any]:
        words = super().act_arguments()
        return words | {"paper": self.subject} if isinstance(self.subject, Paper) else words


class DeclaredOfficeForm(MasterForm):
    """Who has which office where, and since when."""

    acts = actions.declared_offices
    called = _("Erklärtes Amt")
    listed = ListPage(_("Erklärte Ämter"), "desk:entering-list", "erklaerte-aemter")
    seen_by = _(
        "Nichts davon ist öffentlich. Büro und Prüfung sehen es, und die Person selbst. Es zählt nur für den "
        "Vorschlag, wer bei einem Punkt befangen ist."
    )
    farewell = _("Ist das Amt nur vorbei, tragen Sie stattdessen das Ende ein.")

    person = KeyChoiceField(persons_to_choose)
    organization = KeyChoiceField(holders)
    title = Line(required=False, max_length=200, help_text=_("Zum Beispiel: Vorstand"))
    start_date = PartialDateFormField(required=False, label=_("Seit"))
    end_date = PartialDateFormField(required=False, ends=True, label=_("Bis"))
