"""A few plain sentences beside the minutes: written by a person, read by everybody, on page and paper alike."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sozialraum.attendance.actions import state_head
from sozialraum.decisions.actions import minutes, publish_minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f
from tests.press.test_minutes import text_of

pytestmark = pytest.mark.django_db
HOST = {"host": "musterviertel.localhost"}
FEW = "Es gibt vier Bänke. Sie stehen am Platz. Danke!"


@pytest.fixture
def record(body, people, group):
    day = PartialDate(2026, 11, 2)
    meeting = f.MeetingFactory(body=body, key="s", state=State.HELD, date=day, of=[group])
    f.AgendaItemFactory(body=body, meeting=meeting, name="Bänke", text="Beraten.")
    return minutes.record(meeting, by=people["office"], state=MinutesState.DRAFT, key="m")


def test_everybody_reads_it_beside_published_minutes_and_nobody_before(people, record):
    state_head(record, by=people["office"], head={"summary": FEW})
    assert "vier Bänke" not in Client().get("/sitzungen/s/", headers=HOST).content.decode()

    publish_minutes(record, by=people["office"])

    page = Client().get("/sitzungen/s/", headers=HOST).content.decode()
    assert "Kurz gesagt" in page and FEW in page
    paper = Client().get("/sitzungen/s/protokoll.pdf", headers=HOST)
    assert f"Kurz gesagt: {FEW}" in text_of(paper.content)


def test_more_than_five_sentences_are_refused(people, record):
    state_head(record, by=people["office"], head={"summary": "Das ist z. B. ein Satz. " * 5})
    with pytest.raises(ValidationError) as refused:
        state_head(record, by=people["office"], head={"summary": "Das ist noch ein Satz. " * 6})
    assert refused.value.error_dict["summary"][0].code == "too_many"
