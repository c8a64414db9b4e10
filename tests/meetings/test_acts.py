"""Each act on a meeting: what it does, what the journal says of it, and when it refuses."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Entry
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.words import State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

DAY = PartialDate(2027, 2, 18)
MOVED = {"date": PartialDate(2027, 3, 4), "start_time": dt.time(18), "end_time": None, "reason": "Der Saal ist belegt."}


@pytest.fixture
def meeting(body, group):
    def made(state=State.SCHEDULED, **words):
        return f.MeetingFactory(body=body, state=state, of=words.pop("of", [group]), **{"date": DAY} | words)

    return made


@pytest.fixture
def by(people):
    return people["office"]


def says():
    return Entry.objects.latest("number").says


def test_a_draft_is_convened_and_stands_in_the_journal(meeting, by):
    draft = meeting(State.DRAFT)

    actions.convene(draft, by=by)

    draft.refresh_from_db()
    assert draft.state == State.SCHEDULED
    assert says() == "hat die Sitzung einberufen"


@pytest.mark.parametrize(
    ("words", "code"),
    [({"date": None}, "date"), ({"date": PartialDate(2027, 2)}, "date"), ({"of": []}, "organizations")],
    ids=["no day", "only a month", "nobody meets"],
)
def test_a_draft_without_a_day_or_a_group_is_not_convened(meeting, by, words, code):
    draft = meeting(State.DRAFT, **words)

    with refused(code):
        actions.convene(draft, by=by)

    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert not Entry.objects.exists()


def test_moved_it_stays_the_same_thing_and_remembers_its_former_day(meeting, by):
    one = meeting(key="bleibt")

    actions.move(one, by=by, **MOVED)

    one.refresh_from_db()
    assert (one.key, one.date, one.former_date, one.sequence) == ("bleibt", MOVED["date"], DAY, 1)
    assert (one.start_time, one.end_time, one.reason) == (dt.time(18), None, "Der Saal ist belegt.")
    assert says() == "hat die Sitzung verlegt"


def test_moved_twice_it_remembers_its_first_day_and_counts(meeting, by):
    one = meeting()

    actions.move(one, by=by, **MOVED)
    actions.move(one, by=by, **MOVED | {"date": PartialDate(2027, 3, 11)})

    one.refresh_from_db()
    assert (one.former_date, one.sequence) == (DAY, 2)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"date": PartialDate(2027, 3)}, "date"),
        ({"date": DAY, "start_time": dt.time(17), "end_time": None}, "same"),
    ],
    ids=["only a month", "the day it has"],
)
def test_it_is_moved_to_another_exact_day_only(meeting, by, words, code):
    one = meeting()

    with refused(code):
        actions.move(one, by=by, **MOVED | words)

    one.refresh_from_db()
    assert (one.date, one.former_date, one.sequence) == (DAY, None, 0)


def test_called_off_and_taken_back_each_says_so_and_counts(meeting, by):
    one = meeting()

    actions.cancel(one, by=by, reason="Krankheit")
    one.refresh_from_db()
    assert (one.state, one.reason, one.sequence) == (State.CANCELLED, "Krankheit", 1)
    assert says() == "hat die Sitzung abgesagt"

    actions.reinstate(one, by=by)
    one.refresh_from_db()
    assert (one.state, one.reason, one.sequence) == (State.SCHEDULED, "", 2)
    assert says() == "hat die Absage zurückgenommen"


@pytest.mark.parametrize("act", [actions.open, actions.conclude], ids=["open", "conclude"])
def test_nobody_sits_before_its_day(meeting, by, act):
    with time_machine.travel("2027-02-17T23:30+01:00", tick=False), refused("date"):
        act(meeting(), by=by)


def test_on_its_day_it_is_opened_and_then_concluded(meeting, by):
    one = meeting()

    with time_machine.travel("2027-02-18T17:00+01:00", tick=False):
        actions.open(one, by=by)
        one.refresh_from_db()
        assert (one.state, says()) == (State.RUNNING, "hat die Sitzung eröffnet")
        actions.conclude(one, by=by)

    one.refresh_from_db()
    assert (one.state, says()) == (State.HELD, "hat eingetragen, dass die Sitzung stattgefunden hat")


def test_of_a_day_known_only_by_its_month_the_first_one_counts(meeting, by):
    one = meeting(date=PartialDate(2027, 2))

    with time_machine.travel("2027-01-31T12:00+01:00", tick=False), refused("date"):
        actions.conclude(one, by=by)
    with time_machine.travel("2027-02-01T12:00+01:00", tick=False):
        actions.conclude(one, by=by)

    assert one.state == State.HELD


#: What is possible in which state; in every other one the act refuses.
POSSIBLE = {
    "convene": {State.DRAFT},
    "move": {State.SCHEDULED},
    "cancel": {State.SCHEDULED},
    "reinstate": {State.CANCELLED},
    "open": {State.SCHEDULED},
    "conclude": {State.SCHEDULED, State.RUNNING},
}
WORDS = {"move": MOVED, "cancel": {"reason": "Krankheit"}}


@pytest.mark.parametrize("act", POSSIBLE)
@pytest.mark.parametrize("state", list(State))
def test_in_every_other_state_it_is_refused_and_nothing_has_changed(meeting, by, act, state):
    one = meeting(state)

    with time_machine.travel("2027-02-19T12:00+01:00", tick=False):
        if state in POSSIBLE[act]:
            getattr(actions, act)(one, by=by, **WORDS.get(act, {}))
            assert Entry.objects.count() == 1
            return
        with refused("state"):
            getattr(actions, act)(one, by=by, **WORDS.get(act, {}))

    one.refresh_from_db()
    assert one.state == state
    assert not Entry.objects.exists()


@pytest.mark.parametrize("act", POSSIBLE)
@pytest.mark.parametrize("who", ["nobody", "member", "auditor", "office_without_second_factor", "other_body_office"])
def test_who_has_no_right_does_not_even_hear_of_the_state(meeting, people, act, who):
    with pytest.raises(PermissionDenied):
        getattr(actions, act)(meeting(State.HELD), by=people[who], **WORDS.get(act, {}))


def test_who_speaks_for_the_group_convenes_moves_and_calls_off(meeting, people):
    one = meeting(State.DRAFT)

    actions.convene(one, by=people["speaker"])
    actions.move(one, by=people["speaker"], **MOVED)
    actions.cancel(one, by=people["speaker"], reason="Krankheit")

    one.refresh_from_db()
    assert one.state == State.CANCELLED
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "meetings.convene",
        "meetings.move",
        "meetings.cancel",
    ]


def test_a_meeting_recorded_as_held_lies_behind(body, group, by):
    words = {"name": "Runde", "state": State.HELD, "organizations": [group]}
    with time_machine.travel("2027-02-17T12:00+01:00", tick=False), refused(field="date"):
        actions.meetings.record(body, by=by, date=DAY, **words)
    with time_machine.travel("2027-02-18T12:00+01:00", tick=False):
        held = actions.meetings.record(body, by=by, date=DAY, **words)

    assert held.record_published is not None


def test_a_new_point_stands_behind_those_that_are_there_and_withdrawn_ones_do_not_count(meeting, by):
    one = meeting()
    first, second = (actions.agenda.record(one, by=by, name=name) for name in ("Begrüßung", "Bericht"))

    actions.agenda.withdraw(second, by=by)
    third = actions.agenda.record(one, by=by, name="Verschiedenes")

    assert [first.order, third.order] == [1, 2]
    assert set(AgendaItem.objects.filter(meeting=one, deleted=None)) == {first, third}


def test_a_meeting_with_a_point_on_its_agenda_is_still_needed(meeting, by):
    one = meeting()
    actions.agenda.record(one, by=by, name="Bericht")

    with refused("needed"):
        actions.meetings.withdraw(one, by=by)


def test_called_off_it_may_name_the_meeting_that_takes_its_place_until_it_takes_place_after_all(meeting, by):
    one, other = meeting(), meeting(key="ersatz", date=PartialDate(2027, 3, 4))

    actions.cancel(one, by=by, reason="Krankheit", substitute=other)
    one.refresh_from_db()
    assert (one.substitute, one.instead) == (other, other)

    actions.reinstate(one, by=by)
    one.refresh_from_db()
    assert (one.substitute, one.instead) == (None, None)


@pytest.mark.parametrize("state", [State.DRAFT, State.CANCELLED, State.HELD])
def test_only_what_takes_place_takes_the_place_of_another(meeting, by, state):
    one = meeting()

    with refused("substitute", field="substitute"):
        actions.cancel(one, by=by, reason="Krankheit", substitute=meeting(state, key="ersatz"))
    with refused("substitute", field="substitute"):
        actions.cancel(one, by=by, reason="Krankheit", substitute=one)

    one.refresh_from_db()
    assert one.state == State.SCHEDULED


def test_a_substitute_that_is_called_off_itself_is_none_any_more(meeting, by):
    one, other = meeting(), meeting(key="ersatz", date=PartialDate(2027, 3, 4))
    actions.cancel(one, by=by, reason="Krankheit", substitute=other)

    actions.cancel(other, by=by, reason="Der Saal ist zu.")

    one = type(one).objects.get(pk=one.pk)
    assert (one.substitute, one.instead) == (other, None)
