"""Rules of the groups beside a sitting that is planned: notice, standing points, how often, how long."""

import datetime as dt

import pytest
import time_machine

from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Departure, Meeting
from sozialraum.meetings.words import State
from sozialraum.norms.rules.agenda import AgendaRule, ItemEvery, StandingItem
from sozialraum.norms.rules.notice import NoticePeriod, NoticeRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.days import DayUnit
from tests import factories as f

pytestmark = pytest.mark.django_db

PATH = "/sitzungen/planen/"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def plenum(body):
    return f.OrganizationFactory(body=body, name="Plenum", key="plenum")


@pytest.fixture
def ruled(body, people, group, plenum):
    """14 days for the plenum, seven for all others; reports stand on every agenda."""
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    typed = [
        TypedRule(NoticeRule(period=NoticePeriod(14, DayUnit.CALENDAR)), "§ 4 Abs. 1", groups=(plenum,)),
        TypedRule(NoticeRule(period=NoticePeriod(7, DayUnit.CALENDAR)), "§ 4 Abs. 2"),
        TypedRule(AgendaRule(standing=StandingItem("Berichte", ItemEvery.SITTING)), "§ 5"),
    ]
    actions.record_revision(version, by=people["office"], typed=typed)
    papers.adopt(version, by=people["office"], date=PartialDate(2020), organizations=[plenum])


def on(day, *groups, **words):
    return {"groups": [one.key for one in groups], "day": "anderer", "other_day": day} | words


def words_of(page):
    return [(one.word, one.about) for one in page.context["checks"]]


def test_each_group_has_its_last_day_and_the_earliest_counts(office, group, plenum, ruled):
    page = office.post(PATH, on("17.12.", plenum, group, pruefen="1"))

    line = next(one for one in page.context["days"] if one.value == "2026-12-17")
    assert line.invite == (
        "Einladen bis Donnerstag, 3. Dezember 2026 (Plenum: Donnerstag, 3. Dezember 2026 (§ 4 Abs. 1); "
        "AG Wohnen/Quartier: Donnerstag, 10. Dezember 2026 (§ 4 Abs. 2))."
    )
    assert ("erfüllt", "Plenum: Einladungsfrist") in words_of(page)
    assert ("fehlt noch", "Ständige Punkte: »Berichte«") in words_of(page)


def test_without_a_former_sitting_the_first_days_are_offered_that_keep_the_notice(office, body, group, plenum, ruled):
    f.TextFactory(body=body, kind="school_holidays", text="Beispielferien: 7.12.2026 bis 8.12.2026")

    pages = [office.get(f"/sitzungen/planen/?leading={one.key}") for one in (group, plenum)]

    assert [[one.value for one in page.context["days"]] for page in pages] == [
        ["2026-11-30", "2026-12-01", "2026-12-02"],
        ["2026-12-09", "2026-12-10", "2026-12-11"],  # from the 7th on, without the holidays
    ]
    assert all(one.is_free for page in pages for one in page.context["days"])
    assert [page.context["form"]["day"].value() for page in pages] == ["", ""]  # offered, not chosen
    assert "in der Frist einladen" in pages[0].content.decode()


def test_no_day_is_offered_on_a_weekend_or_where_no_rule_says_how_long_before(office, body, group, ruled):
    with time_machine.travel(dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC), tick=False):
        page = office.post("/sitzungen/planen/", {"vorschlag": "1", "groups": group.key})

    assert [one.value for one in page.context["days"]] == ["2026-12-03", "2026-12-04", "2026-12-07"]


def test_too_late_it_is_convened_with_a_reason_alone_and_all_that_is_typed_stays(office, group, ruled):
    typed = on("26.11.", group, einberufen="1", text="Bänke | Beschluss | 20", place="Zelt")

    page = office.post(PATH, typed)
    assert [one.code for one in page.context["form"].errors["departure"].as_data()] == ["departure"]
    assert (Meeting.objects.count(), page.context["form"]["text"].value()) == (0, "Bänke | Beschluss | 20")
    assert ("weicht ab", "Einladungsfrist") in words_of(page) and page.context["days"][0].is_late

    office.post(PATH, typed | {"departure": "Der Zuschuss verfällt."})
    assert (Meeting.objects.get().state, Departure.objects.get().reason) == (State.SCHEDULED, "Der Zuschuss verfällt.")


def test_as_a_draft_nothing_is_too_late(office, group, ruled):
    office.post(PATH, on("26.11.", group, entwurf="1"))

    assert (Meeting.objects.get().state, Departure.objects.count()) == (State.DRAFT, 0)


def test_no_day_is_proposed_for_which_it_is_too_late_and_standing_points_are_put_in(office, body, group, ruled):
    for day in (PartialDate(2026, 10, 29), PartialDate(2026, 11, 12)):
        f.MeetingFactory(body=body, of=[group], date=day, state=State.HELD)

    page = office.post(PATH, {"vorschlag": "1", "groups": group.key})

    assert [one.value for one in page.context["days"]] == ["2026-12-03", "2026-12-10", "2026-12-17"]
    assert [line.name for line, _kind in page.context["lines"]] == ["Berichte"]


def test_more_minutes_than_are_planned_and_more_sittings_than_usual_are_hints(office, body, group):
    with f.guard.opened():
        type(group).objects.filter(pk=group.pk).update(max_per_year=1)
    f.MeetingFactory(body=body, of=[group], date=PartialDate(2026, 3, 5), state=State.HELD)
    words = {"start_time": "17.00", "end_time": "17.30", "text": "Bänke | 45"}

    page = office.post(PATH, on("17.12.", group, pruefen="1", **words))

    told = words_of(page)
    assert ("weicht ab", "Die Punkte brauchen 45 Minuten") in told
    assert ("weicht ab", "2. Sitzung in 2026: AG Wohnen/Quartier") in told


def test_called_off_for_a_day_that_is_too_near_it_asks_why(office, body, group, ruled):
    f.MeetingFactory(body=body, key="s", of=[group], date=PartialDate(2027, 2, 18))
    typed = {"reason": "Der Saal ist gesperrt.", "date": "2026-11-26", "start_time": "17:00"}

    page = office.post("/sitzungen/s/absagen/", typed)
    assert [one.code for one in page.context["form"].errors["departure"].as_data()] == ["departure"]
    assert Meeting.objects.get().state == State.SCHEDULED

    office.post("/sitzungen/s/absagen/", typed | {"departure": "Es eilt."})
    assert set(Meeting.objects.values_list("state", flat=True)) == {State.SCHEDULED, State.CANCELLED}
