"""A concern goes into a meeting and comes back: as a document of its own, and with word to whoever said it."""

import io

import pytest
from django.core.exceptions import ValidationError
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.concerns import actions
from sozialraum.concerns.models import STATUS, Concern
from sozialraum.concerns.queries.retention import waiting_for_word
from sozialraum.concerns.queries.status import receipt_of
from sozialraum.concerns.words import ConcernState
from sozialraum.correspondence.models import ManualDelivery
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.papers.models import Paper, Version
from tests import factories as f
from tests.joining.conftest import NOW

pytestmark = pytest.mark.django_db

MARKER = "geheimzeichen"
SHARED = "geteiltzeichen"


@pytest.fixture
def laid(say, people, group):
    concern = say(text=MARKER, name=MARKER)
    actions.assign(concern, by=people["office"], topic=None, organizations=[group], shared_text=SHARED)
    return concern


@pytest.fixture
def put(people, laid):
    def put(meeting, **words):
        return actions.put_on_agenda(laid, by=people["office"], meeting=meeting, **words)

    return put


def told():
    """What the office has to say to people, the latest last."""
    return [errand.text for errand in ManualDelivery.objects.filter(done=None, deleted=None).order_by("pk")]


def tell(body):
    """What the house does every minute."""
    for concern in waiting_for_word(body, NOW):
        actions.announce_date(concern, by=Visitor.house(body))


def test_it_becomes_a_document_consulted_under_an_item_of_its_own(laid, put, meeting):
    item = put(meeting)

    assert str(item) == "TOP 1: Anliegen A-1"
    paper = Paper.objects.get()
    assert (paper.name, paper.public_name, paper.paper_type, paper.audience) == (
        "Anliegen A-1", "Anliegen A-1", "concern", "office",
    )  # fmt: skip
    assert not Version.objects.exists()  # what it says is read with the concern alone
    assert [(told.agenda_item, told.paper) for told in Consultation.objects.all()] == [(item, paper)]
    assert (laid.state, laid.agenda_item, laid.paper) == (ConcernState.ON_AGENDA, item, paper)
    says = list(Entry.objects.order_by("-pk").values_list("says", flat=True)[:4])
    assert "hat ein Anliegen auf eine Tagesordnung gesetzt" in says


def test_two_on_one_thing_stand_under_one_item(laid, put, say, people, meeting, group):
    item = put(meeting)
    other = say(text="Auch dunkel")
    actions.assign(other, by=people["office"], topic=None, organizations=[group], shared_text="Auch dunkel")

    actions.put_on_agenda(other, by=people["office"], meeting=meeting, agenda_item=item)

    assert [str(told) for told in item.consultations.all()] == ["Anliegen A-1", "Anliegen A-2"]
    actions.take_off_agenda(laid, by=people["office"])
    assert [item.deleted for item in AgendaItem.objects.all()] == [None]  # the other is still talked about there
    actions.take_off_agenda(other, by=people["office"])
    assert laid.agenda_item is None and other.agenda_item is None


@pytest.mark.parametrize("case", ["held", "cancelled", "over", "others", "item"])
def test_only_a_sitting_of_its_groups_that_is_ahead_takes_it(put, laid, body, group, language, meeting, case):
    made = {
        "held": {"state": "held", "of": [group]},
        "cancelled": {"state": "cancelled", "of": [group]},
        "over": {"date": PartialDate(2016, 1, 1), "of": [group]},
        "others": {"of": [language]},
        "item": {"of": [group]},
    }
    item = f.AgendaItemFactory(body=body, meeting=meeting) if case == "item" else None
    entries = Entry.objects.count()

    with pytest.raises(ValidationError) as refused:
        put(f.MeetingFactory(body=body, **made[case]), agenda_item=item)

    assert list(refused.value.error_dict) == ["meeting"]
    assert (laid.state, Entry.objects.count()) == (ConcernState.WITH_GROUP, entries)
    assert not Paper.objects.exists()


def test_a_joint_sitting_of_one_of_its_groups_takes_it(put, body, group, language):
    joint = f.MeetingFactory(body=body, key="gemeinsam", of=[language, group])

    assert put(joint).meeting == joint


def test_whoever_said_it_hears_of_the_day_at_once_if_it_is_convened(put, laid, body, group):
    later = f.MeetingFactory(body=body, key="spaeter", date=PartialDate(2027, 5, 6), of=[group])

    put(later)

    [word] = [text for text in told() if "Tagesordnung" in text]
    assert "6. Mai 2027" in word and MARKER not in word and SHARED not in word
    assert (laid.told_for, laid.promised) == ("spaeter", None)
    assert receipt_of(laid, NOW).ahead.key == "spaeter"


def test_of_a_draft_they_hear_once_it_is_convened_and_not_before(put, laid, body, group, people, meeting):
    draft = f.MeetingFactory(body=body, key="entwurf", state="draft", date=PartialDate(2027, 5, 6), of=[group])
    put(draft)
    before = told()
    tell(body)
    assert told() == before  # not of the sitting before it, where it is not talked about

    meetings.convene(draft, by=people["office"])
    tell(body)
    tell(body)

    assert len(told()) == len(before) + 1 and "6. Mai 2027" in told()[-1]


def test_a_sitting_that_is_moved_or_called_off_tells_them(put, laid, people, meeting, body):
    put(meeting)
    words = {"start_time": meeting.start_time, "end_time": meeting.end_time, "reason": "Saal belegt"}
    meetings.move(meeting, by=people["office"], date=PartialDate(2027, 3, 4), **words)
    tell(body)
    assert "4. März 2027" in told()[-1] and "Saal belegt" in told()[-1]

    meetings.cancel(meeting, by=people["office"], reason="Krankheit")
    tell(body)
    tell(body)

    assert "fällt aus" in told()[-1] and "Krankheit" in told()[-1]
    laid.refresh_from_db()
    assert (laid.state, laid.told_as) == (ConcernState.ON_AGENDA, "") and laid.promised
    assert receipt_of(laid, NOW).ahead is None


def test_taken_off_they_hear_when_their_group_meets_next(put, laid, people, meeting, body, group):
    later = f.MeetingFactory(body=body, key="spaeter", date=PartialDate(2027, 5, 6), of=[group])
    put(later)

    actions.take_off_agenda(laid, by=people["office"])

    assert "nicht besprochen" in told()[-1] and "18. Februar 2027" in told()[-1]
    assert (laid.told_for, laid.state) == (meeting.key, ConcernState.WITH_GROUP)
    assert not Consultation.objects.filter(deleted=None).exists()
    assert put(later) and Paper.objects.count() == 1  # the same document again


@pytest.mark.parametrize("how", ["withdraw", "refer", "by link"])
def test_what_nobody_wants_talked_about_any_more_leaves_the_agenda(put, laid, people, meeting, how):
    put(meeting)

    if how == "refer":
        actions.refer(laid, by=people["office"], referred_to="defects", reason="Lampen repariert die Stadt.")
    else:
        link = Visitor(laid.body, Way.LINK, link=Link(STATUS, "concern", laid.key))
        actions.withdraw(laid, by=link if how == "by link" else people["office"])

    assert laid.agenda_item is None and laid.state in (ConcernState.WITHDRAWN, ConcernState.REFERRED)
    assert not AgendaItem.objects.filter(deleted=None).exists()
    assert not Consultation.objects.filter(deleted=None).exists()


def test_what_was_talked_about_stays_on_record_whatever_comes_after(put, laid, people, meeting):
    item = put(meeting)
    with guard.opened():
        Meeting.objects.update(state="held")
    laid.refresh_from_db()

    actions.withdraw(laid, by=people["office"])

    assert laid.agenda_item == item and item.consultations.get().deleted is None


def test_an_item_of_which_the_minutes_tell_stays(put, laid, people, meeting):
    item = put(meeting)
    meetings.agenda.correct(item, by=people["office"], text="Wurde vertagt.")

    actions.take_off_agenda(laid, by=people["office"])

    assert AgendaItem.objects.get().deleted is None


def test_the_office_cannot_withdraw_an_item_under_the_feet_of_a_concern(put, people, meeting):
    item = put(meeting)

    with pytest.raises(ValidationError) as refused:
        meetings.agenda.withdraw(item, by=people["office"])

    assert refused.value.code == "needed"


def test_nothing_of_it_leaves_the_house_by_any_door(put, laid, people, group, body, client):
    meeting = f.MeetingFactory(body=body, key="heute", date=PartialDate.of(NOW.date()), of=[group])
    item = put(meeting)
    meetings.agenda.correct(item, by=people["office"], text="Die Stadt prüft die Beleuchtung.")
    meetings.conclude(meeting, by=people["office"])
    decisions.minutes.record(meeting, by=people["office"], state=MinutesState.PUBLISHED, present=12)

    doors = [meeting.get_absolute_url(), "/", "/termine/", "/beschluesse/", "/dokumente/", "/sitemap.xml"]
    doors += ["/beschluesse/register.csv", "/termine/kalender.ics", "/neues.xml"]
    said = "".join(client.get(door).content.decode() for door in doors)
    told = dump(body).text

    assert "Anliegen A-1" in said and "Anliegen A-1" in told
    for marker in (MARKER, SHARED, laid.key):
        assert marker not in said + told
    pdf = client.get(f"{meeting.get_absolute_url()}protokoll.pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "Anliegen A-1" in text and MARKER not in text and SHARED not in text


def test_anonymised_its_document_tells_no_more_than_its_number(put, laid, people, meeting):
    put(meeting)
    actions.answer(laid, by=people["office"], text="Die Laternen kommen.")

    actions.anonymise(laid, by=Visitor.house(laid.body))

    concern = Concern.objects.get()
    assert (concern.text, concern.shared_text, concern.paper.name) == ("", "", "Anliegen A-1")
