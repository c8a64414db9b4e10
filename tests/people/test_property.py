"""Dated seats and memberships against a model so simple that it can be read at a glance: one line per day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sozialraum.foundation.dates import PartialDate
from sozialraum.people import actions, queries
from sozialraum.people.words import Role
from tests import factories as f

pytestmark = pytest.mark.django_db

FIRST = dt.date(2018, 1, 1)
CALENDAR = [FIRST + dt.timedelta(n) for n in range(40)]
PEOPLE = ("Anna Beispiel", "Bela Beispiel", "Cem Beispiel")

day = st.integers(0, 30)
event = st.one_of(
    st.tuples(st.just("delegate"), day, st.sampled_from(PEOPLE)),
    st.tuples(st.just("deputy"), day, st.sampled_from(PEOPLE)),
    st.tuples(st.just("end"), day, st.just("")),
    st.tuples(st.just("end_seat"), day, st.just("")),
)


class Simple:
    """Who speaks on each day, who may stand in: told by hand, day by day."""

    def __init__(self, first, last):
        self.days = dict.fromkeys(range(first, last + 1))
        self.deputies = dict.fromkeys(self.days, 0)
        self.begun = []

    def name(self, start, who):
        if start not in self.days or any(at > start for at, _who in self.begun) or self.days[start] == who:
            return False
        self.begun.append((start, who))
        for n in self.days:
            if n >= start:
                self.days[n] = who
        return True

    def add_deputy(self, start):
        if start not in self.days:
            return False
        for n in self.days:
            if n >= start:
                self.deputies[n] += 1
        return True

    def end(self, last):
        """Whoever speaks last stops on this day, if they had begun by then."""
        ends = self.begun and self.begun[-1][0] <= last and self.days.get(last) == self.begun[-1][1]
        if not ends:
            return False
        for n in self.days:
            if n > last:
                self.days[n] = None
        return True


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@example(first=0, events=[("delegate", 0, PEOPLE[0]), ("delegate", 0, PEOPLE[1]), ("delegate", 0, PEOPLE[0])])
@given(first=st.integers(0, 5), events=st.lists(event, max_size=8))
def test_who_sat_on_each_day_is_what_a_calendar_kept_by_hand_says(first, events, body, people):
    with transaction.atomic():
        group = f.OrganizationFactory(body=body, name="AG Kalender", key="ag-kalender")
        seat = f.SeatFactory(body=body, organization=group, start_date=PartialDate.of(CALENDAR[first]))
        persons = {name: f.PersonFactory(body=body, name=name) for name in PEOPLE}
        simple, office = Simple(first, len(CALENDAR) - 1), people["office"]

        for kind, n, name in events:
            start = PartialDate.of(CALENDAR[n])
            if kind == "delegate":
                expected, done = (
                    simple.name(n, name),
                    tried(actions.name_delegate, seat, by=office, person=persons[name], start_date=start),
                )
            elif kind == "deputy":
                expected, done = (
                    simple.add_deputy(n),
                    tried(actions.name_deputy, seat, by=office, name=name, email="", phone="", start_date=start),
                )
            else:
                expected, done = ended(simple, seat, n, office)
            assert done is expected, (kind, n, name)

        for n, date in enumerate(CALENDAR):
            found = queries.sitting(group, date)
            assert len(found) == (n in simple.days)
            for one in found:
                assert (one.speaks or None, len(one.deputies)) == (simple.days[n], simple.deputies[n]), date
        transaction.set_rollback(True)


def ended(simple, seat, n, office):
    members = queries.on_seat(seat, Role.MEMBER)
    last = members[-1] if members else None
    if last is None or last.start_date.first > CALENDAR[n] or not queries.span_of(last).covers(CALENDAR[n]):
        return simple.end(n), False
    return simple.end(n), tried(actions.end, last, by=office, end_date=PartialDate.of(CALENDAR[n]))


def tried(act, subject, **words):
    try:
        act(subject, **words)
    except ValidationError:
        return False
    return True
