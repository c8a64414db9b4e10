"""The frame of the public pages: the doors, the languages, and what one can do from the start page."""

import re

import pytest
import time_machine

from sozialraum.foundation.dates import PartialDate
from sozialraum.languages.names import ALL_LANGUAGES
from sozialraum.meetings.words import State
from sozialraum.ui.squares import square
from tests import factories as f

pytestmark = pytest.mark.django_db

DOORS = [
    "Termine",
    "Gruppen",
    "Mitmachen",
    "Anliegen",
    "Einrichtungen",
    "Archiv",
    "Beschlüsse",
    "Dokumente",
    "Sitzungen",
]


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def inside(page, begins, ends):
    return page.partition(begins)[2].partition(ends)[0]


def doors(page):
    return re.findall(r"<li[^>]*>(<a [^>]*>)([^<]*)", inside(page, '<nav class="doors"', "</nav>"))


def languages(page):
    return re.findall(r'<a href="([^"]*)" lang="([^"]*)"', inside(page, '<nav class="languages"', "</nav>"))


def test_the_doors_stand_in_this_order_and_the_archive_is_also_one(client, body):
    page = read(client, "/")

    assert [label for _link, label in doors(page)] == DOORS
    assert page.count('<li class="folded">') == 1
    assert page.count('<li class="wide">') == 3


@pytest.mark.parametrize("address", ["/beschluesse/", "/dokumente/", "/sitzungen/"])
def test_in_the_archive_its_one_door_is_marked_too(client, body, address):
    here = [label for link, label in doors(read(client, address)) if "aria-current" in link]

    assert len(here) == 2
    assert here[0] == "Archiv"


def test_the_one_door_leads_to_all_three(client, body):
    listed = inside(read(client, "/archiv/"), "<h1>Archiv</h1>", "<footer")

    assert re.findall(r'<h2><a href="([^"]*)">', listed) == ["/beschluesse/", "/dokumente/", "/sitzungen/"]


@pytest.mark.parametrize("address", ["/", "/gremien/", "/sitzungen/", "/archiv/", "/impressum/"])
def test_every_public_page_leads_to_where_each_language_begins(client, body, address):
    found = languages(read(client, address))

    assert [code for _url, code in found] == [one.code for one in ALL_LANGUAGES]
    assert [url for url, _code in found][1:] == [f"/{one.prefix}/anliegen/" for one in ALL_LANGUAGES[1:]]
    assert found[0][0] == address


def test_who_is_signed_in_has_them_where_a_page_is_made_for_them_and_nowhere_else(office):
    assert languages(read(office, "/gremien/")) == []
    assert len(languages(read(office, "/anliegen/"))) == len(ALL_LANGUAGES)


def test_a_door_that_leaves_the_language_says_so(client, body):
    page = read(client, "/en/anliegen/")

    said = inside(page, '<nav class="doors"', "</nav>")
    assert (
        said.count('<span class="unseen">(German)</span>') == len(DOORS) - 3
    )  # all but »Dates«, »Take part«, »Concerns«
    assert said.count('<span aria-hidden="true" lang="de">de</span>') == len(DOORS) - 3
    assert {code for _url, code in languages(page)} == {one.code for one in ALL_LANGUAGES}


def test_the_start_page_calls_to_do_something_whatever_texts_a_network_has(client, body, group):
    for _state in ("no date", "a date"):
        page = read(client, "/")
        calls = inside(page, '<div class="calls">', "</div>")
        assert re.findall(r'href="([^"]*)"', calls) == ["/anliegen/sagen/", "/mitmachen/"]
        f.MeetingFactory(body=body, date=PartialDate(2027, 3, 1), of=[group])
    assert page.index("</section>") < page.index('<div class="calls">')  # the board stands before them


def test_the_next_date_goes_into_the_calendar_from_the_start_page(client, body, group):
    f.MeetingFactory(body=body, key="naechste", date=PartialDate(2027, 3, 1), of=[group])

    assert 'href="/sitzungen/naechste/termin.ics"' in inside(read(client, "/"), '<section class="board"', "</section>")


@pytest.mark.parametrize(
    ("address", "door"),
    [
        ("/sitzungen/kommt/", "Termine"),
        ("/sitzungen/heute-vorbei/", "Sitzungen"),
        ("/sitzungen/war/", "Sitzungen"),
        ("/veranstaltungen/fest/", "Termine"),
    ],
)
def test_the_door_that_is_marked_is_the_one_the_breadcrumbs_begin_with(client, body, group, address, door):
    f.MeetingFactory(body=body, key="kommt", date=PartialDate(2027, 3, 1), of=[group])
    f.MeetingFactory(body=body, key="heute-vorbei", date=PartialDate(2027, 2, 1), state=State.HELD, of=[group])
    f.MeetingFactory(body=body, key="war", date=PartialDate(2027, 1, 11), of=[group])
    f.EventFactory(body=body, key="fest", date=PartialDate(2027, 2, 20))

    page = read(client, address)

    marked = [label for link, label in doors(page) if "aria-current" in link and label != "Archiv"]
    assert marked == [door]
    assert f">{door}</a></li>" in inside(page, '<nav class="crumb"', "</nav>")


def test_what_one_hangs_up_leads_back_to_itself_by_a_square_on_paper_alone(client, body, group):
    f.MeetingFactory(body=body, key="kommt", date=PartialDate(2027, 3, 1), of=[group])
    f.MeetingFactory(body=body, key="war", date=PartialDate(2027, 1, 11), state=State.HELD, of=[group])
    f.EventFactory(body=body, key="fest", date=PartialDate(2027, 2, 20))
    hung = ["/termine/", f"/gremien/{group.key}/", "/sitzungen/kommt/", "/veranstaltungen/fest/"]

    for address in hung:
        printed = inside(read(client, address), '<p class="printed"', "</p>")
        assert f'data-address="{body.address}{address}"' in printed
        assert square(f"{body.address}{address}") in printed
    assert "<svg" not in inside(read(client, "/sitzungen/war/"), '<p class="printed"', "</p>")


@pytest.mark.parametrize("address", ["/sitzungen/war/", "/beschluesse/b/"])
def test_from_what_was_the_breadcrumbs_lead_to_its_year_in_the_list(client, body, group, address):
    meeting = f.MeetingFactory(body=body, key="war", date=PartialDate(2026, 1, 11), state=State.HELD, of=[group])
    f.ResolutionFactory(body=body, key="b", meeting=meeting, date=None, by=[group])
    f.MeetingFactory(body=body, key="frueher", date=PartialDate(2025, 1, 11), state=State.HELD, of=[group])
    crumbs = inside(read(client, address), '<nav class="crumb"', "</nav>")

    (_whole, year) = re.findall(r'<a href="([^"]*)">', crumbs)

    there = read(client, year)
    assert (f'href="{address}"' in there, "/frueher/" in there) == (True, False)


def test_of_one_decision_the_register_speaks_in_the_singular(client, body, group):
    f.ResolutionFactory(body=body, date=PartialDate(2026, 1, 11), by=[group])

    assert "1 Beschluss passt zur Auswahl." in read(client, "/beschluesse/?jahr=2026")
