"""The machine in trouble – database gone, locked, full, read-only, no room for a file: a clear word, nothing lost."""

import html
import os
import re
import resource
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from sozialraum.acts import journal
from sozialraum.acts.models import Entry
from sozialraum.config.errors import BUSY, trouble_of
from sozialraum.config.middleware import SEEN
from sozialraum.meetings.models import Meeting
from sozialraum.papers.models import File
from sozialraum.papers.ports import Bytes, fetch, keep, place_of
from tests import factories as f
from tests.conftest import logged_in
from tests.papers.pictures import chunk, painted

TYPED = "Weil der Saal »Nord« überflutet ist & niemand hineinkommt."
is_sqlite = connection.vendor == "sqlite"


@dataclass
class Desk:
    """A browser of the office, without the test's own way of raising what a view raises."""

    client: Client
    body: object
    meeting: object = None
    urls: dict = field(default_factory=dict)


@pytest.fixture
def desk(client, body, group):
    client.raise_request_exception = False
    office = logged_in(client, body)
    meeting = f.MeetingFactory(body=body, key="naechste", of=[group])
    return Desk(office, body, meeting)


def sent_again(answer):
    """The fields of the page that came instead, as its one button sends them."""
    page = answer.content.decode()
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', page)
    return {name: html.unescape(value) for name, value in fields}


def refused(answer, says):
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert says in page and "Traceback" not in page and "Error" not in page.replace("Errorlog", "")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    return page


@contextmanager
def nobody_answers():
    """PostgreSQL throws everybody out and lets nobody in, as while it is stopped; its own way in is another database.

    SQLite has no server that could go: another process holds it, and does not let go.
    """
    name = connection.settings_dict["NAME"]
    if is_sqlite:
        import sqlite3  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout=50")
        other = sqlite3.connect(name, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
            other.close()
        return
    import psycopg  # noqa: PLC0415

    words = connection.get_connection_params()
    words = {key: value for key, value in words.items() if key in ("host", "port", "user", "password")}
    with psycopg.connect(**words, dbname="sozialraum", autocommit=True) as outside:
        outside.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        outside.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            outside.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
            connection.close()  # as the end of every request does with a line that is dead


@pytest.mark.django_db(transaction=True)
def test_a_database_gone_for_a_minute_loses_nothing_that_was_typed(desk):
    address = "/sitzungen/naechste/absagen/"
    form = {"reason": TYPED, "revision": str(desk.meeting.revision)}

    with nobody_answers():
        answer = desk.client.post(address, form)
        page = refused(answer, "Die Datenbank ist gerade nicht erreichbar.")
        if not is_sqlite:  # whoever only reads is not disturbed by whoever writes
            assert "Noch einmal versuchen" in refused(desk.client.get("/"), "gerade nicht erreichbar")
    assert html.escape(TYPED) in page
    assert not Entry.objects.exists()
    assert desk.client.get("/").status_code == 200
    assert sent_again(answer) == form
    assert desk.client.post(address, sent_again(answer)).status_code == 302
    assert Meeting.objects.get(key="naechste").reason == TYPED
    assert Entry.objects.count() == 1


@pytest.mark.django_db
def test_who_waited_too_long_chooses_the_file_again_by_its_name_in_the_same_page(desk):
    """What a page cannot bring back it asks for; else the form would be sent, and saved, without the file."""
    address = "/dateien/neu/"
    scan = SimpleUploadedFile("Protokoll März.pdf", b"%PDF-1.7", "application/pdf")

    answer = desk.client.post(address, {"upload": scan, "name": TYPED}, **{BUSY: True})

    page = refused(answer, "Gerade wird sehr viel auf einmal gespeichert.")
    (form,) = re.findall(r"<form.*?</form>", page, re.S)
    assert 'enctype="multipart/form-data"' in form
    (label,) = re.findall(r'<label for="([\w-]+)"><bdi>Protokoll März.pdf</bdi></label>', form)
    (asked,) = re.findall(r'<input type="file"[^>]*>', form)
    assert f'id="{label}" name="upload"' in asked
    assert "required" in asked
    assert sent_again(answer)["name"] == TYPED


@contextmanager
def full_books():
    """No page more, as on a full disk."""
    connection.ensure_connection()
    connection.connection.execute("VACUUM")  # what earlier tests deleted has left room
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count=1073741823")


@contextmanager
def shut_books():
    connection.cursor().execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        connection.cursor().execute("PRAGMA query_only=OFF")


@pytest.mark.skipif(not is_sqlite, reason="SQLite's own words; a full PostgreSQL says them itself")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("trouble", "says"), [(full_books, "kein Platz mehr"), (shut_books, "Gerade kann nichts gespeichert werden")]
)
def test_books_that_cannot_be_written_keep_what_was_typed(desk, trouble, says):
    long = TYPED * 100

    with trouble():
        answer = desk.client.post("/schreibtisch/eintragen/texte/", {"purpose": long})
        page = refused(answer, says)

    assert sent_again(answer)["purpose"] == long and html.escape(TYPED) in page
    assert page.count('<div class="prose">') == 1  # what the form says by itself nobody has written
    assert not Entry.objects.exists()
    assert list(journal.verify(desk.body)) == []


@pytest.mark.skipif(not is_sqlite, reason="PostgreSQL looks after its lines itself")
@pytest.mark.django_db(transaction=True)
def test_books_opened_while_they_could_only_be_read_are_opened_anew(desk):
    connection.cursor().execute("PRAGMA query_only=ON")
    words = {"purpose": TYPED}

    refused(desk.client.post("/schreibtisch/eintragen/texte/", words), "Gerade kann nichts gespeichert werden")

    assert desk.client.post("/schreibtisch/eintragen/texte/", words).status_code == 302


@contextmanager
def little_room(most):
    """No file of this process grows beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def png(size):
    plain = painted("PNG")
    return plain[:33] + chunk(b"IDAT", os.urandom(size)) + plain[33:]


def room_of(database=""):
    """A little more than the books have now, so that only the file is too large for it."""
    path = Path(str(connection.settings_dict["NAME"]))
    return max([1_000_000, *(one.stat().st_size + 500_000 for one in path.parent.glob(f"{path.name}*"))])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("beyond", [100_000, 4_000_000])  # kept in memory until then, or in a file of its own
def test_a_file_without_room_leaves_neither_half_a_file_nor_a_row(desk, beyond, tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    room = room_of()
    upload = SimpleUploadedFile("plan.png", png(room + beyond), content_type="image/png")

    with little_room(room):
        words = {"name": TYPED, "audience": "office", "upload": upload}
        answer = desk.client.post("/dateien/neu/", words)
        page = refused(answer, "kein Platz mehr")

    assert "plan.png" in page and html.escape(TYPED) in page
    assert not File.objects.exists()
    assert not Entry.objects.exists()
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_half_a_file_under_the_name_of_a_whole_one_is_made_whole(tmp_path, settings):
    settings.MEDIA_ROOT = str(tmp_path)
    file = Bytes(b"ganz", "image/png", "ab" * 64)
    half = tmp_path / place_of(file.sha512_checksum)
    half.parent.mkdir()
    half.write_bytes(b"ga")

    keep(file)

    assert fetch(file.sha512_checksum) == b"ganz"


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OperationalError("database is locked"), "away"), (OperationalError("database or disk is full"), "full"),
        (OperationalError('could not extend file "x": No space left on device'), "full"),
        (OperationalError('FATAL: database "sozialraum" does not exist'), "away"),
        (OperationalError("attempt to write a readonly database"), "shut"), (OSError(28, "x"), "full"),
        (OSError(30, "x"), "shut"), (OperationalError("no such table: x"), ""), (OSError(2, "x"), ""),
        (RuntimeError("full"), ""),
    ],
)  # fmt: skip
def test_whose_fault_it_is(error, trouble):
    assert trouble_of(error) == trouble


@pytest.mark.skipif(not is_sqlite, reason="one kind of trouble is enough")
def test_no_password_stands_on_the_page(desk, db):
    with shut_books():
        words = {"host": "imap.example.org", "password": "Geheimzeichen", "port": "993", "security": "tls", "user": "a"}
        page = desk.client.post("/schreibtisch/post/postfach/", words).content.decode()

    assert "Geheimzeichen" not in page and "imap.example.org" in page


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/sitzungen/naechste/absagen/", "/l/" + "A" * 43 + "/mein/", "/gibt-es-nicht/"])
def test_who_has_waited_too_long_for_a_turn_keeps_what_was_typed(desk, path):
    answer = desk.client.post(path, {"reason": TYPED}, **{BUSY: True})

    page = refused(answer, "Gerade wird sehr viel auf einmal gespeichert.")
    assert html.escape(TYPED) in page and sent_again(answer) == {"reason": TYPED}
    assert not Entry.objects.exists()


@pytest.mark.skipif(not is_sqlite, reason="on PostgreSQL a GET writes rows that nobody else holds")
@pytest.mark.django_db(transaction=True)
def test_who_only_reads_does_not_wait_for_the_writer_and_is_noted_with_the_next_page(desk):
    import sqlite3  # noqa: PLC0415

    session = desk.client.session
    session[SEEN] = "2020-01-01"
    session.save()
    usual = connection.cursor().execute("PRAGMA busy_timeout").fetchone()
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        while_writing = desk.client.get("/schreibtisch/").status_code
    finally:
        other.close()

    assert while_writing == 200
    assert desk.client.session[SEEN] == "2020-01-01"
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == usual
    assert desk.client.get("/schreibtisch/").status_code == 200
    assert desk.client.session[SEEN] == timezone.localdate().isoformat()
