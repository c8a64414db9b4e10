"""A sitting of the paper age, entered from its scan without a script, told from outside: page, PDF, register, file."""

import io
import urllib.request

import pytest
from pypdf import PdfReader

from tests.founding.files import PDF
from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

TAKEN_OVER = "Aus Papier übernommen. Das Protokoll ist die Datei; was hier steht, ist eine Ergänzung."
TOLD = ("einstimmig · Stimmen nicht gezählt", "9 Ja · 0 Nein · 1 Enthaltung", "Karten für die Wohnungssuche drucken")


@pytest.mark.usefixtures("founded_house")
def test_a_former_sitting_is_entered_from_its_scan_and_read_by_everybody(house):
    # 1. The office opens the page from the desk.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    assert "Frühere Sitzung eintragen" in office.go("/schreibtisch/").page

    # 2. It types two decisions beside the scan; one result cannot be, so nothing is entered and the scan is kept.
    typed = {
        "group": "ag-wohnen",
        "date": "14.3.19",
        "number": "3",
        "present": "14",
        "voting": "10",
        "audience": "office",
    }
    typed |= {"title_1": "Gemeinsam tagen", "result_1": "einstimmig"}
    typed |= {"title_2": "Karten für die Wohnungssuche drucken", "result_2": "9:2:1 einstimmig"}
    office.go("/sitzungen/frueher/")
    office.hand_in("upload", "Scan_20190314.pdf", PDF, **typed)
    assert "passen nicht zusammen" in office.page and "Scan_20190314.pdf" in office.page

    # 3. Corrected, it is entered with the same scan.
    office.send(**(typed | {"result_2": "9:0:1"}))
    sitting = office.address.removeprefix(office.base)
    assert sitting.startswith("/sitzungen/2019-03-14")

    # 4. Everybody reads it: page, paper, register and file say the same.
    page = " ".join(stranger.go(sitting).words.split())
    with urllib.request.urlopen(f"{stranger.base}{sitting}protokoll.pdf") as answer:
        paper = " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.read())).pages).split())
    with urllib.request.urlopen(f"{stranger.base}/beschluesse/register.csv") as answer:
        table = answer.read().decode()
    for said in (page, paper):
        assert TAKEN_OVER in said and all(told in said for told in TOLD)
    assert "einstimmig · Stimmen nicht gezählt" in table and "Karten für die Wohnungssuche drucken" in table
    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "eschweiler-west").returncode == 0
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    assert "from_paper: yes" in said and "manner: einstimmig" in said
