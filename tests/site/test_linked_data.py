"""Site: what a page says to machines – one block, only what is public, nothing that could break out of it."""

import datetime as dt
import json
import re

import pytest

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.events.queries import linked_data
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.sittings.queries import sitting_of
from tests import factories as f

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
BASE = "https://netz.example"
EVENT = {"@type", "name", "startDate", "eventStatus", "organizer", "inLanguage"}


def told(client, path):
    """The nodes of the page's one block, by their kind."""
    (block,) = BLOCK.findall(client.get(path).content.decode())
    assert not set(block) & set("<>&")
    read = json.loads(block)
    assert read["@context"] == "https://schema.org"
    return {node["@type"]: node for node in read["@graph"]}


@pytest.fixture
def place(body):
    return f.LocationFactory(
        body=body,
        name="Treff",
        street_address="Musterstraße 12",
        postal_code="52249",
        locality="Musterstadt",
        room="Saal",
    )


@pytest.mark.parametrize("path", ["/", "/gremien/", "/termine/", "/impressum/", "/gibt-es-nicht/"])
def test_every_page_names_the_network(client, body, path):
    node = told(client, path)["Organization"]

    assert (node["name"], node["url"], node["@id"]) == (body.name, f"{BASE}/", f"{BASE}/#org")
    assert node["logo"] == f"{BASE}/static/ui/sign.png"


def test_the_start_page_names_the_groups_and_the_town(client):
    body = f.BodyFactory(is_default=True, municipality="Stadt Muster", address=f"{BASE}/")
    f.OrganizationFactory(body=body, name="AG Wohnen", key="ag-wohnen")
    f.OrganizationFactory(body=body, name="AG Früher", end_date=PartialDate(2017))

    node = told(client, "/")["Organization"]

    assert node["areaServed"] == {"@type": "AdministrativeArea", "name": "Stadt Muster"}
    assert node["subOrganization"] == [
        {"@type": "Organization", "name": "AG Wohnen", "url": f"{BASE}/gremien/ag-wohnen/"}
    ]
    assert "subOrganization" not in told(client, "/gremien/")["Organization"]


def test_a_meeting_says_when_where_and_who(client, body, group, place):
    dialogue = f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")
    f.MeetingFactory(body=body, key="s", end_time=dt.time(19), location=place, of=[group, dialogue])

    assert told(client, "/sitzungen/s/")["Event"] == {
        "@type": "Event",
        "@id": f"{BASE}/sitzungen/s/#event",
        "name": "AG Wohnen/Quartier und AG Dialog, 18. Februar 2027",
        "url": f"{BASE}/sitzungen/s/",
        "startDate": "2027-02-18T17:00:00+01:00",
        "endDate": "2027-02-18T19:00:00+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": "Treff",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Musterstraße 12",
                "postalCode": "52249",
                "addressLocality": "Musterstadt",
            },
        },
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "organizer": [
            {"@type": "Organization", "name": group.name, "url": f"{BASE}/gremien/ag-wohnen-quartier/"},
            {"@type": "Organization", "name": "AG Dialog", "url": f"{BASE}/gremien/ag-dialog/"},
        ],
        "inLanguage": "de",
    }


def test_in_summer_the_offset_is_another(client, body, group):
    f.MeetingFactory(body=body, key="s", date=PartialDate(2027, 6, 18), of=[group])

    assert told(client, "/sitzungen/s/")["Event"]["startDate"] == "2027-06-18T17:00:00+02:00"


@pytest.mark.parametrize(
    ("values", "status", "before"),
    [
        ({"state": State.CANCELLED, "former_date": PartialDate(2027, 2, 1)}, "EventCancelled", "2027-02-01"),
        ({"state": State.CANCELLED}, "EventCancelled", None),
        ({"former_date": PartialDate(2027, 2, 1)}, "EventRescheduled", "2027-02-01"),
        ({"state": State.HELD}, "EventScheduled", None),
    ],
)
def test_cancelled_and_moved_say_so_and_keep_their_date(client, body, group, values, status, before):
    f.MeetingFactory(body=body, key="s", of=[group], **values)

    node = told(client, "/sitzungen/s/")["Event"]

    assert node["eventStatus"] == f"https://schema.org/{status}"
    assert node.get("previousStartDate") == before
    assert node["startDate"] == "2027-02-18T17:00:00+01:00"
    assert set(node) >= EVENT


def test_of_an_old_meeting_only_what_is_known(client, body, group):
    f.MeetingFactory(body=body, key="tag", date=PartialDate(2016, 11, 2), start_time=None, of=[group])
    f.MeetingFactory(body=body, key="jahr", date=PartialDate(2017), start_time=None, of=[group])

    node = told(client, "/sitzungen/tag/")["Event"]

    assert node["startDate"] == "2016-11-02"
    assert not {"endDate", "location", "eventAttendanceMode"} & set(node)
    assert "Event" not in told(client, "/sitzungen/jahr/")


def test_without_a_base_address_no_address_is_made_up(client):
    body = f.BodyFactory(is_default=True, address="", name="Neu")
    f.MeetingFactory(body=body, key="s", of=[f.OrganizationFactory(body=body, name="AG")])

    nodes = told(client, "/sitzungen/s/")

    assert nodes["Organization"] == {"@type": "Organization", "name": "Neu"}
    assert nodes["Event"]["organizer"] == [{"@type": "Organization", "name": "AG"}]
    assert not {"url", "@id"} & set(nodes["Event"])


def test_nothing_typed_breaks_out_of_the_block(client, body, group):
    nasty = "</script><script>alert('1')</script> & <!-- \u2028"
    f.MeetingFactory(body=body, key="s", name=nasty, of=[group])

    assert told(client, "/sitzungen/s/")["Event"]["name"] == f"{nasty}, 18. Februar 2027"


def test_a_draft_is_no_event_even_for_whom_it_is_open_to(body, group):
    draft = f.MeetingFactory(body=body, state=State.DRAFT, of=[group])

    assert linked_data.event(sitting_of(draft), body) is None


def test_a_page_behind_a_personal_link_tells_machines_nothing(client, body, group):
    token = "t" * 43
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(token), expires=dt.datetime(2999, 1, 1, tzinfo=dt.UTC), purpose="read"
        )

    assert BLOCK.findall(client.get(f"/l/{token}/").content.decode()) == []
