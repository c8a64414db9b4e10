"""The noticeboard on a small phone: start, coming and cancelled meeting, group; by keyboard, and on paper."""

import pytest

from tests.journeys import walk
from tests.journeys.test_public import PHONE, tab_to

pytestmark = pytest.mark.journey

LIGHT_PHONE = {"color_scheme": "light", "viewport": {"width": 320, "height": 640}}
CALLED_OFF = "/sitzungen/2026-12-16-lenkungsgruppe/"
INSTEAD = "/sitzungen/2027-01-27-lenkungsgruppe/"
BOARDS = {
    "start": "/",
    "coming": "",  # where the board of the start page leads
    "cancelled": CALLED_OFF,
    "group": "/gremien/ag-wohnen/",
    "dissolved": "/gremien/ag-erstausstattung/",
}


def coming(page):
    page.goto(page.home + "/")
    return page.locator(".board .button").first.get_attribute("href")


@pytest.mark.parametrize("name", BOARDS)
def test_each_board_is_for_everybody_on_a_light_phone_of_320_pixels(open_page, axe, name):
    page = open_page(**LIGHT_PHONE)
    page.goto(page.home + (BOARDS[name] or coming(page)))

    assert axe(page) == []
    assert walk.overflow(page) == 0
    assert page.locator("h1").count() == 1
    assert page.outside == []


def test_the_start_page_begins_with_the_board_on_a_phone_of_390_pixels(open_page):
    page = open_page(viewport={"width": 390, "height": 844})

    page.goto(page.home + "/")

    board, lead = (page.locator(one).bounding_box()["y"] for one in (".board", ".opening .lead"))
    assert page.locator("h1").bounding_box()["y"] < board < 448 < lead


def test_from_the_start_page_the_coming_meeting_and_its_date_are_two_presses_away(open_page, demo):
    page = open_page(**PHONE)
    page.goto(page.home + "/")

    tab_to(page, "^Zur Sitzung$")
    walk.enter(page.locator(":focus"))
    assert page.locator(".board.head h1").count() == 1
    event = tab_to(page, "^In den Kalender$").get_attribute("href")

    assert event == page.url.removeprefix(page.home) + "termin.ics"
    assert demo.get(event, host="musterviertel.localhost").text.startswith("BEGIN:VCALENDAR")


def test_a_cancelled_day_leads_by_keyboard_to_the_new_one(open_page):
    page = open_page(**PHONE)
    page.goto(page.home + CALLED_OFF)

    struck = page.locator(".called-off .date .day").evaluate("one => getComputedStyle(one, '::after').blockSize")
    assert struck.endswith("px") and struck != "0px"
    tab_to(page, "27. Januar 2027")
    walk.enter(page.locator(":focus"))

    assert page.url == page.home + INSTEAD


def test_a_form_shows_only_the_field_of_the_chosen_way_to_be_reached(open_page):
    page = open_page(**PHONE)
    page.goto(page.home + "/gremien/ag-wohnen/mitmachen/")
    fields = {
        way: page.locator(f"[name={name}]")
        for way, name in (("mail", "email"), ("phone", "phone"), ("post", "postal_address"))
    }

    assert [way for way, field in fields.items() if field.is_visible()] == []
    for chosen in fields:
        page.locator(f"[name=reply_by][value={chosen}]").check()
        assert [way for way, field in fields.items() if field.is_visible()] == [chosen]


@pytest.mark.parametrize(
    "path", ["/", CALLED_OFF, "/gremien/ag-wohnen/", "/sitzungen/", "/beschluesse/", "/dokumente/"]
)
def test_on_paper_there_are_no_doors_and_the_address_stands_below(open_page, path):
    page = open_page()
    page.goto(page.home + path)
    assert not page.locator(".printed").is_visible()

    page.emulate_media(media="print")

    assert page.locator(".printed").is_visible()
    said = page.locator(".printed").evaluate("one => getComputedStyle(one, '::after').content")
    assert said == f'"{page.url}"'
    for gone in (".doors", ".languages", ".crumb", "main .more", ".colophon nav"):
        assert [one for one in page.locator(gone).all() if one.is_visible()] == [], gone


def test_on_a_phone_the_list_of_dates_begins_on_the_first_screen(open_page):
    page = open_page(viewport={"width": 320, "height": 844})

    page.goto(page.home + "/termine/")

    assert page.locator("#liste-titel").bounding_box()["y"] < 844
    assert walk.overflow(page) == 0


def test_a_group_hangs_up_when_it_meets_and_a_square_that_leads_to_the_rest(open_page):
    page = open_page()
    page.goto(page.home + "/gremien/ag-wohnen/")
    square, decisions = page.locator(".printed svg"), page.locator("#beschlusse")
    assert (square.is_visible(), decisions.is_visible()) == (False, True)

    page.emulate_media(media="print")

    assert (square.is_visible(), decisions.is_visible()) == (True, False)
    assert page.locator("#termin").is_visible()


@pytest.mark.parametrize("prefix", ["", "leicht/", "en/", "ar/", "fa/", "uk/", "tr/", "kmr/", "fr/"])
def test_no_word_of_a_door_is_torn_on_a_phone_of_320_pixels(open_page, prefix):
    page = open_page(**LIGHT_PHONE)
    for path in ("mitmachen/", "termine/", "anliegen/"):
        page.goto(f"{page.home}/{prefix}{path}")

        doors = page.locator(".doors a").filter(visible=True)
        assert {one.bounding_box()["height"] for one in doors.all()} == {44}
        assert walk.overflow(page) == 0


@pytest.mark.parametrize(
    "path", ["/", "/termine/", "/anliegen/sagen/", "/anliegen/stand/", "/gremien/plenum/mitmachen/"]
)
def test_every_page_begins_at_the_same_left_edge(open_page, path):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(page.home + path)

    edges = {page.locator(one).bounding_box()["x"] for one in (".masthead .who", "h1")}
    assert len(edges) == 1


def test_a_date_without_a_place_takes_the_width_of_the_row(open_page):
    page = open_page(viewport={"width": 1280, "height": 800})
    page.goto(page.home + "/")

    row = page.locator(".timetable > li:not(:has(> .where))").first
    what, whole = row.locator("> div").bounding_box(), row.bounding_box()
    assert what["x"] + what["width"] == pytest.approx(whole["x"] + whole["width"], abs=1)
