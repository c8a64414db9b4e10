"""A later ballot on the same point: who was biased is proposed again, and nobody is asked for one more decision."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.attendance.models import Attendance
from sozialraum.ballots import actions as kept
from sozialraum.ballots.models import BallotBasis, Recusal
from sozialraum.ballots.queries.recused import RecusedVote
from sozialraum.decisions.models import Resolution
from sozialraum.rulings.rules.roll import RollEntry
from sozialraum.voting.queries.page import ballots_on
from sozialraum.voting.rules.given import GroupVote
from tests import factories as f
from tests.conftest import logged_in
from tests.voting.conftest import begun, seated
from tests.voting.test_ballots import held, key_of
from tests.voting.test_ladder import council as council
from tests.voting.test_ladder import point as point
from tests.voting.test_page import PAGE, WORDING, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


def chosen(page):
    """The tokens of those who come ticked, of all who are there."""
    boxes = re.findall(r'<input type="checkbox" name="recused" value="(\w+)"[^>]*?( checked)?>', page.content.decode())
    assert boxes
    return [token for token, is_ticked in boxes if is_ticked]


def token_at(page, name):
    found = re.search(rf'name="recused" value="(\w+)"[^>]*> <span>{name}\b', page.content.decode())
    return found[1]


def test_who_was_biased_comes_ticked_again_at_a_second_decision_and_nowhere_else(office, body, meeting, item, seats):
    f.AgendaItemFactory(body=body, key="s-top-4", meeting=meeting, number="4", order=4)
    first = office.get(PAGE)
    token = token_at(first, seats[2][0].institution.name)
    assert chosen(first) == []

    office.post(PAGE, {"wording": WORDING, "number": "2026-1", "way_1": "unanimous", "recused": token})
    again = office.get(PAGE)

    assert chosen(again) == [token]
    assert "vorgeschlagen: bei diesem Punkt schon befangen." in text_of(again)
    assert "AG Wohnen bleibt beschlussfähig: 6 von 8, nötig 5." in text_of(again)
    assert chosen(office.get("/tops/s-top-4/abstimmen/")) == []
    office.post(PAGE, {"wording": "Zweites.", "number": "2026-2", "way_1": "unanimous", "recused": chosen(again)})
    assert Recusal.objects.count() == 1
    assert list(BallotBasis.objects.order_by("pk").values_list("recused", flat=True)) == [1, 1]


def test_at_a_next_ballot_too_with_the_reason_that_was_kept(office, by, point, council):
    [biased] = f.Membership.objects.filter(organization=council).order_by("pk")[:1]
    resolution = held(
        point, by, GroupVote(council, yes=3, no=2, abstain=0), recused={key_of(biased.person): "bekommt das Honorar"}
    )
    assert resolution.result == ""

    page = office.get(f"/tops/{point.key}/abstimmen/")

    assert "2. Wahlgang" in text_of(page) and "vorgeschlagen: bekommt das Honorar." in text_of(page)
    assert len(chosen(page)) == 1


def test_a_resident_who_was_biased_is_known_again_until_the_name_is_let_go_of(body, by, people, living):
    resident = f.PersonFactory(body=body, name="Rosa Beispiel")
    f.SeatFactory(body=body, key="sitz-rosa", organization=living, institution=None, resident=resident)
    them = [person for _seat, person in seated(body, living, 6)]
    meeting = begun(body, [living], [*them, resident], key="mit-rosa")
    item = f.AgendaItemFactory(body=body, meeting=meeting, order=1)
    held(item, by, GroupVote(living, "unanimous"), recused={key_of(resident): ""})

    def biased_now():
        return ballots_on(type(meeting).objects.with_holders().get(pk=meeting.pk), by).at_item(item).biased

    assert biased_now() == {key_of(resident)}
    kept.forget_recusal(Recusal.objects.get(), by=by)
    assert biased_now() == frozenset()


def test_who_was_biased_and_left_is_not_proposed(body, by, office, item, seats, living):
    gone = seats[2][1]
    held(item, by, GroupVote(living, "unanimous"), recused={key_of(gone): ""})
    with guard.opened():
        Attendance.objects.filter(person=gone).update(left="16:30")

    assert chosen(office.get(PAGE)) == []


def test_who_was_biased_is_asked_once_for_all_points(by, body, meeting, item, living, seats):
    points = [item, *(f.AgendaItemFactory(body=body, meeting=meeting, order=order) for order in range(4, 12))]

    def asked():
        found = type(meeting).objects.with_holders().get(pk=meeting.pk)
        with CaptureQueriesContext(connection) as queries:
            votes = ballots_on(found, by)
        return len(queries), [len(votes.at_item(one).biased) for one in points]

    before, _nobody = asked()
    counted = []
    for number, one in enumerate(points, 1):
        held(one, by, GroupVote(living, "unanimous"), recused={key_of(seats[2][1]): ""}, number=f"2026-{number}")
        counted.append(asked())

    assert {number for number, _biased in counted} == {before + 1}
    assert counted[-1][1] == [1] * len(points)


@pytest.mark.parametrize(
    ("known", "key", "speaker", "is_it"),
    [
        ({"seat": "sitz-1", "institution": "haus"}, "sitz-1", "7", True),
        ({"seat": "sitz-1", "institution": "haus"}, "sitz-2", "7", False),
        ({"institution": "haus"}, "institution:haus", "7", True),
        ({"institution": "haus"}, "institution:anderes", "7", False),
        ({"person": 7}, "sitz-rosa", "7", True),
        ({"person": 7}, "sitz-rosa", "8", False),
        ({}, "sitz-1", "7", False),  # whose it was is let go of
    ],
)
def test_a_vote_that_did_not_count_is_found_again_in_its_group_alone(known, key, speaker, is_it):
    kept = RecusedVote("top", 1, **{"seat": None, "institution": None, "person": None, "reason": ""} | known)
    entry = RollEntry(key, "Name", "", speaker, "", here=True)

    assert kept.is_of(1, entry) is is_it
    assert not kept.is_of(2, entry)


def test_after_a_decision_another_one_is_folded_away_where_the_sitting_is_held(office, item, living):
    hold = f"/sitzungen/{item.meeting.key}/halten/?punkt={item.key}"
    assert "Weiterer Beschluss" not in text_of(office.get(hold))
    office.post(PAGE, {"wording": WORDING, "number": "2026-1", "way_1": "unanimous"})

    page = office.get(hold).content.decode()

    again = page.index('<details class="vote-again"><summary>Weiterer Beschluss zu diesem Punkt</summary>')
    assert page.index("Angenommen. einstimmig.") < again < page.index('name="wording"')
    assert page.index("Beschluss 2026-2 festhalten") < page.index("</details>", page.index("</form>", again))
    assert '<details class="vote-again" open>' in office.get(PAGE).content.decode()


def test_a_ballot_that_is_open_is_not_folded_away(office, point, council):
    page = f"/tops/{point.key}/abstimmen/"
    office.post(page, {"wording": WORDING, "way_1": "figures", "yes_1": "3", "no_1": "2", "abstain_1": "1"})

    hold = office.get(f"/sitzungen/{point.meeting.key}/halten/?punkt={point.key}").content.decode()

    assert Resolution.objects.get().result == ""
    assert "2. Wahlgang festhalten" in hold and "Weiterer Beschluss" not in hold
