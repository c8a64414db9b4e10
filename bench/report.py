"""Bench: the figures as a plain table, and as ``docs/performance.md``; what misses its target is said plainly."""

from __future__ import annotations

import datetime as dt
import os
import platform
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import limits
from bench.house import Spent
from bench.ratios import Ratios

COLUMNS = ("kept", "304", "anew", "first", "form")
HEAD = ("page", "kB", "kept", "304", "anew", "first reader", "form")
BUSY = 1.5  # more than the bench itself keeps running


@dataclass(frozen=True)
class Row:
    """One page with its ratios."""

    name: str
    path: str
    ratios: Ratios
    size: int = 0
    host: str = "localhost"

    @property
    def title(self) -> str:
        """Its path; of another network, its name behind it."""
        return self.path + ("" if self.host == "localhost" else f" ({self.host.partition('.')[0]})")

    def cells(self) -> tuple[str, ...]:
        ratios = [self.ratios.of(column) for column in COLUMNS]
        size = f"{self.size / 1000:.1f}" if self.size else ""
        return self.title, size, *("–" if one is None else f"{one:.2f}" for one in ratios)

    def misses(self) -> list[str]:
        """What is not as it must be, as sentences."""
        most = limits.limits_of(self.name, self.path.partition("?")[0])
        found = [(column, self.ratios.of(column)) for column in COLUMNS]
        return [
            f"{self.title}: {column} {ratio:.2f}, at most {most[column]:g}"
            for column, ratio in found
            if ratio is not None and ratio > most[column]
        ]


@dataclass
class Report:
    """Everything one run has found."""

    what: str
    how: str = ""
    found: dict[str, Any] = field(default_factory=dict)
    unit: float = 0.0  # milliseconds of the yardstick
    commands: dict[str, Spent] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    unmeasured: list[str] = field(default_factory=list)
    memory: dict[str, float] = field(default_factory=dict)
    growth: dict[str, float] = field(default_factory=dict)
    counting: dict[str, float] = field(default_factory=dict)

    def misses(self) -> list[str]:
        said = [miss for row in self.rows for miss in row.misses()]
        if (worker := self.memory.get("worker", 0)) > limits.WORKER:
            said.append(f"the worker holds {worker:.0f} MB, at most {limits.WORKER:.0f}")
        for path, times in self.growth.items():
            if times > limits.GROWTH:
                said.append(f"{path}: {times:.2f} times as dear with {limits.NETWORKS}, at most {limits.GROWTH:g}")
        for name, times in self.counting.items():
            if times > limits.COUNTING:
                said.append(f"counting votes {name}: {times:.2f} bare loops, at most {limits.COUNTING:g}")
        return said

    def tables(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Each with its heading; the first line of a table names its columns."""
        commands = [(name, f"{spent.cpu:.1f}", f"{spent.megabytes:.0f}") for name, spent in self.commands.items()]
        memory = [(name, f"{size:.0f}") for name, size in self.memory.items()]
        memory.append(("all together", f"{sum(self.memory.values()):.0f}"))
        growth = [(path, f"{times:.2f}") for path, times in self.growth.items()]
        counting = [(f"votes {name}", f"{times:.2f}") for name, times in self.counting.items()]
        return [
            ("Pages", [HEAD, *(row.cells() for row in self.rows)]),
            ("Memory", [("process", "MB"), *memory]),
            ("Networks", [("page made anew", f"with {limits.NETWORKS} : with few"), *growth]),
            ("Rules", [("roll and quorum", "bare loops"), *counting]),
            ("Commands", [("command", "CPU s", "peak MB"), *commands]),
        ]

    def sentences(self) -> list[str]:
        """What stands below the tables."""
        said = [f"MISSED: {miss}." for miss in self.misses()] or ["Every target is met."]
        return said + [f"No example answered for `{name}`; it is not measured." for name in self.unmeasured]

    def text(self) -> str:
        parts = [f"{heading}\n{_aligned(table)}" for heading, table in self.tables()]
        return "\n\n".join([self.what, self.machine(), *parts, "\n".join(self.sentences())]) + "\n"

    def page(self) -> str:
        """``docs/performance.md``."""
        parts = [f"## {heading}\n\n{_markdown(table)}" for heading, table in self.tables()]
        said = "## Judgement\n\n" + "\n".join(f"- {sentence}" for sentence in self.sentences())
        head = f"# How quick the house is\n\nMeasured on {dt.date.today()} by `make bench`. {self.what}"  # noqa: DTZ011
        return "\n\n".join([head, self.machine(), TARGETS, *parts, said, MEMORY, f"## Again\n\n{self.how}"]) + "\n"

    def machine(self) -> str:
        """What it was measured on, and whether others worked there too."""
        info = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in info if line.startswith("model name")), "")
        soft = f"CPython {platform.python_version()}, Django {self.found.get('django')}, {self.found.get('database')}"
        load = os.getloadavg()[0]
        busy = "the machine was busy with other things" if load > BUSY else "the machine was quiet"
        return (
            f"Machine: {os.cpu_count()} cores ({model or platform.machine()}), {soft}; load average at the end"
            f" {load:.1f}: {busy}. The yardstick took {self.unit:.1f} ms of processor time."
        )


TARGETS = f"""## Targets

Every figure of a page is processor time of the one worker that answers, divided by that of the *yardstick*: a bare
Django page of five queries with thirteen rows each (`bench/bare_page.py`), served beside the house by the same server
and measured in turns with it. So figures of a busy machine can be compared with those of a quiet one.

| column | what is asked | at most |
| --- | --- | --: |
| kept | a page that somebody has read since the last public act | {limits.KEPT:g} |
| 304 | whether such a page has changed | {limits.UNCHANGED:g} |
| anew | the page for a reader for whom nothing is kept: start | {limits.START:g} |
| | a list, or what is short | {limits.LIST:g} |
| | a meeting, a document, a decision, a group | {limits.THING:g} |
| | a feed, also one of 500 events | {limits.FEED:g} |
| | a PDF, also ten pages of minutes | {limits.PAPER:g} |
| | the register as a table and the list of all pages, which hand out everything | {limits.WHOLE:g} |
| first reader | the first after a public act, divided by the same page made anew | {limits.FIRST:g} |
| form | a form that is shown, and a concern that is sent | {limits.FORM:g} |
| | the planning of a sitting and an agenda of 25 points, for the office | {limits.OFFICE:g} |
| | the page on which a sitting is held, with 80 people and 25 points | {limits.HOLD:g} |
| | a note that is stored while it is written | {limits.NOTE:g} |

A worker may hold {limits.WORKER:.0f} MB for itself (PSS) while eight callers ask for every page and for papers above
all. With {limits.NETWORKS} networks in the house a page costs at most {limits.GROWTH:g} times as much as with few.

Roll and quorum of 200 people over five years of monthly sittings, with every sentence, may take {limits.COUNTING:g}
times as long as a bare loop that reads the same attendances and judges by the same criteria (`bench/counting.py`)."""


MEMORY = """## What is remembered

What a process remembers is bounded in bytes, of all networks together, and shared fairly: whoever has most makes room.

| what | MB | shared among |
| --- | --: | --- |
| pages as they left (`config.unchanged.PAGES`) | 16 | networks |
| pages with parameters, e.g. searches (`config.unchanged.NARROWED`) | 8 | paths of networks |
| values that pages share (`foundation.memory.REMEMBERED`) | 32 | networks |
| differences between two versions (`papers.queries.DIFFERENCES`) | 8 | networks |

A network of twelve years needs 0.02 MB of values, for its start page and all its lists together. Besides, the
last short texts are kept in their HTML (at most some 10 MB) and dates as they stand in a calendar (5 MB). To read a
founding file takes some 17 bytes of memory for each of its bytes, at most 100 MB of them, in a process of its own."""


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
