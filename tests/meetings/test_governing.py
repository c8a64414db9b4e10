"""By which rules a meeting is held: fixed at its opening, fixed anew by the office, in the founding file and back."""

import json
from dataclasses import replace

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sozialraum.acts.models import Entry
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions.voting import count_votes, rounds_of
from sozialraum.decisions.models import VoteCount
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions
from sozialraum.meetings.models import Departure, PinnedRevision
from sozialraum.meetings.queries.governing import governing_rules, pinned_anew, pinned_editions
from sozialraum.meetings.words import MeetingStep, State
from sozialraum.norms.rules.majority import MajorityKind, MajorityRule, MajorityStep
from sozialraum.norms.rules.notice import NoticePeriod, NoticeRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.sittings.queries.governing import departures_of, governing_texts
from tests import factories as f
from tests.founding.files import SMALL, changed, loaded
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2020, 6, 15)


def period(number):
    return NoticeRule(period=NoticePeriod(number, DayUnit.CALENDAR))


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def version(body, by, group):
    """A text with one rule, adopted long ago."""
    version = f.VersionFactory(
        body=body,
        paper=f.PaperFactory(body=body, name="Geschäftsordnung"),
        label="2018",
        valid_from=PartialDate(2018, 1, 17),
    )
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(7), "§ 3")])
    papers.adopt(version, by=by, date=PartialDate(2018, 1, 17), organizations=[group])
    return version


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, of=[group], date=DAY, state=State.SCHEDULED)


def ruled(meeting, group):
    found = governing_rules(meeting)[group].part(NoticeRule, "period")
    return found and (found[1].number, found[0].paragraph)


def test_at_the_opening_the_rules_of_each_group_are_fixed(by, meeting, group, version):
    actions.open(meeting, by=by)

    [pin] = PinnedRevision.objects.filter(meeting=meeting)
    assert (pin.organization, pin.edition.number, pin.number, pin.reason) == (group, 1, 1, "")
    assert pin.key == f"{meeting.key}-gilt-1"
    assert Entry.objects.latest("number").says == "hat die Sitzung eröffnet"


def test_a_sitting_of_many_groups_is_opened_at_the_cost_of_one_and_the_journal_names_each(by, body, version):
    few, many = [sitting_of(body, number) for number in (1, 12)]

    asked = [statements(lambda sitting=one: actions.open(sitting, by=by)) for one in (few, many)]

    assert asked[0] == asked[1]
    told = Entry.objects.latest("number")
    pinned = PinnedRevision.objects.filter(meeting=many)
    assert [one.key for one in pinned] == [f"{many.key}-gilt-{place}" for place in range(1, 13)]
    assert {f"pinned-revision {one.key}" for one in pinned} <= set(told.also)
    assert {told.detail.changes[f"pinned-revision {one.key}"][1]["organization_id"] for one in pinned} == {
        one.pk for one in many.groups
    }


def sitting_of(body, number):
    groups = [f.OrganizationFactory(body=body) for _place in range(number)]
    return f.MeetingFactory(body=body, of=groups, date=DAY, state=State.SCHEDULED)


def statements(carry_out):
    with CaptureQueriesContext(connection) as queries:
        carry_out()
    return len(queries)


def test_neither_a_correction_nor_a_later_version_changes_anything_for_it(by, body, meeting, group, version):
    actions.open(meeting, by=by)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(14), "§ 4")], reason="Paragraf vertippt")
    later = f.VersionFactory(body=body, paper=version.paper, label="2020", valid_from=PartialDate(2020, 6, 1))
    bylaws.record_revision(later, by=by, typed=[TypedRule(period(21), "§ 5")])
    papers.adopt(later, by=by, date=PartialDate(2020, 6, 1), organizations=[group])

    assert ruled(meeting, group) == (7, "§ 3")
    other = f.MeetingFactory(body=body, of=[group], date=DAY, state=State.SCHEDULED)
    assert ruled(other, group) == (21, "§ 5")


def test_a_version_adopted_that_very_day_does_not_hold_yet(by, body, meeting, group, version):
    same_day = f.VersionFactory(body=body, paper=version.paper, label="2020", valid_from=None)
    bylaws.record_revision(same_day, by=by, typed=[TypedRule(period(21), "§ 5")])
    papers.adopt(same_day, by=by, date=DAY, organizations=[group])

    actions.open(meeting, by=by)

    assert ruled(meeting, group) == (7, "§ 3")


def test_the_office_fixes_them_anew_with_a_reason(by, meeting, group, version):
    actions.open(meeting, by=by)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(7), "§ 4")], reason="Paragraf vertippt")
    [told] = pinned_anew(meeting)
    assert told.fixed == ("Geschäftsordnung (2018), Stand 1",)
    assert told.anew == ("Geschäftsordnung (2018), Stand 2 – Paragraf vertippt",)
    assert told.changes == ()

    actions.pin_rules(meeting, by=by, reason="Paragraf vertippt")

    assert ruled(meeting, group) == (7, "§ 4")
    assert [one.number for one in PinnedRevision.objects.filter(meeting=meeting)] == [1, 2]
    assert [one.number for them in pinned_editions(meeting).values() for one in them] == [2]
    [text] = governing_texts(meeting, by)
    assert (text.title, text.reason) == ("Geschäftsordnung vom 17. Januar 2018", "Paragraf vertippt")


@pytest.mark.parametrize(
    ("state", "reason", "code"), [(State.SCHEDULED, "Grund", "state"), (State.RUNNING, " ", "reason")]
)
def test_they_are_not_fixed_anew_before_the_opening_or_without_a_reason(by, body, group, state, reason, code):
    meeting = f.MeetingFactory(body=body, of=[group], date=DAY, state=state)
    with refused(code):
        actions.pin_rules(meeting, by=by, reason=reason)


def test_what_was_never_opened_is_fixed_at_its_end_and_what_was_opened_is_not_fixed_again(by, meeting, group, version):
    actions.conclude(meeting, by=by)
    assert ruled(meeting, group) == (7, "§ 3")

    opened = f.MeetingFactory(body=meeting.body, of=[group], date=DAY, state=State.SCHEDULED)
    actions.open(opened, by=by)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(8), "§ 3")])
    actions.conclude(opened, by=by)
    assert ruled(opened, group) == (7, "§ 3")


def test_that_nothing_was_in_force_is_fixed_too(by, body, meeting, group):
    actions.open(meeting, by=by)
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), valid_from=None)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(7))])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])

    assert pinned_editions(meeting) == {group: []}
    assert ruled(meeting, group) is None
    assert governing_texts(meeting, by) == ()


def test_a_fixed_revision_cannot_be_withdrawn(by, meeting, version):
    actions.open(meeting, by=by)
    with refused("needed"):
        bylaws.revisions.withdraw(PinnedRevision.objects.get().edition, by=by)


def test_each_group_of_a_joint_meeting_has_its_own(by, body, group, version):
    other = f.OrganizationFactory(body=body, name="AG Sprache")
    own = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Eigene Regeln"), valid_from=None)
    bylaws.record_revision(own, by=by, typed=[TypedRule(period(3), "Nr. 2")], rank="own")
    papers.adopt(own, by=by, date=PartialDate(2019), organizations=[other])
    joint = f.MeetingFactory(body=body, of=[group, other], date=DAY, state=State.SCHEDULED)

    actions.open(joint, by=by)

    assert (ruled(joint, group), ruled(joint, other)) == ((7, "§ 3"), (3, "Nr. 2"))
    told = [(one.title, one.groups) for one in governing_texts(joint, by)]
    assert sorted(told) == [("Eigene Regeln", "AG Sprache"), ("Geschäftsordnung vom 17. Januar 2018", "")]


def test_the_page_of_a_meeting_names_the_version_for_everybody(client, by, meeting, version):
    actions.open(meeting, by=by)
    actions.conclude(meeting, by=by)

    page = client.get(meeting.get_absolute_url()).content.decode()

    assert "Es galt" in page
    assert f'href="{version.get_absolute_url()}">Geschäftsordnung vom 17. Januar 2018</a>' in page


def test_a_version_that_one_may_not_see_is_not_named(client, by, body, meeting, group):
    paper = f.PaperFactory(body=body, name="Interne Regeln", audience="office")
    version = f.VersionFactory(body=body, paper=paper, valid_from=None)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(7))])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
    actions.open(meeting, by=by)

    assert "Interne Regeln" not in client.get(meeting.get_absolute_url()).content.decode()
    assert [one.title for one in governing_texts(meeting, by)] == ["Interne Regeln"]


def test_the_office_reads_what_would_change_before_it_fixes_them_anew(office, by, meeting, version):
    actions.open(meeting, by=by)
    bylaws.record_revision(version, by=by, typed=[TypedRule(period(14), "§ 4")], reason="Frist vertippt")
    url = f"{meeting.get_absolute_url()}regeln/"

    page = office.get(url).content.decode()
    assert "Ladungsfrist: 14 statt 7 Tage (§ 4)" in page
    assert office.post(url, {"reason": ""}).status_code == 200
    assert office.post(url, {"reason": "Frist vertippt", "revision": meeting.revision}).status_code == 302

    assert "neu festgelegt: Frist vertippt" in office.get(meeting.get_absolute_url()).content.decode()


def test_a_decision_keeps_the_revision_by_which_it_was_counted(by, body, group, meeting):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), valid_from=None)
    simple = MajorityRule(ballots=(MajorityStep(MajorityKind.SIMPLE),))
    first = bylaws.record_revision(version, by=by, typed=[TypedRule(simple, "§ 7")])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
    actions.open(meeting, by=by)
    resolution = f.ResolutionFactory(body=body, meeting=meeting, date=None, by=[group])
    count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=5, no=3)), (None, VoteFigures(words="einstimmig"))])
    assert set(VoteCount.objects.values_list("revision", flat=True)) == {first.key}

    second = bylaws.record_revision(version, by=by, typed=[TypedRule(simple, "§ 8")], reason="vertippt")
    actions.pin_rules(meeting, by=by, reason="vertippt")
    [known] = [figures for of, figures in rounds_of(resolution)[0].counts if of == group]
    count_votes(resolution, by=by, counts=[(group, replace(known, no=2))])
    assert VoteCount.objects.get().revision == first.key

    count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=6, no=2))], round=2)
    assert VoteCount.objects.get(ballot__round=2).revision == second.key


def test_where_no_rules_are_fixed_a_count_names_none(by, body, group, version):
    held = f.MeetingFactory(body=body, of=[group], date=DAY, state=State.HELD)
    resolution = f.ResolutionFactory(body=body, meeting=held, date=None, by=[group])
    count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=5, no=3))])
    assert VoteCount.objects.get().revision == ""


def test_a_departure_stands_on_the_page_with_its_reason(client, by, body, group):
    meeting = f.MeetingFactory(body=body, of=[group], state=State.SCHEDULED, date=PartialDate(2030, 3, 15))
    words = {"step": MeetingStep.CONVENED, "sentence": "Frist verletzt (§ 4).", "reason": "Der Saal wurde spät frei."}
    actions.departures.record(meeting, by=by, organization=group, **words)

    page = client.get(meeting.get_absolute_url()).content.decode()

    assert "Frist verletzt (§ 4)." in page
    assert "Der Saal wurde spät frei." in page
    [line] = departures_of(meeting, by)
    assert (line.group, line.step) == (group.name, "beim Einberufen")


VALUE = json.dumps({"period": {"number": 7, "unit": "calendar"}})
STAND = "ordnung-2016-11-02-regeln-1"
GOVERNED = """\
    governed_by:
      - {organization: plenum, revision: ordnung-2016-11-02-regeln-1}
    departures:
      - {organization: plenum, step: beim Einberufen, sentence: Frist verletzt (§ 4)., reason: Eilig}
"""
WITH_RULES = [
    ("format: 1", "format: 2"),
    (
        "        votes:\n          - {yes: 12, no: 0}\n",
        f"        ballots: [{{round: 1, counts: [{{of: plenum, yes: 12, revision: {STAND}}}]}}]\n",
    ),
    (
        "in_force: 2016-11-02}",
        f"in_force: 2016-11-02, revisions: [{{rules: [{{family: Einladung, value: '{VALUE}', paragraph: § 4}}]}}]}}",
    ),
    ("    date: 2016-11-02\n    start: 17:00\n", f"    date: 2016-11-02\n    start: 17:00\n{GOVERNED}"),
]


@time_machine.travel("2026-11-30", tick=False)
def test_both_come_and_go_with_the_founding_file(tmp_path):
    body = loaded(tmp_path, changed(SMALL, *WITH_RULES)).body
    text = dump(body).text

    assert PinnedRevision.objects.get(meeting__body=body).edition.key == "ordnung-2016-11-02-regeln-1"
    assert Departure.objects.get(meeting__body=body).reason == "Eilig"
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left) == ([], [])
    assert dump(body).text == text
    assert "governed_by" in text
    assert f"revision: {STAND}" in text.partition("ballots")[2]
