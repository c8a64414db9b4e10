"""Bench: a house of its own in a temporary folder – its commands, its server, the yardstick; nothing else touched."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.client import Caller, Question

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds until a server must have answered once, or have ended
SCHEDULED = 2  # which clock of a process (linux/posix-timers.h): the time it was on a processor


@dataclass(frozen=True)
class Spent:
    """What one command took: seconds of processor time, and the most memory it held."""

    cpu: float
    megabytes: float


@dataclass(frozen=True)
class House:
    """Everything runs as an operator would run it, in processes of their own."""

    folder: Path
    database: str = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SOZIALRAUM_", "DJANGO_"))}
        mine = {"SOZIALRAUM_DATA": str(self.folder / "data"), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
        return kept | mine | ({"SOZIALRAUM_DATABASE": self.database} if self.database else {})

    def start(self, module: str, *words: str, **pipes: Any) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", module, *words]
        return subprocess.Popen(command, env=self.environment, cwd=self.folder, text=True, **pipes)  # noqa: S603

    def command(self, *words: str) -> Spent:
        """One ``sozialraum`` command; its progress goes to the terminal. Raises RuntimeError if it fails."""
        process = self.start("sozialraum", *words, stdout=subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"sozialraum {' '.join(words)} ended with {process.returncode}")
        return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    def asked(self, module: str, *words: str) -> Any:
        """What a part of the bench says that runs inside the house. Raises RuntimeError if it fails."""
        with self.start(module, *words, stdout=subprocess.PIPE) as process:
            said, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{module} ended with {process.returncode}")
        return json.loads(said)

    @contextmanager
    def served(self) -> Iterator[Server]:
        """The real server with one worker and its clockwork, to the end of the block."""
        port = free_port()
        with self._serving(port, "sozialraum", "run", "--port", str(port), "--workers", "1") as server:
            yield server

    @contextmanager
    def bare(self) -> Iterator[Server]:
        """The yardstick (``bench.bare``), to the end of the block."""
        port = free_port()
        with self._serving(port, "bench.bare", str(port)) as server:
            yield server

    @contextmanager
    def _serving(self, port: int, module: str, *words: str) -> Iterator[Server]:
        process = self.start(module, *words, stdout=subprocess.DEVNULL)
        try:
            _answers(port, process)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass(frozen=True)
class Server:
    """A house that answers."""

    port: int
    pid: int

    @property
    def worker(self) -> int:
        """The process that answers: of the children beside the clockwork the one that holds most."""
        answering = [pid for pid in below(self.pid) if called(pid) != "clockwork"]
        return max(answering or [self.pid], key=lambda pid: held(pid, "Rss"))

    def memory(self) -> dict[str, float]:
        """Proportional megabytes (PSS) of every process, by what it does; their sum is what the machine is missing."""
        worker = self.worker
        parts = {"worker": held(worker, "Pss"), "who starts it": held(self.pid, "Pss")}
        for pid in below(self.pid):
            if pid != worker:
                name = called(pid)
                parts[name] = parts.get(name, 0) + held(pid, "Pss")
        return parts


def spent_by(pid: int) -> float:
    """Seconds of processor time a process has used, all its threads together, to the nanosecond (Linux)."""
    return time.clock_gettime((~pid << 3) | SCHEDULED)


def held(pid: int, what: str) -> float:
    """Megabytes of one process: ``Pss`` with its share of what others use too, ``Rss`` with all of that."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{what}:")) / 1024


def below(pid: int) -> list[int]:
    """All processes that this one has started, and those these have."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]
    return children + [one for child in children for one in below(child)]


def called(pid: int) -> str:
    """What a process below the server does: ``clockwork``, or ``others``."""
    name = Path(f"/proc/{pid}/comm").read_text(encoding="ascii").strip()
    return "clockwork" if name == "sozialraum-tick" else "others"


def _answers(port: int, process: subprocess.Popen[str]) -> None:
    """Wait until the server answers; RuntimeError if it ends before, or says nothing for too long."""
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest and process.poll() is None:
        try:
            Caller(port).ask(Question("/"))
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server does not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
