"""Notes: a table in a note is a table in the note, in the minutes, in their file – and lines in a spreadsheet."""

import csv
import io
import re

import pytest
from django.test import Client

from sozialraum.acts import guard
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import State
from sozialraum.notes.actions import close_item
from tests import factories as f
from tests.conftest import logged_in
from tests.press.reading import as_seen

pytestmark = pytest.mark.django_db
PASTED = "Was\tWer\r\nBänke\tBüro\r\n\tKita"
HEADS = ['<th scope="col">Was</th>', '<th scope="col">Wer</th>']


def heads(page):
    return re.findall("<th scope.*?</th>", re.sub(r"\s+", " ", page.content.decode()))


def test_what_is_pasted_from_a_spreadsheet_is_a_table_in_note_minutes_and_file(body, people, group):
    held = {"state": State.HELD, "record_published": None}
    meeting = f.MeetingFactory(body=body, of=[group], key="s", date=PartialDate(2026, 3, 4), **held)
    item = f.AgendaItemFactory(body=body, meeting=meeting, key="p", name="Bänke")
    office = logged_in(Client(), body)
    assert office.post("/tops/p/notiz/", {"text": PASTED, "seen": "0", "do": "keep"}).status_code == 302
    close_item(item, by=people["office"])
    assert AgendaItem.objects.get(key="p").text == "Was\tWer\nBänke\tBüro\n\tKita"
    assert heads(office.get("/tops/p/notiz/")) == HEADS

    f.MinutesFactory(body=body, meeting=meeting, state=MinutesState.PUBLISHED)
    with guard.opened():
        Meeting.objects.update(record_published=meeting.created)
    page = Client().get(meeting.get_absolute_url())
    assert heads(page) == HEADS
    assert 'role="region" aria-label="Tabelle: Was, Wer"' in page.content.decode()
    paper = as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content)
    assert re.search(r"Was\s+Wer\s+Bänke\s+Büro\s+Kita", paper)


def test_in_a_spreadsheet_the_rows_of_a_wording_are_lines(body, group):
    f.ResolutionFactory(body=body, resolution_text="| Was | Wer |\n|---|---|\n| Bänke | Büro |", by=[group])

    table = csv.DictReader(
        io.StringIO(Client().get("/beschluesse/register.csv").content.decode("utf-8-sig")), delimiter=";"
    )
    assert [row["Wortlaut"] for row in table] == ["Was | Wer\nBänke | Büro"]
