"""The page »Mitmachen«: every group with one line, its next date, and one button."""

import datetime as dt

import pytest
import time_machine

from sozialraum.foundation.dates import PartialDate
from tests import factories as f

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T20:00:00+01:00", tick=False):
        yield


def rows(client):
    answer = client.get("/mitmachen/")
    assert answer.status_code == 200
    listed = " ".join(answer.content.decode().split()).partition('<ul class="join"')[2].partition("</ul>")[0]
    return listed.split("<li>")[1:]


def test_each_group_has_its_line_its_next_date_and_one_button(client, body, group):
    other = f.OrganizationFactory(body=body, key="ag-dialog", name="AG Dialog", task="hilft beim Ankommen")
    f.MeetingFactory(body=body, name="Später", date=PartialDate(2027, 4, 1), of=[group])
    f.MeetingFactory(body=body, name="Bald", date=PartialDate(2027, 3, 3), start_time=dt.time(17), of=[group])

    one, two = sorted(rows(client), key=lambda row: "AG Dialog" in row)

    assert "Mittwoch, 3. März 2027, 17 Uhr" in one
    assert f'href="/gremien/{group.key}/mitmachen/"' in one
    assert "Hilft beim Ankommen." in two
    assert "Zurzeit steht kein Termin fest." in two
    assert f'href="/gremien/{other.key}/mitmachen/"' in two
    assert one.count("button") == two.count("button") == 1


def test_a_date_of_today_stays_all_day_for_the_page_is_kept_as_long(client, body, group):
    f.MeetingFactory(body=body, date=PartialDate(2027, 2, 1), start_time=dt.time(9), of=[group])

    assert "Montag, 1. Februar 2027" in rows(client)[0]


def test_a_dissolved_group_takes_nobody(client, body, group):
    f.OrganizationFactory(body=body, name="AG Vorbei", end_date=PartialDate(2020))

    assert "AG Vorbei" not in "".join(rows(client))


def test_where_there_is_no_group_the_page_says_so(client, body):
    assert "Noch ist keine Gruppe eingetragen." in client.get("/mitmachen/").content.decode()
