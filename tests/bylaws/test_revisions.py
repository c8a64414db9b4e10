"""Rules as they are kept: revisions of a version, drafts, in force from its decision, in the founding file and back."""

import datetime as dt
import json

import pytest

from sozialraum.bodies.models import Organization
from sozialraum.bylaws import actions
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.models import Rule, RuleRevision
from sozialraum.bylaws.queries import provisions_of, revision_of, rules_for, rules_of
from sozialraum.bylaws.words import Rank
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.norms.rules.notice import NoticePeriod, NoticeRule
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.days import DayUnit
from sozialraum.provisions.rules.values import GroupKind, Matter, Strictness
from tests import factories as f
from tests.founding.files import SMALL, changed, loaded
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = dt.date(2020, 6, 1)


def days(number):
    return NoticeRule(period=NoticePeriod(number, DayUnit.CALENDAR))


BEGUN = PartialDate(2020, 1, 1)


def version_of(body, label="2020-01-01", since=BEGUN, paper=None, **words):
    paper = paper or f.PaperFactory(body=body, name="Geschäftsordnung", **words)
    return f.VersionFactory(body=body, paper=paper, label=label, valid_from=since)


def entered(version, by, *typed, **words):
    return actions.record_revision(version, by=by, typed=list(typed), **words)


def period(group, day=DAY, **words):
    found = rules_for(group, day, **words).part(NoticeRule, "period")
    return found and (found[1].number, found[0].paragraph)


def test_a_draft_holds_for_nobody_and_is_seen_by_the_office_alone(people, body, group):
    version = version_of(body)
    edition = entered(version, people["office"], TypedRule(days(14), "§ 4"))

    assert period(group) is None
    assert revision_of(people["office"], version) == edition
    assert revision_of(people["nobody"], version) is None
    assert revision_of(people["member"], version) is None


def test_from_the_day_of_its_decision_a_version_holds_and_a_later_one_ends_it(people, body, group):
    by = people["office"]
    first = version_of(body)
    entered(first, by, TypedRule(days(7), "§ 4"))
    papers.adopt(first, by=by, date=PartialDate(2020, 1, 1), organizations=[group])
    second = version_of(body, "2020-05-01", PartialDate(2020, 5, 1), first.paper)
    entered(second, by, TypedRule(days(14), "§ 5"))

    assert period(group) == (7, "§ 4")
    papers.adopt(second, by=by, date=PartialDate(2020, 5, 1), organizations=[group])
    assert period(group) == (14, "§ 5")
    assert period(group, dt.date(2020, 4, 30)) == (7, "§ 4")
    assert period(group, dt.date(2019, 12, 31)) is None
    assert period(group, dt.date(2020, 5, 1), opening=True) == (7, "§ 4")
    assert revision_of(people["nobody"], second) is not None


def test_of_a_version_that_holds_no_more_the_page_says_that_its_text_held(client, people, body, group):
    by, old = people["office"], version_of(body)
    new = version_of(body, "2020-05-01", PartialDate(2020, 5, 1), old.paper)
    for version in (old, new):
        entered(version, by, TypedRule(days(7), "§ 4"))
        papers.adopt(version, by=by, date=PartialDate(2020, 1, 1), organizations=[group])

    told = [client.get(version.get_absolute_url()).content.decode() for version in (old, new)]

    assert ["Es galt der Text;" in page for page in told] == [True, False]
    assert ["Es gilt der Text;" in page for page in told] == [False, True]


def test_a_mistyped_paragraph_is_a_new_revision_and_the_former_stays(people, body, group):
    by, version = people["office"], version_of(body)
    old = entered(version, by, TypedRule(days(7), "§ 3"))
    papers.adopt(version, by=by, date=PartialDate(2020, 1, 1), organizations=[group])
    new = entered(version, by, TypedRule(days(7), "§ 4"), reason="Paragraf vertippt")

    assert (old.number, new.number) == (1, 2)
    assert period(group) == (7, "§ 4")
    assert [one.paragraph for one in provisions_of(old)] == ["§ 3"]
    assert revision_of(people["nobody"], version) == new
    assert RuleRevision.objects.visible_to(people["nobody"]).get() == new
    assert Rule.objects.visible_to(people["nobody"]).get().paragraph == "§ 4"
    assert RuleRevision.objects.visible_to(people["office"]).count() == 2


def test_rules_of_a_paper_for_the_office_are_the_office_s(people, body, group):
    version = version_of(body, audience="office")
    entered(version, people["office"], TypedRule(days(7)))
    papers.adopt(version, by=people["office"], date=PartialDate(2020, 1, 1), organizations=[group])

    assert revision_of(people["nobody"], version) is None
    assert revision_of(people["office"], version) is not None


def test_a_group_s_own_rules_bind_no_other_and_those_of_the_whole_bind_all(people, body, group):
    by, other = people["office"], f.OrganizationFactory(body=body)
    own, whole = version_of(body), version_of(body, "whole")
    entered(own, by, TypedRule(days(3)), rank=Rank.OWN)
    entered(whole, by, TypedRule(days(10)))
    for version in (own, whole):
        papers.adopt(version, by=by, date=PartialDate(2020, 1, 1), organizations=[group])

    assert period(group) == (3, "")
    assert period(other) == (10, "")


def test_each_group_is_bound_from_the_day_on_which_it_adopted(people, body, group):
    by, other, third = people["office"], f.OrganizationFactory(body=body), f.OrganizationFactory(body=body)
    version = version_of(body)
    entered(version, by, TypedRule(days(10)))
    papers.adopt(version, by=by, date=PartialDate(2020, 1, 1), organizations=[group])
    papers.adopt(version, by=by, date=PartialDate(2020, 7), organizations=[other])

    assert period(group) == period(third) == (10, "")
    assert period(other, dt.date(2020, 7, 30)) is None  # only the month is known: not before its end
    assert period(other, dt.date(2020, 7, 31)) == (10, "")


def test_a_rule_says_all_that_was_typed(people, body, group):
    typed = TypedRule(days(5), "§ 4 Abs. 2", Strictness.SHOULD, "Fünf Tage.", (group,), (Matter.MONEY, Matter.ELECTION))

    [provision] = provisions_of(entered(version_of(body), people["office"], typed))

    assert provision.value == days(5)
    assert provision.groups == {group.key}
    assert provision.topics == {Matter.MONEY, Matter.ELECTION}
    assert (provision.paragraph, provision.strictness, provision.wording) == (
        "§ 4 Abs. 2",
        Strictness.SHOULD,
        "Fünf Tage.",
    )


def test_a_group_founded_later_falls_under_a_rule_for_all_of_its_kind_and_the_plenum_does_not(people, body, group):
    by, version = people["office"], version_of(body)
    entered(version, by, TypedRule(days(5), classifications=(GroupKind.WORKING_GROUP,)), TypedRule(days(9)))
    papers.adopt(version, by=by, date=PartialDate(2020, 1, 1), organizations=[group])
    later = f.OrganizationFactory(body=body, classification="working_group", start_date=PartialDate(2020, 5, 1))
    plenum = f.OrganizationFactory(body=body, classification="plenum")
    edition = revision_of(by, version)

    assert [period(one) for one in (group, later, plenum)] == [(5, ""), (5, ""), (9, "")]
    for one, number in ((later, 5), (plenum, 9)):
        assert rules_of(one, [edition]).part(NoticeRule, "period")[1].number == number  # as a meeting has them fixed


def test_a_group_of_another_network_is_refused(people, body):
    stranger = f.OrganizationFactory(body=f.BodyFactory(key="anderes"))
    with refused("elsewhere"):
        entered(version_of(body), people["office"], TypedRule(days(5), groups=(stranger,)))
    assert not RuleRevision.objects.exists()


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ({"value": '{"period": {"number": -1, "unit": "calendar"}}'}, "value"),
        ({"value": "no json"}, "value"),
        ({"value": "{}"}, "value"),
        ({"topics": "money moon"}, "topics"),
        ({"classifications": "working_group institution"}, "classifications"),
        ({"strictness": "perhaps"}, "strictness"),
    ],
)
def test_what_no_rule_can_hold_is_refused(people, body, words, column):
    edition = entered(version_of(body), people["office"])
    values = {"family": "notice", "value": json.dumps(days(3).to_json())} | words
    with refused(field=column):
        actions.rules.record(edition, by=people["office"], **values)


RULES = """\
      - label: 2016-11-02
        in_force: 2016-11-02
        revisions:
          - rules:
              - {family: Einladung, value: '{"period": {"number": 7, "unit": "calendar"}}', paragraph: § 3}
          - reason: Paragraf vertippt
            rules:
              - family: Einladung
                value: '{"period": {"unit": "calendar", "number": 7}}'
                strictness: soll
                paragraph: § 4
                wording: Sieben Tage.
                topics: money election
                groups: [ag]
              - family: Einladung
                value: '{"period": {"number": 3, "unit": "calendar"}}'
                classifications: working_group steering_group
"""
WITH_RULES = (
    ("format: 1", "format: 2"),
    ("      - {label: 2016-11-02, in_force: 2016-11-02}\n", RULES),
)


def test_rules_come_and_go_with_the_founding_file(tmp_path):
    body = loaded(tmp_path, changed(SMALL, *WITH_RULES)).body
    text = dump(body).text

    assert [one.number for one in RuleRevision.objects.filter(body=body)] == [1, 2]
    assert period(Organization.objects.get(body=body, key="plenum")) is None  # only for working groups
    assert period(Organization.objects.get(body=body, key="ag")) == (3, "")  # what names it is for some points only
    for again in (loaded(tmp_path, changed(SMALL, *WITH_RULES)), loaded(tmp_path, text)):
        assert (again.plan.steps, again.plan.left) == ([], [])
    assert dump(body).text == text
    assert "paragraph: § 4" in text
    assert "classifications: working_group steering_group" in text


def test_a_wrong_value_is_told_with_its_line_and_an_older_format_knows_no_rules(tmp_path):
    wrong = changed(SMALL, *WITH_RULES, ('"number": 7, "unit"', '"number": 700, "unit"'))
    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, wrong)
    assert "period.number: Höchstens 366." in str(refusal.value)

    with pytest.raises(Faults) as refusal:
        loaded(tmp_path, changed(SMALL, WITH_RULES[1]))
    assert "format: 2" in str(refusal.value)
