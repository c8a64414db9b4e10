"""Bench: ``python -m bench`` – invents a network, loads it into a house of its own, and measures that house."""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench import body, counting, crowd, forms, limits
from bench.client import Question
from bench.house import ROOT, House, Server
from bench.ratios import ANYTHING, Bench, Worker
from bench.report import Report, Row

MAIN, SECOND = "musterjahre", "musternebenan"
LITTLE = 0.02  # the second network is there for its full feed
SENT = 7  # concerns
ALIKE = ("/", "/gremien/plenum/", "/sitzungen/")  # measured with few networks and with many
LAPS = 1  # of each of the eight callers


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measures the house on twelve invented years.")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is the whole network, 0.02 a fiftieth of it")
    parser.add_argument("--rounds", type=int, default=5, help="of page and yardstick in turns; the median counts")
    parser.add_argument("--only", default="", metavar="PART", help="only pages with this part in their address")
    parser.add_argument("--networks", type=int, default=limits.NETWORKS, help="in the house at the end")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL database to spoil")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    """Measure, report, and say with the exit code whether every target is met."""
    asked = arguments(words)
    with tempfile.TemporaryDirectory(prefix="sozialraum-bench-") as place:
        house = House(Path(place), asked.database)
        report = Report(_what(asked), how=_how(asked))
        fill(house, report, asked)
        found = house.asked("bench.pages")
        report.unmeasured = found["unmeasured"]
        office = house.asked("bench.office")
        pages = [page for page in found["pages"] if asked.only in page["path"]]
        with house.bare() as bare, house.served() as server, acting(house) as act:
            bench = Bench(Worker.of(server), Worker.of(bare), act, asked.rounds)
            report.unit = bench.bare.cost(ANYTHING, 50) * 1000
            measure(bench, server, report, pages)
            measure_office(bench, report, office)
            grow(bench, house, report, asked.networks)
        say("Zähle Stimmen …")
        report.counting = counting.ratios(asked.rounds)
    sys.stdout.write(f"\n{report.text()}")
    if asked.write:
        (ROOT / "docs" / "performance.md").write_text(report.page(), encoding="utf-8")
    return 1 if report.misses() else 0


def fill(house: House, report: Report, asked: argparse.Namespace) -> None:
    """Prepare, load, load again, dump; refuses a database in which something lives."""
    say("Richte ein Haus ein …")
    report.commands["prepare an empty house"] = house.command("prepare", "--empty")
    report.found = house.asked("bench.inside")
    if report.found["bodies"]:
        raise SystemExit("There is a network in this database already; the bench spoils what it measures.")
    whole = body.write(house.folder / "whole", body.Size().scaled(asked.scale), key=MAIN)
    events = round(body.Size.meetings * min(1, asked.scale)) or 4
    size = replace(body.Size().scaled(LITTLE), meetings=events, items=1)
    year = body.busy_year(dt.date.today())  # noqa: DTZ011 - any day will do
    second = body.write(house.folder / "second", size, key=SECOND, span=year)
    say(f"Lade {whole.stat().st_size / 1_000_000:.1f} MB …")
    report.commands["load"] = house.command("load", str(whole))
    report.commands["load again, nothing changed"] = house.command("load", str(whole))
    report.commands["dump"] = house.command("dump", "--body", MAIN, "--with-people", str(house.folder / "dump"))
    house.command("load", str(second))


@contextmanager
def acting(house: House) -> Iterator[Callable[[], None]]:
    """What does one public act in the main network, and returns when it is done."""
    process = house.start("bench.acting", MAIN, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    entrance, way_out = process.stdin, process.stdout
    assert entrance, "a pipe was asked for"
    assert way_out, "a pipe was asked for"

    def act() -> None:
        entrance.write("act\n")
        entrance.flush()
        if way_out.readline() != "done\n":
            raise RuntimeError("nobody acts any more")

    try:
        yield act
    finally:
        process.kill()
        process.communicate()


def measure(bench: Bench, server: Server, report: Report, pages: list[dict[str, str]]) -> None:
    """Every page, then eight callers at once, then concerns that are sent."""
    opened, since = forms.opened(server.port, SENT), time.monotonic()
    questions = list[Question]()
    for page in pages:
        question = Question(page["path"], page["host"])
        say(f"Messe {question.path}")
        size = len(bench.house.caller.expect(question, 200).content)
        is_kept = page["name"] not in limits.NOT_KEPT
        ratios = bench.form(question) if page["name"] in forms.FORMS else bench.page(question, is_kept=is_kept)
        report.rows.append(Row(page["name"], question.path, ratios, size, question.host))
        questions.append(question)
    say(f"{crowd.CALLERS} rufen gleichzeitig …")
    crowd.rush(server.port, questions, LAPS)
    report.memory = server.memory()
    time.sleep(max(0.0, since + forms.FOUR_SECONDS - time.monotonic()))
    report.rows.append(Row("concerns:concern-say", f"{forms.SAY} sent", bench.sent(opened)))


def measure_office(bench: Bench, report: Report, office: dict[str, Any]) -> None:
    """The pages of the office, as it is logged in."""
    for page in office["pages"]:
        question = Question(page["path"], cookie=office["cookie"])
        say(f"Messe {question.path}")
        size = len(bench.house.caller.expect(question, 200).content)
        report.rows.append(Row(page["name"], question.path, bench.form(question), size))
    note = office["note"]
    stored = Question(note["path"], words=tuple((name, text) for name, text in note["words"]))
    report.rows.append(Row("notes:item-note", "a note stored", bench.sent([stored] * SENT)))


def grow(bench: Bench, house: House, report: Report, networks: int) -> None:
    """What the same pages cost with many networks, divided by what they cost with few."""
    few = {path: bench.page(Question(path)).of("anew") or 0 for path in ALIKE}
    say(f"Lade weitere {networks - 2} Netzwerke …")
    house.asked("bench.networks", str(networks - 2), str(house.folder))
    report.growth = {path: (bench.page(Question(path)).of("anew") or 0) / few[path] for path in ALIKE}


def _what(asked: argparse.Namespace) -> str:
    size = body.Size().scaled(asked.scale)
    things = f"{size.meetings} meetings with {size.items} items each, {size.decisions} decisions"
    rest = f"{size.institutions} institutions, {size.people} people"
    papers = f"{size.papers} documents with {size.versions} versions each"
    return f"An invented network of twelve years: {things}, {papers}, {rest}."


def _how(asked: argparse.Namespace) -> str:
    return f"""`make bench ARGS=--write` measures anew and writes this page; `ARGS="--help"` lists what can be varied,
and `ARGS="--only /gremien/ --networks 3"` answers in a minute. It ends with an error if a target is missed.
Here: the median of {asked.rounds} rounds, over keep-alive connections on loopback, with the real server (`sozialraum
run --workers 1`). Pages are found in the table of addresses (`docs/reference/addresses.md`), so a new one is measured
by itself."""


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
