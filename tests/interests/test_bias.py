"""Who is proposed as biased at a point: from which rows, by which rules, and who reads it."""

from dataclasses import replace

import pytest

from sozialraum.acts import guard
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.interests.queries import BiasLine, proposed_bias
from sozialraum.interests.words import Involvement
from sozialraum.papers.words import Audience
from tests import factories as f

pytestmark = pytest.mark.django_db

SENTENCE = "Als befangen vorgeschlagen: {} (§ 9)."
OF_SEAT = ("Clara Beispiel", "für eine beteiligte Einrichtung da")


def told(item, visitor):
    return proposed_bias(item.meeting, visitor).get(item.key, ())


def sitting_in(group, people):
    [standing] = people["member"].standings
    return replace(people["member"], standings=frozenset({replace(standing, organization_id=group.pk)}))


def only(item, visitor):
    [line] = told(item, visitor)
    return line.sentence, line.reasons


@pytest.mark.parametrize("part", Involvement)
def test_whoever_sits_there_for_an_involved_institution(item, group, people, rule, clara, rana, verein, paper, part):
    rule([group])
    f.InterestFactory(body=item.body, paper=paper, institution=verein, part=part)

    assert told(item, people["office"]) == (BiasLine(group.name, "", SENTENCE.format("Clara Beispiel"), (OF_SEAT,)),)


@pytest.mark.parametrize(("part", "why"), [("originator", "stellt den Antrag"), ("concerned", "selbst betroffen")])
def test_a_person_by_herself(item, group, people, rule, clara, rana, paper, part, why):
    rule([group])
    f.InterestFactory(body=item.body, paper=paper, person=rana, part=part)

    assert only(item, people["office"]) == (SENTENCE.format("Rana Beispiel"), (("Rana Beispiel", why),))


def test_an_office_counts_on_its_days_alone(item, group, people, rule, clara, rana, verein, paper):
    rule([group], ["office"])
    f.InterestFactory(body=item.body, paper=paper, institution=verein)
    office = f.DeclaredOfficeFactory(body=item.body, person=rana, organization=verein, end_date=PartialDate(2026, 6, 1))
    assert only(item, people["office"]) == (
        SENTENCE.format("Rana Beispiel"),
        (("Rana Beispiel", "hat dort ein Amt"),),
    )

    with guard.opened():
        type(office).objects.update(end_date=PartialDate(2026, 5, 31))

    assert only(item, people["office"]) == (SENTENCE.format("niemand"), ())


def test_without_a_rule_it_is_not_ruled_and_nothing_is_made_up(item, people, clara, verein, paper):
    f.InterestFactory(body=item.body, paper=paper, institution=verein)

    assert only(item, people["office"]) == ("Nicht geregelt: wer befangen ist.", ())


def test_the_rules_of_the_day_of_the_sitting_count(item, group, people, rule, clara, verein, paper):
    rule([group], since=PartialDate(2026, 6, 2))
    f.InterestFactory(body=item.body, paper=paper, institution=verein)

    assert only(item, people["office"])[0] == "Nicht geregelt: wer befangen ist."


def test_a_rule_for_some_topics_says_for_which(item, group, people, rule, clara, verein, paper):
    rule([group], topics=("money", "election"))
    f.InterestFactory(body=item.body, paper=paper, institution=verein)

    assert [(one.topics, one.sentence) for one in told(item, people["office"])] == [
        ("", "Nicht geregelt: wer befangen ist."),
        ("bei Geld, bei Wahlen", SENTENCE.format("Clara Beispiel")),
    ]


def test_each_group_of_a_joint_sitting_by_its_own_rules(item, body, group, people, rule, clara, verein, paper):
    other = f.OrganizationFactory(body=body, name="Zweite Gruppe")
    with guard.opened():
        f.Holder.objects.create(meeting=item.meeting, organization=other, position=1)
    rule([group])
    f.InterestFactory(body=body, paper=paper, institution=verein)

    assert [(one.group, one.sentence) for one in told(item, people["office"])] == [
        (group.name, SENTENCE.format("Clara Beispiel")),
        ("Zweite Gruppe", SENTENCE.format("niemand")),
    ]


def test_a_point_whose_papers_name_nobody_says_nothing(item, body, group, people, rule, clara, verein):
    rule([group])
    f.InterestFactory(body=body, institution=verein)  # of another paper

    assert proposed_bias(item.meeting, people["office"]) == {}


def test_those_who_sit_there_read_it_and_nobody_else(item, body, group, people, rule, clara, verein, paper):
    rule([group])
    f.InterestFactory(body=body, paper=paper, institution=verein)
    elsewhere = f.OrganizationFactory(body=body, name="Andere Gruppe")
    sits, stranger = (sitting_in(one, people) for one in (group, elsewhere))

    reads = [bool(told(item, one)) for one in (people["office"], people["auditor"], sits, stranger, Visitor(body))]

    assert reads == [True, True, True, False, False]


def test_members_read_nothing_of_a_paper_that_is_kept_from_them(item, body, group, people, rule, clara, verein, paper):
    """Else the proposal would say who brought it."""
    rule([group])
    f.InterestFactory(body=body, paper=paper, institution=verein)
    with guard.opened():
        type(paper).objects.update(audience=Audience.OFFICE)

    assert (bool(told(item, people["office"])), told(item, sitting_in(group, people))) == (True, ())


def test_a_stranger_costs_no_question(item, body, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert proposed_bias(item.meeting, Visitor(body)) == {}
