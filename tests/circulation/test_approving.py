"""Silence, a signature, another group instead, and what rules say of publishing."""

import pytest
from django.core.management import call_command
from django.test import Client

from sozialraum.acts import guard
from sozialraum.circulation.actions import (
    approve_by_silence,
    approve_for_dissolved,
    decide,
    publish_as_ruled,
    raise_objection,
    send_draft,
    sign,
)
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Approval
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from tests import factories as f
from tests.circulation.conftest import SPAN, UNTIL, anew, ruled
from tests.refusals import refused

pytestmark = pytest.mark.django_db
AFTER = "2026-10-16T08:00:00Z"


@pytest.fixture
def house(body):
    return Visitor.house(body)


@pytest.fixture
def plenum(body):
    return f.OrganizationFactory(body=body, key="plenum", name="Plenum", classification="plenum")


def night():
    call_command("pass_drafts_on")


def dissolve(one):
    with guard.opened():
        one.end_date = PartialDate(2026, 9, 30)
        one.save()


def ways(minutes):
    return {one.organization.name: (one.way, str(one.date or "")) for one in Approval.objects.filter(minutes=minutes)}


def test_silence_approves_the_day_after_for_the_group_that_has_the_rule(minutes, by, group, language, clock):
    ruled(group, by, approved="silence", objection=SPAN)
    ruled(language, by, approved="next")
    send_draft(minutes, by=by, until=UNTIL)
    clock.move_to("2026-10-15T20:00:00Z")
    night()
    assert ways(minutes) == {}

    clock.move_to(AFTER)
    night()
    night()

    assert ways(minutes) == {group.name: ("silence", "2026-10-16")}
    assert anew(minutes).pending == [language] and not anew(minutes).is_approved


def test_an_open_objection_holds_it_up_until_it_is_answered(minutes, by, group, language, people, clock):
    for one in (group, language):
        ruled(one, by, approved="silence")
    send_draft(minutes, by=by, until=UNTIL)
    objection = raise_objection(minutes, by=people["member"], new="Drei")
    clock.move_to(AFTER)
    night()
    assert ways(minutes) == {}

    decide(objection, by=by, result="declined", answer="Es waren zwei.")
    night()

    assert set(ways(minutes)) == {group.name, language.name} and anew(minutes).is_approved


def test_what_silence_needs(minutes, by, house, group, language, people, clock):
    with refused("not_ruled"):
        approve_by_silence(minutes, by=house, organization=group)
    ruled(group, by, approved="silence")
    with refused("not_sent"):
        approve_by_silence(minutes, by=house, organization=group)
    send_draft(minutes, by=by, until=UNTIL)
    with refused("too_soon"):
        approve_by_silence(minutes, by=house, organization=group)
    raise_objection(minutes, by=people["member"], new="Drei")
    clock.move_to(AFTER)
    with refused("open"):
        approve_by_silence(minutes, by=house, organization=group)


def test_who_leads_signs_where_that_is_the_rule(minutes, by, group, people):
    with refused("not_ruled"):
        sign(minutes, by=people["speaker"], organization=group)
    ruled(group, by, approved="signature")

    sign(minutes, by=people["speaker"], organization=group)

    assert ways(minutes) == {group.name: ("signature", "2026-10-01")}


def test_nobody_signs_for_another_group_or_before_an_objection_is_answered(minutes, by, group, language, people):
    for one in (group, language):
        ruled(one, by, approved="signature")
    with refused("speaker"):
        sign(minutes, by=people["speaker"], organization=language)
    send_draft(minutes, by=by, until=UNTIL)
    raise_objection(minutes, by=people["member"], new="Drei")
    with refused("open"):
        sign(minutes, by=people["speaker"], organization=group)


def test_the_plenum_approves_for_a_dissolved_group_and_the_file_says_so(body, minutes, by, group, language, plenum):
    later = f.MeetingFactory(body=body, key="k", state=State.HELD, date=PartialDate(2026, 10, 1), of=[plenum])
    with refused("not_dissolved", field="organization"):
        approve_for_dissolved(minutes, by=by, organization=language, instead=plenum)
    dissolve(language)
    for wrong in (language, f.OrganizationFactory(body=body, classification="institution")):
        with refused("instead", field="instead"):
            approve_for_dissolved(minutes, by=by, organization=language, instead=wrong)
    with refused("instead", field="instead"):
        approve_for_dissolved(minutes, by=by, organization=language, in_meeting=later)
    with refused("stranger", field="in_meeting"):
        approve_for_dissolved(minutes, by=by, organization=language, instead=group, in_meeting=later)

    approve_for_dissolved(minutes, by=by, organization=language, instead=plenum, in_meeting=later)

    one = Approval.objects.get()
    assert (one.organization, one.instead, one.way, one.date) == (language, plenum, "resolution", later.date)
    assert "by: plenum" in dump(body).text


def test_or_it_is_noted_and_nobody_waits_any_more(minutes, by, group, language):
    dissolve(language)
    approve_for_dissolved(minutes, by=by, organization=language)
    assert not anew(minutes).is_approved
    decisions.approve_minutes(minutes, by=by, organization=group)
    decisions.publish_minutes(anew(minutes), by=by)

    assert anew(minutes).is_approved
    page = Client().get("/sitzungen/runde/").content.decode()
    assert "vor der Genehmigung aufgelöst" in page and "Noch nicht von allen genehmigt" not in page


def test_published_by_itself_once_all_have_approved_where_all_rules_say_so(minutes, by, house, group, language):
    for one in (group, language):
        ruled(one, by, public="approved")
    with refused("not_sent"):
        publish_as_ruled(minutes, by=house)
    send_draft(minutes, by=by, until=UNTIL)
    decisions.approve_minutes(minutes, by=by, organization=group)
    night()
    assert anew(minutes).state == MinutesState.DRAFT
    with refused("not_ruled"):
        publish_as_ruled(anew(minutes), by=house)

    decisions.approve_minutes(anew(minutes), by=by, organization=language)
    night()

    assert anew(minutes).state == MinutesState.PUBLISHED


def test_minutes_that_never_went_round_here_are_not_published_by_the_night(minutes, by, group, language):
    for one in (group, language):
        ruled(one, by, public="approved")
        decisions.approve_minutes(minutes, by=by, organization=one)

    night()

    assert anew(minutes).state == MinutesState.DRAFT


def test_by_hand_earlier_only_with_a_reason_and_never_where_a_rule_says_never(minutes, by, group, language, office):
    ruled(group, by, public="approved")
    with refused("early", field="reason"):
        decisions.publish_minutes(minutes, by=by)
    page = office.get("/protokolle/runde-protokoll/veroeffentlichen/").content.decode()
    assert "Warum schon jetzt?" in page and "sobald es genehmigt ist" in page

    decisions.publish_minutes(minutes, by=by, reason="Die Presse fragt.")
    assert anew(minutes).state == MinutesState.PUBLISHED
    decisions.unpublish_minutes(anew(minutes), by=by)
    ruled(language, by, public="never")
    with refused("never"):
        decisions.publish_minutes(anew(minutes), by=by, reason="Trotzdem.")


def test_the_office_enters_it_on_the_page_of_the_sitting(minutes, by, language, office, plenum):
    dissolve(language)
    assert "Für eine aufgelöste Gruppe eintragen" in office.get("/sitzungen/runde/").content.decode()

    said = {"organization": "ag-sprache", "instead": "plenum", "in_meeting": "", "date": "1. Oktober 2026"}
    shown = office.post("/protokolle/runde-protokoll/aufgeloest/", said, follow=True).content.decode()

    assert "an ihrer Stelle: Plenum" in shown
    assert Approval.objects.get().way == ApprovalWay.RESOLUTION
