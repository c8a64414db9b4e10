"""Rhythm and terms of office on the desk, and missed years among the contradictions, by rules or as taken over."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine

from sozialraum.bodies.models import Organization
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.desk.queries.rhythms import hints_of_organizations
from sozialraum.desk.queries.sittings import of_groups
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.load import load
from sozialraum.meetings.words import State
from sozialraum.norms.rules.rhythm import RhythmRule, SittingsAYear
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.norms.rules.term import ByElection, TermRule
from sozialraum.papers import actions as papers
from sozialraum.people.words import Role
from sozialraum.provisions.rules.values import Strictness
from tests import factories as f

pytestmark = pytest.mark.django_db
Y = PartialDate
TODAY = dt.date(2026, 11, 23)
STATED = "(nach Angabe, nicht aus einer Regel berechnet)"
EXAMPLE = Path(__file__).parents[2] / "examples/eschweiler-west/eschweiler-west.yaml"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def rule(body, people):
    """``rule(value, …)`` adopts a text of one rule for all, in 2016 or on the day named."""

    def adopt(value, paragraph="§ 4 Abs. 1", strictness=Strictness.MUST, date=Y(2016)):  # noqa: B008 - a value
        version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body), valid_from=None)
        actions.record_revision(version, by=people["office"], typed=[TypedRule(value, paragraph, strictness)])
        papers.adopt(version, by=people["office"], date=date, organizations=[])

    return adopt


def sat(body, *groups, state=State.HELD, on):
    return f.MeetingFactory(body=body, of=groups, date=on, state=state)


def told(*groups):
    return [says for _group, says in hints_of_organizations(groups)]


def on_the_desk(*groups):
    found = of_groups(list(groups), TODAY)
    return {one.title: one for one in found if not one.title.startswith(("Kein nächster", "Ein Protokoll", "2 Prot"))}


def test_the_missing_sitting_of_2017_in_eschweiler_west_is_recognised():
    load(EXAMPLE)
    plenum = Organization.objects.get(body__key="eschweiler-west", key="plenum")

    assert told(plenum) == [f"2017: keine Sitzung eingetragen, vorgesehen mindestens 1 {STATED} – weicht ab."]
    assert told(*Organization.objects.filter(body=plenum.body).exclude(pk=plenum.pk)) == []


@pytest.mark.parametrize(
    ("strictness", "says"),
    [
        (Strictness.MUST, "(§ 4 Abs. 1) – verletzt."),
        (Strictness.SHOULD, "(§ 4 Abs. 1, soll) – weicht ab."),
    ],
)
def test_a_missed_year_names_its_rule_and_how_strict_it_is(body, group, rule, strictness, says):
    rule(RhythmRule(per_year=SittingsAYear(1)), strictness=strictness)
    for year in (2016, 2018, 2022):
        sat(body, group, on=Y(year, 5))

    assert told(group) == [f"2017 und 2019 bis 2021: keine Sitzung eingetragen, nötig ist 1 {says}"]


def test_a_joint_sitting_counts_for_each_group_and_a_cancelled_one_for_none(body, group, rule):
    rule(RhythmRule(per_year=SittingsAYear(1)))
    other = f.OrganizationFactory(body=body, name="AG Andere")
    sat(body, group, other, on=Y(2016))
    sat(body, group, other, on=Y(2017))
    sat(body, group, on=Y(2018, 3))
    sat(body, other, on=Y(2018, 4, 1), state=State.CANCELLED)
    sat(body, other, on=Y(2018, 5, 1), state=State.DRAFT)

    assert told(group, other) == ["2018: keine Sitzung eingetragen, nötig ist 1 (§ 4 Abs. 1) – verletzt."]


def test_of_years_without_any_record_nothing_is_said(body, group):
    plenum = f.OrganizationFactory(body=body, min_per_year=1)
    sat(body, plenum, on=Y(2016, 11, 2))
    assert told(plenum) == []

    sat(body, group, on=Y(2018))  # now somebody enters what was in 2018
    assert told(plenum) == [f"2017 und 2018: keine Sitzung eingetragen, vorgesehen mindestens 1 {STATED} – weicht ab."]


def test_too_many_sittings_of_a_past_year_are_told(body):
    group = f.OrganizationFactory(body=body, max_per_year=1)
    for month in (1, 2):
        sat(body, group, on=Y(2025, month))
    sat(body, group, on=Y(2024, 1))

    assert told(group) == [f"2025: 2 Sitzungen eingetragen, höchstens 1 {STATED} – weicht ab."]


def test_beside_a_rule_the_page_of_the_group_says_that_the_entry_does_not_count(office, body, rule):
    rule(RhythmRule(per_year=SittingsAYear(2, 4)))
    same = f.OrganizationFactory(body=body, min_per_year=2, max_per_year=4)
    other = f.OrganizationFactory(body=body, key="ag", min_per_year=6)

    says = (
        "Es gilt die Regel: Sitzungen im Kalenderjahr: mindestens 2, höchstens 4 (§ 4 Abs. 1). "
        "Die Zahlen im Eintrag (mindestens 6) sind nur übernommen."
    )
    assert (told(same), told(other)) == ([], [says])
    page = office.get("/gremien/ag/").content.decode()
    assert says in page
    assert "6 im Jahr" not in page


def test_the_public_page_says_the_rule_with_its_paragraph_or_that_there_is_none(client, body, group, rule):
    f.OrganizationFactory(body=body, key="ag", rhythm="zweimal im Jahr", min_per_year=2)
    assert f"zweimal im Jahr; mindestens 2 im Jahr {STATED}" in client.get("/gremien/ag/").content.decode()

    rule(RhythmRule(per_year=SittingsAYear(3)))

    page = client.get("/gremien/ag/").content.decode()
    assert "Sitzungen im Kalenderjahr: mindestens 3 (§ 4 Abs. 1)." in page
    assert "nach Angabe" not in page


def test_the_desk_asks_for_as_many_as_the_rule_wants_and_names_it(body, rule):
    group = f.OrganizationFactory(body=body, name="AG", min_per_year=6)
    sat(body, group, on=Y(2026, 3))
    assert f"mindestens 6 im Jahr {STATED}." in on_the_desk(group)["AG: 1 von mindestens 6 Sitzungen in 2026"].why

    rule(RhythmRule(per_year=SittingsAYear(2)), strictness=Strictness.SHOULD)

    (due,) = on_the_desk(group).values()
    assert due.title == "AG: 1 von mindestens 2 Sitzungen in 2026"
    assert "mindestens 2 (§ 4 Abs. 1, soll)." in due.why


@pytest.mark.parametrize(
    ("strictness", "last", "ahead", "why"),
    [
        (Strictness.MUST, Y(2026, 11, 2), None, "bis Samstag, 2. Januar 2027 (§ 4 Abs. 1)."),
        (Strictness.MUST, Y(2026, 8, 3), None, "bis Samstag, 3. Oktober 2026 (§ 4 Abs. 1). Verletzt."),
        (Strictness.SHOULD, Y(2026, 8, 3), None, "bis Samstag, 3. Oktober 2026 (§ 4 Abs. 1, soll). Weicht ab."),
        (Strictness.MUST, Y(2026, 11, 2), Y(2026, 12, 20), ""),
        (Strictness.MUST, Y(2026, 11, 2), Y(2027, 1, 10), "bis Samstag, 2. Januar 2027 (§ 4 Abs. 1)."),
    ],
)
def test_the_distance_that_a_rule_names_is_watched(body, group, rule, strictness, last, ahead, why):
    rule(RhythmRule(every=TimeSpan(2, SpanUnit.MONTHS)), strictness=strictness)
    sat(body, group, on=last)
    if ahead:
        sat(body, group, on=ahead, state=State.SCHEDULED)

    due = on_the_desk(group).get(f"Nächste Sitzung ansetzen: {group}")

    assert (due.why.removeprefix("Die nächste Sitzung findet statt ") if due else "") == why


def speaks(body, group, **dates):
    return f.MembershipFactory(body=body, organization=group, role=Role.SPEAKER, **dates)


@pytest.mark.parametrize(
    ("dates", "title", "by"),
    [
        ({"start_date": Y(2025, 1, 10)}, "endet", dt.date(2027, 1, 10)),
        ({"start_date": Y(2025, 1, 10), "end_date": Y(2026, 12, 31)}, "endet", dt.date(2026, 12, 31)),
        ({"start_date": Y(2025, 1, 10), "end_date": Y(2028)}, "endet", dt.date(2027, 1, 10)),
        ({"start_date": Y(2025, 6, 1)}, "", None),  # ends in more than 90 days
        ({}, "offen", None),
        ({"start_date": Y(2024)}, "offen", None),
        ({"start_date": Y(2020)}, "", None),  # over for years: as with a day on record, nothing is told
        ({"end_date": Y(2030)}, "", None),
    ],
)
def test_a_term_ends_by_its_rule_or_is_open(body, group, rule, dates, title, by):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
    speaks(body, group, **dates)

    found = on_the_desk(group)

    assert {name: one.by for name, one in found.items()} == (
        {f"Amtszeit {title}: Sprecherin oder Sprecher, {group}": by} if title else {}
    )
    ruled = [one.why for one in found.values() if "(§ 6 Abs. 1)" in one.why]
    assert len(ruled) == (1 if title and by != dt.date(2026, 12, 31) else 0)


def test_a_term_that_somebody_takes_up_by_the_rule_is_not_due(body, group, rule):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
    speaks(body, group, start_date=Y(2025, 1, 10))
    assert len(on_the_desk(group)) == 1

    speaks(body, group, start_date=Y(2026, 11, 1))
    assert on_the_desk(group) == {}


def test_who_followed_in_between_has_the_rest_of_the_term(body, group, rule):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
    speaks(body, group, start_date=Y(2025, 1, 10), end_date=Y(2026, 3, 1))
    speaks(body, group, start_date=Y(2026, 3, 15))
    assert on_the_desk(group) == {}

    rule(TermRule(by_election=ByElection.REST), "§ 6 Abs. 3")
    (due,) = on_the_desk(group).values()
    assert (due.title, due.by) == (f"Amtszeit endet: Sprecherin oder Sprecher, {group}", dt.date(2027, 1, 10))
    assert due.why.endswith("Nachgewählt bis Sonntag, 10. Januar 2027 (§ 6 Abs. 3).")


def test_who_stays_by_a_rule_is_to_be_followed_until_somebody_is_there(body, group, rule):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
    for _one in range(2):
        speaks(body, group, start_date=Y(2023, 5, 2))
    assert on_the_desk(group) == {}  # over for more than a year: without a rule nobody is in office

    rule(TermRule(stays_on=True), "§ 6 Abs. 4")
    found = [one for one in of_groups([group], TODAY) if one.title.startswith("Neuwahl")]
    assert [(one.title, one.by) for one in found] == [
        (f"Neuwahl fällig: Sprecherin oder Sprecher, {group}", dt.date(2025, 5, 2))
    ] * 2
    assert found[0].why.endswith(
        "Die Amtszeit dauert bis Freitag, 2. Mai 2025 (§ 6 Abs. 1). "
        "Nach dem Ende bleibt man im Amt, bis jemand nachfolgt: ja (§ 6 Abs. 4)."
    )

    speaks(body, group, start_date=Y(2026, 10, 1))
    assert on_the_desk(group) == {}


def test_who_stays_by_a_rule_but_has_gone_is_not_told(body, group, rule):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS), stays_on=True), "§ 6 Abs. 1")
    speaks(body, group, start_date=Y(2023, 5, 2), end_date=Y(2025, 6, 1))

    assert on_the_desk(group) == {}


def test_two_who_began_together_both_end(body, group, rule):
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
    for _one in range(2):
        speaks(body, group, start_date=Y(2025, 1, 10))

    assert sum(one.title.startswith("Amtszeit endet") for one in of_groups([group], TODAY)) == 2


def test_rules_cost_the_desk_as_much_for_thirty_groups_as_for_one(body, rule, django_assert_num_queries):
    rule(RhythmRule(per_year=SittingsAYear(2)))
    rule(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)))
    groups = []
    for number in (1, 30):
        while len(groups) < number:
            groups.append(f.OrganizationFactory(body=body))
            sat(body, groups[-1], on=Y(2026, 12, 20), state=State.DRAFT)
            speaks(body, groups[-1], start_date=Y(2025, 1, 10))
        with django_assert_num_queries(9):
            assert len(list(of_groups(groups, TODAY))) >= number
        with django_assert_num_queries(6):
            assert told(*groups) == []
