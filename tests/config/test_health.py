"""``/gesund``: what monitoring is told, in any house, under any name."""

import datetime as dt
import sqlite3
import time

import pytest
import time_machine
from django.conf import settings as house
from django.db import connection
from django.utils import timezone

from sozialraum.config import health
from sozialraum.post import night
from tests import factories as f

WELL = {"gesund": True, "datenbank": "ok", "uhrwerk": "ok", "post": "ok", "platz": "ok", "sicherung": "ok"}


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
    assert client.get("/gesund").json() == WELL | {"gesund": False, "uhrwerk": "steht"}
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


@pytest.mark.skipif(house.DATABASES["default"]["ENGINE"].endswith("postgresql"), reason="the file of SQLite")
@pytest.mark.django_db(transaction=True)
def test_a_database_that_cannot_be_written(client, body):
    night.beat("jemand")
    connection.cursor().execute("PRAGMA busy_timeout=50")
    holding = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    try:
        answer = client.get("/gesund")
    finally:
        holding.execute("ROLLBACK")
        holding.close()
        connection.close()
    assert (answer.status_code, answer.json()["datenbank"]) == (503, "lässt sich nicht beschreiben")
