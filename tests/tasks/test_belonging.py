"""Tasks out of an item or a decision, due on a day or at the next sitting: entered, refused, seen, filed."""

import pytest
from django.test import Client

from sozialraum.decisions.actions import minutes, resolutions
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from sozialraum.tasks.actions import tasks
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2012, 6, 18)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="2", name="Bänke", text="Beraten.")


@pytest.fixture
def decision(body, by, meeting, item):
    return resolutions.record(body, by=by, name="Drei Bänke", meeting=meeting, agenda_item=item, number="3", key="b")


@pytest.fixture
def record(by, meeting):
    return minutes.record(meeting, by=by, state=MinutesState.PUBLISHED, key="m")


def test_a_task_stands_with_the_item_and_the_decision_it_comes_from(body, by, meeting, item, decision, record, group):
    office = logged_in(Client(), body)
    said = {"what": "Bänke bestellen", "who": "Büro", "resolution": "b", "next_sitting": "on"}
    assert office.post("/protokolle/m/aufgaben/neu/", said).status_code == 302
    assert office.post("/protokolle/m/aufgaben/neu/", {"what": "Fragen", "agenda_item": "p"}).status_code == 302

    waits, asks = Task.objects.order_by("order")
    assert (waits.resolution, waits.next_sitting, asks.agenda_item) == (decision, True, item)
    own, page = (Client().get(one.get_absolute_url()).content.decode() for one in (decision, meeting))
    assert "<h3>Aufgaben daraus</h3>" in own
    assert "<li>Büro: Bänke bestellen (nächste Sitzung)</li>" in own
    assert "Fragen" not in own
    assert page.count("Aufgaben daraus") == 1
    assert "<li>Büro: Bänke bestellen (nächste Sitzung)</li><li>Fragen</li>" in page
    assert "Bänke bestellen (Beschluss 3)" in page
    paper = " ".join(as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content).split())
    assert "Bänke bestellen (Beschluss 3)" in paper
    assert "Fragen (TOP 2)" in paper

    f.MeetingFactory(body=body, name="Danach", state=State.SCHEDULED, date=PartialDate(2012, 9, 24), of=[group])
    assert tasks.correct(asks, by=by, done=True) is None  # a public act, so that pages are made anew
    assert "(nächste Sitzung, 24. September 2012)" in Client().get(decision.get_absolute_url()).content.decode()
    assert "<li>Fragen (erledigt)</li>" in Client().get(meeting.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("words", "code", "field"),
    [
        ({"agenda_item": "elsewhere"}, "item", "agenda_item"),
        ({"resolution": "elsewhere"}, "decision", "resolution"),
        ({"due": PartialDate(2013), "next_sitting": True}, "", ""),
    ],
)
def test_what_belongs_to_another_sitting_or_is_due_twice_is_refused(body, by, record, group, words, code, field):
    other = f.MeetingFactory(body=body, name="Andere", state=State.HELD, date=DAY, of=[group])
    point = f.AgendaItemFactory(body=body, meeting=other)
    things = {"agenda_item": point, "resolution": f.ResolutionFactory(body=body, meeting=other, date=None)}
    said = {name: things[name] if value == "elsewhere" else value for name, value in words.items()}

    with refused(code, field=field):
        tasks.record(record, by=by, what="X", **said)

    assert not Task.objects.exists()


def test_what_comes_from_a_non_public_item_is_for_those_who_met(body, by, meeting, decision, record, people):
    hidden = f.AgendaItemFactory(body=body, meeting=meeting, number="3", name="Personal", public=False)
    secret = resolutions.record(body, by=by, name="Geheim", meeting=meeting, agenda_item=hidden)
    for what, words in (("Offen", {}), ("Punkt", {"agenda_item": hidden}), ("Beschluss", {"resolution": secret})):
        tasks.record(record, by=by, what=what, **words)

    seen = {name: sorted(Task.objects.visible_to(people[name]).values_list("what", flat=True)) for name in people}

    assert seen["nobody"] == ["Offen"]
    assert seen["office"] == ["Beschluss", "Offen", "Punkt"]
    page = Client().get(meeting.get_absolute_url()).content.decode()
    assert "Offen" in page
    assert ">Punkt" not in page


def test_a_decision_with_a_task_is_needed(by, decision, record):
    one = tasks.record(record, by=by, what="X", resolution=decision)
    with refused("needed"):
        resolutions.withdraw(decision, by=by)
    tasks.withdraw(one, by=by)
    assert Task.objects.get().resolution is None
    resolutions.withdraw(decision, by=by)


def test_it_comes_and_goes_with_the_founding_file(tmp_path):
    said = "{what: A, item: erste-top-2, next_sitting: yes}, {what: B, decision: beschluss}"
    told = f"minutes: {{state: veröffentlicht, tasks: [{said}]}}"
    text = changed(SMALL, ("format: 1", "format: 2"), ("minutes: {state: veröffentlicht}", told))
    body = loaded(tmp_path, text).body
    text = dump(body).text

    first, second = Task.objects.filter(body=body).order_by("order")
    assert (first.agenda_item.key, first.next_sitting, second.resolution.key) == ("erste-top-2", True, "beschluss")
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], text)
