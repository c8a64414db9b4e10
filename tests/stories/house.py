"""A real house for the stories: its own process, its own data, spoken to over HTTP and the command line only."""

import contextlib
import fcntl
import os
import select
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from bench.house import below, called, spent_by
from tests.stories.shell import Shell

ROOT = Path(__file__).parents[2]
TABLES = "sozialraum.sqlite3"
ROOM_FOR_LOGS = 1 << 20  # bytes: as much as Linux gives anybody
PATIENCE = 600  # seconds until something is taken for hanging: never what a test waits for, also on a busy machine


@dataclass
class Answer:
    status: int
    text: str
    headers: Message  # names in any case


class House:
    """``sozialraum`` in a folder of its own."""

    def __init__(self, folder: Path, like: Path | None = None):
        """In an empty folder, or beginning with a copy of the data of another house (``prepared``)."""
        self.folder, self.process, self.port = folder, None, free_port()
        self.shells: list[Shell] = []
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SOZIALRAUM_DATA")}
        self.environment = kept | {"SOZIALRAUM_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT / "src")}
        self.environment.pop("SOZIALRAUM_DATABASE", None)
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)
        if like:
            shutil.copytree(like, folder / "data")

    def command(self, *words: str, says: str = "") -> subprocess.CompletedProcess:
        """Run one command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "sozialraum", *words],
            cwd=self.folder,
            env=self.environment,
            input=says,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )

    def shell(self, script: str) -> subprocess.CompletedProcess:
        """Arrange something as ``manage shell -c`` would; the program is started for the first script only."""
        if not self.shells:
            command = [sys.executable, "-m", "sozialraum", "manage", "shell"]
            self.shells.append(Shell(command, cwd=self.folder, env=self.environment))
        return self.shells[0].run(script)

    def open(self, *words: str, word: str = "run") -> str:
        """Start serving; returns the line that says where."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sozialraum", word, "--port", str(self.port), *words],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        # What it logs stays in the pipe to the end of the story: a full one would stop every thread that logs.
        fcntl.fcntl(self.process.stdout, fcntl.F_SETPIPE_SZ, ROOM_FOR_LOGS)
        line = self._line_with("http://")
        wait_for(self.port)
        return line

    def _line_with(self, words: str) -> str:
        for line in self.process.stdout:
            if words in line:
                return line.strip()
        raise AssertionError("the house said nothing and closed")

    def close(self) -> None:
        while self.shells:
            self.shells.pop().close()
        if self.process:
            self.process.terminate()
            self.process.communicate(timeout=PATIENCE)
            self.process = None

    def worked(self) -> float:
        """Seconds of processor time its workers have used: what something cost, however busy the machine is."""
        return sum(spent_by(pid) for pid in below(self.process.pid) if called(pid) != "clockwork")

    def get(self, path: str, host: str = "localhost", method: str = "GET", **headers: str) -> Answer:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method)
        request.add_header("Host", f"{host}:{self.port}")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.read().decode("utf-8", "replace"), answer.headers)
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode("utf-8", "replace"), error.headers)


def wait_for(port: int) -> None:
    """Until a house answers there: whoever ends it earlier may leave its worker behind."""
    for _try in range(PATIENCE * 10):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=PATIENCE):
            return
        select.select([], [], [], 0.1)
    raise AssertionError("the house does not answer")


def prepared(shared: Path, *, founded: bool = False) -> Path:
    """The data of a house as ``prepare --empty`` leaves it, or ``prepare`` with the example, made once for a run."""
    like, name, words = (prepared(shared), "founded", []) if founded else (None, "prepared", ["--empty"])
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        place = shared / name
        if not place.exists():
            making = House(shared / f"{name}-in-the-making", like=like)
            making.folder.mkdir(exist_ok=True)
            done = making.command("prepare", *words)
            assert done.returncode == 0, done.stderr
            (making.folder / "data").rename(place)
    return place


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
