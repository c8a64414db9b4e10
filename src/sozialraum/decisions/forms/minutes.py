"""Decisions: minutes, the quorum stated in them, and the tasks they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sozialraum.acts.act import Act
from sozialraum.acts.fields import (
    KeyChoiceField,
    KeyChoicesField,
    Line,
    Number,
    PartialDateFormField,
    in_order_of,
)
from sozialraum.acts.forms import ActForm, Part
from sozialraum.acts.pages import MasterForm
from sozialraum.bodies.queries import institutions_to_choose
from sozialraum.decisions import actions
from sozialraum.decisions.actions import Seen
from sozialraum.decisions.words import MinutesState
from sozialraum.papers.forms import UploadField, WithUpload
from sozialraum.papers.queries import files_to_choose
from sozialraum.papers.words import Audience


class MinutesForm(WithUpload):
    """That there are minutes, how far they have come, who was there; what was said stands with each item."""

    acts = actions.minutes
    act: ClassVar[Act[Any, ..., Any]] = actions.rewrite_minutes
    called = _("Protokoll")
    listed = (_("Protokolle"), "schreibtisch/eintragen/protokolle/")
    seen_by = _(
        "Solange es ein Entwurf ist, lesen nur die Gremien der Sitzung das Protokoll, die Texte zu den Punkten, die "
        "Beschlüsse und die Aufgaben. Veröffentlicht oder genehmigt steht alles auf der Seite der Sitzung."
    )
    farewell = _("Was zu jedem Tagesordnungspunkt gesagt wurde, bleibt stehen; es gehört zur Sitzung.")
    gathered = {"values": ("state", "approved_date", "note", "file", "present", "institutions")}
    parts = (
        (_("Stand"), "", ("state", "approved_date", "note")),
        (_("Der Scan"), "", ("upload", "audience", "file")),
        (_("Wer da war"), _("Nur Zahlen und Einrichtungen, keine Namen."), ("present", "institutions")),
    )

    state = forms.ChoiceField(label=_("Wie weit ist es?"), choices=MinutesState.choices)
    approved_date = PartialDateFormField(required=False, label=_("Genehmigt"))
    note = Line(
        required=False, max_length=500, label=_("Anmerkung"), help_text=_("Zum Beispiel: Seite 3 fehlt im Original.")
    )
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
    present = Number(required=False, label=_("Anwesende"), help_text=_("Leer heißt: nicht überliefert."))
    institutions = KeyChoicesField(institutions_to_choose, required=False, label=_("Vertretene Einrichtungen"))

    @classmethod
    def already(cls, subject: Any) -> dict[str, Any]:
        links = subject.represented.select_related("organization") if hasattr(subject, "represented") else []
        return super().already(subject) | {"institutions": [link.organization for link in links]}

    def words(self) -> dict[str, Any]:
        words, links = super().words(), getattr(self.subject, "represented", None)
        before = [link.organization for link in links.select_related("organization")] if links else []
        return words | {"institutions": in_order_of(before, words["institutions"])}


class NewMinutesForm(MinutesForm):
    act = actions.write_minutes


class StateQuorumForm(ActForm):
    """Whether each group that met could decide."""

    act = actions.state_quorum
    gathered = {"quorums": ()}  # its fields come with ``settle``, some for each group

    def settle(self) -> None:
        known = {quorum.organization_id: quorum for quorum in self.subject.quorums.all()}
        for place, group in enumerate(self.subject.meeting.groups):
            quorum = known.get(group.pk)
            for name, field in _quorum_fields().items():
                self.fields[f"{name}_{place}"] = field
                self.initial.setdefault(f"{name}_{place}", getattr(quorum, name, None))
        self.parts = tuple(self._parts())  # type: ignore[misc]

    def _parts(self) -> Iterator[Part]:
        for place, group in enumerate(self.subject.meeting.groups):
            yield group.name, "", tuple(f"{name}_{place}" for name in _quorum_fields())

    def words(self) -> dict[str, Any]:
        groups = list(enumerate(self.subject.meeting.groups))
        typed = [(group, {name: self.cleaned_data[f"{name}_{n}"] for name in _quorum_fields()}) for n, group in groups]
        return {"quorums": [(group, Seen(**words)) for group, words in typed if words["reached"] is not None]}


def _quorum_fields() -> dict[str, forms.Field]:
    choices = [("", _("nicht überliefert")), ("True", _("ja")), ("False", _("nein"))]
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
        "basis": Line(required=False, label=_("Nach welcher Regel"), help_text=_("Zum Beispiel: § 7 Absatz 1")),
    }


class NewTaskForm(MasterForm):
    """Who does what until when."""

    acts = actions.tasks
    called = _("Aufgabe")
    listed = (_("Protokolle"), "schreibtisch/eintragen/protokolle/")
    seen_by = _("Steht mit dem Protokoll öffentlich auf der Seite der Sitzung.")
    unasked = frozenset({"order"})

    what = Line(max_length=500, label=_("Was ist zu tun?"))
    who = Line(
        required=False,
        label=_("Wer?"),
        help_text=_("Eine Rolle, ein Gremium oder eine Einrichtung, kein Name von Privatpersonen."),
    )
    due = PartialDateFormField(required=False, label=_("Bis wann?"))
    done = forms.BooleanField(required=False, label=_("Erledigt"))


class TaskForm(NewTaskForm):
    unasked = frozenset()

    order = Number(label=_("Stelle in der Reihenfolge"), help_text=_("1 steht oben."))
