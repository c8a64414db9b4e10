"""A sitting goes on on another day: a second meeting with what was unfinished; each leads to the other; one record."""

import datetime as dt
import io
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from sozialraum.acts.models import Entry
from sozialraum.agenda.actions import OtherDay, adjourn
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions
from sozialraum.meetings.actions import agenda, meetings, state_conductors
from sozialraum.meetings.models import AgendaItem, Consultation, Meeting
from sozialraum.meetings.words import State
from sozialraum.people.models import Person
from sozialraum.sittings.queries.dates import event_file
from tests import factories as f
from tests.meetings.test_conductors import somebody
from tests.people.conftest import come_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def days(count):
    return PartialDate.of(timezone.localdate() + dt.timedelta(days=count))


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    """Under way today: one point is dealt with, the second put off, the third begun below it."""
    found = f.MeetingFactory(body=body, key="s", state=State.RUNNING, date=days(0), of=[group], openness="open")
    f.AgendaItemFactory(body=body, meeting=found, key="s-top-1", order=1, name="Anfang", text="Begrüßung.")
    second = f.AgendaItemFactory(
        body=body, meeting=found, key="s-top-2", order=2, number="4a", name="Spielplatz", kind="decision",
        course="postponed", reason="Zu spät.", minutes_planned=20,
    )  # fmt: skip
    f.AgendaItemFactory(body=body, meeting=found, key="s-top-3", order=3, name="Zaun", parent=second)
    paper = f.PaperFactory(body=body, name="Plan vom Spielplatz")
    f.ConsultationFactory(body=body, agenda_item=second, paper=paper)
    return found


def items(*keys):
    return list(AgendaItem.objects.filter(key__in=keys))


def go_on(meeting, by, count=7, **more):
    return adjourn(meeting, by=by, day=OtherDay(days(count), dt.time(17)), **more)


def read(key, client=None):
    return " ".join((client or Client()).get(f"/sitzungen/{key}/").content.decode().split())


def test_what_is_unfinished_comes_along_with_number_and_papers(body, group, meeting, by):
    part = go_on(meeting, by, items=items("s-top-2", "s-top-3"))

    assert (part.state, part.continues, part.groups, part.openness) == (State.DRAFT, meeting, [group], "open")
    told = [(one.number, one.name, one.kind, one.course, one.text) for one in part.agenda.all()]
    assert told == [("4a", "Spielplatz", "decision", "", ""), ("4a.1", "Zaun", "", "", "")]
    first, below = part.agenda.all()
    assert (below.parent, first.minutes_planned) == (first, 20)
    assert [one.paper.name for one in Consultation.objects.filter(agenda_item=first)] == ["Plan vom Spielplatz"]
    assert Entry.objects.latest("number").says == "hat die Sitzung an einem anderen Tag fortgesetzt"
    assert AgendaItem.objects.get(key="s-top-2").course == "postponed"


def test_each_part_leads_to_the_other_once_it_is_public(body, meeting, by):
    part = go_on(meeting, by)
    assert "ortsetz" not in read("s")
    actions.convene(part, by=by)
    actions.conclude(meeting, by=by)

    first, second = read("s"), read(part.key)
    assert "<dt>Wird fortgesetzt</dt>" in first and f'href="/sitzungen/{part.key}/"' in first
    assert '<dt>Fortsetzung von</dt> <dd><a href="/sitzungen/s/">' in second
    assert f'"description":"Fortsetzung der Sitzung vom {days(0).in_words(weekday=False)}."' in second
    calendar = event_file(body, part.key).decode().replace("\r\n ", "")
    assert "SUMMARY:Fortsetzung: Sitzung" in calendar and "Fortsetzung der Sitzung vom" in calendar
    actions.cancel(part, by=by, reason="Sturm")
    assert "<dt>Fortsetzung, abgesagt</dt>" in read("s")


def test_the_minutes_on_paper_say_it_in_both(body, meeting, by):
    with f.guard.opened():
        Meeting.objects.filter(key="s").update(date=days(-7), state=State.HELD, record_published=timezone.now())
    meeting.refresh_from_db()
    part = go_on(meeting, by, count=-1, items=items("s-top-2"), state=State.HELD)
    agenda.correct(part.agenda.get(), by=by, text="Beraten.")
    for one in (meeting, part):
        f.MinutesFactory(body=body, meeting=one, state="published")

    told = {}
    for one in (meeting, part):
        answer = Client().get(f"/sitzungen/{one.key}/protokoll.pdf")
        pages = PdfReader(io.BytesIO(b"".join(answer) if answer.streaming else answer.content)).pages
        told[one.key] = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert f"Fortgesetzt: {days(-1).in_words(weekday=False)}." in told["s"]
    assert f"Fortsetzung der Sitzung vom {days(-7).in_words(weekday=False)}." in told[part.key]


def test_what_cannot_go_on_is_refused(body, other_body, meeting, by):
    for count in (0, -3):
        with refused("before"):
            go_on(meeting, by, count=count)
    with refused("meeting"):
        go_on(meeting, by, items=[f.AgendaItemFactory(body=body)])
    with refused("state"):
        go_on(f.MeetingFactory(body=body), by)
    with refused("future"):
        go_on(meeting, by, state=State.HELD)
    part = go_on(meeting, by)
    with refused("constraint"):
        go_on(meeting, by, count=9)
    loose = f.MeetingFactory(body=body, state=State.DRAFT, date=None)
    after = f.MeetingFactory(body=body, state=State.DRAFT, date=None, continues=loose)
    with refused("circle"):
        meetings.correct(loose, by=by, continues=after)
    with pytest.raises(PermissionDenied):
        meetings.correct(meeting, by=by, continues=f.MeetingFactory(body=other_body))
    with refused("before"):
        meetings.correct(part, by=by, date=days(-1))
    with refused("needed"):
        meetings.withdraw(meeting, by=by)
    assert Meeting.objects.filter(continues=meeting).count() == 1


def test_a_convened_part_is_not_moved_before_the_first(meeting, by):
    part = go_on(meeting, by, state=State.SCHEDULED)
    assert part.state == State.SCHEDULED

    with refused("before"):
        actions.move(part, by=by, date=days(0), start_time=None, end_time=None, reason="Eile")


def test_of_old_a_part_that_was_held_is_as_public_as_the_first(body, group, by):
    old = PartialDate(2012, 5, 3)
    first = f.MeetingFactory(body=body, state=State.HELD, date=old, of=[group])
    part = adjourn(first, by=by, day=OtherDay(PartialDate(2012, 5, 10)), state=State.HELD)
    assert (part.state, part.has_public_record) == (State.HELD, True)

    silent = f.MeetingFactory(body=body, state=State.HELD, date=old, record_published=None, of=[group])
    part = adjourn(silent, by=by, day=OtherDay(PartialDate(2013, 5, 10)), state=State.HELD)
    assert (part.state, part.record_published) == (State.HELD, None)


def test_who_leads_the_sitting_goes_on_with_it_but_convenes_no_other(body, people, meeting, by):
    ida = somebody(body)
    with pytest.raises(PermissionDenied):
        go_on(meeting, ida)
    with pytest.raises(PermissionDenied):
        go_on(meeting, people["member"])
    leads = {"role": "chair", "label": "Büro", "person": Person.objects.get(pk=ida.person_id)}
    state_conductors(meeting, by=by, conductors=[leads])
    with pytest.raises(PermissionDenied):
        go_on(Meeting.objects.get(key="s"), ida, state=State.SCHEDULED)

    browser = come_in(Person.objects.get(pk=ida.person_id))
    assert "Ja, gleich." not in browser.get("/sitzungen/s/fortsetzen/").content.decode()
    typed = {"date": days(7).exact.isoformat(), "state": "draft", "revision": Meeting.objects.get(key="s").revision}
    assert browser.post("/sitzungen/s/fortsetzen/", typed).url == "/sitzungen/s/"
    assert Meeting.objects.get(continues__key="s").state == State.DRAFT


def test_the_office_goes_on_on_one_page(office, meeting):
    f.MeetingFactory(body=meeting.body, key="kommt", date=days(3), of=meeting.groups)
    assert "/sitzungen/s/fortsetzen/" in read("s", office) and "/fortsetzen/" not in read("kommt", office)
    page = office.get("/sitzungen/s/fortsetzen/").content.decode()
    chosen = set(re.findall(r'name="items" value="([^"]+)"[^>]* checked', page))
    assert chosen == {"s-top-2", "s-top-3"} and 'value="s-top-1"' in page
    typed = {"date": days(7).exact.isoformat(), "start_time": "17", "state": "scheduled", "items": ["s-top-2"]}
    answer = office.post("/sitzungen/s/fortsetzen/", typed | {"revision": meeting.revision})

    part = Meeting.objects.get(continues=meeting)
    assert answer.url == f"/sitzungen/{part.key}/" and (part.state, part.start_time) == (State.SCHEDULED, dt.time(17))
    assert [one.name for one in part.agenda.all()] == ["Spielplatz"]
    seen = read("s", office)
    assert "Die Fortsetzung ist eingetragen." in seen and "/sitzungen/s/fortsetzen/" not in seen
