"""Elections: an election on one page – candidates and rounds as lines of text, everything else in fields."""

from __future__ import annotations

from typing import Any

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
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.bodies.queries import groups_to_choose, named_with_end, organizations_to_choose
from sozialraum.elections import actions
from sozialraum.elections.models import Election
from sozialraum.elections.queries import (
    agreed_to_be_named,
    called_in_public,
    candidates_from,
    candidates_of,
    candidates_text,
    rounds_from,
    rounds_text,
)
from sozialraum.elections.rules.lines import are_together
from sozialraum.elections.words import ElectionKind
from sozialraum.foundation.http import Request
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.rules import item_label
from sozialraum.people.words import OFFICES, Role

WHAT = ("kind", "name", "number", "agenda_item", "seats")
GROUPS = ("organizations", "together", "objections", "lot", "override_reason")
OFFICE = ("organization", "role", "delegated_to", "delegated_to_words", "start_date", "end_date")


class NewElectionForm(MasterForm):
    """Who was elected or delegated, in which rounds, with how many votes."""

    acts = actions.elections
    called = _("Wahl")
    listed = ListPage(_("Sitzungen"), "desk:entering-list", "sitzungen")
    seen_by = _(
        "Öffentlich steht, wofür gewählt wurde, wie viele Stimmen jeder Vorschlag bekam und wer gewählt ist. Namen nur "
        "von Menschen, die zugestimmt haben. Wer wie gestimmt hat, steht nirgends."
    )
    farewell = _("Mit ihr gehen ihre Vorschläge und Wahlgänge. Sitze und Ämter bleiben, wie sie sind.")
    unasked = frozenset({"order", "rule_revision"})
    open_parts = 3
    parts = (
        (_("Was und wofür"), "", WHAT),
        (_("Vorschläge und Stimmen"), "", ("candidates", "rounds")),
        (_("Wer gewählt hat und wie"), _("Ohne Gremium gelten die der Sitzung."), GROUPS),
        (_("Amt und Dauer"), _("Ändert keine Sitze: Dafür steht bei der Wahl ein Weg."), OFFICE),
        (_("Anmerkung"), "", ("remark",)),
    )

    kind = forms.ChoiceField(choices=ElectionKind.choices, initial=ElectionKind.ELECTION)
    name = Line(max_length=300, help_text=_("Zum Beispiel: Sprecherin oder Sprecher. Öffentlich, also kein Name."))
    number = Line(required=False, max_length=30, help_text=_("Wie sie gedruckt ist: 2018-3"))
    agenda_item = KeyChoiceField(lambda _visitor: AgendaItem.objects.none(), required=False)
    seats = Number(initial=1)
    candidates = Typed(
        required=False,
        label=_("Vorschläge, eine Zeile je Vorschlag"),
        help_text=_(
            "»Vorschlag A: 5«, oder »Sabine Beispiel (Verein A): 5«. Mehrere Wahlgänge: 5 / 3, ein Strich heißt: nicht "
            "dabei. Dahinter mit Strichpunkt: gewählt, nicht gewählt, durch das Los, zurückgezogen; nimmt an, nimmt "
            "nicht an; wählbar. Was in Klammern steht, lesen alle; ein Name davor bleibt im Büro."
        ),
    )
    rounds = Typed(
        required=False,
        label=_("Wahlgänge, eine Zeile je Wahlgang"),
        help_text=_(
            "Zum Beispiel: 1. Wahlgang: geheim; 9 abgegeben; 1 ungültig; 2 Enthaltungen. Oder: Stichwahl: durch "
            "Handzeichen; 5 Nein. Oder alle zusammen: 6:0:0; 1 befangen. Oder in Worten: einstimmig."
        ),
    )
    organizations = KeyChoicesField(groups_to_choose, called=named_with_end, required=False)
    together = forms.BooleanField(required=False)
    objections = Number(required=False, help_text=_("Leer lassen, wenn es nicht bekannt ist."))
    lot = Line(required=False, help_text=_("In Worten: die Sitzungsleitung. Kein Name."))
    override_reason = Line(
        required=False, max_length=300, help_text=_("Nur wenn eine Regel etwas anderes sagt. Steht öffentlich dabei.")
    )
    organization = KeyChoiceField(groups_to_choose, called=named_with_end, required=False)
    role = forms.ChoiceField(
        required=False, choices=[("", _("keine Angabe")), *((one.value, one.label) for one in OFFICES)]
    )
    delegated_to = KeyChoiceField(organizations_to_choose, called=named_with_end, required=False)
    delegated_to_words = Line(required=False, label=_("… oder in Worten"), help_text=_("Zum Beispiel: Sozialausschuss"))
    start_date = PartialDateFormField(required=False)
    end_date = PartialDateFormField(required=False, ends=True)
    remark = Typed(required=False)

    @classmethod
    def proposed(cls, request: Request, parent: Any) -> dict[str, Any]:
        """What the address says; the name of the item from which one came stands there already."""
        found = AgendaItem.objects.visible_to(request.visitor).filter(meeting=parent, deleted=None)
        item = found.filter(key=request.GET.get("agenda_item", "")).first()
        return ({"name": item.name} if item else {}) | super().proposed(request, parent)

    def configure_fields(self) -> None:
        super().configure_fields()
        meeting = self.subject.meeting if isinstance(self.subject, Election) else self.subject
        items, numbers = AgendaItem.objects.filter(meeting=meeting, deleted=None), items_of(meeting)
        self.fields["agenda_item"] = KeyChoiceField(
            lambda _visitor: items,
            called=lambda item: f"{item_label(numbers[item])}: {item.name}",
            required=False,
            label=Election._meta.get_field("agenda_item").verbose_name,
        )
        known = getattr(self.subject, "role", "")
        if known and known not in OFFICES:  # a file may say what nobody is appointed to here
            self.fields["role"].choices += [(known, Role(known).label)]  # type: ignore[attr-defined]

    def clean_candidates(self) -> list[dict[str, Any]]:
        return candidates_from(self.cleaned_data["candidates"], self.by)

    def clean_rounds(self) -> list[dict[str, Any]]:
        return rounds_from(self.cleaned_data["rounds"])

    def act_arguments(self) -> dict[str, Any]:
        values = super().act_arguments()
        before = self.subject.groups if isinstance(self.subject, Election) else []
        values["together"] = values["together"] or are_together(self.data.get("rounds", ""))
        return values | {"organizations": in_order_of(before, values["organizations"])}

    def afterwards(self) -> str:
        """What everybody reads of the candidates, so that nobody is surprised."""
        election = self.outcome or self.subject
        rows = candidates_of([election.pk])[election.pk]
        hidden = [one for one in rows if one.name or one.person_id]
        names = ", ".join(called_in_public(rows, agreed_to_be_named(election.body, rows)))
        return gettext("Öffentlich heißen die Vorschläge: %(names)s.") % {"names": names} if hidden else ""


class ElectionForm(OrderedForm, NewElectionForm):
    """An election as it stands."""

    unasked = frozenset({"rule_revision"})
    parts = (*NewElectionForm.parts[:4], (_("Anmerkung"), "", ("remark", "order")))  # type: ignore[assignment]

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        lines = {"candidates": candidates_text(subject), "rounds": rounds_text(subject)}
        return super().initial_from(subject) | lines | {"organizations": subject.groups}
