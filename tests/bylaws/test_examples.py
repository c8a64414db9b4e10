"""The examples: rules that hold in Musterviertel, in two versions; in Eschweiler-West a proposal that holds nowhere."""

import datetime as dt

import pytest
import time_machine

from sozialraum.bodies.models import Organization
from sozialraum.bylaws.models import RuleRevision
from sozialraum.bylaws.queries import provisions_of, rule_changes, rules_for, rules_shown
from sozialraum.desk.queries.sittings import of_groups
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.founding.load import load
from sozialraum.norms.rules.families import contradictions
from sozialraum.norms.rules.majority import MajorityRule
from sozialraum.norms.rules.notice import NoticeRule
from sozialraum.papers.models import Paper
from sozialraum.proceedings.rules import agendas, records
from sozialraum.provisions.rules.values import Matter
from tests.founding.test_dump import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def network(request):
    return load(ROOT / "examples" / request.param / f"{request.param}.yaml").body


@pytest.mark.parametrize("network", ["musterviertel"], indirect=True)
def test_musterviertel_has_adopted_rules_in_two_versions(network, tmp_path):
    groups = {one.key: one for one in Organization.objects.filter(body=network)}

    def period(group, day):
        provision, held = rules_for(groups[group], day).part(NoticeRule, "period")
        return held.number, provision.paragraph

    assert period("plenum", dt.date(2024, 4, 16)) == (10, "§ 4 Abs. 1")
    assert period("plenum", dt.date(2024, 4, 17)) == (14, "§ 4 Abs. 1")
    assert period("ag-wohnen", dt.date(2024, 4, 17)) == (7, "§ 4 Abs. 2")
    assert rules_for(groups["plenum"], dt.date(2019, 1, 1)).provisions == ()
    pinned = rules_for(groups["plenum"], dt.date(2025, 1, 1))
    assert pinned.rule(MajorityRule, "ballots", Matter.BYLAWS).paragraph == "§ 12 Abs. 1"
    paper = Paper.objects.get(body=network, key="geschaeftsordnung")
    changed = rule_changes(Visitor(network), paper, ("2020-10-21", "2024-04-17"))
    assert "Plenum: Ladungsfrist: 14 statt 10 Tage (§ 4 Abs. 1)" in changed
    for said in (
        "Protokoll verschicken: höchstens 14 Tage statt 3 Wochen nach der Sitzung (§ 9 Abs. 2)",
        "Bei Geld: Neu geregelt – Beschluss über nachgereichte Punkte: nein (§ 5 Abs. 3)",
        "Neu geregelt – Öffentliche Fassung: ohne Namen (§ 9 Abs. 4)",
        "Plenum: Neu geregelt – Sitzungen im Jahr, mindestens: mindestens 1 (§ 4 Abs. 5)",
        "Neu geregelt – Sitzungen in den Schulferien: nein (§ 4 Abs. 6, soll)",
        "Neu geregelt – Im Amt bis zur Nachfolge: ja (§ 6 Abs. 3)",
    ):
        assert said in changed
    assert agendas.may_decide_late(pinned, Matter.MONEY).outcome == "no"
    assert records.minutes_due(pinned, dt.date(2024, 5, 2)).day == dt.date(2024, 5, 16)
    assert [contradictions(provisions_of(one)) for one in RuleRevision.objects.all()] == [(), ()]
    text = dump(network).text
    assert text.count("revisions:") == 2


@pytest.mark.parametrize("network", ["eschweiler-west"], indirect=True)
def test_eschweiler_west_has_a_proposal_that_nobody_but_the_office_sees_and_that_holds_for_nobody(network):
    proposal = RuleRevision.objects.get(body=network)

    assert "nicht die beschlossene" in proposal.version.paper.name
    assert rules_shown(Visitor(network), proposal.version.key).lines == ()
    assert len(provisions_of(proposal)) == 9
    for group in Organization.objects.filter(body=network).groups():
        assert rules_for(group, dt.date(2026, 1, 1)).provisions == ()


@pytest.mark.parametrize("network", ["musterviertel"], indirect=True)
def test_musterviertel_shows_rhythm_and_terms_by_its_rules_on_the_desk_and_on_the_page_of_a_group(network, client):
    groups = list(Organization.objects.filter(body=network).groups())
    with time_machine.travel(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC), tick=False):
        told = {one.title: one.why for one in of_groups(groups, dt.date(2026, 11, 30))}
        page = client.get("/gremien/plenum/", headers={"host": network.hosts.get().name}).content.decode()

    assert told["Sitzung an einem freien Tag: Klausur der Lenkungsgruppe, 3. November 2027"] == (
        "Lenkungsgruppe: Weicht ab: Mittwoch, 3. November 2027 liegt in den Ferien (Herbstferien) (§ 4 Abs. 6, soll)."
    )
    assert (
        "bis jemand nachfolgt: ja (§ 6 Abs. 3)."
        in told["Neuwahl fällig: Sprecherin oder Sprecher, AG Sprache und Begegnung"]
    )
    assert "Schulferien eintragen" not in told
    assert "Sitzungen im Kalenderjahr: mindestens 1, höchstens 2 (§ 4 Abs. 5)." in page
