"""Who comes, goes, comes back and is excused: what is written down, what is refused; pressing twice does no harm."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Detail, Entry
from sozialraum.attendance.actions import forget_name
from sozialraum.attendance.models import Attendance
from sozialraum.decisions.actions import publish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import HOLD, State
from sozialraum.people.models import Person, Seat
from sozialraum.presence import actions
from sozialraum.presence.models import Entitlement
from sozialraum.presence.queries import expected_of, rows_of, sitting_now
from tests import factories as f
from tests.presence.room import BY_SEAT, QUORUM, adopted, convened, figures, house, opened, seated
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def token(meeting, name):
    """Of a person or institution by name."""
    found = expected_of(rows_of(meeting)).items()
    return next(key for key, one in found if name in (one.person and one.person.name, one.label))


def come(meeting, by, name):
    return actions.arrive(meeting, by=by, token=token(meeting, name))


def standing(meeting, by):
    return {one.label: str(one.standing) for one in sitting_now(meeting, by).heads}


def test_minutes_begin_at_the_opening_and_nobody_else_reads_them(body, group, people, by):
    meeting = convened(body, group)
    with refused("state"):
        actions.arrive(meeting, by=by, name="Gast")

    actions.open_sitting(meeting, by=people["speaker"])

    minutes = Minutes.objects.get(meeting=meeting)
    assert (meeting.state, minutes.state, meeting.record_published) == (State.RUNNING, "draft", None)
    by_link = Visitor(body, Way.LINK, link=Link(HOLD, "meeting", meeting.key))
    readers = {name for name, one in {**people, "hold": by_link}.items() if Minutes.objects.visible_to(one)}
    assert readers == {"speaker", "office", "auditor", "hold"}
    assert Entry.objects.latest("number").says == "hat die Sitzung eröffnet und ihr Protokoll begonnen"


def test_a_refused_opening_begins_no_minutes(body, group, by):
    adopted(group, by, BY_SEAT, QUORUM)
    meeting = convened(body, group)
    with refused("state"):
        actions.open_sitting(f.MeetingFactory(body=body, state=State.HELD, of=[group], date=meeting.date), by=by)

    assert not Minutes.objects.exists()


def test_whoever_comes_in_the_first_minutes_was_there_from_the_beginning(sitting, by, evening):
    evening.at(16, 39)
    assert come(sitting, by, "Erika Beispiel").arrived is None
    evening.at(16, 40)
    late = come(sitting, by, "Paul Beispiel")

    assert (late.arrived, late.institution.key, late.category) == (dt.time(16, 40), "treff", "voting")


def test_coming_twice_is_one_row_and_leaving_twice_one_time(sitting, by, evening):
    first = come(sitting, by, "Erika Beispiel")
    assert come(sitting, by, "Erika Beispiel") == first
    actions.leave(first, by=by)
    evening.at(17, 20)
    actions.leave(first, by=by)

    assert [(one.arrived, one.left) for one in Attendance.objects.all()] == [(dt.time(17), dt.time(17, 1))]
    assert standing(sitting, by)["Kita Beispielweg"] == "left"


def test_who_comes_back_is_here_again_by_either_way(sitting, by, evening):
    head = come(sitting, by, "Erika Beispiel")
    for again in (lambda: actions.come_back(head, by=by), lambda: come(sitting, by, "Erika Beispiel")):
        evening.at(18)
        actions.leave(head, by=by)
        assert figures(sitting, by)[0] == 0
        again()
        head.refresh_from_db()
        assert (head.arrived, head.left, figures(sitting, by)[0]) == (dt.time(17), None, 1)


def test_somebody_excused_may_come_after_all_and_somebody_here_is_not_excused(sitting, by):
    head = actions.excuse(sitting, by=by, token=token(sitting, "Erika Beispiel"))
    assert standing(sitting, by)["Kita Beispielweg"] == "excused"
    actions.excuse(sitting, by=by, token=token(sitting, "Erika Beispiel"))
    actions.come_back(head, by=by)

    assert figures(sitting, by)[0] == 1
    with refused("here"):
        actions.excuse(sitting, by=by, token=token(sitting, "Erika Beispiel"))
    assert Attendance.objects.filter(deleted=None).count() == 1


def test_an_arrival_by_mistake_is_taken_back_with_what_it_spoke_for(sitting, by):
    kirche = Seat.objects.get(institution__key="kirche").institution
    head = actions.arrive(sitting, by=by, name="Neue Beispielfrau", institution=kirche)
    assert (figures(sitting, by)[0], Entitlement.objects.filter(deleted=None).count()) == (1, 1)

    actions.undo_arrival(head, by=by)

    assert (figures(sitting, by)[0], Entitlement.objects.filter(deleted=None).count()) == (0, 0)
    assert standing(sitting, by)["Kirche"] == "expected"
    assert not Minutes.objects.get(meeting=sitting).attendance_listed


def test_whom_an_institution_names_there_speaks_for_its_seat_and_a_stranger_is_a_guest(sitting, by):
    kirche = Seat.objects.get(institution__key="kirche").institution
    head = actions.arrive(sitting, by=by, name="Neue Beispielfrau", institution=kirche)
    guest = actions.arrive(sitting, by=by, name="Gast Beispiel")
    again = actions.arrive(sitting, by=by, name="Gast Beispiel")

    assert (head.category, guest.category, again) == ("voting", "guest", guest)
    stated = Entitlement.objects.get()
    assert (stated.way, stated.spoken_by, stated.seat.institution, stated.as_deputy) == ("walk_in", head, kirche, False)
    assert figures(sitting, by) == (1, 4, 3, False)
    assert standing(sitting, by)["Kirche"] == "here"


def test_a_second_one_from_the_same_institution_takes_no_seat_away(sitting, by):
    come(sitting, by, "Rana Beispiel")
    kirche = Seat.objects.get(institution__key="kirche").institution
    actions.arrive(sitting, by=by, name="Noch Jemand", institution=kirche)

    assert not Entitlement.objects.exists()
    assert figures(sitting, by)[0] == 1


def test_an_institution_without_a_seat_here_is_a_guest(sitting, by, body):
    head = actions.arrive(sitting, by=by, institution=house(body, "Sportverein"))

    assert (head.category, figures(sitting, by)[0]) == ("guest", 0)


def test_refusals(sitting, by, body, people, other_body):
    with refused("who"):
        actions.arrive(sitting, by=by)
    for wrong in ("p:fremd", "o:kirche", "x"):
        with refused("stranger"):
            actions.arrive(sitting, by=by, token=wrong)
    excused = actions.excuse(sitting, by=by, token=token(sitting, "Erika Beispiel"))
    with refused("away"):
        actions.leave(excused, by=by)
    actions.count_public(sitting, by=by, number=7)
    with refused("number"):
        actions.leave(Attendance.objects.get(number=7), by=by)
    with pytest.raises(PermissionDenied):
        actions.arrive(sitting, by=by, institution=house(other_body, "Fremd"))


def test_by_the_link_one_marks_arrivals_but_states_no_quorum_and_a_member_does_neither(sitting, people, body):
    by_link = Visitor(body, Way.LINK, link=Link(HOLD, "meeting", sitting.key))
    head = actions.arrive(sitting, by=by_link, name="Gast Beispiel")
    actions.leave(head, by=by_link)

    with pytest.raises(PermissionDenied):
        actions.state_computed_quorum(sitting, by=by_link)
    for who in ("member", "nobody", "link", "auditor", "city", "former", "other_body_office"):
        for act, subject, more in ((actions.arrive, sitting, {"name": "X"}), (actions.leave, head, {})):
            with pytest.raises(PermissionDenied):
                act(subject, by=people[who], **more)


def test_the_public_is_one_number_however_often_it_is_counted(sitting, by):
    for number in (7, 9, 9):
        actions.count_public(sitting, by=by, number=number)
    assert sitting_now(sitting, by).public == 9
    assert Attendance.objects.filter(deleted=None).count() == 1

    actions.count_public(sitting, by=by, number=0)

    assert sitting_now(sitting, by).public is None
    assert not Minutes.objects.get(meeting=sitting).attendance_listed


def test_the_sheet_marks_half_a_plenum_in_one_act_and_takes_nobody_off(sitting, by):
    come(sitting, by, "Paul Beispiel")
    before = Entry.objects.latest("number").number

    new = actions.mark_sheet(sitting, by=by, tokens=[token(sitting, one) for one in ("Erika Beispiel", "Mieterverein")])

    assert (new, figures(sitting, by)) == (2, (3, 4, 3, True))
    assert Attendance.objects.get(institution__key="mieter").arrived is None
    assert Entry.objects.filter(number__gt=before, act="presence.mark_sheet").count() == 1
    assert actions.mark_sheet(sitting, by=by, tokens=[token(sitting, "Erika Beispiel")]) == 0


LOT = ("vote", {"earned": {"by": "seat"}, "unit": "seat", "deputies": "lot_in_class"}, "§ 5")


def test_by_lot_one_of_the_deputies_who_are_here_is_drawn_and_counts(body, group, by):
    adopted(group, by, LOT, QUORUM)
    pool = [f.PersonFactory(body=body, name=f"Nachrücker {place}") for place in range(3)]
    seat = seated(group, house(body, "Kita", key="kita"), "Erika Beispiel", pool)
    meeting = opened(body, by, group)
    with refused("nobody"):
        actions.speak_for(meeting, by=by, seat=seat, way="lot")
    here = [come(meeting, by, one.name) for one in pool[:2]]
    assert figures(meeting, by)[0] == 0
    assert [(one.label, one.names) for one in sitting_now(meeting, by).lots] == [
        ("Kita", ("Nachrücker 0", "Nachrücker 1"))
    ]

    stated = actions.speak_for(meeting, by=by, seat=seat, way="lot", why="Das Büro zog das Los.")

    assert stated.spoken_by in here and (stated.way, stated.as_deputy) == ("lot", True)
    assert (figures(meeting, by)[0], sitting_now(meeting, by).lots) == (1, ())
    actions.speak_for(meeting, by=by, seat=seat, way="order")
    assert figures(meeting, by)[0] == 0


def test_who_speaks_is_here_and_the_seat_is_of_this_sitting(sitting, by, body, group):
    guest = actions.arrive(sitting, by=by, name="Gast Beispiel")
    kita = Seat.objects.get(institution__key="kita")
    other = f.OrganizationFactory(body=body, key="sprache", name="AG Sprache")
    elsewhere = seated(other, house(body, "Schule"))
    with refused("seat"):
        actions.speak_for(sitting, by=by, seat=elsewhere, way="walk_in", spoken_by=guest)
    actions.leave(guest, by=by)
    with refused("head"):
        actions.speak_for(sitting, by=by, seat=kita, way="walk_in", spoken_by=guest)


def test_nothing_is_marked_once_the_record_is_published(sitting, by):
    head = come(sitting, by, "Erika Beispiel")
    meetings.conclude(sitting, by=by)
    actions.arrive(sitting, by=by, name="Nachgetragen")
    publish_minutes(Minutes.objects.get(meeting=sitting), by=by)
    sitting.refresh_from_db()

    for act, subject, more in ((actions.arrive, sitting, {"name": "X"}), (actions.leave, head, {})):
        with refused("published"):
            act(subject, by=by, **more)


def test_the_quorum_is_stated_once_of_the_first_moment_at_which_the_group_could_decide(sitting, by, evening):
    erika = come(sitting, by, "Erika Beispiel")
    come(sitting, by, "Paul Beispiel")
    evening.at(17, 30)
    come(sitting, by, "Rana Beispiel")
    evening.at(18)
    actions.leave(erika, by=by)
    meetings.conclude(sitting, by=by)

    assert actions.state_computed_quorum(sitting, by=by) is True

    minutes = Minutes.objects.get(meeting=sitting)
    stated = minutes.quorums.values_list("present", "voters", "needed", "reached", "basis")
    assert list(stated) == [(3, 4, 3, True, "§ 7 Absatz 2")]
    assert actions.state_computed_quorum(sitting, by=by) is False
    forget_name(erika, by=by)
    Person.objects.get(name="Erika Beispiel")
    assert list(minutes.quorums.values_list("present", "voters", "needed", "reached", "basis")) == list(stated)


def test_of_a_group_that_never_could_decide_the_fullest_moment_is_stated(sitting, by, evening):
    erika = come(sitting, by, "Erika Beispiel")
    come(sitting, by, "Paul Beispiel")
    evening.at(17, 30)
    actions.leave(erika, by=by)

    actions.state_computed_quorum(sitting, by=by)

    assert list(Minutes.objects.get().quorums.values_list("present", "reached")) == [(2, False)]


def test_names_stand_in_no_entry_of_the_journal(sitting, by):
    come(sitting, by, "Erika Beispiel")
    actions.arrive(sitting, by=by, name="Gast Beispiel")

    changes = str([one.changes for one in Detail.objects.all()])
    assert "Gast Beispiel" not in changes and "Erika" not in changes
    assert Meeting.objects.get().revision
