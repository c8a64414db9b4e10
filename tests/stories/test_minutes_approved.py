"""Joint minutes, told from outside: public once they are published, approved by each group in its own sitting, one with
a correction; page, PDF, extract and file say the same."""

import datetime as dt
import io
import re
import shutil
import urllib.request
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import EXAMPLE, at_the_desk
from tests.stories.test_joining import Browser
from tests.stories.test_sitting_held import press

pytestmark = pytest.mark.story

SITTING = "/sitzungen/2026-09-24-gemeinsam/"
JOINT = """
meetings:
  - key: 2026-09-24-gemeinsam
    of: [ag-wohnen, ag-integration]
    name: Gemeinsame Sitzung
    date: 2026-09-24
    minutes:
      state: Entwurf
      present: 11
    agenda:
      - {key: sprachcafe, number: 1, name: Sprachcafé, text: Das Sprachcafé öffnet montags von 15 bis 17 Uhr.}
    decisions:
      - key: sprachcafe
        number: 2026-9
        item: sprachcafe
        title: Sprachcafé
        by: [ag-wohnen, ag-integration]
        wording: Das Sprachcafé geht weiter.
        result: angenommen
"""


def paper(reader, address):
    """The words of a PDF, without its turns of lines and pages."""
    with urllib.request.urlopen(f"{reader.base}{address}") as answer:
        return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.read())).pages).split())


def hold_today(office, group, start):
    """Convene a sitting of this group for today and open it; the page of its former minutes."""
    day = dt.datetime.now(ZoneInfo("Europe/Berlin")).date()
    plan = {"groups": group, "day": "anderer", "other_day": f"{day:%d.%m.%Y}", "start_time": start, "text": "Protokoll"}
    office.go("/sitzungen/planen/").send(**plan, departure="Eilig.", einberufen="1")
    sitting = re.search(rf"/sitzungen/{day}-[\w-]+/", office.page)[0]
    office.go(f"{sitting}halten/")
    press(office, f"{sitting}eroeffnen/")
    return sitting


def test_one_record_is_approved_by_each_group_in_its_own_sitting(house):
    # 1. A joint sitting has a draft that no stranger reads; published, it says that nobody has approved it.
    mine = house.folder / "eschweiler-west.yaml"
    shutil.copy(EXAMPLE, mine)
    mine.write_text(mine.read_text(encoding="utf-8").replace("\nmeetings:\n", JOINT), encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    assert "15 bis 17 Uhr" not in stranger.go(SITTING).words
    assert stranger.ask("/beschluesse/sprachcafe/auszug.pdf") == 404
    publish = re.search(r'href="(/protokolle/([^"?]+)/veroeffentlichen/)', office.go(SITTING).page)
    office.go(publish[1]).send()
    if "/veroeffentlichen/" in office.address:
        office.send()
    assert "15 bis 17 Uhr" in stranger.go(SITTING).words
    assert "eine Genehmigung ist nicht eingetragen" in stranger.words

    # 2. The first group approves it in its sitting, with a correction; it is public with the record of that sitting.
    first = hold_today(office, "ag-wohnen", "00.01")
    office.go(f"{first}fruehere-protokolle/?protokoll={publish[2]}&gremium=ag-wohnen")
    office.send(item_1="sprachcafe", old_1="15 bis 17 Uhr", new_1="15 bis 18 Uhr")
    press(office.go(f"{first}halten/"), f"{first}halten/ende/")
    own = re.search(r'href="(/protokolle/[^"?]+/veroeffentlichen/)', office.go(first).page)[1]
    assert "15 bis 18 Uhr" not in stranger.go(SITTING).words
    office.go(own).send()
    if "/veroeffentlichen/" in office.address:
        office.send()
    page = stranger.go(SITTING).words
    assert "15 bis 18 Uhr" in page and "steht aus" in page
    assert "AG Integration" in page.split("steht aus")[0].split(";")[-1]

    # 3. The other group approves it in its own sitting, without objections: now all have.
    second = hold_today(office, "ag-integration", "00.02")
    office.go(f"{second}fruehere-protokolle/?protokoll={publish[2]}&gremium=ag-integration").send()
    press(office.go(f"{second}halten/"), f"{second}halten/ende/")
    own = re.search(r'href="(/protokolle/[^"?]+/veroeffentlichen/)', office.go(second).page)[1]
    office.go(own).send()
    if "/veroeffentlichen/" in office.address:
        office.send()

    # 4. Page, paper, extract and file say the same, each group with its way.
    for told in (stranger.go(SITTING).words, paper(stranger, f"{SITTING}protokoll.pdf")):
        assert "Genehmigt von AG Wohnen" in told and "steht aus" not in told
        assert "durch Beschluss" in told and "ohne Einwände" in told
        assert "15 bis 17 Uhr" in told and "15 bis 18 Uhr" in told
    extract = paper(stranger, "/beschluesse/sprachcafe/auszug.pdf")
    assert "Das Sprachcafé geht weiter." in extract and "Genehmigt von AG Wohnen" in extract
    assert "15 bis 18 Uhr" in extract  # corrected at its point
    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "eschweiler-west").returncode == 0
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    assert "15 bis 18 Uhr" in said and said.count("ohne Einwände") == 1
