"""Forms of acts: the fields of forms that know this house – its things, its dates, its light typed text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db.models import Model, QuerySet
from django.forms import models as django_models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sozialraum.foundation.dates import ENDLESS, HAPPENS, MOST_TYPED, NoSuchDay, PartialDate, Years, typed_time
from sozialraum.foundation.mail_address import MOST as MOST_OF_ADDRESS
from sozialraum.foundation.mail_address import NoMailAddress, ascii_host, mail_address, web_address
from sozialraum.foundation.text import one_line, paragraphs
from sozialraum.foundation.visitor import Visitor

MOST_LETTERS = 100_000
MOST_DIGITS = 40  # of a number that somebody types
SHORT = "short"  # how a field looks that takes a date, a time or a number

if TYPE_CHECKING:
    ModelChoiceIterator = django_models.ModelChoiceIterator[Model]
    ModelChoiceField = forms.ModelChoiceField[Model]
    ModelMultipleChoiceField = forms.ModelMultipleChoiceField[Model]
else:
    ModelChoiceIterator = django_models.ModelChoiceIterator
    ModelChoiceField, ModelMultipleChoiceField = forms.ModelChoiceField, forms.ModelMultipleChoiceField


#: Of a filter whose value stands in an address: what does not exist narrows nothing, and the field says so.
NOT_HERE = {"invalid_choice": _("Diese Auswahl gibt es hier nicht. Wir haben sie weggelassen.")}


class Line(forms.CharField):
    """One line of text, without what nobody can see (``foundation.text``)."""

    def __init__(self, *, max_length: int = 200, **words: Any):
        super().__init__(max_length=max_length, **words)
        if max_length <= 10:
            self.widget.attrs["class"] = SHORT

    def to_python(self, value: Any) -> str:
        return super().to_python(one_line(str(value or ""))) or ""


class Typed(forms.CharField):
    """Text of several paragraphs, in the light markup of the house; its lines end alike wherever it was typed."""

    widget = forms.Textarea

    def __init__(self, *, max_length: int = MOST_LETTERS, **words: Any):
        super().__init__(max_length=max_length, **words)

    def to_python(self, value: Any) -> str:
        return super().to_python(paragraphs(str(value or ""))) or ""


class MailField(forms.EmailField):
    """One mail address, in the spelling in which all are kept and compared (``foundation.mail_address``)."""

    default_validators = []
    default_error_messages = {
        "local": _(
            "Vor dem @ gehen keine Umlaute, Akzente oder andere Schriften: viele Mailserver nehmen sie nicht an."
            " Schreiben Sie zum Beispiel joerg@example.org statt jörg@example.org."
        ),
        "domain": _(
            "Was hinter dem @ steht, kann es so nicht geben. Vergleichen Sie es bitte noch einmal; es sieht aus wie"
            " example.org."
        ),
    }

    def __init__(self, *, max_length: int = MOST_OF_ADDRESS, **words: Any):
        super().__init__(max_length=max_length, **words)

    def to_python(self, value: Any) -> str:
        text = super().to_python(one_line(str(value or ""))) or ""
        try:
            return mail_address(text) if text and len(text) <= MOST_OF_ADDRESS else text
        except NoMailAddress as refusal:
            message = self.error_messages.get(refusal.code, EmailValidator.message)
            raise ValidationError(message, code=refusal.code) from None


class WebField(forms.URLField):
    """An address of the web; without a scheme it is read as https."""

    def __init__(self, *, max_length: int = 200, **words: Any):
        super().__init__(max_length=max_length, assume_scheme="https", **words)

    def to_python(self, value: Any) -> str:
        return super().to_python(one_line(str(value or ""))) or ""


class NetworkAddressField(Line):
    """Where a network is reached: ``https://netz.example``; see ``web_address``."""

    default_error_messages = {
        "invalid": _("Das ist keine Adresse eines Rechners. Sie beginnt mit https:// und hat dahinter nur den Namen.")
    }

    def __init__(self, *, max_length: int = 200, **words: Any):
        super().__init__(max_length=max_length, **words)

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return web_address(typed) if typed else ""
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class HostNamesField(Typed):
    """Names of machines, one a line or with commas between; a list without doubles."""

    default_error_messages = {
        "invalid": _("»%(name)s« ist kein Rechnername. Gemeint ist nur der Name, ohne https:// und ohne Schrägstrich.")
    }

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        found = []
        for name in re.split(r"[\s,;]+", super().clean(value)):
            try:
                found += [ascii_host(name)] if name else []
            except ValueError:
                raise ValidationError(self.error_messages["invalid"], code="invalid", params={"name": name}) from None
        return list(dict.fromkeys(found))


NO_DATE = _("Das ist kein Datum, wie wir es lesen. Schreiben Sie 17.1.2018, Mai 2017 oder nur 2017.")


class PartialDateFormField(forms.CharField):
    """A date as far as it is known: »17.1.2018«, »17.1.18«, »Mai 2017« or »2017«; see ``PartialDate.typed``.

    ``years`` are those it may lie in. In a field that ``ends`` something the year 9999 means »no end«: it comes back as
    None, and ``is_endless`` says so; where an end is required, it is refused.
    """

    default_error_messages = {
        **dict.fromkeys(("invalid", "max_length", "null_characters_not_allowed"), NO_DATE),
        "no_day": _("Diesen Tag gibt es im Kalender nicht. Schreiben Sie zum Beispiel 17.1.2018."),
        "exact": _("Hier wird der genaue Tag gebraucht, zum Beispiel 17.1.2018."),
        "year": _("%(field)s: Das Jahr %(year)s kann nicht stimmen. Möglich sind die Jahre %(first)s bis %(last)s."),
        "late": _("Was kein Ende hat, bleibt hier leer."),
        "endless": _("%(field)s: 9999 heißt ohne Ende. Hier wird gebraucht, wann es endet."),
    }
    is_endless = False

    def __init__(self, *, exact: bool = False, years: Years = HAPPENS, ends: bool = False, **words: Any):
        words.setdefault(
            "help_text", _("Zum Beispiel 17.1.2018.") if exact else _("17.1.2018, Mai 2017 oder nur 2017.")
        )
        if ends and not words.get("required", True):
            words["help_text"] = format_lazy("{} {}", words["help_text"], _("31.12.9999 heißt: gilt ohne Ende."))
        super().__init__(max_length=MOST_TYPED, **words)
        self.widget.attrs["class"] = SHORT
        self.exact, self.years, self.ends = exact, years, ends

    def prepare_value(self, value: Any) -> Any:
        return value.as_typed if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(one_line(str(value or "")))
        if not text:
            return None
        date = self._read(text)
        self.is_endless = self.ends and date.year == ENDLESS
        if self.is_endless and not self.required:
            return None
        self._refuse_strange_year(date)
        if self.exact and date.exact is None:
            raise ValidationError(self.error_messages["exact"], code="exact")
        return date

    def _read(self, text: str) -> PartialDate:
        try:
            return PartialDate.typed(text)
        except NoSuchDay:
            raise ValidationError(self.error_messages["no_day"], code="invalid") from None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None

    def _refuse_strange_year(self, date: PartialDate) -> None:
        if self.years.hold(date):
            return
        values = {"field": self.label, "year": f"{date.year:04}", "first": self.years.first, "last": self.years.last}
        says = [ValidationError(self.error_messages["endless" if self.is_endless else "year"], "year", values)]
        if self.ends and not self.required and date.year > self.years.last:
            says.append(ValidationError(self.error_messages["late"], "year"))
        raise ValidationError(says)


class DayField(PartialDateFormField):
    """An exact day, with the calendar of the browser to choose it from."""

    def __init__(self, *, years: Years = HAPPENS, **words: Any):
        attrs = {"type": "date", "min": f"{years.first}-01-01", "max": f"{years.last}-12-31"}
        words.setdefault("widget", forms.DateInput(attrs=attrs))
        super().__init__(exact=True, years=years, **words)
        self.help_text = words.get("help_text", "")

    def prepare_value(self, value: Any) -> Any:
        """A browser fills such a field from the ISO form alone."""
        if isinstance(value, str):
            with suppress(ValueError):
                value = PartialDate.typed(value)
        return str(value) if isinstance(value, PartialDate) else value


class Clock(forms.TimeField):
    """A time of day, as people type it: »17:30«, »17.30 Uhr«, »17 Uhr«, »1730«; see ``typed_time``."""

    widget = forms.TimeInput(attrs={"type": "time", "class": SHORT}, format="%H:%M")
    default_error_messages = {"invalid": _("Das ist keine Uhrzeit. Schreiben Sie 17:00 oder 17.30 Uhr.")}

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values or isinstance(value, dt.time):
            return value or None
        try:
            return typed_time(text) if (text := one_line(str(value)).strip()) else None
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class Whole(forms.IntegerField):
    """A whole number whose length is asked before it is read."""

    def to_python(self, value: Any) -> int | None:
        text = one_line(value) if isinstance(value, str) else value
        if isinstance(text, str) and len(text) > MOST_DIGITS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        number: int | None = super().to_python(text)
        return number


class Number(Whole):
    """A count; empty means: not known."""

    def __init__(self, *, min_value: int = 0, max_value: int = 32_767, **words: Any):
        super().__init__(min_value=min_value, max_value=max_value, **words)
        self.widget.attrs |= {"inputmode": "numeric", "class": SHORT}


Offered = Callable[[Visitor], "QuerySet[Any]"]


class SharedChoices:
    """Things that several fields of one form offer, read once and only if one of them needs to know, by key."""

    def __init__(self, queryset: QuerySet[Any]):
        self.queryset = queryset

    @cached_property
    def things(self) -> dict[str, Any]:
        return {one.key: one for one in self.queryset}


class _Choices(ModelChoiceIterator):
    """The choices of a field, from what it shares with others where it does."""

    def __iter__(self) -> Iterator[Any]:
        field: Any = self.field
        if field.shared is None:
            yield from super().__iter__()
            return
        if field.empty_label is not None:
            yield "", field.empty_label
        for thing in field.shared.things.values():
            yield self.choice(thing)


class _Offering:
    """Offers things of the visitor's own body that they may see. Their keys are what goes back and forth."""

    offered: Offered
    called: Callable[[Any], str]
    error_messages: dict[str, Any]
    queryset: Any
    shared: SharedChoices | None = None

    def offer(self, visitor: Visitor) -> None:
        """Asked by the form once it knows who is asking."""
        self.queryset = self.offered(visitor)

    def share(self, things: SharedChoices) -> None:
        """Choose from what other fields of the same form offer too, instead of asking once more for each."""
        self.queryset, self.shared = things.queryset, things

    def chosen_from_shared(self, keys: Iterable[Any]) -> list[Any]:
        """The things with these keys, in the order in which they are offered; ValidationError if one is not there."""
        assert self.shared is not None
        wanted = {str(key) for key in keys}
        if strange := wanted - self.shared.things.keys():
            says = self.error_messages["invalid_choice"]
            raise ValidationError(says, code="invalid_choice", params={"value": min(strange)})
        return [thing for key, thing in self.shared.things.items() if key in wanted]

    def label_from_instance(self, thing: Any) -> str:
        return self.called(thing)


class KeyChoiceField(_Offering, ModelChoiceField):
    """One thing, chosen by its key."""

    iterator = _Choices

    default_error_messages = {"invalid_choice": _("Das steht hier nicht zur Auswahl. Bitte wählen Sie neu.")}

    def __init__(self, offered: Offered, *, called: Callable[[Any], str] = str, **words: Any):
        words.setdefault("empty_label", _("Bitte wählen") if words.get("required", True) else _("keine Angabe"))
        super().__init__(queryset=None, to_field_name="key", **words)
        self.offered, self.called = offered, called

    def to_python(self, value: Any) -> Any:
        if self.shared is None or value in self.empty_values:
            return super().to_python(value)
        return self.chosen_from_shared([getattr(value, "key", value)])[0]


class KeyChoicesField(_Offering, ModelMultipleChoiceField):
    """Several things, chosen by their keys; they come back in the order in which they are offered."""

    iterator = _Choices
    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Das steht hier nicht zur Auswahl. Bitte wählen Sie neu.")}

    def __init__(self, offered: Offered, *, called: Callable[[Any], str] = str, **words: Any):
        super().__init__(queryset=None, to_field_name="key", **words)
        self.offered, self.called = offered, called

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        return list(chosen)

    def _check_values(self, value: Any) -> Any:
        if self.shared is None:
            return super()._check_values(value)  # type: ignore[misc]
        return self.chosen_from_shared(value)


def offer_to(fields: Iterable[forms.Field], visitor: Visitor) -> None:
    """Give each field what it offers. Of several that offer the same, only the first asks the database."""
    offering = [field for field in fields if isinstance(field, _Offering)]
    sources = [field.offered for field in offering]
    shared = {one: SharedChoices(one(visitor)) for one in set(sources) if sources.count(one) > 1}
    for field in offering:
        if field.offered in shared:
            field.share(shared[field.offered])
        else:
            field.offer(visitor)


def in_order_of(before: list[Any], chosen: Iterable[Any]) -> list[Any]:
    """What was there before keeps its order; what is new comes behind it."""
    return sorted(chosen, key=lambda one: before.index(one) if one in before else len(before))


def display_value(field: forms.Field, value: Any) -> str:
    """A value as a person reads it, e.g. to compare two of them."""
    if value is None or value in ("", [], ()):
        return str(_("nichts"))
    if isinstance(value, bool):
        return str(_("ja") if value else _("nein"))
    if isinstance(value, PartialDate):
        return value.in_words()
    if isinstance(field, _Offering):
        things: Iterable[Any] = value if isinstance(value, list | tuple | QuerySet) else [value]
        return ", ".join(field.label_from_instance(thing) for thing in things)
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    return f"{value:%H:%M}" if hasattr(value, "hour") else str(value)
