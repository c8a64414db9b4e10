"""The office writes an agenda by keyboard alone: as lines with a script, as text without one, with the same result."""

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

SITTINGS = "/sitzungen/2027-01-20-bildung-arbeit/", "/sitzungen/2027-01-27-lenkungsgruppe/"
TYPED = """Begrüßung | Bericht | 5
Protokolle | Genehmigung
  AG Wohnen
  AG Sprache
20 Jahre Stadtteilfest | Beschluss | 25 | Mieterverein Muster"""


def clear(page):
    """Take off what stands there, as lines."""
    while page.locator(".lines > li").count() > 1:
        page.locator(".lines > li .what textarea").first.focus()
        page.locator(".lines > li").first.get_by_role("button", name="Streichen").press("Enter")


def text_of(page):
    return page.locator("textarea[name=text]").input_value()


def shown(page, sitting):
    """What the page of the sitting says of its agenda, number and title of each point."""
    page.goto(f"{page.home}{sitting}")
    return page.locator(".agenda > li").evaluate_all(
        "all => all.map(one => [one.querySelector('.no').innerText, one.querySelector('h3, h4').innerText,"
        " one.querySelector('.soft')?.innerText ?? ''])"
    )


def test_by_keyboard_it_is_the_same_agenda_with_a_script_and_without(open_page, demo, looked_at):
    page = open_page(viewport={"width": 1280, "height": 800})
    sit_down(demo, page)
    page.goto(f"{page.home}{SITTINGS[0]}tagesordnung/")
    assert looked_at(page) == []
    clear(page)
    assert page.locator(".lines-sum").is_hidden()
    keys = page.keyboard
    first = page.locator(".lines > li .what textarea").first
    first.focus()
    keys.press("Control+a")
    keys.type("Protokolle")
    for key in ("Tab", "G", "Enter"):
        keys.press(key)
    keys.type("AG Wohnen")
    for key in ("Alt+ArrowRight", "Enter"):
        keys.press(key)
    keys.type("AG Sprache")
    keys.press("Enter")
    keys.press("Alt+ArrowLeft")
    keys.type("20 Jahre Stadtteilfest")
    for key in ("Tab", "B", "B", "B", "Tab"):
        keys.press(key)
    keys.type("25")
    keys.press("Tab")
    keys.type("Mieterverein Muster")
    keys.press("Enter")
    keys.type("Begrüßung")
    for key in ("Alt+ArrowUp", "Alt+ArrowUp", "Tab", "B", "Tab"):
        keys.press(key)
    keys.type("5")
    assert page.locator("[data-sum]").inner_text() == "30"
    assert page.locator(".lines-sum").is_visible()
    assert [line.split(" | ")[0] for line in text_of(page).split("\n")] == [
        "1 Begrüßung",
        "2 Protokolle",
        "  2.1 AG Wohnen",
        "  2.2 AG Sprache",
        "3 20 Jahre Stadtteilfest",
    ]
    assert looked_at(page) == []
    walk.enter(page.get_by_role("button", name="Tagesordnung speichern"))

    plain = open_page(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    sit_down(demo, plain)
    plain.goto(f"{plain.home}{SITTINGS[1]}tagesordnung/")
    plain.locator("textarea[name=text]").fill(TYPED)
    walk.enter(plain.get_by_role("button", name="Ansehen, noch nicht speichern"))
    assert "Zusammen 30 Minuten" in plain.inner_text("main")
    walk.enter(plain.get_by_role("button", name="Tagesordnung speichern"))

    assert shown(page, SITTINGS[0]) == shown(page, SITTINGS[1]) == [
        ["TOP 1", "Begrüßung", "Bericht · 5 Minuten"],
        ["TOP 2", "Protokolle", "Genehmigung"],
        ["TOP 2.1", "AG Wohnen", ""],
        ["TOP 2.2", "AG Sprache", ""],
        ["TOP 3", "20 Jahre Stadtteilfest", "Beschluss · Mieterverein Muster · 25 Minuten"],
    ]  # fmt: skip
    assert page.outside + plain.outside + page.faults + plain.faults == []


def test_what_is_pulled_with_the_pointer_stands_where_it_was_let_go_and_a_pasted_list_is_lines(open_page, demo):
    page = open_page(viewport={"width": 1280, "height": 800})
    sit_down(demo, page)
    page.goto(f"{page.home}/sitzungen/2026-12-16-lenkungsgruppe/tagesordnung/")
    clear(page)
    first = page.locator(".lines > li .what textarea").first
    first.fill("Eins\nZwei\n\nDrei")

    page.locator(".lines .no").nth(2).hover()
    page.mouse.down()
    page.locator(".lines > li").first.hover(position={"x": 60, "y": 4})
    page.mouse.up()

    assert [line.split(" | ")[0] for line in text_of(page).split("\n")] == ["1 Drei", "2 Eins", "3 Zwei"]
    assert page.faults == []
