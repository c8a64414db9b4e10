"""Contacts: what one says about a list that comes in, and about contacts that leave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.chosen import KeptFileField, KeptFileInput
from sozialraum.actforms.fields import KeyChoiceField, Line, Number, PartialDateFormField
from sozialraum.actforms.forms import ActForm
from sozialraum.bodies.queries import groups_to_choose, named_with_end
from sozialraum.contacts import actions
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.ports import tables
from sozialraum.contacts.ports.text import ENCODINGS
from sozialraum.contacts.queries import known
from sozialraum.contacts.queries.selection import ContactChoice
from sozialraum.contacts.queries.sentences import QUESTIONS
from sozialraum.contacts.rules import headings
from sozialraum.contacts.rules.matching import NEW, SKIP, Question
from sozialraum.contacts.words import ColumnUseChoice, FileKind, MembershipChoice, Whom
from sozialraum.foundation.http import Request
from sozialraum.foundation.visitor import Visitor
from sozialraum.press.labels import Sheet

SAMPLES = 3
MOST_QUESTIONS = 100


class TableField(KeptFileField):
    """A file with a table in it; what cannot be read is refused here, before anything is kept."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file.size > tables.MOST_BYTES:
            raise tables.too_large()
        content = file.read()
        return tables.UploadedSheet(file.name, content, tables.read(content))


class UploadForm(ActForm):
    act = actions.upload
    file = TableField(
        label=_("Datei"),
        help_text=_("CSV oder Excel (.xlsx), bis 10 MB und 20.000 Zeilen. Makros werden nicht beachtet."),
        widget=KeptFileInput(attrs={"accept": ".csv,.txt,.xlsx,.xlsm"}),
        error_messages={"empty": _("Die Datei ist leer.")},
    )


class ReadAgainForm(ActForm):
    act = actions.read_again
    gathered = {"table": ("encoding", "sheet")}
    encoding = forms.ChoiceField(
        label=_("Zeichensatz"),
        choices=[*ENCODINGS.items(), ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")],
        help_text=_("Ein anderer, wenn Umlaute falsch aussehen."),
    )
    sheet = forms.ChoiceField(label=_("Blatt"))
    heading_row = Number(label=_("Die Überschriften stehen in Zeile"), min_value=1)
    heading_rows = forms.TypedChoiceField(
        label=_("Und zwar"),
        choices=[
            ("1", _("in dieser einen Zeile")),
            ("2", _("in zwei Zeilen")),
            ("0", _("es gibt keine Überschriften")),
        ],
        coerce=int,
    )

    @classmethod
    def first_shown(cls, request: Request, job: ContactImport) -> dict[str, Any]:
        rows = job.file.rows
        number = rows[job.heading_row].number if job.heading_row < len(rows) else 1
        return super().first_shown(request, job) | {"heading_row": number}

    def configure_fields(self) -> None:
        sheets: Any = self.fields["sheet"]
        sheets.choices = [(name, name) for name in self.subject.sheets]
        if not self.subject.encoding:
            del self.fields["encoding"]
        if len(self.subject.sheets) < 2:
            del self.fields["sheet"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        content = bytes(self.subject.file.content)
        said["table"] = tables.read(content, encoding=said.get("encoding", ""), sheet=said.get("sheet", ""))
        return said

    def act_arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("table", "heading_row", "heading_rows")}


@dataclass(frozen=True)
class ShownColumn:
    """A column on the page: its fields, and the first things that stand in it."""

    number: int
    heading: str
    meaning: forms.BoundField
    group: forms.BoundField
    means: forms.BoundField
    examples: tuple[str, ...]
    is_cross: bool


class ArrangeForm(ActForm):
    act = actions.arrange
    gathered = {"columns": ()}
    group_means = forms.ChoiceField(
        label=_("Steht ein Gremium in einer Spalte und keine Funktion dabei, dann sind die Menschen dort"),
        choices=[("", _("bitte wählen")), *MembershipChoice.choices],
        required=False,
    )
    since = PartialDateFormField(label=_("Was kein Datum hat, gilt seit"), required=False)
    address_of_institution = forms.BooleanField(
        label=_("Die Anschrift in der Zeile ist die der Einrichtung, nicht der Person"), required=False
    )
    fill_down = forms.BooleanField(
        label=_("Steht bei einer Person keine Einrichtung, gilt die aus der Zeile darüber"), required=False
    )

    def configure_fields(self) -> None:
        """Three fields for each column: what it is for, and of crosses for which group and what one means."""
        groups = [("", _("bitte wählen"))] + [(group.key, group.name) for group in known.groups(self.subject.body)]
        for place, column in enumerate(self.subject.layout.columns):
            heading = self.subject.headings[place] or gettext("Spalte %(letter)s") % {"letter": letter_of(place)}
            choices: dict[str, tuple[str, Any, str]] = {
                "meaning": (heading, ColumnUseChoice.choices, str(column.meaning)),
                "group": (gettext("%(column)s: für welches Gremium") % {"column": heading}, groups, column.group),
                "means": (
                    gettext("%(column)s: was ein Kreuz bedeutet") % {"column": heading},
                    [("", _("bitte wählen")), *MembershipChoice.choices],
                    str(column.means),
                ),
            }
            for name, (label, offered, first) in choices.items():
                needed = name == "meaning"
                field = forms.ChoiceField(label=label, choices=offered, initial=first, required=needed)
                self.fields[f"{name}_{place}"] = field

    def shown_columns(self) -> Iterator[ShownColumn]:
        """The columns in which something stands, each with its first examples."""
        rows = self.subject.file.rows[self.subject.layout.data_from :]
        for place, heading in enumerate(self.subject.headings):
            held = list(islice((" ".join(text.split()) for row in rows if (text := row.at(place)).strip()), 50))
            examples = tuple(dict.fromkeys(held))[:SAMPLES]
            three = [self[f"{name}_{place}"] for name in ("meaning", "group", "means")]
            if heading or held:
                is_cross = three[0].value() == ColumnUseChoice.CROSS
                yield ShownColumn(place + 1, heading, three[0], three[1], three[2], examples, is_cross)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for place in range(len(self.subject.headings)):
            if said.get(f"meaning_{place}") == ColumnUseChoice.CROSS:
                if not said.get(f"group_{place}"):
                    self.add_error(f"group_{place}", _("Sagen Sie, für welches Gremium diese Kreuze sind."))
                if not said.get(f"means_{place}"):
                    self.add_error(f"means_{place}", _("Sagen Sie, was ein Kreuz in dieser Spalte bedeutet."))
        return said

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        columns = tuple(self._column(place) for place in range(len(self.subject.headings)))
        return {"columns": columns} | {name: said[name] for name in self.base_fields if name != "revision"}

    def _column(self, place: int) -> headings.SheetColumn:
        meaning, group, means = (self.cleaned_data[f"{name}_{place}"] for name in ("meaning", "group", "means"))
        if meaning == ColumnUseChoice.CROSS:
            return headings.SheetColumn(headings.ColumnUse.CROSS, group, means)
        return headings.SheetColumn(headings.ColumnUse(meaning))


class ImportAnswerForm(ActForm):
    act = actions.answer
    gathered = {"answers": ()}
    questions: tuple[Question, ...] = ()
    called: dict[str, str]

    def ask(self, questions: tuple[Question, ...], called: dict[str, str]) -> None:
        """One field for each question; ``called`` says who is behind a key."""
        self.questions = questions[:MOST_QUESTIONS]
        for question in self.questions:
            choices: list[Any] = [(ref, called.get(ref, ref)) for ref in question.candidates]
            choices += [(NEW, _("nein, neu eintragen")), (SKIP, _("auslassen"))]
            answered = self.subject.answers.get(question.id, question.usual)
            label = f"{question.said}. {QUESTIONS[question.why]}"
            options: dict[str, Any] = {"widget": forms.RadioSelect, "required": False, "initial": answered}
            self.fields[field_name(question.id)] = forms.ChoiceField(label=label, choices=choices, **options)

    def act_arguments(self) -> dict[str, Any]:
        said = {question.id: self.cleaned_data.get(field_name(question.id), "") for question in self.questions}
        return {"answers": {question: answer for question, answer in said.items() if answer}}


class TakeOverForm(ActForm):
    act = actions.take_over
    unasked = frozenset({"prepared", "progress"})
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)


class ThrowAwayForm(ActForm):
    act = actions.throw_away


class ChooseForm(forms.Form):
    """Whom one wants to see; stays in the address."""

    wer = forms.ChoiceField(label=_("Wen"), choices=Whom.choices, required=False)
    gremium = KeyChoiceField(
        groups_to_choose, label=_("Gremium"), called=named_with_end, required=False, empty_label=_("alle Gremien")
    )
    tag = PartialDateFormField(label=_("Am"), exact=True, required=False)
    text = Line(label=_("Name, Einrichtung, E-Mail oder Telefon"), max_length=100, required=False)

    def choice(self, visitor: Visitor) -> ContactChoice:
        """The choice as a value; what cannot be read counts as not given."""
        self.fields["gremium"].offer(visitor)  # type: ignore[attr-defined]
        self.is_valid()
        said = self.cleaned_data
        day = said["tag"].exact if said.get("tag") else timezone.localdate()
        whom = Whom(said.get("wer") or Whom.ALL)
        group = said.get("gremium") if whom is not Whom.INSTITUTIONS else None
        return ContactChoice(whom, day, group, said.get("text") or "")


class TakeOutForm(ActForm):
    act = actions.take_out
    gathered = {"choice": (), "count": (), "sheet": ("sheet", "first")}
    kind = forms.ChoiceField(label=_("Als was"), choices=FileKind.choices, widget=forms.RadioSelect)
    sheet = forms.ChoiceField(
        label=_("Bogen, nur für Etiketten"), choices=[(one.name, one.label) for one in Sheet], required=False
    )
    first = Number(
        label=_("Beginnen bei Etikett"),
        min_value=1,
        max_value=24,
        required=False,
        help_text=_("1 ist oben links; gezählt wird zeilenweise. So lässt sich ein angebrochener Bogen weiter nutzen."),
    )
    choice, count, addresses = "", 0, 0

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") != FileKind.LABELS:
            return said
        if not self.addresses:
            raise ValidationError({"kind": gettext("Niemand in dieser Auswahl hat eine Anschrift für ein Etikett.")})
        sheet, first = Sheet[said.get("sheet") or Sheet.S70_36.name], said.get("first") or 1
        if first > sheet.value.count:
            words = {"count": sheet.value.count}
            raise ValidationError({"first": gettext("Dieser Bogen hat nur %(count)s Etiketten.") % words})
        return said

    def act_arguments(self) -> dict[str, Any]:
        sheet = self.cleaned_data.get("sheet") if self.cleaned_data["kind"] == FileKind.LABELS else ""
        return {"kind": self.cleaned_data["kind"], "choice": self.choice, "count": self.count, "sheet": sheet or ""}


def field_name(question: str) -> str:
    """A name for a field, from the id of a question that may be any text."""
    return f"q{hashlib.sha256(question.encode()).hexdigest()[:10]}"


def letter_of(place: int) -> str:
    """The name a spreadsheet gives a column: A … Z, AA …"""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
