"""A sitting planned, convened, read by everybody, called off for another day, filed and loaded; without a script."""

import re
import shutil

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.house import ROOT
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west"
PLAN = {
    "groups": "ag-wohnen",
    "day": "anderer",
    "other_day": "18. Februar 2099",
    "start_time": "16.30",
    "end_time": "18.30",
    "place": "Zelt auf dem Markt",
    "attendance_mode": "mixed",
    "video_url": "https://video.example/raum",
    "openness": "open",
    "text": "Begrüßung | Bericht | 5\nBänke | Beschluss | 20\n  Standort",
}


def test_a_sitting_is_planned_read_called_off_for_another_day_and_filed(house):
    # 1. A network and its office.
    mine = house.folder / "netz" / "eschweiler-west.yaml"
    shutil.copytree(EXAMPLE, mine.parent)
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, nobody = at_the_desk(house, session.split()[0]), Browser(house)

    # 2. The office plans and convenes on one page; everybody reads it.
    office.go("/schreibtisch/").go("/sitzungen/planen/").send(**PLAN, einberufen="1")
    sitting = re.search(r"/sitzungen/2099-02-18-[\w-]+/", office.page)[0]
    page = nobody.go(sitting)
    for said in ("Zelt auf dem Markt", "Vor Ort und per Video", "https://video.example/raum", "Bänke"):
        assert said in page.page
    assert "https://schema.org/MixedEventAttendanceMode" in page.page

    # 3. The calendar has place and link.
    calendar = nobody.go(f"{sitting}termin.ics").page.replace("\r\n ", "")
    assert "LOCATION:Zelt auf dem Markt\\; auch per Video" in calendar
    assert "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://video.example/raum" in calendar

    # 4. Called off for another day, which the first one names.
    office.go(f"{sitting}absagen/").send(reason="Der Platz ist gesperrt.", date="2099-03-04")
    said = nobody.go(sitting).page
    instead = re.search(r"/sitzungen/2099-03-04-[\w-]+/", said)[0]
    assert "Der Platz ist gesperrt." in said and "Bänke" in nobody.go(instead).page

    # 5. Written out and loaded again, nothing changes.
    out = house.folder / "auszug"
    written = house.command("dump", str(out))
    assert written.returncode == 0, written.stdout + written.stderr
    file = next(out.glob("**/*.yaml"))
    assert "url: https://video.example/raum" in file.read_text(encoding="utf-8")
    again = house.command("load", str(file), "--dry-run")
    assert again.returncode == 0, again.stdout + again.stderr
