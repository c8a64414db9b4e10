"""An election comes and goes with the founding file, without names; forms of the office; questions do not grow."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialraum.decisions.words import MinutesState
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.meetings.words import State
from tests import election_factories as e
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded

pytestmark = pytest.mark.django_db
SAID = """elections:
      - title: Sprecherin oder Sprecher
        item: erste-top-2
        by: [plenum]
        seats: 2
        organization: ag
        role: Sprecherin oder Sprecher
        start: 2016-11-02
        lot: die Sitzungsleitung
        candidates:
          - {label: Vorschlag A, by_round: 5 -, result: gewählt, accepted: yes}
          - {label: Vorschlag B, by_round: 2 3, result: durch das Los gewählt}
        rounds:
          - {way: geheim, cast: 9, invalid: 1}
          - {run_off: yes, yes: 3, no: 2, abstain: 1, recused: 1, words: knapp}
    agenda:
"""


def written(said=SAID):
    return changed(SMALL, ("format: 1", "format: 2"), ("agenda:\n", said))


def test_it_comes_and_goes_with_the_founding_file(tmp_path):
    loaded(tmp_path, written())

    one = Election.objects.get()
    assert (one.key, one.seats, one.groups[0].key, one.agenda_item.key) == ("erste-wahl-1", 2, "plenum", "erste-top-2")
    assert list(Candidate.objects.values_list("key", "votes", "accepted")) == [
        ("erste-wahl-1-vorschlag-1", "5 -", True), ("erste-wahl-1-vorschlag-2", "2 3", None),
    ]  # fmt: skip
    assert list(ElectionRound.objects.values_list("in_favour", "against", "abstentions"))[1] == (3, 2, 1)
    text = dump(one.body).text
    assert "by_round: 5 -" in text
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(one.body).text) == ([], [], text)

    loaded(tmp_path, written("agenda:\n"))
    assert not Election.objects.filter(deleted=None).exists()
    assert not Candidate.objects.filter(deleted=None).exists()


@pytest.mark.parametrize("votes", ["fünf", "5 / 3", "-1", "5  3"])
def test_votes_that_are_no_numbers_are_a_fault(tmp_path, votes):
    with pytest.raises(Faults):
        loaded(tmp_path, written(SAID.replace("5 -", f"'{votes}'")))


def test_names_stand_in_no_file(body, group):
    person = f.PersonFactory(body=body, name="Paul Beispiel")
    held = f.MeetingFactory(body=body, of=[group], state=State.HELD, date=PartialDate(2018, 1, 17))
    one = e.ElectionFactory(body=body, meeting=held, by=[group])
    e.CandidateFactory(body=body, election=one, name="Nora Beispiel", votes="5")
    e.CandidateFactory(body=body, election=one, person=person)

    text = dump(body, with_people=True).text
    assert ("by_round: 5" in text, "Nora" in text, text.count("Paul Beispiel")) == (True, False, 1)


@pytest.fixture
def meeting(body, group):
    held = f.MeetingFactory(body=body, key="s", of=[group], state=State.HELD, date=PartialDate(2018, 1, 17))
    f.MinutesFactory(body=body, meeting=held, state=MinutesState.PUBLISHED)
    return held


def test_the_office_enters_corrects_and_withdraws_on_one_page(body, group, meeting):
    item = f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="2", name="Entsendung", kind="election")
    office = logged_in(Client(), body)
    door = "/sitzungen/s/wahlen/neu/?agenda_item=p"
    assert f'href="{door}"' in office.get("/sitzungen/s/").content.decode()
    assert 'value="Entsendung"' in office.get(door).content.decode()

    said = {"kind": "delegation", "name": "Entsendung in Ausschüsse", "seats": 2, "agenda_item": "p", "together": "on",
            "candidates": "(Vorsitz); gewählt\n(Stellvertretung); gewählt", "rounds": "6:0:0; 1 befangen",
            "delegated_to_words": "Sozialausschuss"}  # fmt: skip
    answer = office.post(door, said)
    one = Election.objects.get()
    assert (answer.status_code, answer.url) == (302, f"/sitzungen/s/#{one.key}")
    assert one.agenda_item == item
    page = Client().get("/sitzungen/s/").content.decode()
    assert "Entsandt: Vorsitz und Stellvertretung." in page
    assert "Entsandt in: Sozialausschuss. Alle zusammen in einer Abstimmung." in page
    assert "6 Ja, 0 Nein, 0 Enthaltungen, 1 befangen." in page

    own = f"/wahlen/{one.key}/"
    form = office.get(f"{own}bearbeiten/").content.decode()
    assert "(Vorsitz); gewählt" in form and "1. Wahlgang: 6 Ja; 0 Nein; 0 Enthaltungen; 1 befangen" in form
    wrong = office.post(
        f"{own}bearbeiten/", said | {"order": 1, "revision": one.revision, "candidates": "X; vielleicht"}
    )
    assert "Zeile 1: »vielleicht« verstehen wir nicht." in wrong.content.decode()
    assert "Zurückziehen</button>" in office.get(f"{own}zurueckziehen/").content.decode()
    assert office.post(f"{own}zurueckziehen/", {"revision": one.revision}).status_code == 302
    assert not Election.objects.filter(deleted=None).exists()


def test_who_enters_names_is_shown_what_everybody_reads(body, meeting):
    said = {
        "kind": "election",
        "name": "Vorsitz",
        "seats": 1,
        "candidates": "Nora Beispiel (Verein A): 5\nPaul Beispiel: 3",
    }

    seen = logged_in(Client(), body).post("/sitzungen/s/wahlen/neu/", said, follow=True).content.decode()

    assert "Öffentlich heißen die Vorschläge: Verein A, Vorschlag B." in seen


def test_a_stranger_enters_nothing(meeting):
    assert Client().get("/sitzungen/s/wahlen/neu/").status_code in (302, 403)


def test_more_elections_ask_no_more_questions(body, group, meeting):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert Client().get("/sitzungen/s/").status_code == 200
        return len(found)

    def elect():
        one = e.ElectionFactory(body=body, meeting=meeting, by=[group])
        for person in f.PersonFactory.create_batch(3, body=body):
            e.CandidateFactory(body=body, election=one, person=person, votes="5")

    elect()
    asked()
    before = asked()
    for _again in range(3):
        elect()
    asked()

    assert asked() == before
