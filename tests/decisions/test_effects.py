"""What a decision sets in motion is carried out from its day, taken back with it, and stands in the file."""

import datetime as dt

import pytest
import time_machine
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.bodies.models import LegislativeTerm, Organization
from sozialraum.bylaws import actions as bylaws
from sozialraum.bylaws.actions import TypedRule
from sozialraum.decisions.actions import Wanted, minutes, put_into_effect, resolutions
from sozialraum.decisions.models import Effect, Resolution
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.founding.dump import dump
from sozialraum.founding.faults import Faults
from sozialraum.meetings import actions as meetings
from sozialraum.meetings.queries.governing import pinned_editions
from sozialraum.meetings.words import State
from sozialraum.norms.rules.quorum import QuorumBase, QuorumKind, QuorumNeed, QuorumRule
from sozialraum.provisions.rules.values import Portion
from tests import factories as f
from tests.conftest import logged_in
from tests.founding.files import SMALL, changed, loaded
from tests.press.reading import as_seen
from tests.refusals import refused

pytestmark = pytest.mark.django_db
DAY = PartialDate(2026, 12, 10)
TERMED = (
    ("format: 1", "format: 2"),
    ("documents:\n", "terms:\n  - {key: neu-27, name: Förderzeit 2027, end: 2029}\ndocuments:\n"),
    ("          - adopts: ordnung/2016-11-02\n", "          - opens_term: neu-27\n"),
)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(dt.datetime(2026, 12, 10, 17, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def by(people):
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.SCHEDULED, date=DAY, of=[group])


@pytest.fixture
def term(body):
    return f.LegislativeTermFactory(body=body, key="neu-27", name="Förderzeit 2027")


def decided(body, by, meeting, *effects, **more):
    told = {"name": "Wir fangen an", "result": "carried", "meeting": meeting} | more
    return resolutions.record(body, by=by, effects=list(effects), **told)


def test_from_the_day_decided_groups_begin_and_end_and_a_period_opens(body, by, meeting, term):
    new, old = (f.OrganizationFactory(body=body, name=name, start_date=None) for name in ("AG Neu", "AG Alt"))
    known = f.OrganizationFactory(body=body, name="AG Schon", start_date=PartialDate(2020))
    decided(
        body,
        by,
        meeting,
        Wanted(EffectKind.FORMS, organizations=(new, known)),
        Wanted(EffectKind.DISSOLVES, organizations=(old,)),
        Wanted(EffectKind.OPENS_TERM, term=term),
    )

    days = dict(Organization.objects.values_list("name", "start_date"))
    assert (days["AG Neu"], days["AG Schon"]) == (DAY, PartialDate(2020))
    assert Organization.objects.get(pk=old.pk).end_date == DAY
    assert LegislativeTerm.objects.get().start_date == DAY
    assert {"bodies.form_group", "bodies.dissolve_group", "bodies.open_term"} <= {e.act for e in Entry.objects.all()}


def test_what_is_taken_back_takes_its_day_with_it_and_leaves_others(body, by, meeting, group, term):
    old = f.OrganizationFactory(body=body, name="AG Alt", start_date=None)
    effects = [Wanted(EffectKind.DISSOLVES, organizations=(old,)), Wanted(EffectKind.OPENS_TERM, term=term)]
    one = decided(body, by, meeting, *effects)
    other = decided(body, by, None, effects[1], name="Noch einmal", date=DAY, organizations=[group])
    other.refresh_from_db()

    resolutions.withdraw(one, by=by)

    assert Organization.objects.get(pk=old.pk).end_date is None
    assert LegislativeTerm.objects.get().start_date == DAY  # the other decision still opens it
    later = PartialDate(2026, 12, 1)
    resolutions.correct(other, by=by, date=later, effects=[effects[1]])
    assert LegislativeTerm.objects.get().start_date == later
    resolutions.correct(other, by=by, effects=[])
    assert LegislativeTerm.objects.get().start_date is None


def test_a_decision_that_is_not_carried_sets_nothing_in_motion(body, by, meeting, term):
    with refused("effect"):
        decided(body, by, meeting, Wanted(EffectKind.OPENS_TERM, term=term), result="rejected")

    assert LegislativeTerm.objects.get().start_date is None and not Effect.objects.exists()


def test_who_leads_may_put_it_into_effect_and_nobody_else(body, by, people, meeting, term, other_body):
    meetings.open(meeting, by=by)
    one = decided(body, by, meeting)
    wanted = [Wanted(EffectKind.OPENS_TERM, term=term)]
    for standing in ("member", "nobody", "auditor"):
        with pytest.raises(Exception, match="put_into_effect"):
            put_into_effect(one, by=people[standing], effects=wanted)

    put_into_effect(one, by=people["speaker"], effects=wanted)

    assert LegislativeTerm.objects.get().start_date == DAY
    strange = f.LegislativeTermFactory(body=other_body)
    with pytest.raises(Exception, match=r"open_term|another body"):
        put_into_effect(one, by=people["speaker"], effects=[Wanted(EffectKind.OPENS_TERM, term=strange)])
    assert Effect.objects.get().term == term


def test_a_version_adopted_in_a_sitting_governs_from_its_end(body, by, group, meeting, people):
    """Not the sitting itself, however often its rules are fixed; not another one of that day; the next day it does."""
    paper = f.PaperFactory(body=body, name="Geschäftsordnung")
    version = f.VersionFactory(body=body, paper=paper, label="2026", valid_from=None)
    need = QuorumNeed(QuorumKind.SHARE, share=Portion(1, 2, more_than=False), base=QuorumBase.VOTERS)
    bylaws.record_revision(version, by=by, typed=[TypedRule(QuorumRule(need=need), "§ 6")])
    meetings.open(meeting, by=by)
    one = decided(body, by, meeting)
    put_into_effect(one, by=people["speaker"], effects=[Wanted(EffectKind.ADOPTS, version)])
    meetings.pin_rules(meeting, by=by, reason="Noch einmal nachgesehen.")
    same, following = (
        f.MeetingFactory(body=body, key=key, state=State.SCHEDULED, date=day, of=[group])
        for key, day in (("t", DAY), ("u", PartialDate(2026, 12, 11)))
    )
    meetings.open(same, by=by)
    with time_machine.travel(dt.datetime(2026, 12, 11, 17, tzinfo=dt.UTC), tick=False):
        meetings.open(following, by=by)

    assert version.adoptions.get().date == DAY
    assert (pinned_editions(meeting), pinned_editions(same)) == ({group: []}, {group: []})
    assert [one.version for one in pinned_editions(following)[group]] == [version]


def test_the_office_types_it_and_everybody_reads_it(body, by, group, meeting, term):
    office = logged_in(Client(), body)
    meetings.conclude(meeting, by=by)
    minutes.record(meeting, by=by, state=MinutesState.PUBLISHED)
    item = f.AgendaItemFactory(body=body, meeting=meeting, number="1", name="Anfang", text="Beraten.")
    typed = {"name": "Wir fangen an", "result": "carried", "meeting": "s", "top": "1", "opened": "neu-27"}
    office.post("/beschluesse/neu/", typed | {"resubmit_on": "Juni 2027"})

    one = Resolution.objects.get()
    assert (one.agenda_item, one.resubmit_on, one.effects.get().term) == (item, PartialDate(2027, 6), term)
    for path in (one.get_absolute_url(), "/sitzungen/s/", "/beschluesse/"):
        page = Client().get(path).content.decode()
        assert "Beginnt diesen Zeitraum: Förderzeit 2027" in page, path
        assert "Wiedervorlage" not in page
    assert "Wiedervorlage: Juni 2027" in office.get(one.get_absolute_url()).content.decode()
    paper = " ".join(as_seen(Client().get("/sitzungen/s/protokoll.pdf").content).split())
    assert "Beginnt diesen Zeitraum: Förderzeit 2027." in paper
    form = office.get(f"/beschluesse/{one.key}/bearbeiten/").context["form"]
    assert (form["opened"].value(), form.initial["resubmit_on"]) == (term.key, PartialDate(2027, 6))


def test_a_period_and_a_day_come_and_go_with_the_file(tmp_path):
    text = changed(SMALL, *TERMED, ("        votes:\n", "        resubmit_on: 2027-06\n        votes:\n"))
    loaded(tmp_path, text)

    one = Resolution.objects.get(key="beschluss")
    assert (one.effects.get().term.key, one.resubmit_on) == ("neu-27", PartialDate(2027, 6))
    assert LegislativeTerm.objects.get().start_date is None  # a file says such days itself
    told = dump(one.body).text
    assert "{opens_term: neu-27}" in told and "resubmit_on: 2027-06" in told
    again = loaded(tmp_path, told)
    assert (again.plan.steps, dump(one.body).text) == ([], told)
    loaded(tmp_path, changed(told, ("{opens_term: neu-27}", "{dissolves: [ag]}")))
    assert one.effects.get().kind == EffectKind.DISSOLVES


def test_the_first_format_does_not_know_it(tmp_path):
    with pytest.raises(Faults):
        loaded(tmp_path, changed(SMALL, *TERMED[1:]))
    with pytest.raises(Faults):
        loaded(tmp_path, changed(SMALL, *TERMED[:2], (TERMED[2][0], TERMED[2][1].replace("neu-27", "nie"))))


def test_it_comes_back_with_the_decision_that_was_withdrawn(body, by, meeting, term):
    office = logged_in(Client(), body)
    one = decided(body, by, meeting, Wanted(EffectKind.OPENS_TERM, term=term))
    office.post(f"/beschluesse/{one.key}/zurueckziehen/", {"revision": Resolution.objects.get().revision})
    assert not Effect.objects.exists()
    number = Entry.objects.filter(act="decisions.withdraw_resolution").latest("number").number

    office.post(f"/schreibtisch/zurueckgezogen/{number}/zurueckholen/")

    assert Effect.objects.get().term == term and LegislativeTerm.objects.get().start_date == DAY
