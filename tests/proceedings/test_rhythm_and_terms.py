"""How often groups sit and when offices end: by a rule with its paragraph, else as taken over from the entry."""

import datetime as dt

import pytest

from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.rhythm import RhythmRule, SittingsAYear
from sozialraum.norms.rules.spans import SpanUnit, TimeSpan
from sozialraum.norms.rules.term import ByElection, TermRule
from sozialraum.papers import actions as papers
from sozialraum.proceedings.queries import GroupRhythm, TermHeld, rhythms_of, terms_of
from sozialraum.proceedings.rules.rhythms import StatedRhythm, is_statement_kept, is_whole_year, years_to_judge
from sozialraum.provisions.rules.ruleset import Provision, RuleSet, RuleText
from sozialraum.provisions.rules.values import Strictness
from sozialraum.rulings.rules.ruling import Outcome
from tests import factories as f

TODAY = dt.date(2026, 11, 23)
STATED = "(nach Angabe, nicht aus einer Regel berechnet)"
Y = PartialDate


def rules(*provisions, adopted=dt.date(2016, 1, 1)):
    return RuleSet((RuleText("o", "Ordnung", provisions, adopted=adopted),))


def a_year(least=None, most=None, strictness=Strictness.MUST):
    return Provision(RhythmRule(per_year=SittingsAYear(least, most)), "§ 4 Abs. 1", strictness)


def rhythm(rule_set=None, **columns):
    return GroupRhythm(f.OrganizationFactory.build(key="ag", **columns), rule_set or RuleSet())


@pytest.mark.parametrize(
    ("start", "end", "whole"),
    [
        (None, None, True),
        (Y(2026, 1, 1), None, True),
        (Y(2026, 1, 2), None, False),
        (Y(2026), None, False),  # perhaps on the last day of the year
        (Y(2025), None, True),
        (None, Y(2026, 12, 31), True),
        (None, Y(2026), False),
        (None, Y(2027), True),
        (Y(2027), None, False),
    ],
)
def test_a_year_is_whole_if_the_group_is_there_all_year(start, end, whole):
    assert is_whole_year(start, end, 2026) is whole


@pytest.mark.parametrize(
    ("start", "end", "held", "until", "years"),
    [
        (None, None, [], 2025, []),  # nothing on record: nothing is missed
        (Y(2016, 11, 2), None, [2016, 2018], 2018, [2017, 2018]),
        (Y(2010), None, [2016], 2018, [2017, 2018]),  # what was before the first on record, nobody entered
        (None, None, [2016], 2016, []),
        (None, Y(2018, 6, 1), [2016], 2020, [2017]),  # dissolved in the midst of 2018
        (Y(2018, 6, 1), None, [2016], 2020, [2019, 2020]),
    ],
)
def test_past_years_are_judged_as_far_as_the_record_reaches(start, end, held, until, years):
    assert years_to_judge(start, end, [dt.date(year, 5, 1) for year in held], until) == years


@pytest.mark.parametrize(
    ("least", "most", "held", "year", "outcome"),
    [
        (None, None, 0, 2025, Outcome.UNREGULATED),
        (0, None, 0, 2025, Outcome.UNREGULATED),
        (2, None, 1, 2025, Outcome.NO),
        (2, None, 1, 2026, Outcome.OPEN),
        (2, None, 2, 2026, Outcome.YES),
        (None, 2, 3, 2026, Outcome.NO),
        (None, 2, 2, 2025, Outcome.YES),
    ],
)
def test_what_is_taken_over_is_no_rule_and_violates_nothing(least, most, held, year, outcome):
    answer = is_statement_kept(StatedRhythm(least, most), [dt.date(year, 5, 1)] * held, year, TODAY)

    assert (answer.outcome, answer.provision) == (outcome, None)
    if outcome is not Outcome.UNREGULATED:
        assert answer.sentence.endswith(f"{STATED}.")
        assert "erletzt" not in answer.sentence


def test_the_rule_goes_before_the_entry_and_names_its_paragraph():
    both = rhythm(rules(a_year(2)), min_per_year=6)
    answer = both.year([dt.date(2026, 3, 1)], 2026, TODAY)

    assert (answer.have, answer.needed, answer.outcome) == (1, 2, Outcome.OPEN)
    assert both.in_words(TODAY) == "Sitzungen im Kalenderjahr: mindestens 2 (§ 4 Abs. 1)."


def test_a_rule_on_the_distance_goes_before_the_entry_too():
    every = Provision(RhythmRule(every=TimeSpan(2, SpanUnit.MONTHS)), "§ 5")
    both = rhythm(rules(every), min_per_year=6)

    assert both.year([], 2026, TODAY).outcome is Outcome.UNREGULATED
    due = both.next_due([dt.date(2026, 10, 1)], TODAY)
    assert (due.day, due.sentence) == (
        dt.date(2026, 12, 1),
        "Die nächste Sitzung findet statt bis Dienstag, 1. Dezember 2026 (§ 5).",
    )


def test_without_a_rule_the_entry_counts_and_says_what_it_is():
    stated = rhythm(min_per_year=2, rhythm="zweimal im Jahr")

    assert stated.year([], 2026, TODAY).needed == 2
    assert stated.in_words(TODAY) == f"zweimal im Jahr; mindestens 2 im Jahr {STATED}"
    assert rhythm().in_words(TODAY) == ""


def test_a_rule_that_may_not_be_read_is_not_quoted_and_not_denied():
    hidden = rhythm(rules(a_year(2)), rhythm="zweimal im Jahr")

    assert hidden.in_words(TODAY, readable=set()) == "zweimal im Jahr"


def test_a_rule_holds_no_past_year_that_it_did_not_begin():
    young = rhythm(rules(a_year(4), adopted=dt.date(2024, 6, 1)), min_per_year=1)
    held = [dt.date(2022, 5, 1), dt.date(2025, 5, 1)]

    told = young.missed(held, 2025, TODAY)

    assert {year: (one.needed, one.keeping if one.provision else "") for year, one in told.items()} == {
        2023: (1, ""),  # by the entry, for there was no rule yet
        2025: (4, "verletzt"),  # 2024 had no rule on its first day
    }


@pytest.mark.parametrize(("strictness", "keeping"), [(Strictness.MUST, "verletzt"), (Strictness.SHOULD, "weicht ab")])
def test_a_missed_year_is_as_grave_as_the_rule_is_strict(strictness, keeping):
    one = rhythm(rules(a_year(1, strictness=strictness)))

    (missed,) = one.missed([dt.date(2016, 11, 2), dt.date(2018, 1, 17)], 2018, TODAY).items()

    assert (missed[0], missed[1].keeping) == (2017, keeping)


def test_the_running_year_of_a_group_formed_or_dissolved_in_it_is_not_asked_for_its_number():
    assert rhythm(min_per_year=4, start_date=Y(2026, 6, 1)).year([], 2026, TODAY).outcome is Outcome.UNREGULATED
    assert rhythm(min_per_year=4, end_date=Y(2026, 12, 1)).year([], 2026, TODAY).outcome is Outcome.UNREGULATED
    assert rhythm(min_per_year=4, start_date=Y(2025, 6, 1)).year([], 2026, TODAY).outcome is Outcome.OPEN


SPEAKER = "Sprecherin oder Sprecher"
TWO_YEARS = Provision(TermRule(length=TimeSpan(24, SpanUnit.MONTHS)), "§ 6 Abs. 1")
SPEAKERS = Provision(TermRule(categories=("Sprecher",), length=TimeSpan(12, SpanUnit.MONTHS)), "§ 7")


@pytest.mark.parametrize(
    ("provision", "start", "outcome", "day"),
    [
        (TWO_YEARS, Y(2024, 12, 1), Outcome.YES, dt.date(2026, 12, 1)),
        (TWO_YEARS, None, Outcome.OPEN, None),
        (TWO_YEARS, Y(2024), Outcome.OPEN, dt.date(2026, 12, 31)),
        (TWO_YEARS, Y(2010, 1, 1), Outcome.YES, dt.date(2012, 1, 1)),  # no rule then: by the one of today
        (SPEAKERS, Y(2025, 12, 1), Outcome.YES, dt.date(2026, 12, 1)),
        (a_year(1), Y(2025, 12, 1), Outcome.UNREGULATED, None),
    ],
)
def test_a_term_ends_by_its_rule_and_is_open_without_a_beginning(provision, start, outcome, day):
    (answer,) = (one.ends for one in terms_of(rules(provision), "ag", SPEAKER, [TermHeld(start)], TODAY))

    assert (answer.outcome, answer.day) == (outcome, day)
    if outcome is not Outcome.UNREGULATED:
        assert answer.sentence.endswith(f"({provision.paragraph}).")


def test_a_rule_for_speakers_is_none_for_minute_takers():
    (answer,) = terms_of(rules(SPEAKERS), "ag", "Protokoll", [TermHeld(Y(2025, 12, 1))], TODAY)
    assert answer.ends.outcome is Outcome.UNREGULATED


def by_election(how):
    return Provision(TermRule(by_election=how), "§ 6 Abs. 3")


@pytest.mark.parametrize(
    ("how", "held", "days"),
    [
        # Somebody gives up in March 2026, somebody else follows: the rest of the term, a whole one, or no rule.
        (ByElection.REST, [(Y(2025, 1, 10), Y(2026, 3, 1)), (Y(2026, 3, 15), None)], [dt.date(2027, 1, 10)] * 2),
        (ByElection.FULL, [(Y(2025, 1, 10), Y(2026, 3, 1)), (Y(2026, 3, 15), None)], ["", dt.date(2028, 3, 15)]),
        (ByElection.NONE, [(Y(2025, 1, 10), Y(2026, 3, 1)), (Y(2026, 3, 15), None)], ["", dt.date(2028, 3, 15)]),
        (None, [(Y(2025, 1, 10), Y(2026, 3, 1)), (Y(2026, 3, 15), None)], ["", dt.date(2028, 3, 15)]),
        # The order in which they stand does not matter; who follows a by-election has the rest of the first term.
        (
            ByElection.REST,
            [(Y(2026, 6, 1), None), (Y(2026, 3, 15), Y(2026, 5)), (Y(2025, 1, 10), Y(2026, 3, 1))],
            [dt.date(2027, 1, 10)] * 3,
        ),
        # One gave up, two come: only one of them has what was left.
        (
            ByElection.REST,
            [(Y(2025, 1, 10), Y(2026, 3, 1)), (Y(2026, 3, 15), None), (Y(2026, 4, 1), None)],
            ["", dt.date(2027, 1, 10), dt.date(2028, 4, 1)],
        ),
        # Nobody gave up before the end, or only after the other began: a whole term.
        (ByElection.REST, [(Y(2024, 1, 10), Y(2026, 1, 10)), (Y(2026, 1, 10), None)], ["", dt.date(2028, 1, 10)]),
        (ByElection.REST, [(Y(2025, 1, 10), Y(2026, 5, 1)), (Y(2026, 3, 15), None)], ["", dt.date(2028, 3, 15)]),
    ],
)
def test_a_by_election_is_for_the_rest_of_the_term_where_the_rule_says_so(how, held, days):
    ruled = rules(TWO_YEARS, *([by_election(how)] if how else []))
    found = terms_of(ruled, "ag", SPEAKER, [TermHeld(*one) for one in held], TODAY)

    assert [one.ends.day if day else "" for one, day in zip(found, days, strict=True)] == days
    if how is ByElection.REST and days[-1] == dt.date(2027, 1, 10):
        assert found[1].ends.sentence == "Nachgewählt bis Sonntag, 10. Januar 2027 (§ 6 Abs. 3)."


def test_who_stays_until_somebody_follows_does_so_by_a_rule():
    stays = Provision(TermRule(stays_on=True), "§ 6 Abs. 4")
    goes = Provision(TermRule(stays_on=False), "§ 6 Abs. 4")
    held = [TermHeld(Y(2024, 1, 10))]

    (one,) = terms_of(rules(TWO_YEARS, stays), "ag", SPEAKER, held, TODAY)
    assert one.stays == "Nach dem Ende bleibt man im Amt, bis jemand nachfolgt: ja (§ 6 Abs. 4)."
    for other in (rules(TWO_YEARS, goes), rules(TWO_YEARS)):
        assert [one.stays for one in terms_of(other, "ag", SPEAKER, held, TODAY)] == [""]


@pytest.mark.django_db
def test_the_rules_of_a_group_are_read_from_what_was_adopted(body, people, group):
    version = f.VersionFactory(body=body, paper=f.PaperFactory(body=body, name="Ordnung"), valid_from=None)
    typed = [TypedRule(RhythmRule(per_year=SittingsAYear(3)), "§ 4", groups=(group,))]
    actions.record_revision(version, by=people["office"], typed=typed)
    papers.adopt(version, by=people["office"], date=Y(2020), organizations=[])
    other = f.OrganizationFactory(body=body)

    found = rhythms_of([group, other])

    assert found[group.pk].in_words(TODAY) == "Sitzungen im Kalenderjahr: mindestens 3 (§ 4)."
    assert (found[other.pk].in_words(TODAY), found[other.pk].asks_anything) == ("", True)


@pytest.mark.django_db
def test_a_later_version_without_such_a_rule_ends_the_one_of_the_former(body, people, group):
    paper = f.PaperFactory(body=body, name="Ordnung")
    for year, value in ((2020, RhythmRule(per_year=SittingsAYear(3))), (2022, TermRule(terms=2))):
        version = f.VersionFactory(body=body, paper=paper, label=str(year), valid_from=None)
        actions.record_revision(version, by=people["office"], typed=[TypedRule(value, "§ 4")])
        papers.adopt(version, by=people["office"], date=Y(year), organizations=[])

    found = rhythms_of([group])[group.pk]

    assert found.in_words(dt.date(2021, 6, 1)) == "Sitzungen im Kalenderjahr: mindestens 3 (§ 4)."
    assert found.in_words(TODAY) == ""
