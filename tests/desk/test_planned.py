"""Sittings to come against rules: told on the desk in time, and as a hint where they are planned, never as a wall."""

import datetime as dt

import pytest
import time_machine

from sozialraum.bodies.words import TextKind
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.desk.queries.planned import hints_of_meetings
from sozialraum.desk.queries.sittings import of_groups
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import State
from sozialraum.norms.rules.notice import NoticePeriod, NoticeRule
from sozialraum.norms.rules.rhythm import RhythmRule, SittingAhead, SittingsAYear
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.papers import actions as papers
from sozialraum.people.words import Role
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.values import Strictness
from tests import factories as f

pytestmark = pytest.mark.django_db
Y = PartialDate
TODAY = dt.date(2026, 10, 1)
AUTUMN = "Herbstferien: 17.10.2026 bis 31.10.2026\nWeihnachtsferien: 23.12.2026 bis 06.01.2027"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def rule(body, people):
    """``rule(value, …)`` adopts a text of one rule, for all groups or those named."""

    def adopt(value, paragraph="§ 4 Abs. 1", strictness=Strictness.MUST, groups=()):
        version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), valid_from=None)
        typed = [TypedRule(value, paragraph, strictness, groups=groups)]
        actions.record_revision(version, by=people["office"], typed=typed)
        papers.adopt(version, by=people["office"], date=Y(2016), organizations=[])

    return adopt


@pytest.fixture
def holidays(body):
    f.TextFactory(body=body, kind=TextKind.SCHOOL_HOLIDAYS, text=AUTUMN)


@pytest.fixture
def plenum(body):
    return f.OrganizationFactory(body=body, name="Plenum", classification="plenum")


def sits(body, *groups, on, state=State.SCHEDULED, name="Runde"):
    return f.MeetingFactory(body=body, of=groups, date=on, state=state, name=name)


def on_the_desk(*groups, today=TODAY):
    return {
        one.title: one
        for one in of_groups(list(groups), today)
        if not one.title.startswith(("Kein nächster", "Einberufen", "Was war", "Ein Protokoll"))
    }


@pytest.mark.parametrize(
    ("strictness", "says"),
    [
        (Strictness.MUST, "Nicht möglich: Dienstag, 20. Oktober 2026 liegt in den Ferien (Herbstferien) (§ 4 Abs. 1)."),
        (
            Strictness.SHOULD,
            "Weicht ab: Dienstag, 20. Oktober 2026 liegt in den Ferien (Herbstferien) (§ 4 Abs. 1, soll).",
        ),
    ],
)
def test_a_sitting_in_the_school_holidays_is_told_where_a_rule_wants_none(
    body, group, rule, holidays, strictness, says
):
    for state, day in ((State.SCHEDULED, 20), (State.CANCELLED, 21), (State.HELD, 19)):
        sits(body, group, on=Y(2026, 10, day), state=state)
    sits(body, group, on=Y(2026, 11, 2))
    assert on_the_desk(group) == {}

    rule(RhythmRule(in_holidays=False), strictness=strictness)

    (due,) = on_the_desk(group).values()
    assert (due.title, due.why, due.by) == (
        "Sitzung an einem freien Tag: Runde, 20. Oktober 2026", f"{group}: {says}", dt.date(2026, 10, 6)
    )  # fmt: skip


def test_where_the_holidays_are_not_known_the_desk_asks_for_them_and_invents_none(body, group, rule, holidays):
    rule(RhythmRule(in_holidays=False))
    sits(body, group, on=Y(2026, 11, 20))
    assert on_the_desk(group) == {}  # between two that were entered

    sits(body, group, on=Y(2027, 2, 3), state=State.DRAFT)
    sits(body, group, on=Y(2027, 3, 3), state=State.DRAFT)
    (due,) = on_the_desk(group).values()
    assert (due.title, due.why) == (
        "Schulferien eintragen",
        f"{group}: Für Mittwoch, 3. Februar 2027 sind keine Schulferien eingetragen (§ 4 Abs. 1).",
    )


def test_a_sitting_on_a_public_holiday_is_told_where_a_rule_wants_none(body, group, rule):
    sits(body, group, on=Y(2026, 11, 1))
    assert on_the_desk(group) == {}

    rule(RhythmRule(public_holidays=False))

    (due,) = on_the_desk(group).values()
    assert due.why == (
        f"{group}: Nicht möglich: Sonntag, 1. November 2026 ist ein Feiertag (Allerheiligen) (§ 4 Abs. 1)."
    )


@pytest.mark.parametrize("word", ["Plenum", "das Plenum", "des Plenums", "plenum"])
def test_a_group_that_sits_before_the_plenum_is_asked_for_a_date_in_time(body, group, plenum, rule, word):
    rule(RhythmRule(ahead=SittingAhead(2, word)), groups=(group,))
    sits(body, plenum, on=Y(2026, 5, 5), state=State.HELD)
    sits(body, group, on=Y(2026, 4, 1), state=State.HELD)  # before the last one
    assert on_the_desk(group) == {}  # no next one

    sits(body, plenum, on=Y(2026, 11, 12))
    (due,) = on_the_desk(group).values()
    assert (due.title, due.by) == (f"Noch ansetzen vor der Sitzung von Plenum: {group}", dt.date(2026, 10, 29))
    assert due.why == (
        f"Noch keine Sitzung vor der Sitzung am Donnerstag, 12. November 2026 ({word}), "
        "letzter Tag ist Donnerstag, 29. Oktober 2026 (§ 4 Abs. 1)."
    )
    (late,) = on_the_desk(group, today=dt.date(2026, 11, 2)).values()
    assert late.why.startswith("Verletzt: keine Sitzung vor der Sitzung am")

    sits(body, group, on=Y(2026, 10, 30))  # too late for it
    assert len(on_the_desk(group)) == 1
    sits(body, group, on=Y(2026, 10, 29), state=State.DRAFT)
    assert on_the_desk(group) == {}


def test_a_sitting_that_both_hold_needs_none_before_it_and_a_stranger_is_nobody(body, group, plenum, rule):
    rule(RhythmRule(ahead=SittingAhead(2, "Plenum")), groups=(group,))
    sits(body, plenum, group, on=Y(2026, 11, 12))
    assert on_the_desk(group) == {}

    other = f.OrganizationFactory(body=body, name="AG Andere")
    rule(RhythmRule(ahead=SittingAhead(2, "Jugendhilfeausschuss")), groups=(other,))
    sits(body, plenum, on=Y(2026, 11, 12))
    assert on_the_desk(other) == {}


def test_a_draft_of_a_group_that_is_not_theirs_is_not_told_to_whoever_speaks_for_another(body, group, plenum, rule):
    rule(RhythmRule(ahead=SittingAhead(2, "Plenum")), groups=(group,))
    sits(body, plenum, on=Y(2026, 11, 12), state=State.DRAFT)

    assert on_the_desk(group) == {}
    assert list(on_the_desk(group, plenum)) == [f"Noch ansetzen vor der Sitzung von Plenum: {group}"]


def test_too_many_sittings_planned_are_told_with_the_day_of_the_first_that_is_too_many(body, group, rule):
    rule(RhythmRule(per_year=SittingsAYear(None, 2)))
    sits(body, group, on=Y(2026, 3, 1), state=State.HELD)
    for day in (5, 12):
        assert on_the_desk(group) == {}
        sits(body, group, on=Y(2026, 11, day), state=State.DRAFT)

    (due,) = on_the_desk(group).values()
    assert (due.title, due.by) == (f"Zu viele Sitzungen in 2026: {group}", dt.date(2026, 11, 12))
    assert due.why == "Zu viele Sitzungen: 2026 3 Sitzungen, höchstens 2 (§ 4 Abs. 1)."


@pytest.mark.parametrize(
    ("today", "by", "says"),
    [
        (dt.date(2026, 7, 1), dt.date(2026, 12, 8), ""),
        (dt.date(2026, 11, 20), dt.date(2026, 12, 8), "einladen bis 8. Dezember 2026 (§ 5). Es wird knapp."),
        (dt.date(2026, 12, 9), dt.date(2026, 12, 8), "Rechtzeitig ist das nicht mehr zu schaffen. Verletzt."),
    ],
)
def test_a_year_that_will_lack_a_sitting_is_told_while_one_can_still_invite(
    body, group, rule, holidays, today, by, says
):
    rule(RhythmRule(per_year=SittingsAYear(2), in_holidays=False))
    rule(NoticeRule(period=NoticePeriod(14, DayUnit.CALENDAR)), "§ 5")
    sits(body, group, on=Y(2026, 3, 1), state=State.HELD)

    (due,) = on_the_desk(group, today=today).values()

    assert due.by == by  # the last day before the Christmas holidays is the 22nd
    assert due.why.endswith(says)
    assert ("Letzter möglicher Tag: 22. Dezember 2026" in due.why) == bool(says)
    sits(body, group, on=Y(2026, 12, 22), state=State.DRAFT)
    assert "knapp" not in "".join(one.why for one in on_the_desk(group, today=today).values())


def test_the_next_sitting_by_a_distance_is_due_before_the_holidays(body, group, rule, holidays):
    rule(RhythmRule(every=TimeSpan(2, SpanUnit.MONTHS)))
    sits(body, group, on=Y(2026, 8, 20), state=State.HELD)
    assert [one.by for one in on_the_desk(group).values()] == [dt.date(2026, 10, 20)]

    rule(RhythmRule(in_holidays=False))
    assert [one.by for one in on_the_desk(group).values()] == [dt.date(2026, 10, 16)]


def test_dates_of_the_next_year_are_asked_for_where_a_rule_wants_them_before(body, group, rule):
    rule(RhythmRule(planned=True))
    assert on_the_desk(group) == {}

    (due,) = on_the_desk(group, today=dt.date(2026, 11, 5)).values()
    assert (due.title, due.by) == (f"Termine für 2027 festlegen: {group}", dt.date(2026, 12, 31))
    sits(body, group, on=Y(2027, 3, 1), state=State.DRAFT)
    assert on_the_desk(group, today=dt.date(2026, 11, 5)) == {}


def test_where_a_sitting_is_planned_convened_and_moved_the_rule_is_a_hint_and_no_wall(
    office, body, group, rule, holidays
):
    rule(RhythmRule(per_year=SittingsAYear(None, 1), in_holidays=False))
    place = f.LocationFactory(body=body)
    typed = {"name": "Runde", "leading": group.key, "state": "draft", "date": "20.10.2026", "location": place.key}

    planned = office.post("/sitzungen/neu/", typed, follow=True)
    hint = "Dienstag, 20. Oktober 2026 liegt in den Ferien (Herbstferien) (§ 4 Abs. 1)."
    assert hint in planned.content.decode()
    meeting = Meeting.objects.get()
    page = f"/sitzungen/{meeting.key}"
    assert hint in office.get(f"{page}/einberufen/").content.decode()
    assert office.post(f"{page}/einberufen/", {"revision": meeting.revision}).status_code == 302
    meeting.refresh_from_db()
    assert meeting.state == State.SCHEDULED

    office.get(f"{page}/")  # which tells once more what was told after convening
    typed = {"date": "30.10.2026", "reason": "Raum", "frist": "1", "revision": meeting.revision}
    asked = office.post(f"{page}/verlegen/", typed).content.decode()
    assert "Freitag, 30. Oktober 2026 liegt in den Ferien" in asked and "20. Oktober 2026 liegt" not in asked
    assert "liegt in den Ferien" not in office.post(f"{page}/verlegen/", typed | {"date": "6.11.2026"}).content.decode()
    meeting.refresh_from_db()
    assert meeting.date == Y(2026, 10, 20)

    sits(body, group, on=Y(2026, 3, 1), state=State.HELD)
    assert "Zu viele Sitzungen: 2026 2 Sitzungen" in office.get(f"{page}/verlegen/").content.decode()


def test_whoever_leads_a_group_is_told_too_and_not_that_only_the_office_sees_it(logged_in, body, group, rule, holidays):
    rule(RhythmRule(in_holidays=False))
    meeting = sits(body, group, on=Y(2026, 10, 20), state=State.DRAFT)

    page = logged_in(group, Role.SPEAKER).get(f"/sitzungen/{meeting.key}/einberufen/").content.decode()

    assert "liegt in den Ferien" in page
    assert "Das sieht nur das Büro" not in page


def test_of_what_is_over_nothing_is_hinted_and_many_cost_no_more_than_one(
    body, group, plenum, rule, holidays, django_assert_num_queries
):
    rule(RhythmRule(in_holidays=False, per_year=SittingsAYear(None, 1), ahead=SittingAhead(2, "Plenum")))
    past = sits(body, group, on=Y(2025, 12, 24), state=State.SCHEDULED)
    assert not [says for _one, says in hints_of_meetings([past]) if "Ferien" in says]

    meetings = []
    for number in (1, 20):
        while len(meetings) < number:
            sits(body, plenum, on=Y(2026, 11, 12))
            meetings.append(sits(body, group, on=Y(2026, 10, 20)))
        listed = list(Meeting.objects.filter(pk__in=[one.pk for one in meetings]).with_holders())
        with django_assert_num_queries(12):
            told = [says for _one, says in hints_of_meetings(listed)]
        assert sum("liegt in den Ferien" in says for says in told) == number
