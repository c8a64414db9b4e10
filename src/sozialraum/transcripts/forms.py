"""Transcripts: the page on which a sitting of the paper age is typed, a line for each decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import KeyChoiceField, KeyChoicesField, Line, Number, PartialDateFormField, Typed
from sozialraum.actforms.forms import ActForm, Words
from sozialraum.bodies.queries import groups_to_choose, named_with_end, places_to_choose
from sozialraum.counting.rules.reading import MOST, ReadResult, read_result
from sozialraum.decisions.actions import Wanted
from sozialraum.decisions.words import EFFECTIVE, EffectKind
from sozialraum.foundation.http import Request
from sozialraum.papers.forms import UploadField
from sozialraum.papers.queries import versions_to_choose
from sozialraum.papers.words import Audience
from sozialraum.transcripts import actions
from sozialraum.transcripts.queries import same_sitting
from sozialraum.transcripts.rules import TypedDecision, TypedSitting, contradictions, too_many

ROWS_ASKED, ROWS_MOST = 4, 60
READ = "lesen"  # the button that only says how everything was read
ON_GROUPS = {
    "formed": EffectKind.FORMS,
    "jointly": EffectKind.MEETS_JOINTLY,
    "dissolved": EffectKind.DISSOLVES,
}
AUDIENCES = [
    (Audience.OFFICE, _("nur das Büro")),
    (Audience.MEMBERS, _("Mitglieder der Gremien")),
    (Audience.PUBLIC, _("alle")),
]


#: The fields of which the sitting is put together; those of its decisions come with ``configure_fields``.
SITTING = (
    *("upload", "group", "date", "others", "number", "place", "present", "voting", "audience"),
    *("effect_of", "adopts", *ON_GROUPS),
)


@dataclass(frozen=True)
class DecisionRow:
    """The three fields of a decision on the page, how its result was read, and what does not fit."""

    place: int
    title: forms.BoundField
    result: forms.BoundField
    wording: forms.BoundField
    read: str = ""
    odd: str = ""


class TranscribeSittingForm(ActForm):
    """A sitting of former days: who held it and when, what was decided, how many were there, and the scan."""

    act = actions.transcribe_sitting
    gathered = {"sitting": SITTING}

    upload = UploadField(required=False, label=_("Scan oder Foto des Protokolls"))
    group = KeyChoiceField(groups_to_choose, called=named_with_end, label=_("Gremium"))
    date = PartialDateFormField(label=_("Tag"), help_text=_("14.3.19, März 2019 oder nur 2019."))
    others = KeyChoicesField(groups_to_choose, called=named_with_end, required=False, label=_("Gemeinsam mit"))
    number = Line(required=False, max_length=60, label=_("Nummer der Sitzung"), help_text=_("Zum Beispiel: 3"))
    place = KeyChoiceField(places_to_choose, required=False, label=_("Ort"))
    present = Number(required=False, label=_("Anwesend"))
    voting = Number(required=False, label=_("davon mit Stimme"))
    audience = forms.ChoiceField(
        label=_("Wer den Scan sieht"),
        choices=AUDIENCES,
        initial=Audience.OFFICE,
        widget=forms.RadioSelect,
        help_text=_("Auf Papier stehen oft Namen. Beschlüsse und Zahlen sind in jedem Fall öffentlich."),
    )
    effect_of = Number(required=False, label=_("Welcher Beschluss?"), help_text=_("Seine Nummer in der Liste oben."))
    adopts = KeyChoiceField(versions_to_choose, required=False, label=_("Beschließt diese Fassung"))
    formed = KeyChoicesField(groups_to_choose, called=named_with_end, required=False, label=_("Bildet diese Gremien"))
    jointly = KeyChoicesField(
        groups_to_choose, called=named_with_end, required=False, label=_("Lässt diese Gremien gemeinsam tagen")
    )
    dissolved = KeyChoicesField(
        groups_to_choose, called=named_with_end, required=False, label=_("Löst diese Gremien auf")
    )

    @classmethod
    def first_shown(cls, request: Request, _subject: Any) -> dict[str, Any]:
        """The group of the sitting entered before, where the address names it."""
        return {"group": request.GET.get("gremium", "")}

    def configure_fields(self) -> None:
        del self.fields["revision"]
        typed = [int(name[6:]) for name in self.data if name.startswith("title_") and self.data[name].strip()
                 and name[6:].isdecimal() and len(name) < 9]  # fmt: skip
        last = min(max([ROWS_ASKED, *(place + 2 for place in typed)]), ROWS_MOST)
        self.rows = range(1, last + 1)
        for place in self.rows:
            self.fields |= _decision_fields(place)

    @property
    def looks_only(self) -> bool:
        """Whether it was sent to be read back, and nothing is to be entered."""
        return self.is_bound and READ in self.data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for place in self.rows:
            self._clean_decision(place, cleaned)
        effects, of = self._effects(cleaned), cleaned.get("effect_of")
        if effects and of not in self._titled(cleaned):
            self.add_error("effect_of", gettext("Bitte schreiben Sie, welcher Beschluss das bewirkt."))
        elif effects and read_result(cleaned.get(f"result_{of}") or "").result not in EFFECTIVE:
            self.add_error("effect_of", gettext("Nur was angenommen ist, hat schon eine Wirkung."))
        return cleaned

    def _clean_decision(self, place: int, cleaned: dict[str, Any]) -> None:
        title, result, wording = (cleaned.get(f"{name}_{place}") or "" for name in ("title", "result", "wording"))
        if (result or wording) and not title:
            self.add_error(f"title_{place}", gettext("Bitte schreiben Sie, worum es ging."))
        if says := read_result(result).disagrees:
            self.add_error(f"result_{place}", says)

    def _titled(self, cleaned: dict[str, Any]) -> list[int]:
        return [place for place in self.rows if cleaned.get(f"title_{place}")]

    def _effects(self, cleaned: dict[str, Any]) -> tuple[Wanted, ...]:
        found = [Wanted(EffectKind.ADOPTS, version=cleaned["adopts"])] if cleaned.get("adopts") else []
        chosen = ((kind, tuple(cleaned.get(name) or ())) for name, kind in ON_GROUPS.items())
        return (*found, *(Wanted(kind, organizations=groups) for kind, groups in chosen if groups))

    def _decisions(self) -> tuple[TypedDecision, ...]:
        said, effects = self.cleaned_data, self._effects(self.cleaned_data)
        return tuple(
            TypedDecision(
                said[f"title_{place}"],
                read_result(said.get(f"result_{place}") or ""),
                said.get(f"wording_{place}") or "",
                effects if said.get("effect_of") == place else (),
            )
            for place in self._titled(said)
        )

    def act_arguments(self) -> dict[str, Any]:
        said = self.cleaned_data
        groups = dict.fromkeys([said["group"], *said["others"]])
        told = {name: said[name] for name in ("date", "number", "place", "present", "voting", "upload", "audience")}
        return {"sitting": TypedSitting(tuple(groups), decisions=self._decisions(), **told)}

    def doubt(self) -> Words:
        """A sitting that stands there already, a scan that is missing or for everybody: asked once."""
        said, told = self.cleaned_data, []
        if there := same_sitting(self.by, said["date"], [said["group"], *said["others"]]):
            words = {"day": said["date"].in_words(weekday=False), "name": there.name, "group": said["group"]}
            told.append(gettext("Zu diesem Tag (%(day)s) steht schon eine Sitzung da: %(group)s, „%(name)s“.") % words)
        if not said["upload"]:
            told.append(gettext("Ein Scan ist nicht dabei."))
        elif said["audience"] == Audience.PUBLIC:
            told.append(gettext("Der Scan ist dann für alle zu lesen, auch die Namen, die darin stehen."))
        return f"{' '.join(told)} {gettext('So eintragen?')}" if told else ""

    def odd(self) -> list[str]:
        """What does not fit together in what was typed; a hint, it stops nobody."""
        if not self.is_bound or {"present", "voting"} & set(self.errors):
            return []
        said = self.cleaned_data
        return list(contradictions(self._decisions(), said.get("present"), said.get("voting")))

    def decision_rows(self) -> Iterator[DecisionRow]:
        """The lines of the page, each with how its result was read once something was sent."""
        said = self.cleaned_data if self.is_bound else {}
        for place in self.rows:
            title, result, wording = (self[f"{name}_{place}"] for name in ("title", "result", "wording"))
            read = read_result(str(said.get(f"result_{place}") or ""))
            odd = " ".join(too_many(read, said.get("present"), said.get("voting")))
            told = self.is_bound and bool(said.get(f"title_{place}") or said.get(f"result_{place}"))
            yield DecisionRow(place, title, result, wording, _read_back(read) if told else "", odd)

    def day_read(self) -> str:
        """»Donnerstag, 14. März 2019«, as the day was read; empty before anything was sent."""
        date = self.cleaned_data.get("date") if self.is_bound else None
        return date.in_words() if date else ""

    def _perform_act(self) -> None:
        super()._perform_act()
        for says in self.odd() if not self.errors else ():
            messages.warning(self.request, gettext("Bitte noch einmal hinsehen, sonst bleibt es so: %s") % says)


def _read_back(read: ReadResult) -> str:
    return gettext("Gelesen: %s.") % read.in_words.rstrip(".")


def _decision_fields(place: int) -> dict[str, Any]:
    return {
        f"title_{place}": Line(required=False, max_length=300, label=_("Worum ging es?")),
        f"result_{place}": Line(
            required=False,
            max_length=MOST,
            label=_("Ergebnis"),
            widget=forms.TextInput(attrs={"list": "ergebnisse", "autocomplete": "off"}),
        ),
        f"wording_{place}": Typed(required=False, label=_("Wortlaut, wenn er dasteht")),
    }
