"""One page of everything in the record that contradicts itself, each with the form that mends it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sozialraum.bodies.words import Classification
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f

pytestmark = pytest.mark.django_db
LIST = "/schreibtisch/widersprueche/"


@pytest.fixture
def crooked(body, group):
    """A house in which five things do not fit together."""
    day = PartialDate(2018, 6, 6)
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", date=day, state=State.HELD, of=[group])
    f.MeetingFactory(body=body, key="ohne-ort", date=PartialDate(2027, 1, 1), location=None, state=State.SCHEDULED)
    f.MinutesFactory(body=body, key="p", meeting=meeting, state=MinutesState.PUBLISHED, present=3)
    resolution = f.ResolutionFactory(body=body, key="b", name="Bänke", meeting=meeting, date=None, by=[group])
    f.voted(resolution, group, yes=5, no=6)
    f.OrganizationFactory(body=body, key="ag", name="AG Beispiel", min_per_year=6, max_per_year=4)
    f.OrganizationFactory(
        body=body, key="kita", name="Kita Beispiel", classification=Classification.INSTITUTION,
        confirmed=PartialDate(2090),
    )  # fmt: skip


def page_of(office):
    answer = office.get(LIST)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_stands_there_with_what_it_says_and_the_form_that_mends_it(office, crooked):
    page = page_of(office)

    for says, form in (
        ("5 Ja, 6 Nein, und doch angenommen.", "/beschluesse/b/bearbeiten/"),
        ("Mehr Stimmen (11) als Menschen, die abstimmen konnten (3).", "/beschluesse/b/bearbeiten/"),
        ("Mindestens 6 Sitzungen im Jahr, höchstens 4.", "/gremien/ag/bearbeiten/"),
        ("Einberufen, aber ohne Ort.", "/sitzungen/ohne-ort/bearbeiten/"),
        ("Dieser Tag liegt noch vor uns.", "/einrichtungen/kita/bearbeiten/"),
    ):
        assert says in page, says
        assert f'href="{form}"' in page, form
    assert "4 Einträge" in page


def test_the_desk_leads_there_and_does_not_look_itself(office, crooked):
    assert f'href="{LIST}"' in office.get(reverse("desk:desk")).content.decode()


def test_where_all_fits_together_it_says_so(office):
    assert "Alles passt zusammen." in page_of(office)


def test_it_asks_as_much_of_one_as_of_thirty(office, body, group):
    def asked():
        with CaptureQueriesContext(connection) as questions:
            page_of(office)
        return len(questions)

    meeting = f.MeetingFactory(body=body, key="eins", date=PartialDate(2018, 6, 6), of=[group])
    f.voted(f.ResolutionFactory(body=body, key="eins", meeting=meeting, date=None, by=[group]), group, yes=1, no=2)
    few = asked()
    for n in range(30):
        meeting = f.MeetingFactory(body=body, key=f"m{n}", date=PartialDate(2018, 6, 6), of=[group])
        f.voted(f.ResolutionFactory(body=body, key=f"r{n}", meeting=meeting, date=None, by=[group]), group, yes=1, no=2)

    assert asked() == few


def test_nobody_but_the_office_reads_it(client, logged_in, group):
    assert client.get(LIST).status_code in (302, 403)
    assert logged_in(group).get(LIST).status_code == 403
