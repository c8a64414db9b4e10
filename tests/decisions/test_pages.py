"""Old decisions, minutes with their scan, quorum and tasks, entered on screen."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.counting.rules.figures import VoteFigures
from sozialraum.decisions.actions import Wanted, put_into_effect
from sozialraum.decisions.models import Minutes, Quorum, Resolution, VoteCount
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.foundation.dates import PartialDate
from sozialraum.foundation.visitor import Visitor
from sozialraum.meetings.words import State
from sozialraum.tasks.models import Task
from tests import factories as f
from tests.papers.pictures import painted

pytestmark = pytest.mark.django_db

PNG = painted("PNG")


@pytest.fixture
def dialogue(body):
    return f.OrganizationFactory(body=body, name="AG Dialog", key="ag-dialog")


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(
        body=body, key="s", name="Runde", state=State.HELD, date=PartialDate(2018, 1, 17), of=[group]
    )


def typed(**words):
    return {"name": "Bänke am Markt", "result": "carried", "meeting": "s"} | words


def record(office, **words):
    return office.post("/beschluesse/neu/", typed(**words))


def votes(resolution):
    return {one.organization.key: one.count for one in VoteCount.objects.filter(ballot__resolution=resolution)}


def test_an_old_decision_is_entered_on_one_page(office, meeting, body):
    item = f.AgendaItemFactory(body=body, meeting=meeting, number="4a", name="Bänke")
    words = {"top": "TOP 4A", "yes_1": "18", "no_1": "0", "number": "2018-3"}
    answer = record(office, **words, resolution_text="Es\r\nwird gebaut.")
    assert answer.url == "/beschluesse/2018-01-17-baenke-am-markt/"

    decision = Resolution.objects.get()
    assert (decision.meeting, decision.agenda_item, decision.number) == (meeting, item, "2018-3")
    assert decision.resolution_text == "Es\nwird gebaut."
    assert [group.key for group in decision.groups] == ["ag-wohnen-quartier"]
    assert votes(decision) == {"ag-wohnen-quartier": VoteFigures(yes=18, no=0)}
    page = Client().get(decision.get_absolute_url()).content.decode()
    assert "Bänke am Markt" in page
    assert "18 Ja" in page
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "decisions.count_votes",
        "decisions.record_resolution",
    ]


def test_without_a_known_meeting_the_year_is_enough(office, group, dialogue):
    words = {"meeting": "", "date": "2017", "group_1": "ag-dialog", "group_2": "ag-wohnen-quartier"}
    record(office, **words, yes_1="5", yes_2="7", abstain_2="1", jointly_1=["ag-wohnen-quartier", "ag-dialog"])

    decision = Resolution.objects.get()
    assert (decision.key, decision.date) == ("2017-baenke-am-markt", PartialDate(2017))
    assert decision.groups == [dialogue, group]
    assert votes(decision) == {"ag-dialog": VoteFigures(yes=5), "ag-wohnen-quartier": VoteFigures(yes=7, abstain=1)}
    assert [(effect.kind, {one.key for one in effect.groups}) for effect in decision.effects.all()] == [
        (EffectKind.MEETS_JOINTLY, {"ag-dialog", "ag-wohnen-quartier"})
    ]


def test_effects_are_entered_in_plain_words(office, meeting, group, dialogue, body):
    version = f.VersionFactory(body=body, label="2018", key="ordnung-2018", valid_from=PartialDate(2018, 1, 17))
    record(office, adopts_1="ordnung-2018", formed=["ag-dialog"], dissolved=["ag-wohnen-quartier"])

    decision = Resolution.objects.get()
    assert [effect.kind for effect in decision.effects.all()] == ["adopts", "forms", "dissolves"]
    adoption = version.adoptions.get()
    assert (adoption.date, list(adoption.organizations.all())) == (PartialDate(2018, 1, 17), [group])
    page = office.get(f"/fassungen/{version.key}/zurueckziehen/").content.decode()
    assert "Beschluss vom 17. Januar 2018 über Geschäftsordnung (2018)" in page


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"meeting": "", "date": ""}, "Bitte wählen Sie die Sitzung, oder schreiben Sie ein Datum"),
        ({"date": "2017"}, "Mit Sitzung gilt deren Tag."),
        ({"top": "9"}, "In dieser Sitzung gibt es keinen TOP 9. Eingetragen sind: 1."),
        ({"meeting": "", "date": "2017", "top": "1"}, "Ein TOP gehört zu einer Sitzung."),
        ({"meeting": "", "date": "2017"}, "Bitte wählen Sie, wer das beschlossen hat."),
        ({"yes_2": "4"}, "Bitte wählen Sie, welches Gremium so gestimmt hat."),
        ({"group_1": "ag-dialog", "group_2": "ag-dialog"}, "Dieses Gremium steht schon weiter oben."),
        ({"yes_1": "viele"}, "Bitte eine ganze Zahl eingeben."),
        ({"yes_1": "-1"}, "größer oder gleich 0"),
        ({"result": "geheim"}, "ist keine gültige Auswahl"),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_nothing_is_lost(office, meeting, dialogue, body, words, says):
    f.AgendaItemFactory(body=body, meeting=meeting, number="1")

    page = record(office, resolution_text="Mein Wortlaut", **words).content.decode()

    assert says in page
    assert "Mein Wortlaut</textarea>" in page
    assert not Resolution.objects.exists()
    assert not Entry.objects.exists()


def test_a_group_that_was_not_there_then_cannot_have_decided_to_adopt(office, meeting, body):
    f.VersionFactory(body=body, key="ordnung-2018")
    f.OrganizationFactory(body=body, key="spaet", name="Späte AG", start_date=PartialDate(2020))

    page = record(office, group_1="spaet", adopts_1="ordnung-2018").content.decode()

    assert "Späte AG gab es am Mittwoch, 17. Januar 2018 noch nicht oder nicht mehr." in page
    assert not Resolution.objects.exists()


def test_a_decision_is_shown_as_it_is_and_stays_so_if_nothing_is_changed(office, meeting, group, dialogue, body):
    version = f.VersionFactory(body=body, key="ordnung-2018")
    decision = f.ResolutionFactory(body=body, key="b", name="Alt", meeting=meeting, date=None, by=[dialogue, group])
    pairs = [(dialogue, group), (group, f.OrganizationFactory(body=body, key="dritte", name="AG Dritte"))]
    effects = [Wanted(EffectKind.MEETS_JOINTLY, organizations=pair) for pair in pairs]
    put_into_effect(decision, by=Visitor.house(body), effects=[*effects, Wanted(EffectKind.ADOPTS, version=version)])
    office.post("/beschluesse/b/bearbeiten/", shown_in(office, "/beschluesse/b/bearbeiten/"))
    before = Entry.objects.count()

    answer = office.post("/beschluesse/b/bearbeiten/", shown_in(office, "/beschluesse/b/bearbeiten/"))

    assert answer.status_code == 302
    assert [entry.act for entry in Entry.objects.order_by("number")[before:]] == ["decisions.correct_resolution"]
    decision = Resolution.objects.get()
    assert decision.groups == [dialogue, group]
    assert [tuple(effect.groups) for effect in decision.effects.all() if effect.kind != "adopts"] == pairs
    assert Entry.objects.order_by("number").last().detail.changes.keys() <= {"modified"}


def shown_in(client, path):
    """What a browser would send if one pressed »Speichern« at once."""
    form = client.get(path).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if value not in (None, "", []):
            data[bound.name] = value
    return data


def test_a_decision_is_corrected_with_votes_and_effects(office, meeting, group, dialogue, body):
    record(office, yes_1="18", formed=["ag-dialog"])
    key = Resolution.objects.get().key
    words = shown_in(office, f"/beschluesse/{key}/bearbeiten/")
    assert (words["yes_1"], words["formed"], words["meeting"]) == (18, ["ag-dialog"], "s")

    words |= {"yes_1": "17", "no_1": "1", "name": "Drei Bänke", "formed": [], "group_2": "ag-dialog", "yes_2": "4"}
    assert office.post(f"/beschluesse/{key}/bearbeiten/", words).status_code == 302

    decision = Resolution.objects.get()
    assert (decision.key, decision.name) == (key, "Drei Bänke")
    assert votes(decision) == {"ag-wohnen-quartier": VoteFigures(yes=17, no=1), "ag-dialog": VoteFigures(yes=4)}
    assert not decision.effects.exists()


def test_an_adoption_follows_the_day_of_its_decision(office, meeting, group, body):
    version = f.VersionFactory(body=body, key="ordnung-2018")
    record(office, adopts_1="ordnung-2018")
    key = Resolution.objects.get().key
    words = shown_in(office, f"/beschluesse/{key}/bearbeiten/") | {"meeting": "", "date": "Mai 2017"}

    assert office.post(f"/beschluesse/{key}/bearbeiten/", words).status_code == 302

    assert version.adoptions.get().date == PartialDate(2017, 5)


def test_two_at_once_see_both_texts(office, meeting):
    record(office, yes_1="18")
    key = Resolution.objects.get().key
    mine = shown_in(office, f"/beschluesse/{key}/bearbeiten/") | {"name": "Meines"}
    office.post(f"/beschluesse/{key}/bearbeiten/", mine | {"name": "Zuerst", "yes_1": "17"})

    page = office.post(f"/beschluesse/{key}/bearbeiten/", mine).content.decode()

    assert "Worum ging es?: jetzt gespeichert »Zuerst«, von Ihnen »Meines«." in page
    assert "Ja: jetzt gespeichert »17«, von Ihnen »18«." in page
    assert Resolution.objects.get().name == "Zuerst"


def test_a_decision_goes_with_its_votes_and_effects(office, meeting, dialogue):
    record(office, yes_1="18", formed=["ag-dialog"])
    key = Resolution.objects.get().key

    assert office.post(f"/beschluesse/{key}/zurueckziehen/", {}).url == "/schreibtisch/eintragen/beschluesse/"

    decision = Resolution.objects.get()
    assert decision.deleted
    assert not decision.ballots.exists()
    assert not decision.effects.exists()
    assert Client().get(f"/beschluesse/{key}/").status_code == 410


@pytest.mark.parametrize("field", ["meeting", "group_1", "formed", "adopts_1"])
def test_things_of_the_other_body_are_not_there_to_choose(office, meeting, other_body, field):
    foreign = f.OrganizationFactory(body=other_body, key="nebenan", name="Nebenan")
    f.MeetingFactory(body=other_body, key="nebenan", name="Nebenan", state=State.HELD, of=[foreign])
    f.VersionFactory(body=other_body, key="nebenan")
    assert "Nebenan" not in office.get("/beschluesse/neu/").content.decode()

    assert "Das steht hier nicht zur Auswahl." in record(office, **{field: "nebenan"}).content.decode()
    assert not Resolution.objects.exists()


def scan(**words):
    return {"state": "published", "upload": SimpleUploadedFile("s.png", PNG), "audience": "public"} | words


def test_minutes_come_with_their_scan(office, meeting, body):
    f.OrganizationFactory(body=body, key="kita", name="Kita", classification="institution")

    answer = office.post("/sitzungen/s/protokoll/neu/", scan(present="24", institutions=["kita"], note="Seite 3 fehlt"))

    minutes = Minutes.objects.get()
    assert answer.url == "/sitzungen/s/#protokoll"
    assert (minutes.key, minutes.state, minutes.present) == ("s-protokoll", MinutesState.PUBLISHED, 24)
    assert minutes.file.name == "Protokoll Runde, 17. Januar 2018"
    assert [one.key for one in minutes.institutions.all()] == ["kita"]
    page = Client().get("/sitzungen/s/").content.decode()
    assert f'href="/dateien/{minutes.file.key}/"' in page
    assert Client().get(f"/dateien/{minutes.file.key}/").content == PNG


def test_whoever_hands_in_a_scan_says_for_whom_it_is(office, meeting):
    page = office.post("/sitzungen/s/protokoll/neu/", scan(audience="")).content.decode()
    assert "Bitte wählen Sie, wer diese Datei sehen darf." in page
    assert not Minutes.objects.exists()

    office.post("/sitzungen/s/protokoll/neu/", scan(audience="office"))

    assert Minutes.objects.get().file.audience == "office"
    assert Client().get(f"/dateien/{Minutes.objects.get().file.key}/").status_code == 404


def test_there_are_no_minutes_of_what_has_not_been(office, body, group):
    f.MeetingFactory(body=body, key="kommt", of=[group])

    page = office.post("/sitzungen/kommt/protokoll/neu/", scan()).content.decode()

    assert "Ein Protokoll gibt es erst, wenn die Sitzung stattgefunden hat." in page
    assert not Minutes.objects.exists()


def test_a_meeting_has_one_set_of_minutes(office, meeting):
    for _time in range(2):
        answer = office.post("/sitzungen/s/protokoll/neu/", {"state": "draft"})

    assert "Zu dieser Sitzung gibt es schon ein Protokoll." in answer.content.decode()
    assert Minutes.objects.count() == 1


def test_minutes_are_corrected_and_withdrawn(office, meeting, body):
    f.MinutesFactory(body=body, meeting=meeting, key="p")
    assert Client().get("/sitzungen/s/").status_code == 200

    office.post("/protokolle/p/bearbeiten/", {"state": "published", "note": "Seite 3 fehlt", "revision": 1})
    minutes = Minutes.objects.get()
    assert (minutes.state, minutes.note) == (MinutesState.DRAFT, "Seite 3 fehlt")
    answer = office.post("/protokolle/p/zurueckziehen/", {"revision": 2})

    assert answer.url == "/sitzungen/s/"
    assert Minutes.objects.get().deleted


def test_the_quorum_of_each_group_is_stated(office, meeting, body, group):
    f.MinutesFactory(body=body, meeting=meeting, key="p")
    page = office.get("/protokolle/p/beschlussfaehigkeit/").content.decode()
    assert "AG Wohnen/Quartier" in page

    words = {"reached_0": "True", "present_0": "12", "needed_0": "9", "basis_0": "§ 7", "revision": 1}
    assert office.post("/protokolle/p/beschlussfaehigkeit/", words).url == "/sitzungen/s/#protokoll"

    quorum = Quorum.objects.get()
    assert (quorum.organization, quorum.reached, quorum.present, quorum.voters) == (group, True, 12, None)
    assert '<option value="True" selected>' in office.get("/protokolle/p/beschlussfaehigkeit/").content.decode()
    office.post("/protokolle/p/beschlussfaehigkeit/", {"revision": 2})
    assert not Quorum.objects.exists()


def test_tasks_are_entered_one_behind_the_other(office, meeting, body):
    f.MinutesFactory(body=body, meeting=meeting, key="p", state="published")
    office.post("/protokolle/p/aufgaben/neu/", {"what": "Bänke bestellen", "who": "Büro", "due": "Mai 2018"})
    second = office.post("/protokolle/p/aufgaben/neu/", {"what": "Bänke aufstellen", "done": "on"})

    assert second.url == "/sitzungen/s/#aufgaben"
    tasks = Task.objects.order_by("order")
    assert [(task.key, task.what, task.due, task.done) for task in tasks] == [
        ("p-aufgabe-1", "Bänke bestellen", PartialDate(2018, 5), False),
        ("p-aufgabe-2", "Bänke aufstellen", None, True),
    ]
    office.post("/aufgaben/p-aufgabe-1/bearbeiten/", {"what": "Bänke", "order": "3", "revision": 1})
    office.post("/aufgaben/p-aufgabe-2/zurueckziehen/", {"revision": 1})
    assert list(Task.objects.filter(deleted=None).values_list("what", "order")) == [("Bänke", 3)]


@pytest.mark.parametrize("path", ["/beschluesse/neu/", "/sitzungen/s/protokoll/neu/", "/sitzungen/s/tops/neu/"])
def test_a_member_may_not(client, meeting, body, group, path):
    person = f.PersonFactory(body=body, user=f.UserFactory())
    f.MembershipFactory(body=body, organization=group, person=person, role="speaker")
    client.force_login(person.user)

    assert client.get(path).status_code == 403
    assert client.post(path, typed() | {"state": "published"}).status_code == 403
