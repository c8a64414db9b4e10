"""Every fact of the founding file of the demo network is read again in each rendering of its thing.

The facts are taken from a dump, kind by kind; a kind of which fewer are found than ``LEAST`` says is a fault of its
own, so that nothing is proved by looking for nothing.
"""

import csv
import html
import io
import json
import re
from collections import Counter

import pytest
import time_machine
import yaml
from django.core.management import call_command
from django.test import Client
from django.utils.text import capfirst
from pypdf import PdfReader

from sozialraum.config.management.commands import demo
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.meetings.rules import called
from sozialraum.network.models import Body
from sozialraum.papers import actions as papers
from sozialraum.papers.models import Version
from tests.site.facts import Facts, counts_of, day, squeezed, typed, votes_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]

LOADED, TODAY = "2026-11-20T12:00:00+01:00", "2026-11-22T12:00:00+01:00"
CORRECTED = "2026-11-22"
#: So many facts of a kind are looked for at least, in each of its renderings.
LEAST = {
    "page of a meeting": 500,
    "minutes on paper": 450,
    "page of a decision": 200,
    "table of decisions": 200,
    "calendar": 60,
    "data for machines: meeting": 150,
    "data for machines: decision": 250,
    "data for machines: version": 15,
    "page: items": 150,
    "paper: items": 150,
    "page: counts of a group": 30,
    "paper: counts of a group": 30,
    "table: counts of a group": 12,
    "data for machines: counts of a group": 12,
    "page: approvals": 15,
    "paper: approvals": 15,
    "page: corrected on": 4,
    "paper: corrected on": 1,
    "calendar: corrected on": 1,
    "table: corrected on": 2,
    "data for machines: corrected on": 4,
    "page of a version": 20,
    "page of a version: Leichte Sprache": 30,
    "page of an event": 20,
    "calendar: event": 8,
    "calendar: ahead": 8,
    "data for machines: event": 10,
    "page of a group": 20,
    "page of an institution": 60,
    "table of institutions": 60,
}
NUMBERS = ("yes", "no", "abstain", "recused")
EDGE = 4  # lines of a page in which head and foot stand


@pytest.fixture(scope="module")
def network(arranged_once):
    with arranged_once(), time_machine.travel(LOADED, tick=False):
        call_command("load", str(demo.SAMPLE), stdout=io.StringIO())
        body = Body.objects.get(key=demo.KEY)
        loaded = yaml.load(dump(body, with_people=True).text, Loader=yaml.BaseLoader)
        with time_machine.travel(TODAY, tick=False):
            go_on(body)
        yield body, yaml.load(dump(body).text, Loader=yaml.BaseLoader), loaded


def go_on(body):
    """What the invented network has none of: rounds of voting, approvals one by one, corrections of what was public."""
    office = Visitor.house(body)
    held = Resolution.objects.filter(body=body, meeting__record_published__isnull=False).order_by(
        "-meeting__date", "pk"
    )
    alone, other = held[0], held[1]
    for number, words in ((1, {"result": "rejected"}), (2, {"result": "carried", "override_reason": "Losentscheid"})):
        counts = [(group, VoteFigures(4 + number, 5, 1, 2, **words)) for group in alone.groups]
        way, question = ("secret", "") if number == 1 else ("hands", "Gegenantrag mit anderem Wortlaut")
        decisions.count_votes(alone, by=office, counts=counts, round=number, way=way, question=question)
    decisions.resolutions.correct(other, by=office, name=f"{other.name}, berichtigt")
    version = Version.objects.filter(body=body).exclude(text="").order_by("pk").first()
    papers.versions.correct(version, by=office, text=version.text.replace("Die", "Alle", 1))
    for minutes in Minutes.objects.filter(body=body, state="published").order_by("-meeting__date")[:6]:
        for approval in minutes.approvals.all():
            decisions.withdraw_approval(minutes, by=office, organization=approval.organization)
        for place, group in enumerate(minutes.meeting.groups):
            words = {
                "way": "silence",
                "date": PartialDate(2026, 11, place + 1),
                "corrections": f"Zu Punkt {place}: Wort.",
            }
            decisions.approve_minutes(minutes, by=office, organization=group, **words)


class Reading:
    """What the public reads of this network, each address fetched once and squeezed for looking into."""

    def __init__(self, host: str):
        self.client, self.host, self.known = Client(), host, {}

    def raw(self, path: str) -> bytes:
        if path not in self.known:
            answer = self.client.get(path, headers={"host": self.host})
            assert answer.status_code == 200, path
            self.known[path] = answer.content
        return self.known[path]

    def page(self, path: str) -> str:
        main = re.search(r"<main.*</main>", self.raw(path).decode(), re.DOTALL)
        return squeezed(html.unescape(re.sub(r"<[^>]+>", " ", main[0] if main else "")))

    def paper(self, path: str) -> str:
        found = PdfReader(io.BytesIO(self.raw(path)))
        pages = [page.extract_text().splitlines() for page in found.pages]
        edges = Counter(line for lines in pages for line in {*lines[:EDGE], *lines[-EDGE:]})
        running = {line for line, times in edges.items() if times == len(pages) > 1}
        running |= {line for line in edges if re.search(r"Seite \d+ von \d+", line)}
        kept = (line for lines in pages for line in lines if line not in running)
        return squeezed("\n".join([found.metadata.title, *kept]))

    def machine(self, path: str) -> str:
        found = re.search(
            r'<script type="application/ld\+json"[^>]*>(.*?)</script>', self.raw(path).decode(), re.DOTALL
        )
        return squeezed(json.dumps(json.loads(found[1]), ensure_ascii=False)) if found else ""

    def calendar(self, path: str) -> str:
        return squeezed(re.sub(r"\\([,;\\])", r"\1", self.raw(path).decode().replace("\r\n ", "").replace("\\n", " ")))

    def table(self, path: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.raw(path).decode("utf-8-sig")), delimiter=";"))


def renderings(facts: Facts, read: Reading):
    """Each rendering of each thing: what it is, which thing, its text, and what must stand in it."""
    for meeting in facts.meetings:
        key, state = meeting["key"], meeting.get("state", "hat stattgefunden")
        if state == "in Vorbereitung":
            continue
        path = f"/sitzungen/{key}/"
        record = (
            list(facts.of_record(meeting)) if meeting.get("minutes", {}).get("state", "Entwurf") != "Entwurf" else []
        )
        yield "page of a meeting", key, read.page(path), [*facts.of_meeting(meeting), *record]
        corrected = [f"Berichtigt am {day(CORRECTED)}"] if "corrected" in meeting else []
        parts = {
            "items": list(facts.of_items(meeting)),
            "approvals": list(facts.of_approvals(meeting)),
            "counts of a group": [one for told in meeting.get("decisions", ()) for one in counts_of(told)],
            "corrected on": corrected,
        }
        for part, told in parts.items() if record else ():
            yield f"page: {part}", key, read.page(path), told
            if "present" in meeting["minutes"]:
                yield f"paper: {part}", key, read.paper(f"{path}protokoll.pdf"), told
        if record and "present" in meeting["minutes"]:
            yield "minutes on paper", key, read.paper(f"{path}protokoll.pdf"), [*facts.of_meeting(meeting), *record]
        if len(meeting["date"]) == len("2026-01-01"):
            names = [facts.names[one] for one in meeting["of"]]
            said = [called(meeting["name"], names), *names, meeting["date"].replace("-", "")]
            place = [facts.places[meeting["location"]]["name"]] if "location" in meeting else []
            calendar, machine = read.calendar(f"{path}termin.ics"), read.machine(path)
            yield "calendar", key, calendar, [meeting["name"], *said[1:], *place]
            yield "calendar: corrected on", key, calendar, corrected
            times = [f"T{meeting[name]}" for name in ("start", "end") if name in meeting]
            yield "data for machines: meeting", key, machine, [*said[:-1], meeting["date"], *place, *times]
            yield (
                "data for machines: corrected on",
                key,
                machine,
                [f'"dateModified":"{CORRECTED}"' for _one in corrected],
            )
    table = {row["Adresse"].rstrip("/").rpartition("/")[2]: row for row in read.table("/beschluesse/register.csv")}
    for decision, meeting in facts.decisions():
        told = [*facts.of_decision(decision, meeting), day((meeting or decision)["date"])]
        key = decision["key"]
        yield "page of a decision", key, read.page(f"/beschluesse/{key}/"), told
        numbers = [str(value) for votes in votes_of(decision) for name, value in votes.items() if name in NUMBERS]
        for_table = [*(one for one in facts.of_decision({**decision, "votes": []}, meeting)), *numbers]
        row = squeezed(" ".join(words_of(table[key])))
        yield "table of decisions", key, row, for_table
        machine = read.machine(f"/beschluesse/{key}/")
        groups = [facts.names[group] for group in decision.get("by") or meeting["of"]]
        said = [decision["title"], *groups, (meeting or decision)["date"], capfirst(decision["result"])]
        said += [decision[name] for name in ("number", "wording") if name in decision]
        yield "data for machines: decision", key, machine.replace("\\n", ""), [*said, *counts_of(decision)]
        for what, text in (("table", row), ("data for machines", machine)):
            yield f"{what}: counts of a group", key, text, list(counts_of(decision)) if "ballots" in decision else []
        if "corrected" in decision:
            yield "table: corrected on", key, table[key]["Berichtigt am"], [CORRECTED]
            yield "data for machines: corrected on", key, machine, [f'"dateModified":"{CORRECTED}"']
            yield "page: corrected on", key, read.page(f"/beschluesse/{key}/"), [f"am {day(CORRECTED)}"]
    for paper in facts.papers.values():
        for version in paper.get("versions", ()) if paper.get("audience", "öffentlich") == "öffentlich" else ():
            said = [paper["name"], *typed(re.sub(r"§ \d+\w* ", "", version.get("text", "")).replace("\n\n", "\n"))]
            dates = [day(version[name]) for name in ("in_force", "until") if name in version]
            link = f"{paper['key']}/{version['label']}"
            by = [one["title"] for one, _in in facts.decisions() if {"adopts": link} in one.get("effects", ())]
            text, machine = read.page(f"/dokumente/{link}/"), read.machine(f"/dokumente/{link}/")
            yield (
                "data for machines: version",
                link,
                machine,
                [paper["name"], *(version[name] for name in ("in_force", "until") if name in version)],
            )
            if "corrected" in version:
                yield "page: corrected on", link, text, [f"Berichtigt am {day(CORRECTED)}"]
                yield "data for machines: corrected on", link, machine, [f'"dateModified":"{CORRECTED}"']
            yield "page of a version: Leichte Sprache", link, text, list(typed(version.get("plain_text", "")))
            yield "page of a version", link, text, [*said, *dates, *by, version.get("note", paper["name"])]
    yield from events(facts, read)
    listed = {row["Name"]: row for row in read.table("/einrichtungen/liste.csv")}
    for one in facts.file["organizations"]:
        if one.get("classification") == "Einrichtung" and one["key"] in facts.listed:
            told = list(facts.of_institution(one))
            yield "page of an institution", one["key"], read.page(f"/einrichtungen/{one['key']}/"), told
            yield "table of institutions", one["key"], squeezed(" ".join(listed[one["name"]].values())), told
        elif "rhythm" in one or one.get("classification") in ("Plenum", "Arbeitsgruppe", "Lenkungsgruppe"):
            yield "page of a group", one["key"], read.page(f"/gremien/{one['key']}/"), list(facts.of_group(one))


def events(facts: Facts, read: Reading):
    """What is offered beside sittings, and the two calendars of everything that lies ahead."""
    ahead = read.calendar("/termine/kalender.ics")
    for event in facts.file["events"]:
        key, path = event["key"], f"/veranstaltungen/{event['key']}/"
        yield "page of an event", key, read.page(path), list(facts.of_event(event))
        said = [event["name"], *(facts.names[event[name]] for name in ("organization",) if name in event)]
        where = [facts.places[event[name]]["name"] for name in ("location",) if name in event]
        dated = [event["date"].replace("-", ""), *where]
        times = [f"{event['date']}T{event[name]}" for name in ("start", "end") if name in event]
        yield "calendar: event", key, read.calendar(f"{path}termin.ics"), [event["name"], *dated]
        yield "calendar: ahead", key, ahead, [event["name"], *dated]
        yield "data for machines: event", key, read.machine(path), [*said, event["date"], *where, *times]
    for meeting in facts.meetings:
        if meeting["date"] >= TODAY[:10] and meeting.get("state") == "einberufen" and meeting["date"].count("-") == 2:
            yield "calendar: ahead", meeting["key"], ahead, [meeting["name"], meeting["date"].replace("-", "")]


def words_of(row):
    """A row of the table; days are written there as machines do."""
    for name, value in row.items():
        yield day(value) if name in ("Datum", "Stand vom") and value else value
    yield from (capfirst(row[name]) for name in ("Ergebnis", "Stand"))


def test_each_fact_of_the_file_stands_in_each_rendering(network):
    body, file, _loaded = network
    looked, missing = Counter(), []

    with time_machine.travel(TODAY, tick=False):
        for what, key, text, told in renderings(Facts(file), Reading(body.hosts.get().name)):
            looked[what] += len(told)
            missing += [(what, key, fact) for fact in told if squeezed(fact) not in text]

    assert not missing, "\n".join(map(str, missing))
    assert {what: (looked[what], least) for what, least in LEAST.items() if looked[what] < least} == {}
    assert looked.keys() == LEAST.keys()


def test_the_file_holds_every_word_that_was_loaded(network):
    """The file itself is the last rendering: what a network was told stands in it, kind by kind."""
    _body, _file, loaded = network
    told = yaml.load(demo.SAMPLE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    whole = squeezed(json.dumps(loaded, ensure_ascii=False))
    sections = {name: list(words_in(value)) for name, value in told.items() if isinstance(value, list) and value}

    lost = {
        name: [word for word in said if squeezed(json.dumps(word, ensure_ascii=False)[1:-1]) not in whole]
        for name, said in sections.items()
    }

    assert {"meetings", "organizations", "documents", "locations", "events"} <= sections.keys()
    assert {name: len(said) for name, said in sections.items() if len(said) < 3} == {}
    assert {name: words for name, words in lost.items() if words} == {}


def words_in(thing):
    """Each word of a file, however deep it lies."""
    if isinstance(thing, dict | list):
        for one in thing.values() if isinstance(thing, dict) else thing:
            yield from words_in(one)
    else:
        yield thing
