"""The head of minutes: kind, number, edition and days, on page, paper and in the file; the number that comes next."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from sozialraum.attendance import actions
from sozialraum.attendance.queries import heads_from, next_number
from sozialraum.bodies.words import Classification
from sozialraum.decisions.actions import minutes as minutes_acts
from sozialraum.decisions.actions import publish_minutes, unpublish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

HEAD = {
    "kind": "results",
    "number": "Nr. 20 / 2016–2020",
    "edition": "2. Fassung, Anwesenheit berichtigt",
    "invited_on": PartialDate(2018, 1, 3),
    "written_on": PartialDate(2018, 1, 19),
    "published_on": PartialDate(2018, 3, 24),
}


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def term(body):
    return f.LegislativeTermFactory(
        body=body, name="Zweite Periode", start_date=PartialDate(2016), end_date=PartialDate(2020)
    )


@pytest.fixture
def meeting(body, group):
    held = f.MeetingFactory(body=body, key="s", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group])
    f.AgendaItemFactory(body=body, meeting=held, number="3", name="Beratung", text="Es wurde beraten.")
    return held


@pytest.fixture
def minutes(body, meeting):
    return f.MinutesFactory(body=body, meeting=meeting, key="p", state=MinutesState.PUBLISHED)


def paper():
    answer = Client().get("/sitzungen/s/protokoll.pdf")
    pages = PdfReader(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_page_and_paper_say_the_head_and_the_foot_names_the_number(body, minutes, by):
    house = Classification.INSTITUTION
    f.OrganizationFactory(body=body, name="Kita Beispielweg", classification=house, listed=True)
    minutes_acts.correct(minutes, by=by, **HEAD)
    heads = heads_from("Kita Beispielweg; stimmberechtigt; ab 16.50; Name: Nora Beispiel\n3; Presse", minutes, by)
    actions.state_attendance(minutes, by=by, heads=heads)

    seen, pages = Client().get("/sitzungen/s/").content.decode(), paper()
    for said in ("Nr. 20 / 2016–2020", "Ergebnisprotokoll", "2. Fassung, Anwesenheit berichtigt", "3. Januar 2018"):
        assert said in seen and said in pages[0]
    assert "24. März 2018" in seen and "24. März 2018" in pages[0]
    assert all("Protokoll Nr. 20 / 2016–2020 vom 17. Januar 2018 (veröffentlicht)" in page for page in pages)
    assert f"Seite 1 von {len(pages)}" in pages[0]
    told = " ".join(pages)
    assert "Stimmberechtigt (1): Kita Beispielweg (ab 16.50 Uhr)" in told and "Presse (3)" in told
    assert "4 Personen waren anwesend." in told
    assert "Nora" not in seen + told


def test_what_is_not_said_stands_nowhere(minutes):
    seen, pages = Client().get("/sitzungen/s/").content.decode(), paper()

    assert not [word for word in ("Nummer", "Art", "Eingeladen am", "Geschrieben am") if f">{word}<" in seen]
    assert "Protokoll Nr." not in pages[0]


def test_the_day_of_publishing_is_that_on_paper_else_that_of_publishing_here(body, meeting, by):
    minutes = f.MinutesFactory(body=body, meeting=meeting, key="p", number="Nr. 1")
    with refused("constraint"):
        minutes_acts.correct(minutes, by=by, published_on=PartialDate(2018, 3, 24))
    publish_minutes(minutes, by=by)
    seen = Client().get("/sitzungen/s/").content.decode()
    assert "Veröffentlicht am" in seen and "24. März 2018" not in seen

    minutes_acts.correct(minutes, by=by, published_on=PartialDate(2018, 3, 24))
    assert "24. März 2018" in Client().get("/sitzungen/s/").content.decode()

    unpublish_minutes(minutes, by=by)
    assert Minutes.objects.get().published_on is None


def test_the_next_number_counts_the_sittings_of_the_group_in_the_term(body, group, term, meeting):
    assert next_number(meeting) == "Nr. 1 / 2016–2020"
    for day in (PartialDate(2016, 5, 4), PartialDate(2017, 5, 4), PartialDate(2015, 5, 4), PartialDate(2019, 1, 1)):
        f.MeetingFactory(body=body, state=State.HELD, date=day, of=[group])
    f.MeetingFactory(body=body, state=State.CANCELLED, date=PartialDate(2017, 6, 1), of=[group])
    assert next_number(meeting) == ""  # nobody has numbered so far

    earlier = type(meeting).objects.get(date=PartialDate(2016, 5, 4))
    f.MinutesFactory(body=body, meeting=earlier, number="Nr. 1 / 2016–2020")
    assert next_number(meeting) == "Nr. 3 / 2016–2020"


def test_without_a_term_or_a_day_nothing_is_proposed(body, group, meeting):
    assert next_number(meeting) == ""
    assert next_number(f.MeetingFactory(body=body, state=State.DRAFT, date=None, of=[group])) == ""


def test_the_office_finds_the_number_proposed_and_types_another(office, term, meeting):
    page = office.get("/sitzungen/s/protokoll/neu/").content.decode()
    assert 'value="Nr. 1 / 2016–2020"' in page

    office.post("/sitzungen/s/protokoll/neu/", {"state": "draft", "number": "Nr. 7", "kind": "course"})

    written = Minutes.objects.get()
    assert (written.number, written.kind) == ("Nr. 7", "course")
