"""Nothing typed or chosen is lost: a browser without scripts, refused forms, and a session that ends meanwhile."""

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_down
from tests.stories.house import ROOT

pytestmark = pytest.mark.journey

SCAN = ROOT / "examples" / "musterviertel" / "protokoll-2018-06-06.pdf"


@pytest.fixture
def look(axe):
    """Each page that is met is looked over."""
    faults = {}

    def looked(page, what):
        faults[what] = [*axe(page), *([f"{over} px too wide"] if (over := walk.overflow(page)) else [])]
        return page.locator("body").inner_text()

    yield looked
    assert {what: found for what, found in faults.items() if found} == {}


def press(page, name):
    walk.go(page.get_by_role("button", name=name, exact=True))


def test_file_and_text_survive_two_refusals_and_the_end_of_the_session(open_page, demo, look):
    page = open_page()
    sit_down(demo, page)

    # 1. A scan is chosen, and the name is missing, twice.
    page.goto(f"{page.home}/dateien/neu/")
    page.locator("[name=upload]").set_input_files(SCAN)
    page.get_by_label("Für wen ist sie?", exact=False).select_option("office")
    for _twice in range(2):
        press(page, "Speichern")
        assert f"{SCAN.name}, " in look(page, "refused")
        assert "ist noch da" in page.locator(".kept-file").inner_text()

    # 2. The session ends; what was typed since is sent all the same, and leads to the login.
    page.get_by_label("Wie sie auf der Seite heißt").fill("Protokoll aus der Nacht")
    page.context.clear_cookies(name="sessionid")
    press(page, "Speichern")
    assert "/anmelden/" in page.url
    assert "Was Sie eingegeben haben, ist nach der Anmeldung da." in look(page, "login")

    # 3. Somebody else logs in with this browser, and sees nothing of it.
    sit_down(demo, page, kind="audit", name="Prüfung der Reise")
    page.goto(f"{page.home}/dateien/")
    assert "Protokoll aus der Nacht" not in page.content()

    # 4. Whoever typed it has text and file back, and saves.
    sit_down(demo, page)
    page.goto(f"{page.home}/dateien/neu/")
    assert "steht wieder im Formular" in look(page, "back again")
    assert page.get_by_label("Wie sie auf der Seite heißt").input_value() == "Protokoll aus der Nacht"
    assert SCAN.name in page.locator(".kept-file").inner_text()
    press(page, "Speichern")
    page.goto(f"{page.home}/schreibtisch/eintragen/dateien/?suche=Nacht")
    assert "Protokoll aus der Nacht" in page.locator("main").inner_text()
    page.goto(f"{page.home}/dateien/neu/")
    assert page.get_by_label("Wie sie auf der Seite heißt").input_value() == ""
