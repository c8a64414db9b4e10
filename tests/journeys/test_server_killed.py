"""A server that is killed while a sitting is held: what was said to be stored is there, the rest is sent once more."""

import json
from random import Random

import pytest

from tests.journeys.browsers import leads_on, page_in
from tests.journeys.desk import SIT_DOWN
from tests.journeys.held import Sitting, open_sitting
from tests.journeys.killing import PATH, STEP, TELL, Killer
from tests.stories.house import PATIENCE, ROOT, House

pytestmark = pytest.mark.journey

NETWORK = "abgestuerzt"
WORLD = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY)
for name in ("Anna", "Bruno", "Carl", "Dora", "Emil"):
    seated(living, house(body, f"Haus {name}straße"), f"{name} Beispiel")
groups = [living]
"""
SESSION = SIT_DOWN.format(network=NETWORK, kind="office", name="Büro der Reise", second_factor=True)
KEPT = """
import json
from sozialraum.acts.journal import verify
from sozialraum.attendance.models import Attendance
from sozialraum.ballots.models import BallotBasis
from sozialraum.decisions.models import Ballot, Resolution
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.notes.models import NoteCopy, NoteDraft
body = Body.objects.get(key="abgestuerzt")
print("kept", json.dumps({
    "state": Meeting.objects.get(body=body).state,
    "people": sorted(one.person.name for one in Attendance.objects.filter(body=body, deleted=None)),
    "minutes": {one.key[-1]: one.text.split("\\n") for one in AgendaItem.objects.filter(body=body) if one.text},
    "open": [NoteDraft.objects.count(), NoteCopy.objects.filter(is_open=True).count()],
    "decided": [Resolution.objects.count(), Ballot.objects.count(), BallotBasis.objects.count()],
    "broken": list(verify(body)),
}))
"""
#: What is pressed, in the order of a sitting: where it is sent, and how many moments its request has about.
ACTIONS = {
    "arrive": ("/ankunft/", 70),
    "note": ("/tops/heute-top-1/notiz/", 9),
    "close": ("/tops/heute-top-2/aufrufen/", 60),
    "vote": ("/abstimmen/", 130),
    "end": ("/ende/", 110),
}
#: The buttons that send once more what the browser keeps, as far as they are to be seen.
OFFERED = "[...document.querySelectorAll('[data-kept-again]')].filter((button) => button.checkVisibility())"
ANSWERED = 9_999  # all is done, and the answer is on its way to nobody

SEEDS = (2, 4, 9, 13)  # each action at some moment of it, and when only its answer was lacking


class Run:
    """A house that is killed at three actions of a sitting, at moments that follow from the seed."""

    def __init__(self, house, seed):
        drawn = Random(seed)
        chosen = drawn.sample(list(ACTIONS), 3)
        self.house = house
        moments = {name: drawn.choice((drawn.randrange(most), ANSWERED)) for name, (_path, most) in ACTIONS.items()}
        self.moments = [(name, moments[name]) for name in ACTIONS if name in chosen]
        self.reopens = drawn.random() < 0.5
        house.environment |= {"DJANGO_SETTINGS_MODULE": "tests.journeys.killed", TELL: "0", STEP: "0"}
        house.environment |= {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        self.open()

    def open(self):
        self.killer, self.next = None, ""
        if self.moments:
            (self.next, moment), self.killer = self.moments.pop(0), Killer(self.house)
            self.house.environment |= {STEP: str(moment), TELL: str(self.killer.port)}
        self.house.environment[PATH] = ACTIONS[self.next][0] if self.next else "nirgends"
        self.house.open("--empty", "--no-tick", "--workers", "2")

    def came_back(self, action):
        """Whether the house was killed at this action; it is open again then."""
        if self.next != action:
            return False
        assert self.killer.is_done.wait(PATIENCE)
        self.open()
        return True

    def leads(self, page, action, press):
        """Press what leads to another page; where the house was killed at it, ask the browser to send it once more."""
        arrived = leads_on(page)
        press()
        arrived()
        if self.came_back(action):
            page.reload()


@pytest.fixture
def house(tmp_path, prepared_house):
    house = House(tmp_path, like=prepared_house)
    yield house
    house.close()


def arrive(run, page, letters):
    def press():
        page.get_by_label("Wer kommt an?").focus()
        page.keyboard.type(letters)
        page.keyboard.press("Enter")

    run.leads(page, "arrive", press)


def write(page, point, line):
    note = page.locator(f"[data-note={point}] textarea")
    note.focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(f"{line}\n")
    return note


def is_stored(page):
    """The page says so, and keeps nothing itself any more."""
    page.get_by_text("hier und beim Server").wait_for()
    page.wait_for_function("() => localStorage.length === 0")


def send_again(page):
    """Press the button for it as long as it is offered: by and by the page sends it by itself, too."""
    page.wait_for_function(f"() => localStorage.length === 0 || {OFFERED}.length")
    page.evaluate(f"() => {OFFERED}.forEach((button) => button.click())")


def note(run, page, line):
    write(page, "heute-top-1", line).blur()
    if not run.came_back("note"):
        is_stored(page)
        return
    page.get_by_text("Keine Verbindung seit").wait_for()
    if run.reopens:
        page.reload()
        if "Erste Zeile" in page.locator("[data-note=heute-top-1] textarea").input_value():
            return
    send_again(page)
    is_stored(page)


def bring_home(page):
    """What the server had not got before the end is offered on the page of the sitting, and taken into the minutes."""
    box = page.locator("[data-left]")
    page.wait_for_function("() => localStorage.length === 0 || !document.querySelector('[data-left]').hidden")
    if not box.is_visible():
        return
    box.get_by_role("link", name="TOP 2").click()
    send_again(page)
    both = page.get_by_role("group", name="Zwei schreiben an einer Notiz")
    page.get_by_text("hier und beim Server").or_(both).first.wait_for()
    if both.is_visible():
        both.get_by_role("button", name="So übernehmen").click()
    is_stored(page)
    page.reload()
    page.get_by_role("button", name="Ins Protokoll übernehmen").click()
    page.get_by_text("Die Notiz steht im Protokoll.").wait_for()


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_said_to_be_stored_is_there_and_the_rest_is_sent_once_more(
    seed, house, browser, browser_type_launch_args
):
    said = Sitting(NETWORK, WORLD, after=SESSION).arrange(house).said
    run = Run(house, seed)
    page = page_in(browser, house.port, NETWORK)
    page.context.add_cookies([{"name": "sessionid", "value": said.split("session ")[1].split()[0], "url": page.home}])
    page.goto(f"{page.home}/sitzungen/heute/halten/")
    open_sitting(page)

    # 1. Three come.
    for letters in ("An", "Br", "Ca"):
        arrive(run, page, letters)
    page.get_by_role("heading", name="Da sind 3", exact=True).wait_for()

    # 2. A note is begun and stored; it goes on, and the next point is called at once.
    page.get_by_role("button", name="TOP 1 aufrufen").click()
    page.locator("#top-1").get_by_text("jetzt", exact=True).wait_for()
    note(run, page, "Erste Zeile")
    write(page, "heute-top-1", "Zweite Zeile")
    run.leads(
        page, "close", lambda: page.get_by_role("button", name="Weiter zu TOP 2").press("Enter", no_wait_after=True)
    )
    page.locator("#top-2").get_by_text("jetzt", exact=True).wait_for()
    assert page.get_by_text("Ein zweiter Text").count() == 0  # what was sent once more is known

    # 3. A decision.
    page.get_by_label("Wortlaut").fill("Am Markt stehen Bänke.")
    page.get_by_role("group", name="AG Wohnen stimmt ab").get_by_text("einstimmig").click()
    run.leads(page, "vote", lambda: page.locator("[name=festhalten]").press("Enter", no_wait_after=True))
    page.goto(f"{page.home}/sitzungen/heute/halten/")
    page.locator("#top-2 strong", has_text="Angenommen").wait_for()

    # 4. One more line, and the end.
    write(page, "heute-top-2", "Dritte Zeile")
    run.leads(
        page, "end", lambda: page.get_by_role("button", name="Sitzung beenden").press("Enter", no_wait_after=True)
    )
    page.goto(f"{page.home}/sitzungen/heute/halten/")
    page.get_by_role("heading", name="Sitzung beendet").wait_for()
    bring_home(page)

    said = house.command("manage", "shell", "-v", "0", "-c", KEPT)
    assert said.returncode == 0, said.stderr[-2000:]
    assert json.loads(said.stdout.partition("kept ")[2]) == {
        "state": "held",
        "people": ["Anna Beispiel", "Bruno Beispiel", "Carl Beispiel"],
        "minutes": {"1": ["Erste Zeile", "Zweite Zeile"], "2": ["Dritte Zeile"]},
        "open": [0, 0],
        "decided": [1, 1, 1],
        "broken": [],
    }
