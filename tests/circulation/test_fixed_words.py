"""Once a group has approved minutes, their words stay; what does not hold becomes a correction."""

import pytest

from sozialraum.decisions import actions as decisions
from sozialraum.decisions.actions import resolutions
from sozialraum.decisions.models import Resolution
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem
from tests import factories as f
from tests.circulation.conftest import anew
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def point(minutes):
    return AgendaItem.objects.get(key="top-2")


@pytest.fixture
def decision(body, sitting, group, point):
    said = {"resolution_text": "Die Bänke kommen.", "meeting": sitting, "agenda_item": point, "date": None}
    return f.ResolutionFactory(body=body, key="baenke", name="Bänke", by=[group], **said)


@pytest.fixture
def approved(minutes, by, group, decision):
    decisions.approve_minutes(minutes, by=by, organization=group)
    return anew(minutes)


def test_before_that_they_are_written_anew(point, decision, by):
    agenda.correct(point, by=by, text="Drei Bänke.")
    resolutions.correct(decision, by=by, resolution_text="Drei Bänke kommen.")

    assert (AgendaItem.objects.get(key="top-2").text, Resolution.objects.get().resolution_text) == (
        "Drei Bänke.",
        "Drei Bänke kommen.",
    )


def test_afterwards_neither_text_nor_wording(approved, point, decision, by):
    with refused("approved"):
        agenda.correct(point, by=by, text="Drei Bänke.")
    with refused("approved"):
        resolutions.correct(decision, by=by, resolution_text="Drei Bänke kommen.")
    with refused("approved"):
        resolutions.correct(decision, by=by, result="rejected")

    assert AgendaItem.objects.get(key="top-2").text == "Zwei Bänke am Markt."


def test_what_became_of_a_decision_and_what_was_empty_is_still_entered(approved, by, decision, body, sitting):
    empty = f.AgendaItemFactory(body=body, meeting=sitting, key="top-3", number="3", name="Verschiedenes", text="")

    resolutions.correct(decision, by=by, outcome="Sie stehen.", outcome_date=PartialDate(2026, 10, 1))
    agenda.correct(empty, by=by, text="Nichts.")

    assert Resolution.objects.get().outcome == "Sie stehen." and AgendaItem.objects.get(key="top-3").text == "Nichts."


def test_minutes_from_paper_are_their_scan_and_a_file_speaks_for_itself(approved, point, by, body):
    agenda.correct(point, by=Visitor.house(body), text="Wie in der Datei.")
    decisions.minutes.correct(approved, by=by, from_paper=True)
    agenda.correct(point, by=by, text="Abgeschrieben.")

    assert AgendaItem.objects.get(key="top-2").text == "Abgeschrieben."


def test_once_the_approval_is_withdrawn_they_may_change_again(approved, point, by, group):
    decisions.withdraw_approval(approved, by=by, organization=group)
    agenda.correct(point, by=by, text="Drei Bänke.")

    assert AgendaItem.objects.get(key="top-2").text == "Drei Bänke."
