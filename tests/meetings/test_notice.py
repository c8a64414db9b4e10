"""The last day to invite stands where a sitting is convened or moved, for each group, and on the desk."""

import datetime as dt

import pytest

from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.rules.days import DayUnit
from sozialraum.bylaws.rules.notice import NoticePeriod, NoticeRule
from sozialraum.desk.queries.due import of_groups
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.queries import last_days
from sozialraum.meetings.words import State
from sozialraum.papers import actions as papers
from tests import factories as f

pytestmark = pytest.mark.django_db
ON_THE_15TH = PartialDate(2030, 3, 15)


@pytest.fixture
def plenum(body):
    return f.OrganizationFactory(body=body, name="Plenum")


@pytest.fixture
def ruled(body, people, group, plenum):
    """14 days for the plenum, seven for all others; adopted in 2020."""
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    typed = [
        TypedRule(NoticeRule(period=NoticePeriod(14, DayUnit.CALENDAR)), "§ 4 Abs. 1", groups=(plenum,)),
        TypedRule(NoticeRule(period=NoticePeriod(7, DayUnit.CALENDAR)), "§ 4 Abs. 2"),
    ]
    actions.record_revision(version, by=people["office"], typed=typed)
    return papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[plenum])


@pytest.mark.parametrize("state", [State.DRAFT, State.SCHEDULED])
def test_the_page_names_the_last_day_for_each_group(office, body, group, plenum, ruled, state):
    meeting = f.MeetingFactory(body=body, of=[plenum, group], date=ON_THE_15TH, state=state)
    way = "einberufen" if state == State.DRAFT else "verlegen"

    page = office.get(f"/sitzungen/{meeting.key}/{way}/").content.decode()

    assert "Plenum: Einladen bis" in page
    assert "1. März 2030 (§ 4 Abs. 1)." in page
    assert "8. März 2030 (§ 4 Abs. 2)." in page
    assert "vorbei" not in page


def test_a_last_day_that_has_passed_is_told(office, body, plenum, ruled):
    meeting = f.MeetingFactory(body=body, of=[plenum], date=PartialDate(2022, 3, 15), state=State.DRAFT)
    assert "Dieser Tag ist vorbei." in office.get(f"/sitzungen/{meeting.key}/einberufen/").content.decode()


def test_what_is_not_ruled_is_told_as_not_ruled(office, body, plenum):
    meeting = f.MeetingFactory(body=body, of=[plenum], date=ON_THE_15TH, state=State.DRAFT)
    assert "Nicht geregelt: die Ladungsfrist." in office.get(f"/sitzungen/{meeting.key}/einberufen/").content.decode()
    assert last_days([f.MeetingFactory(body=body, of=[plenum], date=PartialDate(2030))]) == {}


def test_the_desk_says_it_by_the_last_day_of_the_strictest_group(body, group, plenum, ruled):
    f.MeetingFactory(body=body, of=[plenum, group], date=ON_THE_15TH, state=State.DRAFT)
    [due] = [one for one in of_groups([plenum], dt.date(2030, 2, 1)) if one.title.startswith("Einberufen")]

    assert due.by == dt.date(2030, 3, 1)
    assert "(§ 4 Abs. 1)." in due.why


def test_without_rules_the_desk_reminds_two_weeks_before(body, plenum):
    f.MeetingFactory(body=body, of=[plenum], date=ON_THE_15TH, state=State.DRAFT)
    [due] = [one for one in of_groups([plenum], dt.date(2030, 2, 1)) if one.title.startswith("Einberufen")]

    assert due.by == dt.date(2030, 3, 1)
    assert "Nicht geregelt" not in due.why


def test_several_sittings_are_asked_together(body, group, plenum, ruled, django_assert_num_queries):
    meetings = [f.MeetingFactory(body=body, of=[plenum, group], date=ON_THE_15TH) for _number in range(5)]
    known = list(type(meetings[0]).objects.with_holders())
    with django_assert_num_queries(5):
        assert len(last_days(known)) == 5
