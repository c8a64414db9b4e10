"""A sitting called off for a new day: both at once, or neither."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from sozialraum.acts.models import Entry
from sozialraum.agenda.queries.lines import text_of
from sozialraum.convening.actions import replace_meeting
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Consultation, Meeting
from sozialraum.meetings.words import State
from sozialraum.rulings.rules.notice import NoticeGiven
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

PATH = "/sitzungen/s/absagen/"
NEW = {"reason": "Der Saal ist gesperrt.", "date": "2027-03-04", "start_time": "17:00", "end_time": "19:00"}


@pytest.fixture(autouse=True)
def january():
    with time_machine.travel(dt.datetime(2027, 1, 11, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def sitting(body, group):
    words = {"key": "s", "name": "Runde", "location": f.LocationFactory(body=body), "attendance_mode": "mixed"}
    one = f.MeetingFactory(body=body, of=[group], openness="open", **words)
    f.VideoLinkFactory(body=body, meeting=one, url="https://video.example/raum")
    top = f.AgendaItemFactory(body=body, meeting=one, order=1, name="Bänke", kind="decision", number="")
    f.AgendaItemFactory(body=body, meeting=one, order=2, name="Standort", parent=top, number="")
    f.ConsultationFactory(body=body, agenda_item=top, paper=f.PaperFactory(body=body))
    return one


def replaced(sitting, by, **words):
    told = {"reason": "Krank.", "date": PartialDate(2027, 3, 4), "times": (dt.time(17), None), "notice": NoticeGiven()}
    return replace_meeting(sitting, by=by, **told | words)


def test_the_new_one_has_everything_of_the_first_which_names_it(sitting, people):
    new = replaced(sitting, people["office"])

    sitting.refresh_from_db()
    assert (sitting.state, sitting.substitute, sitting.reason) == (State.CANCELLED, new, "Krank.")
    assert (new.state, str(new.date), new.location, new.groups) == (
        State.SCHEDULED, "2027-03-04", sitting.location, sitting.groups,
    )  # fmt: skip
    assert text_of(new) == "1 Bänke | Beschluss | #top-1\n  1.1 Standort | #top-2"
    assert Consultation.objects.filter(agenda_item__meeting=new).count() == new.video_links.count() == 1
    assert Entry.objects.order_by("-number")[0].says == "hat die Sitzung abgesagt und einen neuen Tag genannt"


def test_refused_nothing_is_called_off_and_nothing_new(sitting, people):
    for words, code in (
        ({"date": PartialDate(2027, 3)}, "date"),
        ({"date": sitting.date, "times": (sitting.start_time, None)}, "same"),
        ({"times": (dt.time(17), dt.time(16))}, "constraint"),
    ):
        with refused(code):
            replaced(sitting, people["office"], **words)
    with pytest.raises(PermissionDenied):
        replaced(sitting, people["member"])

    sitting.refresh_from_db()
    assert (sitting.state, Meeting.objects.count(), Entry.objects.count()) == (State.SCHEDULED, 1, 0)


def test_the_page_calls_off_with_a_new_day_and_everybody_reads_it(office, client, sitting):
    answer = office.post(PATH, NEW)

    new = Meeting.objects.exclude(pk=sitting.pk).get()
    assert (answer.status_code, new.end_time) == (302, dt.time(19))
    page = office.get("/sitzungen/s/").content.decode()
    assert "Donnerstag, 4. März 2027" in page and new.get_absolute_url() in page


def test_the_page_calls_off_without_one_too(office, sitting):
    office.post(PATH, {"reason": "Krank."})

    sitting.refresh_from_db()
    assert (sitting.state, sitting.substitute, Meeting.objects.count()) == (State.CANCELLED, None, 1)


def test_a_new_day_and_a_sitting_that_is_there_are_too_much(office, body, group, sitting):
    f.MeetingFactory(body=body, key="dann", date=PartialDate(2027, 3, 11), of=[group])

    page = office.post(PATH, NEW | {"substitute": "dann"})

    assert [one.code for one in page.context["form"].errors["substitute"].as_data()] == ["two_days"]
    sitting.refresh_from_db()
    assert (sitting.state, Meeting.objects.count()) == (State.SCHEDULED, 2)
