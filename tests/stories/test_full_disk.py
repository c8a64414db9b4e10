"""A house on a disk of its own that is full to the last byte, or may only be read: a clear word, nothing lost."""

import os
import select
import subprocess
from urllib.error import HTTPError

import pytest

from tests.stories.browser import Browser
from tests.stories.disks import fill, make_room
from tests.stories.house import ROOT, House

pytestmark = pytest.mark.story

SAID = "Auf dem Spielplatz fehlt Licht. " * 100
EXAMPLE = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
ARABIC = "لا يوجد ضوء في ساحة اللعب. " * 100


@pytest.fixture
def house(disk, prepared_house):
    house = House(disk, like=prepared_house)
    yield house
    house.close()


def begin(house, path, text):
    somebody = Browser(house).go(path)
    return somebody.send(schritt="2", topic="weiss-nicht").send(schritt="3", text=text)


def send(somebody):
    """Send, and once more if that was quicker than a human; the status of the answer."""
    for _try in range(30):
        status = somebody.ask(somebody.address, somebody.standing() | {"schritt": "senden", "reply_by": "none"})
        if status != 200 or "/l/" in somebody.address:
            return status
        select.select([], [], [], 0.5)
    raise AssertionError(somebody.words)


def archives(house):
    return {path: path.read_bytes() for path in (house.folder / "data" / "backups").glob("sozialraum-*")}


def test_on_a_full_disk_nothing_is_lost_and_with_room_it_goes_on(house, disk):
    # 1. Two people are writing, one in Arabic, and last night's backup is there. Then the disk is full.
    house.command("prepare")
    assert house.command("tick", "--once").returncode == 0  # the night is over: no backup comes by itself meanwhile
    assert archives(house)
    house.open()
    german, arabic = begin(house, "/anliegen/sagen/", SAID), begin(house, "/ar/anliegen/sagen/", ARABIC)
    before = archives(house)
    fill(disk)

    # 2. Both read what is the matter, each in their language, and their words stand on the page.
    assert send(german) == 503
    assert "Auf dem Server ist kein Platz mehr." in german.words
    assert SAID.strip() in german.page
    assert send(arabic) == 503
    assert 'dir="rtl"' in arabic.page
    assert ARABIC.strip() in arabic.page
    assert "Platz" not in arabic.words
    has_a_photo = Browser(house).go("/anliegen/sagen/").send(schritt="2", topic="weiss-nicht")
    with pytest.raises(HTTPError, match="503"):
        has_a_photo.hand_in("photos", "laterne.png", PNG, schritt="3", text="Sie ist aus.")

    # 3. Everybody else goes on reading. A backup says what is missing, and takes nothing away.
    assert house.get("/gremien/").status == 200
    assert house.get("/gesund").status == 503
    for left in (0, len(next(iter(before.values()))) // 2):
        os.truncate(disk / "voll", (disk / "voll").stat().st_size - left)
        refused = house.command("backup")
        assert refused.returncode == 1
        assert "Der Platz reicht nicht" in refused.stderr
        assert "Traceback" not in refused.stderr
        assert archives(house) == before
        assert not list((house.folder / "data" / "backups").glob(".unfertig*"))

    # 4. There is room again: what was typed goes through from the page it stands on, each with a number of its own.
    make_room(disk)
    assert send(german) == send(arabic) == 200
    numbers = {somebody.words.split("A-")[1].split()[0] for somebody in (german, arabic)}
    assert numbers == {"1", "2"}
    assert house.command("backup").returncode == 0
    assert house.command("verify-journal").returncode == 0


def test_a_restore_without_room_leaves_the_house_empty_and_says_so(disk, tmp_path, prepared_house, founded_house):
    # 1. A backup from elsewhere.
    old = House(tmp_path / "alt", like=founded_house)
    assert old.command("backup").returncode == 0
    (archive,) = (tmp_path / "alt" / "data" / "backups").glob("sozialraum-*")

    # 2. On the full disk it does not come in.
    new = House(disk)
    fill(disk)
    refused = new.command("restore", str(archive))
    assert refused.returncode == 1
    assert "No space left on device" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (disk / "data" / "sozialraum.sqlite3").exists()

    # 3. Nor where there is room for half of it.
    full = (disk / "voll").stat().st_size
    os.truncate(disk / "voll", full - 500_000)
    refused = new.command("restore", str(archive))
    assert refused.returncode == 1
    assert "Platz" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list((disk / "data").glob("*.sqlite3*"))

    # 4. With room it does.
    make_room(disk)
    assert new.command("restore", str(archive)).returncode == 0
    assert new.command("verify-journal").returncode == 0


@pytest.mark.parametrize("word", ["run", "tick", "backup", "load", "check", "verify-journal", "office-link"])
def test_on_a_disk_that_may_only_be_read_every_command_says_so(disk, word, read_only):
    words = {"run": ["--port", "1"], "tick": ["--once"], "load": [str(EXAMPLE)]}.get(word, [])
    said = read_only.command(word, *words)
    assert said.returncode == 1
    assert f"{disk / 'data'} lässt sich nicht beschreiben" in said.stderr
    assert "Traceback" not in said.stderr


def test_the_doctor_blames_the_disk_alone(disk, read_only):
    said = read_only.command("doctor")
    assert said.returncode == 1
    assert f"✗ Datenordner {disk / 'data'}: lässt sich nicht beschreiben" in said.stdout
    assert "Der Datenträger ist nur lesbar" in said.stdout
    assert (
        "Nicht geprüft, solange die Datenbank nicht antwortet: Uhr, Regelmäßige Arbeiten, Post, Dateien, Sicherung"
        in said.stdout
    )
    assert "prepare" not in said.stdout


@pytest.fixture
def read_only(disk, prepared_house):
    house = House(disk, like=prepared_house)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    yield house
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert os.access(disk, os.W_OK)
    assert house.command("prepare").returncode == 0  # and as soon as it may be written again, all is well
