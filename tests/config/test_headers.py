"""What a browser is told about every kind of answer, and what strangers may write into the log."""

import io
import logging
import logging.config
from urllib.parse import urlencode

import pytest
from django.conf import settings as house
from django.db import OperationalError
from django.test import Client

from sozialraum.config import middleware
from sozialraum.config.logs import Seldom
from sozialraum.papers.ports import Bytes, keep
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def too_much(client):
    return client.post("/anmelden/", urlencode({"email": "x" * 3_000_000}), "application/x-www-form-urlencoded")


def too_many(client):
    return client.post("/anmelden/", urlencode([("x", "")] * 2000), "application/x-www-form-urlencoded")


def broken(client, monkeypatch, error):
    def fails(*_words):
        raise error

    monkeypatch.setattr(middleware, "visitor_of", fails)
    return client.get("/")


ANSWERS = {
    "page": (200, lambda c, m: c.get("/")),
    "desk": (200, lambda c, m: logged_in(c, f.BodyFactory._meta.model.objects.get()).get("/schreibtisch/")),
    "unchanged": (304, lambda c, m: c.get("/", headers={"if-none-match": c.get("/").headers["ETag"]})),
    "redirect": (302, lambda c, m: c.get("/schreibtisch/")),
    "slash": (301, lambda c, m: c.get("/gremien")),
    "calendar": (200, lambda c, m: c.get("/termine/kalender.ics")),
    "file": (200, lambda c, m: c.get(f"/dateien/{c.file.key}/")),
    "table": (200, lambda c, m: c.get("/beschluesse/register.csv")),
    "not found": (404, lambda c, m: c.get("/gibt-es-nicht/")),
    "link": (404, lambda c, m: c.get("/l/" + "x" * 43 + "/")),
    "method": (405, lambda c, m: c.post("/gremien/")),
    "health": (200, lambda c, m: c.get("/gesund")),
    "health, other method": (405, lambda c, m: c.post("/gesund")),
    "host": (400, lambda c, m: c.get("/", headers={"host": "a b"})),
    "too much": (413, lambda c, m: too_much(c)),
    "too many": (413, lambda c, m: too_many(c)),
    "forged": (403, lambda c, m: Client(enforce_csrf_checks=True).post("/anmelden/")),
    "program": (500, lambda c, m: broken(c, m, RuntimeError("x"))),
    "machine": (503, lambda c, m: broken(c, m, OperationalError("database is locked"))),
}


@pytest.fixture
def asked(body, monkeypatch):
    client = Client(raise_request_exception=False)
    content = Bytes(b"%PDF-1.7", "application/pdf", "a" * 128)
    keep(content)
    client.file = f.FileFactory(body=body, sha512_checksum=content.sha512_checksum, mime_type=content.mime_type)
    return client


@pytest.mark.parametrize("kind", ANSWERS)
def test_the_same_is_said_about_every_kind_of_answer(asked, monkeypatch, kind):
    status, ask = ANSWERS[kind]

    answer = ask(asked, monkeypatch)

    expected = WANTED | ({"Referrer-Policy": "no-referrer"} if kind == "link" else {})
    assert {name: answer.headers.get(name) for name in expected} == expected
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    policy = answer.headers["Permissions-Policy"].split(", ")
    assert {"camera=()", "microphone=()", "geolocation=()", "publickey-credentials-get=(self)"} <= set(policy)
    if kind != "health":  # is this machine well just now?
        assert answer.status_code == status


def test_files_of_the_program_say_it_too(asked, tmp_path, settings):
    (tmp_path / "a.css").write_text("a {}")
    settings.STATIC_ROOT = tmp_path

    answer = Client().get("/static/a.css")

    assert answer.status_code == 200
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED
    assert answer.headers["Permissions-Policy"]
    for close in answer._resource_closers:  # not answer.close(), which ends the transaction of the test
        close()


@pytest.mark.parametrize(
    ("kind", "says"),
    [("host", "nicht verstanden"), ("too much", "zu viel auf einmal"), ("too many", "zu viel auf einmal")],
)
def test_what_cannot_be_taken_is_told_kindly(asked, monkeypatch, kind, says):
    answer = ANSWERS[kind][1](asked, monkeypatch)

    page = answer.content.decode()
    assert says in page and 'href="/"' in page and "Traceback" not in page


@pytest.fixture
def log(monkeypatch):
    """What the handlers of the settings write."""
    written = io.StringIO()
    logging.config.dictConfig(house.LOGGING)
    loggers = [logging.getLogger(), logging.getLogger("django.security")]
    for handler in {one for logger in loggers for one in logger.handlers if type(one) is logging.StreamHandler}:
        handler.setStream(written)
    return written


@pytest.mark.parametrize("kind", ["host", "too much"])
def test_a_stranger_fills_no_log(asked, monkeypatch, log, kind):
    for _time in range(20):
        ANSWERS[kind][1](asked, monkeypatch)

    (line,) = log.getvalue().splitlines()
    assert "django.security" in line and len(line) < 300


def test_after_a_minute_it_is_said_how_many_more_there_were(monkeypatch):
    seldom, now = Seldom(), [100.0]
    monkeypatch.setattr("sozialraum.config.logs.time.monotonic", lambda: now[0])

    def said(name, words):
        record = logging.LogRecord(name, logging.ERROR, "", 0, words, None, (ValueError, ValueError(), None))
        return record.getMessage() if seldom.filter(record) and not record.exc_info else None

    assert [said("a", "eins\nzwei"), said("a", "x"), said("b", "y" * 500), said("a", "x")] == [
        "eins zwei", None, "y" * 159 + "…", None,
    ]  # fmt: skip
    now[0] += 61
    assert said("a", "drei") == "drei (and 2 more of the kind)"
    assert said("a", "x") is None
