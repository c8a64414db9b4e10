"""The next date of a group: what is ahead, convened and not begun; and what of it matters to who wants to come."""

import datetime as dt

import pytest
from django.utils import timezone

from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.sittings.queries.dates import NextDates, date_of, next_date
from tests import factories as f

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 3, 6)
NOON = timezone.make_aware(dt.datetime.combine(TODAY, dt.time(12)))
AHEAD = PartialDate(2026, 3, 20)


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


def meets(group, key, **words):
    return f.MeetingFactory(body=group.body, key=key, of=words.pop("of", [group]), **{"date": AHEAD} | words)


def ahead_of(*groups, now=NOON):
    """Key of the next date of these groups, asked in both ways."""
    one, many = next_date(groups, now), NextDates(groups[0].body, now).of(groups)
    assert one == many
    return one and one.key


def test_the_earliest_counts_whichever_of_the_groups_holds_it(group, dialogue):
    meets(group, "later", date=PartialDate(2026, 4, 1))
    meets(dialogue, "sooner", date=PartialDate(2026, 3, 25))

    assert (ahead_of(group), ahead_of(dialogue), ahead_of(group, dialogue)) == ("later", "sooner", "sooner")


def test_a_joint_meeting_is_the_next_of_each_that_holds_it(group, dialogue):
    meets(group, "joint", of=[dialogue, group])

    assert ahead_of(group) == ahead_of(dialogue) == "joint"
    assert [one.name for one in next_date([group], NOON).groups] == ["AG Dialog", "AG Wohnen/Quartier"]


@pytest.mark.parametrize(
    "words",
    [
        {"state": State.DRAFT},
        {"state": State.CANCELLED},
        {"state": State.HELD, "date": PartialDate.of(TODAY)},
        {"date": PartialDate(2026, 3, 5)},
        {"date": PartialDate.of(TODAY), "start_time": dt.time(12)},
        {"date": PartialDate(2026, 4)},
        {"state": State.DRAFT, "date": None},
        {"deleted": timezone.now()},
    ],
)
def test_what_is_not_convened_over_begun_or_of_no_exact_day_is_none(group, words):
    meets(group, "one", **words)

    assert ahead_of(group) is None


def test_today_is_ahead_until_it_begins_and_the_whole_day_where_no_time_is_known(group, dialogue):
    meets(group, "afternoon", date=PartialDate.of(TODAY), start_time=dt.time(17))
    meets(dialogue, "some-time", date=PartialDate.of(TODAY), start_time=None)

    assert (ahead_of(group), ahead_of(dialogue)) == ("afternoon", "some-time")
    assert ahead_of(group, now=NOON + dt.timedelta(hours=5)) is None
    assert ahead_of(dialogue, now=NOON + dt.timedelta(hours=11)) == "some-time"
    assert ahead_of(group, dialogue) == "some-time"  # it may begin at once


def test_on_one_day_the_clock_decides_and_then_the_key(group):
    for key, hour in (("b", 18), ("evening", 20), ("a", 18)):
        meets(group, key, start_time=dt.time(hour))

    assert ahead_of(group) == "a"


def test_no_group_and_another_network_have_no_date_here(group, other_body):
    strangers = f.OrganizationFactory(body=other_body)
    meets(strangers, "nebenan")

    assert next_date([], NOON) is None
    assert ahead_of(group) is None
    assert NextDates(group.body, NOON).of([strangers]) is None


def test_for_any_number_of_groups_it_asks_as_often(body, django_assert_num_queries, django_assert_max_num_queries):
    groups = [f.OrganizationFactory(body=body) for _one in range(12)]
    for number, group in enumerate(groups):
        meets(group, f"m-{number}")

    with django_assert_max_num_queries(4):
        dates = NextDates(body, NOON)
    with django_assert_num_queries(0):
        assert [dates.of([group]).key for group in groups] == [f"m-{number}" for number in range(12)]


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ({"date": PartialDate(2026, 3, 21)}, True),
        ({"start_time": dt.time(18)}, True),
        ({"end_time": dt.time(19, 30)}, True),
        ({"location": "elsewhere"}, True),
        ({"name": "Frühlingstreffen"}, False),
        ({"reason": "Der Saal ist belegt."}, False),
    ],
)
def test_what_matters_is_day_time_and_place(group, changed, matters):
    meeting = meets(group, "one", location=f.LocationFactory(body=group.body))
    before = date_of(meeting).told_as

    if "location" in changed:
        changed = {"location": f.LocationFactory(body=group.body, name="Bürgerhaus Nord")}
    for name, value in changed.items():
        setattr(meeting, name, value)

    assert (date_of(meeting).told_as != before) is matters


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (dt.time(17), dt.time(19), "17 bis 19 Uhr"),
        (dt.time(17, 30), None, "17.30 Uhr"),
        (None, None, ""),
    ],
)
def test_a_span_says_what_is_known(group, start, end, says):
    meeting = meets(group, "one", start_time=start, end_time=end)

    assert date_of(meeting).span == says
    assert (date_of(meeting).path, date_of(meeting).event_path) == ("sitzungen/one/", "sitzungen/one/termin.ics")


def test_a_group_that_was_withdrawn_is_not_named(body, group):
    gone = f.OrganizationFactory(body=body, deleted=timezone.now())
    meeting = meets(group, "joint", of=[group, gone])

    assert [one.name for one in date_of(meeting).groups] == ["AG Wohnen/Quartier"]
