"""The bench, part by part: what it invents can be loaded, what it asks is answered, what it finds is judged.

No run of all of it: that takes minutes, and measures.
"""

import os
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from bench import bare, counting, crowd, forms, house, limits
from bench.__main__ import arguments
from bench.body import Author, Size, write
from bench.client import Caller, Question
from bench.ratios import Bench, Ratios, Worker
from bench.report import Report, Row
from sozialraum.acts import journal
from sozialraum.config.addresses import addresses
from sozialraum.decisions.models import Resolution
from sozialraum.founding.emit import emit
from sozialraum.founding.load import load
from sozialraum.meetings.models import AgendaItem, Meeting

KEPT, UNIT, MADE = '"tag"', 0.001, 0.002


def test_the_whole_network_is_as_large_as_it_is_said_to_be():
    network = Author(Size(), "muster").network()

    meetings = network["meetings"]
    decisions = [one for meeting in meetings for one in meeting.get("decisions", [])] + network["decisions"]
    assert (len(meetings), sum(len(meeting["agenda"]) for meeting in meetings)) == (500, 5000)
    assert len(decisions) == 2000
    assert {str(meeting["date"])[:4] for meeting in meetings} == {str(year) for year in range(2015, 2027)}
    assert all(len(paper["versions"]) == 4 for paper in network["documents"])
    assert Author(Size(), "muster").network() == network


@pytest.fixture
def network(db, tmp_path):
    return load(write(tmp_path, Size().scaled(1 / 50))).body


def test_what_is_invented_can_be_loaded(network):
    assert network.is_sample
    assert (Meeting.objects.count(), AgendaItem.objects.count(), Resolution.objects.count()) == (10, 100, 40)
    assert Resolution.objects.filter(meeting=None).exists()
    assert Resolution.objects.filter(ballots__isnull=False, by_links__position=2).exists()
    assert list(journal.verify(network)) == []


def test_the_pages_of_the_office_answer_its_session(network):
    from bench import office  # noqa: PLC0415 - it stands inside a house

    found = office.found()

    name, _is, key = found["cookie"].partition("=")
    browser = Client()
    browser.cookies[name] = key
    assert {page["name"] for page in found["pages"]} | {"notes:item-note"} == set(limits.OF_OFFICE)
    assert [browser.get(page["path"]).status_code for page in found["pages"]] == [200, 200, 200]
    assert browser.get(found["pages"][1]["path"]).content.count(b"Musterpunkt") >= office.POINTS
    assert browser.get(found["pages"][2]["path"]).content.count(b"Musterpunkt") >= office.POINTS
    for _time in range(2):
        assert Client().post(found["note"]["path"], dict(found["note"]["words"])).status_code == 302
    assert limits.limits_of("convening:meeting-plan", "/")["form"] == 5


def test_every_public_page_is_found_by_its_address(network):
    from bench import pages  # noqa: PLC0415 - it stands inside a house

    found = pages.found()

    names = {page["name"] for page in found["pages"]}
    public = {f"{one.room}:{one.name}" for one in addresses() if one.only_reads} | forms.FORMS
    assert names | set(found["unmeasured"]) | pages.ASIDE == public
    assert found["unmeasured"] == []
    assert set(limits.KINDS) <= names


def test_the_yardstick_asks_five_questions(network, settings):
    from bench import bare_page  # noqa: PLC0415 - it stands inside a house

    settings.TEMPLATES = bare.TEMPLATES
    request = RequestFactory().get("/")
    request.user = request.session = None
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = bare_page.page(request)

    assert len(asked) == 5
    assert answer.content.decode().count("<li>") > 40


def test_another_network_of_three_hundred_can_be_loaded(network, tmp_path):
    from bench import networks  # noqa: PLC0415 - it stands inside a house

    place = tmp_path / "small.yaml"
    place.write_text(emit(networks.small(7)), encoding="utf-8")

    assert load(place).body.hosts.get().name == "musterklein-007.localhost"


def test_a_concern_is_filled_in_as_the_form_stands_on_its_page(network):
    page = Client().get(forms.SAY).content.decode()

    standing = forms.standing(page)

    assert "stempel" in standing
    assert all(value for name, value in standing.items() if name == "stempel")


# ── asking and reckoning ──────────────────────────────────────────────────────


class Answering(BaseHTTPRequestHandler):
    """A server that keeps a page, and notes who has asked and how."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        known = self.headers.get("If-None-Match") == KEPT
        self.answer(304 if known else 200, b"" if known else b"page")

    def do_POST(self):
        self.server.asked.append((self.path, self.rfile.read(int(self.headers["Content-Length"])).decode()))
        self.answer(302, b"")

    def answer(self, status, content):
        self.send_response(status)
        self.send_header("ETag", KEPT)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def calling(server):
    caller = Caller(server.server_port)
    try:
        yield caller
    finally:
        caller.close()


def test_a_caller_asks_for_what_is_kept_what_has_changed_and_what_is_made_anew(server):
    with calling(server) as caller:
        tag = caller.expect(Question("/a/", "netz.localhost"), 200).tag
        caller.expect(Question("/a/", tag=tag), 304)
        caller.expect(Question("/a/", anew=True), 200)
        caller.expect(Question("/a/", words=(("text", "Licht & Weg"),)), 302)
        with pytest.raises(RuntimeError, match="answered 200 instead of 304"):
            caller.expect(Question("/a/"), 304)

    assert server.asked[0][1]["Host"] == "netz.localhost"
    assert server.asked[2][1]["Cookie"] == "messages=bench"
    assert server.asked[3][1] == "text=Licht+%26+Weg"


def test_eight_callers_ask_for_every_page_and_between_any_two_for_a_paper(server):
    answers = crowd.rush(server.server_port, [Question("/a/"), Question("/b.pdf"), Question("/c/")], laps=1)

    assert answers == len(server.asked) == 8 * 6
    assert [path for path, _how in server.asked].count("/b.pdf") == 8 * 4


def test_the_clock_of_a_process_is_the_one_it_sees_itself():
    before = time.process_time()
    seen = house.spent_by(os.getpid())

    assert before <= seen <= time.process_time()


def test_the_memory_of_a_process_is_shared_out():
    assert 0 < house.held(os.getpid(), "Pss") <= house.held(os.getpid(), "Rss")


def test_a_page_is_measured_in_every_column_and_in_turns_with_the_yardstick(server):
    with calling(server) as caller:
        acts = []
        worker = Worker(caller, os.getpid())
        found = Bench(worker, worker, lambda: acts.append(len(server.asked)), rounds=2).page(Question("/a/"))

    assert set(found.found) == {"anew", "first", "kept", "304"}
    assert {len(rounds) for rounds in found.found.values()} == {2}
    assert [server.asked[number][1].get("Cookie") for number in acts] == [None, None]  # the first reader after each act


# ── judging ───────────────────────────────────────────────────────────────────


def row(name="site:home", path="/", **ratios):
    found = {"304" if column == "unchanged" else column: [ratio] for column, ratio in ratios.items()}
    return Row(name, path, Ratios(found), 1000)


@pytest.mark.parametrize("name", counting.LOST)
def test_the_bare_loop_counts_what_the_rules_count(name):
    lost, people = counting.LOST[name], counting.people()

    here, votes = counting.counted(counting.rules(lost), people)

    assert (here, votes) == counting.bare(people, lost)
    assert 0 < here < votes < counting.PEOPLE == len(people)
    assert all(len(one.attended) + len(one.missed) == counting.SITTINGS for one in people)


def test_roll_and_quorum_are_measured_for_every_way_to_lose_a_vote():
    assert counting.ratios(1).keys() == counting.LOST.keys()


def test_the_median_of_all_rounds_counts():
    assert Ratios({"kept": [9.0, 0.1, 0.2]}).of("kept") == 0.2
    assert Ratios().of("kept") is None


@pytest.mark.parametrize(
    ("name", "path", "most"),
    [
        ("site:home", "/", 1.5),
        ("site:meeting-list", "/sitzungen/", 2),
        ("site:meeting-detail", "/sitzungen/a/", 3),
        ("site:paper-detail", "/dokumente/a/", 3),
        ("site:calendar-feed", "/termine/kalender.ics", 2.5),
        ("site:minutes-paper", "/sitzungen/a/protokoll.pdf", 6),
        ("dossier:meeting-dossier", "/sitzungen/a/alles.pdf", 9),
    ],
)
def test_each_kind_of_page_has_its_limit(name, path, most):
    assert limits.limits_of(name, path)["anew"] == most
    assert row(name, path, anew=most, kept=0.15, unchanged=0.15, first=1.5, form=2.5).misses() == []
    assert row(name, path, anew=most + 0.01).misses() == [f"{path}: anew {most + 0.01:.2f}, at most {most:g}"]


def test_every_miss_is_said_and_whatever_has_no_figure_is_none():
    report = Report("Ein Netzwerk.", rows=[row(kept=0.2, anew=1.0, first=3.9)])
    report.memory, report.growth = {"worker": 151.0, "clockwork": 60.0}, {"/": 1.6}
    report.counting = {"earned by attendances": 3.1, "lost by absences": 2.9}

    assert report.misses() == [
        "/: kept 0.20, at most 0.15",
        "/: first 3.90, at most 1.5",
        "the worker holds 151 MB, at most 150",
        "/: 1.60 times as dear with 300, at most 1.5",
        "counting votes earned by attendances: 3.10 bare loops, at most 3",
    ]
    assert "| `/` | 1.0 | 0.20 | – | 1.00 | 3.90 | – |" in report.page()
    assert "all together  211" in report.text()


def test_the_page_says_whether_the_machine_was_busy(monkeypatch):
    for average, says in ((0.9, "the machine was quiet"), (7.0, "the machine was busy with other things")):
        monkeypatch.setattr(os, "getloadavg", lambda average=average: (average,) * 3)
        assert says in Report("Ein Netzwerk.").page()


def test_what_can_be_varied_has_sensible_defaults():
    asked = arguments([])
    assert (asked.scale, asked.networks, asked.write) == (1.0, 300, False)
