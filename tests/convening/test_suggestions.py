"""What the page proposes and says beside: partners, former sittings, days, and what is looked through."""

import datetime as dt

import pytest
import time_machine

from sozialraum.bodies.words import Classification
from sozialraum.convening.forms.plan import OTHER
from sozialraum.convening.queries.conductors import OfferedPeople
from sozialraum.convening.queries.suggestions import Suggested
from sozialraum.decisions.words import EffectKind
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ConductorRole, State
from sozialraum.people.words import Role
from tests import factories as f

pytestmark = pytest.mark.django_db

PATH = "/sitzungen/planen/"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def other(body):
    return f.OrganizationFactory(body=body, name="AG Sprache", key="ag-sprache")


def held(body, day, groups, *points, **words):
    told = {"start_time": dt.time(16, 30), "end_time": dt.time(18, 30), "state": State.HELD} | words
    one = f.MeetingFactory(body=body, date=PartialDate.of(dt.date.fromisoformat(day)), of=groups, **told)
    for place, name in enumerate(points, 1):
        f.AgendaItemFactory(body=body, meeting=one, order=place, name=name, number="")
    return one


def jointly(body, groups, number="2019-2"):
    decision = f.ResolutionFactory(body=body, number=number, date=PartialDate(2019), by=groups)
    with f.guard.opened():
        effect = decision.effects.create(kind=EffectKind.MEETS_JOINTLY)
        for place, group in enumerate(groups, 1):
            effect.on_links.create(organization=group, position=place)
    return decision


def asked(office, **words):
    return office.post(PATH, {"vorschlag": "1"} | words)


def said(page):
    """The days of the page, by their value: what speaks against each, and how to invite."""
    return {one.value: one for one in page.context["days"]}


def test_everything_of_the_last_time_is_proposed_and_the_partner_named(office, body, group, other):
    jointly(body, [group, other])
    place = f.LocationFactory(body=body, name="Treff", room="Saal")
    held(body, "2026-10-29", [group, other], "Begrüßung", "Bänke", "Verschiedenes")
    held(body, "2026-11-19", [group, other], "Begrüßung", "Licht", "Verschiedenes", location=place, openness="open")

    page = asked(office, groups=group.key)

    form = page.context["form"]
    assert [one.group for one in page.context["ticked"]] == [group, other]
    assert "(Beschluss 2019-2)" in page.context["ticked"][1].why and "2019" in page.context["ticked"][1].why
    assert [form[name].value() for name in ("start_time", "end_time", "place", "openness", "day")] == [
        "16:30", "18:30", "Treff, Saal", "open", "2026-12-10",
    ]  # fmt: skip
    assert [line.name for line, _kind in page.context["lines"]] == ["Begrüßung", "Verschiedenes"]
    assert list(said(page)) == ["2026-12-10", "2026-12-17", "2026-12-24"]
    assert said(page)["2026-12-24"].against == ("Heiligabend.",)
    assert Meeting.objects.count() == 2


def test_what_was_typed_stays_and_what_was_proposed_is_proposed_anew(office, body, group, other):
    held(body, "2026-11-19", [group], start_time=dt.time(10), location=f.LocationFactory(body=body, name="Treff"))
    held(
        body,
        "2026-11-18",
        [other],
        start_time=dt.time(19),
        end_time=None,
        location=f.LocationFactory(body=body, name="Rathaus"),
    )
    first = asked(office, groups=group.key, end_time="21:00").context["form"]
    words = {name: first[name].value() for name in ("start_time", "end_time", "suggested", "text")}

    page = asked(office, groups=other.key, place="Zelt", **words)

    form = page.context["form"]
    values = [form[name].value() for name in ("start_time", "end_time", "place")]
    assert values == ["19:00", "21:00", "Zelt"]


def test_a_partner_that_was_taken_off_stays_off(office, body, group, other):
    jointly(body, [group, other])
    suggested = asked(office, groups=[group.key]).context["form"]["suggested"].value()
    alone = asked(office, groups=[group.key], suggested=suggested)
    again = asked(office, groups=[group.key], suggested=alone.context["form"]["suggested"].value())

    assert [one.group for one in again.context["ticked"]] == [group]


def test_without_a_former_sitting_and_without_rules_nothing_is_invented(office, group):
    page = asked(office, groups=group.key)

    assert (list(said(page)), page.context["form"]["text"].value()) == ([], "")
    typed = office.post(PATH, {"pruefen": "1", "groups": group.key, "day": OTHER, "other_day": "17.12."})
    assert said(typed)["2026-12-17"].invite == "Wie lange vorher eingeladen wird, ist nicht geregelt."
    assert said(typed)["2026-12-17"].is_free
    assert "keine Regel" in [one.word for one in typed.context["checks"]]


def test_holidays_other_sittings_and_the_room_stand_against_a_day(office, body, group, other):
    f.TextFactory(body=body, kind="school_holidays", text="Weihnachtsferien: 23.12.2026 bis 6.1.2027")
    hall = f.LocationFactory(body=body, name="Treff")
    person = f.PersonFactory(body=body)
    for one in (group, other):
        f.MembershipFactory(body=body, organization=one, person=person)
    held(body, "2026-12-25", [other], location=hall, state=State.SCHEDULED, start_time=dt.time(17), name="Runde")

    page = office.post(
        PATH,
        {"pruefen": "1", "groups": group.key, "other_day": "25.12.", "place": "Treff", "start_time": "16.00"},
    )

    assert said(page)["2026-12-25"].against == (
        "1. Weihnachtstag.",
        "Schulferien (Weihnachtsferien).",
        "AG Sprache tagt um 17 Uhr, ein Mensch sitzt in beiden.",
        "Der Raum ist belegt: Runde.",
    )


def test_public_events_of_the_same_day_stand_against_it_and_take_the_room(office, body, group, other_body):
    hall = f.LocationFactory(body=body, name="Treff")
    day = PartialDate(2026, 12, 17)
    f.EventFactory(body=body, name="Chor", date=day, location=hall)
    f.EventFactory(body=body, name="Markt", date=PartialDate(2026, 12, 14), end_date=PartialDate(2026, 12, 20))
    f.EventFactory(body=body, name="Schau", date=PartialDate(2026, 12, 1), end_date=PartialDate(2026, 12, 31))
    f.EventFactory(body=body, name="Dezemberfest", date=PartialDate(2026, 12))
    f.EventFactory(body=body, name="Tags darauf", date=PartialDate(2026, 12, 18))
    f.EventFactory(body=other_body, name="Nebenan", date=day)
    for state in (EventState.PROPOSED, EventState.CANCELLED, EventState.TURNED_DOWN):
        f.EventFactory(body=body, name=state, date=day, state=state, reason="Beispiel")
    typed = {"pruefen": "1", "groups": group.key, "other_day": "17.12.", "place": "Treff"}

    pages = [office.post(PATH, typed | {"start_time": start, "end_time": "15.00"}) for start in ("14.00", "")]

    assert [said(page)["2026-12-17"].against for page in pages] == [
        ("Am selben Tag: Markt.", "Am selben Tag: Chor um 15 Uhr."),
        ("Am selben Tag: Markt.", "Am selben Tag: Chor um 15 Uhr.", "Der Raum ist belegt: Chor."),
    ]
    assert "Am selben Tag: Markt." in pages[0].content.decode()


def test_a_day_without_an_event_is_chosen_before_one_with(office, body, group):
    held(body, "2026-11-05", [group])
    assert asked(office, groups=group.key).context["form"]["day"].value() == "2026-12-03"

    f.EventFactory(body=body, name="Chor", date=PartialDate(2026, 12, 3))

    page = asked(office, groups=group.key)
    assert page.context["form"]["day"].value() == "2026-12-10"


def test_a_dissolved_group_is_not_offered_and_a_stranger_to_the_network_neither(office, body, other_body, group):
    gone = f.OrganizationFactory(body=body, key="weg", end_date=PartialDate(2020))
    theirs = f.OrganizationFactory(body=other_body, key="fremd")

    page = asked(office, groups=[gone.key, theirs.key])

    keys = {one.group.key for one in (*page.context["ticked"], *page.context["others"])}
    assert keys == {group.key}
    office.post(PATH, {"einberufen": "1", "groups": [gone.key], "day": "2026-12-17"})
    assert not Meeting.objects.exists()


def test_ten_groups_meet_and_each_is_asked(office, body):
    groups = [f.OrganizationFactory(body=body, name=f"AG {number:02}", key=f"ag-{number:02}") for number in range(10)]

    office.post(PATH, {"einberufen": "1", "groups": [one.key for one in reversed(groups)], "day": "2026-12-17"})

    meeting = Meeting.objects.get()
    assert [one.key for one in meeting.groups] == [one.key for one in reversed(groups)]
    assert len(meeting.name) <= 200


def test_who_led_the_last_one_is_proposed_by_name_and_stands_in_public_by_function(office, client, body, group, by):
    yusuf = f.PersonFactory(body=body, name="Yusuf Beispiel")
    f.MembershipFactory(body=body, organization=group, person=yusuf, role=Role.SPEAKER)
    held(body, "2026-11-19", [group])

    assert asked(office, groups=group.key).context["form"]["chair"].value() == "Yusuf Beispiel"
    words = {"chair": "yusuf beispiel", "minute_taker": "Rosa Beispiel", "day": "2026-12-17"}
    office.post(PATH, {"einberufen": "1", "groups": group.key} | words)

    rows = Meeting.objects.get(state=State.SCHEDULED).conducted_by
    assert [(one.role, one.person, one.name) for one in rows] == [
        (ConductorRole.CHAIR, yusuf, ""),
        (ConductorRole.MINUTES, None, "Rosa Beispiel"),
    ]
    assert rows[0].label == f"Sprecherin oder Sprecher, {group.name}"
    assert OfferedPeople.of([group], by).only_one(group, Role.SPEAKER) == "Yusuf Beispiel"


def test_who_belongs_to_the_office_stands_in_public_by_its_name(office, body, group, people):
    house = f.OrganizationFactory(body=body, name="Büro am Markt", classification=Classification.OFFICE)
    rosa = f.PersonFactory(body=body, name="Rosa Beispiel")
    f.MembershipFactory(body=body, organization=house, person=rosa)

    office.post(PATH, {"entwurf": "1", "groups": group.key, "minute_taker": "Rosa Beispiel"})

    [row] = Meeting.objects.get().conducted_by
    assert (row.person, row.label, row.institution) == (rosa, "", house)


def test_the_desk_leads_there_with_the_group(office, body, group):
    held(body, "2026-11-19", [group])

    page = office.get(f"{PATH}?leading={group.key}")

    assert [one.group for one in page.context["ticked"]] == [group]
    assert PATH in office.get("/schreibtisch/").content.decode()


def test_only_sittings_of_this_network_are_looked_at(body, other_body, group, by):
    held(other_body, "2026-11-19", [f.OrganizationFactory(body=other_body)])

    assert Suggested.of([group], by, [group], with_partners=True).former.sittings == ()
