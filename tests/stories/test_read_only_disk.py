"""A disk that finds a fault in itself and may only be read from then on, under a house in which people are writing."""

import subprocess
from pathlib import Path
from urllib.error import HTTPError

import pytest

from tests.stories.browser import Browser
from tests.stories.house import House
from tests.stories.test_full_disk import PNG, SAID, archives, begin, send

pytestmark = pytest.mark.story


def carried_out(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no disk of our own: {' '.join(map(str, words))}: {done.stderr.strip()}")
    return done.stdout.strip()


class Disk:
    """An ext4 in a file. The kernel itself is told of a fault, and does what it does then."""

    def __init__(self, folder):
        self.image, self.place = folder / "platte.ext4", folder / "platte"
        self.place.mkdir()
        with self.image.open("wb") as file:
            file.truncate(100_000_000)
        carried_out("mkfs.ext4", "-q", self.image)
        self.mount()

    def mount(self):
        carried_out("mount", "-o", "loop,errors=remount-ro", self.image, self.place)

    def break_down(self):
        device = Path(carried_out("findmnt", "-no", "SOURCE", self.place)).name
        trigger = Path(f"/sys/fs/ext4/{device}/trigger_fs_error")
        if not trigger.exists():
            pytest.skip("this kernel cannot be told of a fault")
        trigger.write_text("1")

    def repair(self):
        subprocess.run(["umount", self.place], check=True)
        assert subprocess.run(["e2fsck", "-fy", self.image], capture_output=True).returncode in (0, 1)
        self.mount()


@pytest.fixture
def disk(tmp_path):
    disk = Disk(tmp_path)
    yield disk
    subprocess.run(["umount", "-l", disk.place], check=True)


@pytest.fixture
def house(disk, founded_house):
    house = House(disk.place, like=founded_house)
    house.folder = disk.place.parent  # where its processes stand, so that the disk can be taken out
    yield house
    house.close()


def kept(disk):
    return {path: path.read_bytes() for path in (disk.place / "data" / "files").rglob("*") if path.is_file()}


def test_a_disk_that_breaks_down_under_a_running_house(house, disk):
    # 1. Two people are writing, one has a photo in hand, and last night's backup is there.
    assert house.command("tick", "--once").returncode == 0  # the night is over: no backup comes by itself meanwhile
    house.open()
    writes, has_a_photo = begin(house, "/anliegen/sagen/", SAID), Browser(house).go("/anliegen/sagen/")
    has_a_photo.send(schritt="2", topic="weiss-nicht")
    files, backups = kept(disk), archives(House(disk.place))
    assert backups

    # 2. From now on the disk may only be read. Everybody goes on reading; whoever writes is told, and keeps the words.
    disk.break_down()
    assert [house.get(path).status for path in ("/", "/gremien/", "/anliegen/stand/")] == [200, 200, 200]
    for _thread in range(8):
        assert send(writes) == 503
        assert "Gerade kann nichts gespeichert werden." in writes.words
        assert SAID.strip() in writes.page
    with pytest.raises(HTTPError, match="503"):
        has_a_photo.hand_in("photos", "laterne.png", PNG, schritt="3", text="Die Laterne ist aus.")

    # 3. Whoever looks after the house hears of it, in words, from monitoring and from every command.
    said = house.get("/gesund")
    assert said.status == 503
    for word, words in {"backup": [], "tick": ["--once"], "office-link": [], "restore": ["--try"]}.items():
        said = house.command(word, *words)
        assert said.returncode == 1
        assert f"{disk.place}/data" in said.stderr
        assert "Traceback" not in said.stderr
    said = house.command("doctor")
    assert said.returncode == 1
    assert "✗ Datenbank: SQLite" in said.stdout
    assert "lässt sich nicht beschreiben" in said.stdout
    assert "Der Datenträger ist nur lesbar" in said.stdout
    assert "prepare" not in said.stdout

    # 4. The disk is repaired, as far as it was written; the house begins again, and what was typed arrives, once.
    house.close()
    disk.repair()
    house.open()
    assert send(writes) == 200
    assert "A-1" in writes.words
    assert kept(disk) == files
    assert archives(House(disk.place)) == backups
    assert house.command("verify-journal").returncode == 0
    assert house.command("backup").returncode == 0
