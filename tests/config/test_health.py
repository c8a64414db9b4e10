"""``/gesund``: what monitoring is told, in any house, under any name."""

import datetime as dt
import sqlite3
import time
from contextlib import contextmanager

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sozialraum.clockwork import night
from sozialraum.config import health
from tests import factories as f

WELL = {"gesund": True, "datenbank": "ok", "arbeiten": "ok", "post": "ok", "platz": "ok", "sicherung": "ok"}


@pytest.fixture(autouse=True)
def _asked_anew(monkeypatch):
    monkeypatch.setattr(health, "LASTS", -1.0)
    monkeypatch.setattr(health, "BEGAN", time.monotonic() - health.BEGINNING)


@pytest.fixture
def ticking(db):
    night.beat("jemand")


@pytest.mark.parametrize("host", ["testserver", "10.0.0.1", "irgendwer.example"])
def test_an_empty_house_is_well_under_any_name(client, ticking, host, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        answer = client.get("/gesund", headers={"host": host})

    assert (answer.status_code, answer.json()) == (200, WELL)
    assert answer["X-Robots-Tag"] == "noindex" and answer["Cache-Control"] == "no-store"
    assert not answer.cookies and client.get("/gesund/").status_code == 200
    assert client.post("/gesund").status_code == 405 and client.head("/gesund").status_code == 200


def test_a_clockwork_that_stands(client, body):
    assert client.get("/gesund").json() == WELL | {"gesund": False, "arbeiten": "steht"}
    assert client.get("/gesund").status_code == 503


def test_a_house_that_has_just_been_started_alarms_nobody(client, body, monkeypatch):
    monkeypatch.setattr(health, "BEGAN", time.monotonic())
    assert (client.get("/gesund").status_code, client.get("/gesund").json()) == (200, WELL)


def test_a_letter_that_is_stuck_and_one_that_only_waits_for_a_server(client, ticking, body, settings):
    ago = timezone.now() - dt.timedelta(hours=1)
    f.LetterFactory(body=body, kind="mail", to="erika@example.org", state="waiting", next_try=ago)
    assert client.get("/gesund").json() == WELL

    settings.SMTP = "smtp://127.0.0.1:1"
    answer = client.get("/gesund")
    assert answer.json() == WELL | {"gesund": False, "post": "Briefe hängen fest"}
    assert "erika" not in answer.content.decode()


def test_a_backup_that_is_missing_and_a_disk_that_is_nearly_full(client, ticking, body, monkeypatch):
    with time_machine.travel(timezone.now() + dt.timedelta(days=2)):
        night.beat("jemand")
        monkeypatch.setattr(health, "LEAST_FREE", 10**18)
        answer = client.get("/gesund").json()
    assert (answer["sicherung"], answer["platz"], answer["gesund"]) == ("zu alt", "wird knapp", False)


@pytest.mark.django_db(transaction=True)
def test_who_asks_how_it_is_neither_writes_nor_waits_for_who_writes(client, body):
    night.beat("jemand")
    with another_writes(), CaptureQueriesContext(connection) as asked:
        answer = client.get("/gesund")

    assert answer.json() == WELL
    assert [one["sql"] for one in asked if not one["sql"].startswith(("SELECT", "SHOW"))] == []


@contextmanager
def another_writes():
    """Somebody holds SQLite's one writer, or the clockwork's own rows, and does not let go."""
    if connection.vendor == "sqlite":
        holding = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
        holding.execute("BEGIN IMMEDIATE")
    else:
        import psycopg  # noqa: PLC0415 - only where there is PostgreSQL

        words = connection.get_connection_params()
        names = ("host", "port", "user", "password", "dbname")
        holding = psycopg.connect(**{name: words[name] for name in names if name in words})
        holding.execute("LOCK TABLE post_job IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        holding.rollback()
        holding.close()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_may_only_be_read(client, body, monkeypatch):
    night.beat("jemand")
    if connection.vendor == "sqlite":
        monkeypatch.setattr(health.os, "access", lambda path, mode: False)  # root may write whatever is forbidden
    else:
        connection.cursor().execute("SET default_transaction_read_only = on")
    try:
        answer = client.get("/gesund")
    finally:
        connection.close()
    assert (answer.status_code, answer.json()["datenbank"]) == (503, "lässt sich nicht beschreiben")
