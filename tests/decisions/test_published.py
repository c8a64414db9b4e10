"""What a meeting's record says is public from an act of publishing, and not before."""

import pytest

from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Minutes, Resolution
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Meeting
from sozialraum.meetings.words import State
from sozialraum.tasks import actions as tasks
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.founding.files import SMALL, changed, loaded, write

pytestmark = pytest.mark.django_db
MARKER = "Geheimzeichen"


@pytest.fixture
def meeting(body, group):
    """Convened for a day that has come; somebody has already typed what is said there."""
    day = PartialDate(2020, 1, 17)
    meeting = f.MeetingFactory(body=body, key="erste", state=State.SCHEDULED, date=day, of=[group])
    item = f.AgendaItemFactory(body=body, meeting=meeting, name="Lampen", text=MARKER)
    f.ResolutionFactory(body=body, key="lampen", name=MARKER, meeting=meeting, agenda_item=item, date=None, by=[group])
    return meeting


def is_read(client):
    paths = ("/sitzungen/erste/", "/beschluesse/", "/beschluesse/register.csv", "/beschluesse/lampen/", "/")
    answers = [client.get(path) for path in paths]
    return any(
        MARKER in (b"".join(one.streaming_content) if one.streaming else one.content).decode() for one in answers
    )


def test_what_is_typed_reaches_nobody_until_the_minutes_are_published(client, meeting, people):
    by, nobody = people["office"], people["nobody"]
    assert not is_read(client)

    meetings.conclude(meeting, by=by)
    assert not is_read(client)
    minutes = decisions.minutes.record(meeting, by=by, state=MinutesState.DRAFT)
    tasks.tasks.record(minutes, by=by, what=MARKER)
    assert not is_read(client)
    assert [model.objects.visible_to(nobody).count() for model in (AgendaItem, Resolution, Minutes, Task)] == [0] * 4
    assert AgendaItem.objects.visible_to(people["member"]).get().text == MARKER

    decisions.publish_minutes(minutes, by=by)
    assert is_read(client)
    assert [model.objects.visible_to(nobody).count() for model in (AgendaItem, Resolution, Minutes, Task)] == [1] * 4
    decisions.unpublish_minutes(Minutes.objects.get(), by=by)
    assert not is_read(client)


def test_the_agenda_of_a_convened_meeting_is_public(client, meeting):
    assert "Lampen" in client.get("/sitzungen/erste/").content.decode()


def test_what_was_held_before_there_was_this_record_is_public_as_it_is_entered(body, group, people):
    day = PartialDate(2016, 11, 2)

    held = meetings.meetings.record(
        body, by=people["office"], name="Alt", date=day, state=State.HELD, organizations=[group]
    )

    assert held.has_public_record


def test_the_founding_file_says_where_a_record_is_not_public_and_else_goes_by_the_minutes(tmp_path):
    draft = changed(SMALL, ("minutes: {state: veröffentlicht}", "minutes: {state: Entwurf}"))
    loaded(tmp_path, draft)
    assert not Meeting.objects.get().has_public_record

    load(write(tmp_path, SMALL))
    assert Meeting.objects.get().has_public_record

    closed = changed(SMALL, ("    minutes: {state: veröffentlicht}\n", "    published: no\n"))
    load(write(tmp_path, closed))
    meeting = Meeting.objects.get()
    assert not meeting.has_public_record
    written = dump(meeting.body).text
    assert "published: no" in written
    assert not load(write(tmp_path, written, "wieder.yaml")).plan.steps
