"""Three browsers send at the same moment, on either database; and a house whose locks are taken away is found out."""

import json
import socket
import threading
from contextlib import ExitStack

import pytest
from django.db import connection

from tests.journeys.browsers import at_once, leads_on, page_in
from tests.journeys.desk import SIT_DOWN
from tests.journeys.held import Sitting, open_sitting
from tests.journeys.unlocking import MEET, TURN
from tests.stories.house import ROOT, House
from tests.stories.postgres import Postgres

pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db,  # only so that it runs on both; the house has a database of its own
]

NETWORK = "gleichzeitig"
NAMES = [f"{name} Beispiel" for name in ("Anna", "Bruno", "Carl", "Dora", "Emil", "Fina", "Gero")]
WORLD = f"""
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY)
for name in {NAMES!r}:
    seated(living, house(body, f"Haus {{name.split()[0]}}straße"), name)
groups = [living]
"""
SESSIONS = 3 * SIT_DOWN.format(network=NETWORK, kind="office", name="Büro der Reise", second_factor=True)
KEPT = """
import json
from sozialraum.acts.journal import verify
from sozialraum.attendance.models import Attendance
from sozialraum.ballots.models import BallotBasis
from sozialraum.decisions.models import Ballot, Resolution
from sozialraum.network.models import Body
from sozialraum.notes.models import NoteDraft
body = Body.objects.get(key="gleichzeitig")
print("kept", json.dumps({
    "people": sorted(Attendance.objects.filter(body=body, deleted=None).values_list("person__name", flat=True)),
    "notes": {one.agenda_item.key: one.text.split("\\n") for one in NoteDraft.objects.filter(body=body)},
    "decisions": sorted(Resolution.objects.filter(body=body).values_list("number", "resolution_text")),
    "counted": [Ballot.objects.count(), BallotBasis.objects.count()],
    "broken": list(verify(body)),
}))
"""


@pytest.fixture
def house(tmp_path, prepared_house):
    with ExitStack() as stack:
        house = House(tmp_path, like=prepared_house)
        if connection.vendor == "postgresql":
            house.environment["SOZIALRAUM_DATABASE"] = stack.enter_context(Postgres()).url
            assert house.command("prepare", "--empty").returncode == 0
        stack.callback(house.close)
        yield house


@pytest.fixture
def pages(house, playwright, browser_type_launch_args):
    """Three browsers, each a process of its own, at the page of a sitting that was opened; nobody is there yet."""
    sitting = Sitting(NETWORK, WORLD, after=SESSIONS).arrange(house)
    keys = [line.split()[1] for line in sitting.said.splitlines() if line.startswith("session ")]
    browsers = [playwright.chromium.launch(**browser_type_launch_args) for _key in keys]
    pages = [page_in(browser, house.port, NETWORK) for browser in browsers]
    for page, key in zip(pages, keys, strict=True):
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": page.home}])
    yield pages
    for browser in browsers:
        browser.close()


def begin(house, pages):
    house.open("--empty", "--no-tick", "--workers", "3")
    go(pages[0])
    open_sitting(pages[0])


def go(page, point=""):
    page.goto(f"{page.home}/sitzungen/heute/halten/" + (f"?punkt={point}" if point else ""))


def arrive_at_once(pages, letters):
    """In each browser somebody comes; returns what each is told."""
    for page in pages:
        go(page)
        page.get_by_label("Wer kommt an?").focus()
    waits = [leads_on(page) for page in pages]
    typed = iter(letters)

    def press(page):
        page.keyboard.type(next(typed))
        page.keyboard.press("Enter")  # of the keyboard: it waits for no page that comes of it

    at_once(pages, "**/ankunft/**", press)
    for wait in waits:
        wait()


def note_at_once(pages, point, lines):
    """In each browser a line is added to the same note; returns those to whom both texts were shown."""
    for page in pages:
        go(page, point)
    typed = iter(lines)

    def press(page):
        note = page.locator(f"[data-note={point}] textarea")
        note.focus()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text("\n" + next(typed))  # at once: what is typed for long is sent in between
        note.blur()

    at_once(pages, "**/notiz/**", press)
    for page in pages:
        page.get_by_text("hier und beim Server").or_(two_texts(page)).first.wait_for()
    return [page for page in pages if two_texts(page).is_visible()]


def two_texts(page):
    return page.get_by_role("group", name="Zwei schreiben an einer Notiz")


def take_together(page):
    """Take the text that holds both, as often as somebody was faster meanwhile."""
    for _time in range(3):
        two_texts(page).get_by_role("button", name="So übernehmen").click()
        page.get_by_text("hier und beim Server").or_(two_texts(page)).first.wait_for()
        if not two_texts(page).is_visible():
            return


def vote_at_once(pages, point, wordings):
    """In each browser a decision is recorded, each with the number that was proposed to all; returns what was said."""
    for page, wording in zip(pages, wordings, strict=True):
        go(page, point)
        page.get_by_label("Wortlaut").fill(wording)
        page.get_by_role("group", name="AG Wohnen stimmt ab").get_by_text("einstimmig").click()
    waits = [leads_on(page) for page in pages]
    at_once(pages, "**/abstimmen/**", lambda page: page.locator("[name=festhalten]").press("Enter", no_wait_after=True))
    for wait in waits:
        wait()
    return [page.locator("main").inner_text() for page in pages]


def kept(house):
    said = house.command("manage", "shell", "-v", "0", "-c", KEPT)
    assert said.returncode == 0, said.stderr[-2000:]
    return json.loads(said.stdout.partition("kept ")[2])


def test_of_three_browsers_that_send_at_the_same_moment_none_loses_a_word(house, pages):
    begin(house, pages)

    # 1. Three people come, then a fourth whom all three have seen: each is there once.
    arrive_at_once(pages, ["An", "Br", "Ca"])
    arrive_at_once(pages, ["Do", "Do", "Do"])
    pages[0].get_by_role("heading", name="Da sind 4", exact=True).wait_for()

    # 2. Three begin a note, and three go on with it: one is first, the others are offered both texts and take all.
    lines = []
    for word in ("Anfang", "Ende"):
        own = [f"{word} {number}" for number in (1, 2, 3)]
        lines += own
        second = note_at_once(pages, "heute-top-1", own)
        assert len(second) == 2
        for page in second:
            shown = two_texts(page)
            assert shown.locator("[data-mine]").inner_text().split("\n")[-1] == own[pages.index(page)]
            assert shown.locator("[data-theirs]").inner_text().split("\n")[-1] in own
        for page in second:
            take_together(page)

    # 3. Three record a decision with the same number: one stands, two are told so, and what they typed is still there.
    wordings = [f"Am Markt steht Bank {number}." for number in (1, 2, 3)]
    said = vote_at_once(pages, "heute-top-2", wordings)
    refused = [page for page, words in zip(pages, said, strict=True) if "steht schon da" in words]
    assert sum("Festgehalten." in words for words in said) == 1 and len(refused) == 2
    for page in refused:
        assert page.get_by_label("Wortlaut").input_value() == wordings[pages.index(page)]
        assert page.get_by_role("radio", name="einstimmig").is_checked()
    (first,) = (wording for page, wording in zip(pages, wordings, strict=True) if page not in refused)

    there = kept(house)
    assert there["people"] == NAMES[:4]
    assert sorted(filter(None, there["notes"]["heute-top-1"])) == sorted(lines)
    assert [wording for _number, wording in there["decisions"]] == [first]
    assert there["counted"] == [1, 1] and there["broken"] == []
    assert [page.outside for page in pages] == [[], [], []]


class Meeting:
    """A place where requests of a house wait until so many have come; then all go on."""

    def __init__(self, number):
        self.door, self.number = socket.create_server(("127.0.0.1", 0)), number
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._meet, daemon=True).start()

    def _meet(self):
        while True:
            there = [self.door.accept()[0] for _one in range(self.number)]
            for one in there:
                one.sendall(b".")
                one.close()


def test_without_the_locks_of_the_house_the_same_is_lost(house, pages, tmp_path):
    begin(house, pages)
    for letters in ("An", "Br", "Ca", "Do"):
        arrive_at_once(pages[:1], [letters])
    note_at_once(pages[:1], "heute-top-1", ["Anfang"])
    house.close()
    (tmp_path / "turn").touch()
    unlocked = {"DJANGO_SETTINGS_MODULE": "tests.journeys.unlocked", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    house.environment |= unlocked | {MEET: str(Meeting(len(pages)).port), TURN: str(tmp_path / "turn")}
    house.open("--empty", "--no-tick", "--workers", "3")

    arrive_at_once(pages, ["Em", "Fi", "Ge"])
    second = note_at_once(pages, "heute-top-1", ["1", "2", "3"])
    said = vote_at_once(pages, "heute-top-2", [f"Am Markt steht Bank {number}." for number in (1, 2, 3)])

    there = kept(house)
    assert len(there["people"]) < len(NAMES)
    assert second == [] and len(there["notes"]["heute-top-1"]) < 1 + len(pages)
    assert sum("steht schon da" in words for words in said) < 2
