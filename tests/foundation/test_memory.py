"""What the process remembers is bounded in bytes, not in numbers, and shared fairly."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.report import MEMORY
from sozialraum.config.unchanged import NARROWED, PAGES
from sozialraum.foundation.memory import REMEMBERED, Shelf, remembered, weight_of
from sozialraum.foundation.visitor import Visitor
from sozialraum.papers.queries import DIFFERENCES
from tests import factories as f


def test_the_longest_unused_makes_room():
    shelf = Shelf(100)
    for key in "abcd":
        shelf.put("me", key, key.upper(), 25)
    shelf.get("me", "a")

    shelf.put("me", "e", "E", 25)

    assert [shelf.get("me", key) for key in "abcde"] == ["A", None, "C", "D", "E"]
    assert shelf.weight == 100


def test_whoever_has_most_makes_room_and_nobody_else():
    shelf = Shelf(100)
    shelf.put("small", "a", "A", 10)

    for key in range(1000):
        shelf.put("large", key, key, 10)

    assert shelf.get("small", "a") == "A"
    assert len(shelf.shares["large"].things) == 9


def test_what_would_fill_a_quarter_is_not_kept():
    shelf = Shelf(100)

    shelf.put("me", "a", "A", 26)

    assert (shelf.get("me", "a"), shelf.weight) == (None, 0)


def test_a_thing_put_again_weighs_once():
    shelf = Shelf(100)

    shelf.put("me", "a", "A", 20)
    shelf.put("me", "a", "B", 10)

    assert (shelf.get("me", "a"), shelf.weight) == ("B", 10)


def test_what_was_true_before_is_thrown_away():
    shelf = Shelf(100)
    shelf.put("me", "a", "A", 20, as_of=1)
    shelf.put("other", "a", "B", 20, as_of=1)

    assert shelf.get("me", "b", as_of=2) is None
    assert (shelf.weight, shelf.get("other", "a", as_of=1)) == (20, "B")


def test_a_value_weighs_what_it_leads_to_and_each_thing_once():
    text = "x" * 10_000

    assert 10_000 < weight_of([text, text, (text,)]) < 11_000
    assert 100_000 < weight_of({n: "x" * 10_000 + str(n) for n in range(10)}) < 110_000


@pytest.mark.django_db
def test_a_value_leads_neither_into_the_program_nor_to_its_models(body):
    assert weight_of(Visitor(body)) < 20_000


@pytest.mark.django_db
def test_values_of_one_network_do_not_grow_beyond_the_shelf(body):
    visitor = Visitor(body)

    for n in range(30):
        remembered(visitor, n, lambda _nobody: "x" * (REMEMBERED.most // 10))

    assert REMEMBERED.weight <= REMEMBERED.most


@pytest.mark.django_db
def test_three_hundred_networks_are_remembered_like_one(client):
    hosts = [f"netz-{n}.localhost" for n in range(300)]
    for host in hosts:
        f.BodyFactory(key=host.partition(".")[0], name=host, hosts=[host])

    def asked(host):
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/", headers={"host": host}).status_code == 200
        return len(queries)

    asked(hosts[0])
    PAGES.clear()
    anew = asked(hosts[0])
    for host in hosts:
        asked(host)

    assert {asked(host) for host in hosts} == {1}  # the pages are kept
    PAGES.clear()
    assert {asked(host) for host in hosts[:60]} == {anew}  # made anew of what is remembered


def test_the_bounds_are_those_that_stand_in_the_documentation():
    page = (Path(__file__).parents[2] / "docs" / "performance.md").read_text(encoding="utf-8")
    shelves = {"PAGES": PAGES, "NARROWED": NARROWED, "REMEMBERED": REMEMBERED, "DIFFERENCES": DIFFERENCES}

    for name, shelf in shelves.items():
        assert f".{name}`) | {shelf.most // 1_000_000} |" in page
    assert MEMORY in page
