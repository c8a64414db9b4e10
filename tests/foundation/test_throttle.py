"""How often something may be asked for: exact, forgetful, and never about one machine."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from sozialraum.foundation.throttle import Limit, mailbox_of, network_of

pytestmark = pytest.mark.django_db

LIMIT = Limit("test", most=3, within=dt.timedelta(hours=1))
NOW = dt.datetime(2026, 10, 5, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _nobody_was_counted(db):
    cache.clear()


def test_so_many_and_no_more_and_each_for_themselves():
    assert [LIMIT.takes("erika") for _ in range(5)] == [True, True, True, False, False]
    assert LIMIT.takes("max")
    assert Limit("another", most=1, within=dt.timedelta(hours=1)).takes("erika")


def test_a_place_is_free_again_after_its_time():
    with time_machine.travel(NOW, tick=False) as clock:
        taken = [LIMIT.takes("erika")]
        clock.shift(1800)
        taken += [LIMIT.takes("erika"), LIMIT.takes("erika"), LIMIT.takes("erika")]
        clock.shift(1801)
        taken += [LIMIT.takes("erika"), LIMIT.takes("erika")]

    assert taken == [True, True, True, False, True, False]


def test_what_is_kept_says_nothing_and_another_thing_tomorrow(monkeypatch):
    kept, add = [], cache.add
    monkeypatch.setattr(cache, "add", lambda name, *words: kept.append(name) or add(name, *words))
    for day in (NOW, NOW + dt.timedelta(days=1)):
        with time_machine.travel(day, tick=False):
            LIMIT.takes("erika@example.org")

    places = [name for name in kept if "salt" not in name]
    assert len(set(places)) == 2
    assert not [name for name in kept if "erika" in name]


def request(far_end, forwarded=None):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return RequestFactory().get("/", REMOTE_ADDR=far_end, **headers)


@pytest.mark.parametrize(
    ("far_end", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.250", "203.0.113.0/24"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2ff:1::1", "2001:db8:1:200::/56"),
        ("2001:db8:1:2aa::9", "2001:db8:1:200::/56"),
        ("", "unknown"),
        ("ein Rechner", "unknown"),
    ],
)
def test_a_corner_of_the_internet_never_one_machine(settings, far_end, network):
    settings.TRUSTED_PROXIES = 0

    assert network_of(request(far_end)) == network
    assert network_of(request(far_end, "198.51.100.1")) == network


def test_behind_our_own_proxy_only_its_own_word_counts(settings):
    settings.TRUSTED_PROXIES = 1

    assert network_of(request("127.0.0.1", "198.51.100.1, 203.0.113.7")) == "203.0.113.0/24"
    assert network_of(request("127.0.0.1", "203.0.113.7")) == "203.0.113.0/24"
    assert network_of(request("127.0.0.1")) == "unknown"


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("Anna@Example.ORG", "anna@example.org"),
        ("anna+1@example.org", "anna@example.org"),
        ("anna+a+b@example.org", "anna@example.org"),
        ("+@example.org", "+@example.org"),
        ("an.na@example.org", "an.na@example.org"),
        ("An.Na+x@googlemail.com", "anna@gmail.com"),
        ("anna@gmail.com", "anna@gmail.com"),
    ],
)
def test_addresses_are_one_mailbox_only_where_one_may_know_it(address, mailbox):
    assert mailbox_of(address) == mailbox


def test_whoever_has_shown_it_begins_anew():
    for _ in range(3):
        LIMIT.takes("erika")

    LIMIT.forget("erika")

    assert [LIMIT.takes("erika") for _ in range(4)] == [True, True, True, False]
