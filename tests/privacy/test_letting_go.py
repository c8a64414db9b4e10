"""The retention table: what goes when, by itself, counted and journaled."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command

from sozialraum.acts import journal
from sozialraum.acts.models import Detail, Entry
from sozialraum.joining.models import JoinRequest
from sozialraum.people.models import Person
from sozialraum.post.models import Incoming, Letter
from sozialraum.privacy import actions, queries, rules
from sozialraum.privacy.words import ACTIVITIES
from tests import factories as f
from tests.privacy.conftest import MARK

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [("2026-11-23", 12, "2025-11-23"), ("2026-03-31", 1, "2026-02-28"), ("2024-03-31", 1, "2024-02-29"),
     ("2026-01-15", 1, "2025-12-15"), ("2026-12-31", 120, "2016-12-31"), ("2026-01-31", 25, "2023-12-31")],
)  # fmt: skip
def test_months_before(day, months, before):
    assert rules.months_before(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(before)


def test_the_table_is_what_the_rooms_say():
    """The names are stored, in periods and in what the office has set: they stay what they are."""
    assert queries.usual_months() == {
        "contact": 24, "requests": 6, "concerns": 6, "received": 12, "letters": 12, "names": 120, "links": 1,
        "interests": 24, "offices": 24, "attendance": 60, "conductors": 60, "elections": 60,
        "tasks": 24, "voices": 60, "recusals": 60, "notes": 6, "second-texts": 6, "objections": 24,
    }  # fmt: skip
    assert {name: one.shortest for name, one in queries.periods().items() if one.shortest > 1} == {"names": 72}
    assert all(one.called and one.begins for one in queries.periods().values())


def test_the_register_names_only_periods_there_are():
    assert {name for one in ACTIVITIES for name in one} == {
        "name", "tables", "purpose", "basis", "persons", "data", "recipients", "period"
    }  # fmt: skip
    named = {name for one in ACTIVITIES for name in re.findall(r"%\((\w+)\)s", str(one["period"]))}
    assert named <= set(queries.periods()) | set(queries.terms())


def night(capsys, *words):
    call_command("let_go", *words)
    return capsys.readouterr().out


def test_nothing_goes_too_early_and_a_dry_run_only_tells(erika, capsys):
    assert night(capsys) == "Nichts war fällig.\n"

    with time_machine.travel(dt.datetime(2027, 12, 1, tzinfo=dt.UTC), tick=False):
        told = night(capsys, "--dry-run")
    assert told.startswith("Es würde gelöscht: ") and "Abgeschlossene Beitrittsanfragen: 1" in told
    assert JoinRequest.objects.get().name


def test_each_kind_goes_after_its_time_and_the_chain_holds(erika, capsys):
    Letter.objects.update(finished=dt.datetime(2026, 11, 23, tzinfo=dt.UTC), state="sent")

    assert all(MARK in one.text and one.sender for one in Incoming.objects.all()) and Incoming.objects.exists()

    with time_machine.travel(dt.datetime(2029, 6, 1, tzinfo=dt.UTC), tick=False):
        told = night(capsys)
        assert night(capsys) == "Nichts war fällig.\n"

    called = {name: one.called for name, one in queries.periods().items()}
    for name in ("requests", "contact"):
        assert f"{called[name]}: 1" in told, name
    for name in ("letters", "received"):
        assert f"{called[name]}: 2" in told, name
    assert not Incoming.objects.exists()
    person = Person.objects.get(pk=erika.pk)
    assert (person.email, person.phone, person.postal_address) == ("", "", "")
    assert person.name == f"{MARK} Erika"  # who sat there when is still told
    assert JoinRequest.objects.get().name == "" and Letter.objects.count() == 0
    assert list(journal.verify(erika.body)) == []
    assert MARK not in str(list(Entry.objects.filter(act="privacy.let_go").values_list("detail__changes", flat=True)))


def test_names_leave_the_journal_after_ten_years_and_the_chain_stays(erika, capsys):
    with time_machine.travel(dt.datetime(2037, 1, 1, tzinfo=dt.UTC), tick=False):
        night(capsys)
    assert not Detail.objects.filter(entry__at__year=2026).exists()
    assert list(journal.verify(erika.body)) == []


def test_who_still_belongs_keeps_their_address(erika, group, capsys):
    f.MembershipFactory(body=erika.body, organization=group, person=erika, key="jetzt")
    with time_machine.travel(dt.datetime(2035, 1, 1, tzinfo=dt.UTC), tick=False):
        night(capsys)
    assert Person.objects.get(pk=erika.pk).email == "erika@example.org"


def test_the_office_sets_a_period_but_not_against_the_law(people, body, erika):
    office = people["office"]
    actions.set_period(body, by=office, kind="requests", months=3)
    assert queries.months_of(body)["requests"] == 3
    for kind, months in (("names", 12), ("requests", 0), ("requests", 999), ("unknown", 12)):
        with pytest.raises(ValidationError):
            actions.set_period(body, by=office, kind=kind, months=months)
    assert queries.months_of(body) == queries.usual_months() | {"requests": 3}


def test_the_pages_show_the_table_and_the_register(office, body):
    page = office.get("/schreibtisch/fristen/").content.decode()
    assert "Frist setzen" in page and all(str(one.called) in page for one in queries.periods().values())
    assert '<div class="scrolls"' in page  # a wide table scrolls by itself, never the page
    assert office.post("/schreibtisch/fristen/", {"kind": "requests", "months": "9"}).status_code == 302
    register = office.get("/schreibtisch/verarbeitungen/").content.decode()
    assert "9 Monate nach der Entscheidung" in register
    assert "%(" not in register


def test_another_body_keeps_its_own(erika, other_body, people, capsys):
    f.PersonFactory(
        body=other_body, key="drueben", email="d@example.org", created=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    )
    actions.set_period(other_body, by=people["other_body_office"], kind="contact", months=240)
    night(capsys)
    assert Person.objects.get(key="drueben").email == "d@example.org"
