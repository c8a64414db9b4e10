"""Agenda: what one types about the whole of it – lines of text, which a script shows as fields."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sozialraum.actforms.fields import MOST_LETTERS
from sozialraum.actforms.forms import ActForm
from sozialraum.agenda import actions
from sozialraum.agenda.queries.lines import KINDS, LABELS, text_of
from sozialraum.agenda.rules import AgendaLine, LineFault, merged, read_lines, write_lines
from sozialraum.foundation.text import one_line

_EMPTY = re.compile(r"\n(?:[^\S\n]*+\n)++")  # lines with nothing on them
LOOK, ADD = "ansehen", "dazu"  # the buttons that save nothing
FAULTS = {
    "too_long": gettext_lazy("Zeile %(place)s: Der Titel ist zu lang, höchstens 300 Zeichen (»%(words)s …«)."),
    "no_minutes": gettext_lazy("Zeile %(place)s: »%(words)s« sind keine 1 bis 1440 Minuten."),
    "second_who": gettext_lazy(
        "Zeile %(place)s: »%(words)s« lässt sich nicht zuordnen; wer einbringt, steht schon da."
    ),
}


class LinesField(forms.CharField):
    """Text of which the beginnings of lines matter."""

    widget = forms.Textarea

    def __init__(self, **words: Any):
        super().__init__(max_length=MOST_LETTERS, strip=False, required=False, **words)

    def clean(self, value: Any) -> str:
        text = _EMPTY.sub("\n", str(super().clean(value) or "").replace("\r\n", "\n"))
        lines = text.expandtabs(2).splitlines()
        return "\n".join(" " * (len(line) - len(line.lstrip(" "))) + one_line(line.strip()) for line in lines)


def refuse_faults(text: str) -> None:
    """Raises ValidationError with what cannot be read in the lines of an agenda."""
    _lines, faults = read_lines(text, KINDS)
    if faults:
        raise ValidationError([str(FAULTS[one.code]) % {"place": one.place, "words": one.words} for one in faults])


class SetAgendaForm(ActForm):
    """The agenda as a whole. What somebody else changed meanwhile is put into it, and both are shown."""

    act = actions.set_agenda
    gathered = {"lines": ("text",)}

    text = LinesField(
        label=gettext_lazy("Tagesordnung, ein Punkt je Zeile"),
        help_text=gettext_lazy(
            "Unterpunkte einrücken. Hinter den Titel mit | getrennt: Art | Minuten | wer ihn einbringt (Gruppe oder"
            " Einrichtung, keine Privatperson) | nichtöffentlich. Was hinter # steht, hält den Punkt fest: bitte stehen"
            " lassen, auch wenn Sie ihn umstellen. Leere Zeilen fallen weg."
        ),
    )
    seen = LinesField(widget=forms.HiddenInput)

    @classmethod
    def initial_from(cls, subject: Any) -> dict[str, Any]:
        return dict.fromkeys(("text", "seen"), text_of(subject))

    def configure_fields(self) -> None:
        del self.fields["revision"]  # the meeting itself may have changed meanwhile
        if added := self.data.get(ADD, ""):
            self._now_typed("\n".join(filter(str.strip, (self.data.get("text", "").rstrip(), added))))

    @property
    def looks_only(self) -> bool:
        """Nothing is to be saved now."""
        return self.is_bound and bool({LOOK, ADD} & set(self.data))

    @cached_property
    def _read(self) -> tuple[list[AgendaLine], list[LineFault]]:
        return read_lines(self.cleaned_data.get("text", ""), KINDS)

    def shown_lines(self) -> list[AgendaLine]:
        """What stands in the field, as far as it can be read."""
        typed = self["text"].value() or ""
        return read_lines(str(typed), KINDS)[0]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        refuse_faults(text)
        return text

    def act_arguments(self) -> dict[str, Any]:
        lines, _faults = self._read
        return {"lines": lines, "seen": self.cleaned_data["seen"]}

    def _say(self, refusal: ValidationError) -> None:
        if getattr(refusal, "code", "") != "meanwhile":
            super()._say(refusal)
            return
        now = text_of(self.subject)
        seen, there = (read_lines(text, KINDS)[0] for text in (self.cleaned_data["seen"], now))
        lines, both = merged(seen, self._read[0], there)
        self._now_typed(write_lines(lines, LABELS), seen=now)
        told = _(
            "Inzwischen hat jemand die Tagesordnung geändert. Beides steht jetzt hier; noch ist nichts gespeichert."
        )
        says = _("Jetzt gespeichert »%(now)s«, von Ihnen »%(mine)s«.")
        gone = _("zurückgezogen")
        pairs = [says % {"now": _bare(now) or gone, "mine": _bare(mine)} for now, mine in both]
        self.add_error(None, ValidationError([told, *pairs]))

    def _now_typed(self, text: str, **others: str) -> None:
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name, value in ({"text": text} | others).items():
            self.data[name] = value  # type: ignore[index]


def _bare(line: AgendaLine) -> str:
    """A line without its number and mark, as one compares it; empty for what is gone."""
    return (
        write_lines([AgendaLine(line.name, "", False, line.kind, line.minutes, line.brought_by)], LABELS)
        if line.name
        else ""
    )
