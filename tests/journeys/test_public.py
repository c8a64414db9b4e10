"""Somebody looks for the next date, somebody for the rules in force: on a phone, by keyboard, without a script."""

import re

import pytest

from tests.journeys import walk

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False, "has_touch": True}


def tab_to(page, name, most=120):
    """Press Tab until the link or button of this name has the focus; the focus must be visible."""
    for _press in range(most):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and re.search(name, " ".join(focused.inner_text().split())):
            box = focused.bounding_box()
            assert box and box["width"] > 0
            return focused
    raise AssertionError(f"no way to »{name}« by keyboard")


def test_somebody_finds_the_next_date_and_subscribes(open_page, demo):
    page = open_page(**PHONE)

    # 1. The start page shows the next date at once; a keyboard leads on to all dates.
    page.goto(page.home + "/")
    assert page.locator(".board time").count() == 1
    tab_to(page, "^Termine$")
    walk.enter(page.locator(":focus"))
    assert page.url == page.home + "/termine/"

    # 2. All dates are there, the next one first; nothing sticks out of a small phone.
    assert page.locator(".timetable li").count() > 5
    assert walk.overflow(page) == 0

    # 3. The calendar can be subscribed: the link is reached by keyboard and answers with a calendar.
    link = tab_to(page, "abonnieren|kalender.ics|Kalender")
    assert link.get_attribute("href")
    feed = demo.get("/termine/kalender.ics", host="musterviertel.localhost")
    assert feed.status == 200
    assert feed.text.startswith("BEGIN:VCALENDAR")
    assert page.outside == []


def test_somebody_finds_the_bylaws_in_force_and_the_decision_behind_them(open_page):
    page = open_page(**PHONE)

    # 1. From the start page to the documents.
    page.goto(page.home + "/")
    tab_to(page, "^Archiv$")
    walk.enter(page.locator(":focus"))
    tab_to(page, "^Dokumente")
    walk.enter(page.locator(":focus"))
    assert page.url == page.home + "/dokumente/"

    # 2. To the rules in force.
    tab_to(page, "^Geschäftsordnung")
    walk.enter(page.locator(":focus"))
    assert page.url == page.home + "/dokumente/geschaeftsordnung/"
    assert "gilt" in page.locator("main").inner_text()

    # 3. To the decision behind them, and from there to the meeting.
    adopted = page.locator("main a[href*='/beschluesse/']").first.get_attribute("href")
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.locator(":focus").get_attribute("href") == adopted:
            break
    walk.enter(page.locator(":focus"))
    assert page.url == page.home + adopted
    assert "Geschäftsordnung" in page.locator("main").inner_text()
    assert walk.overflow(page) == 0
    assert page.outside == []


def test_the_first_tab_leads_to_the_content(open_page):
    page = open_page()
    page.goto(page.home + "/beschluesse/")

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Zum Inhalt springen"
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "inhalt"
