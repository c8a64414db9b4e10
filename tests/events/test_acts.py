"""Each act on an event: what it does, what the journal says of it, whom it tells, and when it refuses."""

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from sozialraum.accounts.models import PersonalLink, digest_of
from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.bodies.actions import CONFIRM
from sozialraum.events import actions
from sozialraum.events.models import Event
from sozialraum.events.words import EventState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.post.models import Letter
from sozialraum.post.sending import Impossible
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db

DAY = PartialDate(2027, 2, 20)
BROUGHT = {"name": "Tag der offenen Tür", "date": DAY, "start_time": dt.time(10)}
MOVED = {
    "date": PartialDate(2027, 3, 6), "end_date": None, "start_time": dt.time(11), "end_time": None, "all_day": False,
    "reason": "Der Hof ist gesperrt.",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2027-02-01T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def kita(body):
    words = {"classification": "institution", "email": "kita@example.org", "listed": True}
    return f.OrganizationFactory(body=body, key="kita", name="Kita Beispiel", **words)


@pytest.fixture
def link(body, kita):
    return Visitor(body, way=Way.LINK, link=Link(CONFIRM, "organization", kita.key))


def says():
    return Entry.objects.latest("number").says


def test_what_the_office_enters_is_public_at_once_and_has_a_readable_key(body, by):
    event = actions.events.record(body, by=by, **BROUGHT)

    assert (event.key, event.state, event.proposed) == ("2027-02-20-tag-der-offenen-tuer", EventState.PUBLISHED, None)
    assert says() == "hat eine Veranstaltung eingetragen"
    assert event in Event.objects.visible_to(Visitor(body))


def test_what_nobody_said_is_unknown_and_never_a_no(body, by):
    event = actions.events.record(body, by=by, **BROUGHT)

    assert (event.free, event.step_free, event.child_care, event.interpreter) == (None, None, None, None)


def test_a_known_day_is_moved_and_not_corrected(body, by):
    event = actions.events.record(body, by=by, **BROUGHT)

    with refused("moved"):
        actions.events.correct(event, by=by, date=PartialDate(2027, 3, 6))
    actions.events.correct(event, by=by, note="Mit Waffeln", date=DAY)

    event.refresh_from_db()
    assert (event.date, event.note) == (DAY, "Mit Waffeln")


def test_an_institution_sends_one_in_by_its_link_and_nobody_else_reads_it(body, kita, link, by):
    event = actions.propose(kita, by=link, event=BROUGHT)

    assert (event.state, event.organization) == (EventState.PROPOSED, kita)
    assert says() == "hat eine Veranstaltung eingereicht"
    assert [event in Event.objects.visible_to(one) for one in (Visitor(body), link, by)] == [False, True, True]


def test_only_the_institution_whose_link_it_is_sends_in(body, group, kita, link, by, people):
    other = f.OrganizationFactory(body=body, classification="institution", name="Andere")

    for visitor, institution in ((by, kita), (people["nobody"], kita), (link, other)):
        with pytest.raises(PermissionDenied):
            actions.propose(institution, by=visitor, event=BROUGHT)
    assert not Event.objects.exists()


def test_a_link_sends_in_so_many_a_day_and_no_more(kita, link):
    for _ in range(actions.A_DAY):
        actions.propose(kita, by=link, event=BROUGHT)

    with refused("quota"):
        actions.propose(kita, by=link, event=BROUGHT)
    with time_machine.travel("2027-02-02T11:00:00+01:00", tick=False):
        actions.propose(kita, by=link, event=BROUGHT)
    assert Event.objects.count() == actions.A_DAY + 1


def test_so_many_may_wait_and_no_more(body, kita, link):
    before = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    for _ in range(actions.WAITING):
        f.EventFactory(body=body, organization=kita, state=EventState.PROPOSED, proposed=before)

    with refused("quota"):
        actions.propose(kita, by=link, event=BROUGHT)


def test_a_day_that_is_over_is_not_sent_in(kita, link):
    with refused("past"):
        actions.propose(kita, by=link, event=BROUGHT | {"date": PartialDate(2027, 1, 31)})


def test_looked_at_it_is_public_and_the_institution_is_told(body, kita, link, by):
    event = actions.propose(kita, by=link, event=BROUGHT)

    sent = actions.publish(event, by=by)

    assert says() == "hat eine Veranstaltung angesehen und veröffentlicht"
    assert event in Event.objects.visible_to(Visitor(body))
    letter = Letter.objects.get()
    assert sent.letter == letter
    assert (letter.to, "Tag der offenen Tür" in letter.text) == ("kita@example.org", True)
    assert f"/veranstaltungen/{event.key}/" in letter.text


def test_turned_down_it_stays_hidden_and_the_institution_reads_why(body, kita, link, by):
    event = actions.propose(kita, by=link, event=BROUGHT)

    actions.turn_down(event, by=by, reason="Das ist Werbung.")

    assert says() == "hat eine Veranstaltung zurückgewiesen"
    assert event.state == EventState.TURNED_DOWN
    assert event not in Event.objects.visible_to(Visitor(body))
    assert "Das ist Werbung." in Letter.objects.get().text


def test_where_no_way_exists_the_office_is_told_so(body, by):
    silent = f.OrganizationFactory(body=body, classification="institution", name="Ohne Adresse")
    event = f.EventFactory(
        body=body, organization=silent, state=EventState.PROPOSED, proposed=dt.datetime(2027, 1, 31, tzinfo=dt.UTC)
    )

    assert isinstance(actions.publish(event, by=by), Impossible)
    assert list(Letter.objects.values_list("kind", "state")) == [("none", "held")]  # the office reads it there


def test_what_the_office_entered_itself_tells_nobody(body, kita, by):
    event = f.EventFactory(body=body, organization=kita, state=EventState.TURNED_DOWN)

    assert actions.publish(event, by=by) is None


def test_moved_the_former_day_is_kept(body, by):
    event = f.EventFactory(body=body, date=DAY)

    actions.move(event, by=by, **MOVED)

    event.refresh_from_db()
    assert (event.former_date, event.date, event.sequence) == (DAY, MOVED["date"], 1)
    assert event.reason == "Der Hof ist gesperrt."
    assert says() == "hat eine Veranstaltung verlegt"


def test_moved_twice_the_first_day_is_kept_and_moved_back_none(body, by):
    event = f.EventFactory(body=body, date=DAY)

    actions.move(event, by=by, **MOVED)
    actions.move(event, by=by, **MOVED | {"date": PartialDate(2027, 3, 9)})
    assert event.former_date == DAY

    actions.move(event, by=by, **MOVED | {"date": DAY})
    assert (event.former_date, event.sequence) == (None, 3)


def test_it_is_not_moved_to_where_it_is(body, by):
    event = f.EventFactory(body=body, date=MOVED["date"], start_time=MOVED["start_time"])

    with refused("same"):
        actions.move(event, by=by, **MOVED)


def test_called_off_it_stays_visible_and_comes_back(body, by):
    event = f.EventFactory(body=body)

    actions.cancel(event, by=by, reason="Sturm")
    assert says() == "hat eine Veranstaltung abgesagt"
    assert (event.state, event.reason) == (EventState.CANCELLED, "Sturm")
    assert event in Event.objects.visible_to(Visitor(body))

    actions.reinstate(event, by=by)
    assert says() == "hat die Absage einer Veranstaltung zurückgenommen"
    assert (event.state, event.reason, event.sequence) == (EventState.PUBLISHED, "", 2)


@pytest.mark.parametrize(
    ("act", "state"),
    [
        ("publish", EventState.PUBLISHED), ("turn_down", EventState.PUBLISHED), ("move", EventState.PROPOSED),
        ("cancel", EventState.CANCELLED), ("reinstate", EventState.PUBLISHED),
    ],
)  # fmt: skip
def test_what_the_state_does_not_allow_is_refused(body, by, act, state):
    words = {"turn_down": {"reason": "x"}, "cancel": {"reason": "x"}, "move": MOVED}.get(act, {})

    with refused("state"):
        getattr(actions, act)(f.EventFactory(body=body, state=state), by=by, **words)


@pytest.mark.parametrize(
    "wrong",
    [
        {"end_date": PartialDate(2027, 2, 19)},
        {"end_time": dt.time(9)},
        {"all_day": True},
        {"free": True, "price": "5 Euro"},
        {"date": None},
    ],
)
def test_what_does_not_fit_together_is_refused(body, by, wrong):
    with refused("constraint"):
        actions.events.record(body, by=by, **BROUGHT | wrong)


def test_the_page_for_an_institution_opens_by_its_link_alone(client, body, kita):
    token = "x" * 43
    with guard.opened():
        PersonalLink.objects.create(
            body=body, digest=digest_of(token), purpose=CONFIRM, subject="organization", subject_key=kita.key,
            expires=dt.datetime(2027, 3, 1, tzinfo=dt.UTC),
        )  # fmt: skip
    path = f"/einrichtungen/{kita.key}/veranstaltung/"

    assert client.get(path).status_code in (302, 403, 404)
    assert client.get(f"/l/{token}{path}").status_code == 200
    sent = client.post(f"/l/{token}/fr{path}", {"name": "Fest", "date": "2027-02-20", "interpreted": "Arabisch"})

    event = Event.objects.get()
    assert sent.status_code == 302 and event.key in sent["Location"]
    assert (event.name, event.interpreter, event.free) == ("Fest", True, None)
    assert client.get(f"/veranstaltungen/{event.key}/").status_code == 404
    waiting = client.get(sent["Location"]).content.decode()
    assert "Pas encore public." in waiting
