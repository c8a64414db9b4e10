"""The page on which one votes works by itself: it says who votes, checks, refuses with a way on, and records."""

import re

import pytest
from django.test import Client

from sozialraum.ballots.models import BallotBasis, StrawPoll, Voice
from sozialraum.decisions.models import Resolution
from sozialraum.meetings.models import Meeting
from sozialraum.voting.queries.page import ballots_on
from tests import factories as f
from tests.conftest import logged_in
from tests.interests.conftest import paper as paper
from tests.voting.conftest import begun, seated

pytestmark = pytest.mark.django_db
PAGE = "/tops/s-top-3/abstimmen/"
WORDING = "Die Sprechstunde geht weiter."


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


def text_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_one_opens_it_and_records_a_unanimous_decision_with_a_chip_and_a_button(office, item, living):
    opened = office.get(PAGE)

    assert opened.status_code == 200
    assert "Beschluss 2026-1 festhalten" in text_of(opened)
    assert "Beschlussfähig: 7 von 9 Stimmberechtigten anwesend, nötig sind 5 (§ 7 Absatz 2)." in text_of(opened)
    assert "Nötig: mehr Ja als Nein (§ 8 Absatz 1)" in text_of(opened)
    done = office.post(PAGE, {"wording": WORDING, "number": "2026-1", "way_1": "unanimous", "festhalten": "1"})
    assert (done.status_code, done["Location"]) == (302, item.get_absolute_url())
    resolution = Resolution.objects.get()
    assert (resolution.number, resolution.result, resolution.name) == (
        "2026-1",
        "carried",
        "Die Sprechstunde geht weiter",
    )
    again = text_of(office.get(PAGE))
    assert "Beschluss 2026-1: Die Sprechstunde geht weiter Angenommen. einstimmig." in again
    assert "Beschluss 2026-2 festhalten" in again


def test_it_leads_back_to_where_one_came_from(office, item, living):
    sent = {"wording": WORDING, "way_1": "unanimous"}

    done = office.post(f"{PAGE}?zurueck=/sitzungen/s/halten/%23top-3", sent)

    assert done["Location"] == "/sitzungen/s/halten/#top-3"


def test_looking_adds_up_and_records_nothing(office, item, living):
    sent = {"wording": WORDING, "way_1": "figures", "yes_1": "6", "no_1": "1", "abstain_1": "1", "nachrechnen": "1"}

    looked = office.post(PAGE, sent)

    assert "6 + 1 + 1 = 8. Stimmberechtigt da sind 7. Eine Stimme zu viel." in text_of(looked)
    assert not Resolution.objects.exists()


def test_a_refusal_says_what_is_wrong_and_keeps_what_was_typed(office, item, living):
    sent = {"wording": WORDING, "way_1": "figures", "yes_1": "6", "no_1": "1", "abstain_1": "1"}

    refused = office.post(PAGE, sent)

    assert (refused.status_code, Resolution.objects.count()) == (200, 0)
    told = text_of(refused)
    assert "Eine Stimme zu viel. Bitte zählen Sie nach, oder schreiben Sie, warum es so stehen bleibt." in told
    assert WORDING in told and 'value="6"' in refused.content.decode()
    done = office.post(PAGE, sent | {"reason_1": "Eine Stimme kam verspätet dazu."})
    assert (done.status_code, Resolution.objects.count()) == (302, 1)


def test_two_presses_record_one_decision(office, item, living):
    sent = {"wording": WORDING, "number": "2026-1", "way_1": "unanimous"}
    office.post(PAGE, sent)

    again = office.post(PAGE, sent)

    assert (again.status_code, Resolution.objects.count()) == (200, 1)
    assert "Beschluss 2026-1 steht schon da." in text_of(again)


def test_a_roll_call_is_a_table_with_a_choice_for_each_vote(office, item, living, seats):
    page = office.get(PAGE).content.decode()
    names = re.findall(r'name="(voice_\w+)"', page)
    assert len(names) == 7 and not any(str(person.pk) == name[6:] for _seat, person in seats for name in names)

    cast = dict(zip(names, ["yes"] * 5 + ["no", "abstain"], strict=True))
    office.post(PAGE, {"wording": WORDING, "way_1": "roll_call"} | cast)

    assert sorted(Voice.objects.values_list("value", flat=True)) == ["abstain", "no", *["yes"] * 5]
    assert Resolution.objects.get().result == "carried"


def test_a_recusal_is_proposed_with_its_paragraph_and_effect_and_leaves_the_rest(
    office, body, item, living, seats, paper
):
    f.ConsultationFactory(body=body, agenda_item=item, paper=paper)
    f.InterestFactory(body=body, paper=paper, institution=seats[0][0].institution)

    page = office.get(PAGE)

    told = text_of(page)
    assert "vorgeschlagen: für eine beteiligte Einrichtung da (§ 11)." in told
    assert "Zählt bei diesem Punkt nicht mit. AG Wohnen bleibt beschlussfähig: 6 von 8, nötig 5." in told
    [token] = re.findall(r'name="recused" value="(\w+)" data-places="1" checked', page.content.decode())
    office.post(
        PAGE, {"wording": WORDING, "way_1": "figures", "yes_1": "5", "no_1": "0", "abstain_1": "1", "recused": token}
    )
    [basis] = BallotBasis.objects.all()
    assert (basis.present, basis.recused) == (6, 1)


def test_a_group_that_cannot_decide_gets_a_straw_poll_and_waits(office, joint_item, living, language):
    page = "/tops/j-top-1/abstimmen/"
    told = text_of(office.get(page))
    assert "AG Sprache: nur ein Meinungsbild, nicht beschlussfähig" in told
    assert "Für AG Sprache vertagen" in told

    office.post("/tops/j-top-1/meinungsbild/", {"group": "ag-sprache", "favour": "3", "against": "0", "neither": "1"})
    office.post("/tops/j-top-1/vertagen/", {"group": "ag-sprache"})

    poll = StrawPoll.objects.get()
    assert (poll.organization, poll.favour, poll.against, poll.neither) == (language, 3, 0, 1)
    assert "Meinungsbild, AG Sprache: 3 dafür, 0 dagegen, 1 weder noch." in text_of(office.get(page))
    joint_item.refresh_from_db()
    assert joint_item.course == "not_quorate"
    assert joint_item.reason.startswith("für AG Sprache: Nicht beschlussfähig: 4 von 9")
    office.post(page, {"wording": WORDING, "way_1": "unanimous"})
    assert Resolution.objects.get().groups == [living]


def test_in_a_joint_sitting_each_group_says_how_it_voted(office, body, living, language, seats):
    others = seated(body, language, 9)
    meeting = begun(body, [living, language], [person for _seat, person in (*seats[:7], *others[:5])], key="b")
    f.AgendaItemFactory(body=body, key="b-top-1", meeting=meeting, order=1)
    page = "/tops/b-top-1/abstimmen/"

    refused = office.post(page, {"wording": WORDING, "way_1": "unanimous"})
    assert "AG Sprache: Bitte sagen Sie, wie abgestimmt wurde" in text_of(refused)
    office.post(page, {"wording": WORDING, "way_1": "unanimous", "way_2": "none"})
    office.post(page, {"wording": "Zweites.", "way_1": "unanimous", "way_2": "majority"})
    office.post(page, {"wording": "Drittes.", "way_0": "figures", "yes_0": "9", "no_0": "2", "abstain_0": "1"})

    assert [one.groups for one in Resolution.objects.order_by("pk")] == [
        [living],
        [living, language],
        [living, language],
    ]


def test_who_came_by_the_link_may_not_send_a_result(client, body, item, people):
    member = logged_in(Client(), body, classification="city")

    assert member.post(PAGE, {"wording": WORDING, "way_1": "unanimous"}).status_code in (403, 404)
    assert client.get(PAGE).status_code in (302, 403, 404)


def test_as_many_questions_for_one_point_as_for_many(
    body, people, meeting, item, living, django_assert_max_num_queries
):

    for number in range(4, 24):
        f.AgendaItemFactory(body=body, key=f"s-top-{number}", meeting=meeting, number=str(number), order=number)
    found = Meeting.objects.with_holders().get(pk=meeting.pk)

    with django_assert_max_num_queries(20) as asked:
        votes = ballots_on(found, people["office"])
    with django_assert_max_num_queries(0):
        assert all(votes.at_item(one).panels for one in [item])
    assert len(asked) <= 20  # twelve of them say who is here; where rules are fixed for the sitting they are fewer


def test_a_decision_named_by_a_sign_that_no_database_takes_is_not_there(office, item, living, told_to_database):
    assert office.post(f"/tops/{item.key}/abstimmen/", {"beschluss": "a\x00b"}).status_code == 404

    assert told_to_database and not [values for values in told_to_database if "\\x00" in repr(values)]
