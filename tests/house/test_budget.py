"""Whatever is typed or asked for takes work in proportion to its size. Steps are counted, never seconds."""

import contextlib

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.urls import get_resolver

from sozialraum.bodies.words import Classification
from sozialraum.config.addresses import addresses
from sozialraum.config.unchanged import NARROWED, PAGES
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.meetings.words import State
from tests import factories as f
from tests.steps import at_most

LONG = 100_000  # signs, as many as the longest field takes
UNITS = [
    "a ",
    "[",
    "](",
    "*",
    "_",
    "> ",
    "(",
    "`",
    "- ",
    "1. a\n",
    "\n",
    " ",
    "1",
    "9" * 50,
    "a.",
    "@",
    "a@a.",
    "/",
    "§ 1\n\n",
    "ä",
]
UNITS += ["http://", "[a](http://a.de)_[[a](", "\\", "'", '"', "<", "&", "\0", "١", "\u202e"]
#: Fields that hold no words: the answer of a passkey, a choice, a file, a thing of the record, yes or no.
WORDLESS = (forms.JSONField, forms.ChoiceField, forms.FileField, forms.ModelChoiceField, forms.BooleanField)


def form_classes():
    assert get_resolver().url_patterns  # every form is imported by a view
    list(addresses())
    found, ahead = [], [forms.BaseForm]
    while ahead:
        here = ahead.pop().__subclasses__()
        ahead += here
        found += [one for one in here if one.__module__.startswith("sozialraum.")]
    return sorted(set(found), key=lambda one: (one.__module__, one.__qualname__))


def text_fields():
    """Each once, by what it is and may hold."""
    for form in form_classes():
        for name, field in form.base_fields.items():
            if not isinstance(field, WORDLESS):
                yield f"{form.__qualname__}.{name}", field


def test_every_field_says_how_much_may_be_typed():
    endless = [name for name, field in text_fields() if isinstance(field, forms.CharField) and not field.max_length]

    assert endless == []
    assert max(field.max_length for _name, field in text_fields() if isinstance(field, forms.CharField)) <= LONG


@pytest.mark.parametrize("unit", UNITS)
def test_no_field_takes_more_than_a_few_steps_for_each_sign(unit):
    text = (unit * LONG)[:LONG]
    alike = {(type(field), getattr(field, "max_length", None)): field for _name, field in text_fields()}

    for field in alike.values():
        room = (field.max_length or LONG) if isinstance(field, forms.CharField) else LONG
        for typed in (unit, text, text[:room], text[: room - 1] + "x"):  # the first one prepares what is prepared once
            with at_most(20_000 + 5 * len(typed)), contextlib.suppress(ValidationError):
                field.clean(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("unit", UNITS)
def test_no_parameter_of_a_page_takes_more_than_the_page(client, body, unit):
    for address in addresses():
        for name in getattr(address.view, "parameters", {}):
            client.get(address.path)
            with at_most(400_000):
                answer = client.get(address.path, {name: (unit * 4000)[:4000]})
            assert answer.status_code in ((200, 404) if "\0" not in unit else (400,))


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["[", "*a_ ", "[a](http://a.de)_[[a](", "- a\n", "a ", "> ", "`", "§ 1 a\n\n", "\n"])
def test_no_text_on_record_takes_more_than_its_length(client, body, unit):
    size = 5_000
    text = "x" + (unit * size)[: size - 1]
    group = f.OrganizationFactory(body=body, key="ag", task=text)
    f.OrganizationFactory(
        body=body, key="haus", classification=Classification.INSTITUTION, listed=True, offers=text, hours=text
    )
    meeting = f.MeetingFactory(body=body, key="erste", date=PartialDate(2020, 5), state=State.HELD, of=[group])
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED)
    f.AgendaItemFactory(body=body, meeting=meeting, order=1, text=text)
    f.ResolutionFactory(body=body, key="b", name="B", resolution_text=text, date=PartialDate(2020), by=[group])
    paper = f.PaperFactory(body=body, key="ordnung")
    for label, words in (("1", text), ("2", text[::-1])):
        f.VersionFactory(body=body, paper=paper, label=label, text=words, valid_from=PartialDate(2000 + int(label)))
    f.TextFactory(body=body, kind="imprint", text=text)
    pages = ["/", "/gremien/ag/", "/einrichtungen/", "/einrichtungen/haus/", "/sitzungen/erste/", "/beschluesse/b/"]
    pages += ["/beschluesse/", "/dokumente/ordnung/1/", "/dokumente/ordnung/1/vergleich/2/", "/impressum/"]
    pages += ["/sitzungen/erste/protokoll.pdf", "/termine/kalender.ics", "/beschluesse/register.csv"]

    for path in pages:
        for shelf in (PAGES, NARROWED, REMEMBERED):
            shelf.clear()
        with at_most(600_000 + 400 * size):
            assert client.get(path).status_code == 200, path
