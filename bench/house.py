"""Bench: a house of its own in a temporary folder – its commands timed, its server watched, nothing else touched."""

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

from bench.client import wait_for

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Spent:
    """What one command took."""

    seconds: float
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
        """One ``sozialraum`` command; its progress goes to the terminal."""
        began = time.perf_counter()
        process = self.start("sozialraum", *words, stdout=subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise RuntimeError(f"sozialraum {' '.join(words)} ended with {process.returncode}")
        return Spent(time.perf_counter() - began, usage.ru_maxrss / 1024)

    def asked(self, module: str, *words: str) -> Any:
        """What a part of the bench says that runs inside the house."""
        with self.start(module, *words, stdout=subprocess.PIPE) as process:
            told, _ = process.communicate()
        if process.returncode:
            raise RuntimeError(f"{module} ended with {process.returncode}")
        return json.loads(told)

    @contextmanager
    def served(self) -> Iterator[Server]:
        """The real server with one worker, to the end of the block."""
        port = free_port()
        process = self.start("sozialraum", "run", "--port", str(port), "--workers", "1", stdout=subprocess.DEVNULL)
        try:
            wait_for(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@dataclass(frozen=True)
class Server:
    """A house that answers."""

    port: int
    pid: int

    def worker_memory(self) -> tuple[float, float]:
        """Megabytes that the worker holds now, and the most it has held. The worker is the child that holds most."""
        return max(_memory(pid) for pid in [*_children(self.pid)] or [self.pid])


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def _memory(pid: int) -> tuple[float, float]:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    told = dict(line.split(":", 1) for line in lines)
    now, most = (int(told[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
