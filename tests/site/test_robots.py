"""Site: what machines ask for first – robots, the list of pages, the icon."""

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from sozialraum.config.addresses import addresses
from sozialraum.foundation.things import path_of
from sozialraum.languages.names import ALL_LANGUAGES, spoken_at
from sozialraum.meetings.words import State
from sozialraum.papers.words import Audience
from sozialraum.site.queries import sitemap
from tests import factories as f

pytestmark = pytest.mark.django_db

XMLNS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
BASE = "https://netz.example"


def listed(client, **headers):
    """Address → lastmod, as a search engine reads it."""
    answer = client.get("/sitemap.xml", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{XMLNS}urlset"
    rows = [{child.tag.removeprefix(XMLNS): child.text for child in url} for url in root]
    assert all(list(row) in (["loc"], ["loc", "lastmod"]) for row in rows)
    found = {row["loc"]: row.get("lastmod") for row in rows}
    assert len(found) == len(rows)
    return found


def everything(body, group):
    f.MeetingFactory(body=body, key="sitzung", of=[group])
    f.ResolutionFactory(body=body, key="beschluss", by=[group])
    f.VersionFactory(body=body, paper=f.PaperFactory(body=body, key="ordnung"), label="2016-11-02")


def test_robots_may_read_what_is_public(client, body):
    answer = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())

    assert answer.headers["Content-Type"].startswith("text/plain")
    assert rules.site_maps() == [f"{BASE}/sitemap.xml"]
    for path, open_to_all in {
        "/": 1,
        "/sitzungen/x/": 1,
        "/l/abc/": 0,
        "/anmelden/": 0,
        "/schreibtisch/x/": 0,
        "/zugang/": 0,
    }.items():
        assert rules.can_fetch("*", BASE + path) == bool(open_to_all), path


def test_without_a_base_address_there_is_no_list_of_pages(client):
    f.BodyFactory(key="neu", is_default=True, address="")

    assert "Sitemap" not in client.get("/robots.txt").content.decode()
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 404
    assert "Basisadresse" in answer.content.decode()


def test_the_list_holds_every_public_page_once(client, body, group):
    everything(body, group)

    things = {"gremien/ag-wohnen-quartier/", "sitzungen/sitzung/", "beschluesse/beschluss/", "dokumente/ordnung/"}
    things |= {"dokumente/ordnung/2016-11-02/"}
    in_languages = {
        spoken_at(path_of(name), language.code) for name in sitemap.IN_LANGUAGES for language in ALL_LANGUAGES
    }
    assert {"ar/anliegen/", "leicht/anliegen/sagen/", "uk/termine/", "ar/mitmachen/"} < in_languages
    assert set(listed(client)) == {f"{BASE}/{path}" for path in {*map(path_of, sitemap.PLAIN), *things, *in_languages}}


def test_the_list_forgets_no_plain_page_of_the_house(body):
    machines = {"robots.txt", "sitemap.xml", "favicon.ico"}
    plain = {a.path.removeprefix("/") for a in addresses() if a.only_reads and "<" not in a.path}

    assert {path for path in plain if not path.endswith((".ics", ".csv", ".pdf"))} - machines == set(
        map(path_of, sitemap.PLAIN)
    )


def test_every_listed_page_is_there_and_calls_itself_so(client, body, group):
    everything(body, group)

    for address in listed(client):
        answer = client.get(address.removeprefix(BASE))
        assert answer.status_code == 200, address
        assert f'<link rel="canonical" href="{address}">' in answer.content.decode()


def test_a_thing_says_when_it_last_changed_in_public(client, body, group):
    moment = timezone.now().replace(microsecond=123)
    f.MeetingFactory(body=body, key="sitzung", of=[group], modified=moment)

    stamp = listed(client)[f"{BASE}/sitzungen/sitzung/"]

    assert parse_datetime(stamp) == moment.replace(microsecond=0)
    assert listed(client)[f"{BASE}/sitzungen/"] is None


def test_what_is_not_public_is_not_listed(client, body, other_body, group):
    f.MeetingFactory(body=body, key="entwurf", state=State.DRAFT, of=[group])
    f.MeetingFactory(body=other_body, key="nebenan", of=[f.OrganizationFactory(body=other_body)])
    f.PaperFactory(body=body, key="intern", audience=Audience.OFFICE)
    f.PaperFactory(body=body, key="weg", deleted=timezone.now())

    found = " ".join(listed(client))
    assert [key for key in ("entwurf", "nebenan", "intern", "weg") if key in found] == []
    assert "/sitzungen/nebenan/" in " ".join(listed(client, host="nebenan.localhost"))


def test_addresses_come_from_the_network_and_not_from_the_host_name(client, body):
    assert all(address.startswith(f"{BASE}/") for address in listed(client, host="boese.example"))


def test_a_list_never_outgrows_what_one_file_may_hold(client, body, group, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 3)
    everything(body, group)

    assert len(listed(client)) == 3


def test_a_long_list_asks_no_more_often_than_a_short_one(client, body, group):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            listed(client)
        return len(queries)

    everything(body, group)
    short = asked()
    for _number in range(30):
        f.MeetingFactory(body=body, of=[group])

    assert asked() == short <= 12


def test_the_icon_is_where_old_browsers_look_for_it(client, body):
    answer = client.get("/favicon.ico")

    assert (answer.status_code, answer.url) == (302, "/static/ui/sign.png")
