"""What was: the archive by year, how a meeting is called, what stands before and after it, and what a filter says."""

import pytest
import time_machine

from sozialraum.counting.words import Result
from sozialraum.decisions.words import Progress
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.rules import called
from sozialraum.meetings.words import State
from tests import factories as f

HERE = "/sitzungen/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def other(body):
    return f.OrganizationFactory(body=body, key="ag-dialog", name="AG Dialog")


def read(client, address=HERE):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def main(page):
    return page.partition('id="inhalt"')[2].partition("<footer")[0]


def held(body, key, date, of, **more):
    return f.MeetingFactory(body=body, key=key, date=date, state=State.HELD, of=of, **more)


@pytest.mark.parametrize(
    ("name", "groups", "title"),
    [
        ("Gemeinsame Sitzung", ["AG Wohnen", "AG Sprache"], "AG Wohnen und AG Sprache"),
        ("Gemeinsame Sitzung", ["AG Wohnen", "AG Sprache", "Plenum"], "AG Wohnen, AG Sprache und Plenum"),
        ("Sitzung der AG Wohnen", ["AG Wohnen und Nachbarschaft"], "AG Wohnen und Nachbarschaft"),
        ("AG Wohnen", ["AG Wohnen"], "AG Wohnen"),
        ("3. Sozialraumkonferenz", ["Plenum"], "3. Sozialraumkonferenz"),
        ("Gemeinsame Sitzung zum Sommerfest", ["AG Wohnen", "AG Sprache"], "Gemeinsame Sitzung zum Sommerfest"),
        ("Sitzung", [], "Sitzung"),
    ],
)
def test_a_meeting_is_called_by_its_groups_unless_its_name_says_more(name, groups, title):
    assert called(name, groups) == title


@pytest.mark.django_db
def test_heading_title_machines_and_every_link_name_groups_and_day(client, body, group, other):
    meeting = held(body, "m", PartialDate(2026, 9, 24), [group, other], name="Gemeinsame Sitzung")
    paper = f.PaperFactory(body=body, key="papier")
    f.VersionFactory(body=body, paper=paper, label="erste", text="§ 1 Alle", valid_from=PartialDate(2016))
    f.ConsultationFactory(body=body, paper=paper, agenda_item=f.AgendaItemFactory(body=body, meeting=meeting))
    f.ResolutionFactory(body=body, key="b", meeting=meeting, date=None, by=[group])
    name, pages = "AG Wohnen/Quartier und AG Dialog", {}
    for address in (f"{HERE}m/", "/", HERE, "/beschluesse/b/", "/dokumente/papier/", f"/gremien/{group.key}/"):
        pages[address] = read(client, address)

    assert f"<h1>{name}, 24. September 2026" in pages[f"{HERE}m/"]
    assert f'property="og:title" content="{name}, 24. September 2026' in pages[f"{HERE}m/"]
    assert f'"name":"{name}, 24. September 2026"' in pages[f"{HERE}m/"]
    for page in pages.values():
        assert name in page
        assert "Gemeinsame Sitzung" not in page
    for address in (HERE, f"/gremien/{group.key}/"):
        assert f'{name}<span class="unseen">, 24. September 2026</span></a>' in pages[address]


@pytest.mark.django_db
def test_the_archive_says_by_year_what_is_kept_and_no_address(client, body, group):
    place = f.LocationFactory(body=body, street_address="Musterstraße 12")
    full = held(body, "voll", PartialDate(2026, 9, 24), [group], location=place)
    f.MinutesFactory(body=body, meeting=full, state="published")
    for number in range(2):
        words = "Wortlaut." if number else ""
        f.ResolutionFactory(body=body, key=f"b{number}", meeting=full, date=None, resolution_text=words, by=[group])
    bare = held(body, "karg", PartialDate(2016, 11, 2), [group])
    for number in range(3):
        f.ResolutionFactory(body=body, key=f"karg-{number}", meeting=bare, date=None, by=[group])
    held(body, "kaum", PartialDate(2019), [group])
    cancelled = {"state": State.CANCELLED, "of": [group]}
    f.MeetingFactory(body=body, key="aus", date=PartialDate(2025, 6, 11), **cancelled)
    f.MeetingFactory(body=body, key="kommt", date=PartialDate(2027, 3, 1), of=[group])

    page = main(read(client))

    assert [page.index(f'id="j{year}"') for year in (2026, 2025, 2019)] == sorted(
        page.index(f'id="j{year}"') for year in (2026, 2025, 2019)
    )
    assert "Protokoll · 2 Beschlüsse" in page and "2 Beschlüsse ohne" not in page
    assert "3 Beschlüsse ohne Wortlaut" in page
    assert "fiel aus" in page
    assert "Tag nicht bekannt" in page
    assert f"{HERE}kommt/" not in page
    assert place.street_address not in page


@pytest.mark.django_db
def test_what_is_not_public_yet_is_not_counted(client, body, group):
    meeting = held(body, "m", PartialDate(2026, 9, 24), [group], record_published=None)
    f.MinutesFactory(body=body, meeting=meeting, state="draft")
    f.ResolutionFactory(body=body, meeting=meeting, date=None, by=[group])

    page = main(read(client))

    assert f"{HERE}m/" in page
    assert "Protokoll im Entwurf" not in page
    assert "1 Beschluss" not in page


@pytest.mark.django_db
def test_the_archive_is_narrowed_by_group_and_year(client, body, group, other):
    held(body, "a", PartialDate(2026, 9, 24), [group])
    held(body, "b", PartialDate(2025, 9, 24), [other])

    for query, shown, hidden in (("gremium=ag-dialog", "b", "a"), ("jahr=2026", "a", "b")):
        page = main(read(client, f"{HERE}?{query}"))
        assert f"{HERE}{shown}/" in page
        assert f"{HERE}{hidden}/" not in page
        assert "1 Sitzung passt zur Auswahl." in page
    assert "Keine Sitzung passt" in main(read(client, f"{HERE}?gremium=ag-dialog&jahr=2026"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/sitzungen/?gremium=gibt-es-nicht",
        "/sitzungen/?jahr=1999",
        "/beschluesse/?gremium=gibt-es-nicht",
        "/beschluesse/?ergebnis=gibt-es-nicht",
        "/beschluesse/?stand=gibt-es-nicht",
        "/einrichtungen/?angebot=gibt-es-nicht",
    ],
)
def test_a_filter_says_that_its_value_does_not_exist(client, body, group, address):
    held(body, "a", PartialDate(2026, 9, 24), [group])
    f.OrganizationFactory(body=body, classification="institution", listed=True, offers="Beratung", key="haus")

    assert "Diese Auswahl gibt es hier nicht. Wir haben sie weggelassen." in main(read(client, address))


@pytest.mark.django_db
def test_before_and_after_stand_the_meetings_of_the_same_groups(client, body, group, other):
    for key, year, of in (
        ("lange-her", 2020, [group, other]),
        ("davor", 2021, [group, other]),
        ("allein", 2022, [group]),
        ("jetzt", 2023, [group, other]),
        ("danach", 2024, [other, group]),
    ):
        held(body, key, PartialDate(year, 5, 4), of)

    beside = read(client, f"{HERE}jetzt/").partition('<nav class="beside"')[2].partition("</nav>")[0]

    assert f'href="{HERE}davor/" rel="prev"' in beside
    assert f'href="{HERE}danach/" rel="next"' in beside
    assert beside.count('AG Wohnen/Quartier und AG Dialog, <span class="whole">4. Mai 2021</span>') == 1
    assert beside.count("<a ") == 2


@pytest.mark.django_db
def test_the_way_back_leads_to_the_archive_from_what_was_and_to_the_dates_from_what_comes(client, body, group):
    held(body, "war", PartialDate(2026, 9, 24), [group])
    f.MeetingFactory(body=body, key="kommt", date=PartialDate(2027, 3, 1), of=[group])

    crumbs = {key: read(client, f"{HERE}{key}/").partition('class="crumb"')[2][:300] for key in ("war", "kommt")}

    assert '<a href="/sitzungen/">Sitzungen</a>' in crumbs["war"]
    assert '<a href="/termine/">Termine</a>' in crumbs["kommt"]


@pytest.mark.django_db
def test_the_register_is_narrowed_by_result_and_by_what_came_of_it(client, body, group):
    f.ResolutionFactory(body=body, key="ja", result=Result.CARRIED, progress=Progress.DONE, by=[group])
    f.ResolutionFactory(body=body, key="nein", result=Result.REJECTED, progress=Progress.OPEN, by=[group])

    for query, shown, hidden in (("ergebnis=rejected", "nein", "ja"), ("stand=done", "ja", "nein")):
        page = main(read(client, f"/beschluesse/?{query}"))
        assert f"/beschluesse/{shown}/" in page
        assert f"/beschluesse/{hidden}/" not in page
