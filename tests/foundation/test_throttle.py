"""How often something may be asked for: exact, forgetful, and never about one machine."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from sozialraum.foundation import throttle
from sozialraum.foundation.models import Count, Salt
from sozialraum.foundation.throttle import Limit, mailbox_of, network_of
from sozialraum.privacy.management.commands import let_go

pytestmark = pytest.mark.django_db

LIMIT = Limit("test", most=3, within=dt.timedelta(hours=1))
NOW = dt.datetime(2026, 10, 5, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _new_process(monkeypatch):
    monkeypatch.setattr(throttle, "_known", None)


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


def asked(limit, times):
    """What each of so many counts asked the database, in one process."""
    counts = []
    for _ in range(times):
        with CaptureQueriesContext(connection) as queries:
            limit.takes("erika")
        counts.append([query["sql"] for query in queries])
    return counts


@pytest.mark.parametrize("most", [3, 60])
def test_one_more_costs_the_same_however_many_there_were_and_may_be(most):
    limit = Limit("test", most=most, within=dt.timedelta(hours=1))

    counts = asked(limit, most + 2)

    assert max(len(queries) for queries in counts) <= 9
    assert {len(queries) for queries in counts[1:most]} == {6}  # salt and look; savepoint, lock, write, release


def test_what_is_refused_writes_nothing_and_waits_for_no_lock():
    refused = asked(LIMIT, 4)[-1]

    assert [sql.split()[0] for sql in refused] == ["SELECT", "SELECT"]


def test_what_is_kept_says_nothing_and_another_thing_tomorrow():
    for day in (NOW, NOW + dt.timedelta(days=1)):
        with time_machine.travel(day, tick=False):
            LIMIT.takes("erika@example.org")

    kept = list(Count.objects.values_list("whose", flat=True))
    assert len(set(kept)) == 2
    assert {len(name) for name in kept} == {64}
    assert len(set(Salt.objects.values_list("salt", flat=True))) == 2


def test_in_the_night_yesterdays_salt_and_counts_are_deleted():
    for day in (NOW, NOW + dt.timedelta(days=1)):
        with time_machine.travel(day, tick=False):
            LIMIT.takes("erika@example.org")
            let_go.Command().work(dry_run=True)
    assert (Count.objects.count(), Salt.objects.count()) == (2, 2)

    with time_machine.travel(NOW + dt.timedelta(days=1), tick=False):
        let_go.Command().work(dry_run=False)
        assert [LIMIT.takes("erika@example.org") for _ in range(3)] == [True, True, False]

    assert set(Count.objects.values_list("day", flat=True)) == {dt.date(2026, 10, 6)}
    assert list(Salt.objects.values_list("day", flat=True)) == [dt.date(2026, 10, 6)]


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_exactly_so_many_are_counted():
    together = Barrier(8)

    def ask(_number):
        together.wait()
        try:
            return [LIMIT.takes("erika"), LIMIT.takes("erika")]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        taken = [one for pair in pool.map(ask, range(8)) for one in pair]

    assert taken.count(True) == LIMIT.most
    assert Salt.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_process_asks_for_the_salt_once_a_day():
    first, second, third = asked(LIMIT, 3)

    assert [sql for sql in first if "foundation_salt" in sql] != []
    assert [sql for sql in second + third if "foundation_salt" in sql] == []


def test_a_salt_that_may_be_rolled_back_is_not_remembered():
    LIMIT.takes("erika")

    assert throttle._known is None


def test_what_cannot_be_counted_is_an_error_and_no_refusal():
    def full(execute, sql, params, many, context):
        if sql.startswith(("INSERT", "UPDATE")):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full), pytest.raises(OperationalError):
        LIMIT.takes("erika")


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
