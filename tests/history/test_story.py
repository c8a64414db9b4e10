"""The journal as people read it."""

import csv
import datetime as dt
import io
import json

import pytest

from sozialraum.acts import guard
from sozialraum.acts.models import Detail, Entry
from sozialraum.bodies import actions as bodies
from sozialraum.bodies.words import Classification, TextKind
from sozialraum.foundation.dates import PartialDate
from sozialraum.mailbox import actions as mailbox
from sozialraum.mailbox.queries import mailbox_of
from sozialraum.mailserver.queries import server_of
from sozialraum.people import actions as people_acts
from sozialraum.people.models import Person
from sozialraum.post import actions as post
from tests import factories as f
from tests.acts.played import erased

pytestmark = pytest.mark.django_db


def told(client, query=""):
    return client.get(f"/verlauf/{query}").context["told"]


def test_who_did_what_when_with_old_and_new(office, people, group):
    bodies.organizations.correct(group, by=people["office"], task="Wohnen", start_date=PartialDate(2016, 11, 2))

    (entry,) = told(office)

    assert (entry.who, entry.says) == (people["office"].label, "hat ein Gremium oder eine Einrichtung geändert")
    assert (entry.kind, entry.thing, entry.url) == ("Gremium oder Einrichtung", group.name, f"/gremien/{group.key}/")
    assert {(one.field, one.old, one.new) for one in entry.changes} == {
        ("Aufgabe", "", "Wohnen"),
        ("Anfang", "", "2. November 2016"),
    }
    assert entry.way == "angemeldet mit zweitem Faktor"


def test_rows_are_named_never_numbered_and_what_was_created_says_what_it_was_given(office, people, body, group):
    kita = f.OrganizationFactory(body=body, name="Kita Beispiel", classification=Classification.INSTITUTION)
    people_acts.seats.record(body, by=people["office"], organization=group, institution=kita)

    (entry,) = told(office)

    assert (entry.kind, entry.thing) == ("Sitz", f"{group.name}: Kita Beispiel")
    changes = {one.field: one.new for one in entry.changes}
    assert changes == {"Gremium": group.name, "Einrichtung": "Kita Beispiel", "Stimmrecht": "Stimmrecht"}


def noted(body, number, kind, key, changes):
    """An entry as it lies in the journal of an older house."""
    with guard.opened():
        entry = Entry.objects.create(
            body=body, number=number, at=dt.datetime(2026, 11, 26, 16, tzinfo=dt.UTC), act="x", says="hat etwas getan",
            subject=kind, subject_key=key, way="house",
        )  # fmt: skip
        Detail.objects.create(entry=entry, changes={name: [old, new] for name, (old, new) in changes.items()})


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        (
            "concern",
            {"ended": (None, "2026-11-26T16:50:31.215328+00:00"), "link status": (None, "2026-07-26T17:50+00:00")},
            {
                ("Erledigt am", "", "26.11.2026, 17.50 Uhr"),
                ("Persönlicher Link, gilt bis", "", "26.7.2026, 19.50 Uhr"),
            },
        ),
        (
            "resolution",
            {
                "votes": (None, [{"no": 0, "of": "plenum", "yes": 13}, {"yes": 2, "of": "ag-wohnen", "basis": None}]),
                "effects": (["adopts"], []),
            },
            {
                ("Stimmen", "", "Gremium: plenum, Ja: 13, Nein: 0; Gremium: ag-wohnen, Ja: 2"),
                ("Wirkung", "beschließt eine Fassung", ""),
            },
        ),
        (
            "minutes",
            {
                "approvals": ([], [{"way": "silence", "of": "plenum", "date": "2018-01-17", "in_meeting": "s"}]),
                "quorums": ([], [{"present": 9, "reached": True, "of": "plenum"}]),
                "approved_date": (None, "2018"),
            },
            {
                (
                    "Genehmigungen",
                    "",
                    "Gremium: plenum, Tag: 17. Januar 2018, in der Sitzung: s, Auf welchem Weg: ohne Einwände",
                ),
                ("Beschlussfähigkeit", "", "Gremium: plenum, beschlussfähig: ja, Anwesende: 9"),
                ("Genehmigt", "", "2018"),
            },
        ),
        (
            "body",
            {"meeting 2016-11-02-plenum": (None, "neu"), "decision 2017-3": (None, "neu"), "purpose": ("", "Alle")},
            {
                ("Sitzung", "", "neu"),
                ("Beschluss", "", "neu"),
                (str(TextKind.PURPOSE.label), "", "Alle"),
            },
        ),
        (
            "meeting",
            {"record_published": (None, "2026-11-29 21:00:56.190862+00:00")},
            {("Ergebnis öffentlich seit", "", "29.11.2026, 22.00 Uhr")},
        ),
        ("version", {"organizations": ([], ["plenum"])}, {("Gremien", "", "plenum")}),
        ("bodies.Forgotten", {"spalte": ("a", "b")}, {("spalte", "a", "b")}),
    ],
)
def test_the_journal_speaks_without_the_signs_of_a_machine(office, body, kind, changes, words):
    noted(body, 1, kind, "s", changes)

    (one,) = told(office)

    assert {(change.field, change.old, change.new) for change in one.changes} == words


def test_the_story_of_one_thing_begins_with_its_recording(office, people, body):
    made = bodies.organizations.record(body, by=people["office"], name="AG Neu", classification="working_group")
    bodies.organizations.correct(made, by=people["office"], task="Neues")
    bodies.organizations.record(body, by=people["office"], name="AG Andere", classification="working_group")

    query = f"?art=bodies.Organization&schluessel={made.key}"

    assert [entry.number for entry in told(office, query)] == [2, 1]
    assert "Verlauf: AG Neu" in office.get(f"/verlauf/{query}").content.decode()


def test_filtered_by_kind_person_and_day(office, people, body, group):
    bodies.organizations.correct(group, by=people["office"], task="Wohnen")
    bodies.write_texts(body, by=people["house"], texts={"purpose": "Alle"})
    today = dt.date.today()  # noqa: DTZ011

    def numbers(query):
        return [entry.number for entry in told(office, query)]

    assert numbers("?art=network.Body") == [2]
    assert [change.field for change in told(office, "?art=network.Body")[0].changes] == [TextKind.PURPOSE.label]
    people_acts.persons.record(body, by=people["house"], name="Erika Beispiel")
    assert numbers("?art=people.Person") == [3]
    assert numbers("?wer=programm") == [3, 2]
    assert numbers(f"?von={today}&bis={today}") == [3, 2, 1]
    assert numbers(f"?von={today + dt.timedelta(1)}") == []
    assert numbers("?von=Unsinn") == [3, 2, 1]


def test_an_erased_name_says_so_and_the_chain_holds(office, people, group):
    bodies.organizations.correct(group, by=people["office"], task="Marker")
    erased(group, by=people["house"], numbers=[1])

    _erasing, entry = told(office)

    assert (entry.who, entry.changes) == ("Name gelöscht", ())
    assert "Die Kette ist vollständig" in office.get("/verlauf/pruefen/").content.decode()


def test_what_the_program_did_is_said_in_todays_words_however_it_was_stored(office, people, group):
    bodies.organizations.correct(group, by=people["house"], task="Wohnen")
    with guard.opened():
        Detail.objects.update(by="Das Haus")

    (entry,) = told(office)

    assert (entry.who, entry.way) == ("Das Programm", "das Programm selbst")
    assert told(office, "?wer=programm") == [entry]


def test_the_check_names_what_was_altered(office, people, group):
    bodies.organizations.correct(group, by=people["office"], task="Wohnen")
    with guard.opened():
        Entry.objects.update(says="hat nichts getan")

    page = office.get("/verlauf/pruefen/").content.decode()

    assert "Die Kette stimmt nicht" in page and "Eintrag 1 wurde verändert." in page


def test_it_leaves_as_lines_that_carry_the_chain(office, people, group):
    for task in ("eins", "zwei"):
        bodies.organizations.correct(group, by=people["office"], task=task)

    answer = b"".join(office.get("/verlauf/verlauf.jsonl").streaming_content).decode()

    first, second = map(json.loads, answer.splitlines())
    assert second["previous"] == first["hash"]
    assert [one["number"] for one in (first, second)] == [1, 2]


def test_it_leaves_as_a_table_for_the_auditor_narrowed_like_the_page(office, people, body, group):
    bodies.organizations.correct(group, by=people["office"], task="=cmd()")
    bodies.organizations.correct(group, by=people["office"], task="Wohnen; bauen")
    people_acts.persons.record(body, by=people["house"], name="Erika Beispiel")

    answer = b"".join(office.get("/verlauf/verlauf.csv?art=bodies.Organization").streaming_content).decode("utf-8-sig")

    heading, first, second = csv.reader(io.StringIO(answer), delimiter=";")
    assert heading[:5] == ["Nummer", "Tag", "Uhrzeit", "Wer", "Auf welchem Weg"]
    assert (first[3], first[7], first[8]) == (people["office"].label, group.name, "Aufgabe:  → =cmd()")
    assert second[8] == "Aufgabe: =cmd() → Wohnen; bauen"
    assert first[9] == Entry.objects.get(number=1).hash


def test_what_has_no_name_of_its_own_is_told_all_the_same(office, people, body):
    words = {"host": "", "port": 587, "security": "tls", "user": "", "password": "", "from_address": ""}
    post.set_up_server(server_of(body), by=people["office"], from_name="Büro", reply_to="", **words)
    words = {"host": "", "port": 993, "security": "tls", "user": "", "password": ""}
    mailbox.set_up_mailbox(mailbox_of(body), by=people["office"], only_answers=False, **words)

    assert [entry.kind for entry in told(office)] == ["Postfach", "Mailserver"]
    assert office.get(f"/verlauf/?art=post.Mailbox&schluessel={body.key}").status_code == 200


@pytest.mark.parametrize(
    "address", ["/verlauf/", "/verlauf/verlauf.jsonl", "/verlauf/verlauf.csv", "/verlauf/pruefen/"]
)
def test_only_office_and_auditor_read_it(client, logged_in, body, group, address):
    assert client.get(address).status_code == 302
    assert logged_in(group, "speaker").get(address).status_code == 403
    city = f.OrganizationFactory(body=body, classification=Classification.CITY)
    assert logged_in(city, second_factor=True).get(address).status_code == 403
    audit = f.OrganizationFactory(body=body, classification=Classification.AUDIT)
    assert logged_in(audit, second_factor=False).get(address).status_code == 403
    assert logged_in(audit, second_factor=True).get(address).status_code == 200


def test_another_bodys_journal_is_not_there(office, people, other_body):
    there = f.OrganizationFactory(body=other_body, key="drueben", name="Geheimzeichen")
    bodies.organizations.correct(there, by=people["other_body_office"], task="Geheimzeichen")

    assert "Geheimzeichen" not in office.get("/verlauf/").content.decode()
    assert "Geheimzeichen" not in office.get("/verlauf/?art=bodies.Organization&schluessel=drueben").content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_as_many_questions_at_one_as_at_thirty(office, people, body, group, count, django_assert_max_num_queries):
    for n in range(count):
        person = f.PersonFactory(body=body, name=f"Person {n}")
        people_acts.memberships.record(body, by=people["office"], organization=group, person=person)
        people_acts.update_contact(Person.objects.get(pk=person.pk), by=people["office"], phone=str(n))
    with django_assert_max_num_queries(14):
        assert office.get("/verlauf/").status_code == 200


def test_every_page_of_a_thing_leads_its_readers_to_its_story(office, client, people, body, group):
    meeting = f.MeetingFactory(body=body, of=[group])
    for thing, subject in ((group, "organization"), (meeting, "meeting")):
        link = f"/verlauf/?art={subject}&amp;schluessel={thing.key}"
        assert link in office.get(thing.get_absolute_url()).content.decode()
    client.logout()
    assert "/verlauf/" not in client.get(group.get_absolute_url()).content.decode()
