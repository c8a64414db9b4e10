"""An agenda from outside: set as a whole, moved, read by everybody, filed and loaded."""

import re
import shutil

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.house import ROOT
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west"
SITTING = "/sitzungen/2099-02-18-wohnen/"
AHEAD = """
meetings:
  - key: 2099-02-18-wohnen
    of: [ag-wohnen]
    name: Runde am Markt
    date: 2099-02-18
    start: "16:30"
    state: einberufen
"""


def test_an_agenda_is_set_moved_filed_and_read(house):
    # 1. A network with a convened sitting, and an office.
    mine = house.folder / "netz" / "eschweiler-west.yaml"
    shutil.copytree(EXAMPLE, mine.parent)
    mine.write_text(mine.read_text(encoding="utf-8").replace("\nmeetings:\n", AHEAD), encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, nobody = at_the_desk(house, session.split()[0]), Browser(house)

    # 2. The office sets it as a whole; everybody reads it, with its numbers.
    office.go(f"{SITTING}tagesordnung/").send(text="Protokolle | Genehmigung | 5\n  AG Wohnen\nBänke | Beschluss | 20")
    words = nobody.go(SITTING).words
    assert re.findall(r"TOP [\d.]+", words) == ["TOP 1", "TOP 1.1", "TOP 2"]
    assert "Beschluss · 20 Minuten" in words

    # 3. It is reordered; the address of the point stays.
    text = "Bänke | Beschluss | 20 | #top-3\nProtokolle | Genehmigung | 5 | #top-1\n  AG Wohnen | #top-2"
    office.go(f"{SITTING}tagesordnung/").send(text=text)
    page = nobody.go(SITTING).page
    assert page.index('id="top-3"') < page.index('id="top-1"') < page.index('id="top-2"')

    # 4. Written out and loaded again, nothing changes.
    out = house.folder / "auszug"
    written = house.command("dump", str(out))
    assert written.returncode == 0, written.stdout + written.stderr
    file = next(out.glob("**/*.yaml"))
    assert "under: 2099-02-18-wohnen-top-1" in file.read_text(encoding="utf-8")
    again = house.command("load", str(file), "--dry-run")
    assert again.returncode == 0, again.stdout + again.stderr
