"""Last night's backup becomes a house again: from outside, by commands and pages alone."""

import select
import signal
import subprocess
import sys
import time

import pytest

from tests.stories.house import House

pytestmark = pytest.mark.story

KEY = "ein-langer-schluessel-aus-der-maschine"


def archives(folder):
    return sorted(folder.glob("sozialraum-*.tar.gz.age"))


def kill_in_the_middle(house, archive):
    """Somebody pulls the plug while the tables are being made."""
    with subprocess.Popen(
        [sys.executable, "-m", "sozialraum", "restore", str(archive)],
        cwd=house.folder, env=house.environment, stdout=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        built = house.folder / "data" / ".unfertig-wiederherstellung" / "sozialraum.sqlite3"
        until = time.monotonic() + 60
        while not built.exists() and process.poll() is None and time.monotonic() < until:
            select.select([], [], [], 0.02)
        process.kill()
    assert process.returncode == -signal.SIGKILL and built.exists()
    assert not (house.folder / "data" / "sozialraum.sqlite3").exists()


def test_a_restore_from_last_nights_backup(house, tmp_path):
    # 1. The house has a key and a second place. It backs up by itself, as soon as it is due.
    (second := tmp_path / "zweite-platte").mkdir()
    (tmp_path / "key").write_text(f"{KEY}\n")
    settings = {"SOZIALRAUM_BACKUP_KEY_FILE": str(tmp_path / "key"), "SOZIALRAUM_BACKUP_SECOND": str(second)}
    house.environment |= settings
    house.open()
    page = house.get("/gremien/")
    until = time.monotonic() + 90
    while not archives(second) and time.monotonic() < until:
        house.get("/")
    house.close()

    # 2. Both places hold the same archive, and nobody reads it without the key.
    (here,), (there,) = archives(tmp_path / "data" / "backups"), archives(second)
    assert here.read_bytes() == there.read_bytes()
    assert b"Eschweiler" not in here.read_bytes()
    assert here.stat().st_mode & 0o777 == 0o600

    # 3. The machine burns. What is left is the second place and the key; a new house is made of it.
    new = House(tmp_path / "neu")
    new.folder.mkdir()
    new.environment["SOZIALRAUM_BACKUP_KEY"] = "ein-anderer-schluessel-aus-der-luft"
    assert "Der Schlüssel passt nicht" in new.command("restore", str(there)).stderr
    del new.environment["SOZIALRAUM_BACKUP_KEY"]
    new.environment |= settings
    kill_in_the_middle(new, there)
    answer = new.command("restore", str(there))
    assert answer.returncode == 0, answer.stderr
    assert "das Journal hält" in answer.stdout

    # 4. The same pages, the same secret; and nothing comes over a house in which somebody lives.
    new.open("--no-tick")
    assert new.get("/gremien/").text == page.text
    new.close()
    secrets = [(folder / "data" / "secret-key").read_text() for folder in (tmp_path, new.folder)]
    assert secrets[0] == secrets[1]
    assert "nicht leer" in new.command("restore", str(there)).stderr
