"""The minutes of former sittings are approved in a running one: group by group, in one press, or with corrections."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from sozialraum.acts.models import Entry
from sozialraum.agenda.queries.proposals import proposals_for
from sozialraum.approvals.actions import approve_former, undo_former
from sozialraum.approvals.queries.sitting import last_minutes
from sozialraum.approvals.rules import TypedCorrection
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Approval
from sozialraum.decisions.words import ApprovalWay, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor, Way
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.models import Meeting
from sozialraum.meetings.words import ConductorRole, ItemKind, State
from tests import factories as f
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2026, 12, 10)
NOW = dt.datetime(2026, 12, 10, 15, 48, tzinfo=dt.UTC)
OLD, NEW = "von 15 bis 17 Uhr", "von 15 bis 18 Uhr"


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def language(body):
    return f.OrganizationFactory(body=body, key="ag-sprache", name="AG Sprache")


@pytest.fixture
def former(body, by, group, language):
    """Joint minutes that nobody has approved, of a sitting in autumn."""
    day = PartialDate(2026, 9, 24)
    one = f.MeetingFactory(body=body, key="alt", name="Runde", state=State.HELD, date=day, of=[group, language])
    f.AgendaItemFactory(body=body, meeting=one, key="alt-top-3", number="3", name="Sprachcafé", text="Montags.")
    return decisions.minutes.record(one, by=by, state=MinutesState.PUBLISHED)


@pytest.fixture
def sitting(body, by, group, language, former):
    one = f.MeetingFactory(body=body, key="s", name="Runde", state=State.SCHEDULED, date=DAY, of=[group, language])
    f.AgendaItemFactory(body=body, meeting=one, key="s-top-1", number="1", name="Begrüßung")
    f.AgendaItemFactory(body=body, meeting=one, key="s-top-2", number="2", name="Protokolle", kind=ItemKind.APPROVAL)
    meetings.open(one, by=by)
    return one


def told(sitting, visitor, decidable=None):
    meeting = Meeting.objects.with_holders().get(pk=sitting.pk)
    return last_minutes(meeting, visitor, list(sitting.agenda.order_by("order", "pk")), decidable)


def drawn(sitting, visitor, **more):
    request = RequestFactory().get("/")
    request.visitor, request.user = visitor, AnonymousUser()
    values = {"lines": told(sitting, visitor, **more).lines, "meeting": sitting, "way_back": "?zurueck=/sitzungen/s/"}
    return " ".join(render_to_string("approvals/former_minutes.html", values, request).split())


def post(client, what="", **typed):
    back = "?zurueck=/sitzungen/s/halten/%23top-2"
    return client.post(f"/sitzungen/s/fruehere-protokolle/{what}{back}", typed)


def test_without_objections_is_one_press_for_each_group(office, sitting, former, group, language, by):
    where = {item.key: pk for item in sitting.agenda.all() for pk in [item.pk]}
    assert list(told(sitting, by).by_item) == [where["s-top-2"]]
    titles = [one.title for one in told(sitting, by).lines]
    assert titles == [f"{name}: gemeinsames Protokoll vom 24. September 2026" for name in (group.name, "AG Sprache")]

    answer = post(office, minutes=former.key, organization=group.key)

    assert answer.url == "/sitzungen/s/halten/#top-2"
    [one] = Approval.objects.all()
    assert (one.organization, one.in_meeting, one.way, one.date) == (group, sitting, ApprovalWay.SILENCE, DAY)
    assert Entry.objects.latest("number").says == "hat in der Sitzung ein früheres Protokoll genehmigt"
    first, second = told(sitting, by).lines
    assert (first.approved, second.approved) == ("Ohne Einwände genehmigt, heute 16.48 Uhr.", "")
    assert not type(former).objects.get(pk=former.pk).is_approved


def test_with_corrections_it_is_approved_in_the_same_press_and_may_be_changed(office, sitting, former, group, by):
    fields = {"minutes": former.key, "organization": group.key, "item_1": "alt-top-3", "old_1": OLD, "new_1": NEW}
    post(office, **fields)

    first = told(sitting, by).lines[0]
    assert first.approved == "Genehmigt mit einer Berichtigung, heute 16.48 Uhr."
    assert [(row.label, row.old, row.new) for row in first.corrections] == [("TOP 3", OLD, NEW)]
    with time_machine.travel(NOW + dt.timedelta(hours=1), tick=False):
        post(office, **fields, old_2="Nora", new_2="Die Leitung", place_2="Kopf")
        first = told(sitting, by).lines[0]
    assert first.approved == "Genehmigt mit 2 Berichtigungen, heute 16.48 Uhr."
    assert Approval.objects.get().way == ApprovalWay.RESOLUTION
    page = office.get("/sitzungen/alt/").content.decode()
    assert f"alt: <del>{OLD}</del> neu: <ins>{NEW}</ins>" in page
    assert f"new: {NEW}" in dump(sitting.body).text
    wrong = post(office, minutes=former.key, organization=group.key, item_1="alt-top-3")
    assert list(wrong.context["form"].errors) == ["new_1"] and Approval.objects.get().changes.count() == 2


def test_it_is_taken_back_with_its_corrections(office, sitting, former, group, by):
    post(office, minutes=former.key, organization=group.key, new_1=NEW)

    answer = post(office, "zuruecknehmen/", minutes=former.key, organization=group.key)

    assert answer.url == "/sitzungen/s/halten/#top-2"
    assert not Approval.objects.exists() and told(sitting, by).lines[0].approved == ""


def test_without_a_quorum_there_is_no_button_and_the_point_is_proposed(body, sitting, by, group, language, former):
    page = drawn(sitting, by, decidable={group: True, language: False})
    assert page.count("Ohne Einwände") == 1 and page.count("<summary>") == 1
    assert "Nicht beschlussfähig. AG Sprache genehmigt bei der nächsten Sitzung" in page
    approve_former(sitting, by=by, minutes=former, organization=group)
    meetings.conclude(sitting, by=by)
    decisions.minutes.record(sitting, by=by)
    ahead = f.MeetingFactory(body=body, key="n", state=State.SCHEDULED, date=PartialDate(2027, 1, 14), of=[language])

    offered = [one.line for one in proposals_for(ahead, by, [])]

    assert offered == [
        "Protokoll der AG Sprache vom 10. Dezember 2026 | Genehmigung",
        "Protokoll der AG Sprache vom 24. September 2026 | Genehmigung",
    ]


def test_who_leads_or_writes_approves_and_nobody_else(body, people, sitting, former, group, other_body):
    writer = f.PersonFactory(body=body)
    f.ConductorFactory(body=body, meeting=sitting, role=ConductorRole.MINUTES, person=writer)
    writes = Visitor(body, Way.LOGIN, person_id=writer.pk, label=writer.name)
    for standing in ("nobody", "link", "member", "auditor", "other_body_office"):
        with pytest.raises(PermissionDenied):
            approve_former(sitting, by=people[standing], minutes=former, organization=group)
    assert "<form" not in drawn(sitting, people["member"])

    for visitor in (people["speaker"], writes):
        approve_former(sitting, by=visitor, minutes=former, organization=group)
        undo_former(sitting, by=visitor, minutes=former, organization=group)
    with pytest.raises(PermissionDenied):  # outside a sitting it stays with the office
        decisions.approve_minutes(former, by=people["speaker"], organization=group)


def test_what_does_not_belong_is_refused(body, by, sitting, former, group, language, other_body, office):
    strange = f.OrganizationFactory(body=body, name="AG Fremd")
    later = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2026, 12, 11), of=[group])
    ahead = f.MeetingFactory(body=body, state=State.SCHEDULED, date=PartialDate(2026, 12, 12), of=[group])
    with refused("stranger"):
        approve_former(sitting, by=by, minutes=former, organization=strange)
    with refused("later"):
        approve_former(sitting, by=by, minutes=decisions.minutes.record(later, by=by), organization=group)
    with refused("state"):
        approve_former(ahead, by=by, minutes=former, organization=group)
    decisions.approve_minutes(former, by=by, organization=group)
    assert [one.group for one in told(sitting, by).lines] == [language]
    for refuse in (approve_former, undo_former):
        with refused("approved"):
            refuse(sitting, by=by, minutes=former, organization=group)
    there = f.MinutesFactory(body=other_body, key="dort", meeting__body=other_body)
    wrong = post(office, minutes=there.key, organization=group.key)
    assert "minutes" in wrong.context["form"].errors and Approval.objects.count() == 1


def test_the_page_of_its_own_works_without_a_script(office, sitting, former, group):
    path = "/sitzungen/s/fruehere-protokolle/"
    assert office.get(path).content.decode().count('<button class="button">Ohne Einwände') == 2

    form = office.get(f"{path}?protokoll={former.key}&gremium={group.key}").context["form"]

    assert (form.former, len(form.rows)) == (former, 3)
    assert office.post(path, {"minutes": former.key, "organization": group.key}).url == path
    assert office.get(f"{path}zuruecknehmen/").status_code == 200


def test_it_asks_as_often_however_much_there_is(body, by, sitting, group, language):
    def count():
        with CaptureQueriesContext(connection) as asked:
            lines = told(sitting, by).lines
        return len(lines), len(asked)

    few, asked = count()
    for number in range(1, 6):
        one = f.MeetingFactory(body=body, state=State.HELD, date=PartialDate(2026, 10, number), of=[group, language])
        f.AgendaItemFactory(body=body, meeting=one, name="Punkt")
        minutes = decisions.minutes.record(one, by=by)
        rows = [TypedCorrection(place="Kopf", new=NEW)]
        approve_former(sitting, by=by, minutes=minutes, organization=group, corrections=rows)

    assert count() == (few + 10, asked + 1)  # the items of corrections
    assert asked <= 12


def test_what_is_corrected_in_a_sitting_is_public_with_its_record(sitting, former, group, by):
    approve_former(sitting, by=by, minutes=former, organization=group, corrections=[TypedCorrection(old=OLD, new=NEW)])
    with time_machine.travel(NOW + dt.timedelta(minutes=1), tick=False):
        meetings.conclude(Meeting.objects.get(pk=sitting.pk), by=by)
    pages = ("/sitzungen/alt/", "/sitzungen/s/")
    before = [Client().get(page).content.decode() for page in pages]
    assert NEW not in " ".join(as_seen(Client().get("/sitzungen/alt/protokoll.pdf").content).split())

    decisions.publish_minutes(decisions.minutes.record(sitting, by=by), by=by)
    after = [Client().get(page).content.decode() for page in pages]

    assert [NEW in page for page in before + after] == [False, False, True, True]
    assert NEW in " ".join(as_seen(Client().get("/sitzungen/alt/protokoll.pdf").content).split())
