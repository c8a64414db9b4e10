"""Clients that send or read slowly, and a writer that does not come to an end: everybody else is served meanwhile.

No seconds are asserted; the long timeouts of the sockets only end a test that would hang for ever.
"""

import re
import select
import socket
import sqlite3
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from django.db import connection

from tests.stories.browser import Browser
from tests.stories.house import PATIENCE, House, wait_for
from tests.stories.postgres import Postgres

pytestmark = pytest.mark.story

CROWD = 40
GUARD = PATIENCE
SAID = "Im Hof der Grundschule fehlt seit dem Sommer eine Bank im Schatten."
TO = b"POST /anmelden/ HTTP/1.1\r\nHost: localhost\r\nCookie: csrftoken=" + b"a" * 32  # without it nobody reads on
POST = TO + b"\r\nContent-Type: application/x-www-form-urlencoded\r\n"
FORM = TO + b"\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x\r\n"
SLOW = {
    "a body that drips": POST + b"Content-Length: 5000\r\n\r\nemail=",
    "a file that drips": FORM + b'Content-Disposition: form-data; name="a"; filename="a"\r\n\r\n' + b"a" * 100_000,
    "a body in pieces": POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nemail\r\n",
    "a body that waits to be asked for": POST + b"Content-Length: 5000\r\nExpect: 100-continue\r\n\r\n",
    "a body behind a link": b"POST /l/" + b"A" * 43 + b"/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\na",
    "a body of a method nobody knows": POST.replace(b"POST", b"PROPFIND") + b"Content-Length: 5000\r\n\r\nemail=",
    "a body where there is none": b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\na",
    "a body for monitoring": b"POST /gesund HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\na",
    "a head that drips": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "nothing at all": b"",
    "a line that stays open": b"GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "many requests at once and no reader": b"GET /gremien/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 60,
}


@pytest.fixture(scope="module")
def served(tmp_path_factory, founded_house):
    house = House(tmp_path_factory.mktemp("langsam"), like=founded_house)
    house.open()
    yield house
    house.close()


def slow_one(house, raw):
    """Says this much and then nothing, and reads nothing: its own window is as small as the system allows."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    line.settimeout(GUARD)
    line.connect(("127.0.0.1", house.port))
    line.sendall(raw)
    return line


def everything_is_served(house):
    """Pages, a file, the answer for monitoring: each over a line of its own, more often than there are threads."""
    (style,) = re.findall(r'href="(/static/[^"]+\.css)"', house.get("/").text)[:1]
    for _thread in range(3):
        assert [house.get(path).status for path in ("/", "/gremien/", "/anmelden/", style)] == [200] * 4
        assert house.get("/gesund").text.startswith("{")


@pytest.mark.parametrize("kind", list(SLOW))
def test_forty_slow_clients_hold_up_nobody(served, kind):
    slow = [slow_one(served, SLOW[kind]) for _one in range(CROWD)]
    try:
        everything_is_served(served)
        somebody = Browser(served).go("/anliegen/sagen/")
        somebody.send(schritt="2", topic="weiss-nicht").send(schritt="3", text=SAID)
        assert SAID in somebody.page
    finally:
        for line in slow:
            line.close()


def answers(line):
    """Everything that comes until the other side hangs up or says no more."""
    said = b""
    while part := line.recv(65536):
        said += part
    return said


def test_a_body_in_two_pieces_arrives_as_one(served):
    somebody = Browser(served).go("/anliegen/sagen/").send(schritt="2", topic="weiss-nicht")
    words = "&".join(f"{name}={value}" for name, value in {**somebody.standing(), "schritt": "3", "text": SAID}.items())
    body = words.replace(" ", "+").encode()
    cookies = "; ".join(f"{one.name}={one.value}" for one in somebody.jar)
    path = somebody.address.removeprefix(somebody.base)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{served.port}\r\nCookie: {cookies}\r\nConnection: close\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        "Expect: 100-continue\r\n\r\n"
    )

    with socket.create_connection(("127.0.0.1", served.port), timeout=GUARD) as line:
        line.sendall(head.encode())
        assert line.recv(1000).startswith(b"HTTP/1.1 100")
        line.sendall(body[:100])
        everything_is_served(served)
        line.sendall(body[100:])
        said = answers(line).decode()

    assert said.startswith("HTTP/1.1 200") and SAID in said


def test_a_body_that_breaks_off_is_no_form(served):
    with socket.create_connection(("127.0.0.1", served.port), timeout=GUARD) as line:
        line.sendall(POST + b"Content-Length: 500\r\n\r\nemail=")
        line.shutdown(socket.SHUT_WR)
        said = answers(line)

    assert said.startswith(b"HTTP/1.1 400") and b"csrf" not in said.lower()


def test_it_stops_although_somebody_is_slow(tmp_path, prepared_house):
    house = House(tmp_path, like=prepared_house)
    house.open("--workers", "2")
    slow = [slow_one(house, SLOW["a body that drips"]) for _one in range(4)]
    house.get("/")

    process = house.process
    house.close()

    assert process.returncode == 0
    house.open()
    wait_for(house.port)
    assert house.get("/").status == 200
    house.close()
    for line in slow:
        line.close()


# ── a writer that does not come to an end ─────────────────────────────────────


class SqliteWriter:
    """Another process that writes and writes."""

    def __init__(self, house):
        self.line = sqlite3.connect(house.folder / "data" / "sozialraum.sqlite3", isolation_level=None)

    def __enter__(self):
        self.line.execute("BEGIN IMMEDIATE")

    def __exit__(self, *_error):
        self.line.execute("ROLLBACK")
        self.line.close()


class PostgresWriter:
    """Another one at the end of every journal."""

    def __init__(self, server):
        import psycopg  # noqa: PLC0415 - only where there is PostgreSQL

        self.line = psycopg.connect(server.url)

    def __enter__(self):
        self.line.execute("LOCK TABLE acts_head, django_cache IN EXCLUSIVE MODE")

    def __exit__(self, *_error):
        self.line.rollback()
        self.line.close()


def more_writers_than_threads(house, writer):
    """Eight people send while ``writer`` writes: the first who cannot wait any more keeps what they wrote."""
    people = [Browser(house).go("/anliegen/sagen/") for _one in range(9)]
    for one in people:
        one.send(schritt="2", topic="weiss-nicht").send(schritt="3", text=SAID)
    words = {"schritt": "senden", "reply_by": "none"}
    first = people.pop()
    while "/l/" not in first.send(**words).address:  # who is quicker than a human is asked to send once more
        select.select([], [], [], 0.5)
    with ThreadPoolExecutor(len(people)) as crowd:
        with writer:
            sent = {crowd.submit(one.ask, one.address, one.standing() | words): one for one in people}
            everything_is_served(house)
            done, _others = wait(sent, timeout=GUARD, return_when=FIRST_COMPLETED)
            everything_is_served(house)
            assert '"datenbank": "ok"' in house.get("/gesund").text
            refused = sent[next(iter(done))]
            assert [sending.result() for sending in done] == [503] * len(done)
        others = [sending.result(timeout=GUARD) for sending in sent]

    assert "Gerade wird sehr viel auf einmal gespeichert." in refused.words
    assert SAID in refused.page
    assert set(others) <= {200, 503}
    assert [one for one, status in zip(people, others, strict=True) if status == 503 and SAID not in one.page] == []
    assert refused.send().page  # the button of that page sends it again


@pytest.mark.usefixtures("founded_house")
def test_whoever_reads_does_not_wait_for_whoever_writes(house):
    house.open()

    more_writers_than_threads(house, SqliteWriter(house))


@pytest.mark.django_db  # only so that it runs where PostgreSQL is
@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs PostgreSQL's programs")
def test_whoever_reads_does_not_wait_for_whoever_writes_on_postgresql(house):
    with Postgres() as server:
        house.environment["SOZIALRAUM_DATABASE"] = server.url
        house.command("prepare")
        house.open()

        more_writers_than_threads(house, PostgresWriter(server))

        house.close()
