"""The demo: Musterviertel beside Eschweiler-West, full enough that every public page can be seen in every state."""

import datetime as dt
import io
import re

import pytest
import time_machine
from django.core.management import call_command

from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.concerns.models import Concern
from sozialraum.config.addresses import addresses
from sozialraum.config.management.commands import demo, prepare, run
from sozialraum.config.sample import SAID, say_something
from sozialraum.decisions.models import Resolution
from sozialraum.events.models import Event
from sozialraum.foundation.visitor import Visitor
from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.measures.models import Measure
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from sozialraum.papers.models import File, Paper, Version

pytestmark = pytest.mark.django_db

TODAY = "2026-11-22T12:00:00+01:00"
DRAFT = "2027-11-03-lenkungsgruppe"


def loaded(path) -> str:
    out = io.StringIO()
    call_command("load", str(path), stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def both(arranged_once):
    """Both networks, loaded once for all tests of this module."""
    with arranged_once():
        loaded(prepare.EXAMPLE)
        loaded(demo.SAMPLE)
        yield


@pytest.fixture
def musterviertel(both, db):
    with time_machine.travel(TODAY, tick=False):
        yield Body.objects.get(key=demo.KEY)


@pytest.fixture
def answer(client, musterviertel):
    host = musterviertel.hosts.get().name
    return lambda path: client.get(path, headers={"host": host})


def of(model, body):
    return model.objects.visible_to(Visitor(body))


def paths(body):
    """Every address the public may open, filled with every key of this network."""
    keys = {
        "organization-detail": [{"key": one.key} for one in of(Organization, body).groups()],
        "institution-detail": [{"key": one.key} for one in of(Organization, body).institutions()],
        "group-feed": [{"key": one.key} for one in of(Organization, body).groups()],
        "meeting-detail": [{"key": one.key} for one in of(Meeting, body)],
        "meeting-event": [{"key": one.key} for one in of(Meeting, body) if one.date.exact],
        "minutes-paper": [{"key": "2026-10-14-plenum"}, {"key": "2026-09-24-wohnen-sprache"}],
        "meeting-dossier": [{"key": "2026-09-24-wohnen-sprache"}],
        "resolution-extract": [{"key": "2026-waschhaus"}],
        "picture-detail": [],  # the file holds none
        "measure-detail": [{"key": one.key} for one in of(Measure, body)],
        "resolution-detail": [{"key": one.key} for one in of(Resolution, body)],
        "paper-detail": [{"key": one.key} for one in of(Paper, body)],
        "event-detail": [{"key": one.key} for one in of(Event, body)],
        "event-feed": [{"key": one.key} for one in of(Event, body)],
        "version-detail": [
            {"key": one.paper.key, "label": one.label} for one in of(Version, body).select_related("paper")
        ],
        "version-paper": [
            {"key": one.paper.key, "label": one.label}
            for one in of(Version, body).exclude(text="").select_related("paper")
        ],
        "version-comparison": [{"key": "geschaeftsordnung", "label": "2024-04-17", "other": "2018-03-14"}],
        "form-paper-blank": [{"language": language.prefix or language.code} for language in ALL_LANGUAGES],
        "file-detail": [{"key": one.key} for one in of(File, body)],
    }
    for address in addresses():
        if address.only_reads and "<" not in address.path:
            yield address.path
        elif address.only_reads:
            yield from (filled(address.path, values) for values in keys[address.name])


def filled(path, values):
    for name, value in values.items():
        path = re.sub(rf"<\w+:{name}>", value, path)
    return path


#: First of all: after it the networks are loaded for the whole module.
def test_the_demo_names_both_networks_and_its_second_start_changes_nothing(monkeypatch):
    ports = []
    monkeypatch.setattr(run, "refuse_taken", lambda host, port: None)
    monkeypatch.setattr(run, "serve", lambda host, port, workers, ticks: ports.append(port))

    def started():
        out = io.StringIO()
        with guard.opened():  # migrating and collecting is not something the network records
            call_command("demo", port=8123, tick=False, stdout=out)
        return out.getvalue().splitlines()

    first, second = started(), started()
    assert Body.objects.get(key=demo.KEY).address == "http://musterviertel.localhost:8123"  # in letters and feeds
    links = slice(-4, None)  # of two offices in which nobody is at work yet; new ones at each start
    assert [line.partition(" (")[0] for line in first[links]][::2] == [
        f"Wer diesen Link öffnet, führt die Geschäftsstelle von Sozialraumkonferenz {name}"
        for name in ("Eschweiler-West", "Musterviertel")
    ]
    assert not set(first[links][1::2]) & set(second[links][1::2])
    assert first[-6:-4] == [
        "Sozialraumkonferenz Eschweiler-West: http://localhost:8123 (Strg+C beendet)",
        "Sozialraumkonferenz Musterviertel (Muster): http://musterviertel.localhost:8123 (erfunden)",
    ]
    assert second[0] == "Sozialraumkonferenz Musterviertel (musterviertel): 0 neu, 0 geändert, 0 zurückgezogen."
    assert second[-6:-4] == first[-6:-4]
    assert ports == [8123, 8123]


def test_loading_again_changes_nothing(musterviertel):
    assert loaded(demo.SAMPLE) == f"{musterviertel.name} (musterviertel): nichts zu ändern.\n"
    assert loaded(prepare.EXAMPLE).endswith("nichts zu ändern.\n")
    assert musterviertel.is_sample
    assert Body.objects.get(is_default=True).key == "eschweiler-west"


def test_every_public_page_opens_and_none_tells_of_the_draft(musterviertel, answer):
    Meeting.objects.get(key=DRAFT, state=State.DRAFT)
    walked = list(paths(musterviertel))
    assert len(walked) > 150

    for path in walked:
        got = answer(path)
        content = b"".join(got) if got.streaming else got.content
        assert got.status_code == (302 if path == "/favicon.ico" else 200), path
        assert DRAFT.encode() not in content, path
        assert b"Klausur der Lenkungsgruppe" not in content, path
    assert answer(f"/sitzungen/{DRAFT}/").status_code == 404


def test_there_are_dates_ahead_for_a_year_in_every_state(musterviertel):
    ahead = of(Meeting, musterviertel).upcoming(dt.date(2026, 11, 22))
    assert ahead.count() >= 12
    assert str(ahead.first().date) == "2026-12-02"
    assert str(ahead.last().date).startswith("2027-12")
    assert {one.state for one in ahead} == {State.SCHEDULED, State.CANCELLED}
    assert ahead.exclude(former_date=None).exists()
    assert any(len(one.groups) == 3 for one in ahead)


def test_people_have_said_something_once_and_only_what_is_public_is_read(musterviertel, answer):
    assert say_something(musterviertel) == say_something(musterviertel) == len(SAID)

    page = answer("/anliegen/").content.decode()
    assert [public for *_rest, public in SAID if public and public not in page] == []
    assert [text for *_rest, text, _public in SAID if text in page] == []
    assert {one.state for one in Concern.objects.filter(body=musterviertel)} == {"received", "with_group", "answered"}
