"""Attendance: who leads and writes, who was there, typed as a list or head by head; whether the groups could decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import Clock, KeyChoiceField, Line, Number, Offered, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm, FormRow
from sozialraum.actforms.pages import ListPage, MasterForm
from sozialraum.approvals.forms.minutes import NewMinutesForm, summary_field
from sozialraum.attendance import actions
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries import heads_from, list_of, next_number
from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.bodies.queries import institutions_to_choose, organizations_to_choose
from sozialraum.decisions.actions import StatedQuorum, state_quorum
from sozialraum.decisions.words import MinutesType
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import state_conductors
from sozialraum.meetings.forms import OrderedForm
from sozialraum.meetings.models import AgendaItem, Conductor, Meeting
from sozialraum.meetings.queries import items_of
from sozialraum.meetings.queries.governing import governing_rules
from sozialraum.meetings.rules import item_label
from sozialraum.meetings.words import ConductorRole
from sozialraum.people.models import Person
from sozialraum.rulings.rules.figures import shared_votes

RIGHTS = _("Mit eigener Anmeldung darf sie diese eine Sitzung leiten oder ihr Protokoll schreiben.")
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


class MinutesHeadForm(ActForm):
    """What stands in the head of minutes, as who writes them enters it."""

    gathered = {"head": actions.HEAD}

    number = Line(required=False, max_length=60, label=_("Nummer"), help_text=_("Zum Beispiel: Nr. 20 / 2024–2028."))
    kind = forms.ChoiceField(required=False, label=_("Art"), choices=[("", _("nicht gesagt")), *MinutesType.choices])
    edition = Line(required=False, label=_("Stand der Niederschrift"))
    invited_on = PartialDateFormField(required=False, label=_("Eingeladen am"))
    written_on = PartialDateFormField(required=False, label=_("Geschrieben am"))
    note = Line(required=False, max_length=500, label=_("Anmerkung"))
    summary = summary_field(label=_("Kurz gesagt"))

    def act_arguments(self) -> dict[str, Any]:
        return {"head": super().act_arguments()}


class StateHeadForm(MinutesHeadForm):
    act = actions.state_head


class DraftMinutesForm(MinutesHeadForm):
    """New minutes as a draft, with the number that comes next."""

    act = actions.draft_minutes

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return {"number": next_number(subject)}


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


# ── who leads and who writes ──────────────────────────────────────────────────

#: What is proposed while nobody is named.
PROPOSED = (ConductorRole.CHAIR, ConductorRole.MINUTES)
ROWS = 4  # at least so many are asked; there is always one more than is on record


class StateConductorsForm(ActForm):
    """Who leads a sitting, moderates it and writes its minutes, with every change in its course."""

    act = state_conductors
    open_parts = 2
    gathered = {"conductors": ()}  # its fields come with ``configure_fields``, some for each row

    def configure_fields(self) -> None:
        known, parts, points = self.subject.conducted_by, [], _points_of(self.subject)
        for place in range(max(ROWS, len(known) + 1)):
            one = known[place] if place < len(known) else None
            for name, field in _conductor_fields(*points).items():
                self.fields[f"{name}_{place}"] = field
                value = getattr(one, name) if one else _proposed_role(known, name, place)
                self.initial.setdefault(f"{name}_{place}", value)
            parts.append((_heading(known, place), "", _rows_of(place)))
        self.parts = tuple(parts)  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for place, values in self._typed():
            if not values.get("role"):
                self.add_error(f"role_{place}", gettext("Bitte wählen Sie, was."))
            if not (values.get("institution") or values.get("label")):
                self.add_error(f"label_{place}", gettext("Was steht öffentlich da? Eine Funktion oder Einrichtung."))
            if values.get("person") and values.get("name"):
                self.add_error(f"name_{place}", gettext("Eine Person oder ein Name, nicht beides."))
        return cleaned

    def _typed(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The rows in which more stands than a proposed role."""
        for place in range(len(self.parts)):
            values = {name: self.cleaned_data.get(f"{name}_{place}") for name in CONDUCTOR}
            if any(value for name, value in values.items() if name != "role"):
                yield place, values

    def act_arguments(self) -> dict[str, Any]:
        return {"conductors": [values for _place, values in self._typed()]}


CONDUCTOR = ("role", "from_item", "label", "institution", "person", "name", "is_substitute", "stands_in_for")


def _proposed_role(known: list[Any], name: str, place: int) -> Any:
    return PROPOSED[place] if name == "role" and not known and place < len(PROPOSED) else None


def _heading(known: Sequence[Any], place: int) -> str:
    """What stands before a row: the role it has or is proposed for."""
    roles = [one.role for one in known] or PROPOSED
    return str(ConductorRole(roles[place]).label) if place < len(roles) else gettext("Noch jemand, oder ein Wechsel")


def _rows_of(place: int) -> tuple[str | FormRow, ...]:
    role, item, label, institution, person, name, is_substitute, instead = (f"{one}_{place}" for one in CONDUCTOR)
    who = FormRow(gettext("Wer, nur für das Büro"), (person, name))
    return (FormRow(gettext("Was"), (role, item)), label, institution, who, is_substitute, instead)


def _persons(visitor: Visitor) -> Any:
    return Person.objects.visible_to(visitor).order_by("name")


def _points_of(meeting: Meeting) -> tuple[Offered, dict[AgendaItem, str]]:
    """The points of this meeting, as fields offer them, and their numbers; asked once for all rows."""
    return lambda _visitor: AgendaItem.objects.filter(meeting=meeting, deleted=None), items_of(meeting)


def _conductor_fields(offered: Offered, numbers: dict[AgendaItem, str]) -> dict[str, forms.Field]:
    """The fields of one row; labels are those of the columns unless it asks in other words."""
    fields: dict[str, forms.Field] = {
        "role": forms.ChoiceField(required=False, choices=[("", _("Bitte wählen")), *ConductorRole.choices]),
        "from_item": KeyChoiceField(
            offered,
            called=lambda item: f"{item_label(numbers[item])}: {item.name}",
            required=False,
            empty_label=_("von Anfang an"),
        ),
        "label": Line(
            required=False,
            label=_("Funktion oder Einrichtung, wie sie öffentlich steht"),
            help_text=_("Zum Beispiel: Sprecherin der AG Wohnen. Kein Name."),
        ),
        "institution": KeyChoiceField(
            organizations_to_choose, required=False, label=_("… oder eine Einrichtung oder Gruppe aus dem Verzeichnis")
        ),
        "person": KeyChoiceField(_persons, required=False, help_text=RIGHTS),
        "name": Line(required=False, label=_("… oder nur ein Name"), help_text=PRIVATE),
        "is_substitute": forms.BooleanField(required=False),
        "stands_in_for": Line(
            required=False,
            label=_("In Vertretung von wem?"),
            help_text=_("Steht öffentlich hinter »in Vertretung«: der Sprecherin. Kein Name."),
        ),
    }
    for name, field in fields.items():
        field.label = field.label or getattr(Conductor._meta.get_field(name), "verbose_name")
    return fields
