"""Limits at the door: nobody elsewhere spends what somebody needs to come in; a known device is counted apart."""

import pytest
from django.test import Client

from sozialraum.access.forms import tries
from sozialraum.bodies.words import TextKind
from sozialraum.post.models import Letter
from tests import counts
from tests import factories as f
from tests.access import door
from tests.access.test_second_factor import another_way_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts():
    counts.forget()


@pytest.fixture
def erika(body):
    return door.somebody(body)


def from_network(number):
    return Client(REMOTE_ADDR=f"198.51.{number}.7")


def spent_in_all(email="erika@example.org"):
    """Somebody has asked from many networks until no stranger gets a code for this address any more."""
    return [door.ask(from_network(turn // 5), email).status_code for turn in range(tries.CODES_IN_ALL.most + 5)]


def test_a_stranger_elsewhere_spends_nothing_of_the_victims_tries(erika):
    assert [door.ask(from_network(1)).status_code for _ in range(7)] == [302] * 5 + [200] * 2

    victim = from_network(2)
    door.come_in(victim)

    assert door.is_in(victim)


def test_a_cannon_with_many_barrels_ends_and_does_not_lock_out_a_known_device(erika):
    browser, other = from_network(1), from_network(2)
    door.come_in(browser)
    browser.post("/abmelden/")
    counts.forget()

    assert spent_in_all() == [302] * tries.CODES_IN_ALL.most + [200] * 5
    assert door.ask(other).status_code == 200
    door.come_in(browser)

    assert door.is_in(browser)
    assert Letter.objects.count() == 1 + tries.CODES_IN_ALL.most + 1


def test_a_known_device_is_no_cannon_either(erika):
    browser = from_network(1)
    door.come_in(browser)

    assert [door.ask(browser).status_code for _ in range(7)] == [302] * 5 + [200] * 2


@pytest.mark.parametrize("known_for", ["another address", "another network", "a forged cookie"])
def test_a_device_is_known_only_for_who_logged_in_on_it_here(erika, other_body, known_for):
    browser, host = from_network(1), "testserver"
    door.somebody(erika.body, "max@example.org")
    f.PersonFactory(body=other_body, name="Erika nebenan", user=erika.user)
    if known_for == "another network":
        host = "nebenan.localhost"
    address = "max@example.org" if known_for == "another address" else "erika@example.org"
    door.ask(browser, address, headers={"host": host})
    letter = Letter.objects.latest("pk")
    door.type_code(browser, door.mailed(letter.to), headers={"host": host})
    if known_for == "a forged cookie":
        browser.cookies["device"] = browser.cookies["device"].value[:-3] + "abc"
    browser.post("/abmelden/", headers={"host": host})
    counts.forget()
    spent_in_all()

    assert door.ask(browser).status_code == 200


def test_the_cookie_of_a_known_device_tells_nothing_and_opens_nothing(client, erika):
    door.come_in(client)
    cookie = client.cookies["device"]
    other = Client()
    other.cookies["device"] = cookie.value

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert (cookie["max-age"], "erika" in cookie.value) == (365 * 86_400, False)
    assert not door.is_in(other)
    assert "device" not in Client().get("/").cookies


def test_addresses_of_one_mailbox_are_counted_together(erika):
    written = ["erika+1@example.org", "erika+2@example.org", "ERIKA@example.org", "erika+@example.org"]

    answers = [door.ask(Client(), address).status_code for address in [*written, *written]]

    assert answers == [302] * 5 + [200] * 3


def test_the_address_itself_stays_as_it_was_typed(body):
    door.somebody(body, "erika+netz@example.org")

    door.ask(Client(), "erika+netz@example.org")

    assert Letter.objects.get().to == "erika+netz@example.org"


def test_the_refusal_names_passkey_recovery_code_and_whom_to_call(erika):
    f.TextFactory(body=erika.body, kind=TextKind.OFFICE_PHONE, text="02403 00 00 00")
    for _ in range(5):
        door.ask(Client())

    page = door.ask(Client()).content.decode()

    for word in ("Passkey", "Ersatzcode", "02403 00 00 00"):
        assert word in page


def test_whoever_has_the_mailbox_does_not_lock_out_the_second_factor(client, body):
    """Twenty wrong codes a day from everywhere; the device on which two factors were shown is counted apart."""
    berta = door.an_office(body)
    door.come_in(client, berta.email)
    secret = door.set_up_app(client)
    client.post("/abmelden/")
    pages = []
    for turn in range(tries.FACTORS_IN_ALL.most + 3):
        cache_of_mails(berta.email)
        thief = from_network(turn // 4)
        pages.append(another_way_in(berta.email, "000000", thief)[1].content.decode())

    assert [("zu viele Versuche" in page) for page in pages] == [False] * tries.FACTORS_IN_ALL.most + [True] * 3
    cache_of_mails(berta.email)
    _browser, done = another_way_in(berta.email, door.now_shown(secret, 1), client)
    assert done.url == "/schreibtisch/"


def cache_of_mails(email):
    """Only tries at the second factor are counted here, not mails."""
    tries.CODES_IN_ALL.forget(email)
    for turn in range(10):
        for limit in tries.CODES:
            limit.forget(f"{email} 198.51.{turn}.0/24")
    tries.FROM_ONE_NETWORK.forget("198.51.0.0/24")


def test_a_device_known_before_there_was_a_second_factor_is_a_stranger_to_it(body):
    """Whoever had the mailbox once has no tries of their own at what was set up against them."""
    berta = door.an_office(body)
    thief, owner = from_network(1), from_network(2)
    door.come_in(thief, berta.email)
    door.come_in(owner, berta.email)
    door.set_up_app(owner)
    for turn in range(tries.FACTORS_IN_ALL.most):
        cache_of_mails(berta.email)
        another_way_in(berta.email, "000000", from_network(3 + turn // 5))

    cache_of_mails(berta.email)
    _browser, refused = another_way_in(berta.email, "000000", thief)

    assert "zu viele Versuche" in refused.content.decode()
