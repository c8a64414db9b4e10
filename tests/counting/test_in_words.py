"""A count in words: entered, agreed with figures or refused, shown, filed; and a circular with its days."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sozialraum.acts.guard import opened
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.counting.rules.figures import CircularSpan, VoteFigures
from sozialraum.decisions.actions import count_votes, minutes, resolutions, rounds_of
from sozialraum.decisions.models import Ballot, Resolution, VoteCount
from sozialraum.decisions.words import MinutesState
from sozialraum.desk.queries.hints import hints_of_resolutions
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.meetings.words import State
from sozialraum.norms.rules.circular import CircularAnswers, CircularRule, CircularUse
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Portion
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
UNANIMOUS = VoteFigures(manner="unanimous")
SPAN = CircularSpan(PartialDate(2020, 3, 3), PartialDate(2020, 3, 10), 12)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, by, group):
    one = f.MeetingFactory(
        body=body, key="s", name="Sitzung", state=State.HELD, date=PartialDate(2020, 3, 2), of=[group]
    )
    f.AgendaItemFactory(body=body, meeting=one, number="1", name="Bänke", text="Beraten.")
    minutes.record(one, by=by, state=MinutesState.PUBLISHED)
    return one


@pytest.fixture
def recorded(body, by, meeting):
    return resolutions.record(body, by=by, name="Bänke", number="1", key="b", meeting=meeting, result="carried")


def entered(office, meeting, **typed):
    told = {"name": "Karten", "meeting": meeting.key, "result": "carried"} | typed
    return office.post("/beschluesse/neu/", told)


def test_a_word_is_chosen_instead_of_figures_and_stands_wherever_the_decision_does(people, meeting):
    office = logged_in(Client(), meeting.body)
    assert entered(office, meeting, manner_1="unanimous").status_code == 302

    [one] = Resolution.objects.all()
    assert [dict(round_.counts) for round_ in rounds_of(one)] == [{meeting.groups[0]: UNANIMOUS}]
    told = "einstimmig · Stimmen nicht gezählt"
    for path in (one.get_absolute_url(), "/beschluesse/", "/beschluesse/register.csv", "/sitzungen/s/"):
        assert told in Client().get(path).content.decode(), path
    assert told in " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())
    form = office.get(f"/beschluesse/{one.key}/bearbeiten/").context["form"]
    assert form["manner_1"].value() == "unanimous"


def test_a_word_beside_figures_that_say_otherwise_is_refused_at_its_field(people, meeting):
    office = logged_in(Client(), meeting.body)
    refusal = entered(office, meeting, manner_1="unanimous", yes_1="9", no_1="3")
    typed = entered(office, meeting, words_1="einstimmig", yes_1="9", no_1="3")
    unknown = entered(office, meeting, manner_1="unknown", yes_1="9", no_1="3")

    assert refusal.context["form"].errors == {"manner_1": ["„einstimmig“ und 3 Nein passen nicht zusammen."]}
    assert list(typed.context["form"].errors) == ["words_1"] and list(unknown.context["form"].errors) == ["manner_1"]
    assert not Resolution.objects.exists()


def test_a_word_that_agrees_with_figures_stands_beside_them(people, meeting):
    entered(
        logged_in(Client(), meeting.body),
        meeting,
        manner_1="unanimous",
        yes_1="9",
        no_1="0",
        abstain_1="1",
        recused_1="0",
    )

    told = Client().get(Resolution.objects.get().get_absolute_url()).content.decode()
    assert "einstimmig · 9 Ja · 0 Nein · 1 Enthaltung" in told and "nicht gezählt" not in told


@pytest.mark.parametrize(
    "row",
    [
        {"manner": "unanimous", "yes": 9, "no": 3},
        {"manner": "unanimous", "no": 3},
        {"manner": "consensus", "no": 1},
        {"manner": "majority", "yes": 5, "no": 5},
        {"manner": "loud"},
    ],
)
def test_the_database_holds_no_word_against_its_figures(recorded, row):
    with opened(), pytest.raises(IntegrityError), transaction.atomic():
        VoteCount.objects.create(ballot=Ballot.objects.create(resolution=recorded), **row)


def test_the_act_refuses_it_too_but_old_words_of_a_file_stay_as_they_are(recorded, by, body, group):
    count = VoteFigures(yes=9, no=3, words="einstimmig")
    with refused("manner"):
        count_votes(recorded, by=by, counts=[(group, count)])
    count_votes(recorded, by=Visitor.house(body), counts=[(group, count)])

    assert [one.counts[0][1].words for one in rounds_of(recorded)] == ["einstimmig"]


VOTED = (
    "          - {round: 1, way: im Umlauf, sent: 2020-03-03, until: 2020-03-10, asked: 12,"
    " counts: [{manner: einstimmig, abstain: 1}]}\n"
)


def test_words_and_circulars_come_and_go_with_the_founding_file(tmp_path):
    text = changed(
        SMALL,
        ("format: 1", "format: 2"),
        ("        votes:\n          - {yes: 12, no: 0}\n", f"        ballots:\n{VOTED}"),
    )
    body = loaded(tmp_path, text).body
    text = dump(body).text

    [round_] = rounds_of(Resolution.objects.get(key="beschluss"))
    assert (round_.circular, round_.counts[0][1]) == (SPAN, VoteFigures(manner="unanimous", abstain=1))
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], text)


def test_words_beside_figures_of_format_1_are_read_as_before(tmp_path):
    votes = "        votes:\n          - {yes: 12, no: 0}\n"
    odd = "        ballots:\n          - {round: 1, counts: [{yes: 9, no: 3, words: einstimmig}]}\n"
    body = loaded(tmp_path, changed(SMALL, (votes, odd))).body
    text = dump(body).text

    assert "words: einstimmig" in text and "manner" not in text
    assert loaded(tmp_path, text).plan.steps == []


def test_a_circular_tells_its_days_and_how_many_were_asked(people, meeting):
    days = {"sent_on": "3.3.2020", "answers_until": "10.3.20", "asked": "12"}
    entered(logged_in(Client(), meeting.body), meeting, way="circular", yes_1="9", no_1="0", **days)

    [one] = Resolution.objects.all()
    assert [round_.circular for round_ in rounds_of(one)] == [SPAN]
    told = "Im Umlauf, verschickt am 3. März 2020, Antworten bis 10. März 2020, 12 gefragt"
    for path in (one.get_absolute_url(), "/beschluesse/register.csv", "/sitzungen/s/"):
        assert told in Client().get(path).content.decode(), path
    assert told in " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())


def test_days_of_a_circular_belong_to_no_other_way(people, meeting, recorded, by):
    refusal = entered(logged_in(Client(), meeting.body), meeting, way="hands", sent_on="3.3.2020", yes_1="9")

    assert "gibt es nur im Umlauf" in str(refusal.context["form"].errors)
    with pytest.raises(IntegrityError), opened(), transaction.atomic():
        Ballot.objects.create(resolution=recorded, way="hands", asked=3)


@pytest.fixture
def rules(body, by, group):
    """One answers for seven days at least, and half of those asked have to."""
    paper = f.PaperFactory(body=body, name="Geschäftsordnung")
    version = f.VersionFactory(body=body, paper=paper, label="2018", valid_from=PartialDate(2018))
    rule = CircularRule(
        allowed=CircularUse.ALWAYS,
        answer=TimeSpan(7, SpanUnit.DAYS),
        least=CircularAnswers(Portion(1, 2, more_than=False)),
    )
    bylaws.record_revision(version, by=by, typed=[TypedRule(rule, "§ 9")])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])


@pytest.mark.parametrize(
    ("yes", "until", "said"),
    [
        (9, PartialDate(2020, 3, 20), ""),
        (9, PartialDate(2020, 3, 5), "Ungültig"),
        (3, PartialDate(2020, 3, 20), "3 von 12 haben geantwortet"),
        (13, PartialDate(2020, 3, 20), "13 Antworten, gefragt wurden aber nur 12"),
        (9, PartialDate(2020, 3, 1), "verschickt aber erst 3. März 2020"),
    ],
)
def test_a_circular_against_its_rule_is_a_hint_and_no_wall(by, group, recorded, rules, yes, until, said):
    span = CircularSpan(SPAN.sent_on, until, 12)
    count_votes(recorded, by=by, counts=[(group, VoteFigures(yes=yes, no=0))], way="circular", circular=span)

    told = " ".join(says for _one, says in hints_of_resolutions([recorded]))
    assert said in told and (bool(said) or told == "")
