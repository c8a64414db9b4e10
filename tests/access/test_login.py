"""Coming in by a mailed code: who gets in, who does not, and what an attacker learns."""

import datetime as dt
import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialraum.accounts.models import User
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.foundation.throttle import Limit
from sozialraum.foundation.visitor import SECOND_FACTOR
from sozialraum.people import actions as people_actions
from sozialraum.people.models import Person
from sozialraum.post.models import Letter
from tests import counts
from tests import factories as f
from tests.access import door
from tests.acts import played

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def erika(body):
    return door.somebody(body)


def test_a_mailed_code_opens_the_door_once(client, erika):
    asked = door.ask(client)
    letter = Letter.objects.get()
    code = door.mailed()

    assert (asked.status_code, asked.url) == (302, "/anmelden/code/")
    assert (letter.to, letter.secret, letter.body) == ("erika@example.org", True, erika.body)
    assert code not in letter.subject
    assert letter.expires - letter.created == pytest.approx(dt.timedelta(minutes=15), abs=dt.timedelta(seconds=5))
    assert "erika@example.org" in client.get("/anmelden/code/").content.decode()

    done = door.type_code(client, code)

    assert (done.status_code, done.url) == (302, "/schreibtisch/")
    assert "Angemeldet: Erika Beispiel" in client.get("/").content.decode()
    assert client.session[SECOND_FACTOR] is False
    other = Client()
    door.ask(other)
    assert not door.is_in(other)
    assert door.type_code(other, code).status_code == 200
    assert not door.is_in(other)


@pytest.mark.parametrize("written", ["{0}{1}", " {0} {1} ", "{0}–{1}", "{0}.{1}"])
def test_a_code_may_be_written_as_people_write(client, erika, written):
    door.ask(client)
    first, second = door.mailed().split("-")

    door.type_code(client, written.format(first, second))

    assert door.is_in(client)


def test_the_address_may_be_written_in_capitals(client, erika):
    door.ask(client, "ERIKA@Example.org")
    door.type_code(client, door.mailed())

    assert door.is_in(client)


@pytest.mark.parametrize("who", ["nobody", "other body", "withdrawn", "without login", "the house"])
def test_who_is_not_known_here_gets_the_same_answer_and_no_mail(client, erika, other_body, who):
    address = "fremd@example.org"
    if who == "other body":
        door.somebody(other_body, address)
    if who == "withdrawn":
        f.PersonFactory(body=erika.body, email=address, user=f.UserFactory(email=address), deleted=timezone.now())
    if who == "without login":
        f.PersonFactory(body=erika.body, email=address)
    if who == "the house":
        f.PersonFactory(body=erika.body, email=address, user=f.UserFactory(email=address, is_house=True))
    known, unknown = Client(), Client()

    pages = {}
    for browser, email in ((known, "erika@example.org"), (unknown, address)):
        counts.forget()
        asked = door.ask(browser, email)
        shown = browser.get("/anmelden/code/")
        wrong = door.type_code(browser, "0000-0001")
        words = [page.content.decode().replace(email, "X") for page in (shown, wrong)]
        pages[email] = [asked.status_code, asked.url, shown.status_code, wrong.status_code, *without_tokens(words)]

    assert pages["erika@example.org"] == pages[address]
    assert [letter.to for letter in Letter.objects.all()] == ["erika@example.org"]
    assert door.type_code(unknown, "").status_code == 200
    assert not door.is_in(unknown)


def without_tokens(pages):
    return [re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page) for page in pages]


def test_the_house_works_as_hard_for_an_unknown_address(client, erika):
    Limit("test", most=1, within=dt.timedelta(hours=1)).takes("somebody")  # the salt of the day is there
    work = []
    for email in ("erika@example.org", "fremd@example.org"):
        counts.forget()
        browser = Client()
        browser.get("/anmelden/")
        with CaptureQueriesContext(connection) as asked:
            door.ask(browser, email)
        kinds = [query["sql"].split()[:3] for query in asked]
        work.append([words for words in kinds if words[0] not in ("SAVEPOINT", "RELEASE", "ROLLBACK")])

    assert work[0] == work[1]
    assert ["INSERT", "INTO", '"post_letter"'] in work[1]
    assert Letter.objects.count() == 1


def test_three_wrong_codes_and_it_is_over(client, erika):
    door.ask(client)
    code = door.mailed()

    answers = [door.type_code(client, "1111-1111").status_code for _try in range(3)]

    assert answers == [200, 200, 302]
    assert door.type_code(client, code).url == "/anmelden/"
    assert not door.is_in(client)


def test_asking_from_many_sides_at_once_gives_no_more_tries(client, erika):
    """Each answer comes with the session as it was before the others were counted."""
    door.ask(client)
    code, stored = door.mailed(), Session.objects.get().session_data
    for _try in range(3):
        door.type_code(client, "1111-1111")
        Session.objects.update(session_data=stored)

    assert door.type_code(client, code).status_code == 302
    assert not door.is_in(client)


def test_a_code_is_good_for_a_quarter_of_an_hour(client, erika, monkeypatch):
    door.ask(client)
    code, now = door.mailed(), time.time()
    monkeypatch.setattr("time.time", lambda: now + 901)

    assert door.type_code(client, code).url == "/anmelden/"
    assert not door.is_in(client)


def test_a_code_is_good_only_in_the_browser_that_asked(client, erika):
    door.ask(client)
    thief = Client()
    door.ask(thief, "fremd@example.org")

    assert door.type_code(thief, door.mailed()).status_code == 200
    assert not door.is_in(thief)


def test_a_newer_code_takes_the_place_of_the_older(client, erika):
    door.ask(client)
    old = door.mailed()
    door.ask(client)

    assert door.type_code(client, old).status_code == 200
    assert not door.is_in(client)
    door.type_code(client, door.mailed())
    assert door.is_in(client)


def test_the_form_is_no_mail_cannon(erika):
    """Whoever asks, from wherever: five letters in a quarter of an hour; an unknown address is refused alike."""
    answers = {
        email: [door.ask(Client(REMOTE_ADDR=f"10.0.0.{turn}"), email).status_code for turn in range(8)]
        for email in ("erika@example.org", "fremd@example.org")
    }

    assert answers["erika@example.org"] == answers["fremd@example.org"] == [302] * 5 + [200] * 3
    assert Letter.objects.count() == 5


def test_one_place_cannot_write_to_everybody(body):
    people = [door.somebody(body, f"person{number}@example.org") for number in range(25)]

    answers = [door.ask(Client(), person.email).status_code for person in people]

    assert answers == [302] * 20 + [200] * 5
    assert Letter.objects.count() == 20


@pytest.mark.parametrize("address", ["erika@example.org\nBcc: alle@example.org", "a@b.example, c@d.example", "erika"])
def test_an_address_is_one_address(client, erika, address):
    assert door.ask(client, address).status_code == 200
    assert not Letter.objects.exists()


def test_the_session_gets_a_new_key_at_the_door(client, erika):
    """Fixation: a key planted before the login is worth nothing after it."""
    door.ask(client)
    before = client.session.session_key
    door.type_code(client, door.mailed())
    planted = Client()
    planted.cookies["sessionid"] = before

    assert client.session.session_key != before
    assert door.is_in(client)
    assert not door.is_in(planted)


def test_a_form_from_elsewhere_is_refused(erika):
    browser = Client(enforce_csrf_checks=True)

    for path in ("/anmelden/", "/anmelden/code/", "/anmelden/passkey/", "/abmelden/"):
        assert browser.post(path, {"email": "erika@example.org"}).status_code == 403
    assert not Letter.objects.exists()


def test_only_a_button_logs_out(client, erika):
    door.come_in(client)

    assert client.get("/abmelden/").status_code == 200
    assert door.is_in(client)
    assert client.post("/abmelden/").url == "/"
    assert not door.is_in(client)


WICKED = [
    "https://boese.example/",
    "//boese.example/",
    "/\\boese.example/",
    "\\/boese.example",
    "javascript:alert(1)",
    "/l/abc/",
    "/abmelden/",
    "boese.example",
]


@pytest.mark.parametrize("weiter", WICKED)
def test_the_way_on_leads_nowhere_else(client, erika, weiter):
    asked = client.post("/anmelden/", {"email": "erika@example.org"}, query_params={"weiter": weiter})
    done = client.post("/anmelden/code/", {"code": door.mailed()}, query_params={"weiter": weiter})

    assert "boese" not in asked.url
    assert done.url == "/schreibtisch/"


def test_who_was_stopped_at_a_closed_page_gets_there(client, erika):
    stopped = client.get("/zugang/?seite=2")
    assert stopped.url == "/anmelden/?weiter=%2Fzugang%2F%3Fseite%3D2"

    client.get(stopped.url)
    asked = client.post(stopped.url, {"email": "erika@example.org"})
    done = client.post(asked.url, {"code": door.mailed()})

    assert done.url == "/zugang/?seite=2"


def test_a_login_of_another_network_is_nobody_here(client, erika, other_body):
    door.somebody(other_body, "nebenan@example.org")
    door.ask(client, "nebenan@example.org", headers={"host": "nebenan.localhost"})
    door.type_code(client, door.mailed("nebenan@example.org"), headers={"host": "nebenan.localhost"})

    assert door.is_in(client, headers={"host": "nebenan.localhost"})
    assert not door.is_in(client)


def test_a_session_belongs_to_the_network_in_which_it_was_begun(client, erika, other_body):
    """Who is in two networks logs in to each; neither login nor factors shown count elsewhere."""
    f.PersonFactory(body=other_body, name="Erika nebenan", user=erika.user)
    door.come_in(client)
    here, there = client.session.session_key, Client(headers={"host": "nebenan.localhost"})

    carried_over = Client(headers={"host": "nebenan.localhost"})
    carried_over.cookies["sessionid"] = here
    assert not door.is_in(carried_over)
    assert door.is_in(client)

    door.come_in(there)
    assert "Erika nebenan" in there.get("/zugang/").content.decode()
    assert "Erika Beispiel" in client.get("/").content.decode()


def test_a_code_is_typed_in_the_network_that_mailed_it(client, erika, other_body):
    f.PersonFactory(body=other_body, name="Erika nebenan", user=erika.user)
    door.ask(client)
    carried_over = Client(headers={"host": "nebenan.localhost"})
    carried_over.cookies["sessionid"] = client.session.session_key

    assert door.type_code(carried_over, door.mailed()).url == "/anmelden/"
    assert not door.is_in(carried_over)


@pytest.mark.parametrize("end", ["withdrawn", "closed", "address changed", "inactive"])
def test_what_is_taken_away_is_gone_with_the_next_request(client, erika, people, end):
    door.come_in(client)
    assert door.is_in(client)

    if end == "withdrawn":
        people_actions.persons.withdraw(erika, by=people["office"])
    if end == "closed":
        people_actions.close_login(erika, by=people["office"])
    if end == "address changed":
        people_actions.persons.correct(erika, by=people["office"], email="neu@example.org")
    if end == "inactive":
        with guard.opened():
            User.objects.filter(pk=erika.user_id).update(is_active=False)

    assert not door.is_in(client)


def test_logging_in_is_nothing_the_network_records(client, erika):
    door.come_in(client)

    assert not Entry.objects.exists()


def test_nobody_logs_in_through_a_personal_link(client, erika, people):
    group = f.OrganizationFactory(body=erika.body)
    link = played.hand_out(group, by=people["house"]).removeprefix("https://netz.example")
    prefix = link[: link.index("/gremien")]

    for path in ("/anmelden/", "/anmelden/code/", "/anmelden/passkey/", "/zugang/"):
        answer = client.post(prefix + path, {"email": "erika@example.org"})
        assert (answer.status_code, answer.url) == (302, "/anmelden/"), path
    assert not Letter.objects.exists()
    assert not client.cookies.get("sessionid")


def test_the_pages_at_the_door_are_kept_by_nobody_and_framed_by_nobody(client, erika):
    door.ask(client)
    for path in ("/anmelden/", "/anmelden/code/", "/abmelden/"):
        answer = client.get(path)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "ETag" not in answer.headers
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_reading_the_login_page_begins_no_session(client, body):
    client.get("/anmelden/")

    assert "sessionid" not in client.cookies
    assert not Session.objects.exists()
    assert Person.objects.count() == 0
