"""What people come for, on a phone of 390 pixels without a script: how many presses it takes, from the start page.

A press is a link or a button that leads on; what one types or chooses in between is none.
"""

import pytest

from tests.journeys import walk

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}, "java_script_enabled": False, "has_touch": True}


class Visitor:
    """Somebody with a phone on the start page, whose presses are counted."""

    def __init__(self, page):
        self.page, self.presses = page, 0
        page.goto(f"{page.home}/")

    def press(self, selector, text=""):
        walk.go(self.page.locator(selector).filter(has_text=text, visible=True).first)
        self.presses += 1
        assert walk.overflow(self.page) == 0

    @property
    def path(self):
        return self.page.url.removeprefix(self.page.home)


@pytest.fixture
def visitor(open_page):
    visitor = Visitor(open_page(**PHONE))
    yield visitor
    assert visitor.page.outside == []


def test_the_next_date_of_a_group_is_in_the_calendar_after_two(visitor):
    visitor.press("main a[href^='/gremien/']", "AG Wohnen")
    with visitor.page.expect_download() as download:
        visitor.page.locator("main a[href$='/termin.ics']").first.click()
        visitor.presses += 1

    assert download.value.suggested_filename.endswith(".ics")
    assert visitor.presses == 2


def test_the_bylaws_in_force_are_read_after_one(visitor):
    visitor.press("main a[href^='/dokumente/geschaeftsordnung/']")

    assert visitor.page.locator(".standing .state").first.inner_text() == "gilt"
    assert visitor.page.locator(".clause").count() > 10
    assert visitor.presses == 1


def test_what_was_decided_about_playgrounds_in_2024_and_what_came_of_it_after_two(visitor):
    visitor.press("main a[href='/beschluesse/']")
    visitor.page.locator("select[name=jahr]").select_option("2024")
    visitor.page.locator("input[name=text]").fill("Spielplatz")
    visitor.press("main .filters button")

    hits = visitor.page.locator("main .register > li")
    assert hits.count() == 1
    assert "Neue Schaukeln" in hits.inner_text()
    assert "Was wurde daraus? Erledigt. Seit April 2025 hängen zwei neue Schaukeln" in " ".join(
        hits.inner_text().split()
    )
    assert visitor.presses == 2


def test_the_form_to_join_stands_there_after_two(visitor):
    visitor.press("main .calls a[href='/mitmachen/']")
    visitor.press("main .join a.button", "AG Sprache")

    assert visitor.path == "/gremien/ag-sprache/mitmachen/"
    assert visitor.page.locator("main input[name=name]").count() == 1
    assert visitor.presses == 2


def test_an_event_on_saturday_is_read_after_two(visitor):
    visitor.press("main a[href='/termine/']")
    visitor.press("main li:has(.weekday:text-is('Samstag')) h3 a[href^='/veranstaltungen/']")

    assert "Samstag, " in visitor.page.locator("main").inner_text()
    assert visitor.presses == 2


def test_five_questions_lead_to_the_group_and_its_date(visitor, open_page, axe):
    visitor.press("main .calls a[href='/mitmachen/']")
    visitor.page.locator("input[name=sprache][value=ja]").check()
    visitor.page.locator("input[name=arbeit][value=nein]").check()
    visitor.press("main button", "Passende Gruppe zeigen")

    assert visitor.page.locator("h1").inner_text() == "Das passt: AG Sprache und Begegnung"
    assert visitor.page.locator(".board time").count() == 1
    assert visitor.page.locator(".join > li").count() == 2
    looked = open_page(viewport={"width": 320, "height": 640})
    looked.goto(visitor.page.url)
    assert axe(looked) == []
    assert visitor.presses == 2


def test_whoever_comes_from_another_language_finds_the_way_back(open_page, axe):
    page = open_page(**PHONE)
    page.goto(f"{page.home}/ar/mitmachen/")

    # 1. Out of the language: the address keeps where one came from, and nobody else is told.
    walk.go(page.locator(".doors a[hreflang=de]").filter(visible=True).first)
    assert page.url == f"{page.home}/gremien/#aus-ar"
    lines = page.locator(".way-back").filter(visible=True)
    assert lines.count() == 1
    assert page.locator(".way-back-below").filter(visible=True).count() == 1
    assert walk.overflow(page) == 0

    # 2. Back by the line.
    walk.go(lines.locator("a"))
    assert page.url == f"{page.home}/ar/anliegen/"

    # 3. Who reads German sees nothing of it.
    looked = open_page(viewport={"width": 320, "height": 640})
    looked.goto(f"{page.home}/gremien/")
    assert looked.locator(".way-back").filter(visible=True).count() == 0
    looked.goto(f"{page.home}/dokumente/geschaeftsordnung/2018-03-14/#aus-ar")
    assert axe(looked) == []
