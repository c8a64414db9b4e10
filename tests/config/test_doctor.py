"""``sozialraum doctor``: each thing that can be wrong on a machine, and what to do."""

import datetime as dt
import json
import re
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from sozialraum.acts import guard
from sozialraum.backups import making
from sozialraum.clockwork import night
from sozialraum.clockwork.models import Job
from sozialraum.config.doctor import house, machine, outside
from sozialraum.config.doctor.finding import Level
from sozialraum.network.models import Body
from tests.stories.mail import SmtpHouse

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(settings, tmp_path):
    settings.DATA, settings.MEDIA_ROOT = tmp_path / "data", tmp_path / "data" / "files"
    settings.MEDIA_ROOT.mkdir(parents=True)
    settings.DATA.chmod(0o700)
    return settings.DATA


def levels(check):
    return [(one.level, f"{one.says} {one.do}") for one in check()]


def one(check):
    ((level, says),) = levels(check)
    return level, says


def test_everything_is_looked_at_and_a_fault_is_an_exit_code(body, data):
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=out)

    said = out.getvalue()
    assert ended.value.code == 1
    assert "✗ Regelmäßige Arbeiten: liefen hier noch nie\n  → Starten Sie den Dienst" in said
    named = set(re.findall(r"^[✓!✗] ([\wäöü]+)", said, re.M))
    assert {"Programm", "Datenordner", "Platz", "Geheimer", "Uhr", "PDF", "Datenbank", "Sicherung", "https"} <= named
    assert re.search(r"\n\d+ Fehler, \d+ Hinweise\.\n$", said)


def test_the_data_folder(data):
    assert one(machine.data_folder)[0] is Level.GOOD
    (data / "secret-key").touch(mode=0o644)
    level, says = one(machine.data_folder)
    assert level is Level.WARN and f"chmod go-rwx {data}/secret-key" in says
    (data / ".unfertig-wiederherstellung").mkdir()
    assert "abgebrochenes Einspielen" in levels(machine.data_folder)[1][1]


def test_secret_disk_and_clock(data, settings, monkeypatch):
    assert [one(check)[0] for check in (machine.secret, machine.disk)] == [Level.GOOD, Level.GOOD]
    settings.SECRET_KEY = "kurz"
    monkeypatch.setattr(machine, "LEAST_FREE", 10**18)
    assert [one(check)[0] for check in (machine.secret, machine.disk)] == [Level.BAD, Level.BAD]


def test_the_database_and_the_night(body):
    assert one(house.database)[0] is Level.GOOD
    with time_machine.travel(timezone.now() - dt.timedelta(hours=1)):
        night.beat("jemand")
    assert levels(house.clockwork)[0][1].startswith("ruhen seit über 15 Minuten")
    night.beat("jemand")
    Job.objects.create(name="let_go", failed=True, result="Ging nicht.")
    said = levels(house.clockwork)
    assert said[0] == (Level.GOOD, "laufen ") and said[1][0] is Level.BAD
    assert "Ging nicht. Von Hand wiederholen: sozialraum manage let_go" in said[1][1]


@pytest.mark.django_db(transaction=True)
def test_the_backup_and_its_second_place(body, data, settings, tmp_path):
    path = making.make(lambda _says: None).path
    said = levels(house.backup)
    assert [level for level, _says in said] == [Level.GOOD, Level.WARN, Level.WARN]
    assert "unverschlüsselt: Wer die Datei hat, liest alles" in said[1][1]

    settings.BACKUP_SECOND = str(tmp_path / "weg")
    said = levels(house.backup)
    assert [level for level, _says in said] == [Level.GOOD, Level.BAD, Level.BAD]  # elsewhere only locked
    settings.BACKUP_KEY = "ein-langer-schluessel-aus-der-maschine"
    (tmp_path / "weg").mkdir()
    said = levels(house.backup)
    assert said[-1][0] is Level.WARN and "derselben Platte" in said[-1][1]
    assert not list((tmp_path / "weg").iterdir())
    path.unlink()
    assert "ist nicht mehr da" in levels(house.backup)[0][1]


def test_https_and_the_address(body, settings):
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(address="https://127.0.0.1:1")
    said = levels(outside.https)
    assert said[0][0] is Level.BAD and "SOZIALRAUM_HTTPS=true" in said[0][1]
    assert said[1][0] is Level.BAD and "antwortet nicht" in said[1][1]
    settings.ENV = replace(settings.ENV, https=True)
    assert levels(outside.https)[0][0] is Level.GOOD


class Slow(BaseHTTPRequestHandler):
    """A house behind a proxy: how long the body of a POST took on its way here is what ``took`` says."""

    took = 0.0

    def do_GET(self):
        self.answered(200, {"gesund": True})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answered(405, {"took": self.took})

    def answered(self, status, told):
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words):
        pass


@pytest.mark.parametrize(
    ("took", "server", "level", "says"),
    [
        (0.0, ThreadingHTTPServer, Level.GOOD, "nimmt der Proxy ganz an"),
        (1.0, ThreadingHTTPServer, Level.WARN, "reicht der Proxy stückweise durch"),
        (0.0, HTTPServer, Level.BAD, "bekommt niemand sonst Antwort"),
    ],
    ids=["taken in whole", "piece by piece", "one at a time"],
)
def test_one_slow_request(body, settings, monkeypatch, took, server, level, says):
    settings.ENV = replace(settings.ENV, https=True)
    monkeypatch.setattr(outside, "PATIENCE", 2.0)
    monkeypatch.setattr(Slow, "took", took)
    with server(("127.0.0.1", 0), Slow) as proxy:
        thread = Thread(target=proxy.serve_forever)
        thread.start()
        try:
            found = outside._bears_a_slow_one(f"http://127.0.0.1:{proxy.server_port}")
        finally:
            proxy.shutdown()
            thread.join()

    assert found.level is level and says in found.says


def test_the_mail_server(body, settings):
    assert one(outside.mail)[0] is Level.WARN
    with SmtpHouse() as server:
        settings.SMTP = server.url
        assert one(outside.mail)[0] is Level.GOOD
    level, says = one(outside.mail)
    assert level is Level.BAD and "Firewall" in says


def test_every_word_the_doctor_names_exists():
    from sozialraum.config.cli import WORDS  # noqa: PLC0415

    source = "".join(path.read_text() for path in Path(house.__file__).parent.glob("*.py"))
    assert set(re.findall(r"sozialraum ([a-z]+) ", source)) - {"manage"} <= set(WORDS)
