"""The thread of a topic over the sittings: where else the same matter was on the agenda."""

import pytest
from django.test import Client

from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import ItemCourse, State
from tests import factories as f

pytestmark = pytest.mark.django_db
HOST = {"host": "musterviertel.localhost"}


@pytest.fixture
def sittings(body, group):
    def held(month, public=True, **words):
        key = f"s{month}"
        day = PartialDate(2026, month, 3)
        meeting = f.MeetingFactory(body=body, key=key, name=f"Runde {month}", state=State.HELD, date=day, of=[group])
        return f.AgendaItemFactory(body=body, meeting=meeting, key=f"p{month}", public=public, **words)

    return held


def read(address):
    return Client().get(address, headers=HOST).content.decode()


def threads_on(address):
    """What the page says after »Dieses Thema auch am:«, link by link."""
    told = [part.partition("</p>")[0] for part in read(address).split("Dieses Thema auch am:")[1:]]
    return [[link.split('"')[1] for link in one.split("<a ")[1:]] for one in told]


def test_a_point_put_off_is_found_in_the_sitting_that_took_it_up(sittings):
    sittings(3, name="Bänke", course=ItemCourse.POSTPONED)
    sittings(6, name="Bänke")

    assert threads_on("/sitzungen/s3/") == [["/sitzungen/s6/#punkt-p6"]]
    assert threads_on("/sitzungen/s6/") == [["/sitzungen/s3/#punkt-p3"]]


def test_points_at_which_one_document_lies_are_one_matter_in_the_order_of_their_days(body, sittings):
    paper = f.PaperFactory(body=body, key="skizze")
    for month, name in ((9, "Noch einmal: Bänke"), (3, "Bänke"), (6, "Sitzgelegenheiten")):
        f.ConsultationFactory(body=body, paper=paper, agenda_item=sittings(month, name=name))

    assert threads_on("/sitzungen/s6/") == [["/sitzungen/s3/#punkt-p3", "/sitzungen/s9/#punkt-p9"]]


@pytest.mark.parametrize("name", ["Verschiedenes", "Begrüßung und Formalia", "Berichte aus den Gruppen"])
def test_what_stands_on_every_agenda_is_no_topic(sittings, name):
    sittings(3, name=name, course=ItemCourse.POSTPONED)
    sittings(6, name=name)

    assert threads_on("/sitzungen/s6/") == []


def test_two_points_called_alike_at_which_nothing_came_of_it_are_none(sittings):
    sittings(3, name="Sommerfest")
    sittings(6, name="Sommerfest")

    assert threads_on("/sitzungen/s6/") == []


def test_a_point_that_is_not_public_is_nobodys_thread(sittings):
    sittings(3, public=False, name="Bänke", course=ItemCourse.POSTPONED)
    sittings(6, name="Bänke")

    assert threads_on("/sitzungen/s6/") == []
    assert "s3" not in "".join(
        part.partition("</section>")[0] for part in read("/sitzungen/s6/").split('id="punkt-p6"')[1:]
    )


def test_the_page_of_a_decision_has_the_thread_too(body, group, sittings):
    item = sittings(3, name="Bänke")
    f.ResolutionFactory(body=body, key="b", name="Bänke", meeting=item.meeting, agenda_item=item, by=[group], date=None)
    sittings(6, name="Bänke")

    assert 'href="/sitzungen/s6/#punkt-p6"' in read("/beschluesse/b/")
