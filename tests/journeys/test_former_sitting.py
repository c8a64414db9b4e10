"""A sitting of the paper age with its scan and two decisions: six presses from the desk, everything else is typing."""

import pytest

from tests.founding.files import PDF
from tests.journeys import walk
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey
TYPED = {"date": "14.3.19", "title_1": "Gemeinsam tagen", "result_1": "einstimmig", "present": "14", "voting": "10"}
TYPED |= {"title_2": "Karten drucken", "result_2": "9:0:1"}


class Presses:
    """Counts what a hand does beside typing."""

    def __init__(self):
        self.made = 0

    def on(self, do, *, times=1):
        self.made += times
        return do()


def test_in_six_presses_from_the_desk_it_stands_there(open_page, demo, looked_at):
    page, presses = open_page(viewport={"width": 1280, "height": 800}), Presses()
    sit_down(demo, page)
    page.goto(f"{page.home}/schreibtisch/")

    presses.on(lambda: walk.go(page.get_by_role("link", name="Frühere Sitzung eintragen")))
    assert looked_at(page) == []
    scan = {"name": "Scan_20190314.pdf", "mimeType": "application/pdf", "buffer": PDF}
    presses.on(lambda: page.locator("input[name=upload]").set_input_files(scan), times=2)  # the button, and the file
    presses.on(lambda: page.get_by_label("Gremium", exact=True).select_option(label="AG Wohnen und Nachbarschaft"))
    for name, text in TYPED.items():
        page.locator(f"[name={name}]").fill(text)
    presses.on(lambda: walk.go(page.get_by_role("button", name="Eintragen", exact=True)))

    assert presses.made <= 6
    assert page.locator("h1").inner_text() == "AG Wohnen und Nachbarschaft, 14. März 2019: Protokoll"
    told = page.locator("main").inner_text()
    assert "Aus Papier übernommen." in told and "einstimmig · Stimmen nicht gezählt" in told and "9 Ja · 0 Nein" in told
    assert looked_at(page) == []


def test_on_a_narrow_phone_nothing_runs_out_of_the_page(open_page, demo, looked_at):
    page = open_page(viewport={"width": 320, "height": 700})
    sit_down(demo, page)
    page.goto(f"{page.home}/sitzungen/frueher/")
    for one in page.locator("main details").all():
        one.locator("summary").click()

    assert walk.overflow(page) <= 0 and looked_at(page) == []
