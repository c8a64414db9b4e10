"""Ten writers, two bodies, nested acts: nothing is lost, nothing waits for ever, the chains hold.

Broken on purpose once, and each time noticed: without the lock on the head counts are lost on PostgreSQL; with the
head locked after the act instead of before it, acts on crossing rows deadlock there; with SQLite's deferred
transactions writers fail with »database is locked«.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sozialraum.acts import journal
from sozialraum.acts.models import Entry, Head
from sozialraum.bodies.models import Organization
from sozialraum.foundation.visitor import Visitor
from sozialraum.network.models import Body
from tests.acts import played
from tests.factories import BodyFactory, OrganizationFactory
from tests.stories.house import PATIENCE

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, TURNS = 10, 12


def crowd(work):
    """Run ``work(n)`` for each writer at the same moment; an exception in any of them fails the test."""
    together = threading.Barrier(WRITERS)

    def one(n):
        try:
            together.wait(timeout=PATIENCE)
            for turn in range(TURNS):
                work(n, turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as writers:
        for outcome in [writers.submit(one, n) for n in range(WRITERS)]:
            outcome.result(timeout=PATIENCE)


@pytest.fixture
def towns():
    """Two bodies with two groups each."""
    return [OrganizationFactory.create_batch(2, body=body) for body in BodyFactory.create_batch(2)]


def counted(groups):
    return [Organization.objects.get(pk=group.pk).min_per_year for group in groups]


def chains_hold():
    assert [list(journal.verify(body)) for body in Body.objects.all()] == [[], []]


def test_no_count_is_lost_when_ten_write_the_same_row(towns):
    def work(n, _turn):
        group = Organization.objects.get(pk=towns[n % 2][0].pk)
        played.add_one(group, by=Visitor.house(group.body))

    crowd(work)

    assert [counted(groups)[0] for groups in towns] == [WRITERS * TURNS // 2] * 2
    assert Entry.objects.count() == WRITERS * TURNS
    chains_hold()


def test_nested_acts_in_opposite_orders_do_not_cross(towns):
    def work(n, turn):
        first, second = (Organization.objects.get(pk=group.pk) for group in towns[n % 2])
        if (n // 2 + turn) % 2:
            first, second = second, first
        played.add_one_to_both(first, by=Visitor.house(first.body), second=second)

    crowd(work)

    assert [counted(groups) for groups in towns] == [[WRITERS * TURNS // 2] * 2] * 2
    assert list(Head.objects.values_list("number", flat=True)) == [WRITERS * TURNS // 2 * 3] * 2
    chains_hold()
