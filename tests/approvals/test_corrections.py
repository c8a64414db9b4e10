"""Minutes approved with corrections: old and new words with their place, in minutes, at the sitting, in the file."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sozialraum.acts.guard import opened
from sozialraum.acts.models import Entry
from sozialraum.approvals.actions import state_corrections
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Approval, Correction, Minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
OLD, NEW = "rund 2.300 Euro", "rund 3.200 Euro"


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    one = f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=PartialDate(2020, 3, 2), of=[group])
    f.AgendaItemFactory(body=body, meeting=one, key="s-top-1", number="1", name="Bänke", text="Kosten rund 2.300 Euro.")
    f.AgendaItemFactory(body=body, meeting=one, key="s-top-2", number="2", name="Geheim", public=False)
    f.MeetingFactory(body=body, key="t", name="Zweite", state=State.HELD, date=PartialDate(2020, 4, 2), of=[group])
    return one


@pytest.fixture
def minutes(by, meeting):
    later = type(meeting).objects.get(key="t")
    decisions.minutes.record(later, by=by, state=MinutesState.PUBLISHED, present=9)
    return decisions.minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


@pytest.fixture
def approved(minutes, by, group, meeting):
    later = type(meeting).objects.get(key="t")
    decisions.approve_minutes(minutes, by=by, organization=group, in_meeting=later, way="resolution")
    return minutes


def row(meeting, number=1, **said):
    return TypedCorrection(meeting.agenda.get(number=number), **({"old": OLD, "new": NEW} | said))


def read(path):
    return Client().get(path).content.decode()


def test_without_objections_is_one_press_on_the_page_of_the_sitting(office, minutes, group):
    page = office.get("/sitzungen/s/").content.decode()
    assert "Ohne Einwände genehmigt" in page
    told = {"organization": group.key, "in_meeting": "t", "way": "silence", "date": "", "corrections": ""}
    assert all(f'name="{name}"' in page for name in ("organization", "in_meeting", "way"))
    office.post(f"/protokolle/{minutes.key}/genehmigen/", told)

    [one] = Approval.objects.all()
    assert (one.organization, one.way, one.in_meeting.key, str(one.date)) == (group, "silence", "t", "2020-04-02")
    assert "Ohne Einwände genehmigt" not in office.get("/sitzungen/s/").content.decode()


def test_old_and_new_words_stand_in_both_minutes(office, approved, group):
    typed = {"organization": group.key, "item_1": "s-top-1", "old_1": OLD, "new_1": NEW, "remark_1": "Rechenfehler"}
    typed |= {"place_2": "Teilnahmeliste", "new_2": "Kita Beispielweg"}
    answer = office.post(f"/protokolle/{approved.key}/berichtigungen/", typed)

    assert answer.status_code == 302 and Correction.objects.count() == 2
    page, there = read("/sitzungen/s/"), read("/sitzungen/t/")
    paper = " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())
    assert f"alt: <del>{OLD}</del> neu: <ins>{NEW}</ins> (Rechenfehler)" in page
    assert f"alt: »{OLD}«; neu: »{NEW}« (Rechenfehler)" in paper and "Teilnahmeliste" in paper
    assert "2. Fassung vom 2. April 2020, mit 2 Berichtigungen." in page
    assert 'href="/sitzungen/s/#top-1"' in page
    assert 'href="/sitzungen/t/"' in page
    assert "Hier berichtigt:" in there and 'href="/sitzungen/s/#top-1"' in there and f"<ins>{NEW}</ins>" in there
    assert NEW in as_seen(Client().get("/sitzungen/t/protokoll.pdf").content)
    assert "hat Berichtigungen des Protokolls eingetragen" in [one.says for one in Entry.objects.all()]


def test_what_corrects_a_point_that_is_not_public_is_for_who_sat_there(approved, by, group, meeting, office):
    state_corrections(approved, by=by, organization=group, rows=[row(meeting, 2, new="Geheimzeichen")])

    for path in ("/sitzungen/s/", "/sitzungen/t/"):
        assert "Geheimzeichen" not in read(path) and "Berichtigung" not in read(path)
        assert "Geheimzeichen" in office.get(path).content.decode()
    assert "Geheimzeichen" not in as_seen(office.get("/sitzungen/s/protokoll.pdf").content)


def test_a_row_says_something_at_one_place(office, approved, group):
    told = {"organization": group.key}
    empty = office.post(f"/protokolle/{approved.key}/berichtigungen/", told | {"place_1": "Kopf"})
    twice = told | {"item_1": "s-top-1", "place_1": "Kopf", "new_1": NEW}
    both = office.post(f"/protokolle/{approved.key}/berichtigungen/", twice)

    assert list(empty.context["form"].errors) == ["new_1"] and list(both.context["form"].errors) == ["place_1"]
    with opened(), pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(approval=Approval.objects.get())
    assert not Correction.objects.exists()


def test_only_who_approved_corrects_and_only_points_of_that_sitting(minutes, body, by, group, meeting):
    with refused("not_approved"):
        state_corrections(minutes, by=by, organization=group, rows=[row(meeting)])
    decisions.approve_minutes(minutes, by=by, organization=group)
    strange = f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body, of=[group]), number="1")
    with refused("item"):
        state_corrections(minutes, by=by, organization=group, rows=[TypedCorrection(strange, new=NEW)])


def test_each_group_has_its_own_and_none_takes_the_place_of_another(office, body, by, group):
    dialogue = f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")
    meeting = f.MeetingFactory(body=body, key="u", state=State.HELD, date=PartialDate(2020, 5, 2), of=[group, dialogue])
    minutes = decisions.minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)
    for one in (group, dialogue):
        decisions.approve_minutes(minutes, by=by, organization=one)
    page = f"/protokolle/{minutes.key}/berichtigungen/"
    office.post(page, {"organization": group.key, "new_1": "von Wohnen"})
    office.post(page, {"organization": "ag-dialog", "new_1": "von Dialog"})

    assert office.get(page).context["form"]["new_1"].value() == "von Dialog"
    assert office.get(f"{page}?gremium={group.key}").context["form"]["new_1"].value() == "von Wohnen"
    assert f"?gremium={group.key}" in office.get(page).content.decode()
    assert [one.new for one in Correction.objects.order_by("pk")] == ["von Wohnen", "von Dialog"]


def test_they_come_back_with_minutes_that_were_withdrawn(office, approved, by, group, meeting):
    state_corrections(approved, by=by, organization=group, rows=[row(meeting)])
    approved.refresh_from_db()
    office.post(f"/protokolle/{approved.key}/zurueckziehen/", {"revision": approved.revision})
    assert not Correction.objects.exists()
    number = Entry.objects.filter(act="decisions.withdraw_minutes").latest("number").number
    office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/")

    assert [(one.agenda_item.key, one.old, one.new) for one in Correction.objects.all()] == [("s-top-1", OLD, NEW)]


def test_they_come_and_go_with_the_founding_file(tmp_path):
    told = (
        "minutes: {state: veröffentlicht, approvals: [{of: plenum, date: 2017, changes: ["
        "{item: erste-top-2, old: alt, new: neu}, {place: Liste, new: Kita, remark: vergessen}]}]}"
    )
    text = changed(SMALL, ("format: 1", "format: 2"), ("minutes: {state: veröffentlicht}", told))
    body = loaded(tmp_path, text).body
    text = dump(body).text

    found = [(one.agenda_item and one.agenda_item.key, one.place, one.old, one.new) for one in Correction.objects.all()]
    assert found == [("erste-top-2", "", "alt", "neu"), (None, "Liste", "", "Kita")]
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], text)
    loaded(tmp_path, text.replace("new: neu", "new: anders"))
    assert [one.new for one in Correction.objects.order_by("pk")] == ["anders", "Kita"]
    assert Minutes.objects.get(body=body, deleted=None).is_approved
