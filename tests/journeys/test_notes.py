"""Notes of a sitting in a real browser: two writers and a lost line, a login that is over, a browser that is killed."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.journeys.desk import sit_down
from tests.stories.house import PATIENCE

pytestmark = pytest.mark.journey

TOKEN = "notiz-" + "x" * 38
SITTING = """
import datetime as dt
from django.utils import timezone
from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.bodies.models import Organization
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import AgendaItem, Holder, Meeting
from sozialraum.network.models import Body

with guard.opened():
    body = Body.objects.get(key="musterviertel")
    group = Organization.objects.groups().filter(body=body, deleted=None).first()
    meeting = Meeting.objects.create(
        body=body, key="notiert-{name}", name="Sitzung der Reise", state="running",
        date=PartialDate.of(timezone.localdate()))
    Holder.objects.create(meeting=meeting, organization=group, position=1)
    AgendaItem.objects.create(body=body, key="notiert-{name}-top-1", meeting=meeting, name="Sprechstunde", order=1)
    PersonalLink.objects.get_or_create(body=body, digest=digest_of("{token}{name}"), defaults=dict(
        purpose="hold", subject="meeting", subject_key=meeting.key, expires=timezone.now() + dt.timedelta(days=1)))
"""
ENDED = """
from sozialraum.acts import guard
from sozialraum.meetings.models import Meeting
with guard.opened():
    Meeting.objects.filter(key="notiert-{name}").update(state="held")
"""
STORED = """
from sozialraum.notes.models import NoteDraft
print("note", repr(NoteDraft.objects.get(agenda_item__key="{key}").text))
"""


@pytest.fixture
def sitting(demo, request):
    """A sitting under way with one point; the address of its note."""
    name = request.node.name.replace("_", "-")[:30].rstrip("-")
    said = demo.shell(SITTING.format(name=name, token=TOKEN))
    assert said.returncode == 0, said.stderr
    return name


def stored(demo, sitting):
    said = demo.shell(STORED.format(key=f"notiert-{sitting}-top-1"))
    return said.stdout.partition("note ")[2].strip().strip("'").split("\\n")


def path(sitting):
    return f"/tops/notiert-{sitting}-top-1/notiz/"


def is_stored(page):
    page.get_by_text("hier und beim Server").wait_for()
    page.wait_for_function("() => localStorage.length === 0")


def write(page, text):
    note = page.get_by_label("Notiz", exact=False).first
    note.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)
    return note


def test_two_writers_and_a_lost_line_lose_no_word(open_page, demo, sitting, looked_at):
    office, link = open_page(viewport={"width": 1280, "height": 800}), open_page()
    sit_down(demo, office)
    office.goto(f"{office.home}{path(sitting)}")
    link.goto(f"{link.home}/l/{TOKEN}{sitting}{path(sitting)}")
    assert looked_at(office) == []

    write(office, "Der Raum ist klein.").blur()
    is_stored(office)
    write(link, "Die Stadt fragt nach der Turnhalle.").blur()
    both = link.get_by_role("group", name="Zwei schreiben an einer Notiz")
    both.wait_for()
    assert "Der Raum ist klein." in both.inner_text() and "Die Stadt fragt nach der Turnhalle." in both.inner_text()
    both.get_by_role("button", name="So übernehmen").click()
    is_stored(link)
    assert stored(demo, sitting) == ["Der Raum ist klein.", "Die Stadt fragt nach der Turnhalle."]

    link.context.set_offline(True)
    write(link, "\nFrau Beispiel bietet den Saal an.").blur()
    link.get_by_text("Keine Verbindung seit").wait_for()
    waiting = link.locator("[data-kept-waiting] li")
    assert waiting.inner_text() == "TOP 1: Sprechstunde: „Frau Beispiel bietet den Saal an.“"
    with link.expect_download() as file:
        link.get_by_role("link", name="Als Textdatei sichern").click()
    assert "Frau Beispiel bietet den Saal an." in Path(file.value.path()).read_text(encoding="utf-8")
    link.context.set_offline(False)
    is_stored(link)
    assert not waiting.is_visible()
    assert stored(demo, sitting)[-1] == "Frau Beispiel bietet den Saal an."
    assert office.outside + office.faults + link.outside == []


def test_a_login_that_is_over_leaves_the_text_and_it_is_sent_after_another(open_page, demo, sitting):
    page = open_page()
    sit_down(demo, page)
    page.goto(f"{page.home}{path(sitting)}")

    page.context.clear_cookies()
    note = write(page, "Vor der Anmeldung")
    note.blur()
    page.get_by_role("heading", name="Bitte melden Sie sich noch einmal an").wait_for()
    assert note.input_value() == "Vor der Anmeldung"
    sit_down(demo, page)
    page.get_by_role("button", name="Jetzt noch einmal senden").click()
    is_stored(page)

    assert stored(demo, sitting) == ["Vor der Anmeldung"]
    assert not page.get_by_role("heading", name="Bitte melden Sie sich noch einmal an").is_visible()


def test_what_was_left_on_a_device_when_the_sitting_ended_is_offered_there(open_page, demo, sitting, looked_at):
    before = open_page()
    sit_down(demo, before)
    before.goto(f"{before.home}{path(sitting)}")
    before.context.set_offline(True)
    write(before, "Kurz vor Schluss").blur()
    before.get_by_text("Keine Verbindung seit").wait_for()
    assert demo.command("manage", "shell", "-c", ENDED.format(name=sitting)).returncode == 0
    page = open_page(viewport={"width": 1280, "height": 800}, storage_state=before.context.storage_state())

    # 1. The page of the sitting says where; there it is sent.
    over = f"{page.home}/sitzungen/notiert-{sitting}/halten/"
    page.goto(over)
    left = page.locator("[data-left]")
    left.get_by_role("link", name="TOP 1: Sprechstunde").wait_for()
    assert looked_at(page) == []
    left.get_by_role("link", name="TOP 1: Sprechstunde").click()
    page.get_by_role("button", name="Jetzt noch einmal senden").click()
    is_stored(page)

    # 2. Now the server has it, and the page says so until it stands in the minutes.
    page.goto(over)
    page.get_by_role("heading", name="Nicht alles Geschriebene steht im Protokoll.").wait_for()
    assert looked_at(page) == [] and not left.is_visible()
    page.goto(f"{page.home}{path(sitting)}")
    page.get_by_role("button", name="Ins Protokoll übernehmen").click()
    page.get_by_text("Die Notiz steht im Protokoll.").wait_for()
    page.goto(over)
    page.get_by_role("heading", name="Sitzung beendet").wait_for()
    assert page.get_by_text("Nicht alles Geschriebene").count() == 0
    assert "Kurz vor Schluss" in page.locator("main").inner_text()
    assert page.outside == []


def kill(folder):
    """Kill the browser whose profile this is, and everything it has begun, as a machine does that goes dark."""
    mine = f"--user-data-dir={folder}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            if mine in words and not any(word.startswith(b"--type=") for word in words):
                os.kill(int(process.name), signal.SIGKILL)
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue


def lies_on_disk(folder, words):
    return any(words in one.read_bytes() for one in folder.rglob("Local Storage/leveldb/*.log"))


@pytest.fixture
def reopened(playwright, browser_type_launch_args, demo, sitting, tmp_path):
    """Open the note in a browser with a profile on disk, as often as one likes."""

    def opened():
        context = playwright.chromium.launch_persistent_context(tmp_path / "profile", **browser_type_launch_args)
        context.set_default_timeout(PATIENCE * 1000)
        page = context.pages[0]
        page.home = f"http://musterviertel.localhost:{demo.port}"
        sit_down(demo, page)
        page.goto(f"{page.home}{path(sitting)}")
        return page

    return opened


def test_a_browser_that_was_killed_offers_what_was_not_stored(reopened, demo, sitting, tmp_path):

    page = reopened()
    page.context.set_offline(True)
    write(page, "Nur auf diesem Rechner").blur()
    page.get_by_text("Keine Verbindung seit").wait_for()
    while not lies_on_disk(tmp_path / "profile", b"Nur auf diesem Rechner"):
        page.evaluate("() => new Promise(requestAnimationFrame)")
    kill(tmp_path / "profile")
    with suppress(PlaywrightError):  # it may be gone by itself
        page.context.close()

    again = reopened()
    offered = again.locator("[data-kept-waiting] li")
    assert offered.inner_text() == "TOP 1: Sprechstunde: „Nur auf diesem Rechner“"
    assert again.get_by_label("Notiz", exact=False).first.input_value() == ""
    again.get_by_role("button", name="Jetzt noch einmal senden").click()
    is_stored(again)
    assert stored(demo, sitting) == ["Nur auf diesem Rechner"]
    assert again.get_by_label("Notiz", exact=False).first.input_value() == "Nur auf diesem Rechner"
    again.context.close()
