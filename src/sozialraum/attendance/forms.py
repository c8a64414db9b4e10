"""Attendance: who was there, typed as a list or head by head; and whether the groups could decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Clock, KeyChoiceField, Line, Number, Typed
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.attendance import actions
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries import heads_from, list_of, next_number
from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.bodies.queries import institutions_to_choose
from sozialraum.decisions.actions import StatedQuorum, state_quorum
from sozialraum.decisions.forms.minutes import NewMinutesForm
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.people.models import Person
from sozialraum.rulings.rules.figures import shared_votes

PRIVATE = _("Sieht nur das Büro und die Prüfung. Öffentlich steht die Einrichtung oder Funktion.")


class StateAttendanceForm(ActForm):
    """The whole list, one line for each head or number."""

    act = actions.state_attendance

    heads = Typed(
        required=False,
        label=_("Wer da war, eine Zeile je Kopf"),
        help_text=_(
            "Einrichtung oder Funktion, dann mit Strichpunkt: stimmberechtigt, beratend, Büro, Gast, Presse oder "
            "Öffentlichkeit; entschuldigt oder nicht da; ab 16.50; bis 17 Uhr; Name: …; in Vertretung für …; "
            "als Leitung; zu TOP 3. Eine Zahl allein: 12; Öffentlichkeit. Eine Zeile wie »Stimmberechtigt:« gilt für "
            "alle darunter."
        ),
    )

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return {"heads": list_of(subject)}

    def clean_heads(self) -> list[dict[str, Any]]:
        return heads_from(self.cleaned_data["heads"], self.subject, self.by)


class NewAttendanceForm(MasterForm):
    """One head, or a number of them."""

    acts = actions.attendances
    called = _("Anwesenheit")
    listed = ListPage(_("Protokolle"), "desk:entering-list", "protokolle")
    seen_by = _(
        "Einrichtung, Funktion und Zahl stehen mit dem Protokoll öffentlich auf der Seite der Sitzung. Namen nie."
    )
    unasked = frozenset({"order"})

    category = forms.ChoiceField(choices=AttendanceCategory.choices)
    standing = forms.ChoiceField(choices=AttendanceStanding.choices, initial=AttendanceStanding.PRESENT)
    institution = KeyChoiceField(institutions_to_choose, required=False)
    label = Line(
        required=False, help_text=_("Zum Beispiel: Leitung, oder Stadtverwaltung. Öffentlich, also kein Name.")
    )
    person = KeyChoiceField(
        lambda visitor: Person.objects.visible_to(visitor).order_by("name"), required=False, help_text=PRIVATE
    )
    name = Line(required=False, label=_("… oder ein Name"), help_text=PRIVATE)
    deputy_for = Line(required=False, help_text=PRIVATE)
    arrived = Clock(required=False)
    left = Clock(required=False)
    agenda_item = KeyChoiceField(lambda _visitor: AgendaItem.objects.none(), required=False, help_text=_("Nur Gäste."))
    number = Number(required=False, help_text=_("Statt eines Kopfes: so viele, die niemand einzeln nennt."))

    def configure_fields(self) -> None:
        super().configure_fields()
        minutes = getattr(self.subject, "minutes", self.subject)
        self.fields["agenda_item"] = _items_of(minutes.meeting_id)


def _items_of(meeting: int) -> KeyChoiceField:
    """One of the items of this meeting."""

    def offered(visitor: Visitor) -> Any:
        return AgendaItem.objects.visible_to(visitor).filter(meeting=meeting).order_by("order", "pk")

    label = Attendance._meta.get_field("agenda_item").verbose_name
    return KeyChoiceField(offered, required=False, label=label, help_text=_("Nur Gäste."))


class AttendanceForm(OrderedForm, NewAttendanceForm):
    """A head as it stands."""


class NumberedMinutesForm(NewMinutesForm):
    """New minutes, with the number that comes next."""

    @classmethod
    def proposed(cls, request: Request, parent: Any) -> dict[str, Any]:
        return {"number": next_number(parent)} | super().proposed(request, parent)


class StateQuorumForm(ActForm):
    """Whether each group that met could decide."""

    act = state_quorum
    gathered = {"quorums": ()}  # its fields come with ``settle``, some for each group

    def configure_fields(self) -> None:
        known = {quorum.organization_id: quorum for quorum in self.subject.quorums.all()}
        rules, parts = governing_rules(self.subject.meeting), []
        for place, group in enumerate(self.subject.meeting.groups):
            for name, field in (fields := _quorum_fields()).items():
                self.fields[f"{name}_{place}"] = field
                self.initial.setdefault(f"{name}_{place}", getattr(known.get(group.pk), name, None))
            note = shared_votes(rules[group]) if group in rules else ""
            parts.append((group.name, note, tuple(f"{name}_{place}" for name in fields)))
        self.parts = tuple(parts)  # type: ignore[misc]

    def act_arguments(self) -> dict[str, Any]:
        groups = list(enumerate(self.subject.meeting.groups))
        typed = [(group, {name: self.cleaned_data[f"{name}_{n}"] for name in _quorum_fields()}) for n, group in groups]
        stated = [(group, StatedQuorum(**words)) for group, words in typed]
        return {"quorums": [(group, quorum) for group, quorum in stated if quorum != StatedQuorum()]}


def _quorum_fields() -> dict[str, forms.Field]:
    choices = [("", _("nicht bekannt")), ("True", _("ja")), ("False", _("nein"))]
    reached = forms.TypedChoiceField(
        required=False,
        label=_("War es beschlussfähig?"),
        choices=choices,
        coerce=lambda word: word == "True",
        empty_value=None,
    )
    return {
        "reached": reached,
        "present": Number(required=False, label=_("Anwesende Stimmberechtigte")),
        "voters": Number(required=False, label=_("Stimmberechtigte insgesamt")),
        "needed": Number(required=False, label=_("So viele waren nötig")),
        "basis": Line(
            required=False,
            label=_("Nach welcher Regel"),
            help_text=_("Zum Beispiel: § 7 Absatz 1. Nur eine Angabe: Ist eine Regel erfasst, gilt sie."),
        ),
    }
