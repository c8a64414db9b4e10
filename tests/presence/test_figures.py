"""Every figure of a sitting, worked out once more from the stored rows alone; and many at the same moment."""

import datetime as dt
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sozialraum.acts.models import Entry
from sozialraum.attendance.actions import forget_name
from sozialraum.attendance.models import Attendance
from sozialraum.attendance.queries import presence_of
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.models import Meeting
from sozialraum.people.models import Membership, Seat
from sozialraum.presence import actions
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries import expected_of, sitting_now, sitting_rows
from tests import factories as f
from tests.presence.room import BY_SEAT, QUORUM, adopted, figures, house, opened, seated
from tests.stories.house import PATIENCE

SEATS = 24


def counted_anew(meeting, group, now):
    """Present and entitled of seats that vote: from the tables, in another way than the room does it."""
    rows = Attendance.objects.filter(minutes__meeting=meeting, deleted=None, number=None, standing="present")
    here = [one for one in rows if (not one.arrived or one.arrived <= now) and (not one.left or one.left > now)]
    people, present = {one.person_id for one in here if one.person_id}, 0
    seats = Seat.objects.filter(organization=group, deleted=None, voting_right="full")
    for seat in seats:
        named = set(Membership.objects.filter(seat=seat, deleted=None).values_list("person", flat=True))
        stated = Entitlement.objects.filter(seat=seat, deleted=None, spoken_by__in=here).exists()
        bare = any(one.institution_id == seat.institution_id and one.person_id is None for one in here)
        present += bool(named & people or stated or bare)
    return present, seats.count(), seats.count() // 2 + 1


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(3))
def test_present_entitled_and_needed_follow_from_the_rows(body, group, by, evening, seed):
    chance = random.Random(seed)
    adopted(group, by, BY_SEAT, QUORUM)
    for place in range(SEATS):
        seated(group, house(body, f"Haus {place}", key=f"haus-{place}"), "" if place % 3 == 0 else f"Mensch {place}",
               [f"Vertretung {place}"] if place % 4 == 0 else [])  # fmt: skip
    meeting = opened(body, by, group)
    tokens = sorted(expected_of(sitting_rows(meeting)))
    for minute in range(0, 50, 2):
        evening.at(17, minute)
        heads = list(Attendance.objects.filter(deleted=None, standing="present"))
        match chance.choice(["come", "come", "come", "leave", "walk_in", "excuse"]):
            case "come":
                actions.arrive(meeting, by=by, token=chance.choice(tokens))
            case "leave" if heads:
                actions.leave(chance.choice(heads), by=by)
            case "walk_in":
                one = Seat.objects.get(institution__key=f"haus-{chance.randrange(SEATS)}").institution
                actions.arrive(meeting, by=by, name=f"Benannt {minute}", institution=one)

        present, entitled, needed = counted_anew(meeting, group, dt.time(17, minute))
        assert figures(meeting, by) == (present, entitled, needed, present >= needed)


@pytest.mark.django_db
def test_letting_go_of_a_name_changes_no_stored_figure(sitting, by, body):
    actions.mark_sheet(sitting, by=by, tokens=[one.token for one in sitting_now(sitting, by).expected][:3])
    actions.arrive(sitting, by=by, name="Gast Beispiel")
    actions.state_computed_quorum(sitting, by=by)
    minutes = Minutes.objects.get()

    def stored():
        told = presence_of(minutes, Visitor(body))
        return (
            list(minutes.quorums.values_list("present", "voters", "needed", "reached")),
            told.present,
            figures(sitting, by),
        )

    before = stored()
    for one in Attendance.objects.named():
        forget_name(one, by=by)

    assert stored() == before


@pytest.mark.django_db(transaction=True)
def test_the_same_people_marked_on_eight_machines_at_once_are_one_row_each(body, group, people):
    by = people["office"]
    adopted(group, by, BY_SEAT, QUORUM)
    for place in range(6):
        seated(group, house(body, f"Haus {place}"), f"Mensch {place}")
    meeting = opened(body, by, group)
    tokens = sorted(expected_of(sitting_rows(meeting)))
    together = threading.Barrier(8)

    def one(_machine):
        try:
            together.wait(timeout=PATIENCE)
            for token in tokens:
                actions.arrive(Meeting.objects.get(pk=meeting.pk), by=by, token=token)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as machines:
        for outcome in [machines.submit(one, n) for n in range(8)]:
            outcome.result(timeout=PATIENCE)

    assert sorted(Attendance.objects.values_list("person__name", flat=True)) == [
        f"Mensch {place}" for place in range(6)
    ]
    assert figures(meeting, by) == (6, 6, 4, True)
    assert Entry.objects.filter(act="presence.arrive").count() == 48


@pytest.mark.django_db
def test_the_page_asks_no_more_with_eighty_people_two_groups_and_25_points(
    body, group, by, django_assert_max_num_queries
):
    other = f.OrganizationFactory(body=body, key="sprache", name="Sprache")
    for one in (group, other):
        adopted(one, by, BY_SEAT, QUORUM)
        for place in range(40):
            seated(one, house(body, f"{one.name} {place}"), f"{one.name} Mensch {place}")
    meeting = opened(body, by, group, other)
    for place in range(25):
        f.AgendaItemFactory(body=body, meeting=meeting, order=place)
    actions.mark_sheet(meeting, by=by, tokens=[one.token for one in sitting_now(meeting, by).expected])
    found = Meeting.objects.with_holders().get(pk=meeting.pk)

    with django_assert_max_num_queries(12):
        now = sitting_now(found, by)
        drawn = [*now.bars, *now.options, now.in_figures, *(now.at([]) for _item in range(25))]

    assert drawn[0].words == "Beschlussfähig: 40 von 40 da"
