"""The rights of a person, in a browser: read what is known, put it right, take a consent back, be forgotten."""

import json
import re

import pytest

from tests.journeys import walk
from tests.journeys.conftest import LIGHT
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

PEOPLE = """
from sozialraum.acts import guard
from sozialraum.foundation.dates import PartialDate
from sozialraum.network.models import Body
from sozialraum.people.models import Consent, Person

with guard.opened():
    body = Body.objects.get(key="musterviertel")
    person = Person.objects.create(
        body=body, key="{key}", name="Zeynep Beispiel {key}", email="{key}@example.org", phone="00000 1")
    Consent.objects.create(
        body=body, key="{key}", person=person, purpose="photo", wording="Mein Foto darf auf die Seite.", way="paper",
        given_date=PartialDate(2026, 1, 7))
"""
LETTER = """
from sozialraum.post.models import Letter
print(Letter.objects.filter(to="{key}@example.org").latest("pk").text)
"""


def told(house, words):
    said = house.shell(words)
    assert said.returncode == 0, said.stderr
    return said.stdout


def test_somebody_reads_corrects_takes_back_and_is_forgotten(open_page, demo, looked_at):
    key, desk, mine, found = "zeynep", open_page(**LIGHT), open_page(**LIGHT), {}
    told(demo, PEOPLE.format(key=key))

    def look(at, where):
        if faults := looked_at(at):
            found[where] = faults
        return at.locator("main").inner_text()

    # 1. The office sends the link to what is known.
    sit_down(demo, desk)
    desk.goto(f"{desk.home}/menschen/{key}/auskunft/")
    assert "Mein Foto darf auf die Seite." in look(desk, "the office reads")
    walk.go(desk.get_by_role("link", name="Auskunft verschicken"))
    look(desk, "the office sends")
    walk.go(desk.get_by_role("button", name="Link verschicken"))

    # 2. She reads it without an account, and takes it along.
    link = re.search(r"http://[^/]+(/l/\S+)", told(demo, LETTER.format(key=key)))[1]
    mine.goto(f"{mine.home}{link}")
    assert "Was wir über Sie wissen" in look(mine, "what is known")
    about = mine.url
    file = demo.get(mine.locator("a[href$='.json']").get_attribute("href"), host="musterviertel.localhost")
    assert json.loads(file.text)["person"][0]["Telefon"] == "00000 1"

    # 3. She corrects a number, and comes back to it.
    walk.go(mine.get_by_role("link", name="Berichtigen Sie es selbst"))
    look(mine, "correcting")
    mine.get_by_label("Telefon").fill("00000 22")
    walk.go(mine.get_by_role("button", name="Speichern"))
    assert mine.url == about
    assert "00000 22" in look(mine, "corrected")

    # 4. She takes her consent back.
    walk.go(mine.get_by_role("link", name=re.compile("^Einwilligung widerrufen")))
    look(mine, "taking back")
    walk.go(mine.get_by_role("button", name="Widerruf festhalten"))
    assert mine.get_by_role("link", name=re.compile("^Einwilligung widerrufen")).count() == 0
    look(mine, "taken back")

    # 5. She wants to be forgotten: the office sees what goes and what stays, and her link opens nothing any more.
    desk.goto(f"{desk.home}/menschen/{key}/loeschen/")
    assert "Nichts muss aufbewahrt werden." in look(desk, "erasing")
    walk.go(desk.get_by_role("button", name="Endgültig löschen"))
    look(desk, "erased")
    mine.goto(about)
    assert mine.locator("h1").inner_text() == "Dieser Link öffnet nichts mehr."
    desk.goto(f"{desk.home}/menschen/?suche={key}@example.org")
    look(desk, "nobody is found")
    assert desk.locator(".empty").count() == 1
    assert found == {}
    assert mine.outside + desk.outside == []


def test_the_pages_of_post_night_and_journal_are_for_everybody(open_page, demo, looked_at):
    desk, found = open_page(**LIGHT), {}
    sit_down(demo, desk)
    post = "/schreibtisch/post/"
    pages = [post, f"{post}server/", f"{post}postfach/", f"{post}eingang/"]
    pages += ["/schreibtisch/nachts/", "/schreibtisch/fristen/", "/schreibtisch/verarbeitungen/", "/verlauf/"]
    for path in pages:
        desk.goto(desk.home + path)
        if faults := looked_at(desk):
            found[path] = faults

    # A check that is come back to is not carried out again.
    assert desk.goto(f"{desk.home}{post}server/pruefen/").url.endswith("/post/server/")

    # What is typed wrong is said at the field, and what the server says is shown.
    desk.goto(f"{desk.home}{post}server/")
    desk.get_by_label("Rechnername").fill("kein Rechner, sondern ein Satz")
    walk.go(desk.get_by_role("button", name="Speichern"))
    found |= {"a wrong name": faults} if (faults := looked_at(desk)) else {}
    assert desk.locator("[aria-invalid=true]").count() >= 1
    assert found == {}
    assert desk.outside == []
    assert desk.faults == []
