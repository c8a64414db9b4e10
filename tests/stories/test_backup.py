"""Last night's backup becomes a house again: from outside, by commands and pages alone."""

import gzip
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from tests.stories.browser import Browser
from tests.stories.house import PATIENCE, House
from tests.stories.test_full_disk import begin, send

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
        until = time.monotonic() + PATIENCE
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
    until = time.monotonic() + PATIENCE
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


def opens(house, number, code):
    """Does what stands on the receipt still open how it stands?"""
    house.open("--no-tick")
    page = Browser(house).go("/anliegen/stand/").send(number=number, code=code)
    house.close()
    assert ("Nummer und Code passen nicht zusammen" in page.words) != (f"Nummer {number}" in page.words)
    return f"Nummer {number}" in page.words


@pytest.mark.usefixtures("founded_house")
def test_a_printed_code_is_good_after_a_restore_as_long_as_the_secret_of_the_house_is_there(house, tmp_path):
    # 1. Somebody has a receipt. The house is saved twice, with a key and without.
    house.open("--no-tick")
    somebody = begin(house, "/anliegen/sagen/", "An der Ecke fehlt ein Licht.")
    assert send(somebody) == 200
    number, code = re.search(r"Nummer (A-\d+) Code ([A-Z0-9]{4}-[A-Z0-9]{4})", somebody.words).groups()
    house.close()
    assert house.command("backup").returncode == 0
    house.environment["SOZIALRAUM_BACKUP_KEY"] = KEY
    assert house.command("backup").returncode == 0
    place = tmp_path / "data" / "backups"
    (locked,), (bare,) = archives(place), place.glob("sozialraum-*.tar.gz")
    key = (tmp_path / "data" / "secret-key").read_bytes()

    # 2. From the locked one the receipt stays good; a setting that says otherwise is noticed, and has to go.
    (tmp_path / "a").mkdir()
    again = House(tmp_path / "a")
    again.environment |= {"SOZIALRAUM_BACKUP_KEY": KEY, "SOZIALRAUM_SECRET_KEY": "ein anderer, der lang genug ist" * 2}
    said = again.command("restore", str(locked))
    assert said.returncode == 0, said.stderr
    assert "Nehmen Sie die Einstellung vor dem Start weg" in said.stdout
    del again.environment["SOZIALRAUM_SECRET_KEY"]
    assert opens(again, number, code)

    # 3. The other one holds no secret, and whoever restores from it is told what that means, and what to do.
    (tmp_path / "b").mkdir()
    other = House(tmp_path / "b")
    said = other.command("restore", str(bare))
    assert said.returncode == 0, said.stderr
    assert f"Legen Sie Ihre Kopie von secret-key vor dem Start nach {tmp_path / 'b' / 'data'}" in said.stdout
    assert key not in gzip.decompress(bare.read_bytes())
    assert not opens(other, number, code)
    (tmp_path / "b" / "data" / "secret-key").write_bytes(key)
    assert opens(other, number, code)
