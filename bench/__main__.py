"""Bench: ``python -m bench`` – invents a network, loads it into a house of its own, and measures that house."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench import body, client
from bench.acts import measured
from bench.client import Question
from bench.house import ROOT, House, Server
from bench.report import Report, Row

MAIN, SECOND = "musterjahre", "musternebenan"
CONTACTS = 5000
FILES = 300  # megabytes of scans
LITTLE = 0.02  # the second network is there for its full feed, and to be written to at the same time


def arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description="Measures the house on twelve invented years.")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument("--scale", type=float, default=1.0, help="1 is the whole network, 0.02 a fiftieth of it")
    parser.add_argument("--requests", type=int, default=200, help="per page, callers and round, or 2 s long")
    parser.add_argument("--rounds", type=int, default=2, help="the best one counts")
    parser.add_argument("--acts", type=int, default=400, help="per process")
    parser.add_argument("--database", default="", metavar="URL", help="an empty PostgreSQL database to spoil")
    return parser.parse_args(words)


def main(words: list[str]) -> None:
    asked = arguments(words)
    with tempfile.TemporaryDirectory(prefix="sozialraum-bench-") as place:
        house = House(Path(place), asked.database)
        report = Report(_what(asked), how=_how(asked))
        fill(house, report, asked)
        say("Zähle Abfragen …")
        found = house.asked("bench.pages")
        report.unmeasured = found["unmeasured"]
        with house.served() as server:
            measure(server, report, found["pages"], asked)
        say("Lese eine Adressliste ein …")
        report.contacts = house.asked("bench.contacts", SECOND, str(max(30, round(CONTACTS * min(1, asked.scale)))))
        say("Messe Akte …")
        act(house, report, asked.acts)
    sys.stdout.write(f"\n{report.text()}")
    if asked.write:
        (ROOT / "docs" / "performance.md").write_text(report.page(), encoding="utf-8")


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
    save(house, report, round(FILES * asked.scale))


def save(house: House, report: Report, megabytes: int) -> None:
    """A backup of all that with scans beside it, and what it takes until a new house stands."""
    say(f"Sichere {megabytes} MB Dateien und spiele sie ein …")
    body.bulk(house.folder / "data" / "files", megabytes)
    report.commands[f"backup, with {megabytes} MB of files"] = house.command("backup")
    (archive,) = (house.folder / "data" / "backups").glob("sozialraum-*.tar.gz")
    restored = House(house.folder / "restored")
    restored.folder.mkdir()
    report.commands["restore into an empty house on SQLite"] = restored.command("restore", str(archive))


def measure(server: Server, report: Report, pages: list[dict[str, object]], asked: argparse.Namespace) -> None:
    """Every page, by one caller and by four, as a question whether it has changed, and at last each made anew."""
    requests, rounds, ask = asked.requests, asked.rounds, partial(client.ask, server.port)
    report.memory["after the first page"] = server.worker_memory()[0]
    for page in pages:
        path, host = str(page["path"]), str(page["host"])
        say(f"Messe {path}")
        asked_for = Question(path, host)
        tag = ask(asked_for, requests=min(10, requests)).tag  # warms up
        one = ask(asked_for, requests=requests, rounds=rounds)
        four = ask(asked_for, requests=requests, callers=4, rounds=rounds)
        unchanged = ask(replace(asked_for, tag=tag), requests=requests, rounds=rounds) if tag else None
        report.rows.append(Row(page, one, one, four, unchanged))
    report.memory["after all pages, as they are read"] = server.worker_memory()[0]
    for number, row in enumerate(report.rows):
        anew = Question(str(row.page["path"]), str(row.page["host"]), anew=True)
        say(f"Messe neu {anew.path}")
        report.rows[number] = replace(row, made=ask(anew, requests=requests, rounds=rounds))
    report.memory["after each was made anew, some hundred times"] = server.worker_memory()[0]


def act(house: House, report: Report, acts: int) -> None:
    """Alone, and four at once in two networks; then the journal must still hold."""
    report.rates = [
        measured(house, "one process", [MAIN], acts),
        measured(house, "four processes, two networks", [MAIN, SECOND] * 2, acts),
    ]
    report.journal = house.asked("bench.acting", MAIN)


def _what(asked: argparse.Namespace) -> str:
    size = body.Size().scaled(asked.scale)
    things = f"{size.meetings} meetings with {size.items} items each, {size.decisions} decisions"
    rest = f"{size.institutions} institutions, {size.people} people"
    papers = f"{size.papers} documents with {size.versions} versions each"
    return f"An invented network of twelve years: {things}, {papers}, {rest}."


def _how(asked: argparse.Namespace) -> str:
    best = f"up to {asked.requests} requests or 2 s per page and number of callers, the best of {asked.rounds} rounds"
    return f"""`make bench ARGS=--write` measures anew and writes this page; `ARGS="--help"` lists what can be varied.
Here: {best}, after a warm-up, over keep-alive connections on loopback, with the real server (`sozialraum run
--workers 1`). Queries are counted in the same data by Django's test client, for a page that is made anew
in a process that has seen the network before.
Pages are found in the table of addresses (`docs/reference/addresses.md`), so a new one is measured by itself."""


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
