"""Elections are entered by the office: what is kept, what everybody reads, what is refused, who reads a name."""

import csv
import datetime as dt
import io

import pytest
from django.test import Client

from sozialraum.acts.models import Detail, Entry
from sozialraum.acts.registry import hints_about
from sozialraum.bodies.words import Classification
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.decisions.actions import minutes
from sozialraum.decisions.words import MinutesState
from sozialraum.elections.actions import elections
from sozialraum.elections.models import Candidate, Election, ElectionRound
from sozialraum.elections.queries import candidates_from, candidates_text, rounds_from, rounds_text
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.words import State
from sozialraum.norms.rules.election import ElectionRule, ElectionTie, RunOff
from sozialraum.norms.rules.majority import MajorityKind, MajorityStep
from sozialraum.papers import actions as papers
from sozialraum.people.words import ConsentPurpose
from sozialraum.privacy.actions import let_go
from tests import factories as f
from tests.conftest import logged_in
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
LADDER = ElectionRule(
    rounds=(MajorityStep(MajorityKind.SIMPLE), MajorityStep(MajorityKind.RELATIVE)),
    run_off=RunOff.BEST_TWO,
    tie=ElectionTie.LOT,
)


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, by, group):
    """A sitting that was held by a rule for elections, fixed at its end; everybody reads its record."""
    paper = f.PaperFactory(body=body, name="Geschäftsordnung")
    version = f.VersionFactory(body=body, paper=paper, label="2018", valid_from=PartialDate(2018))
    bylaws.record_revision(version, by=by, typed=[TypedRule(LADDER, "§ 8 Abs. 3")])
    papers.adopt(version, by=by, date=PartialDate(2018), organizations=[group])
    day = PartialDate(2020, 6, 15)
    meeting = f.MeetingFactory(body=body, key="s", of=[group], date=day, state=State.SCHEDULED, name="Runde")
    meetings.conclude(meeting, by=by)
    minutes.record(meeting, by=by, state=MinutesState.PUBLISHED, key="m")
    return meeting


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(
        body=body, meeting=meeting, key="p", number="4", name="Wer spricht", kind="election", text="Es wurde gewählt."
    )


@pytest.fixture(autouse=True)
def verein(body):
    return f.OrganizationFactory(
        body=body, key="verein", name="Verein A", classification=Classification.INSTITUTION, listed=True
    )


def elect(meeting, by, candidates, rounds="", **more):
    lines = {"candidates": candidates_from(candidates, by), "rounds": rounds_from(rounds)}
    return elections.record(meeting, by=by, name="Sprecherin oder Sprecher", **lines | more)


def page(address="/sitzungen/s/"):
    return Client().get(address).content.decode()


def test_lines_are_kept_and_read_by_everybody_without_names(body, by, meeting, item):
    known = f.PersonFactory(body=body, name="Paul Beispiel")
    one = elect(
        meeting,
        by,
        "Sabine Beispiel (Verein A): 5; gewählt; nimmt an\nPaul Beispiel: 3; nicht gewählt\nVorschlag C: 3",
        "durch Handzeichen; 11 abgegeben",
        agenda_item=item,
        number="2020-7",
        override_reason="Niemand wollte eine Stichwahl.",
    )

    rows = Candidate.objects.filter(election=one)
    assert [(row.name, row.person, row.label, row.votes) for row in rows] == [
        ("Sabine Beispiel", None, "", "5"), ("", known, "", "3"), ("", None, "Vorschlag C", "3"),
    ]  # fmt: skip
    assert rows[0].institution.key == "verein"
    assert [(one.key, row.key) for row in ElectionRound.objects.all()] == [("s-wahl-1", "s-wahl-1-gang-1")]
    seen = page()
    assert "Wahl 2020-7: Sprecherin oder Sprecher" in seen
    assert '<th scope="row">Verein A</th><td>5</td><td>Gewählt, nimmt an</td>' in seen
    assert '<th scope="row">Vorschlag B</th><td>3</td><td>Nicht gewählt</td>' in seen
    assert '<p class="carried">Gewählt: Verein A. Nimmt die Wahl an.</p>' in seen
    assert "Durch Handzeichen: 11 abgegeben." in seen
    assert "es folgt die Stichwahl: Verein A (5 Stimmen), Vorschlag B (3 Stimmen) und Vorschlag C (3 Stimmen)" in seen
    assert "Anders festgestellt: Niemand wollte eine Stichwahl." in seen
    assert not [name for name in ("Sabine", "Paul") if name in seen]
    assert Entry.objects.latest("number").says == "hat eine Wahl eingetragen"
    assert "Beispiel" not in str([told.changes for told in Detail.objects.all()])


def test_paper_and_register_say_the_same(body, by, meeting, item):
    elect(meeting, by, "Vorschlag A: 8; gewählt\nVorschlag B: 3", "9. Wahlgang: 11 abgegeben", agenda_item=item)

    paper = " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())
    for words in ("Wahl: Sprecherin oder Sprecher", "Vorgeschlagen Stimmen Ergebnis", "Gewählt: Vorschlag A."):
        assert words in paper
    assert "Gewählt: Vorschlag A (8 Stimmen), nötig sind 6 (§ 8 Abs. 3)." in paper
    listed = page("/beschluesse/")
    assert "Wahl: Sprecherin oder Sprecher</a>" in listed
    assert "1 Beschluss" in listed
    assert "Gewählt: Vorschlag A." in page("/beschluesse/?ergebnis=elected")
    assert "Gewählt: Vorschlag A." not in page("/beschluesse/?ergebnis=carried")
    f.ResolutionFactory(body=body, date=PartialDate(2019))
    assert ("Gewählt" in page("/beschluesse/?jahr=2019"), "Gewählt" in page("/beschluesse/?jahr=2020")) == (False, True)
    head, *rows = csv.reader(io.StringIO(page("/beschluesse/register.csv")), delimiter=";")
    row = next(row for row in rows if "Wahl" in row[2])
    assert len(row) == len(head)
    assert row[1:3] == ["2020-06-15", "Wahl: Sprecherin oder Sprecher"]
    assert row[5:7] == ["Gewählt: Vorschlag A.", "gewählt"]
    assert row[14] == "Vorschlag A: 8; Vorschlag B: 3. 11 abgegeben."
    assert dict(zip(head, row, strict=True))["TOP"] == "TOP 4"


def test_a_result_against_a_rule_needs_a_reason(by, meeting):
    lines = "Vorschlag A: 4; gewählt\nVorschlag B: 4\nVorschlag C: 3"
    with refused("override", field="override_reason"):
        elect(meeting, by, lines, "11 abgegeben")
    assert not Election.objects.exists()

    one = elect(meeting, by, lines, "11 abgegeben", override_reason="Vorher vereinbart.")
    assert one.rule_revision
    with refused("override"):
        elections.correct(one, by=by, override_reason="")
    elections.correct(one, by=by, override_reason="", candidates=candidates_from("Vorschlag A: 8; gewählt", by))
    assert [row.votes for row in Candidate.objects.filter(deleted=None)] == ["8"]


def test_the_lot_after_a_tie_needs_no_reason(by, meeting):
    one = elect(
        meeting, by, "Vorschlag A: 4 / 5; durch das Los\nVorschlag B: 4 / 5\nVorschlag C: 3 / -", "geheim\nStichwahl"
    )

    seen = page()
    assert one.override_reason == ""
    assert "Gewählt: durch das Los Vorschlag A." in seen
    assert '<th scope="col">1. Wahlgang</th><th scope="col">Stichwahl</th>' in seen
    assert '<th scope="row">Vorschlag C</th><td>3</td><td>–</td>' in seen
    assert "dann entscheidet das Los (§ 8 Abs. 3)." in seen


def test_an_act_without_rules_asks_for_nothing(body, by, group):
    free = f.MeetingFactory(body=body, of=[group], date=PartialDate(1999), state=State.HELD)

    one = elect(free, by, "Vorschlag A: 1; gewählt\nVorschlag B: 9")

    assert (one.rule_revision, one.groups) == ("", [group])


def test_what_was_typed_is_typed_again(body, by, meeting):
    f.PersonFactory(body=body, name="Paul Beispiel")
    lines = (
        "Verein A: 5; gewählt\nSabine Beispiel (Verein A, Leitung): 3; nicht gewählt; wählbar\nPaul Beispiel: 3\n"
        "(Elternvertretung): 1\nVorschlag Z"
    )
    rounds = "1. Wahlgang: geheim; 12 abgegeben; 0 ungültig"
    one = elect(meeting, by, lines, rounds, override_reason="So war es.")
    kept = list(Candidate.objects.values_list("key", flat=True))

    assert (candidates_text(one).replace("(Verein A): 5", "Verein A: 5"), rounds_text(one)) == (lines, rounds)
    elections.correct(one, by=by, candidates=candidates_from(lines, by), rounds=rounds_from(rounds))
    assert list(Candidate.objects.filter(deleted=None).values_list("key", flat=True)) == kept
    elections.correct(one, by=by, candidates=candidates_from("Vorschlag Z", by))
    assert Candidate.objects.get(deleted=None).key == kept[-1]


@pytest.mark.parametrize(
    ("text", "code"), [("Nora Beispiel (Paul Beispiel)", "name"), ("A; B", "line"), ("X" * 201, "long")]
)
def test_lines_that_are_refused(body, by, text, code):
    f.PersonFactory(body=body, name="Paul Beispiel")

    with refused(code):
        candidates_from(text, by)


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        ({"agenda_item": "elsewhere"}, "item"),
        ({"seats": 0}, "constraint"),
        ({"start_date": PartialDate(2020), "end_date": PartialDate(2019)}, "constraint"),
        ({"delegated_to": "group", "delegated_to_words": "Ausschuss"}, "constraint"),
        ({"kind": "beauty"}, ""),
    ],
)
def test_what_cannot_be_is_refused(body, by, meeting, group, columns, code):
    things = {"elsewhere": f.AgendaItemFactory(body=body, meeting=f.MeetingFactory(body=body)), "group": group}
    with refused(code):
        elect(meeting, by, "Vorschlag A", **{name: things.get(str(one), one) for name, one in columns.items()})

    assert not Election.objects.exists()


def test_a_sitting_without_a_day_elects_nobody(body, by, group):
    with refused("date"):
        elect(f.MeetingFactory(body=body, of=[group], date=None, state=State.DRAFT), by, "Vorschlag A")


def test_who_agreed_to_be_named_is_named(body, by, meeting):
    person = f.PersonFactory(body=body, name="Nora Beispiel")
    f.ConsentFactory(body=body, person=person, purpose=ConsentPurpose.NAMED, given_date=PartialDate(2018, 1, 1))
    elect(meeting, by, "Nora Beispiel (Verein A): 5; gewählt")

    assert "Gewählt: Nora Beispiel (Verein A)." in page()


def test_an_institution_that_is_not_listed_is_not_named(body, by, meeting):
    f.OrganizationFactory(body=body, name="Heim Stille", classification=Classification.INSTITUTION, listed=False)
    elect(meeting, by, "Heim Stille: 5; gewählt", delegated_to=f.Organization.objects.get(name="Heim Stille"))

    seen = page()
    assert "Heim Stille" not in seen
    assert "Gewählt: Vorschlag A." in seen
    assert "Entsandt in: eine Einrichtung." in seen


def test_a_forgotten_name_changes_no_number(body, by, meeting, people):
    elect(meeting, by, "Sabine Beispiel: 5; gewählt\nVorschlag B: 3")
    before = page()

    let_go(body, by=people["house"], kind="elections", today=dt.date(2025, 6, 1))
    assert Candidate.objects.named().count() == 1
    let_go(body, by=people["house"], kind="elections", today=dt.date(2025, 7, 1))
    row = Candidate.objects.order_by("order").first()

    assert (row.name, row.votes, page()) == ("", "5", before)


def test_closed_points_stay_closed_and_other_networks_see_nothing(body, by, meeting, people):
    hidden = f.AgendaItemFactory(body=body, meeting=meeting, number="5", public=False)
    elect(meeting, by, "Vorschlag A: 5; gewählt", agenda_item=hidden, remark="Geheimes")

    seen = {name: Election.objects.visible_to(one).exists() for name, one in people.items()}
    assert (seen["nobody"], seen["office"], seen["other_body_office"]) == (False, True, False)
    for address in ("/sitzungen/s/", "/beschluesse/", "/beschluesse/register.csv"):
        assert "Sprecherin oder Sprecher" not in page(address)
    assert not Candidate.objects.visible_to(people["member"]).exists()


def test_a_sitting_with_an_election_is_needed_and_what_goes_comes_back_whole(body, by, meeting):
    one = elect(meeting, by, "Vorschlag A: 5; gewählt\nVorschlag B: 3", "geheim")
    with refused("needed"):
        meetings.meetings.withdraw(meeting, by=by)

    elections.withdraw(one, by=by)
    assert not Candidate.objects.filter(deleted=None).exists()
    assert not ElectionRound.objects.filter(deleted=None).exists()
    assert "Sprecherin" not in page()

    number = Entry.objects.get(act="elections.withdraw_election").number
    office = logged_in(Client(), body)
    assert office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/", {}).status_code == 302
    assert list(Candidate.objects.filter(deleted=None).values_list("votes", "result")) == [("5", "elected"), ("3", "")]
    assert ElectionRound.objects.get(deleted=None).way == "secret"
    assert "Gewählt: Vorschlag A." in page()


def test_hints_say_what_does_not_add_up(body, by, group):
    free = f.MeetingFactory(body=body, of=[group], date=PartialDate(1999), state=State.HELD)
    one = elect(free, by, "Vorschlag A: 5; gewählt\nVorschlag B: 3; gewählt", "11 abgegeben")

    assert [says for _thing, says in hints_about(one)] == [
        "1. Wahlgang: 8 Stimmen, aber 11 gültige Stimmzettel.",
        "Gewählt sind 2, Plätze gibt es 1.",
    ]
