"""Points below points: how they are numbered, read, anchored, printed and filed."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pypdf import PdfReader

from sozialraum.agenda.queries import agenda_of
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.actions import agenda
from sozialraum.meetings.models import AgendaItem
from sozialraum.meetings.queries import number_of
from sozialraum.meetings.rules import anchor_of, number_items
from sozialraum.meetings.words import ItemCourse, ItemKind, State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def sitting(body, group):
    meeting = f.MeetingFactory(body=body, key="s", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED, approved=True, present=12)
    return meeting


@pytest.fixture
def point(body, sitting):
    def made(key, order, **words):
        return f.AgendaItemFactory(body=body, key=key, meeting=sitting, order=order, **{"name": key} | words)

    return made


def page():
    return Client().get("/sitzungen/s/").content.decode()


def test_what_has_no_printed_number_is_counted_below_its_point(point, sitting):
    first, third = point("s-top-1", 1), point("s-top-3", 3, number="3a")
    point("s-top-2", 2)
    sub = point("s-top-4", 4, parent=third)
    point("s-top-5", 5, parent=first)

    read = agenda_of(sitting, Visitor(sitting.body))

    assert [(one.key, one.number, one.is_below) for one in read] == [
        ("s-top-1", "1", False),
        ("s-top-5", "1.1", True),
        ("s-top-2", "2", False),
        ("s-top-3", "3a", False),
        ("s-top-4", "3a.1", True),
    ]
    assert number_of(sub) == "3a.1"


def test_what_stands_below_a_withdrawn_point_stands_by_itself():
    class Row:
        pk, parent_id, number = 2, 1, ""

    assert [(number, below) for _row, number, below in number_items([Row])] == [("1", False)]


def test_a_point_is_anchored_by_its_key_wherever_it_is_moved(point, sitting, people):
    point("s-top-1", 1)
    second = point("s-top-2", 2)
    before = [second.get_absolute_url(), page().count('id="top-2"'), page().count('id="top-1"')]

    agenda.correct(second, by=people["office"], order=0)

    moved = AgendaItem.objects.get(key="s-top-2")
    assert [moved.get_absolute_url(), page().count('id="top-2"'), page().count('id="top-1"')] == before
    assert before == ["/sitzungen/s/#top-2", 1, 1]
    assert page().index('id="top-2"') < page().index('id="top-1"')


@pytest.mark.parametrize(
    ("meeting", "item", "anchor"),
    [("s", "s-top-1", "top-1"), ("s", "eigener", "punkt-eigener"), ("s", "s-eintragen", "punkt-s-eintragen")],
)
def test_only_a_key_made_of_the_meetings_is_shortened(meeting, item, anchor):
    assert anchor_of(meeting, item) == anchor


def test_the_page_and_the_paper_say_what_it_is_for_and_what_became_of_it(point):
    above = point("s-top-1", 1, name="Bänke", kind=ItemKind.DECISION, brought_by="Mieterverein", minutes_planned=20)
    point("s-top-2", 2, name="Preise", parent=above, course=ItemCourse.POSTPONED, reason="Die Stadt rechnet noch.")

    shown = page()
    pdf = PdfReader(io.BytesIO(Client().get("/sitzungen/s/protokoll.pdf").content))
    paper = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())

    assert "Beschluss · Mieterverein · 20 Minuten" in shown
    assert "Vertagt: Die Stadt rechnet noch." in shown
    assert '<h3 id="top-2-titel"><span class="no">TOP 1.1</span>' in shown
    assert "Beschluss · Mieterverein · 20 Minuten" in paper
    assert "Vertagt: Die Stadt rechnet noch." in paper
    assert "TOP 1.1: Preise" in str(pdf.outline)


def test_what_became_of_a_point_is_told_with_the_record_and_not_before(point, sitting, body):
    point("s-top-1", 1, name="Bänke", course=ItemCourse.DROPPED, reason="Es fehlte das Papier.", kind=ItemKind.DECISION)
    point("s-top-2", 2, name="Verschlossen", public=False, brought_by="Jury", kind=ItemKind.ELECTION)
    sitting.record_published = None

    shown, hidden = agenda_of(sitting, Visitor(body))

    assert (shown.kind, shown.course, shown.reason) == (ItemKind.DECISION, "", "")
    assert (hidden.name, hidden.kind, hidden.brought_by, hidden.number) == (None, "", "", "2")


def test_a_point_stands_below_one_of_its_sitting_that_stands_below_none(point, people, body, group):
    first, second = point("s-top-1", 1), point("s-top-2", 2)
    sub = point("s-top-3", 3, parent=first)
    strange = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]))

    with refused("depth"):
        agenda.correct(second, by=people["office"], parent=sub)
    with refused("depth"):
        agenda.correct(first, by=people["office"], parent=second)
    with refused("parent"):
        agenda.correct(second, by=people["office"], parent=strange)
    with pytest.raises(ValidationError):
        agenda.correct(second, by=people["office"], parent=second)
    with refused("needed"):
        agenda.withdraw(first, by=people["office"])


def test_the_form_of_a_point_offers_the_points_above_and_takes_what_it_is_for(office, point):
    point("s-top-1", 1, name="Bänke")

    shown = office.get("/sitzungen/s/tops/neu/").content.decode()
    answer = office.post(
        "/sitzungen/s/tops/neu/",
        {"name": "Preise", "public": "on", "parent": "s-top-1", "kind": "report", "minutes_planned": "10"},
    )

    assert answer.status_code == 302
    assert '<option value="s-top-1">Bänke</option>' in shown
    told = AgendaItem.objects.get(name="Preise")
    assert (told.parent.name, told.kind, told.minutes_planned) == ("Bänke", ItemKind.REPORT, 10)
