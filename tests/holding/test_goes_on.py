"""A sitting that goes on the same day: what its first end has stated of the quorum is stated anew at the second."""

import pytest

from sozialraum.acts import guard
from sozialraum.decisions.models import Minutes, Quorum
from sozialraum.holding import actions
from sozialraum.people.models import Membership
from sozialraum.presence.actions import arrive
from tests.holding.conftest import anew
from tests.presence.room import BY_SEAT, QUORUM, adopted, house, seated

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_seats(body, group, by):
    """Two of three are enough; nobody is here."""
    adopted(group, by, BY_SEAT, QUORUM)
    return [seated(group, house(body, name), f"{name} Beispiel") for name in ("Kita", "Schule", "Verein")]


@pytest.fixture
def running(three_seats, running):
    return running


def come(meeting, by, *names):
    for name in names:
        arrive(anew(meeting), by=by, token=f"p:{name}")


def token(seat):
    return Membership.objects.get(seat=seat).person.key


def stated():
    return list(Quorum.objects.values_list("reached", "present", "voters", "needed", "basis"))


def test_who_comes_after_the_first_end_counts_at_the_second(running, by, three_seats):
    come(running, by, token(three_seats[0]))
    actions.end_sitting(anew(running), by=by)
    assert stated() == [(False, 1, 3, 2, "§ 7 Absatz 2")]

    actions.resume(anew(running), by=by)
    assert stated() == []
    come(running, by, token(three_seats[1]))
    actions.end_sitting(anew(running), by=by)

    assert stated() == [(True, 2, 3, 2, "§ 7 Absatz 2")]


def test_what_somebody_has_entered_by_hand_stays(running, by, three_seats):
    come(running, by, token(three_seats[0]))
    actions.end_sitting(anew(running), by=by)
    with guard.opened():
        Quorum.objects.update(present=3, reached=True)

    actions.resume(anew(running), by=by)
    come(running, by, token(three_seats[1]))
    actions.end_sitting(anew(running), by=by)

    assert stated() == [(True, 3, 3, 2, "§ 7 Absatz 2")]


def test_without_minutes_it_goes_on_all_the_same(running, by):
    actions.end_sitting(anew(running), by=by)
    with guard.opened():
        Minutes.objects.update(deleted="2026-01-01T12:00Z")

    actions.resume(anew(running), by=by)

    assert anew(running).state == "running"
