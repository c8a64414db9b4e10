"""Dates at the edges of the calendar, wherever one is taken, kept or shown: nothing breaks, refusals are words.

A new form, a new address, a new column is walked through by itself.
"""

import datetime as dt
import io
import re

import pytest
from django import forms
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command, get_commands, load_command_class
from django.db import connection, transaction
from django.forms import BaseForm, EmailField
from django.test import Client
from django.test.utils import ContextList

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.actforms.fields import Clock, PartialDateFormField
from sozialraum.actforms.forms import ActForm
from sozialraum.actforms.pages import MasterForm
from sozialraum.acts import guard
from sozialraum.bodies.actions import CONFIRM
from sozialraum.clockwork.night import NightCommand
from sozialraum.config.addresses import addresses
from sozialraum.config.unchanged import PAGES
from sozialraum.contacts.models import ContactImport
from sozialraum.counting.words import Result
from sozialraum.decisions.models import Ballot, Minutes
from sozialraum.foundation.dates import PartialDate, PartialDateField
from sozialraum.foundation.memory import REMEMBERED
from sozialraum.foundation.things import Thing
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from tests import factories as f
from tests.conftest import logged_in
from tests.house.asking import looked  # noqa: F401 - a fixture
from tests.house.furnished import furnish, keys_behind

pytestmark = [pytest.mark.django_db, pytest.mark.once]

NEVER = 21000229  # 2100 is no leap year
STORED = [10101, 18991231, NEVER, 20260329, 99991231]
#: What people write, and every field for a day understands.
PLAIN = ["1.1.26", "29.2.2000", "1. Januar 2026", "1.\u202f1.\u00a02026 ", "29.3.2026", "25.10.2026", "\u200e29.3.2026",
         "١.١.٢٠٢٦", "٢٠٢٦-٠٣-٢٩", "1.1.1900", "31.12.1969", "1.1.1970", "31.12.99"]  # fmt: skip
OUTSIDE = ["0001-01-01", "31.12.0999", "31.12.9998"]
NONSENSE = ["29.2.2100", "0.0.0000", "32.13.2026", "2026-02-30", "275760-09-13", "-1", "9" * 5000, "heute", "24:00",
            "25:61", "-1:00"]  # fmt: skip
#: Every form takes or refuses these; all of ``TYPED`` each kind of field, on the first form that has it.
FEW = ["1.1.26", "31.12.0999", "29.2.2100"]
TYPED = [
    *PLAIN,
    *OUTSIDE,
    *NONSENSE,
    "10.10.1582",
    "31.12.1899",
    "31.12.9999",
    "9999",
    "99999999",
    "2026-03-29T02:30",
    "\x00",
]
TIMES = [
    "02:30",
    "9:30",
    "18.30",
    "18:30 Uhr",
    "18 Uhr",
    "18h30",
    "1830",
    "٠٢:٣٠",
    "24:00",
    "25:61",
    "9" * 5000,
    "-1:00",
]
#: What an address may carry behind its question mark: every parameter that is a date, a month, a year or a page.
ASKED = ("am", "bis", "jahr", "monat", "seit", "seite", "tag", "von", "date", "start_date", "end_date", "since")
ASKED_FOR = ["0001-01-01", "0001-01", "9999-12-31", "9999-12", "2100-02-29", "9" * 5000]
NO_RECORD = {"backup", "fetch_mail"}  # they have nothing to do with what is on record
#: To other columns, by a constraint: written over where they stand.
TIED = {"date", "referred_on", "came_back_on", "published_on", "sent_on", "answers_until"}
DJANGOS = (forms.DateField, forms.DateTimeField, forms.TimeField, forms.SplitDateTimeField)


def paths(most=None):
    """Every address, with the keys that the furnished network has behind it; of each address at most so many."""
    for address in addresses():
        plain = re.sub(r"<key:(label|other)>", "erste", address.path)
        for kind in ("sitzungen", "beschluesse") if "<key:kind>" in plain else ("",):
            one = plain.replace("<key:kind>", kind)
            for key in keys_behind(one)[:most] if "<key:key>" in one else [""]:
                yield address, re.sub(r"<[^>]+>", "1", one.replace("<key:key>", key))


def broken(browser, *, public=None, most=None):
    """The addresses – of everybody, of the office, or all – that do not answer, with what went wrong.

    Of each address ``most`` things.
    """
    found = {}
    for address, path in paths(most=most):
        if address.name != "logout" and public in (None, address.is_public):
            found[path] = fault_of(browser.get, path)
    return {path: fault for path, fault in found.items() if fault}


def fault_of(ask, *words):
    """What is wrong with the answer, if anything is."""
    try:
        answer = ask(*words)
        if answer.streaming:
            list(answer.streaming_content)
    except Exception as error:
        return repr(error)[:200]
    return answer.status_code if answer.status_code >= 500 else None


def world(body):
    """A network with something of every kind, and beside it what lies ahead, was moved, is late, or stands alone."""
    furnish(body)
    group, day = f.Organization.objects.get(body=body, key="ag-offen"), PartialDate(2027, 2, 18)
    asked = f.ResolutionFactory(body=body, by=[group])
    with guard.opened():
        Ballot.objects.create(resolution=asked, way="circular", sent_on=day, answers_until=day)
    sent = {"result": Result.RECOMMENDED, "referred_to_words": "Rat", "referred_on": day, "came_back_on": day}
    f.ResolutionFactory(body=body, by=[group], came_back="Ja.", **sent)
    for state in (State.DRAFT, State.SCHEDULED, State.CANCELLED):
        f.MeetingFactory(body=body, state=state, date=day, former_date=PartialDate(2027, 2, 17), reason="x", of=[group])
    for time in ({"start_time": None}, {"start_time": dt.time(23, 30)}, {"start_time": dt.time(2, 30)}):
        f.MeetingFactory(body=body, date=day, of=[group], **time)
    f.TaskFactory(body=body, minutes=Minutes.objects.get(body=body, key="offen"), due=day)
    with guard.opened():
        ContactImport.objects.all().delete()  # it has columns full of markers, and no file
    table = "Name;Gremium;Seit;Bis\nErika Beispiel;AG Offen;1.1.26;31.12.9999\n"
    sent = {"file": SimpleUploadedFile("liste.csv", table.encode())}
    assert logged_in(Client(), body).post("/kontakte/einlesen/", sent).status_code == 302


def put(value, kind):
    """Write into every column of a kind, as no act would."""
    REMEMBERED.clear()
    PAGES.clear()
    with guard.opened(), connection.cursor() as cursor:
        for model in apps.get_models():
            for column in model._meta.concrete_fields:
                if not model.__module__.startswith("sozialraum.") or not isinstance(column, kind):
                    continue
                some = f'WHERE "{column.column}" IS NOT NULL' if column.name in TIED else ""
                cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{column.column}" = %s {some}', [value])


@pytest.mark.parametrize("number", STORED)
def test_a_date_that_already_stands_there_breaks_no_page(body, number):
    world(body)

    put(number, PartialDateField)

    at_an_edge = number in (STORED[0], STORED[-1])
    assert broken(Client(), public=True) == {}
    assert (
        broken(
            logged_in(Client(), body), public=None if number == STORED[-1] else False, most=None if at_an_edge else 1
        )
        == {}
    )


@pytest.mark.parametrize("public", [True, False])
def test_no_page_breaks_whatever_date_its_address_asks_for(body, looked, public):  # noqa: F811
    """Of each address one thing, for what is done with a date depends on the page alone."""
    world(body)
    browser = Client() if public else logged_in(Client(), body)
    asked = [path for address, path in paths(most=1) if address.name != "logout" and address.is_public == public]

    for value in ASKED_FOR:
        looking = []
        for path in asked:
            words = browser.get, path, dict.fromkeys(ASKED, value), looking
            assert fault_of(looked, *words) is None, (path, value)
        asked = looking if value == ASKED_FOR[0] else asked
    assert len(asked) > 5


def dated(form):
    """The fields of a form, or of its class, that take a date or a time."""
    fields = getattr(form, "fields", None) or form.base_fields
    return {name: field for name, field in fields.items() if isinstance(field, (PartialDateFormField, Clock, *DJANGOS))}


def forms_on(answer):
    """The forms that a page shows and that take a date or a time."""
    known = answer.context if isinstance(answer.context, ContextList) else [answer.context or ()]
    told = [value for layer in known for one in layer for value in one.values()]
    return [one for one in {id(one): one for one in told}.values() if isinstance(one, BaseForm) and dated(one)]


def filled_in(form, office_says):
    """What a browser would send if somebody filled in the rest of the form sensibly."""
    data = {}
    for name, field in form.fields.items():
        value = form[name].value()
        choices = [str(key) for key, _label in getattr(field, "choices", ()) if key not in ("", None)]
        if choices and field.required and not value:
            value = choices[0]
        elif field.required and value in (None, "") and not dated(form).get(name):
            value = "muster@example.org" if isinstance(field, EmailField) else "Beispiel"
        if value not in (None, False):
            data[form.add_prefix(name)] = value
    return data | office_says


def every_form(cls=BaseForm):
    """All classes of forms of the program that take a date or a time."""
    for one in cls.__subclasses__():
        ours = one.__module__.startswith("sozialraum.")
        if ours and getattr(one, "base_fields", None) and dated(one):
            yield one
        yield from every_form(one)


def test_every_form_understands_or_refuses_whatever_date_is_typed(body):
    world(body)
    office = logged_in(Client(), body)

    met, tried = set(), set()
    for path in [*(path for _address, path in paths()), by_link(body)]:
        answer = office.get(path)
        for form in forms_on(answer) if answer.status_code == 200 and not answer.streaming else ():
            if type(form) in met:
                continue
            met.update(type(form).__mro__)
            if isinstance(form, ActForm):
                kinds = {kind_of(field) for field in dated(form).values()}
                for number, value in enumerate(TYPED if kinds - tried else FEW):
                    send(office, path, form, value, TIMES[number % len(TIMES)])
                tried |= kinds

    forgotten = {one.__name__ for one in every_form()} - {one.__name__ for one in met}
    assert forgotten == set()


def by_link(body):
    """The form that only an institution sees, with the link that we sent it."""
    token, institution = "x" * 43, f.Organization.objects.get(body=body, key="kita-offen")
    with guard.opened():
        PersonalLink.objects.create(
            body=body,
            digest=digest_of(token),
            purpose=CONFIRM,
            subject="organization",
            subject_key=institution.key,
            expires=dt.datetime(2099, 3, 1, tzinfo=dt.UTC),
        )
    return f"/l/{token}/einrichtungen/{institution.key}/veranstaltung/"


def kind_of(field):
    return type(field), field.required, getattr(field, "years", None), getattr(field, "ends", None)


def send(office, path, form, value, time):
    """Send the form, look at the answer, and undo what it did."""
    fields = dated(form)
    says = {form.add_prefix(name): time if isinstance(field, Clock) else value for name, field in fields.items()}
    with transaction.atomic():
        answer = office.post(path, filled_in(form, says))
        transaction.set_rollback(True)

    told = f"{path} {value!r} {time!r}"
    assert answer.status_code in (200, 302), told
    errors = {} if answer.status_code == 302 else forms_on(answer)[0].errors
    for name, field in fields.items():
        words = errors.get(name, [])
        assert all(re.fullmatch(r"[^%{}]+\.", one) for one in words), (told, words)
        typed = says[form.add_prefix(name)]
        if typed in NONSENSE or (isinstance(field, PartialDateFormField) and typed in OUTSIDE):
            assert words, (told, name)
        if typed in OUTSIDE:
            assert isinstance(field, Clock) or words[0].startswith(f"{field.label}: Das Jahr"), (told, words)
        if typed in PLAIN:
            assert not [one for one in words if "Das ist kein" in one or "Das Jahr" in one], (told, words)


def test_what_a_clock_never_showed_breaks_no_page(body):
    world(body)

    for moment in ("0001-01-01 00:00:00", "9999-12-31 23:59:59.999999"):
        put_moments(moment)
        assert broken(Client(), public=True) == {}, moment
        assert broken(logged_in(Client(), body), public=False) == {}, moment


def put_moments(moment):
    REMEMBERED.clear()
    PAGES.clear()
    with guard.opened(), connection.cursor() as cursor:
        for model in apps.get_models():
            if issubclass(model, Thing | Body):
                cursor.execute(f'UPDATE "{model._meta.db_table}" SET created = %s, modified = %s', [moment, moment])


@pytest.mark.parametrize("number", [STORED[0], STORED[-1]])
def test_what_is_done_by_itself_goes_on_beside_old_dates(body, number, tmp_path):
    world(body)
    put(number, PartialDateField)
    nightly = [name for name in get_commands() if isinstance(loaded(name), NightCommand) and name not in NO_RECORD]

    for name in nightly:
        call_command(name, stdout=io.StringIO())
    call_command("dump", str(tmp_path / "out"), "--body", body.key, "--with-people", stdout=io.StringIO())

    assert len(nightly) >= 6
    assert (tmp_path / "out").exists()


def loaded(name):
    return load_command_class(get_commands()[name], name) if "sozialraum" in get_commands()[name] else None


def columns_of(form):
    return {column.name for column in form.acts.kind.model._meta.get_fields()}


def test_a_form_takes_the_years_that_its_column_keeps():
    pairs = [
        (form, name, field, form.acts.kind.model._meta.get_field(name))
        for form in every_form()
        if issubclass(form, MasterForm) and hasattr(form, "acts")
        for name, field in dated(form).items()
        if isinstance(field, PartialDateFormField) and name in columns_of(form)
    ]

    assert len(pairs) > 20
    differ = [
        (form.__name__, name)
        for form, name, field, column in pairs
        if (field.years, field.ends) != (column.years, column.ends)
    ]
    assert differ == []
