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
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.rules import called
from sozialraum.network.models import Body

pytestmark = [pytest.mark.django_db, pytest.mark.once]

TODAY = "2026-11-22T12:00:00+01:00"
#: So many facts of a kind are looked for at least, in each of its renderings.
LEAST = {
    "page of a meeting": 500,
    "minutes on paper": 450,
    "page of a decision": 200,
    "table of decisions": 200,
    "calendar": 60,
    "data for machines": 100,
    "page of a version": 20,
    "page of a group": 20,
    "page of an institution": 60,
    "table of institutions": 60,
}
EDGE = 4  # lines of a page in which head and foot stand


@pytest.fixture(scope="module")
def network(arranged_once):
    with arranged_once(), time_machine.travel(TODAY, tick=False):
        call_command("load", str(demo.SAMPLE), stdout=io.StringIO())
        body = Body.objects.get(key=demo.KEY)
        yield body, yaml.load(dump(body).text, Loader=yaml.BaseLoader)


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


def squeezed(text: str) -> str:
    """Without what the turning of lines adds or takes away."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text.replace("\u2011", "-"))


def typed(text: str):
    """The lines of a typed text without the signs that only shape it."""
    for line in text.splitlines():
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"^\s*(?:[-#]+|\d+\.)\s+", "", line)).replace("*", "")
        if plain.strip():
            yield plain.strip()


def day(text: str) -> str:
    return PartialDate.parse(text).in_words(weekday=False)


def clock(text: str) -> str:
    hour, minute = text.split(":")
    return f"{int(hour)}.{minute}" if minute != "00" else f"{int(hour)}"


def count(votes: dict[str, str]):
    """Each number of a count as it is said."""
    nouns = {"yes": "{} Ja", "no": "{} Nein", "recused": "{} befangen"}
    for name, said in nouns.items():
        if name in votes:
            yield said.format(votes[name])
    if "abstain" in votes:
        yield f"{votes['abstain']} Enthaltung{'' if votes['abstain'] == '1' else 'en'}"
    if "words" in votes:
        yield votes["words"]


def votes_of(decision):
    yield from decision.get("votes", ())
    for ballot in decision.get("ballots", ()):
        yield from ballot["counts"]


class Facts:
    """What a network's founding file says of each of its things."""

    def __init__(self, file):
        self.file = file
        self.names = {one["key"]: one["name"] for one in file["organizations"] if "name" in one}
        self.listed = {one["key"] for one in file["organizations"] if one.get("listed") == "yes"}
        self.places = {one["key"]: one for one in file["locations"]}
        self.papers = {one["key"]: one for one in file["documents"]}
        self.meetings = [one for one in file["meetings"] if "withdrawn" not in one]

    def decisions(self):
        for meeting in self.meetings:
            yield from ((one, meeting) for one in meeting.get("decisions", ()))
        yield from ((one, None) for one in self.file.get("decisions", ()))

    def of_meeting(self, meeting):
        yield called(meeting["name"], [self.names[group] for group in meeting["of"]])
        yield day(meeting["date"])
        yield from (self.names[group] for group in meeting["of"])
        yield from (clock(meeting[name]) for name in ("start", "end") if name in meeting)
        if "location" in meeting:
            place = self.places[meeting["location"]]
            yield from (place[name] for name in ("name", "street_address", "locality", "room") if name in place)

    def of_record(self, meeting):
        for item in meeting.get("agenda", ()):
            if item.get("public") == "no":
                continue
            yield f"TOP {item['number']}"
            yield item["name"]
            yield from typed(item.get("text", ""))
            known = (self.papers[one["document"]] for one in item.get("consultations", ()))
            yield from (paper["name"] for paper in known if paper.get("audience", "public") in ("public", "öffentlich"))
        told = meeting.get("minutes", {})
        if "approved" in told:
            yield day(told["approved"])
        if "present" in told:
            yield f"{told['present']} Person{'' if told['present'] == '1' else 'en'}"
        yield from (self.names[one] for one in told.get("institutions", ()) if one in self.listed)
        for quorum in told.get("quorum", ()):
            yield self.names[quorum["of"]]
            yield "Beschlussfähig" if quorum["reached"] == "yes" else "Nicht beschlussfähig"
            yield from (f"{quorum[name]}" for name in ("present", "voters", "needed", "basis") if name in quorum)
        for task in told.get("tasks", ()):
            yield task.get("who", task["what"])
            yield task["what"]
            yield "erledigt" if task.get("done") == "yes" else day(task["due"]) if "due" in task else task["what"]
        for decision in meeting.get("decisions", ()):
            yield from self.of_decision(decision, meeting)

    def of_decision(self, decision, meeting):
        yield decision["title"]
        yield decision.get("number", decision["title"])
        yield from typed(decision.get("wording", ""))
        yield from typed(decision.get("reason", ""))
        yield from typed(decision.get("outcome", ""))
        if "outcome_date" in decision:
            yield day(decision["outcome_date"])
        yield decision.get("majority", decision["title"])
        yield capfirst(decision["result"])
        if "progress" in decision:
            yield capfirst(decision["progress"])
        groups = decision.get("by") or meeting["of"]
        if len(groups) > 1 or not meeting or groups != meeting["of"]:
            yield from (self.names[group] for group in groups)
        for votes in votes_of(decision):
            yield from count(votes)

    def of_institution(self, one):
        yield one["name"]
        yield from (one[name] for name in ("kind", "phone", "email", "website") if name in one)
        for name in ("offers", "postal_address", "hours"):
            yield from one.get(name, "").splitlines()
        yield from (word.strip() for word in one.get("languages", "").split(",") if word)

    def of_group(self, one):
        yield one["name"]
        yield one.get("rhythm", one["name"])
        for name in ("start", "end"):
            if name in one:
                yield day(one[name])
        yield from (one[name] for name in ("min_per_year", "max_per_year") if name in one)
        yield one.get("task", one["name"])[1:].rstrip(".!?")


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
        if record and "present" in meeting["minutes"]:
            yield "minutes on paper", key, read.paper(f"{path}protokoll.pdf"), [*facts.of_meeting(meeting), *record]
        if len(meeting["date"]) == len("2026-01-01"):
            names = [facts.names[one] for one in meeting["of"]]
            said = [called(meeting["name"], names), *names, meeting["date"].replace("-", "")]
            place = [facts.places[meeting["location"]]["name"]] if "location" in meeting else []
            yield "calendar", key, read.calendar(f"{path}termin.ics"), [meeting["name"], *said[1:], *place]
            yield "data for machines", key, read.machine(path), [*said[:-1], meeting["date"], *place]
    table = {row["Adresse"].rstrip("/").rpartition("/")[2]: row for row in read.table("/beschluesse/register.csv")}
    for decision, meeting in facts.decisions():
        told = [*facts.of_decision(decision, meeting), day((meeting or decision)["date"])]
        key = decision["key"]
        yield "page of a decision", key, read.page(f"/beschluesse/{key}/"), told
        numbers = [
            str(value) for votes in votes_of(decision) for name, value in votes.items() if name not in ("of", "words")
        ]
        for_table = [*(one for one in facts.of_decision({**decision, "votes": []}, meeting)), *numbers]
        yield "table of decisions", key, squeezed(" ".join(words_of(table[key]))), for_table
    for paper in facts.papers.values():
        for version in paper.get("versions", ()) if paper.get("audience", "öffentlich") == "öffentlich" else ():
            said = [paper["name"], *typed(re.sub(r"§ \d+\w* ", "", version.get("text", "")).replace("\n\n", "\n"))]
            dates = [day(version[name]) for name in ("from", "until") if name in version]
            link = f"{paper['key']}/{version['label']}"
            by = [one["title"] for one, _in in facts.decisions() if {"adopts": link} in one.get("effects", ())]
            text = read.page(f"/dokumente/{link}/")
            yield "page of a version", link, text, [*said, *dates, *by, version.get("note", paper["name"])]
    listed = {row["Name"]: row for row in read.table("/einrichtungen/liste.csv")}
    for one in facts.file["organizations"]:
        if one.get("classification") == "Einrichtung" and one["key"] in facts.listed:
            told = list(facts.of_institution(one))
            yield "page of an institution", one["key"], read.page(f"/einrichtungen/{one['key']}/"), told
            yield "table of institutions", one["key"], squeezed(" ".join(listed[one["name"]].values())), told
        elif "rhythm" in one or one.get("classification") in ("Plenum", "Arbeitsgruppe", "Lenkungsgruppe"):
            yield "page of a group", one["key"], read.page(f"/gremien/{one['key']}/"), list(facts.of_group(one))


def words_of(row):
    """A row of the table; days are written there as machines do."""
    for name, value in row.items():
        yield day(value) if name in ("Datum", "Stand vom") and value else value
    yield from (capfirst(row[name]) for name in ("Ergebnis", "Stand"))


def test_each_fact_of_the_file_stands_in_each_rendering(network):
    body, file = network
    looked, missing = Counter(), []

    with time_machine.travel(TODAY, tick=False):
        for what, key, text, told in renderings(Facts(file), Reading(body.hosts.get().name)):
            looked[what] += len(told)
            missing += [(what, key, fact) for fact in told if squeezed(fact) not in text]

    assert not missing, "\n".join(map(str, missing))
    assert {what: (looked[what], least) for what, least in LEAST.items() if looked[what] < least} == {}
    assert looked.keys() == LEAST.keys()
