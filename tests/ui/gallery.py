"""One specimen of every state of every component, for the gallery page and its checks."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator

from sozialraum.ui.values import Appointment, Group, Tally

PLENUM = Group("P", "Plenum", url="#plenum", plenum=True)
MICRO = Group("M", "AG Quartiers-/Mikroprojekte", url="#mikro")
HOUSING = Group("W", "AG Wohnen/Quartier", url="#wohnen", note="Spielplätze, Wege und Mieten.")
DIALOGUE = Group("I", "AG Integration und interkultureller Dialog", url="#integration", note="Sprache und Begegnung.")
LONG = Group("B", "AG Frühkindliche und schulische Bildungsbenachteiligtenförderung/Jugendsozialarbeit", url="#bildung")
WORD = "Wohnumfeldverbesserungsmaßnahmen"

TYPED = """Die Gruppe begeht *alle* Spielplätze, zusammen mit Bewohner*innen und der Stadt:

- Musterhof
- Beispielweg, **ohne Stufen**

2. November 2016: so fing es an. [Mehr](https://example.org)"""


@dataclass(frozen=True)
class OnlyKnownInPart:
    """A date of which the day, or month and day, are lost."""

    year: int
    month: int | None = None
    day: int | None = None

    def in_words(self) -> str:
        """The known part."""
        return str(self)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02}" if self.month else f"{self.year}"


@dataclass(frozen=True)
class PlainRow:
    """A row of a register that says no more than this."""

    title: str
    url: str
    second_line: str = ""


class SpecimenForm(forms.Form):
    """Every kind of field there is."""

    subject = forms.CharField(label="Worum geht es?", help_text="Ein Satz genügt.")
    text = forms.CharField(label="Was wurde besprochen?", widget=forms.Textarea, required=False)
    day = forms.DateField(label="Wann?", widget=forms.DateInput(attrs={"type": "date"}))
    group = forms.ChoiceField(label="Wer trifft sich?", choices=[("", "Alle Gruppen"), ("w", "AG Wohnen/Quartier")])
    comes = forms.ChoiceField(
        label="Kommen Sie?",
        choices=[("yes", "Ja, ich komme"), ("no", "Nein"), ("maybe", "Ich weiß es noch nicht und sage Bescheid")],
        widget=forms.RadioSelect,
        help_text="Sie können das bis zum Beginn ändern.",
    )
    needs = forms.MultipleChoiceField(
        label="Was brauchen Sie?",
        choices=[("dolmetschen", "Jemanden, der dolmetscht"), ("kinder", "Betreuung für Kinder")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    paper = forms.FileField(label="Vorlage (PDF)", required=False)
    public = forms.BooleanField(
        label="Die Vorlage darf öffentlich stehen", help_text="Ohne Haken sieht sie nur die Gruppe."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def _refused() -> SpecimenForm:
    typed = {"subject": "", "day": "31. Februar", "group": "w", "text": "Das hier bleibt stehen."}
    form = SpecimenForm({f"zurueck-{name}": value for name, value in typed.items()}, prefix="zurueck")
    form.add_error(None, "Die Sitzung ist schon vorbei (§ 4 Absatz 1).")
    return form


def _calendar() -> dict[str, Any]:
    evening = datetime.time(16, 30)
    return {
        "year": 2027,
        "month": 2,
        "today": datetime.date(2027, 2, 1),
        "entries": [
            Appointment(datetime.date(2027, 2, 18), "Gemeinsame Sitzung", "#18", evening, (HOUSING, DIALOGUE)),
            Appointment(datetime.date(2027, 2, 23), "Mikroprojekte", "#23a", datetime.time(17), (MICRO,)),
            Appointment(datetime.date(2027, 2, 23), "Plenum", "#23b", datetime.time(19), (PLENUM,)),
            Appointment(datetime.date(2027, 2, 25), f"Abgesagt: {WORD}", "#25", evening, (LONG,), off=True),
        ],
    }


def specimens() -> dict[str, Any]:
    """The context of ``ui/gallery.html``: nothing from a database, nothing that changes from day to day."""
    return {
        "day": datetime.date(2027, 2, 18),
        "time": datetime.time(16, 30),
        "first_day": datetime.date(2016, 11, 2),
        "full_hour": datetime.time(17),
        "only_month": OnlyKnownInPart(2017, 4),
        "only_year": OnlyKnownInPart(2017),
        "month_to_come": OnlyKnownInPart(2999, 4),
        "word": WORD,
        "unknown_day": None,
        "plenum": [PLENUM],
        "joint": [HOUSING, DIALOGUE],
        "three": [MICRO, LONG, DIALOGUE],
        "no_groups": [],
        "rows": [PlainRow("Geschäftsordnung", "#ordnung", "Fassung vom 2. November 2016"), PlainRow(WORD, "#konzept")],
        "micro": MICRO,
        "typed_text": TYPED,
        "clear": [Tally(yes=21, no=0, abstain=2, recused=0)],
        "close": [Tally(yes=19, no=2, abstain=2, recused=1)],
        "large_count": [Tally(yes=48, no=11, abstain=1, recused=0)],
        "separate": [
            Tally(yes=5, no=0, abstain=1, recused=1, name=HOUSING.name, letter=HOUSING.letter),
            Tally(yes=3, no=4, abstain=0, recused=0, name=DIALOGUE.name, letter=DIALOGUE.letter),
        ],
        "half_known": [Tally(yes=18)],
        "calendar": _calendar(),
        "pages": Paginator(range(95), 20).page(3),
        "one_page": Paginator(range(5), 20).page(1),
        "choice": SpecimenForm(prefix="auswahl"),
        "form": SpecimenForm(),
        "refused": _refused(),
    }
