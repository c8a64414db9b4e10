"""Events among the dates: list, month, feed, poster and start page say the same, and a choice narrows all of them."""

import datetime as dt
import io
import json
import re

import pytest
import time_machine
from pypdf import PdfReader

from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from tests import factories as f
from tests.press.verapdf import failures

pytestmark = pytest.mark.django_db

DAY = PartialDate(2027, 2, 20)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def kita(body):
    return f.OrganizationFactory(body=body, key="kita", name="Kita Beispiel", classification="institution", listed=True)


@pytest.fixture
def dates(body, group, kita):
    """A sitting of a group, an event of the same group, one of an institution, one of nobody in particular."""
    f.MeetingFactory(body=body, key="sitzung", name="Klausur", date=PartialDate(2027, 2, 18), of=[group])
    f.EventFactory(body=body, key="fest", name="Gruppenfest", date=DAY, organization=group)
    f.EventFactory(body=body, key="tuer", name="Offene Tür", date=PartialDate(2027, 2, 21), organization=kita)
    f.EventFactory(body=body, key="markt", name="Flohmarkt", date=PartialDate(2027, 2, 22))
    f.EventFactory(body=body, key="ungesehen", name="Ungesehen", organization=kita, state=EventState.PROPOSED)


NAMES = ("Klausur", "Gruppenfest", "Offene Tür", "Flohmarkt", "Ungesehen")


def read(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def part(page, anchor):
    return page.partition(f' id="{anchor}"')[2].partition("</section>")[0]


def named(text):
    return [name for name in NAMES if name in text]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("", ["Klausur", "Gruppenfest", "Offene Tür", "Flohmarkt"]),
        ("?art=sitzungen", ["Klausur"]),
        ("?art=veranstaltungen", ["Gruppenfest", "Offene Tür", "Flohmarkt"]),
        ("?gremium={group}", ["Klausur", "Gruppenfest"]),
        ("?gremium={group}&art=veranstaltungen", ["Gruppenfest"]),
        ("?gremium=kita", ["Offene Tür"]),
        ("?gremium=kita&art=sitzungen", []),
    ],
)
def test_what_a_view_lists_is_what_its_feed_holds(client, dates, group, asked, listed):
    page = read(client, f"/termine/{asked.format(group=group.key)}")

    file = re.search(r'class="button quiet" href="(/termine/[^"]+\.ics[^"]*)"', part(page, "abonnieren"))[1]
    subscribed = re.search(r'href="webcal://netz.example(/termine/[^"]+)"', part(page, "abonnieren"))[1]
    feed = client.get(file.replace("&amp;", "&")).content.decode().replace("\r\n ", "")

    assert file == subscribed
    assert (named(part(page, "liste")), named(feed), named(part(page, "monat"))) == (listed, listed, listed)


def test_the_poster_shows_what_was_chosen(client, dates):
    def words(path):
        return "".join(one.extract_text() for one in PdfReader(io.BytesIO(client.get(path).content)).pages)

    assert named(words("/termine/aushang.pdf")) == ["Klausur", "Gruppenfest", "Offene Tür", "Flohmarkt"]
    assert named(words("/termine/aushang.pdf?gremium=kita")) == ["Offene Tür"]
    assert "Dates" in words("/termine/aushang.pdf?sprache=en")


@pytest.mark.parametrize("asked", ["", "?papier=a3&sprache=ar"])
def test_the_poster_is_one_accessible_sheet(client, dates, asked):
    answer = client.get(f"/termine/aushang.pdf{asked}")

    sheet = PdfReader(io.BytesIO(answer.content))
    width = float(sheet.pages[0].mediabox.width)
    assert (len(sheet.pages), round(width)) == (1, 842 if "a3" in asked else 595)
    assert failures(answer.content) == [[]]


def test_an_event_of_several_days_stands_on_each_of_them(client, body):
    f.EventFactory(body=body, name="Tage", start_time=None, all_day=True, end_date=PartialDate(2027, 2, 22))

    page = read(client, "/termine/")
    feed = client.get("/termine/kalender.ics").content.decode()

    assert part(page, "monat").count(">Tage<") == 3
    assert "bis Montag, 22. Februar 2027" in part(page, "liste")
    assert "DTSTART;VALUE=DATE:20270220\r\nDTEND;VALUE=DATE:20270223" in feed


def test_of_several_days_the_first_has_its_beginning_and_the_last_its_end(client, body):
    f.EventFactory(
        body=body, key="tage", start_time=dt.time(15), end_time=dt.time(11), end_date=PartialDate(2027, 2, 22)
    )

    page = read(client, "/veranstaltungen/tage/")

    assert "<dd>Samstag, 20. Februar 2027, 15 Uhr bis Montag, 22. Februar 2027, 11 Uhr</dd>" in page
    assert "bis Montag, 22. Februar 2027, 11 Uhr" in part(read(client, "/termine/"), "liste")


def test_in_arabic_the_comma_is_theirs_and_what_was_typed_is_marked_as_german(client, body, group):
    f.EventFactory(
        body=body,
        key="fest",
        name="Fest",
        organization=group,
        audience="Familien",
        price="2 Euro",
        interpreted="Dari",
        former_date=PartialDate(2027, 2, 13),
    )

    page, dates = read(client, "/ar/veranstaltungen/fest/"), read(client, "/ar/termine/")

    assert ", " not in re.sub(r"<[^>]*>", "", page.partition("<dl")[2].partition('<p class="actions')[0])
    assert "2027،" in page
    for typed in ("Familien", "2 Euro", "Dari"):
        assert f'<dd><span lang="de" dir="ltr">{typed}</span></dd>' in page
    assert '<span lang="de" dir="ltr">2 Euro</span>' in part(dates, "liste")
    assert part(dates, "monat").count('<span lang="de" dir="ltr">Fest</span>') == 2
    assert "\u2066" not in page + dates


def test_moved_the_old_day_stays_struck_and_leads_to_the_new(client, body):
    f.EventFactory(body=body, key="fest", name="Fest", former_date=PartialDate(2027, 2, 13), reason="Regen", sequence=1)

    page, month = read(client, "/veranstaltungen/fest/"), part(read(client, "/termine/"), "monat")

    assert "<s>Samstag, 13. Februar 2027</s>" in page
    assert '<a class="off" href="/veranstaltungen/fest/">' in month
    assert "Verlegt auf 20. Februar 2027: Fest" in month


def test_moved_to_another_hour_it_says_why_everywhere(client, body):
    f.EventFactory(body=body, key="fest", name="Fest", reason="Der Bus kommt um zehn.", sequence=1)

    pages = read(client, "/veranstaltungen/fest/"), part(read(client, "/termine/"), "liste")
    assert [("Geändert" in page, "Der Bus kommt um zehn." in page) for page in pages] == [(True, True)] * 2
    feed = client.get("/termine/kalender.ics").content.decode().replace("\r\n ", "")
    assert "Geändert. Grund: Der Bus kommt um zehn." in feed


def test_called_off_it_stays_and_says_why_everywhere(client, body):
    f.EventFactory(body=body, key="fest", name="Fest", state=EventState.CANCELLED, reason="Sturm", sequence=1)

    page = read(client, "/veranstaltungen/fest/")
    assert "Fällt aus" in page
    assert '<div class="called-off">' in page
    assert '<li class="event called-off">' in part(read(client, "/termine/"), "liste")
    assert "Sturm" in part(read(client, "/termine/"), "liste")
    assert "STATUS:CANCELLED" in client.get("/termine/kalender.ics").content.decode()
    assert "Sturm" in part(read(client, "/"), "veranstaltungen")


def test_the_start_page_shows_the_next_three_and_nothing_if_there_are_none(client, body):
    assert 'id="veranstaltungen"' not in read(client, "/")

    for number in range(4):
        f.EventFactory(body=body, name=f"Fest {number}", date=PartialDate(2027, 3, 1 + number))

    assert part(read(client, "/"), "veranstaltungen").count("<h3>") == 3


def test_where_nothing_is_to_come_the_latest_date_is_that_of_both_kinds(client, body, group):
    f.MeetingFactory(body=body, date=PartialDate(2026, 11, 3), of=[group])
    f.EventFactory(body=body, date=PartialDate(2027, 1, 9), organization=group)

    latest = {asked: part(read(client, f"/termine/{asked}"), "liste") for asked in ("", "?art=sitzungen")}

    assert "Der letzte eingetragene Termin: Samstag, 9. Januar 2027." in latest[""]
    assert "Der letzte eingetragene Termin: Dienstag, 3. November 2026." in latest["?art=sitzungen"]


def test_what_is_not_known_is_one_line_and_no_empty_box(client, body):
    f.EventFactory(body=body, key="fest", start_time=None, step_free=False)

    page = read(client, "/veranstaltungen/fest/")

    assert "Nicht bekannt: Uhrzeit, Ort, Für wen, Kosten, Kinderbetreuung, Sprachen, Dolmetschen" in page
    assert "<dt>Ohne Stufen</dt> <dd>nein</dd>" in page


def test_an_institution_that_is_not_listed_is_not_named(client, body):
    hidden = f.OrganizationFactory(body=body, name="Haus Verborgen", key="verborgen", classification="institution")
    f.EventFactory(body=body, key="fest", organization=hidden)

    everywhere = ("/veranstaltungen/fest/", "/termine/", "/", "/termine/kalender.ics")
    assert [("Verborgen" in client.get(path).content.decode()) for path in everywhere] == [False] * 4
    assert client.get("/termine/verborgen.ics").status_code == 404


def test_machines_are_told_the_same(client, body, group):
    f.EventFactory(
        body=body, key="fest", name="Fest", organization=group, free=False, place="Wiese", languages="de, tr"
    )

    told = json.loads(re.search(r"ld\+json[^>]*>(.*?)</script>", read(client, "/veranstaltungen/fest/"))[1])
    (event,) = [one for one in told["@graph"] if one["@type"] == "Event"]

    assert event["startDate"] == "2027-02-20T15:00:00+01:00"
    assert (event["isAccessibleForFree"], event["inLanguage"]) == (False, ["de", "tr"])
    assert event["location"] == {"@type": "Place", "name": "Wiese"}
    assert event["organizer"]["name"] == group.name


def test_a_single_event_goes_into_a_calendar(client, body):
    f.EventFactory(body=body, key="fest", end_time=dt.time(18), free=True)
    f.EventFactory(body=body, key="ungesehen", state=EventState.PROPOSED)

    file = client.get("/veranstaltungen/fest/termin.ics")

    assert "DTSTART;TZID=Europe/Berlin:20270220T150000\r\nDTEND;TZID=Europe/Berlin:20270220T180000" in (
        file.content.decode()
    )
    assert client.get("/veranstaltungen/ungesehen/termin.ics").status_code == 404


@pytest.mark.parametrize("path", ["/sitzungen/", "/beschluesse/", "/einrichtungen/"])
def test_other_filtered_lists_say_so_too(client, kita, path):
    page = read(client, f"{path}?gremium=gibt-es-nicht")

    assert "Diese Auswahl gibt es hier nicht. Wir haben sie weggelassen." in page


def test_what_was_sent_in_lies_on_the_desk(office, body, kita):
    sent = dt.datetime(2027, 1, 30, tzinfo=dt.UTC)
    f.EventFactory(
        body=body, key="ungesehen", name="Ungesehen", organization=kita, state=EventState.PROPOSED, proposed=sent
    )

    page = read(office, "/schreibtisch/")

    assert "Veranstaltung ansehen: Ungesehen" in page
    assert 'href="/veranstaltungen/ungesehen/"' in page
    assert 'href="/veranstaltungen/ungesehen/veroeffentlichen/"' in read(office, "/veranstaltungen/ungesehen/")
