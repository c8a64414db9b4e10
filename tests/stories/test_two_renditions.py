"""Two renditions of a sitting that was held, told from outside: with names for who met, without for everybody."""

import datetime as dt
import io
import re
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import EXAMPLE, at_the_desk
from tests.stories.test_joining import Browser
from tests.stories.test_sitting_held import paths, press

pytestmark = pytest.mark.story

AGENDA = "Begrüßung | Bericht | 5\nBänke am Markt | Beschluss | 20\nSpielplatz | Beratung | 10\nTermine | Beratung | 5"
NAMES = ("Nora Beispiel", "Paul Beispiel", "Ida Beispiel")


def paper(browser, path):
    """The words of a PDF and of what it says of itself; "" where the answer is none."""
    with browser.opener.open(f"{browser.base}{path}") as answer:
        content = answer.read()
    if not content.startswith(b"%PDF"):
        return ""
    found = PdfReader(io.BytesIO(content))
    said = " ".join(" ".join(one.extract_text().split()) for one in found.pages)
    return f"{said} {found.metadata} {content.decode('latin-1')}".replace("\xad ", "")


def held(house):
    """The office that has just ended a sitting of today, a stranger, and the address of the sitting."""
    assert house.command("load", str(EXAMPLE)).returncode == 0
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    day = dt.datetime.now(ZoneInfo("Europe/Berlin")).date()
    plan = {"groups": "ag-wohnen", "day": "anderer", "other_day": f"{day:%d.%m.%Y}", "start_time": "00.01"}
    office.go("/sitzungen/planen/").send(**plan, text=AGENDA, departure="Eilig.", einberufen="1")
    sitting = re.search(rf"/sitzungen/{day}-[\w-]+/", office.page)[0]
    hold = f"{sitting}halten/"
    press(office.go(hold), paths(office, "eroeffnen")[0] + f"?zurueck={hold}")
    for one in NAMES:
        press(office, f"{sitting}ankunft/?zurueck={hold}", name=one)
    press(office, f"{sitting}oeffentlichkeit/?zurueck={hold}", number="7")
    first, second, *_others = paths(office, "aufrufen")
    press(office, first)
    note, number = paths(office.go(hold), "notiz")[0], re.search(r'name="seen" value="(\d+)"', office.page)[1]
    press(office, note, text="Wir begrüßen alle.", seen=number, do="keep")
    number = re.search(r'name="seen" value="(\d+)"', office.go(hold).page)[1]
    key = first.split("/")[2]
    press(office, f"{second}?notiz={key}", text="Wir begrüßen alle.", seen=number)
    (ballot,) = paths(office, "abstimmen")
    vote = {"wording": "Am Markt stehen Bänke.", "way_1": "unanimous", "festhalten": "1"}
    press(office, f"{ballot}?zurueck={hold}", **vote)
    press(office.go(hold), f"{hold}ende/")
    return office, stranger, sitting


def test_who_met_reads_names_and_everybody_the_same_without(house):
    office, stranger, sitting = held(house)
    inside, public = f"{sitting}protokoll-intern", f"{sitting}protokoll.pdf"

    # 1. The draft: those who met have page and paper of it, with names and its stamp; nobody else has anything.
    draft, sheet = office.go(f"{inside}/").words, paper(office, f"{inside}.pdf")
    for told in (draft, sheet):
        assert [one for one in NAMES if one not in told] == []
        assert "Entwurf" in told and "Nur für die Gruppen, die getagt haben" in told
        assert "Eingeladen am" in told
    assert stranger.ask(public) == 404
    assert paper(stranger, f"{inside}.pdf") == "" and "Anmelden" in stranger.go(f"{inside}/").words

    # 2. Published: everybody reads the same without names, and the paper says nobody in what it says of itself.
    publish = re.search(r'href="(/protokolle/[^"?]+/veroeffentlichen/)', office.go(sitting).page)[1]
    office.go(publish).send()
    if "/veroeffentlichen/" in office.address:
        office.send()
    page, sheet = stranger.go(sitting).words, paper(stranger, public)
    own, own_sheet = office.go(f"{inside}/").words, paper(office, f"{inside}.pdf")
    for told in (page, sheet, own, own_sheet):
        assert "Wir begrüßen alle." in told and "Am Markt stehen Bänke." in told and "einstimmig" in told
        assert "10 Personen waren anwesend." in told and "Öffentlichkeit (7)" in told
    for told in (page, sheet):
        assert not [one for one in (*NAMES, "Nora", "Erika") if one in told]
    for told in (own, own_sheet):
        assert [one for one in NAMES if one not in told] == []
        assert "Entwurf" not in told.split("%PDF")[0]

    # 3. Four points are listed with their places; what stands elsewhere of the sitting has no name either.
    contents = stranger.page.split('aria-label="Punkte dieser Sitzung"')[1].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', contents) == re.findall(
        r'<section class="item[^"]*" id="([^"]+)"', stranger.page
    )
    for path in ("/beschluesse/register.csv", "/termine/kalender.ics", "/beschluesse/", "/sitzungen/"):
        assert not [one for one in NAMES if one in stranger.go(path).page]
