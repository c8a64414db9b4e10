"""The page of the dates: list and month, one group or all, what was called off or moved, and how to take it along."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sozialraum.acts import guard
from sozialraum.events.rules import Month, neighbours
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.network.models import Body
from tests import factories as f
from tests.house.test_doors import logged_in

pytestmark = pytest.mark.django_db

HERE = "/termine/"
FEBRUARY = dt.date(2027, 2, 1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


def read(client, address=HERE, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def part(page, heading):
    """What stands under a heading, up to the next section."""
    return page.partition(f">{heading}</h2>")[2].partition("</section>")[0]


def test_the_first_door_leads_here():
    assert reverse("site:calendar") == HERE


def test_what_comes_stands_in_the_list_the_next_first(client, body, group):
    f.MeetingFactory(body=body, name="Später", date=PartialDate(2027, 4, 14), of=[group])
    f.MeetingFactory(body=body, name="Demnächst", date=PartialDate(2027, 2, 1), of=[group])
    f.MeetingFactory(body=body, name="Vorbei", date=PartialDate(2027, 1, 31), state=State.HELD, of=[group])

    listed = part(read(client), "Liste")

    assert listed.index("Demnächst") < listed.index("Später")
    assert "Vorbei" not in listed
    assert 'href="/sitzungen/"' in listed


def test_a_long_list_goes_page_by_page_and_keeps_its_filter(client, body, group):
    for number in range(16):
        f.MeetingFactory(body=body, name=f"Nummer {number:02}", start_time=dt.time(8, number), of=[group])

    first = part(read(client, f"{HERE}?gremium={group.key}"), "Liste")

    assert first.count('<li> <p class="date') == 15
    assert f'href="?gremium={group.key}&amp;seite=2"' in first
    assert "Nummer 15" in part(read(client, f"{HERE}?gremium={group.key}&seite=2"), "Liste")


def test_what_was_called_off_stays_and_says_why(client, body, group):
    f.MeetingFactory(body=body, name="Runde", state=State.CANCELLED, reason="Beide sind krank.", of=[group])

    page = read(client)

    assert '<span class="state bad">Abgesagt</span> Beide sind krank.' in part(page, "Liste")
    month = part(page, "Monat")
    assert "Abgesagt: Runde, 17 Uhr" in month
    assert 'class="off"' in month
    assert 'class="full' not in month


def test_what_was_moved_stays_and_says_from_when_and_why(client, body, group):
    f.MeetingFactory(
        body=body, name="Runde", former_date=PartialDate(2027, 2, 10), reason="Der Saal ist belegt.", of=[group]
    )

    page = read(client)

    assert "<strong>Verlegt: zuerst am Mittwoch, 10. Februar 2027.</strong> Der Saal ist belegt." in part(page, "Liste")
    month = part(page, "Monat")
    assert month.index("Verlegt auf 18. Februar 2027: Runde") < month.index("Runde, 17 Uhr")
    assert month.count('class="full"') == month.count('class="off"') == 1


def test_moved_and_then_called_off_says_both(client, body, group):
    moved = {"former_date": PartialDate(2027, 2, 10), "reason": "Krankheit"}
    f.MeetingFactory(body=body, state=State.CANCELLED, of=[group], **moved)

    assert "Krankheit Zuerst war der Termin am Mittwoch, 10. Februar 2027." in part(read(client), "Liste")


def test_what_is_not_known_yet_is_said(client, body, group):
    f.MeetingFactory(body=body, start_time=None, of=[group])

    listed = part(read(client), "Liste")

    assert "Noch offen: Uhrzeit und Ort" in listed


def test_a_joint_meeting_names_all_its_groups_and_is_found_under_each(client, body, group):
    other = f.OrganizationFactory(body=body, key="ag-integration", name="AG Integration")
    third = f.OrganizationFactory(body=body, key="ag-arbeit", name="AG Arbeit")
    f.MeetingFactory(body=body, name="Gemeinsame Sitzung", of=[group, other])

    for key in (group.key, other.key, ""):
        listed = part(read(client, f"{HERE}?gremium={key}"), "Liste")
        assert listed.count(">AG Wohnen/Quartier und AG Integration<") == 1
        assert "Gemeinsame Sitzung" not in listed
    alone = read(client, f"{HERE}?gremium={third.key}")
    assert "AG Wohnen/Quartier und AG Integration" not in alone
    assert f'<option value="{third.key}" selected>AG Arbeit</option>' in alone


def test_a_choice_that_is_not_there_says_so_and_shows_everything(client, body, other_body, group):
    f.OrganizationFactory(body=other_body, key="nur-nebenan")
    f.OrganizationFactory(body=body, key="kita", classification="institution", listed=True)
    f.MeetingFactory(body=body, name="Klausur", of=[group])

    groups = ("gremium=nur-nebenan", "gremium=gibt-es-nicht", "gremium=kita", "gremium=%01")
    for asked in (*groups, "art=unsinn", "monat=2027-13"):
        page = read(client, f"{HERE}?{asked}")
        assert "Diese Auswahl gibt es hier nicht. Wir haben sie weggelassen." in page
        assert "Klausur" in part(page, "Liste")
        assert "/termine/kalender.ics" in part(page, "Mitnehmen")


def test_the_month_stands_in_the_address_and_keeps_the_group(client, body, group):
    f.MeetingFactory(body=body, name="Im März", date=PartialDate(2027, 3, 3), of=[group])
    f.MeetingFactory(body=body, name="Im Mai", date=PartialDate(2027, 5, 3), of=[group])

    page = read(client, f"{HERE}?gremium={group.key}&monat=2027-04")

    month = part(page, "Monat")
    assert "<strong>April 2027</strong>" in month
    assert f'<a href="?gremium={group.key}&amp;monat=2027-03#monat" rel="prev">März</a>' in month
    assert f'<a href="?gremium={group.key}&amp;monat=2027-05#monat" rel="next">Mai</a>' in month
    assert "In diesem Monat ist kein Termin eingetragen." in month
    assert '<input type="hidden" name="monat" value="2027-04">' in page
    assert "Im März" in part(read(client, f"{HERE}?monat=2027-03"), "Monat")


def test_without_a_month_and_without_a_date_it_is_this_one(client, body, group):
    assert "<strong>Februar 2027</strong>" in part(read(client), "Monat")


def test_without_a_month_it_is_the_one_of_the_next_date(client, body, group):
    f.MeetingFactory(body=body, date=PartialDate(2027, 4, 14), of=[group])

    assert "<strong>April 2027</strong>" in part(read(client), "Monat")


@pytest.mark.parametrize("month", ["2027", "2027-13", "2027-00", "2027-02-18", "gestern", "0001-01", "99999-01", "🚲"])
def test_a_month_that_is_none_is_left_aside(client, body, month):
    page = read(client, f"{HERE}?monat={month}")

    assert "<strong>Februar 2027</strong>" in part(page, "Monat")
    assert 'name="monat"' not in page


@pytest.mark.parametrize("month", ["1000-01", "9998-12", "9999-12"])
def test_far_away_one_can_only_come_back(client, body, month):
    assert part(read(client, f"{HERE}?monat={month}"), "Monat").count('href="?monat=') == 1


def test_a_date_without_a_day_is_told_beside_the_month_it_belongs_to(client, body, group):
    f.MeetingFactory(body=body, name="Begehung", date=PartialDate(2017, 4), state=State.HELD, of=[group])

    month = part(read(client, f"{HERE}?monat=2017-04"), "Monat")

    assert "In diesem Monat, der Tag ist nicht bekannt" in month
    assert "Begehung" in month
    assert "kein Termin" not in month


def test_a_date_to_come_without_a_day_is_still_to_be_fixed(client, body, group):
    f.MeetingFactory(body=body, name="Begehung", date=PartialDate(2027, 4), of=[group])

    page = read(client)

    assert "Tag steht noch nicht fest" in part(page, "Liste")
    assert "In diesem Monat, der Tag steht noch nicht fest" in part(page, "Monat")
    assert "nicht bekannt" not in page


def test_empty_it_says_what_will_stand_here_and_what_to_do(client, body, group):
    listed = part(read(client), "Liste")

    assert "Zurzeit steht kein Termin fest." in listed
    assert 'href="#abonnieren"' in listed


@pytest.mark.parametrize("base", ["https://netz.example", ""])
@pytest.mark.parametrize("address", [HERE, "/", "/gremien/ag-wohnen-quartier/"])
def test_nobody_is_asked_to_subscribe_to_what_has_no_address(client, body, group, address, base):
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(address=base)

    page = read(client, address).partition("<main")[2]

    offers = (
        "Kalender abonnieren</a>",
        "dieser Gruppe abonnieren</a>",
        "Wer abonniert, bekommt den Termin von selbst.",
    )
    assert any(offer in page for offer in offers) is bool(base)


def test_empty_it_says_when_the_last_one_was(client, body, group):
    f.MeetingFactory(body=body, date=PartialDate(2018, 1, 17), state=State.HELD, of=[group])
    assert "Der letzte eingetragene Termin: Mittwoch, 17. Januar 2018." in part(read(client), "Liste")


def test_a_dissolved_group_says_that_it_meets_no_more_and_offers_no_calendar(client, body):
    f.OrganizationFactory(body=body, key="ag-alt", name="AG Alt", end_date=PartialDate(2019, 6, 30))

    page = read(client, f"{HERE}?gremium=ag-alt")

    assert "Diese Gruppe ist aufgelöst" in part(page, "Liste")
    assert "webcal" not in page


def test_drafts_are_seen_by_their_members_alone_and_say_so(client, body, group):
    f.MeetingFactory(body=body, name="Entwurf", state=State.DRAFT, of=[group])

    assert "Entwurf" not in read(client)
    listed = part(read(logged_in(client, body)), "Liste")
    assert '<span class="state quiet">In Vorbereitung</span> Noch nicht öffentlich.' in listed


def test_the_calendars_are_offered_by_the_networks_own_address(client, body, group):
    taken = part(read(client, host="testserver"), "Mitnehmen")

    for name in ("kalender", group.key):
        assert f'href="webcal://netz.example/termine/{name}.ics"' in taken
        assert f'href="https://netz.example/termine/{name}.ics"' in taken
    assert "Bleibt aktuell" in taken
    assert "Einmalige Datei" in taken
    assert "testserver" not in taken


def test_without_an_address_there_is_a_file_and_the_reason_for_the_office(office, body, group):
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(address="")

    taken = part(read(Client()), "Mitnehmen")

    assert 'href="/termine/kalender.ics"' in taken
    assert "webcal" not in taken
    assert "sobald die Adresse" not in taken
    assert "sobald die Adresse dieses Netzwerks im Internet eingetragen ist" in part(read(office), "Mitnehmen")


@pytest.mark.parametrize("who", ["nobody", "member"])
@pytest.mark.parametrize("dates", ["ahead", "behind"])
def test_questions_to_the_database_do_not_grow_with_the_dates(
    client, body, group, django_assert_max_num_queries, who, dates
):
    if who == "member":
        logged_in(client, body)
    day = PartialDate(2027, 2, 18) if dates == "ahead" else PartialDate(2027, 1, 5)
    f.MeetingFactory(body=body, date=day, of=[group])
    with django_assert_max_num_queries(13) as at_one:
        read(client, f"{HERE}?gremium={group.key}")
    for _ in range(29):
        f.MeetingFactory(body=body, date=day, of=[group], location=f.LocationFactory(body=body))

    with django_assert_max_num_queries(len(at_one)):
        read(client, f"{HERE}?gremium={group.key}")


@pytest.mark.parametrize(
    ("shown", "first", "last", "around"),
    [
        (Month(2027, 2), None, None, (None, Month(2027, 3))),
        (Month(2027, 3), None, None, (Month(2027, 2), None)),
        (Month(2027, 1), dt.date(2026, 12, 5), dt.date(2027, 1, 5), (Month(2026, 12), Month(2027, 2))),
        (Month(2026, 12), dt.date(2026, 12, 5), None, (None, Month(2027, 1))),
        (Month(2028, 1), dt.date(2026, 12, 5), dt.date(2028, 1, 5), (Month(2027, 12), None)),
        (Month(1500, 1), None, None, (None, Month(2027, 2))),
        (Month(9999, 12), None, dt.date(2027, 6, 1), (Month(2027, 6), None)),
    ],
)
def test_one_leafs_from_the_first_date_to_the_last(shown, first, last, around):
    assert neighbours(shown, FEBRUARY, first, last) == around


def test_an_old_entry_of_the_year_9999_is_none_to_leaf_to(client, body, group):
    for date in (PartialDate(9999, 12, 31), PartialDate(1, 1, 1)):
        f.MeetingFactory(body=body, date=date, of=[group])

    assert 'href="?monat=2201' not in read(client, f"{HERE}?monat=2200-12")
    assert 'href="?monat=1899' not in read(client, f"{HERE}?monat=1900-01")
