"""Founding: whatever an office has entered, an empty house reads the dump of it, and says the same."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone

from sozialraum.agenda.actions import OtherDay, adjourn
from sozialraum.attendance.actions import state_attendance
from sozialraum.attendance.queries import heads_from
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.actions import Round, StatedQuorum, Wanted
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.keys import random_key
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import Version
from sozialraum.people import actions as people
from sozialraum.people.models import Person
from sozialraum.people.words import Role
from tests import factories
from tests.founding.files import UNUSUAL, through

pytestmark = pytest.mark.django_db


def office_of(body):
    office = factories.OrganizationFactory(body=body, name="Büro", key="buero", classification=Classification.OFFICE)
    standing = Standing(Role.MEMBER, office.pk, office.classification)
    return Visitor(body, Way.SECOND_FACTOR, label="Büro", standings=frozenset([standing]))


def group_leaves_the_sitting(by):
    minutes = Minutes.objects.get(key="dreifach-protokoll")
    decisions.approve_minutes(minutes, by=by, organization=Organization.objects.get(key="ag-b"))
    stay = [Organization.objects.get(key="ag-s")]
    meetings.meetings.correct(minutes.meeting, by=by, organizations=stay)


def group_leaves_the_sitting_that_approved(by):
    plenum, held = Organization.objects.get(key="plenum"), Meeting.objects.get(key="ersatz")
    minutes = Minutes.objects.get(key="monat-protokoll")
    decisions.withdraw_approval(minutes, by=by, organization=plenum)
    decisions.approve_minutes(minutes, by=by, organization=plenum, in_meeting=held)
    meetings.meetings.correct(held, by=by, organizations=[Organization.objects.get(key="ag-w")])


def group_is_founded_after_it_decided(by):
    group = bodies.organizations.record(
        by.body, by=by, name="AG Später", classification=Classification.WORKING_GROUP, start_date=PartialDate(2020)
    )
    decisions.resolutions.record(
        by.body, by=by, name="Zu früh", organizations=[group], date=PartialDate(2019), result="carried"
    )


def group_turns_out_to_be_younger_than_what_it_adopted(by):
    group = Organization.objects.get(key="ag-s")
    bodies.organizations.correct(group, by=by, start_date=PartialDate(2020))


def version_turns_out_to_be_adopted_twice(by):
    version = Version.objects.get(key="plan-1")
    for name in ("Einmal", "Noch einmal"):
        decisions.resolutions.record(
            by.body,
            by=by,
            name=name,
            organizations=[Organization.objects.get(key="plenum")],
            date=PartialDate(2018),
            effects=[Wanted(EffectKind.ADOPTS, version)],
        )


def decision_moves_to_another_sitting(by):
    one = Resolution.objects.get(key="zwei-zahlen")
    decisions.resolutions.correct(one, by=by, meeting=Meeting.objects.get(key="monat"), agenda_item=None)
    decisions.count_rounds(one, by=by, rounds=[Round(2, ((None, VoteFigures(words="einstimmig")),), "hands")])


def quorum_of_one_group_alone_is_stated(by):
    minutes = Minutes.objects.get(key="monat-protokoll")
    plenum = Organization.objects.get(key="plenum")
    decisions.state_quorum(minutes, by=by, quorums=[(plenum, StatedQuorum(voters=0))])


def sitting_of(by, day):
    plenum = Organization.objects.get(key="plenum")
    date = PartialDate.of(day)
    return meetings.meetings.record(by.body, by=by, name="Sitzung", organizations=[plenum], date=date, state="draft")


def sitting_is_convened_opened_and_held(by):
    held = sitting_of(by, timezone.localdate())
    for step in (meetings.convene, meetings.open, meetings.conclude):
        step(held, by=by)
    meetings.pin_rules(held, by=by, reason="Vertippt.")
    decisions.minutes.record(held, by=by, state="draft", note="Entwurf.")


def sitting_is_moved_called_off_and_made_up_for(by):
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    one, other = sitting_of(by, tomorrow), sitting_of(by, tomorrow)
    for step in (one, other):
        meetings.convene(step, by=by)
    date = PartialDate.of(tomorrow + dt.timedelta(days=7))
    meetings.move(one, by=by, date=date, start_time=dt.time(17), end_time=None, reason="Der Saal ist belegt.")
    meetings.cancel(one, by=by, reason="Sturm", substitute=other)
    meetings.cancel(other, by=by, reason="Sturm")


def minutes_and_a_point_are_withdrawn(by):
    decisions.resolutions.withdraw(Resolution.objects.get(key="frage-nur"), by=by)
    meetings.agenda.withdraw(AgendaItem.objects.get(key="t2"), by=by)
    decisions.minutes.withdraw(Minutes.objects.get(key="monat-protokoll"), by=by)


def seat_of_the_meeting_place(by):
    """A seat of an institution; what is named on it is new to the house."""
    treff, group = Organization.objects.get(key="treff"), Organization.objects.get(key="ag-w")
    return people.give_seat(
        group, by=by, institution=treff, resident=None, voting_right="full", start_date=PartialDate(2020)
    )


def somebody(by, name):
    return Person(body=by.body, key=random_key(), name=name)


def two_delegates_are_named_on_one_day(by):
    seat = seat_of_the_meeting_place(by)
    for name in ("Erika Beispiel", "Max Beispiel"):
        people.name_delegate(seat, by=by, person=somebody(by, name), start_date=PartialDate(2021, 3, 1))


def delegate_of_former_days_is_recalled(by):
    seat = seat_of_the_meeting_place(by)
    people.name_delegate(seat, by=by, person=somebody(by, "Erika Beispiel"), start_date=PartialDate(2021, 3, 1))
    was = somebody(by, "Max Beispiel")
    people.recall(seat, by=by, person=was, role=Role.MEMBER, start_date=None, end_date=PartialDate(2020))
    people.recall(seat, by=by, person=was, role=Role.DEPUTY, start_date=PartialDate(2020), end_date=PartialDate(2021))


def seat_ends_before_what_was_named_on_it(by):
    seat = seat_of_the_meeting_place(by)
    people.name_delegate(seat, by=by, person=somebody(by, "Erika Beispiel"), start_date=PartialDate(2021, 3, 1))
    people.seats.correct(seat, by=by, end_date=PartialDate(2020))


def resident_has_a_seat_and_an_office(by):
    resident = somebody(by, "Erika Beispiel")
    group = Organization.objects.get(key="ag-b")
    people.give_seat(group, by=by, institution=None, resident=resident, voting_right="advisory", start_date=None)
    known = Person.objects.get(name="Erika Beispiel")
    people.appoint(group, by=by, person=known, role=Role.SPEAKER, start_date=PartialDate(2020), end_date=None)


def consent_is_taken_back(by):
    giver = Organization.objects.get(key="heim")
    consent = people.agree(
        giver, by=by, purpose="listed", wording="Ja.", way="spoken", given_date=PartialDate(2020, 1, 2)
    )
    people.revoke(consent, by=by, withdrawn_date=PartialDate(2020, 1, 2))


def who_was_there_is_listed_below_a_full_head(by):
    minutes = Minutes.objects.get(key="dreifach-protokoll")
    text = "Treff; stimmberechtigt; ab 16.50; Name: Erika Beispiel\nPolizei; Gast; als Leitung; bis 17\n0; Presse"
    state_attendance(minutes, by=by, heads=heads_from(text, minutes, by))
    head = {"number": "Nr. 20 / 2016–2020", "edition": "2. Fassung", "kind": "results"}
    head |= {"invited_on": PartialDate(2018), "written_on": PartialDate(2018, 6), "published_on": PartialDate(2018, 7)}
    decisions.minutes.correct(Minutes.objects.get(key="dreifach-protokoll"), by=by, **head)


def sitting_led_by_several_goes_on_on_another_day(by):
    held = sitting_of(by, timezone.localdate())
    office, point = Organization.objects.get(key="treff"), meetings.agenda.record(held, by=by, name="Wahl")
    leads = {"role": "chair", "label": "Sprecherin der AG", "name": "Erika Beispiel"}
    later = {"role": "chair", "institution": office, "stands_in_for": "der Sprecherin", "from_item": point}
    writes = {"role": "minutes", "label": "Büro", "is_substitute": True}
    meetings.state_conductors(held, by=by, conductors=[leads, later, writes])
    for step in (meetings.convene, meetings.open):
        step(held, by=by)
    tomorrow = OtherDay(PartialDate.of(timezone.localdate() + dt.timedelta(days=1)), dt.time(17))
    adjourn(held, by=by, day=tomorrow, items=[point], state="scheduled")


DONE = [
    sitting_led_by_several_goes_on_on_another_day,
    who_was_there_is_listed_below_a_full_head,
    group_leaves_the_sitting,
    group_leaves_the_sitting_that_approved,
    group_is_founded_after_it_decided,
    group_turns_out_to_be_younger_than_what_it_adopted,
    version_turns_out_to_be_adopted_twice,
    decision_moves_to_another_sitting,
    quorum_of_one_group_alone_is_stated,
    sitting_is_convened_opened_and_held,
    sitting_is_moved_called_off_and_made_up_for,
    minutes_and_a_point_are_withdrawn,
    two_delegates_are_named_on_one_day,
    delegate_of_former_days_is_recalled,
    seat_ends_before_what_was_named_on_it,
    resident_has_a_seat_and_an_office,
    consent_is_taken_back,
]


@pytest.mark.parametrize("done", DONE, ids=lambda one: one.__name__)
def test_what_an_office_has_done_moves_to_another_house(done, tmp_path):
    with transaction.atomic():
        load(UNUSUAL)
        body = Body.objects.get(key="netz")
        done(office_of(body))
        said = dump(body, with_people=True).text
        transaction.set_rollback(True)

    assert through(said, tmp_path, with_people=True) == said
