"""The public pages on paper: one sheet for what one hangs up, with the way back to the page and whom to call."""

import io

import pytest
from pypdf import PdfReader

from tests.journeys.test_board import CALLED_OFF, coming
from tests.press.reading import as_seen, plain

pytestmark = pytest.mark.journey

HUNG_UP = {
    "start": "/",
    "group": "/gremien/ag-wohnen/",
    "plenum": "/gremien/plenum/",
    "coming": "",  # where the board of the start page leads
    "cancelled": CALLED_OFF,
    "event": "/veranstaltungen/2026-12-05-lichterfest/",
    "joining": "/mitmachen/",
    "groups": "/gremien/",
    "institutions": "/einrichtungen/",
    "concerns": "/anliegen/",
    "saying": "/anliegen/sagen/",
}
OFFICE = "00000 00 00 00"


def on_paper(page):
    """The printed page: how many sheets, and what stands on them."""
    document = page.pdf(prefer_css_page_size=True)
    return len(PdfReader(io.BytesIO(document)).pages), plain(as_seen(document))


@pytest.mark.parametrize("name", HUNG_UP)
def test_what_one_hangs_up_is_one_sheet_that_leads_back_and_says_whom_to_call(open_page, name):
    page = open_page()
    page.goto(page.home + (HUNG_UP[name] or coming(page)))

    sheets, words = on_paper(page)

    assert sheets == 1
    assert OFFICE in words
    page.emulate_media(media="print")
    assert page.locator(".printed svg").is_visible()


def test_a_group_with_many_dates_and_members_prints_the_nearest_and_says_where_the_others_stand(open_page):
    page = open_page()
    page.goto(page.home + "/gremien/ag-wohnen/")
    for rows, times in (("#mitglieder .names", 2), ("#termine .timetable", 8), ("#archiv .timetable", 8)):
        page.locator(rows).evaluate(
            "(list, times) => { const all = [...list.children];"
            " for (let i = 0; i < times; i++) for (const one of all) list.append(one.cloneNode(true)); }",
            times,
        )
    assert page.locator("#termine .timetable > li").count() > 20

    sheets, words = on_paper(page)

    assert sheets == 1
    assert "Alle Termine stehen unter der Adresse unten." in words


def test_what_is_folded_on_the_screen_is_read_on_paper(open_page):
    page = open_page()
    page.goto(page.home + "/sitzungen/2026-10-14-plenum/")
    folded = page.locator("details:has(summary:text('Vertretene Einrichtungen')) li").first
    assert not folded.is_visible()

    _sheets, words = on_paper(page)

    assert folded.text_content() in words


def test_what_one_presses_is_not_printed(open_page):
    page = open_page()
    page.goto(page.home + "/mitmachen/")
    page.emulate_media(media="print")

    assert [one for one in page.locator("main :is(button, a.button, input)").all() if one.is_visible()] == []
