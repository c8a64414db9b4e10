"""More results than carried and rejected, another body, and money: entered, refused, counted, shown, filed."""

import csv
import io
import json
import re

import pytest
from django.test import Client

from sozialraum.acts.act import ACTS
from sozialraum.acts.models import Entry
from sozialraum.counting.rules.figures import REJECTED
from sozialraum.counting.words import Result
from sozialraum.decisions.actions import Wanted, minutes, put_into_effect, resolutions
from sozialraum.decisions.models import Resolution
from sozialraum.decisions.words import EFFECTIVE, REFERRING, EffectKind, MinutesState
from sozialraum.desk.queries.hints import hints_of_resolutions
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.meetings.words import State
from sozialraum.register.queries.table import HEAD
from sozialraum.rulings.rules.figures import ACCEPTED
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
SENT = "Empfohlen an Stadtbezirksrat: Zeitraum abweichend vom Antrag, dort am 11. Juli 2012."
BACK = "Zurückgekommen am 3. September 2012: Der Rat stimmt zu. Erneut beraten: 13. Sitzung, 24. September 2012."
MONEY = "2.900,50 Euro für Verein A, Zeitraum: ein Jahr, Antrag Nr. 1."


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, by, group):
    one = f.MeetingFactory(
        body=body, key="s", name="12. Sitzung", state=State.HELD, date=PartialDate(2012, 6, 18), of=[group]
    )
    f.MeetingFactory(
        body=body, key="t", name="13. Sitzung", state=State.HELD, date=PartialDate(2012, 9, 24), of=[group]
    )
    f.AgendaItemFactory(body=body, meeting=one, number="2", name="Zuwendungen", text="Beraten.")
    minutes.record(one, by=by, state=MinutesState.PUBLISHED)
    return one


@pytest.fixture
def club(body):
    return f.OrganizationFactory(body=body, key="verein-a", name="Verein A", classification="institution", listed=True)


def linden(**more):
    """The first application of Linden-Limmer, 18 June 2012, as its minutes have it."""
    said = {"name": "Treffen älterer Zugewanderter", "meeting": "s", "top": "2", "number": "Antrag Nr. 1 / 2012 (neu)"}
    said |= {"result": "recommended", "referred_to_words": "Stadtbezirksrat", "referred_on": "11.7.2012"}
    said |= {"condition": "Zeitraum abweichend vom Antrag.", "came_back": "Der Rat stimmt zu."}
    said |= {"came_back_on": "3.9.2012", "again_in": "t", "words_1": "einstimmig"}
    return said | {"application": "1", "amount": "2.900,50", "recipient": "verein-a", "period": "ein Jahr"} | more


def test_what_was_recommended_and_granted_stands_wherever_the_decision_does(body, meeting, club):
    office = logged_in(Client(), body)
    assert office.post("/beschluesse/neu/", linden()).status_code == 302

    decision = Resolution.objects.get()
    assert (decision.number, decision.amount, decision.recipient) == ("Antrag Nr. 1 / 2012 (neu)", 290_050, club)
    page = Client().get(decision.get_absolute_url()).content.decode()
    said = f"{SENT} {BACK} {MONEY}"
    assert said in page
    facts = dict(re.findall(r"<dt>(.*?)</dt>\s*<dd[^>]*>([^<]*)<", page))
    money = [facts[label].strip() for label in ("Betrag", "Für wen", "Zeitraum", "Antrag Nr.")]
    assert money == ["2.900,50 Euro", "Verein A", "ein Jahr", "1"]
    nodes = json.loads(re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', page, re.S)[1])["@graph"]
    assert any(said in node.get("abstract", "") for node in nodes)
    for path in ("/beschluesse/", meeting.get_absolute_url()):
        assert said in Client().get(path).content.decode()
    paper = as_seen(Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content)
    assert said in " ".join(paper.split())
    table = io.StringIO(Client().get("/beschluesse/register.csv").content.decode("utf-8-sig"))
    (row,) = csv.DictReader(table, delimiter=";")
    assert [row[name] for name in ("Ergebnis", *HEAD)] == [
        "empfohlen", "Zeitraum abweichend vom Antrag.", "Stadtbezirksrat", "2012-07-11", "Der Rat stimmt zu.",
        "2012-09-03", "13. Sitzung, 24. September 2012", "1", "2.900,50", "Verein A", "ein Jahr",
    ]  # fmt: skip


def test_the_form_shows_what_is_recorded_and_the_journal_keeps_it(body, meeting, club):
    office = logged_in(Client(), body)
    office.post("/beschluesse/neu/", linden())
    decision = Resolution.objects.get()
    address = f"/beschluesse/{decision.key}/bearbeiten/"
    form = office.get(address).context["form"]
    assert form["amount"].value() == "2.900,50"

    answer = office.post(address, linden(amount="3000", revision=decision.revision))

    assert answer.status_code == 302
    assert Entry.objects.latest("number").detail.changes["amount"] == [290_050, 300_000]


def test_an_institution_that_is_not_listed_is_named_to_nobody(body, by, meeting, club):
    ACTS["bodies.correct_organization"](club, by=by, listed=False)
    decision = resolutions.record(
        body, by=by, name="Zuwendung", meeting=meeting, result="referred", recipient=club, amount=5, referred_to=club
    )

    page = Client().get(decision.get_absolute_url()).content.decode()

    assert "Verein A" not in page
    assert "Verwiesen an eine Einrichtung. 0,05 Euro für eine Einrichtung." in page


def test_a_council_is_named_without_having_agreed_to_it(body, by, meeting):
    council = f.OrganizationFactory(body=body, classification="city", name="Stadtbezirksrat Beispiel", listed=False)
    decision = resolutions.record(body, by=by, name="Plan", meeting=meeting, result="recommended", referred_to=council)

    assert "Empfohlen an Stadtbezirksrat Beispiel" in Client().get(decision.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"recipient_words": "ein Verein"}, ""),
        ({"referred_to": "verein-a"}, ""),
        ({"result": "carried", "condition": ""}, ""),
        ({"result": "postponed", "condition": "", "referred_to_words": "", "came_back": "", "came_back_on": ""}, ""),
        ({"amount": "2.90"}, "amount"),
        ({"amount": "99.999.999,99"}, "amount"),
        ({"number": "x" * 31}, "number"),
    ],
)
def test_what_contradicts_itself_is_asked_again(body, meeting, club, told, field):
    answer = logged_in(Client(), body).post("/beschluesse/neu/", linden(**told))

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not field or list(answer.context["form"].errors) == [field]
    assert not Resolution.objects.exists()


@pytest.mark.parametrize("result", [one for one in Result if one not in ("partly", "conditional", *REFERRING)])
def test_a_reservation_needs_a_result_that_has_one(body, by, meeting, result):
    with refused():
        resolutions.record(body, by=by, name="Bänke", meeting=meeting, result=result, condition="Prüfung")
    assert resolutions.record(body, by=by, name="Bänke", meeting=meeting, result=result)


def test_every_result_is_accepted_rejected_or_none_of_rules_on_votes():
    neither = {"postponed", "noted", "referred", "withdrawn"}
    assert ACCEPTED | {REJECTED} | neither == set(Result.values)
    assert len(ACCEPTED) + 1 + len(neither) == len(Result)


@pytest.mark.parametrize("result", ["", *Result.values])
def test_only_what_is_accepted_at_once_has_effects(body, by, meeting, group, result):
    effect = [Wanted(EffectKind.FORMS, organizations=(group,))]
    if result in EFFECTIVE:
        made = resolutions.record(body, by=by, name="AG", meeting=meeting, result=result, effects=effect)
        with refused("effect", field="result"):
            resolutions.correct(made, by=by, result="conditional")
        return
    with refused("effect", field="result"):
        resolutions.record(body, by=by, name="AG", meeting=meeting, result=result, effects=effect)
    made = resolutions.record(body, by=by, name="AG", meeting=meeting, result=result)
    with refused("effect", field="result"):
        resolutions.correct(made, by=by, effects=effect)


def test_what_paper_has_brought_with_a_strange_effect_can_still_be_corrected(body, by, meeting, group):
    made = resolutions.record(body, by=by, name="AG", meeting=meeting, result="rejected")
    house = Visitor.house(body)
    put_into_effect(made, by=house, effects=[Wanted(EffectKind.FORMS, organizations=(group,))])

    resolutions.correct(made, by=by, name="AG Wohnen", effects=[Wanted(EffectKind.FORMS, organizations=(group,))])

    assert made.name == "AG Wohnen"
    assert [says for _one, says in hints_of_resolutions([made])] == ["Nicht angenommen, und doch mit einer Wirkung."]


def test_all_of_it_comes_and_goes_with_the_founding_file(tmp_path):
    decision = (
        "decisions:\n  - {key: b, by: [plenum], date: 2018, title: Geld, number: Antrag Nr. 1 / 2012 (neu), "
        "result: verwiesen, condition: Prüfung, referred_to: ag, referred_on: 2018-07, came_back: Ja, "
        "came_back_on: 2018-09-03, again_in: erste, application: '1', amount: 290000, "
        "recipient_words: ein Verein, period: ein Jahr}\n"
    )
    text = changed(SMALL, ("format: 1", "format: 2"), ("\ndecisions:\n", f"\n{decision}"))
    body = loaded(tmp_path, text).body
    text = dump(body).text

    one = Resolution.objects.get(body=body, key="b")
    assert (one.result, one.referred_to.key, one.again_in.key, one.amount) == ("referred", "ag", "erste", 290_000)
    again = loaded(tmp_path, text)
    assert (again.plan.steps, again.plan.left, dump(body).text) == ([], [], text)


@pytest.mark.parametrize("key", ["amount: 290000", "referred_to: ag", "condition: Prüfung"])
def test_a_file_of_format_1_does_not_know_them(tmp_path, key):
    decision = f"decisions:\n  - {{key: b, by: [plenum], date: 2018, title: Geld, {key}}}\n"
    with pytest.raises(Faults) as told:
        loaded(tmp_path, changed(SMALL, ("\ndecisions:\n", f"\n{decision}")))

    assert "Diesen Schlüssel gibt es erst ab format: 2; hier steht format: 1." in str(told.value)


def test_a_withdrawn_one_is_empty_and_comes_back_whole(body, by, meeting, club):
    office = logged_in(Client(), body)
    office.post("/beschluesse/neu/", linden())
    decision = Resolution.objects.get()
    before = {field.name: getattr(decision, field.name) for field in Resolution._meta.concrete_fields}

    office.post(f"/beschluesse/{decision.key}/zurueckziehen/", {"revision": decision.revision})
    gone = Resolution.objects.get()
    assert (gone.amount, gone.recipient, gone.referred_to_words, gone.came_back) == (None, None, "", "")
    number = Entry.objects.filter(act="decisions.withdraw_resolution").latest("number").number
    office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/")

    back = Resolution.objects.get()
    moving = {"modified", "revision", "corrected"}
    assert {k: getattr(back, k) for k in before if k not in moving} == {k: before[k] for k in before if k not in moving}


def folded(page):
    """The headings under which nothing stands yet, so that only a line to open them is there."""
    return re.findall(r"Dazu etwas eintragen<span class=\"unseen\">: ([^<]+)</span>", page.content.decode())


def test_what_a_decision_says_beside_how_it_ended_is_folded_away_while_nothing_stands_there(office, meeting, club):
    new = office.get(f"/beschluesse/neu/?meeting={meeting.key}")
    office.post("/beschluesse/neu/", linden(meeting=meeting.key))
    one = office.get(f"/beschluesse/{Resolution.objects.get().key}/bearbeiten/")
    refused_for = office.post("/beschluesse/neu/", {"name": "Geld", "meeting": meeting.key, "amount": "viel"})

    beside = ["Vorbehalt, Empfehlung, Verweisung", "Geld", "2. Wahlgang", "Was er bewirkt", "Was wurde daraus?"]
    assert folded(new) == beside
    assert folded(one) == ["2. Wahlgang", "Was er bewirkt", "Was wurde daraus?"]
    assert folded(refused_for) == [one for one in beside if one != "Geld"]
