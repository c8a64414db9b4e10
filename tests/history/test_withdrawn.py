"""What was withdrawn: why is asked, its old address says so, and it can be brought back."""

import re

import pytest
from django.test import Client

from sozialraum.acts.models import Detail
from sozialraum.bodies.models import Location
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import Meeting
from tests import factories as f
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(
        body=body, key="runde", name="Runde im März", state="held", of=[group], date=PartialDate(2019, 3, 6)
    )


def withdraw(office, path, **words):
    return office.post(f"{path}zurueckziehen/", words)


def number_in(page):
    return re.search(r"/zurueckgezogen/(\d+)/", page.content.decode())[1]


def test_why_is_asked_and_stands_in_the_journal(office, meeting):
    assert "Warum?" in office.get("/sitzungen/runde/zurueckziehen/").content.decode()

    withdraw(office, "/sitzungen/runde/", revision=1, grund="Doppelt eingetragen")

    assert Detail.objects.latest("pk").changes["why"] == [None, "Doppelt eingetragen"]
    assert "Doppelt eingetragen" in office.get("/schreibtisch/zurueckgezogen/").content.decode()
    assert "Warum zurückgezogen" in office.get("/verlauf/").content.decode()


def test_its_old_address_says_since_when_and_nothing_more(office, meeting):
    assert Client().get("/sitzungen/runde/").status_code == 200
    withdraw(office, "/sitzungen/runde/", revision=1, grund="Geheimer Grund")

    for path in ("/sitzungen/runde/", "/sitzungen/runde/termin.ics"):
        answer = Client().get(path)
        assert answer.status_code == 410
        page = answer.content.decode()
        assert "Was hier stand, wurde zurückgezogen." in page
        assert "Geheimer Grund" not in page
        assert "Runde im März" not in page


@pytest.mark.parametrize("shut", [False, True])
def test_so_does_the_address_of_a_version_and_of_a_file(office, body, shut):
    paper = f.PaperFactory(body=body, key="ordnung", audience="office" if shut else "public")
    version = f.VersionFactory(body=body, paper=paper, label="2018-01-17")
    f.VersionFactory(body=body, paper=paper, label="2019-01-17")
    file = f.FileFactory(body=body, key="scan", audience="office" if shut else "public")

    withdraw(office, f"/fassungen/{version.key}/", revision=1)
    withdraw(office, f"/dateien/{file.key}/", revision=1)

    gone = 404 if shut else 410
    answers = [Client().get(path).status_code for path in ("/dokumente/ordnung/2018-01-17/", "/dateien/scan/")]
    assert answers == [gone, gone]
    assert Client().get("/dokumente/ordnung/2017-01-17/").status_code == 404


def test_what_nobody_could_read_was_never_there(office, body, group):
    f.MeetingFactory(body=body, key="entwurf", state="draft", of=[group])
    withdraw(office, "/sitzungen/entwurf/", revision=1)

    assert Client().get("/sitzungen/entwurf/").status_code == 404
    assert Client().get("/sitzungen/nie-da/").status_code == 404


def test_it_is_brought_back_as_it_was_under_its_old_address(office, meeting, group):
    before = Client().get("/sitzungen/runde/").content.decode()
    withdraw(office, "/sitzungen/runde/", revision=1)
    number = number_in(office.get("/schreibtisch/zurueckgezogen/"))

    answer = office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/")
    assert answer.status_code == 302, answer.content.decode()

    back = Meeting.objects.get(key="runde")
    assert (back.deleted, back.name, back.state, back.groups) == (None, "Runde im März", "held", [group])
    assert (back.date, back.start_time) == (meeting.date, meeting.start_time)
    assert back.record_published == meeting.record_published
    assert Client().get("/sitzungen/runde/").status_code == 200
    assert "Runde im März" in before
    office.get("/schreibtisch/zurueckgezogen/")  # which says that it is done
    assert "Runde im März" not in office.get("/schreibtisch/zurueckgezogen/").content.decode()
    assert office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/").status_code == 404


def test_a_plain_thing_comes_back_too(office, body):
    place = f.LocationFactory(body=body, key="saal", name="Saal")
    office.post(f"/orte/{place.key}/zurueckziehen/", {"revision": 1})
    number = number_in(office.get("/schreibtisch/zurueckgezogen/"))

    office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/")

    assert Location.objects.get(key="saal").name == "Saal"


def test_what_is_gone_for_good_says_so_and_has_no_button(office, body):
    f.PersonFactory(body=body, key="irrtum", name="Irrtum")
    office.post("/menschen/irrtum/zurueckziehen/", {"revision": 1})

    page = office.get("/schreibtisch/zurueckgezogen/").content.decode()

    assert "Lässt sich nicht zurückholen" in page
    assert "/zurueckholen/" not in page


def test_the_auditor_reads_and_nobody_else_comes_in(client, office, meeting, body):
    withdraw(office, "/sitzungen/runde/", revision=1)
    number = number_in(office.get("/schreibtisch/zurueckgezogen/"))
    auditor = logged_in(Client(), body, "audit")

    assert auditor.get("/schreibtisch/zurueckgezogen/").status_code == 200
    assert auditor.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/").status_code == 403
    assert Client().get("/schreibtisch/zurueckgezogen/").status_code == 302
