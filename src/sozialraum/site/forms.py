"""Site: what one may type into the filters of archive, register and directory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from sozialraum.actforms.fields import NOT_HERE, Line
from sozialraum.bodies.queries import groups_of
from sozialraum.counting.words import Result
from sozialraum.decisions.words import Progress
from sozialraum.foundation.memory import remembered
from sozialraum.foundation.visitor import Visitor
from sozialraum.register.queries import listing
from sozialraum.site.queries import archive
from sozialraum.site.queries.institutions import DirectoryEntry


def _years(visitor: Visitor) -> list[int]:
    return listing.years_of(visitor)


NOTHING: dict[str, Any] = defaultdict(str, year=None)


class LongSelect(forms.Select):
    """A choice from many, drawn at one go: Django's own asks a template for each option."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """``value`` is what stands in the address, as text."""
        chosen = self.format_value(value)
        options = ((key, " selected" if str(key) in chosen else "", label) for key, label in self.choices)
        drawn = format_html_join("\n", '<option value="{}"{}>{}</option>', options)
        return format_html("<select{}>\n{}\n</select>", flatatt({"name": name, **(attrs or {})}), drawn)


class ArchiveForm(forms.Form):
    """Group and year; kept in the address. A value that does not exist narrows nothing, and the field says so."""

    gremium = forms.ChoiceField(required=False, label=_("Gruppe"), widget=LongSelect, error_messages=NOT_HERE)
    jahr = forms.TypedChoiceField(
        required=False, label=_("Jahr"), coerce=int, empty_value=None, widget=LongSelect, error_messages=NOT_HERE
    )
    years: ClassVar[tuple[str, Callable[[Visitor], list[int]]]] = ("sitting-years", archive.years)
    asks: ClassVar[dict[str, str]] = {"group": "gremium", "year": "jahr"}

    def __init__(self, data: Any, visitor: Visitor):
        super().__init__(data)
        groups = [(group.key, group.name) for group in remembered(visitor, "groups", groups_of)]
        years = [(year, str(year)) for year in remembered(visitor, *self.years)]
        self.fields["gremium"].choices = [("", _("alle Gruppen")), *groups]  # type: ignore[attr-defined]
        self.fields["jahr"].choices = [("", _("alle Jahre")), *years]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """What the list is narrowed by, as its query takes it."""
        self.is_valid()
        return {name: self.cleaned_data.get(field) or NOTHING[name] for name, field in self.asks.items()}


class RegisterForm(ArchiveForm):
    """Group, year, result, what came of it, and words."""

    ergebnis = forms.ChoiceField(
        required=False,
        label=_("Ergebnis"),
        widget=LongSelect,
        error_messages=NOT_HERE,
        choices=[("", _("jedes")), *Result.choices],
    )
    stand = forms.ChoiceField(
        required=False,
        label=_("Was wurde daraus?"),
        widget=LongSelect,
        error_messages=NOT_HERE,
        choices=[("", _("alles")), *Progress.choices],
    )
    text = Line(required=False, max_length=100, label=_("Wörter aus Titel oder Wortlaut"))
    years = ("years", _years)
    asks = ArchiveForm.asks | {"result": "ergebnis", "progress": "stand", "words": "text"}

    def asked(self) -> dict[str, Any]:
        """What the register is narrowed by; ``words`` each for itself."""
        found = super().asked()
        return found | {"words": tuple(found["words"].split())}


class DirectoryForm(forms.Form):
    """Words, offer, group and language; kept in the address. What nobody offers cannot be chosen."""

    text = Line(required=False, max_length=100, label=_("Was suchen Sie?"))
    angebot = forms.ChoiceField(required=False, label=_("Angebot"), error_messages=NOT_HERE)
    gremium = forms.ChoiceField(required=False, label=_("Arbeitet mit in"), error_messages=NOT_HERE)
    sprache = forms.ChoiceField(required=False, label=_("Sprache"), error_messages=NOT_HERE)

    def __init__(self, data: Any, entries: Iterable[DirectoryEntry]):
        super().__init__(data)
        known = list(entries)
        offers = {(offer, offer) for one in known for offer in one.offers}
        languages = {(name, name) for one in known for name in one.languages}
        groups = {(group.url.rstrip("/").rpartition("/")[2], group.name) for one in known for group in one.groups}
        choices = {"angebot": (_("alle Angebote"), offers), "gremium": (_("alle Gruppen"), groups)}
        choices["sprache"] = (_("alle Sprachen"), languages)
        for name, (every, found) in choices.items():
            ordered = sorted(found, key=lambda one: one[1].casefold())
            self.fields[name].choices = [("", every), *ordered]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, str]:
        """What the directory is narrowed by; a value that no longer exists narrows nothing."""
        self.is_valid()
        names = {"words": "text", "offer": "angebot", "group": "gremium", "language": "sprache"}
        return {name: self.cleaned_data.get(field, "") for name, field in names.items()}
