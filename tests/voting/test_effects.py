"""What is voted on in a sitting takes effect from its ballot; what is not accepted, or not decided yet, does not."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.bodies.models import LegislativeTerm
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.bylaws.words import Rank
from sozialraum.decisions.actions import Wanted, put_into_effect, resolutions
from sozialraum.decisions.models import Effect, Resolution
from sozialraum.decisions.words import EffectKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.norms.rules.families import value_of
from sozialraum.papers import actions as papers
from sozialraum.provisions.rules.values import Matter
from sozialraum.voting import actions
from sozialraum.voting.rules.given import GroupVote
from tests import factories as f
from tests.conftest import logged_in
from tests.holding.conftest import conducting
from tests.people.conftest import come_in
from tests.refusals import refused
from tests.voting.conftest import DAY, SIMPLE
from tests.voting.test_ballots import both as both
from tests.voting.test_ballots import held
from tests.voting.test_ladder import council as council
from tests.voting.test_ladder import point as point
from tests.voting.test_page import PAGE, WORDING, text_of

pytestmark = pytest.mark.django_db
#: Two thirds of the votes cast where rules are changed, elsewhere more yes than no.
TWO_THIRDS = (
    "majority",
    {"ballots": [{"kind": "share", "share": {"of": 2, "parts": 3, "more_than": False}, "base": "cast"}]},
    "§ 12",
)


@pytest.fixture(autouse=True)
def _that_evening():
    with time_machine.travel(dt.datetime(2026, 12, 10, 17, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def office(body):
    return logged_in(Client(), body)


@pytest.fixture
def term(body):
    return f.LegislativeTermFactory(body=body, key="neu-27", name="Amtszeit 2027", start_date=None)


@pytest.fixture
def opens(term):
    return [Wanted(EffectKind.OPENS_TERM, term=term)]


@pytest.fixture
def two_thirds(body, by, living):
    """To change rules, the group needs two thirds."""
    paper = f.PaperFactory(body=body, name="Über Änderungen")
    text = f.VersionFactory(body=body, paper=paper, label="2019", valid_from=PartialDate(2019))
    typed = [TypedRule(value_of(*TWO_THIRDS[:2]), TWO_THIRDS[2], topics=(Matter.BYLAWS,))]
    bylaws.record_revision(text, by=by, typed=typed, rank=Rank.GUIDELINE)
    papers.adopt(text, by=by, date=PartialDate(2019), organizations=[living])


@pytest.fixture
def version(body, by):
    """A new version of a text, with a rule, that nobody has adopted."""
    paper = f.PaperFactory(body=body, key="satzung", name="Satzung")
    found = f.VersionFactory(body=body, paper=paper, label="neu", valid_from=None)
    bylaws.record_revision(found, by=by, typed=[TypedRule(value_of(*SIMPLE[:2]), "§ 9")])
    return found


def began(term):
    return LegislativeTerm.objects.get(pk=term.pk).start_date


def test_what_is_accepted_holds_from_the_day_and_stands_in_the_journal(item, by, living, term, version, body):
    new, old = (f.OrganizationFactory(body=body, name=name, start_date=None) for name in ("AG Neu", "AG Alt"))
    effects = [
        Wanted(EffectKind.ADOPTS, version),
        Wanted(EffectKind.FORMS, organizations=(new,)),
        Wanted(EffectKind.DISSOLVES, organizations=(old,)),
        Wanted(EffectKind.MEETS_JOINTLY, organizations=(living, new)),
        Wanted(EffectKind.OPENS_TERM, term=term),
    ]

    resolution = held(item, by, GroupVote(living, "unanimous"), effects=effects, resubmit_on=PartialDate(2027, 6))

    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.start_date, old.end_date, began(term)) == (DAY, DAY, DAY)
    adoption = version.adoptions.get()
    assert (adoption.date, list(adoption.organizations.all())) == (DAY, [living])
    assert (resolution.effects.count(), resolution.resubmit_on) == (5, PartialDate(2027, 6))
    acts = {"decisions.put_into_effect", "papers.adopt", "bodies.form_group", "bodies.dissolve_group"}
    assert acts | {"bodies.open_term", "voting.hold_ballot"} <= {one.act for one in Entry.objects.all()}


@pytest.mark.parametrize("ended", ["rejected", "recommended", "conditional", "postponed"])
def test_what_is_not_accepted_is_recorded_and_carries_out_nothing(item, by, living, opens, term, ended):
    resolution = held(item, by, GroupVote(living, "unanimous", ended=ended), effects=opens)

    assert (resolution.result, began(term), Effect.objects.count()) == (ended, None, 0)
    assert not Entry.objects.filter(act__in=["decisions.put_into_effect", "bodies.open_term"]).exists()


@pytest.mark.parametrize(
    ("second", "result", "adopted_by"), [((3, 2), "carried", ["ag-wohnen", "ag-sprache"]), ((2, 3), "rejected", [])]
)
def test_of_several_groups_it_follows_the_result_of_all(
    both, by, living, language, version, second, result, adopted_by
):
    votes = [GroupVote(living, yes=5, no=2), GroupVote(language, yes=second[0], no=second[1])]

    resolution = held(both, by, *votes, effects=[Wanted(EffectKind.ADOPTS, version)], topic="ordinary")

    groups = [group.key for one in version.adoptions.all() for group in one.organizations.all()]
    assert (resolution.result, sorted(groups)) == (result, sorted(adopted_by))


def test_without_a_topic_it_is_counted_by_the_rules_for_what_it_sets_in_motion(item, by, living, two_thirds, version):
    adopts = [Wanted(EffectKind.ADOPTS, version)]

    too_few = held(item, by, GroupVote(living, yes=4, no=3), effects=adopts)
    stated = held(item, by, GroupVote(living, yes=4, no=3), effects=adopts, topic="ordinary", number="", wording="Zwei")

    assert (too_few.topic, too_few.result, too_few.effects.count()) == ("bylaws", "rejected", 0)
    assert (stated.topic, stated.result, stated.effects.count()) == ("ordinary", "carried", 1)


def test_an_open_ballot_carries_out_nothing_until_the_next_one_is_accepted(point, by, council, opens, term):
    first = held(point, by, GroupVote(council, yes=3, no=2, abstain=1), effects=opens)
    assert (first.result, began(term), first.effects.count()) == ("", None, 0)

    votes = [GroupVote(council, yes=3, no=2, abstain=1)]
    actions.hold_next_ballot(first, by=by, votes=votes, ballot=2, effects=opens)

    assert (first.result, began(term), first.effects.get().term) == ("carried", DAY, term)


def test_what_stood_with_an_open_decision_goes_if_the_next_ballot_rejects_it(point, by, council, opens, term):
    first = held(point, by, GroupVote(council, yes=3, no=2, abstain=1))
    put_into_effect(first, by=by, effects=opens)
    assert began(term) == DAY

    actions.hold_next_ballot(first, by=by, votes=[GroupVote(council, yes=2, no=4)], ballot=2)

    assert (first.result, began(term), first.effects.count()) == ("rejected", None, 0)


def test_who_writes_the_minutes_records_votes_and_sets_nothing_in_motion(body, point, council, opens, term):
    by = conducting(body, point.meeting, "minutes")
    vote, again = GroupVote(council, yes=3, no=2, abstain=1), [GroupVote(council, yes=4, no=2)]
    with refused("chair"):
        held(point, by, vote, effects=opens)
    assert not Resolution.objects.exists()
    open_one = held(point, by, vote)
    with refused("chair"):
        actions.hold_next_ballot(open_one, by=by, votes=again, ballot=2, effects=opens)

    actions.hold_next_ballot(open_one, by=by, votes=again, ballot=2)

    assert (open_one.result, began(term)) == ("carried", None)


# The page


def sent(**more):
    return {"wording": WORDING, "number": "2026-1", "way_1": "unanimous", "festhalten": "1"} | more


def test_who_leads_types_what_it_sets_in_motion_and_reads_that_it_is_entered(office, item, living, term, version):
    page = text_of(office.get(PAGE))
    assert (
        "Was der Beschluss bewirkt" in page
        and "Beschließt diese Fassung" in page
        and "Beschließt auch diese Fassung" in page
        and "Wiedervorlage" in page
    )

    done = office.post(
        PAGE, sent(opened="neu-27", adopts_1=version.key, resubmit_on="Juni 2027", topic="ordinary"), follow=True
    )

    resolution = Resolution.objects.get()
    assert (began(term), version.adoptions.get().date, resolution.resubmit_on) == (DAY, DAY, PartialDate(2027, 6))
    assert "Was der Beschluss bewirkt, ist eingetragen." in text_of(done)
    assert "Beginnt diesen Zeitraum: Amtszeit 2027" in text_of(office.get(resolution.get_absolute_url()))


def test_a_rejected_vote_says_that_nothing_of_it_is_entered(office, item, living, term):
    done = office.post(PAGE, sent(opened="neu-27", ended_1="rejected"), follow=True)

    assert (Resolution.objects.get().result, began(term)) == ("rejected", None)
    told = "Der Beschluss ist nicht angenommen. Darum wurde nichts von dem eingetragen, was er bewirkt."
    assert told in text_of(done)


def test_after_an_open_ballot_one_is_asked_once_more(office, point, council, term):
    page = f"/tops/{point.key}/abstimmen/"
    figures = {"way_1": "figures", "yes_1": "3", "no_1": "2", "abstain_1": "1"}

    done = office.post(page, figures | {"wording": WORDING, "opened": "neu-27"}, follow=True)
    again = office.get(page)

    assert "Bitte sagen Sie beim nächsten Wahlgang noch einmal, was er bewirkt." in text_of(done)
    assert 'name="opened"' in again.content.decode() and 'name="resubmit_on"' not in again.content.decode()
    key = Resolution.objects.get().key
    office.post(page, figures | {"beschluss": key, "ballot": "2", "opened": "neu-27"})
    assert (Resolution.objects.get().result, began(term)) == ("carried", DAY)


def test_who_writes_the_minutes_is_asked_nothing_of_it_and_what_they_send_is_not_read(body, item, living, term):
    writer = conducting(body, item.meeting, "minutes")
    browser = come_in(f.Person.objects.get(pk=writer.person_id))
    page = browser.get(PAGE).content.decode()
    assert 'name="wording"' in page and 'name="opened"' not in page and 'name="resubmit_on"' not in page

    browser.post(PAGE, sent(opened="neu-27", resubmit_on="2027"))

    assert (Resolution.objects.get().resubmit_on, began(term)) == (None, None)


def test_a_button_takes_what_was_typed_along_to_all_that_can_be_typed(office, item, living):
    more = office.post(PAGE, {"wording": WORDING, "mehr": "1"})

    page = more.content.decode()
    assert (more.status_code, Resolution.objects.count()) == (200, 0)
    assert WORDING in page and 'class="errors"' not in page and "Bitte sagen Sie, wie abgestimmt wurde" not in page
    assert re.search(r"<details open><summary>Was der Beschluss bewirkt", page)


def test_looking_says_which_majority_its_effect_needs(office, item, two_thirds, version):
    figures = {"way_1": "figures", "yes_1": "4", "no_1": "3", "abstain_1": "0", "adopts_1": version.key}

    looked = text_of(office.post(PAGE, figures | {"wording": WORDING, "nachrechnen": "1"}))

    assert "§ 12" in looked and "(§ 8 Absatz 1)" not in looked
    assert "(§ 8 Absatz 1)" in text_of(office.get(PAGE))


# Corrected later


def typed(office, resolution, **changed):
    """What the page of the office would send of a decision, with these fields changed."""
    form = office.get(f"/beschluesse/{resolution.key}/bearbeiten/").context["form"]
    known = {one.html_name: one.value() for one in form}
    plain = {name: getattr(value, "key", value) for name, value in known.items() if value not in (None, "", [])}
    return {name: [getattr(one, "key", one) for one in value] if isinstance(value, list) else value
            for name, value in (plain | changed).items()}  # fmt: skip


@pytest.fixture
def decided(office, by, body, item, living, term, version):
    old = f.OrganizationFactory(body=body, key="ag-alt", name="AG Alt", start_date=None)
    effects = [
        Wanted(EffectKind.ADOPTS, version),
        Wanted(EffectKind.DISSOLVES, organizations=(old,)),
        Wanted(EffectKind.OPENS_TERM, term=term),
    ]
    resolution = held(item, by, GroupVote(living, yes=5, no=2), effects=effects, topic="ordinary")
    old.refresh_from_db()
    assert (began(term), old.end_date, version.adoptions.count()) == (DAY, DAY, 1)
    return resolution, old


def test_corrected_to_rejected_it_is_refused_while_its_effects_stand(office, decided, by, term, version):
    resolution, old = decided
    with refused("effect", field="result"):
        resolutions.correct(resolution, by=by, result="rejected")

    sent_back = office.post(
        f"/beschluesse/{resolution.key}/bearbeiten/",
        typed(office, resolution, result="rejected", override_reason="Falsch gezählt."),
    )

    assert "Gilt es nicht, leeren Sie unten, was er bewirkt." in text_of(sent_back)
    old.refresh_from_db()
    assert (Resolution.objects.get().result, began(term), old.end_date) == ("carried", DAY, DAY)
    assert version.adoptions.count() == 1


def test_corrected_to_rejected_without_them_they_are_undone_on_page_and_in_the_journal(office, decided, term, version):
    resolution, old = decided
    empty = {"result": "rejected", "override_reason": "Falsch gezählt.", "adopts_1": "", "dissolved": [], "opened": ""}
    page = resolution.get_absolute_url()
    assert "Beginnt diesen Zeitraum: Amtszeit 2027" in text_of(office.get(page))
    before = Entry.objects.latest("number").number

    done = office.post(f"/beschluesse/{resolution.key}/bearbeiten/", typed(office, resolution, **empty))

    old.refresh_from_db()
    assert (done.status_code, Resolution.objects.get().result) == (302, "rejected")
    assert (began(term), old.end_date, version.adoptions.count(), Effect.objects.count()) == (None, None, 0, 0)
    assert "Beginnt diesen Zeitraum" not in text_of(office.get(page))
    acts = {one.act for one in Entry.objects.filter(number__gt=before)}
    undone = {"papers.unadopt", "bodies.dissolve_group", "bodies.open_term", "decisions.put_into_effect"}
    assert undone | {"decisions.correct_resolution"} <= acts
    [entry] = Entry.objects.filter(number__gt=before, act="decisions.put_into_effect")
    assert entry.detail.changes["effects"][1] == [] and len(entry.detail.changes["effects"][0]) == 3
