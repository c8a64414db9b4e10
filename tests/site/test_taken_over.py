"""Majority and basis of a quorum have one value: a rule computed it, or it is taken over and says so, everywhere."""

import html
import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.counting.words import Result
from sozialraum.decisions.actions import Round, minutes, publish_minutes, resolutions, state_quorum
from sozialraum.decisions.actions.record import StatedQuorum
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.words import State
from sozialraum.norms.rules.majority import MajorityBase, MajorityKind, MajorityRule, MajorityStep
from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumNeed, QuorumRule
from sozialraum.papers import actions as papers
from sozialraum.papers.words import Audience
from sozialraum.provisions.rules.values import Matter, Portion
from tests import factories as f

pytestmark = pytest.mark.django_db

STATED = "nach Angabe, nicht aus einer Regel berechnet"
SIMPLE = TypedRule(MajorityRule(ballots=(MajorityStep(MajorityKind.SIMPLE),)), "§ 7")
SHARE = MajorityStep(MajorityKind.SHARE, share=Portion(2, 3, more_than=False), base=MajorityBase.CAST)
CHANGES = TypedRule(MajorityRule(ballots=(SHARE,)), "§ 12", topics=(Matter.BYLAWS,))
NEED = QuorumNeed(QuorumKind.SHARE, share=Portion(1, 2, more_than=True), base=QuorumBase.VOTERS)
HALF = TypedRule(QuorumRule(need=NEED), "§ 6 Abs. 1")


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def held(body, by, group):
    """``held(*rules)``: a sitting with minutes and a decision of 6 to 3, by these rules, fixed at its end."""

    def hold(*rules, typed="zwei Drittel", audience=Audience.PUBLIC, present=9, reason=""):
        if rules:
            paper = f.PaperFactory(body=body, name="Geschäftsordnung", audience=audience)
            version = f.VersionFactory(body=body, paper=paper, valid_from=PartialDate(2018))
            bylaws.record_revision(version, by=by, typed=list(rules))
            papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
        day = PartialDate(2020, 6, 15)
        meeting = f.MeetingFactory(body=body, key="s", name="Sitzung", of=[group], date=day, state=State.SCHEDULED)
        meetings.conclude(meeting, by=by)
        written = minutes.record(meeting, by=by)
        stated = StatedQuorum(True, present=present, voters=12, needed=5, basis="§ 9 alt")
        state_quorum(written, by=by, quorums=[(group, stated)])
        publish_minutes(written, by=by)
        rounds = [Round(1, ((group, VoteFigures(yes=6, no=3, abstain=0, result="carried", override_reason=reason)),))]
        return resolutions.record(
            body, by=by, name="Bänke", meeting=meeting, result=Result.CARRIED, majority=typed, rounds=rounds
        )

    return hold


def squeezed(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def everywhere(decision):
    """What the page of the meeting, that of the decision, the paper and the register say."""
    client = Client()
    pages = ("/sitzungen/s/", decision.get_absolute_url())
    told = {path: squeezed(client.get(path).content.decode().partition("<main")[2]) for path in pages}
    found = PdfReader(io.BytesIO(client.get("/sitzungen/s/protokoll.pdf").content))
    told["pdf"] = squeezed("\n".join(one.extract_text() for one in found.pages))
    told["csv"] = client.get("/beschluesse/register.csv").content.decode("utf-8-sig")
    return told


def test_without_a_rule_both_say_in_one_wording_that_they_are_taken_over(held):
    told = everywhere(held())

    assert {where: f"zwei Drittel ({STATED})" in text for where, text in told.items()} == dict.fromkeys(told, True)
    for where in ("/sitzungen/s/", "pdf"):
        assert (
            f"Beschlussfähig: 9 von 12 Stimmberechtigten waren vertreten, nötig waren 5 (§ 9 alt; {STATED})."
            in (told[where])
        )


def test_where_a_rule_computed_it_that_one_is_said_and_never_both(held):
    told = everywhere(held(SIMPLE, HALF))

    assert {where: "Nötig: mehr Ja als Nein (§ 7)" in text for where, text in told.items()} == dict.fromkeys(told, True)
    for where in ("/sitzungen/s/", "pdf"):
        assert "Beschlussfähig: 9 von 12 Stimmberechtigten anwesend, nötig sind 7 (§ 6 Abs. 1)." in told[where]
    for text in told.values():
        assert not [one for one in ("zwei Drittel", "§ 9 alt", "nötig waren 5", STATED) if one in text]


def test_what_was_stated_against_the_rule_is_told_beside_it(held):
    told = everywhere(held(HALF, present=5, reason="Es eilte."))

    for where in ("/sitzungen/s/", "pdf"):
        assert (
            "Nicht beschlussfähig: 5 von 12 Stimmberechtigten anwesend, nötig sind 7 (§ 6 Abs. 1). "
            "Festgestellt wurde: Beschlussfähig." in told[where]
        )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("zwei Drittel", f"zwei Drittel ({STATED})"),
        (
            "",
            (
                "Nötig: mehr Ja als Nein (§ 7); bei Änderung der Regeln mindestens zwei Drittel "
                "der abgegebenen Stimmen (§ 12)"
            ),
        ),
    ],
)
def test_where_the_topic_decides_what_was_typed_goes_before_all_that_the_rules_know(held, typed, says):
    told = everywhere(held(SIMPLE, CHANGES, typed=typed))

    assert {where: says in text for where, text in told.items()} == dict.fromkeys(told, True)


def test_a_rule_in_a_text_that_not_everybody_reads_is_not_quoted(held):
    told = everywhere(held(SIMPLE, HALF, audience=Audience.MEMBERS))

    for text in told.values():
        assert f"zwei Drittel ({STATED})" in text
        assert "§ 7" not in text and "§ 6" not in text
