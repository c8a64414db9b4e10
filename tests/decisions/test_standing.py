"""Minutes are published and approved by acts: two facts, and each group that held the meeting approves for itself."""

import pytest
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Approval, Minutes
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.words import State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db
MARKER = "Geheimzeichen"


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


@pytest.fixture
def joint(body, group, dialogue):
    """Held by two groups; what was said there is not public yet."""
    words = {"date": PartialDate(2018, 1, 17), "record_published": None}
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, of=[group, dialogue], **words)
    f.AgendaItemFactory(body=body, meeting=meeting, name="Lampen", text=MARKER)
    return meeting


@pytest.fixture
def minutes(body, joint):
    return f.MinutesFactory(body=body, meeting=joint, key="p", present=12)


def page(client=None):
    return (client or Client()).get("/sitzungen/s/").content.decode()


@pytest.mark.parametrize("acts", [meetings.meetings, decisions.minutes], ids=["meeting", "minutes"])
def test_no_correction_brings_a_state(acts, minutes, people):
    thing = minutes if acts is decisions.minutes else minutes.meeting

    with pytest.raises(TypeError):
        acts.correct(thing, by=people["office"], state="draft")
    thing.refresh_from_db()
    assert thing.state == (MinutesState.DRAFT if acts is decisions.minutes else State.HELD)


def test_the_record_is_public_from_publishing_on_and_can_be_taken_back(minutes, people):
    by = people["office"]
    assert MARKER not in page()

    decisions.publish_minutes(minutes, by=by)
    assert MARKER in page()

    decisions.unpublish_minutes(minutes, by=by)
    assert MARKER not in page()
    assert [entry.says for entry in Entry.objects.order_by("number")] == [
        "hat das Protokoll veröffentlicht",
        "hat die Veröffentlichung des Protokolls zurückgenommen",
    ]


def test_each_group_approves_for_itself(minutes, group, dialogue, people):
    by = people["office"]
    decisions.publish_minutes(minutes, by=by)
    words = {"way": ApprovalWay.RESOLUTION, "date": PartialDate(2018, 5, 3), "corrections": "TOP 2: 14 Tage."}

    decisions.approve_minutes(minutes, by=by, organization=group, **words)

    assert not Minutes.objects.get().is_approved
    told = "Genehmigt von AG Wohnen/Quartier am 3. Mai 2018 (durch Beschluss); AG Dialog steht aus."
    assert f"{told} Mit Änderungen: TOP 2: 14 Tage." in page()
    assert "zum Teil genehmigt" in page()

    decisions.approve_minutes(minutes, by=by, organization=dialogue, way=ApprovalWay.RESOLUTION, date=words["date"])
    assert Minutes.objects.get().is_approved
    assert "Genehmigt am Donnerstag, 3. Mai 2018. Durch Beschluss." in page()


def test_approved_in_a_meeting_it_has_that_day(body, minutes, group, people):
    later = f.MeetingFactory(body=body, key="spaeter", state=State.HELD, date=PartialDate(2018, 6, 7), of=[group])

    decisions.approve_minutes(minutes, by=people["office"], organization=group, in_meeting=later, way="silence")

    assert (Approval.objects.get().date, Approval.objects.get().way) == (PartialDate(2018, 6, 7), "silence")
    with refused("needed"):  # it is named as where they were approved
        meetings.meetings.withdraw(later, by=people["office"])


def test_only_who_held_the_meeting_approves_and_only_once(body, minutes, group, people):
    stranger = f.OrganizationFactory(body=body)
    decisions.approve_minutes(minutes, by=people["office"], organization=group)

    for one, code in ((stranger, "stranger"), (group, "approved")):
        with refused(code):
            decisions.approve_minutes(minutes, by=people["office"], organization=one)
    assert Approval.objects.count() == 1


def test_what_somebody_approved_is_not_taken_back_from_the_public(minutes, group, people):
    by = people["office"]
    decisions.publish_minutes(minutes, by=by)
    decisions.approve_minutes(minutes, by=by, organization=group)

    with refused("approved"):
        decisions.unpublish_minutes(minutes, by=by)
    assert MARKER in page()

    decisions.withdraw_approval(minutes, by=by, organization=group)
    decisions.unpublish_minutes(minutes, by=by)
    assert MARKER not in page()
    with refused("not_approved"):
        decisions.withdraw_approval(minutes, by=by, organization=group)


def test_the_journal_says_it_in_words(office, minutes, group, people):
    decisions.approve_minutes(minutes, by=people["office"], organization=group, way="silence", date=PartialDate(2018))

    told = office.get("/verlauf/").content.decode()

    assert "hat die Genehmigung des Protokolls eingetragen" in told
    assert f"Gremium: {group.name}" in told and "Auf welchem Weg: ohne Einwände" in told


def test_approvals_go_with_the_minutes(minutes, group, people):
    decisions.approve_minutes(minutes, by=people["office"], organization=group)

    decisions.minutes.withdraw(minutes, by=people["office"])

    assert not Approval.objects.exists()


def test_the_office_does_all_of_it_on_screen(office, minutes, group):
    entering = page(office)
    assert "Protokoll veröffentlichen" in entering and "Genehmigung eintragen" in entering
    assert 'name="state"' not in office.get("/protokolle/p/bearbeiten/").content.decode()

    office.post("/protokolle/p/veroeffentlichen/", {"revision": 1})
    assert MARKER in page()
    words = {"organization": group.key, "way": "silence", "date": "Mai 2018", "revision": 2}
    assert office.post("/protokolle/p/genehmigen/", words).url == "/sitzungen/s/#protokoll"
    assert "Genehmigt von AG Wohnen/Quartier (Mai 2018, ohne Einwände); AG Dialog steht aus." in page()
    assert "Genehmigung zurückziehen" in page(office) and "Veröffentlichung zurücknehmen" not in page(office)

    before = office.get("/protokolle/p/genehmigung-zurueckziehen/").content.decode()
    assert "tragen Sie die Genehmigung neu ein" in before
    answer = office.post("/protokolle/p/genehmigung-zurueckziehen/", {"organization": group.key, "revision": 3})
    assert answer.url == "/sitzungen/s/#protokoll"
    office.post("/protokolle/p/nicht-oeffentlich/", {"revision": 4})
    assert MARKER not in page()


def test_minutes_taken_over_from_paper_may_be_approved_already(office, joint, group, dialogue):
    answer = office.post("/sitzungen/s/protokoll/neu/", {"state": "approved", "approved_date": "Mai 2018"})

    minutes = Minutes.objects.get()
    assert answer.url == "/sitzungen/s/#protokoll"
    assert minutes.state == MinutesState.PUBLISHED and minutes.is_approved
    assert [(one.organization, one.date) for one in minutes.valid_approvals] == [
        (group, PartialDate(2018, 5)),
        (dialogue, PartialDate(2018, 5)),
    ]
    assert MARKER in page()


def test_a_date_of_approval_needs_an_approval(office, joint):
    answer = office.post("/sitzungen/s/protokoll/neu/", {"state": "draft", "approved_date": "Mai 2018"})

    assert "Ein Datum hat nur, was genehmigt ist." in answer.content.decode()
    assert not Minutes.objects.exists()


# ── under way ─────────────────────────────────────────────────────────────────


@pytest.fixture
def today(body, group):
    from django.utils import timezone  # noqa: PLC0415

    day = PartialDate.of(timezone.localdate())
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", date=day, start_time=None, of=[group])
    f.AgendaItemFactory(body=body, meeting=meeting, name="Lampen", text=MARKER)
    return meeting


def test_a_meeting_is_opened_on_its_day_and_keeps_its_record_to_itself(today, people):
    meetings.open(today, by=people["speaker"])

    assert today.state == State.RUNNING
    assert Entry.objects.get().says == "hat die Sitzung eröffnet"
    told = page()
    assert "läuft" in told and "Lampen" in told and MARKER not in told
    calendar = Client().get("/termine/").content.decode()
    assert "Läuft" in calendar and "Runde" in calendar
    feed = b"".join(Client().get("/termine/kalender.ics")).decode()
    assert "STATUS:CONFIRMED" in feed and "SUMMARY:Runde" in feed
    assert "https://schema.org/EventScheduled" in told

    meetings.conclude(today, by=people["speaker"])
    assert today.state == State.HELD
    assert MARKER not in page()


def test_a_meeting_ahead_is_not_opened(body, group, people):
    meeting = f.MeetingFactory(body=body, date=PartialDate(2999, 1, 1), of=[group])

    with refused("date"):
        meetings.open(meeting, by=people["office"])
    assert meeting.state == State.SCHEDULED


def test_whoever_chairs_finds_the_button(office, today):
    assert 'href="/sitzungen/s/eroeffnen/"' in page(office)
    office.post("/sitzungen/s/eroeffnen/", {"revision": 1})

    told = page(office)
    assert 'href="/sitzungen/s/eroeffnen/"' not in told and 'href="/sitzungen/s/stattgefunden/"' in told
    assert "verlegen" not in told
