"""A sitting from its opening to its approved minutes, told from outside: who reads what, and from when on."""

import re

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.test_concern_in_a_meeting import at_the_desk
from tests.stories.test_joining import Browser

pytestmark = pytest.mark.story

TEXT, WORDING = "Markerzeichen im Text", "Markerzeichen im Beschluss"


@pytest.mark.usefixtures("founded_house")
def test_what_a_sitting_says_is_public_once_its_minutes_are_published_and_approved_by_each_group(house):
    # 1. A joint sitting is entered, convened and opened.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()
    office, stranger = at_the_desk(house, session.split()[0]), Browser(house)
    office.go("/sitzungen/neu/").send(
        name="Runde am Markt", leading="ag-wohnen", others="ag-integration", date="2026-03-02", start_time="17:00",
        state="draft",
    )  # fmt: skip
    sitting = office.address.removeprefix(office.base)
    assert stranger.ask(sitting) == 404
    office.go(f"{sitting}einberufen/").send()
    office.go(f"{sitting}eroeffnen/").send()
    assert "läuft" in stranger.go(sitting).words

    # 2. What is written down while it runs reaches nobody outside; the agenda does.
    office.go(f"{sitting}tops/neu/").send(name="Spielplatz", public="on", text=TEXT)
    office.go("/beschluesse/neu/").send(
        name="Lampen", resolution_text=WORDING, meeting=sitting.split("/")[2], result="carried",
    )  # fmt: skip
    decision = office.address.removeprefix(office.base)
    assert WORDING in office.words
    assert "Spielplatz" in stranger.go(sitting).words
    everywhere = (sitting, "/", "/beschluesse/", "/gremien/ag-wohnen/", "/beschluesse/register.csv")
    assert read(stranger, everywhere) == dict.fromkeys(everywhere, False)
    assert stranger.ask(decision) == 404

    # 3. It has been held, and there is a draft: still nobody.
    office.go(f"{sitting}stattgefunden/").send()
    office.go(f"{sitting}protokoll/neu/").send(state="draft")
    assert read(stranger, everywhere) == dict.fromkeys(everywhere, False)

    # 4. Published: everybody reads it, and sees that no group has approved it yet.
    minutes = re.search(r'href="(/protokolle/[^"?]+/veroeffentlichen/)', office.go(sitting).page)[1]
    office.go(minutes).send()
    assert TEXT in stranger.go(sitting).words and WORDING in stranger.go(decision).words
    assert "Genehmigung ist nicht eingetragen" in stranger.go(sitting).words

    # 5. One group approves it, then the other.
    approve = minutes.replace("veroeffentlichen", "genehmigen")
    office.go(approve).send(organization="ag-wohnen", date="2026-04-01", way="resolution")
    said = stranger.go(sitting).words
    assert "Genehmigt von AG Wohnen" in said and "steht aus" in said
    office.go(approve).send(organization="ag-integration", date="2026-04-02", way="resolution")
    assert "steht aus" not in stranger.go(sitting).words


def read(stranger, paths):
    """Whether a stranger finds one of the two markers on each of these pages."""
    found = {}
    for path in paths:
        stranger.go(path)
        found[path] = "Markerzeichen" in stranger.page
    return found
