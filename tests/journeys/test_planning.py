"""The office plans a joint sitting with three points and convenes it, counted from the desk; every press is counted."""

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

POINTS = ("Sprechstunde im Waschhaus", "Bänke am Musterplatz", "Licht am Beispielweg")
PARTNERS = ("AG Wohnen und Nachbarschaft", "AG Sprache und Begegnung")


class Presses:
    """Presses on links, boxes and buttons, by mouse; typing is not counted, nor Enter for another line."""

    def __init__(self):
        self.count = 0

    def press(self, target):
        self.count += 1
        target.click()


def names(page):
    return page.locator(".lines > li .what textarea").evaluate_all("all => all.map(one => one.value)")


def test_a_joint_sitting_with_three_points_is_convened_in_five_presses(open_page, demo, looked_at):
    page, hand = open_page(viewport={"width": 1280, "height": 800}), Presses()
    sit_down(demo, page)
    page.goto(f"{page.home}/schreibtisch/")

    hand.press(page.get_by_role("link", name="Sitzung planen").first)
    assert looked_at(page) == []
    hand.press(page.get_by_role("checkbox", name=PARTNERS[0]))
    hand.press(page.get_by_role("button", name="Vorschläge für diese Gremien holen"))
    page.locator(".lead", has_text="Vorbelegt wie am").wait_for()
    assert page.get_by_role("checkbox", name=PARTNERS[1]).is_checked()
    assert page.locator("input[name=day]:checked").count() == 1
    assert looked_at(page) == []
    before = [name for name in names(page) if name]
    last = page.locator(".lines > li .what textarea").last
    hand.press(last)
    page.keyboard.press("End")
    for point in POINTS:
        page.keyboard.press("Enter")
        page.keyboard.type(point)
    assert [name for name in names(page) if name] == [*before, *POINTS]
    hand.press(page.get_by_role("button", name="Speichern und einberufen"))
    page.get_by_text("Einberufen: Gemeinsame Sitzung").wait_for()

    assert hand.count == 5
    agenda = page.locator(".agenda > li").all_inner_texts()
    assert [any(point in line for line in agenda) for point in POINTS] == [True] * 3
    assert all(group in page.inner_text("main") for group in PARTNERS)
    assert page.outside + page.faults == []


def test_on_a_phone_without_a_script_nothing_is_lost_by_enter_and_a_day_is_typed(open_page, demo, looked_at):
    page = open_page(viewport={"width": 320, "height": 800}, color_scheme="dark", java_script_enabled=False)
    sit_down(demo, page)
    page.goto(f"{page.home}/sitzungen/planen/")
    page.get_by_label("Lenkungsgruppe").check()
    page.get_by_label("Wo?").fill("Zelt auf dem Musterplatz")
    page.locator("textarea[name=text]").fill("Aufbau | Beratung | 20\n  Strom")

    page.get_by_label("Wo?").press("Enter")  # a harmless button takes it
    assert page.get_by_label("Wo?").input_value() == "Zelt auf dem Musterplatz"
    assert "Aufbau | Beratung | 20" in page.locator("textarea[name=text]").input_value()
    page.get_by_role("textbox", name="Anderer Tag").fill("17. Juni 2099")
    walk.enter(page.get_by_role("button", name="Tag prüfen"))
    assert "Mittwoch, 17. Juni 2099" in page.inner_text("main")
    walk.enter(page.get_by_role("button", name="Speichern und einberufen"))

    assert "Einberufen:" in page.inner_text("main") and "Zelt auf dem Musterplatz" in page.inner_text("main")
    assert page.outside + page.faults == []
