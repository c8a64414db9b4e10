"""What a page that stands open is told: people and quorums anew, how the sitting went on, and mostly nothing."""

import pytest
from django.test import Client

from sozialraum.bodies.actions import locations
from sozialraum.holding import actions
from sozialraum.holding.queries import page_of
from sozialraum.meetings.models import Meeting
from sozialraum.presence.actions import arrive, count_public, leave, undo_arrival
from tests import factories as f
from tests.holding.conftest import anew, point
from tests.holding.test_page import browser_of, crowded
from tests.presence.room import BY_SEAT, QUORUM, adopted, house, seated

pytestmark = pytest.mark.django_db
NOW = "/sitzungen/heute/halten/stand/"


def ask(browser, tag="", path=NOW):
    return browser.get(path, headers={"Accept": "application/json", "If-None-Match": tag})


@pytest.fixture
def seats(body, group, by):
    adopted(group, by, BY_SEAT, QUORUM)
    return [seated(group, house(body, name), f"{name} Beispiel") for name in ("Kita", "Schule", "Verein")]


@pytest.fixture
def running(seats, running):
    return running


def test_who_is_marked_by_one_is_shown_to_the_other(running, by, office):
    before = ask(office).json()
    arrive(running, by=by, name="Zora Beispiel")
    arrive(anew(running), by=by, token=page_of_office(running, by).expected[0].token)
    count_public(anew(running), by=by, number=7)

    told = ask(office).json()

    assert set(told["parts"]) == {"count", "quorum", "options", "lots", "people"}
    assert "Noch niemand ist da" in before["parts"]["people"] and before["said"].startswith("Noch niemand ist da.")
    assert "Da sind 2, dazu 7 aus der Öffentlichkeit" in told["parts"]["people"] and told["public"] == 7
    assert "Nicht beschlussfähig: 1 von 3 da" in told["parts"]["quorum"]
    assert told["said"].endswith("Nicht beschlussfähig: 1 von 3 da.")
    assert "Kita Beispiel" in before["parts"]["options"] and "Kita Beispiel" not in told["parts"]["options"]
    assert "#kommt" in told["parts"]["people"].replace("%23", "#")


def page_of_office(meeting, by):
    return page_of(Meeting.objects.with_holders().get(pk=meeting.pk), by).sitting


def test_as_long_as_nobody_does_anything_two_questions_answer(running, office, django_assert_num_queries):
    tag = ask(office)["ETag"]
    ask(office, tag)
    with django_assert_num_queries(6):  # host, session, login, whose it is; the meeting, its groups
        answer = ask(office, tag)

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer["Cache-Control"] == "no-store, private"


def test_the_page_comes_with_the_mark_from_which_the_first_question_goes_on(running, office):
    shown = office.get("/sitzungen/heute/halten/").content.decode()
    tag = shown.partition('data-live-tag="')[2].partition('"')[0]

    assert ask(office, f'"{tag}"').status_code == 304
    assert f'data-live-from="{NOW}"' in shown


def test_what_is_done_elsewhere_in_the_network_changes_nothing_here(body, running, by, office):
    first = ask(office)
    locations.record(body, by=by, name="Haus am Beispielweg")

    again = ask(office, first["ETag"])

    assert (again.status_code, again["ETag"] != first["ETag"]) == (304, True)
    assert ask(office, again["ETag"]).status_code == 304
    arrive(running, by=by, name="Zora Beispiel")
    assert ask(office, again["ETag"]).status_code == 200


@pytest.mark.parametrize("undo", [leave, undo_arrival])
def test_who_goes_or_was_never_here_is_told_too(running, by, office, undo):
    head = arrive(running, by=by, name="Zora Beispiel")
    first = ask(office)
    undo(head, by=by)

    told = ask(office, first["ETag"])

    assert "Noch niemand ist da" in told.json()["parts"]["people"]


def test_how_the_sitting_went_on_is_said_with_who_did_it(running, by, office, minute_taker):
    begun = ask(office).json()
    steps = []
    actions.begin(point(1), by=minute_taker)
    steps.append(ask(office).json())
    actions.begin(point(2), by=by)
    steps.append(ask(office).json())
    actions.finish_item(point(2), by=minute_taker)
    steps.append(ask(office).json())
    actions.add_item(anew(running), by=minute_taker, name="Dringendes")
    steps.append(ask(office).json())
    actions.set_course(point(4), by=minute_taker, course="postponed")
    steps.append(ask(office).json())
    actions.end_sitting(anew(running), by=minute_taker)
    steps.append(ask(office).json())

    assert begun["hints"]["course"][1] == ""
    assert [one["hints"]["course"][1] for one in steps] == [
        "Ida Beispiel hat TOP 1 aufgerufen.",
        f"{by.label} hat TOP 2 aufgerufen.",
        "Ida Beispiel hat TOP 2 abgeschlossen.",
        "Ida Beispiel hat einen Punkt aufgenommen.",
        "Ida Beispiel hat festgehalten, was aus TOP 3 wird.",
        "Ida Beispiel hat die Sitzung beendet.",
    ]
    assert len({one["hints"]["course"][0] for one in (begun, *steps)}) == 7
    assert steps[-1]["parts"] == {}


def test_a_group_that_can_decide_now_is_another_mark_for_what_one_votes_with(running, by, office):
    marks = [ask(office).json()["hints"]["votes"][0]]
    for one in page_of_office(running, by).expected[:2]:
        arrive(anew(running), by=by, token=one.token)
        marks.append(ask(office).json()["hints"]["votes"][0])

    assert marks == ["ag-wohnen-quartier=False", "ag-wohnen-quartier=False", "ag-wohnen-quartier=True"]
    assert 'data-live-votes="ag-wohnen-quartier=True"' in office.get("/sitzungen/heute/halten/").content.decode()


def test_the_page_and_what_it_is_told_agree_on_the_course(running, by, office):
    actions.begin(point(2), by=by)

    page = page_of(Meeting.objects.with_holders().get(pk=running.pk), by)

    assert page.course == ask(office).json()["hints"]["course"][0]
    assert page.announced == ask(office).json()["said"]


def test_by_the_link_for_this_sitting_it_is_told_and_named_as_such(running, by, office):
    path = actions.make_link(running, by=by).partition("/l/")[2].partition("/")[0]
    browser = Client()
    browser.post(f"/l/{path}/tops/heute-top-1/aufrufen/")

    told = ask(browser, path=f"/l/{path}{NOW}")

    assert told.status_code == 200 and told["Cache-Control"] == "no-store, private"
    assert f"/l/{path}/sitzungen/" in told.json()["parts"]["people"]
    assert ask(office).json()["hints"]["course"][1] == "Jemand mit dem Link hat TOP 1 aufgerufen."


def test_nobody_else_is_told(body, group, running, minute_taker):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person)
    member = Client()
    member.force_login(person.user)

    assert ask(member).status_code == 403
    assert ask(Client()).status_code == 401
    assert ask(browser_of(minute_taker)).status_code == 200


def test_a_person_is_led_to_the_page(running, office):
    assert office.get(NOW).url == "/sitzungen/heute/halten/"


def test_it_asks_as_often_however_many_people_there_are(
    body, group, running, by, office, django_assert_max_num_queries
):
    crowded(body, group, running)
    ask(office)

    with django_assert_max_num_queries(20):
        told = ask(office)

    assert "Da sind 40" in told.json()["parts"]["people"]
