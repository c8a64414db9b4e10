"""Where no mail server is named, no page promises a code; app and recovery code together open, one alone never."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from sozialraum.access import actions
from sozialraum.access.queries import factors_of, recovery_codes_of
from sozialraum.foundation.visitor import SECOND_FACTOR
from sozialraum.post.models import Letter
from tests import counts
from tests.access import door

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(minutes=2)  # the code with which the app was set up is spent


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def berta(body):
    return door.an_office(body)


@pytest.fixture
def secret(client, berta):
    """The office, logged in with an app."""
    door.come_in(client, berta.email)
    return door.set_up_app(client)


def try_both(email, app_code, recovery_code, browser=None):
    browser = browser or Client()
    typed = {"email": email, "app_code": app_code, "recovery_code": recovery_code}
    return browser, browser.post("/anmelden/ohne-mail/", typed)


def page(client, path):
    return " ".join(client.get(path).content.decode().split())


def test_no_page_promises_a_code_that_cannot_go_out(client, body, berta):
    asked = page(client, "/anmelden/")
    door.ask(client, berta.email)
    typed = page(client, "/anmelden/code/")

    assert "Ein Code per E-Mail kommt gerade nicht an." in asked
    assert "sozialraum office-link" in asked
    assert "Code schicken" not in asked
    assert "Der Code kommt gerade nicht an." in typed
    assert "kommt dort in ein, zwei Minuten ein Code an" not in typed


def test_with_a_mail_server_everything_is_as_it_was(client, body, berta, settings):
    settings.SMTP = "smtp://127.0.0.1:1"

    asked = page(client, "/anmelden/")
    door.ask(client, berta.email)

    assert "Code schicken" in asked
    assert "kommt gerade nicht an" not in asked + page(client, "/anmelden/code/")
    assert client.get("/anmelden/ohne-mail/").url == "/anmelden/"
    assert client.post("/anmelden/ohne-mail/", {"email": berta.email}).url == "/anmelden/"


def test_app_and_recovery_code_open_together_and_the_office_hears_of_it(body, berta, secret):
    other = door.an_office(body, "zweite@example.org")
    spare = recovery_codes_of(berta.user_id)[0]

    with time_machine.travel(timezone.now() + LATER, tick=False):
        browser, done = try_both(berta.email, door.now_shown(secret), spare)

        assert (done.status_code, done.url) == (302, "/schreibtisch/")
        assert browser.get("/schreibtisch/").status_code == 200
        assert browser.session[SECOND_FACTOR] is True
    told = Letter.objects.filter(subject__startswith="Anmeldung ohne E-Mail")
    assert {one.to for one in told} == {berta.email, other.email}
    assert all(berta.email in one.text for one in told)
    assert spare not in recovery_codes_of(berta.user_id)


@pytest.mark.parametrize(
    ("app", "spare"), [("right", ""), ("", "right"), ("right", "wrong"), ("wrong", "right"), ("spare", "right")]
)
def test_one_alone_never_opens_and_is_not_spent(body, berta, secret, app, spare):
    codes = recovery_codes_of(berta.user_id)
    with time_machine.travel(timezone.now() + LATER, tick=False):
        shown = door.now_shown(secret)
        said = {"right": shown, "wrong": f"{(int(shown) + 1) % 1_000_000:06}", "spare": codes[1], "": ""}[app]
        browser, answer = try_both(berta.email, said, {"right": codes[0], "wrong": "0000 0000", "": ""}[spare])

        assert answer.status_code == 200
        assert browser.get("/schreibtisch/").status_code == 302
        assert recovery_codes_of(berta.user_id) == codes
        assert not Letter.objects.filter(subject__startswith="Anmeldung ohne E-Mail").exists()
        assert try_both(berta.email, shown, codes[0])[1].status_code == 302  # both, and neither was spent before


def test_neither_is_taken_twice(body, berta, secret):
    one, two = recovery_codes_of(berta.user_id)[:2]
    with time_machine.travel(timezone.now() + LATER, tick=False):
        shown = door.now_shown(secret)
        assert try_both(berta.email, shown, one)[1].status_code == 302

        assert try_both(berta.email, shown, two)[1].status_code == 200
    with time_machine.travel(timezone.now() + 2 * LATER, tick=False):
        assert try_both(berta.email, door.now_shown(secret), one)[1].status_code == 200


def test_nobody_learns_which_address_is_known_or_what_was_wrong(body, berta, secret):
    with time_machine.travel(timezone.now() + LATER, tick=False):
        answers = [
            try_both("niemand@example.org", "123456", "0000 0000")[1],
            try_both(berta.email, "123456", "0000 0000")[1],
            try_both(berta.email, door.now_shown(secret), "0000 0000")[1],
        ]
    said = {one.content.decode().partition("kommt niemand herein")[2].partition("</")[0] for one in answers}

    assert len(said) == 1
    assert "müssen alle stimmen" in said.pop()


def test_tries_are_counted(body, berta, secret):
    with time_machine.travel(timezone.now() + LATER, tick=False):
        for _try in range(5):
            try_both(berta.email, "123456", "0000 0000")

        _browser, answer = try_both(berta.email, door.now_shown(secret), recovery_codes_of(berta.user_id)[0])

    assert answer.status_code == 200
    assert "Das waren zu viele Versuche" in answer.content.decode()


@pytest.mark.parametrize("has", ["nothing", "app", "mail server"])
def test_before_the_last_way_in_is_closed_the_page_says_so(client, body, berta, settings, has):
    door.come_in(client, berta.email)
    if has == "app":
        door.set_up_app(client)
    if has == "mail server":
        settings.SMTP = "smtp://127.0.0.1:1"

    asked = page(client, "/abmelden/")

    assert ("Danach kommen Sie nicht mehr herein." in asked) is (has == "nothing")
    assert ("Herein kommen Sie dann nur mit zwei Codes." in asked) is (has == "app")


def test_whoever_removes_the_last_factor_hears_what_is_left(client, body, berta, secret, settings):
    bare = page(client, "/zugang/zweiter-faktor/entfernen/")
    settings.SMTP = "smtp://127.0.0.1:1"

    assert "kommen Sie danach gar nicht mehr herein" in bare
    assert "mit der E-Mail allein" not in bare
    assert "mit der E-Mail allein" in page(client, "/zugang/zweiter-faktor/entfernen/")
    assert factors_of(berta.user_id).app_since
    assert Authenticator.objects.filter(user=berta.user).count() == 2


def test_no_page_about_ones_own_access_says_that_one_proof_opens(client, body, berta, secret, settings):
    paths = ("/zugang/", "/zugang/ersatzcodes/", "/zugang/passkeys/neu/")
    bare = [page(client, path) for path in paths]
    refused = client.post("/anmelden/passkey/", {"credential": "{}"}, follow=True).content.decode()
    settings.SMTP = "smtp://127.0.0.1:1"
    mailed = [page(client, path) for path in paths]

    assert "Ein Code per E-Mail kommt gerade nicht an" in bare[0]
    for says in ("Ihre Codes gehen an", "nur noch mit einem davon", "jedem dieser Codes einmal", "immer den Passkey"):
        assert says not in " ".join(bare)
        assert says in " ".join(mailed)
    assert "Mit diesem Passkey hat es nicht geklappt." in refused
    assert "einen Code mailen" not in refused


@pytest.mark.parametrize(("host", "is_way_in"), [("testserver", True), ("andere.example", False)])
def test_a_passkey_is_a_way_in_only_under_its_own_name(client, body, berta, host, is_way_in):
    door.come_in(client, berta.email)
    actions.add_passkey(berta.user, "Handy", {}, host)

    assert ("Danach kommen Sie nicht mehr herein." in page(client, "/abmelden/")) is not is_way_in
