"""Whose a task is inside: a seat or a person; it lies at their place, they call it done, and the name goes in time."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from sozialraum.acts import guard
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from sozialraum.people.words import Role
from sozialraum.tasks.actions import tasks
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.conftest import logged_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2026, 11, 3)
NOW = dt.datetime(2026, 12, 1, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def record(body, group):
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])
    return f.MinutesFactory(body=body, meeting=meeting, key="m", state=MinutesState.PUBLISHED)


@pytest.fixture
def seat(body, group):
    house = f.OrganizationFactory(body=body, classification="institution", name="Verein Beispiel", listed=False)
    return f.SeatFactory(body=body, organization=group, institution=house)


def browser_of(body, group, seat=None, role=Role.MEMBER):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person, seat=seat, role=role)
    browser = Client()
    browser.force_login(person.user)
    return browser, person


def page(browser, path):
    return browser.get(path).content.decode()


def test_whoever_sits_on_the_seat_finds_it_and_calls_it_done(body, group, record, seat, people):
    office = logged_in(Client(), body)
    said = {"what": "Karten drucken", "who": "Verein", "seat": seat.key, "due": "10.12.2026"}
    assert office.post("/protokolle/m/aufgaben/neu/", said).status_code == 302
    task = Task.objects.get()
    (mine, _), (other, _) = browser_of(body, group, seat), browser_of(body, group)

    assert "Karten drucken" in page(mine, "/mein-platz/")
    assert "10. Dezember 2026" in page(mine, "/mein-platz/").replace("\xa0", " ")
    assert "Karten drucken" not in page(other, "/mein-platz/")
    finish = f"/aufgaben/{task.key}/erledigt/"
    assert other.post(finish).status_code == 403
    assert Client().post(finish).status_code in (302, 404)
    assert not Task.objects.get().done

    answer = mine.post(f"{finish}?zurueck=/mein-platz/")

    assert (answer.status_code, answer.url, Task.objects.get().done) == (302, "/mein-platz/", True)
    after = page(mine, "/mein-platz/")
    assert "Eingetragen: erledigt." in after and "Karten drucken" not in after
    assert "Diese Aufgabe ist schon erledigt." in mine.post(finish).content.decode()
    public = page(Client(), "/sitzungen/s/")
    assert "erledigt" in public and "Verein Beispiel" not in public


def test_a_person_sees_theirs_before_the_minutes_are_published_and_no_name_leaves(body, group, record, people):
    elsewhere = f.OrganizationFactory(body=body, name="AG Anders")
    mine, person = browser_of(body, elsewhere)
    task = tasks.record(record, by=people["office"], what="Fragen", person=person)
    with guard.opened():
        Minutes.objects.update(state=MinutesState.DRAFT)

    assert "Fragen" in page(mine, "/mein-platz/")
    assert mine.get(f"/aufgaben/{task.key}/erledigt/").status_code == 200
    assert person.name not in page(Client(), "/sitzungen/s/")
    assert person.name not in dump(body).text
    assert "Fragen" not in page(browser_of(body, elsewhere)[0], "/mein-platz/")


def test_a_seat_and_a_person_are_one_too_many(body, record, seat, people):
    with refused("", field=""):
        tasks.record(record, by=people["office"], what="X", seat=seat, person=f.PersonFactory(body=body))


def test_what_is_overdue_lies_on_the_desk_of_the_office_until_it_is_done(body, record, people):
    office = logged_in(Client(), body)
    for what, due in (("Alt", PartialDate(2020)), ("Spät", PartialDate(2026, 11)), ("Bald", PartialDate(2026, 12))):
        tasks.record(record, by=people["office"], what=what, due=due, who="Büro")

    desk = page(office, "/schreibtisch/")

    assert "Aufgabe: Spät" in desk
    assert "Aufgabe: Alt" not in desk and "Aufgabe: Bald" not in desk
    late = Task.objects.get(what="Spät")
    assert f"/aufgaben/{late.key}/erledigt/?zurueck=/schreibtisch/" in desk
    assert office.post(f"/aufgaben/{late.key}/erledigt/?zurueck=/schreibtisch/").url == "/schreibtisch/"
    assert "Aufgabe: Spät" not in page(office, "/schreibtisch/")


def test_whose_it_was_is_let_go_of_two_years_after_the_sitting(body, record, people):
    person = f.PersonFactory(body=body)
    tasks.record(record, by=people["office"], what="Fragen", person=person)

    for day, whose in ((2, person), (5, None)):
        with time_machine.travel(dt.datetime(2028, 11, day, tzinfo=dt.UTC), tick=False):
            call_command("let_go")
        assert Task.objects.get().person == whose
    assert Task.objects.get().what == "Fragen"
