"""From when to when somebody was there, corrected; and the last arrival taken back in one press."""

import datetime as dt

import pytest
import time_machine

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.attendance.models import Attendance
from sozialraum.holding import actions
from sozialraum.meetings.actions import set_record_public
from sozialraum.presence.actions import arrive, count_public, excuse
from sozialraum.presence.queries import sitting_now
from tests.holding.conftest import anew
from tests.holding.test_page import HOLD, words
from tests.presence.room import BY_SEAT, QUORUM, adopted, house, seated
from tests.refusals import refused

pytestmark = pytest.mark.django_db
EVENING = dt.datetime(2026, 12, 10, 17, 0, tzinfo=dt.UTC)  # 18 o'clock in Berlin


@pytest.fixture(autouse=True)
def evening():
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def head(group, body, by, running):
    """Somebody who is marked as here half an hour after the opening, and had come before."""
    adopted(group, by, BY_SEAT, QUORUM)
    seated(group, house(body, "Kita"), "Erika Beispiel")
    with time_machine.travel(EVENING + dt.timedelta(minutes=30), tick=False):
        yield arrive(anew(running), by=by, name="Zora Beispiel")


def read(head):
    return Attendance.objects.values_list("arrived", "left").get(pk=head.pk)


def test_the_time_of_arrival_is_corrected_on_a_page_of_its_own(head, running, office):
    assert read(head) == (dt.time(18, 30), None)
    shown = words(office.get(HOLD))
    assert f'href="/anwesenheit/{head.key}/zeiten/"' in shown

    form = words(office.get(f"/anwesenheit/{head.key}/zeiten/"))
    answer = office.post(f"/anwesenheit/{head.key}/zeiten/", {"arrived": "18.10", "left": ""})

    assert 'value="18:30"' in form and "Zora Beispiel" in form
    assert answer.url == f"{HOLD}#da"
    assert read(head) == (dt.time(18, 10), None)
    assert "ab 18.10 Uhr" in words(office.get(HOLD)).replace("\xa0", " ")
    said = Entry.objects.filter(act="holding.correct_times")
    assert [one.says for one in said] == ["hat berichtigt, von wann bis wann jemand da war"]


def test_who_came_before_the_opening_was_here_from_the_beginning(head, by):
    actions.correct_times(head, by=by, arrived=dt.time(17, 45), left=dt.time(18, 20))

    assert read(head) == (None, dt.time(18, 20))


def test_what_cannot_be_is_refused(head, running, by, office):
    excused = excuse(anew(running), by=by, token=sitting_now(anew(running), by).expected[0].token)
    count_public(anew(running), by=by, number=3)
    public = Attendance.objects.get(number=3)

    with refused("ahead"):
        actions.correct_times(head, by=by, arrived=dt.time(18, 31))
    with refused("ahead"):
        actions.correct_times(head, by=by, left=dt.time(19))
    with refused("away"):
        actions.correct_times(excused, by=by, arrived=dt.time(18, 5))
    with refused("number"):
        actions.correct_times(public, by=by, arrived=dt.time(18, 5))
    page = office.post(f"/anwesenheit/{head.key}/zeiten/", {"arrived": "18.20", "left": "18.10"})
    assert "Wer geht, ist vorher gekommen" in words(page)
    assert read(head) == (dt.time(18, 30), None)


def test_once_it_is_published_nothing_is_corrected_here(head, running, by):
    actions.end_sitting(anew(running), by=by)
    head = Attendance.objects.get(pk=head.pk)
    actions.correct_times(head, by=by, arrived=dt.time(18, 10))
    with guard.opened():
        set_record_public(anew(running), public=True)

    with refused("published"):
        actions.correct_times(Attendance.objects.get(pk=head.pk), by=by, arrived=dt.time(18, 5))


def test_the_last_arrival_is_taken_back_in_one_press(head, running, by, office):
    arrive(anew(running), by=by, name="Xaver Beispiel")
    shown = words(office.get(HOLD))
    last = shown.partition('class="last-in"')[2].partition("</p>")[0]
    address = last.partition('formaction="')[2].partition('"')[0].replace("&amp;", "&")

    assert "<strong>Xaver Beispiel</strong>, Gast, ab 18.30 Uhr</span>" in last.replace("\xa0", " ")
    assert office.post(address).url == f"{HOLD}#kommt"

    shown = words(office.get(HOLD))
    assert "Xaver Beispiel" not in shown.partition("<main")[2] and "<strong>Zora Beispiel</strong>" in shown
