"""Who leads a sitting and who writes it: what is kept, what everybody reads, who may do what by it, who forgets it."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from sozialraum.acts.models import Detail, Entry
from sozialraum.agenda.actions import set_agenda
from sozialraum.attendance.actions import attendances, draft_minutes, state_attendance, state_head
from sozialraum.attendance.models import Attendance
from sozialraum.bodies.words import Classification
from sozialraum.decisions.actions import minutes as minutes_acts
from sozialraum.decisions.actions import publish_minutes
from sozialraum.decisions.models import Minutes
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.meetings import actions
from sozialraum.meetings.actions import state_conductors
from sozialraum.meetings.models import AgendaItem, Conductor, Meeting
from sozialraum.meetings.permissions import chairs, writes
from sozialraum.meetings.words import State
from sozialraum.people.models import Person
from sozialraum.people.words import ConsentPurpose
from sozialraum.privacy.actions import let_go
from sozialraum.tasks.actions import tasks
from tests import factories as f
from tests.people.conftest import come_in
from tests.refusals import refused

pytestmark = pytest.mark.django_db

CHAIR = {"role": "chair", "label": "Sprecherin der AG Wohnen"}


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def today():
    return PartialDate.of(timezone.localdate())


@pytest.fixture
def meeting(body, group, today):
    found = f.MeetingFactory(body=body, key="s", state=State.DRAFT, date=today, of=[group])
    f.AgendaItemFactory(body=body, meeting=found, number="", order=1, name="Anfang")
    f.AgendaItemFactory(body=body, meeting=found, number="5", order=2, name="Wahl")
    return found


def somebody(body):
    """Somebody with a login who belongs to no group."""
    person = f.PersonFactory(body=body, name="Ida Beispiel")
    return Visitor(body, Way.LOGIN, person_id=person.pk, label=person.name)


@pytest.fixture
def ida(body):
    return somebody(body)


def naming(visitor, role="chair", **more):
    return {"role": role, "label": "Beratungsstelle", "person": Person.objects.get(pk=visitor.person_id)} | more


def name(meeting, by, visitor, role="chair"):
    state_conductors(meeting, by=by, conductors=[naming(visitor, role)])


def anew(meeting):
    return Meeting.objects.get(pk=meeting.pk)


def read():
    return " ".join(Client().get("/sitzungen/s/").content.decode().split())


def test_a_change_in_the_course_is_read_by_function_and_no_name(body, meeting, by, ida):
    office = f.OrganizationFactory(body=body, name="Stadtteilbüro", classification=Classification.OFFICE)
    instead = naming(ida, stands_in_for="der Sprecherin", from_item=AgendaItem.objects.get(number="5"))
    minutes = {"role": "minutes", "institution": office, "name": "Paul Beispiel"}
    state_conductors(meeting, by=by, conductors=[CHAIR | {"name": "Nora Beispiel"}, instead, minutes])
    actions.convene(meeting, by=by)

    seen = read()
    told = "Sprecherin der AG Wohnen; ab TOP 5 in Vertretung der Sprecherin: Beratungsstelle"
    assert f"<dt>Leitung</dt> <dd>{told}</dd>" in seen and "<dt>Protokoll</dt> <dd>Stadtteilbüro</dd>" in seen
    assert not [one for one in ("Nora", "Paul", "Ida") if one in seen]
    assert Conductor.objects.get(person=ida.person_id).is_substitute
    assert "hat eingetragen, wer die Sitzung leitet und das Protokoll schreibt" in [
        one.says for one in Entry.objects.all()
    ]
    assert not [one for one in Detail.objects.all() if "Nora" in str(one.changes) or "Ida" in str(one.changes)]


def test_the_same_again_changes_nothing_and_who_is_left_out_goes(meeting, by, ida):
    state_conductors(meeting, by=by, conductors=[CHAIR, naming(ida, "minutes")])
    kept = {one.role: (one.key, one.revision) for one in Conductor.objects.all()}
    state_conductors(anew(meeting), by=by, conductors=[CHAIR, naming(ida, "minutes")])
    assert {one.role: (one.key, one.revision) for one in Conductor.objects.all()} == kept

    state_conductors(anew(meeting), by=by, conductors=[naming(ida, "minutes")])

    left = Conductor.objects.get(deleted=None)
    assert (left.key, left.order) == (kept["minutes"][0], 1)
    assert (kept["chair"][0], kept["minutes"][0]) == ("s-leitung-1", "s-leitung-2")


def test_who_agreed_is_named_and_an_institution_that_is_not_listed_is_not(body, meeting, by, ida):
    person = Person.objects.get(pk=ida.person_id)
    f.ConsentFactory(body=body, person=person, purpose=ConsentPurpose.NAMED, given_date=PartialDate(2018, 1, 1))
    hidden = f.OrganizationFactory(body=body, name="Heim Stille", classification=Classification.INSTITUTION)
    state_conductors(meeting, by=by, conductors=[naming(ida), {"role": "moderation", "institution": hidden}])
    actions.convene(meeting, by=by)

    seen = read()
    assert "<dd>Ida Beispiel, Beratungsstelle</dd>" in seen
    assert "<dt>Moderation</dt> <dd>wird nicht genannt</dd>" in seen and "Heim Stille" not in seen


def test_point_person_and_institution_are_those_of_the_sitting_and_the_network(body, other_body, meeting, by):
    other = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body))
    for strange, code in (
        ({"from_item": other}, "meeting"),
        ({"person": f.PersonFactory(body=other_body)}, "stranger"),
        ({"institution": f.OrganizationFactory(body=other_body)}, "stranger"),
    ):
        with refused(code):
            state_conductors(meeting, by=by, conductors=[CHAIR | strange])
    assert not Conductor.objects.exists()


def test_the_chair_of_this_sitting_convenes_opens_and_concludes_it_and_no_other(body, group, meeting, by, ida, today):
    with pytest.raises(PermissionDenied):
        actions.convene(meeting, by=ida)
    assert not Meeting.objects.visible_to(ida).filter(pk=meeting.pk)
    name(meeting, by, ida)

    meeting = Meeting.objects.visible_to(ida).get(pk=meeting.pk)
    actions.convene(meeting, by=ida)
    actions.open(meeting, by=ida)
    actions.conclude(meeting, by=ida)
    assert anew(meeting).state == State.HELD

    other = f.MeetingFactory(body=body, date=today, of=[group])
    draft = f.MeetingFactory(body=body, date=today, of=[group], state=State.DRAFT)
    for act in (actions.cancel, actions.open, actions.conclude):
        with pytest.raises(PermissionDenied):
            act(other, by=ida, **({"reason": "Regen"} if act is actions.cancel else {}))
    assert not Meeting.objects.visible_to(ida).filter(pk=draft.pk)


def test_the_chair_does_no_more_than_a_speaker(body, meeting, by, ida):
    name(meeting, by, ida)
    minutes = f.MinutesFactory(body=body, meeting=f.MeetingFactory(body=body, state=State.HELD))
    subjects = {"state_conductors": meeting, "set_agenda": meeting, "publish": minutes}
    acts = {"state_conductors": state_conductors, "set_agenda": set_agenda}
    for word, subject in subjects.items():
        with pytest.raises(PermissionDenied):
            acts.get(word, publish_minutes)(subject, by=ida)
    for act in (actions.meetings.correct, actions.meetings.withdraw, actions.agenda.record):
        with pytest.raises(PermissionDenied):
            act(meeting, by=ida)


def test_who_is_left_out_again_may_nothing_any_more_nor_who_moderates(meeting, by, ida):
    name(meeting, by, ida)
    assert chairs.holds(ida, anew(meeting))

    state_conductors(anew(meeting), by=by, conductors=[CHAIR, naming(ida, "moderation")])

    assert not chairs.holds(ida, anew(meeting)) and not writes.holds(ida, anew(meeting))
    assert not Meeting.objects.visible_to(ida).filter(pk=meeting.pk)
    with pytest.raises(PermissionDenied):
        actions.convene(anew(meeting), by=ida)


def test_a_right_that_was_taken_away_meanwhile_is_not_remembered(meeting, by, ida):
    name(meeting, by, ida)
    seen = anew(meeting)
    assert chairs.holds(ida, seen)
    state_conductors(anew(meeting), by=by, conductors=[])

    with pytest.raises(PermissionDenied):
        actions.convene(seen, by=ida)


def test_somebody_of_another_network_never_leads_here(other_body, meeting):
    stranger = somebody(other_body)
    f.ConductorFactory(body=meeting.body, meeting=meeting, person_id=stranger.person_id)

    assert not chairs.holds(stranger, anew(meeting)) and not writes.holds(stranger, anew(meeting))
    assert not Meeting.objects.visible_to(stranger).exists()


def test_the_minute_taker_writes_until_the_record_is_published(body, meeting, by, ida):
    name(meeting, by, ida, "minutes")
    meeting = anew(meeting)
    point = actions.agenda.record(meeting, by=ida, name="Verschiedenes")
    actions.agenda.correct(point, by=ida, text="Es wurde gesprochen.")
    with pytest.raises(PermissionDenied):
        actions.convene(meeting, by=ida)
    actions.convene(meeting, by=by)
    actions.conclude(meeting, by=by)

    meeting = anew(meeting)
    minutes = draft_minutes(meeting, by=ida, head={"number": "Nr. 1"})
    state_head(minutes, by=ida, head={"edition": "2. Fassung"})
    tasks.record(minutes, by=ida, what="Einladen")
    state_attendance(minutes, by=ida, heads=[{"category": "guest", "label": "Polizei", "name": "Nora Beispiel"}])
    assert [one.name for one in Attendance.objects.visible_to(ida)] == ["Nora Beispiel"]
    for act in (minutes_acts.correct, minutes_acts.withdraw, publish_minutes):
        with pytest.raises(PermissionDenied):
            act(minutes, by=ida)

    publish_minutes(Minutes.objects.get(), by=by)
    minutes = Minutes.objects.get()
    with pytest.raises(PermissionDenied):
        state_head(minutes, by=ida, head={"number": "Nr. 2"})
    with pytest.raises(PermissionDenied):
        attendances.withdraw(Attendance.objects.get(), by=ida)
    with pytest.raises(PermissionDenied):
        actions.agenda.correct(AgendaItem.objects.get(pk=point.pk), by=ida, text="Anders.")
    assert not Attendance.objects.visible_to(ida).exists()


def test_the_minute_taker_writes_no_other_sitting(body, group, meeting, by, ida, today):
    name(meeting, by, ida, "minutes")
    other = f.MeetingFactory(body=body, date=today, of=[group], state=State.HELD, record_published=None)
    minutes = f.MinutesFactory(body=body, meeting=other)
    point = f.AgendaItemFactory(body=body, meeting=other)

    for act, subject in (
        (actions.agenda.record, other), (actions.agenda.correct, point), (set_agenda, other), (draft_minutes, other),
        (state_head, minutes), (state_attendance, minutes), (tasks.record, minutes),
    ):  # fmt: skip
        with pytest.raises(PermissionDenied):
            act(subject, by=ida)
    assert not Minutes.objects.visible_to(ida).exists()


def test_a_point_from_which_somebody_leads_is_not_withdrawn(meeting, by):
    fifth = AgendaItem.objects.get(number="5")
    state_conductors(meeting, by=by, conductors=[CHAIR | {"from_item": fifth}])

    with refused("needed"):
        actions.agenda.withdraw(fifth, by=by)


def test_the_hour_of_forgetting_takes_names_and_rights_and_leaves_the_function(body, meeting, by, ida):
    state_conductors(meeting, by=by, conductors=[naming(ida), CHAIR | {"name": "Nora Beispiel"}])
    last = meeting.date.exact + dt.timedelta(days=5 * 366 + 40)

    let_go(body, by=Visitor.house(body), kind="conductors", today=last - dt.timedelta(days=90))
    assert Conductor.objects.named().count() == 2
    let_go(body, by=Visitor.house(body), kind="conductors", today=last)

    assert not Conductor.objects.named().exists()
    assert [one.label for one in Conductor.objects.all()] == ["Beratungsstelle", "Sprecherin der AG Wohnen"]
    assert not chairs.holds(ida, anew(meeting))


def test_the_office_states_it_on_one_page(office, meeting, ida):
    seen = office.get("/sitzungen/s/leitung/").content.decode()
    assert "TOP 5: Wahl" in seen and 'value="chair" selected' in seen and 'value="minutes" selected' in seen
    person, fifth = Person.objects.get(pk=ida.person_id), AgendaItem.objects.get(number="5")
    typed = {"role_0": "chair", "label_0": "Sprecherin", "role_1": "minutes", "role_2": "chair", "label_2": "Büro"}
    typed |= {"person_2": person.key, "stands_in_for_2": "der Sprecherin", "from_item_2": fifth.key}
    answer = office.post("/sitzungen/s/leitung/", typed | {"revision": meeting.revision})

    assert answer.url == "/sitzungen/s/"
    first, second = Conductor.objects.all()
    assert (first.role, first.label, second.person, second.from_item) == ("chair", "Sprecherin", person, fifth)
    again = office.get("/sitzungen/s/leitung/").content.decode()
    assert "Gespeichert." in again and 'value="der Sprecherin"' in again and f'value="{person.key}" selected' in again


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name_2": "Nora Beispiel"}, "Bitte wählen Sie, was."),
        ({"role_0": "chair", "name_0": "Nora Beispiel"}, "Was steht öffentlich da?"),
        ({"role_0": "chair", "label_0": "Büro", "person_0": "ida", "name_0": "Nora"}, "Eine Person oder ein Name"),
    ],
)
def test_the_page_says_what_is_missing(office, body, meeting, typed, says):
    f.PersonFactory(body=body, key="ida")
    answer = office.post("/sitzungen/s/leitung/", typed | {"revision": meeting.revision})

    assert says in answer.content.decode() and not Conductor.objects.exists()


def test_who_writes_finds_the_way_on_the_page_and_writes_a_point_and_the_minutes(body, meeting, by, ida):
    name(meeting, by, ida, "minutes")
    actions.convene(anew(meeting), by=by)
    actions.conclude(anew(meeting), by=by)
    browser = come_in(Person.objects.get(pk=ida.person_id))

    seen = browser.get("/sitzungen/s/").content.decode()
    assert "Sie schreiben das Protokoll dieser Sitzung." in seen and "Sitzung zurückziehen" not in seen
    assert "/sitzungen/s/protokoll/beginnen/" in seen and "/sitzungen/s/leitung/" not in seen
    browser.post("/sitzungen/s/protokoll/beginnen/", {"number": "Nr. 3", "revision": anew(meeting).revision})
    minutes = Minutes.objects.get()
    assert (minutes.number, minutes.state, anew(meeting).record_published) == ("Nr. 3", "draft", None)
    for way in ("kopf", "anwesende", "aufgaben/neu"):
        assert f"/protokolle/{minutes.key}/{way}/" in browser.get("/sitzungen/s/").content.decode()
        assert browser.get(f"/protokolle/{minutes.key}/{way}/").status_code == 200
    assert browser.get("/sitzungen/s/tagesordnung/").status_code == 200
    assert browser.get(f"/protokolle/{minutes.key}/veroeffentlichen/").status_code == 403
    assert browser.get("/sitzungen/s/leitung/").status_code == 403
    assert "Sie schreiben" not in read()
