"""The last day to invite stands where a sitting is convened or moved, for each group, and on the desk."""

import datetime as dt

import pytest
import time_machine

from sozialraum.acts.models import Detail
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.queries import rule_sets_of
from sozialraum.desk.queries.sittings import of_groups
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Departure
from sozialraum.meetings.queries.notice import last_days
from sozialraum.meetings.words import State
from sozialraum.norms.rules.notice import NoticeFrom, NoticePeriod, NoticeRule, UrgencyFinder, UrgentNotice
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.values import Matter, Strictness
from sozialraum.rulings.rules.notice import NoticeGiven, UrgencyFound
from tests import factories as f
from tests.refusals import refused

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
    assert last_days([f.MeetingFactory(body=body, of=[plenum], date=PartialDate(2030))], {}) == {}


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
        assert len(last_days(known, rule_sets_of([plenum, group]))) == 5


NOW = dt.datetime(2030, 3, 5, 12, tzinfo=dt.UTC)


@pytest.fixture
def march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def with_topics(body, people, plenum):
    """Seven days, 28 for a change of bylaws; two in urgent cases that the chair finds; letters take three days."""
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    letter = NoticePeriod(7, DayUnit.CALENDAR, since=NoticeFrom.RECEIPT, post_days=3)
    urgent = UrgentNotice(NoticePeriod(2, DayUnit.CALENDAR), UrgencyFinder.CHAIR, note_in_letter=True)
    typed = [
        TypedRule(NoticeRule(period=letter), "§ 4"),
        TypedRule(NoticeRule(period=NoticePeriod(28, DayUnit.CALENDAR)), "§ 9", topics=(Matter.BYLAWS,)),
        TypedRule(NoticeRule(urgent=urgent), "§ 5"),
    ]
    actions.record_revision(version, by=people["office"], typed=typed)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[plenum])
    return f.MeetingFactory(body=body, of=[plenum], date=ON_THE_15TH, state=State.DRAFT)


def asks(office, meeting, way="einberufen", **typed):
    return office.post(f"/sitzungen/{meeting.key}/{way}/", {"frist": "1"} | typed).content.decode()


@pytest.mark.usefixtures("march")
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({}, "Einladen bis Freitag, 8. März 2030, Zugang bis Freitag, 8. März 2030 (§ 4)."),
        ({"by_letter": "on"}, "Einladen bis Dienstag, 5. März 2030, Zugang bis Freitag, 8. März 2030 (§ 4)."),
        ({"topics": "bylaws"}, "Einladen bis Freitag, 15. Februar 2030 (§ 9). Dieser Tag ist vorbei."),
        ({"urgency": "chair", "noted": "on"}, "Einladen bis Mittwoch, 13. März 2030 (§ 5)."),
    ],
    ids=["plain", "by post", "change of bylaws", "urgent"],
)
def test_the_last_day_is_shown_for_what_is_chosen_and_nothing_is_done(office, with_topics, typed, says):
    assert says in asks(office, with_topics, **typed)
    with_topics.refresh_from_db()
    assert with_topics.state == State.DRAFT


@pytest.mark.usefixtures("march")
def test_moving_shows_the_last_day_for_the_new_date(office, body, group, plenum, ruled):
    meeting = f.MeetingFactory(body=body, of=[plenum, group], date=ON_THE_15TH, state=State.SCHEDULED)

    page = asks(office, meeting, "verlegen", date="30.4.2030")

    assert "Plenum: Einladen bis Dienstag, 16. April 2030 (§ 4 Abs. 1)." in page
    assert "Einladen bis Dienstag, 23. April 2030 (§ 4 Abs. 2)." in page
    assert "1. März 2030" not in page
    meeting.refresh_from_db()
    assert meeting.date == ON_THE_15TH


def asked_in(office, meeting):
    form = office.get(f"/sitzungen/{meeting.key}/einberufen/").context["form"]
    return [bound.name for bound in form.notice_fields()]


def test_what_the_rules_make_a_difference_of_is_asked(office, with_topics):
    assert asked_in(office, with_topics) == ["topics", "by_letter", "urgency", "noted"]


def test_and_nothing_else(office, body, plenum, ruled):
    plain = f.MeetingFactory(body=body, of=[plenum], date=ON_THE_15TH, state=State.DRAFT)
    assert asked_in(office, plain) == ["by_letter"]


@pytest.mark.usefixtures("march")
def test_too_late_goes_on_with_a_reason_that_stands_in_the_record(office, with_topics, plenum):
    url, typed = f"/sitzungen/{with_topics.key}/einberufen/", {"topics": "bylaws"}

    refusal = office.post(url, typed)
    assert "departure" in refusal.context["form"].errors
    with_topics.refresh_from_db()
    assert with_topics.state == State.DRAFT

    assert office.post(url, typed | {"departure": "Die Stadt verlangt es bis Ostern."}).status_code == 302
    with_topics.refresh_from_db()
    [departure] = Departure.objects.filter(meeting=with_topics)
    assert (with_topics.state, departure.organization, departure.step) == (State.SCHEDULED, plenum, "convened")
    assert departure.reason == "Die Stadt verlangt es bis Ostern."
    assert departure.sentence == (
        "Frist verletzt: abgesendet am Dienstag, 5. März 2030, letzter Tag ist Freitag, 15. Februar 2030 (§ 9)."
    )


@pytest.mark.usefixtures("march")
def test_a_soll_that_is_not_kept_deviates_and_in_time_needs_no_reason(people, body, plenum):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    value = NoticeRule(period=NoticePeriod(14, DayUnit.CALENDAR))
    actions.record_revision(version, by=people["office"], typed=[TypedRule(value, "§ 4", Strictness.SHOULD)])
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[plenum])
    late = f.MeetingFactory(body=body, of=[plenum], date=ON_THE_15TH, state=State.DRAFT)
    early = f.MeetingFactory(body=body, of=[plenum], date=PartialDate(2030, 6, 15), state=State.DRAFT)

    with refused("departure"):
        meetings.convene(late, by=people["office"], notice=NoticeGiven())
    meetings.convene(late, by=people["office"], notice=NoticeGiven(departure="Eilig"))
    meetings.convene(early, by=people["office"], notice=NoticeGiven(departure="Umsonst"))

    [departure] = Departure.objects.all()
    assert (departure.meeting, departure.sentence[:11]) == (late, "Weicht ab: ")


@pytest.mark.usefixtures("march")
def test_a_move_at_short_notice_needs_a_reason_of_its_own_and_urgency_is_noted(people, with_topics):
    by, day = people["office"], PartialDate(2030, 3, 8)
    words = {"date": day, "start_time": None, "end_time": None, "reason": "Der Saal ist belegt."}
    urgent = NoticeGiven(urgency=UrgencyFound(UrgencyFinder.CHAIR, noted=True))
    meetings.convene(with_topics, by=by, notice=NoticeGiven())

    with refused("departure"):
        meetings.move(with_topics, by=by, notice=NoticeGiven(), **words)
    meetings.move(with_topics, by=by, notice=urgent, **words)

    assert not Departure.objects.exists()
    assert Detail.objects.latest("pk").changes["urgency"] == [None, "chair"]
