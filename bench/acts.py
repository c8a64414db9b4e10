"""Bench: how many acts a second, by one process and by several at the same time."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import dataclass

from bench.house import House


@dataclass(frozen=True)
class Rate:
    """Acts of some processes at the same time."""

    what: str
    per_second: float
    p95: float  # milliseconds


def measured(house: House, what: str, bodies: list[str], acts: int) -> Rate:
    """One process for each name in the list; all start together."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    workers = [house.start("bench.acting", body, str(acts), **pipes) for body in bodies]
    try:
        for worker in workers:
            if not worker.stdout or worker.stdout.readline() != "ready\n":
                raise RuntimeError("a worker did not come to its start")
        began = time.perf_counter()
        for worker in workers:
            if worker.stdin:
                worker.stdin.write("go\n")
                worker.stdin.flush()
        times = [one for worker in workers for one in json.loads(worker.communicate(timeout=600)[0])]
        seconds = time.perf_counter() - began
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
    return Rate(what, len(times) / seconds, sorted(times)[int(len(times) * 0.95)] * 1000)
