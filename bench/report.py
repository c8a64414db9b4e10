"""Bench: the figures as a plain table, and as ``docs/performance.md``; what misses its target is said plainly."""

from __future__ import annotations

import datetime as dt
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.acts import Rate
from bench.client import Timing
from bench.house import Spent

QUERIES, UNCHANGED, WORKER = 12, 3.0, 150.0
IMPORT = 10.0  # seconds for a list of 5,000 contacts, all of it in the journal
STEPS = {"read": "read", "preview": "preview", "taken_over": "taken over"}
#: A feed, a table and the list of pages hand out a whole list at once; a page shows a part of it.
P95 = {"text/calendar": 60.0, "text/csv": 60.0, "application/xml": 60.0, "application/pdf": 150.0}
PAGE_P95 = 25.0
HEAD = (
    "page",
    "queries",
    "kB",
    "made: p50 ms",
    "p95 ms",
    "1: req/s",
    "p50 ms",
    "p95 ms",
    "4: req/s",
    "p95 ms",
    "304 ms",
)


@dataclass(frozen=True)
class Row:
    """One page with everything measured."""

    page: dict[str, Any]
    made: Timing
    one: Timing
    four: Timing
    unchanged: Timing | None

    @property
    def name(self) -> str:
        """Its path; of another network, its name in front."""
        host = self.page["host"].partition(".")[0]
        return self.page["path"] + ("" if host == "localhost" else f" ({host})")

    def cells(self) -> tuple[str, ...]:
        timing = f"{self.one.per_second:.0f}", f"{self.one.p50:.1f}", f"{self.one.p95:.1f}"
        unchanged = f"{self.unchanged.p95:.1f}" if self.unchanged else "–"
        queries = f"{self.page['nobody']} / {self.page['member']}"
        four = f"{self.four.per_second:.0f}", f"{self.four.p95:.1f}"
        made = f"{self.made.p50:.1f}", f"{self.made.p95:.1f}"
        return self.name, queries, f"{self.one.bytes / 1000:.1f}", *made, *timing, *four, unchanged

    def misses(self) -> list[str]:
        """What is not as it must be, as sentences."""
        path, limit = self.name, P95.get(self.page["kind"], PAGE_P95)
        said = [
            f"{path}: {self.page[who]} queries for {who}, at most {QUERIES} allowed"
            for who in ("nobody", "member")
            if self.page[who] > QUERIES
        ]
        for what, timing in (("kept", self.one), ("made anew", self.made)):
            if timing.p95 >= limit:
                said.append(f"{path}: {what}, p95 {timing.p95:.1f} ms, must stay below {limit:.0f} ms")
        if self.unchanged and self.unchanged.p95 >= UNCHANGED:
            said.append(f"{path}: 304 in {self.unchanged.p95:.1f} ms, must stay below {UNCHANGED:.0f} ms")
        return said


@dataclass
class Report:
    """Everything one run has found."""

    what: str
    found: dict[str, Any] = field(default_factory=dict)
    commands: dict[str, Spent] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    unmeasured: list[str] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    rates: list[Rate] = field(default_factory=list)
    journal: dict[str, float] = field(default_factory=dict)
    contacts: dict[str, float] = field(default_factory=dict)
    how: str = ""

    def misses(self) -> list[str]:
        said = [miss for row in self.rows for miss in row.misses()]
        if self.contacts and self.importing >= IMPORT:
            said.append(
                f"list of {self.contacts['contacts']:.0f} contacts: {self.importing:.1f} s, at most {IMPORT:.0f}"
            )
        most = max(self.memory.values(), default=0)
        return [*said, *([f"worker: {most:.0f} MB, must stay below {WORKER:.0f} MB"] if most >= WORKER else [])]

    @property
    def importing(self) -> float:
        """Seconds from the file to the last contact."""
        return self.contacts["read"] + self.contacts["preview"] + self.contacts["taken_over"]

    def tables(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Each with its heading; the first line of a table names its columns."""
        commands = [(name, f"{spent.seconds:.1f}", f"{spent.megabytes:.0f}") for name, spent in self.commands.items()]
        rates = [(rate.what, f"{rate.per_second:.0f}", f"{rate.p95:.1f}") for rate in self.rates]
        return [
            ("Pages", [HEAD, *(row.cells() for row in self.rows)]),
            ("Worker", [("when", "MB"), *((when, f"{size:.0f}") for when, size in self.memory.items())]),
            ("Commands", [("command", "s", "peak MB"), *commands]),
            ("Acts", [("who", "acts/s", "p95 ms"), *rates]),
        ]

    def sentences(self) -> list[str]:
        """What stands below the tables."""
        said = [f"MISSED: {miss}." for miss in self.misses()] or ["Every target is met."]
        said += [f"No example answered for `{name}`; it is not measured." for name in self.unmeasured]
        if self.contacts:
            count, told = (self.contacts[name] for name in ("contacts", "told"))
            steps = ", ".join(f"{name} {self.contacts[key]:.1f} s" for key, name in STEPS.items())
            said.append(
                f"A list of {count:.0f} contacts is imported in {self.importing:.1f} s ({steps}), below {IMPORT:.0f} s;"
                f" its progress is told {told:.0f} times."
            )
        if self.journal:
            entries, seconds, faults = (self.journal[name] for name in ("entries", "seconds", "faults"))
            said.append(f"The journal of {entries:.0f} entries is verified in {seconds:.1f} s: {faults:.0f} faults.")
        return said

    def text(self) -> str:
        parts = [f"{heading}\n{_aligned(table)}" for heading, table in self.tables()]
        return "\n\n".join([self.what, machine(self.found), *parts, "\n".join(self.sentences())]) + "\n"

    def page(self) -> str:
        """``docs/performance.md``."""
        parts = [f"## {heading}\n\n{_markdown(table)}" for heading, table in self.tables()]
        said = "## Judgement\n\n" + "\n".join(f"- {sentence}" for sentence in self.sentences())
        head = f"# How quick the house is\n\nMeasured on {dt.date.today()} by `make bench`. {self.what}"  # noqa: DTZ011
        return "\n\n".join([head, machine(self.found), TARGETS, *parts, said, MEMORY, f"## Again\n\n{self.how}"]) + "\n"


TARGETS = f"""## Targets

p95 for one caller, one server worker: a page below {PAGE_P95:.0f} ms; a feed, and what else hands out a whole list
(the register as a table, the list of pages), below {P95["text/calendar"]:.0f} ms; a PDF below
{P95["application/pdf"]:.0f} ms; a 304 below {UNCHANGED:.0f} ms. At most {QUERIES} queries on any page, for nobody and
for a member. A worker below {WORKER:.0f} MB.

In the table of pages, `queries` are those of nobody / of a member for a page made anew; `made` is such a page, `1:` one
caller of a page that is kept, `4:` four of them at once (no target: they show how one worker queues), and `304` is the
p95 of asking whether an unchanged page has changed."""


MEMORY = """## Memory

What a process remembers is bounded in bytes, of all networks together, and shared fairly: whoever has most makes room.

| what | MB | shared among |
| --- | --: | --- |
| pages as they left (`config.unchanged.PAGES`) | 16 | networks |
| pages with parameters, e.g. searches (`config.unchanged.NARROWED`) | 8 | paths of networks |
| values that pages share (`foundation.memory.REMEMBERED`) | 32 | networks |
| differences between two versions (`papers.queries.DIFFERENCES`) | 8 | networks |

A network of twelve years needs 0.1 MB of values for its start page and 0.25 MB for all its lists. Besides, the
last short texts are kept in their HTML (at most some 10 MB) and as lines of a calendar (5 MB). To read a founding file
takes some 17 bytes of memory for each of its bytes, at most 100 MB of them, in a process of its own."""


def machine(found: dict[str, Any]) -> str:
    """What it was measured on."""
    info = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    soft = f"CPython {platform.python_version()}, Django {found.get('django')}, {found.get('database')}"
    load = os.getloadavg()[0]
    return f"Machine: {os.cpu_count()} cores ({model}), {memory:.0f} GiB, {soft}; load average at the end {load:.1f}."


def _aligned(table: list[tuple[str, ...]]) -> str:
    first, *widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for name, *cells in table:
        right = [cell.rjust(width) for cell, width in zip(cells, widths, strict=True)]
        lines.append("  ".join([name.ljust(first), *right]))
    return "\n".join(lines)


def _markdown(table: list[tuple[str, ...]]) -> str:
    head, *rows = table
    lines = [head, ("---", *("--:" for _ in head[1:]))]
    lines += [(f"`{name}`" if name[:1] == "/" else name, *cells) for name, *cells in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
