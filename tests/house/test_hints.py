"""What contradicts itself is kept and told to the office: after it was saved and on its page, never to the public."""

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sozialraum.acts import guard
from sozialraum.acts.registry import hints_about
from sozialraum.bodies.words import Classification
from sozialraum.decisions.models import Approval, Effect, Minutes, Quorum, Represented, Resolution
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.models import Adoption
from tests import factories as f

pytestmark = pytest.mark.django_db

DAY, BEFORE, LATER = PartialDate(2018, 6, 6), PartialDate(2018, 5, 2), PartialDate(2018, 9)


@pytest.fixture
def sitting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", date=DAY, state=State.HELD, of=[group])


@pytest.fixture
def minutes(body, sitting):
    return f.MinutesFactory(body=body, key="p", meeting=sitting, state=MinutesState.PUBLISHED, present=9)


@pytest.fixture
def resolution(body, sitting, group, minutes):
    return f.ResolutionFactory(body=body, key="b", name="Bänke", meeting=sitting, date=None, by=[group])


def told(thing):
    return [sentence for _about, sentence in hints_about(type(thing)._base_manager.get(pk=thing.pk), inside=False)]


def changed(thing, **values):
    with guard.opened():
        type(thing)._base_manager.filter(pk=thing.pk).update(**values)
    return thing


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        ({"yes": 4, "no": 5}, "4 Ja, 5 Nein, und doch angenommen."),
        ({"yes": 3, "no": 3}, "3 Ja, 3 Nein, und doch angenommen."),
        ({"yes": 3, "no": 3, "override_reason": "Losentscheid"}, ""),
        ({"yes": 5, "no": 4, "result": "rejected"}, "5 Ja, 4 Nein, und doch abgelehnt."),
        ({"yes": 5, "no": 1, "words": "einstimmig"}, "„einstimmig“, aber 5 Ja und 1 Nein."),
        ({"yes": 9, "no": 0, "abstain": 2}, "Mehr Stimmen (11) als Menschen, die abstimmen konnten (9)."),
        ({"yes": 9, "no": 0, "abstain": 0}, ""),
        ({"yes": 5}, ""),
        ({"words": "einstimmig"}, ""),
    ],
)
def test_votes_against_result_words_and_people(resolution, group, count, sentence):
    f.voted(resolution, group, **count)

    assert [says.removeprefix(f"{group}: ") for says in told(resolution) if "Gremium" not in says] == (
        [sentence] if sentence else []
    )


def test_a_qualified_majority_may_be_missed_with_more_yes_than_no(resolution, group):
    changed(resolution, result="rejected", majority="zwei Drittel, § 12")
    f.voted(resolution, group, yes=6, no=3)

    assert told(resolution) == []


def test_votes_against_who_could_vote_in_the_group(resolution, minutes, group):
    with guard.opened():
        Quorum.objects.create(minutes=minutes, organization=group, reached=False, present=4, voters=9, needed=5)
    f.voted(resolution, group, yes=5, no=0, result="carried")

    assert told(resolution) == [
        f"{group}: Nicht beschlussfähig, und doch angenommen.",
        f"{group}: Mehr Stimmen (5) als Menschen, die abstimmen konnten (4).",
    ]


@pytest.mark.parametrize("count", [{"yes": 3, "no": 0}, {"words": "einstimmig"}])
def test_a_result_told_of_the_decision_alone_stands_against_the_quorum_too(resolution, minutes, group, count):
    with guard.opened():
        Quorum.objects.create(minutes=minutes, organization=group, reached=False)
    f.voted(resolution, group, **count)

    assert told(resolution) == [f"{group}: Nicht beschlussfähig, und doch angenommen."]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome_date": BEFORE}, "Was daraus wurde, trägt einen Stand von vor dem Beschluss."),
        ({"number": "2017-3"}, "Die Nummer 2017-3 passt nicht zum Jahr 2018."),
        ({"number": "2018-3"}, ""),
        ({"number": "17"}, ""),
        ({"result": "rejected", "progress": "done"}, "Nicht angenommen, und doch umgesetzt."),
    ],
)
def test_what_a_decision_says_against_itself(resolution, values, sentence):
    assert told(changed(resolution, **values)) == ([sentence] if sentence else [])


def test_a_number_that_another_has_and_an_effect_of_what_was_rejected(body, resolution, group):
    f.ResolutionFactory(body=body, number="2018-3", date=PartialDate(2018), by=[group])
    with guard.opened():
        Effect.objects.create(resolution=resolution, kind=EffectKind.FORMS)

    assert told(changed(resolution, number="2018-3", result="rejected")) == [
        "Nicht angenommen, und doch mit einer Wirkung.",
        "Die Nummer 2018-3 trägt noch ein anderer Beschluss.",
    ]


def test_the_result_of_all_against_those_of_the_groups(body, resolution, group):
    f.voted(resolution, group, result="rejected")
    assert told(resolution) == ["Angenommen, aber ein Gremium hat abgelehnt."]


@pytest.mark.parametrize("state", [State.DRAFT, State.CANCELLED, State.SCHEDULED])
def test_a_record_of_a_sitting_that_never_was(resolution, minutes, sitting, state):
    changed(sitting, state=state)

    assert told(resolution) == ["Beschlossen in einer Sitzung, die laut Eintrag nicht stattgefunden hat."]
    assert told(minutes) == ["Die Sitzung hat laut Eintrag nicht stattgefunden."]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"present": 8, "voters": 5}, "8 vertreten, aber nur 5 stimmberechtigt."),
        ({"needed": 6, "voters": 5}, "6 nötig, aber nur 5 stimmberechtigt."),
        ({"present": 12}, "12 Stimmberechtigte vertreten, aber nur 9 Menschen anwesend."),
        ({"present": 4, "needed": 5, "reached": True}, "Beschlussfähig mit 4, nötig waren 5."),
        ({"present": 5, "needed": 5, "reached": False}, "Nicht beschlussfähig mit 5, nötig waren nur 5."),
        ({"present": 5, "needed": 5, "voters": 9, "reached": True}, ""),
    ],
)
def test_the_figures_of_a_quorum(minutes, group, figures, sentence):
    with guard.opened():
        Quorum.objects.create(minutes=minutes, organization=group, **figures)

    assert told(minutes) == ([f"{group}: {sentence}"] if sentence else [])


@pytest.mark.parametrize(
    ("date", "there", "sentence"),
    [
        (BEFORE, None, "Genehmigt von {group}, bevor die Sitzung war."),
        (None, BEFORE, "Genehmigt in einer Sitzung, die vorher war."),
        (PartialDate(2018, 8, 1), LATER, "Genehmigt von {group} an einem anderen Tag als die Sitzung, in der es war."),
        (None, "same", "Genehmigt in derselben Sitzung, von der es handelt."),
        (PartialDate(2018), LATER, ""),
        (LATER, LATER, ""),
    ],
)  # fmt: skip
def test_an_approval_against_the_day_of_the_sitting(body, minutes, sitting, group, date, there, sentence):
    if isinstance(there, PartialDate):
        there = f.MeetingFactory(body=body, date=there, state=State.HELD, of=[group])
    with guard.opened():
        in_meeting = sitting if there == "same" else there
        Approval.objects.create(minutes=minutes, organization=group, date=date, in_meeting=in_meeting)

    assert told(minutes) == ([sentence.format(group=group)] if sentence else [])


def test_minutes_against_who_held_the_sitting_and_who_was_there(body, minutes, group):
    stranger = f.OrganizationFactory(body=body, name="AG Fremd")
    with guard.opened():
        Approval.objects.create(minutes=minutes, organization=stranger)
        for place in range(10):
            house = f.OrganizationFactory(body=body, classification=Classification.INSTITUTION)
            Represented.objects.create(minutes=minutes, organization=house, position=place)

    assert told(changed(minutes, state=MinutesState.DRAFT)) == [
        "Genehmigt, aber noch Entwurf und nicht öffentlich.",
        "Mehr vertretene Einrichtungen (10) als Menschen (9).",
        "Genehmigt von AG Fremd; das Gremium hat die Sitzung nicht gehalten.",
    ]


def test_a_task_due_before_anybody_gave_it(minutes):
    assert told(f.TaskFactory(body=minutes.body, minutes=minutes, due=BEFORE)) == ["Fällig, bevor die Sitzung war."]
    assert told(f.TaskFactory(body=minutes.body, minutes=minutes, due=PartialDate(2018))) == []


def test_a_date_that_holds_and_lacks_something(body, group):
    old = f.OrganizationFactory(body=body, name="AG Alt", end_date=PartialDate(2017))
    meeting = f.MeetingFactory(body=body, date=DAY, state=State.SCHEDULED, start_time=None, of=[group, old])
    for order in (1, 2):
        f.AgendaItemFactory(body=body, meeting=meeting, order=order, number="TOP 3" if order == 1 else "3")

    assert told(meeting) == [
        "Einberufen, aber ohne Ort.",
        "Einberufen, aber ohne Uhrzeit.",
        "AG Alt gibt es an diesem Tag noch nicht oder nicht mehr.",
        "TOP 3 steht mehrmals auf der Tagesordnung.",
    ]


@pytest.mark.parametrize(("least", "most", "wrong"), [(6, 4, True), (4, 6, False), (4, 4, False), (None, 4, False)])
def test_least_and_most_of_a_year(body, least, most, wrong):
    one = f.OrganizationFactory(body=body, min_per_year=least, max_per_year=most)

    assert told(one) == (["Mindestens 6 Sitzungen im Jahr, höchstens 4."] if wrong else [])


def test_an_institution_against_its_days(body):
    with time_machine.travel("2026-11-22T12:00:00+01:00", tick=False):
        words = {"body": body, "classification": Classification.INSTITUTION, "listed": True}
        gone = f.OrganizationFactory(**words, start_date=PartialDate(2020), end_date=PartialDate(2025))
        ahead = f.OrganizationFactory(**words, confirmed=PartialDate(2027))

        assert told(gone) == ["Nicht mehr dabei, steht aber noch im öffentlichen Verzeichnis."]
        assert told(ahead) == ["Bestätigt: 2027. Dieser Tag liegt noch vor uns."]


def test_the_days_of_a_version_and_who_may_read_it(body):
    paper = f.PaperFactory(body=body, audience="office")
    version = f.VersionFactory(
        body=body, paper=paper, valid_from=DAY, valid_until=BEFORE, file=f.FileFactory(body=body, audience="public")
    )
    f.VersionFactory(body=body, paper=paper, valid_from=DAY, text="Anders")
    with guard.opened():
        Adoption.objects.create(version=version, date=PartialDate(2018, 7))

    assert told(version) == [
        "Gilt ab 6. Juni 2018, aber nur bis 2. Mai 2018.",
        "Gilt ab 6. Juni 2018; der Beschluss ist jünger: Juli 2018.",
        "Am selben Tag beginnt noch eine andere Fassung.",
        "Das Dokument ist nicht öffentlich, seine Datei aber doch.",
    ]
    assert told(f.VersionFactory(body=body, paper=paper)) == ["Weder Text noch Datei."]


# ── where it is told ──────────────────────────────────────────────────────────


def test_it_is_saved_and_said_after_saving_and_on_the_page_of_the_office_alone(office, sitting, minutes, group):
    typed = {"name": "Bänke", "meeting": "s", "result": "carried", "yes_1": "5", "no_1": "6"}
    answer = office.post("/beschluesse/neu/", typed, follow=True)
    key = Resolution.objects.get().key
    assert (
        "Bitte prüfen: " in answer.content.decode() and "5 Ja, 6 Nein, und doch angenommen." in answer.content.decode()
    )

    for path in (f"/beschluesse/{key}/", "/sitzungen/s/"):
        assert "5 Ja, 6 Nein, und doch angenommen." in office.get(path).content.decode()
        assert "und doch angenommen" not in Client().get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "typed", "sentence"),
    [
        ("/protokolle/p/beschlussfaehigkeit/", {"reached_0": "True", "present_0": "3", "needed_0": "5"}, "mit 3"),
        ("/protokolle/p/genehmigen/", {"way": "unknown", "date": "2.5.2018"}, "bevor die Sitzung war"),
        ("/gremien/neu/", {"name": "Neu", "classification": "working_group", "min_per_year": "6", "max_per_year": "4"},
         "Mindestens 6 Sitzungen im Jahr, höchstens 4."),
    ],
)  # fmt: skip
def test_every_form_says_it(office, minutes, group, path, typed, sentence):
    page = office.post(path, {"organization": group.key, **typed}, follow=True).content.decode()

    assert "Bitte prüfen: " in page and sentence in page
    assert Minutes.objects.exists()


def test_convening_without_a_place_goes_and_is_hinted_at(office, body, group):
    f.MeetingFactory(body=body, key="neu", date=PartialDate(2099, 1, 1), state=State.DRAFT, of=[group])

    page = office.post("/sitzungen/neu/einberufen/", {"revision": 1}, follow=True).content.decode()

    assert "Bitte prüfen: Einberufen, aber ohne Ort." in page


def test_as_many_questions_for_thirty_decisions_as_for_one(sitting, minutes, group):
    asked = []
    for count in (1, 29):
        for _number in range(count):
            f.voted(f.ResolutionFactory(body=sitting.body, meeting=sitting, date=None, by=[group]), group, yes=1, no=2)
        with CaptureQueriesContext(connection) as queries:
            found = hints_about(sitting)
        asked.append(len(queries))
    assert len(found) == 30
    assert asked[0] == asked[1]
