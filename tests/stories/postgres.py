"""A PostgreSQL server of one's own, which a story may stop: in a folder only it can get into, on no port."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from tests.stories.house import PATIENCE

PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


class Postgres:
    """``with Postgres() as server``: running, with an empty database »sozialraum« for the role of that name."""

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="sr-pg-", dir="/tmp"))  # short: it is the path of a socket
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.folder, "postgres")
        self._does("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self.start()
        words = "CREATE ROLE sozialraum LOGIN", "CREATE DATABASE sozialraum OWNER sozialraum"
        self._says(*words)
        self.url = f"postgresql://sozialraum@{quote(str(self.folder), safe='')}/sozialraum"
        return self

    def __exit__(self, *_error):
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop("immediate")
        shutil.rmtree(self.folder)

    def start(self):
        settings = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}' -c fsync=off"
        self._does("pg_ctl", "start", "-w", "-s", "-l", str(self.folder / "log"), "-o", settings)

    def stop(self, mode="fast"):
        """»fast« throws everybody out, as a restart for an update does."""
        self._does("pg_ctl", "stop", "-w", "-s", "-m", mode)

    def _does(self, program, *words):
        self._runs(str(PROGRAMS[-1].with_name(program)), *words, "-D", str(self.folder / "data"))

    def _says(self, *sentences):
        orders = [word for sentence in sentences for word in ("-c", sentence)]
        self._runs(str(PROGRAMS[-1].with_name("psql")), "-q", "-h", str(self.folder), "-U", "postgres", *orders)

    def _runs(self, *words):
        someone = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        subprocess.run([*someone, *words], cwd=self.folder, check=True, stdout=subprocess.DEVNULL, timeout=PATIENCE)
