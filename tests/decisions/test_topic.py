"""What a decision is about: by whose majority it is counted, what is asked, shown, and kept in the founding file."""

import csv
import io

import pytest
from django.test import Client

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.words import Rank
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Result
from sozialraum.decisions.actions import Round, StatedQuorum, Wanted, minutes, resolutions, state_quorum
from sozialraum.decisions.actions.voting import topic_of
from sozialraum.decisions.models import Resolution, VoteCount
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.desk.queries.hints import hints_of_resolutions
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.words import State
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Matter
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
TWO_THIRDS = {"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}
HALF = {"of": 1, "parts": 2, "more_than": False}
RULES = [
    TypedRule(value_of("majority", {"ballots": [{"kind": "simple"}]}), "§ 7"),
    TypedRule(value_of("majority", {"ballots": [TWO_THIRDS]}), "§ 12", topics=(Matter.BYLAWS,)),
    TypedRule(
        value_of("quorum", {"need": {"kind": "share", "share": HALF, "base": "voters"}}), "§ 6", topics=(Matter.BYLAWS,)
    ),
]
SEVEN_TO_FOUR = VoteFigures(yes=7, no=4, abstain=0)
SAID = "Nach den Regeln dieser Sitzung: Für einen Beschluss nötig: mehr Ja als Nein (§ 7). Bei Geld: "


@pytest.fixture
def by(people):
    return people["office"]


def adopted(body, by, group, typed, name="Geschäftsordnung", rank=Rank.BYLAWS):
    version = f.VersionFactory(
        body=body, paper=f.PaperFactory(body=body, name=name), label="2018", valid_from=PartialDate(2018)
    )
    bylaws.record_revision(version, by=by, typed=typed, rank=rank)
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
    return version


@pytest.fixture
def meeting(body, by, group):
    """A sitting held by a text that wants more where the rules are changed, and by one on money."""
    adopted(body, by, group, RULES)
    money = TypedRule(value_of("majority", {"ballots": [{"kind": "unanimous"}]}), "Nr. 3", topics=(Matter.MONEY,))
    adopted(body, by, group, [money], "Richtlinie", Rank.GUIDELINE)
    meeting = f.MeetingFactory(body=body, of=[group], date=PartialDate(2020, 6, 15), state=State.SCHEDULED)
    meetings.conclude(meeting, by=by)
    return meeting


def recorded(body, by, meeting, group, topic="", result=Result.CARRIED, count=SEVEN_TO_FOUR):
    rounds = [Round(1, ((group, count),))]
    return resolutions.record(body, by=by, name="Bänke", meeting=meeting, result=result, rounds=rounds, topic=topic)


@pytest.mark.parametrize(
    ("topic", "result", "is_asked"),
    [
        ("bylaws", Result.CARRIED, True),
        ("bylaws", Result.REJECTED, False),
        ("ordinary", Result.CARRIED, False),
        ("ordinary", Result.REJECTED, True),
        ("election", Result.REJECTED, True),  # of which no rule speaks apart
        ("", Result.CARRIED, False),  # it may have been about anything
        ("", Result.REJECTED, False),
    ],
)
def test_a_count_is_judged_by_the_majority_of_its_topic(body, by, meeting, group, topic, result, is_asked):
    if is_asked:
        with refused("override", field="override_reason"):
            recorded(body, by, meeting, group, topic, result)
    else:
        recorded(body, by, meeting, group, topic, result)


def test_the_quorum_of_its_topic_counts_too(body, by, meeting, group):
    written = minutes.record(meeting, by=by, state=MinutesState.DRAFT)
    state_quorum(written, by=by, quorums=[(group, StatedQuorum(present=8, voters=20))])
    unanimous = VoteFigures(yes=8, no=0, abstain=0)

    recorded(body, by, meeting, group, "ordinary", count=unanimous)
    with refused("override"):
        recorded(body, by, meeting, group, "bylaws", count=unanimous)


def test_the_count_keeps_the_text_that_rules_its_topic_and_another_once_that_is_corrected(body, by, meeting, group):
    decision = recorded(body, by, meeting, group, "money", result="")
    of_money = VoteCount.objects.get().revision

    resolutions.correct(decision, by=by, topic="ordinary")

    assert of_money and VoteCount.objects.get().revision not in ("", of_money)
    resolutions.correct(decision, by=by, topic="money")
    assert VoteCount.objects.get().revision == of_money


def test_what_a_decision_does_says_what_it_is_about(body, by, group):
    ruled, plain = adopted(body, by, group, RULES), f.VersionFactory(body=body, label="2")
    rules, text = (Wanted(EffectKind.ADOPTS, version) for version in (ruled, plain))
    formed, gone = (Wanted(kind, organizations=(group,)) for kind in (EffectKind.FORMS, EffectKind.DISSOLVES))

    told = [topic_of(them) for them in ([], [text], [formed], [rules], [gone, formed], [rules, text], [rules, gone])]

    assert told == ["", "", "", "bylaws", "dissolution", "bylaws", ""]


def typed(meeting, group, **more):
    votes = {"group_1": group.key, "yes_1": 7, "no_1": 4, "abstain_1": 0}
    return {"name": "Neue Regeln", "meeting": meeting.key, "result": "carried", **votes} | more


def test_the_form_says_the_majorities_proposes_the_topic_and_everybody_reads_it(body, by, meeting, group):
    office, other = logged_in(Client(), body), f.OrganizationFactory(body=body)
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), label="neu")
    bylaws.record_revision(version, by=by, typed=RULES)
    empty = office.get(f"/beschluesse/neu/?meeting={meeting.key}")
    assert SAID in empty.content.decode()
    assert SAID not in office.get(f"/beschluesse/neu/?group={other.key}").content.decode()
    assert empty.context["form"]["topic"].value() == "effect"

    sent = typed(meeting, group, topic="effect", adopts_1=version.key)
    asked = office.post("/beschluesse/neu/", sent)
    assert "(§ 12)" in asked.content.decode() and "Warum wurde es so festgestellt?" in asked.content.decode()
    done = office.post("/beschluesse/neu/", sent | {"override_reason": "Einmütig nachgeholt."})
    decision = Resolution.objects.get()
    assert (done.status_code, decision.topic) == (302, "bylaws")
    form = office.get(f"/beschluesse/{decision.key}/bearbeiten/").context["form"]
    assert form["topic"].value() == "bylaws"

    minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)
    f.AgendaItemFactory(body=body, meeting=meeting, number="1", name="Regeln", text="Beraten.")
    said, page = "gezählt nach den Regeln bei Änderung der Regeln", Client().get(decision.get_absolute_url())
    assert page.content.decode().count(said) == 2  # for people, and for machines
    paper = as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content)
    assert said in " ".join(paper.split())
    table = io.StringIO(Client().get("/beschluesse/register.csv").content.decode("utf-8-sig"))
    (row,) = csv.DictReader(table, delimiter=";")
    assert row["Gezählt nach"] == "den Regeln bei Änderung der Regeln"
    assert "topic: bei Änderung der Regeln" in dump(body).text


def test_who_says_nothing_keeps_what_was(body, by, meeting, group):
    office = logged_in(Client(), body)

    for number, topic in enumerate(("effect", "")):
        assert office.post("/beschluesse/neu/", typed(meeting, group, number=number, topic=topic)).status_code == 302
    assert set(Resolution.objects.values_list("topic", flat=True)) == {""}
    minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)
    page = Client().get(Resolution.objects.first().get_absolute_url()).content.decode()
    assert "Gezählt nach" not in page


def test_more_yes_than_no_and_yet_rejected_is_no_contradiction_where_the_rules_are_changed(body, by, meeting, group):
    told = {}
    for topic in ("bylaws", ""):
        decision = recorded(body, by, meeting, group, topic, Result.REJECTED)
        told[topic] = [said for _one, said in hints_of_resolutions([decision])]

    assert told == {"bylaws": [], "": [f"{group.name}: 7 Ja, 4 Nein, und doch abgelehnt."]}


def test_a_topic_comes_and_goes_with_the_founding_file(tmp_path):
    decision = "decisions:\n  - {key: b, by: [plenum], date: 2018, title: Regeln, topic: bei Änderung der Regeln}\n"
    text = changed(SMALL, ("format: 1", "format: 2"), ("\ndecisions:\n", f"\n{decision}"))
    body = loaded(tmp_path, text).body
    text = dump(body).text

    assert Resolution.objects.get(body=body, key="b").topic == "bylaws"
    assert "topic: bei Änderung der Regeln" in text
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], text)
