"""Founding: whatever an office has entered, an empty house reads the dump of it, and says the same."""

import pytest
from django.db import transaction

from sozialraum.bodies import actions as bodies
from sozialraum.bodies.models import Organization
from sozialraum.bodies.words import Classification
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.actions import Round, StatedQuorum, Wanted
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Standing, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.network.models import Body
from sozialraum.papers.models import Version
from sozialraum.people.words import Role
from sozialraum.rulings.rules.figures import VoteFigures
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


DONE = [
    group_leaves_the_sitting,
    group_leaves_the_sitting_that_approved,
    group_is_founded_after_it_decided,
    group_turns_out_to_be_younger_than_what_it_adopted,
    version_turns_out_to_be_adopted_twice,
    decision_moves_to_another_sitting,
    quorum_of_one_group_alone_is_stated,
]


@pytest.mark.parametrize("done", DONE, ids=lambda one: one.__name__)
def test_what_an_office_has_done_moves_to_another_house(done, tmp_path):
    with transaction.atomic():
        load(UNUSUAL)
        body = Body.objects.get(key="netz")
        done(office_of(body))
        said = dump(body).text
        transaction.set_rollback(True)

    assert through(said, tmp_path, with_people=False) == said
