"""Who is here now makes the votes of each group: by register, by institution, by a deputy, by whom one names there."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from sozialraum.attendance.words import AttendanceCategory, AttendanceStanding
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.meetings.permissions import HOLD
from sozialraum.meetings.words import State
from sozialraum.people.models import Person, Seat
from sozialraum.presence.queries import sitting_now
from tests import factories as f
from tests.presence.room import BY_SEAT, QUORUM, adopted, figures, house, opened, seated

pytestmark = pytest.mark.django_db


def here(meeting, name="", **more):
    """One head on record."""
    person = Person.objects.filter(name=name).first() if name else None
    values = {"category": AttendanceCategory.VOTING, "person": person, "name": "" if person else name} | more
    return f.AttendanceFactory(body=meeting.body, minutes=Minutes.objects.get(meeting=meeting), **values)


def labels(meeting, by, standing):
    return [one.label for one in sitting_now(meeting, by).of(standing)]


def test_nobody_is_here_at_first_and_an_institution_that_named_nobody_is_missed_too(sitting, by):
    assert figures(sitting, by) == (0, 4, 3, False)
    assert labels(sitting, by, "expected") == ["Jugendtreff", "Kirche", "Kita Beispielweg", "Mieterverein"]


def test_delegates_make_the_group_able_to_decide_with_paragraph_and_words(sitting, by):
    for name in ("Erika Beispiel", "Paul Beispiel"):
        here(sitting, name)
    assert figures(sitting, by) == (2, 4, 3, False)
    here(sitting, "Rana Beispiel")

    one = sitting_now(sitting, by).by_group[sitting.groups[0]]
    assert (one.present, one.entitled, one.needed, one.is_quorate) == (3, 4, 3, True)
    assert one.paragraph == "§ 7 Absatz 2"
    assert one.sentence == ("Beschlussfähig: 3 von 4 Stimmberechtigten anwesend, nötig sind 3 (§ 7 Absatz 2).")


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, 1),
        ({"arrived": dt.time(17)}, 1),
        ({"arrived": dt.time(17, 1)}, 0),
        ({"left": dt.time(17)}, 0),
        ({"left": dt.time(18)}, 1),
        ({"standing": AttendanceStanding.EXCUSED}, 0),
        ({"standing": AttendanceStanding.ABSENT}, 0),
    ],
)
def test_only_who_is_here_now_is_counted(sitting, by, more, counts):
    here(sitting, "Erika Beispiel", **more)

    assert figures(sitting, by)[0] == counts


def test_a_deputy_speaks_for_the_seat_as_the_rules_say_and_the_delegate_is_no_longer_expected(sitting, by):
    here(sitting, "Max Beispiel")

    now = sitting_now(sitting, by)
    assert now.by_group[sitting.groups[0]].present == 1
    assert "Kita Beispielweg" not in labels(sitting, by, "expected")


def test_an_institution_without_a_name_speaks_for_its_seat_once(sitting, by, body):
    for _two in range(2):
        here(sitting, institution=body_house(body, "mieter"))

    assert figures(sitting, by) == (1, 4, 3, False)


def body_house(body, key):
    return Seat.objects.get(institution__key=key, body=body).institution


def test_a_guest_of_an_institution_has_no_vote(sitting, by, body):
    here(sitting, institution=body_house(body, "kirche"), category=AttendanceCategory.GUEST)

    assert figures(sitting, by)[0] == 0
    assert "Kirche" in labels(sitting, by, "expected")


def test_whom_one_names_there_takes_the_place_of_the_delegate_and_the_votes_stay_as_many(sitting, by, body):
    one = here(sitting, "Neue Beispielfrau", institution=body_house(body, "kirche"))
    entitled(sitting, one, Seat.objects.get(institution__key="kirche"))
    here(sitting, "Rana Beispiel")

    assert figures(sitting, by) == (1, 4, 3, False)


def entitled(meeting, head, seat, way="walk_in", **more):
    return f.EntitlementFactory(
        body=meeting.body,
        minutes=head.minutes,
        organization=meeting.groups[0],
        seat=seat,
        spoken_by=head,
        way=way,
        **more,
    )


def test_one_head_may_speak_for_two_seats(sitting, by, body):
    one = here(sitting, "Neue Beispielfrau")
    for key in ("kirche", "mieter"):
        entitled(sitting, one, Seat.objects.get(institution__key=key))

    assert figures(sitting, by) == (2, 4, 3, False)
    assert len(sitting_now(sitting, by).of("here")) == 1


def test_one_group_is_never_made_able_to_decide_by_anothers_people(sitting, by, body):
    other = f.OrganizationFactory(body=body, key="sprache", name="AG Sprache")
    adopted(other, by, BY_SEAT, QUORUM)
    seated(other, house(body, "Sprachschule", key="schule"), "Ali Beispiel")
    meeting = opened(body, by, sitting.groups[0], other, key="joint")
    for name in ("Erika Beispiel", "Paul Beispiel", "Rana Beispiel"):
        here(meeting, name)

    assert figures(meeting, by, meeting.groups[0]) == (3, 4, 3, True)
    assert figures(meeting, by, other) == (0, 1, 1, False)


def test_bias_changes_one_item_only_and_asks_nothing(sitting, by, django_assert_num_queries):
    for name in ("Erika Beispiel", "Paul Beispiel", "Rana Beispiel"):
        here(sitting, name)
    now, group = sitting_now(sitting, by), sitting.groups[0]
    erika = str(Person.objects.get(name="Erika Beispiel").pk)
    vote = next(one.key for one in now.by_group[group].roll.entries if one.name == "Kita Beispielweg")

    with django_assert_num_queries(0):
        by_person, by_vote, nobody = now.at([erika])[group], now.at([vote])[group], now.at([])[group]

    assert [(one.present, one.entitled, one.needed, one.is_quorate) for one in (by_person, by_vote, nobody)] == [
        (2, 3, 2, True),
        (2, 3, 2, True),
        (3, 4, 3, True),
    ]


def test_without_a_quorum_it_says_what_is_possible_still(sitting, by):
    one = sitting_now(sitting, by).by_group[sitting.groups[0]]

    opinion, second = one.possible
    assert opinion == "Ein Meinungsbild ist möglich. Es steht als Meinungsbild im Protokoll, nicht als Beschluss."
    assert second == (
        "Bei einem zweiten Termin höchstens 30 Tage später mit derselben Tagesordnung genügt, wer kommt, wenn die "
        "Einladung darauf hinweist (§ 7 Absatz 2)."
    )


BY_COMING = ("vote", {"earned": {"by": "attendances", "times": 2, "today_counts": True}}, "§ 4")


def test_a_right_earned_by_coming_follows_from_the_lists_of_former_sittings(body, group, by):
    adopted(group, by, BY_COMING, QUORUM)
    rana, ali = (f.PersonFactory(body=body, name=name) for name in ("Rana Beispiel", "Ali Beispiel"))
    for person in (rana, ali):
        f.MembershipFactory(body=body, organization=group, person=person)
    meeting = opened(body, by, group)
    here(meeting, "Rana Beispiel")
    unknown = sitting_now(meeting, by).by_group[group]
    assert (len(unknown.roll.entries), len(unknown.roll.unclear)) == (0, 2)

    before = f.MeetingFactory(body=body, key="v", state=State.HELD, date=PartialDate(2026, 9, 24), of=[group])
    f.MinutesFactory(body=body, meeting=before, key="vp")
    here(before, "Rana Beispiel")
    here(before, "Ali Beispiel", standing=AttendanceStanding.EXCUSED)

    assert figures(meeting, by) == (1, 1, 1, True)


def test_names_are_for_who_holds_the_sitting_and_who_reads_all(sitting, people, body):
    by_link = Visitor(body, Way.LINK, link=Link(HOLD, "meeting", sitting.key))
    assert sitting_now(sitting, by_link).heads
    for who in ("nobody", "member", "city"):
        with pytest.raises(PermissionDenied):
            sitting_now(sitting, people[who])
    with pytest.raises(PermissionDenied):
        sitting_now(sitting, Visitor(body, Way.LINK, link=Link(HOLD, "meeting", "another")))


@pytest.mark.parametrize("number", [3, 80])
def test_questions_do_not_grow_with_people(sitting, by, body, number, django_assert_max_num_queries):
    for place in range(number):
        seated(sitting.groups[0], house(body, f"Haus {place}", key=f"haus-{place}"), f"Mensch {place}")
        here(sitting, f"Mensch {place}")
    meeting = type(sitting).objects.with_holders().get(pk=sitting.pk)

    with django_assert_max_num_queries(12):
        now = sitting_now(meeting, by)

    assert now.by_group[meeting.groups[0]].present == number
