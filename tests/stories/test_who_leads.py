"""A stand-in without a seat leads a sitting, another takes over, and it goes on on another day; told from outside."""

import datetime as dt
import io
import re
import urllib.request
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

WHY = "Alle haben zugesagt."


def session_of(house, kind, *, second_factor):
    """A login of somebody who belongs to an organization of this kind and to nothing else."""
    words = {"network": "eschweiler-west", "kind": kind, "name": f"{kind} Beispiel", "second_factor": second_factor}
    said = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words))
    return said.stdout.split("session ")[1].split()[0]


def logged_in(house, session):
    browser = Browser(house)
    browser.opener.addheaders = [("Cookie", f"sessionid={session}")]
    browser.go("/schreibtisch/")
    (token,) = [cookie.value for cookie in browser.jar if cookie.name == "csrftoken"]
    browser.opener.addheaders = [("Cookie", f"sessionid={session}; csrftoken={token}")]
    return browser


def paper(base, sitting):
    with urllib.request.urlopen(f"{base}{sitting}protokoll.pdf") as answer:
        return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.read())).pages).split())


@pytest.mark.usefixtures("founded_house")
def test_a_stand_in_leads_a_sitting_that_goes_on_on_another_day(house):
    # 1. The office plans a sitting of today, and who leads it instead of the speaker; nobody else knows of it yet.
    sessions = session_of(house, "office", second_factor=True), session_of(house, "institution", second_factor=False)
    house.open()
    office, ida, stranger = at_the_desk(house, sessions[0]), logged_in(house, sessions[1]), Browser(house)
    today = dt.datetime.now(ZoneInfo("Europe/Berlin")).date()
    office.go("/sitzungen/neu/").send(
        name="Runde am Markt", leading="ag-wohnen", date=today.isoformat(), state="draft", start_time="15"
    )
    sitting = office.address.removeprefix(office.base)
    for number, name in (("1", "Anfang"), ("2", "Spielplatz")):
        office.go(f"{sitting}tops/neu/").send(name=name, number=number, public="on")
    assert ida.ask(sitting) == 404
    second = re.search(r'<option value="([^"]+)"[^>]*>TOP 2: Spielplatz', office.go(f"{sitting}leitung/").page)[1]
    leads = {"role_0": "chair", "label_0": "Beratung Beispiel", "person_0": "erika-institution"}
    leads |= {"is_substitute_0": "on", "stands_in_for_0": "der Sprecherin"}
    writes = {"role_1": "minutes", "label_1": "Büro", "name_1": "Paul Beispiel"}
    office.send(**leads, **writes)

    # 2. She convenes and opens it, and it alone: no page of the office, no other sitting.
    ida.go(f"{sitting}einberufen/").send(departure=WHY)
    ida.go(f"{sitting}eroeffnen/").send()
    assert "läuft" in stranger.go(sitting).words
    for closed in (f"{sitting}leitung/", f"{sitting}tops/neu/", "/sitzungen/neu/"):
        assert ida.ask(closed) == 403

    # 3. From point 2 on somebody else leads; then the sitting is to go on in a week, with that point.
    later = {"role_2": "chair", "from_item_2": second, "label_2": "Sozialdienst Beispiel", "is_substitute_2": "on"}
    office.go(f"{sitting}leitung/").send(**leads, **writes, **later)
    week = today + dt.timedelta(days=7)
    ida.go(f"{sitting}fortsetzen/").send(date=week.isoformat(), start_time="16", items=second, state="draft")
    ida.go(f"{sitting}stattgefunden/").send()
    part = re.search(r'<dt>Wird fortgesetzt</dt>\s*<dd><a href="([^"]+)"', office.go(sitting).page)[1]
    assert ida.ask(part) == stranger.ask(part) == 404
    office.go(f"{part}einberufen/").send(departure=WHY)

    # 4. Everybody reads functions and no name, and from each part the way to the other.
    point = re.search(r'href="(/tops/[^"]+/bearbeiten/)', office.go(sitting).page)[1]
    office.go(point).send(name="Anfang", number="1", public="on", order="1", text="Es wurde begrüßt.")
    draft = re.search(r'href="(/protokolle/[^"]+/veroeffentlichen/)"', office.go(sitting).page)[
        1
    ]  # since it was opened
    office.go(draft).send()
    page, made = stranger.go(sitting).words, paper(stranger.base, sitting)
    led = "in Vertretung der Sprecherin: Beratung Beispiel; ab TOP 2 in Vertretung: Sozialdienst Beispiel"
    assert f"Leitung {led}" in page and f"Leitung: {led}. Protokoll: Büro." in made
    assert "Wird fortgesetzt" in page and "Wird fortgesetzt" in made
    assert not [name for name in ("Erika", "Paul") if name in page + made]
    second_page = stranger.go(part).words
    assert "Fortsetzung von Runde am Markt" in second_page and "Spielplatz" in second_page
    assert f'href="{sitting}"' in stranger.page

    # 5. The file says it all but the names, and is read again to the same.
    folder = house.folder / "auszug"
    assert house.command("dump", str(folder), "--body", "eschweiler-west").returncode == 0
    said = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml"))
    assert "conducted_by" in said and "continues:" in said and "Paul" not in said and "Erika" not in said
