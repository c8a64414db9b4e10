"""An extract from minutes: one decision on paper, what it rests on, and nothing that is not for everybody."""

import pytest
from django.test import Client

from sozialraum.approvals.actions import state_corrections
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.decisions.actions import approve_minutes, minutes, publish_minutes, state_quorum
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.rulings.rules.figures import StatedQuorum
from tests import factories as f
from tests.conftest import logged_in
from tests.dossier.test_dossier import DAY
from tests.press import verapdf
from tests.press.test_minutes import read, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/beschluesse/baenke/auszug.pdf"


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])


@pytest.fixture
def decided(body, group, meeting):
    item = f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="2", name="Bänke", text="Geheimer Verlauf.")
    words = {"name": "Vier Bänke", "number": "2016-3", "resolution_text": "Wir stellen **vier** Bänke auf."}
    made = f.ResolutionFactory(
        body=body,
        key="baenke",
        meeting=meeting,
        agenda_item=item,
        by=[group],
        date=None,
        outcome="Zwei stehen.",
        **words,
    )
    f.voted(made, group, yes=7, no=1)
    return made


@pytest.fixture
def record(people, group, meeting, decided):
    made = minutes.record(meeting, by=people["office"], state=MinutesState.DRAFT, key="m")
    state_quorum(made, by=people["office"], quorums=[(group, StatedQuorum(reached=True, present=8, voters=9))])
    return made


def fetched(client=None):
    return (client or Client()).get(ADDRESS, headers={"host": "musterviertel.localhost"})


def test_it_says_the_decision_what_it_rests_on_and_how_far_the_minutes_have_come(people, group, record):
    publish_minutes(record, by=people["office"])
    told = TypedCorrection(record.meeting.agenda.get(), "", "drei", "vier")
    approve_minutes(record, by=people["office"], organization=group, date=PartialDate(2016, 12, 1))
    state_corrections(record, by=people["office"], organization=group, rows=[told])

    answer = fetched()

    assert answer["Content-Type"] == "application/pdf"
    text = text_of(answer.content)
    for words in (
        "Auszug aus dem Protokoll",
        "Runde, Mittwoch, 2. November 2016",
        "TOP 2: Bänke",
        "Beschluss 2016-3: Vier Bänke",
        "Wir stellen vier Bänke auf.",
        "7 Ja",
        "Was wurde daraus?",
        "Zwei stehen.",
        f"Beschlossen: {group.name}",
        "8 von 9",
        "Genehmigt am Donnerstag, 1. Dezember 2016.",
        "„drei“; neu: „vier“",
        "Was gilt, ist das Protokoll; dies ist ein Auszug daraus.",
    ):
        assert words in text, words
    assert "Geheimer Verlauf" not in text
    assert read(answer.content).metadata.title == (
        "Auszug aus dem Protokoll: Beschluss 2016-3, Mittwoch, 2. November 2016"
    )
    assert verapdf.failures(answer.content) == [[]]


def test_before_the_minutes_are_published_there_is_none_for_anybody(group, record):
    assert fetched().status_code == 404
    assert fetched(logged_in(Client(), group.body)).status_code == 404


def test_a_decision_of_no_known_sitting_has_one_of_the_register(body, group):
    f.ResolutionFactory(body=body, key="baenke", name="Vier Bänke", date=PartialDate(2012), by=[group])

    text = text_of(fetched().content)

    assert "Auszug aus dem Beschlussregister" in text
    assert "Ein Protokoll dazu ist nicht veröffentlicht." in text
    assert "2012" in text


def test_the_page_of_the_decision_names_minutes_and_leads_to_the_extract(people, group, record):
    publish_minutes(record, by=people["office"])
    page = Client().get("/beschluesse/baenke/", headers={"host": "musterviertel.localhost"}).content.decode()

    assert f'href="{ADDRESS}"' in page
    assert "Veröffentlicht; eine Genehmigung ist nicht eingetragen." in page
