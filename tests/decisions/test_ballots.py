"""Results belong to groups: each group's count in each round, with its own result; only what is recorded is shown."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sozialraum.acts import guard
from sozialraum.acts.models import Entry
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions import actions as decisions
from sozialraum.decisions.models import Ballot, Resolution, VoteCount
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from tests import factories as f
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


@pytest.fixture
def resolution(body, group, dialogue):
    words = {"state": State.HELD, "date": PartialDate(2018, 1, 17)}
    meeting = f.MeetingFactory(body=body, key="s", name="Runde", of=[group, dialogue], **words)
    return f.ResolutionFactory(
        body=body, key="b", name="Bänke", meeting=meeting, date=None, result="", by=[group, dialogue]
    )


def read(path):
    answer = Client().get(path)
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def test_a_result_is_not_invented(resolution):
    assert Resolution._meta.get_field("result").get_default() == ""
    assert "Ergebnis nicht bekannt" in read("/beschluesse/b/")
    assert ';"nicht bekannt";' in read("/beschluesse/register.csv")


def test_rounds_and_results_of_groups_stand_wherever_the_decision_does(resolution, group, dialogue, people):
    by = people["office"]
    first = [
        (group, VoteFigures(12, 3, 0, 0, result="carried")),
        (dialogue, VoteFigures(2, 5, 1, 0, result="rejected")),
    ]
    decisions.count_votes(resolution, by=by, counts=first, way="hands")
    again = [(None, VoteFigures(words="einstimmig", result="carried", override_reason="Losentscheid"))]
    decisions.count_votes(resolution, by=by, counts=again, round=2, way="secret", question="Gegenantrag")

    told = read("/beschluesse/b/")
    assert "1. Wahlgang, durch Handzeichen" in told and "2. Wahlgang, geheim: Gegenantrag" in told
    assert "12 Ja · 3 Nein" in told and "Angenommen" in told and "Abgelehnt" in told
    assert "Alle zusammen" in told and "einstimmig" in told and "Angenommen (Losentscheid)" in told
    table = read("/beschluesse/register.csv")
    assert (
        "2. Wahlgang, geheim: Gegenantrag: Alle zusammen: einstimmig · Stimmen nicht gezählt. Angenommen (Losentscheid)"
        in table
    )
    assert "AG Dialog: " in read("/beschluesse/") and "Abgelehnt" in read("/beschluesse/")
    assert [entry.says for entry in Entry.objects.all()] == ["hat die Stimmen eingetragen"] * 2


def test_a_round_is_replaced_alone_and_gone_when_nothing_is_known_of_it(resolution, group, people):
    by = people["office"]
    for number in (1, 2):
        decisions.count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=number))], round=number)

    decisions.count_votes(resolution, by=by, counts=[(group, VoteFigures(yes=7))], round=2)
    assert list(VoteCount.objects.order_by("ballot__round").values_list("yes", flat=True)) == [1, 7]

    decisions.count_votes(resolution, by=by, counts=[(group, VoteFigures())], round=2)
    assert [ballot.round for ballot in Ballot.objects.all()] == [1]


def test_strangers_and_doubles_are_refused(body, resolution, group, people):
    stranger = f.OrganizationFactory(body=body)
    twice = ([(group, VoteFigures(1)), (group, VoteFigures(2))], [(None, VoteFigures(1))] * 2)
    for counts, code in (([(stranger, VoteFigures(1))], "stranger"), *((one, "twice") for one in twice)):
        with refused(code):
            decisions.count_votes(resolution, by=people["office"], counts=counts)
    with refused(field="result"):
        decisions.count_votes(resolution, by=people["office"], counts=[(group, VoteFigures(result="geheim"))])
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("together", [True, False])
def test_a_round_counts_each_group_once_and_all_together_once(resolution, group, together):
    organization = None if together else group
    f.voted(resolution, organization, yes=1)

    with pytest.raises(IntegrityError), transaction.atomic(), guard.opened():
        VoteCount.objects.create(ballot=Ballot.objects.get(), organization=organization, yes=2)


def shown(client):
    form = client.get("/beschluesse/b/bearbeiten/").context["form"]
    return {name: value for bound in form if (value := bound.value()) not in (None, "") for name in [bound.html_name]}


def test_the_form_enters_a_second_round_and_results_and_keeps_what_it_does_not_ask(
    office, resolution, group, dialogue, people
):
    kept = [(group, VoteFigures(yes=3, words="mit großer Mehrheit")), (None, VoteFigures(yes=5))]
    decisions.count_votes(resolution, by=people["office"], counts=kept)
    words = shown(office)
    assert (words["result"], words["yes_1"]) == ("unknown", 3)

    words |= {"result_1": "carried", "way_r2": "secret", "yes_r2_1": "9", "no_r2_2": "4", "result_r2_2": "rejected"}
    answer = office.post("/beschluesse/b/bearbeiten/", words)

    assert answer.status_code == 302
    first, second = decisions.rounds_of(Resolution.objects.get())
    assert dict(first.counts) == {
        group: VoteFigures(yes=3, words="mit großer Mehrheit", result="carried"),
        None: VoteFigures(yes=5),
    }
    assert (second.way, dict(second.counts)) == (
        "secret",
        {group: VoteFigures(yes=9), dialogue: VoteFigures(no=4, result="rejected")},
    )
    assert Resolution.objects.get().result == ""
    before = Entry.objects.count()
    office.post("/beschluesse/b/bearbeiten/", shown(office))
    assert [entry.act for entry in Entry.objects.order_by("number")[before:]] == ["decisions.correct_resolution"]


def test_the_form_asks_for_the_result(office, resolution):
    words = {"name": "Bänke", "meeting": "s"}
    page = office.post("/beschluesse/neu/", words).content.decode()
    assert '<a href="#id_result">' in page
    assert Resolution.objects.count() == 1

    office.post("/beschluesse/neu/", words | {"result": "unknown"})
    assert Resolution.objects.latest("pk").result == ""
