"""A sitting planned on one page: what is proposed, what is saved at once, and what is refused."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.agenda.queries.lines import text_of
from sozialraum.agenda.rules import AgendaLine
from sozialraum.bodies.models import Location
from sozialraum.convening.actions import MeetingPlan, plan_meeting
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting, VideoLink
from sozialraum.meetings.words import State
from sozialraum.rulings.rules.notice import NoticeGiven
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

PATH = "/sitzungen/planen/"
NOW = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
TYPED = {
    "groups": ["ag-wohnen-quartier"],
    "day": "2026-12-17",
    "start_time": "16.30",
    "end_time": "18.30",
    "place": "Neuer Saal",
    "attendance_mode": "mixed",
    "video_url": "https://video.example/raum",
    "openness": "closed",
    "text": "Begrüßung | Bericht | 5\nBänke | Beschluss | 20\n  Standort",
}


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


def plan_of(group, **words):
    day = {"date": PartialDate(2026, 12, 17), "start_time": dt.time(16, 30)}
    return MeetingPlan(**{"name": "Sitzung", "organizations": [group]} | day | words)


def errors(page):
    return page.context["form"].errors


def shown(page, name):
    """What stands in a field of the page."""
    return html.unescape(re.search(rf'name="{name}"[^>]*?value="([^"]*)"', page.content.decode())[1])


def test_one_act_puts_down_meeting_place_link_and_agenda_and_convenes(body, group, by):
    lines = [AgendaLine("Begrüßung", minutes=5), AgendaLine("Bänke", kind="decision")]
    words = {"place": "Neuer Saal", "attendance_mode": "mixed", "video_url": "https://video.example/raum"}

    made = plan_meeting(body, by=by, plan=plan_of(group, lines=lines, **words), convenes=True, notice=NoticeGiven())

    meeting = Meeting.objects.get()
    assert (made, meeting.state, meeting.location.name) == (meeting, State.SCHEDULED, "Neuer Saal")
    assert (meeting.video_links.get().url, meeting.attendance_mode) == (words["video_url"], "mixed")
    assert text_of(meeting) == "1 Begrüßung | 5 | #top-1\n2 Bänke | Beschluss | #top-2"
    says = list(Entry.objects.order_by("number").values_list("says", flat=True))
    assert says[-1] == "hat eine Sitzung geplant"
    assert {"hat die Sitzung einberufen", "hat einen Ort eingetragen", "hat die Tagesordnung gesetzt"} <= set(says)


def test_a_place_that_is_there_is_found_by_its_words_and_made_only_once(body, group, by):
    hall = f.LocationFactory(body=body, name="Treff", room="Saal")
    for day, place in ((16, "treff  saal"), (17, "Treff, Saal"), (18, "Woanders"), (19, "woanders")):
        plan = plan_of(group, date=PartialDate(2026, 12, day), place=place)
        plan_meeting(body, by=by, plan=plan, convenes=False, notice=NoticeGiven())

    assert [one.location.name for one in Meeting.objects.order_by("date")] == ["Treff", "Treff", "Woanders", "Woanders"]
    assert set(Location.objects.exclude(pk=hall.pk).values_list("name", flat=True)) == {"Woanders"}


@pytest.mark.parametrize(
    ("words", "convenes", "code"),
    [
        ({"organizations": []}, False, "organizations"),
        ({"date": None}, True, "date"),
        ({"video_url": "https://video.example/"}, False, "mode"),
        ({"attendance_mode": "online", "video_url": "ftp://video.example/"}, False, "invalid"),
    ],
)
def test_what_is_refused_saves_nothing(body, group, by, words, convenes, code):
    plan = plan_of(group, place="Neuer Saal", **words)

    with refused(code):
        plan_meeting(body, by=by, plan=plan, convenes=convenes, notice=NoticeGiven())

    assert (Meeting.objects.count(), Location.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_pressed_twice_it_is_one_sitting(body, group, by):
    plan_meeting(body, by=by, plan=plan_of(group), convenes=True, notice=NoticeGiven())

    with refused("twice"):
        plan_meeting(body, by=by, plan=plan_of(group), convenes=True, notice=NoticeGiven())


def test_a_group_of_another_network_is_not_planned_for(body, other_body, by):
    theirs = f.OrganizationFactory(body=other_body)

    with pytest.raises(PermissionDenied):
        plan_meeting(body, by=by, plan=plan_of(theirs), convenes=False, notice=NoticeGiven())


def test_the_page_convenes_what_is_typed_and_says_so(office, group):
    answer = office.post(PATH, TYPED | {"einberufen": "1"}, follow=True)

    meeting = Meeting.objects.get()
    assert (meeting.name, str(meeting.date), meeting.start_time) == (
        "Sitzung: AG Wohnen/Quartier", "2026-12-17", dt.time(16, 30),
    )  # fmt: skip
    assert (meeting.state, text_of(meeting).count("\n")) == (State.SCHEDULED, 2)
    assert "Einberufen: Sitzung: AG Wohnen/Quartier am Donnerstag, 17. Dezember 2026." in answer.content.decode()


def test_a_draft_needs_no_day(office, group):
    page = office.post(PATH, TYPED | {"day": "", "entwurf": "1"}, follow=True)

    assert "Gespeichert: Entwurf der Sitzung." in page.content.decode()
    assert (Meeting.objects.get().state, Meeting.objects.get().date) == (State.DRAFT, None)


@pytest.mark.parametrize("pressed", [{}, {"vorschlag": "1"}, {"pruefen": "1"}, {"ansehen": "1"}, {"dazu": "Bänke"}])
def test_whatever_else_is_pressed_saves_nothing_and_keeps_what_is_typed(office, group, pressed):
    page = office.post(PATH, TYPED | pressed)

    assert (page.status_code, Meeting.objects.count()) == (200, 0)
    assert (shown(page, "place"), shown(page, "video_url")) == ("Neuer Saal", TYPED["video_url"])
    assert "Begrüßung | Bericht | 5" in html.unescape(page.content.decode())


def test_the_first_button_is_a_harmless_one(office, group):
    page = office.get(PATH).content.decode()

    first = re.search(r"<button(?![^>]*type=\"button\")[^>]*>", page[page.index('class="agenda-text') :])[0]
    assert 'name="vorschlag"' in first


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"day": "anderer", "other_day": "31.11."}, "no_day"),
        ({"day": "anderer", "other_day": "irgendwann"}, "invalid"),
        ({"other_day": "18.12."}, "two_days"),
        ({"day": ""}, "date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_at_its_field(office, group, words, code):
    page = office.post(PATH, TYPED | words | {"einberufen": "1"})

    assert [one.code for one in errors(page)["other_day"].as_data()] == [code]
    assert Meeting.objects.count() == 0


def test_a_typed_day_is_taken_with_its_check_and_without(office, group):
    page = office.post(PATH, TYPED | {"day": "anderer", "other_day": "Do 10.12.", "pruefen": "1"})
    assert 'value="2026-12-10" id="tag-2026-12-10" checked' in page.content.decode()

    office.post(PATH, TYPED | {"day": "", "other_day": "18. Dezember", "einberufen": "1"})
    assert str(Meeting.objects.get().date) == "2026-12-18"


def test_only_the_office_plans(client, group):
    assert client.get(PATH).status_code in (302, 403)
    assert Client().post(PATH, TYPED | {"einberufen": "1"}).status_code in (302, 403)
    assert Meeting.objects.count() == VideoLink.objects.count() == 0
