"""Bodies of requests, taken in before a thread works on them: in time, within bounds, whatever the disk says."""

import asyncio
import os
import resource
from types import SimpleNamespace

import pytest

from sozialraum.config import intake, rsgi


async def pieces(*parts, then=None):
    for part in parts:
        yield part
    if then:
        await then.wait()


def take_in(parts, most=10**9):
    """What was taken in, read as the application reads it."""

    async def taking():
        with intake.opened() as body:
            await intake.take_in(parts(), body, most=most)
            return body.size, body.file.read()

    return asyncio.run(taking())


@pytest.fixture(autouse=True)
def _nothing_stays():
    yield
    assert intake.RequestBytes.at_once == 0


@pytest.mark.parametrize("size", [0, 1, intake.IN_MEMORY, intake.IN_MEMORY + 1, 3 * intake.IN_MEMORY + 7])
def test_it_comes_out_as_it_went_in(size):
    content = os.urandom(size)
    parts = [content[first : first + 50_000] for first in range(0, size, 50_000)]

    assert take_in(lambda: pieces(*parts)) == (size, content)


def test_who_sends_nothing_more_is_too_slow(monkeypatch):
    monkeypatch.setattr(intake, "SILENCE", 0.0)
    with pytest.raises(intake.TooSlow):
        take_in(lambda: pieces(b"a", then=asyncio.Event()))


def test_who_goes_on_for_ever_is_too_slow_however_often_there_is_a_byte(monkeypatch):
    monkeypatch.setattr(intake, "GRACE", 0.0)
    monkeypatch.setattr(intake, "SLOWEST", 10**9)

    async def drips():
        while True:
            await asyncio.sleep(0)
            yield b"a"

    with pytest.raises(intake.TooSlow):
        take_in(drips)


def test_no_more_is_read_than_was_announced():
    async def endless():
        while True:
            yield b"a" * 100

    assert take_in(endless, most=250)[0] == 300


def test_all_together_have_a_bound(monkeypatch):
    monkeypatch.setattr(intake, "MOST_AT_ONCE", 100)
    with intake.opened() as other:
        other.add(b"a" * 60)
        with pytest.raises(intake.TooMuchAtOnce):
            take_in(lambda: pieces(b"b" * 30, b"b" * 30))
    assert take_in(lambda: pieces(b"b" * 30, b"b" * 30))[0] == 60


@pytest.mark.parametrize("room", [0, 30_000, 200_000])
def test_a_full_disk_loses_nothing_of_a_form(room):
    content = os.urandom(400_000)
    parts = [content[first : first + 50_000] for first in range(0, len(content), 50_000)]
    soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        assert take_in(lambda: pieces(*parts)) == (len(content), content)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, most))


def asked(headers, **more):
    words = {"method": "POST", "path": "/ä", "query_string": "a=b", "http_version": "1.1", "scheme": "http"}
    words |= {"client": "[2001:db8::1]:5000", "server": "127.0.0.1:8000", "headers": dict(headers)} | more
    scope = SimpleNamespace(**words)
    scope.headers = SimpleNamespace(items=lambda: headers)
    return rsgi.environ_of(scope)


def test_what_the_application_is_told():
    environ = asked(
        [
            ("host", "localhost"), ("cookie", "a=1"), ("cookie", "b=2"), ("x-forwarded-for", "203.0.113.9"),
            ("x_forwarded_for", "198.51.100.1"), ("content-length", "5"), ("content-type", "text/plain"),
        ]
    )  # fmt: skip

    assert environ["PATH_INFO"].encode("latin-1").decode() == "/ä"
    assert environ["REMOTE_ADDR"] == "2001:db8::1" and environ["SERVER_NAME"] == "127.0.0.1"
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_X_FORWARDED_FOR"] == "203.0.113.9"  # what only looks like it is not read
    assert (environ["CONTENT_LENGTH"], environ["CONTENT_TYPE"]) == ("5", "text/plain")


@pytest.mark.parametrize(
    "headers",
    [
        [("transfer-encoding", "chunked")], [("content-length", "+5")], [("content-length", "-1")],
        [("content-length", "5"), ("content-length", "6")], [("content-length", "9" * 30)], [("content-length", "٥")],
    ],
)  # fmt: skip
def test_a_body_of_doubtful_length_is_refused(headers):
    with pytest.raises(rsgi.RequestRefused):
        asked(headers)
