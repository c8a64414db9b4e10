"""The pages: who may, what they say, how many questions they ask."""

import io
import re
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sozialraum.acts.models import Entry
from sozialraum.bodies.words import Classification
from sozialraum.contacts.models import ContactImport
from sozialraum.contacts.ports import underway
from sozialraum.contacts.words import ImportState
from sozialraum.people.models import Person
from tests import factories as f
from tests.conftest import logged_in
from tests.contacts.test_actions import LIST, uploaded

pytestmark = pytest.mark.django_db


def text_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sent(text=LIST, name="liste.csv"):
    return {"file": SimpleUploadedFile(name, text.encode("cp1252") if isinstance(text, str) else text)}


@pytest.fixture
def job(people, group):
    return uploaded(people["office"])


def test_a_list_goes_its_way_from_page_to_page(office, body, group):
    arrange = office.post("/kontakte/einlesen/", sent(), follow=True)
    job = ContactImport.objects.get()
    assert arrange.redirect_chain == [(f"/kontakte/einlesen/{job.key}/spalten/", 302)]
    assert "»Beispiel, Erika«, »Max Muster«" in text_of(arrange)

    form = arrange.context["form"]
    words = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    refused = office.post(f"/kontakte/einlesen/{job.key}/spalten/", words)
    assert "Sagen Sie, was ein Kreuz in dieser Spalte bedeutet." in text_of(refused)

    words |= {"means_4": "delegate"}
    preview = office.post(f"/kontakte/einlesen/{job.key}/spalten/", words, follow=True)
    assert preview.redirect_chain == [(f"/kontakte/einlesen/{job.key}/", 302)]
    told = text_of(preview)
    assert "4 Personen und 2 Einrichtungen übernehmen" in told
    assert "Zeile 2" in told
    assert "neuer Sitz mit Stimmrecht in AG Wohnen/Quartier für Kita Muster" in told
    assert not Person.objects.filter(name="Max Muster").exists()


def test_what_is_no_table_is_refused_at_the_field(office):
    page = office.post("/kontakte/einlesen/", sent(b"<html><table><tr><td>Name", "alte-liste.xls"))

    assert page.status_code == 200
    assert "keine Tabelle, sondern eine Webseite" in text_of(page)
    assert not ContactImport.objects.exists()


def test_the_preview_shows_old_and_new_troubles_and_questions(office, body, people, group):
    house = f.OrganizationFactory(body=body, name="Kita Muster", classification="institution")
    old = f.PersonFactory(body=body, name="Erika Beispiel", email="erika@example.org", phone="02403 77")
    f.MembershipFactory(body=body, organization=house, person=old)
    f.PersonFactory(body=body, name="Ganz Anders", email="max@example.org", key="anders")
    job = uploaded(people["office"], LIST + "Kita Muster;Falsch Geschrieben;falsch(at)example.org;;;\n")

    told = text_of(office.get(job.get_absolute_url()))
    assert "Telefon: 02403 1 (bisher: 02403 77)" in told
    assert "»falsch(at)example.org« ist keine E-Mail-Adresse." in told
    assert "2 Zeilen, nicht verstanden oder noch nicht beantwortet" in told
    only = text_of(office.get(job.get_absolute_url() + "?zeige=refused"))
    assert ("Zeile 6" in only, "Zeile 2" in only) == (True, False)

    asked = office.get(f"{job.get_absolute_url()}fragen/")
    assert "Max Muster. Diese E-Mail-Adresse hat hier schon jemand mit anderem Namen." in text_of(asked)
    (name,) = re.findall(r'name="(q[0-9a-f]{10})"[^>]*value="anders"', asked.content.decode())
    office.post(f"{job.get_absolute_url()}fragen/", {name: "new"})
    job.refresh_from_db()
    assert job.answers == {"p:3": "new"}


def test_a_file_can_be_read_with_another_encoding(office, people, body, group):
    job = uploaded(people["office"], "Name;E-Mail\nJörg Muster;j@example.org\n")

    page = office.get(f"{job.get_absolute_url()}lesen/")
    assert "Jörg Muster" in text_of(page)
    answer = office.post(
        f"{job.get_absolute_url()}lesen/", {"encoding": "cp1251", "heading_row": 1, "heading_rows": "1"}
    )
    assert answer.status_code == 302
    job.refresh_from_db()
    assert job.encoding == "cp1251"
    assert job.file.rows[1].cells[0] == "Jцrg Muster"

    answer = office.post(
        f"{job.get_absolute_url()}lesen/", {"encoding": "utf-8", "heading_row": 1, "heading_rows": "1"}
    )
    assert "Mit diesem Zeichensatz lässt sich die Datei nicht lesen." in text_of(answer)


# ── the one button ────────────────────────────────────────────────────────────


def begun(office, job):
    """Press the button, and wait for what it has begun."""
    page = office.get(job.get_absolute_url())
    seen = re.search(r'name="seen" value="(\w+)"', page.content.decode())[1]
    answer = office.post(f"{job.get_absolute_url()}uebernehmen/", {"seen": seen})
    for thread in threading.enumerate():
        if thread.name == f"contacts {job.key}":
            thread.join(60)
    return answer


@pytest.mark.django_db(transaction=True)
def test_the_button_takes_over_while_the_page_may_be_left(office, body, people, group):
    job = uploaded(people["office"])

    answer = begun(office, job)

    assert (answer.status_code, answer.url) == (302, job.get_absolute_url())
    job.refresh_from_db()
    assert job.state == ImportState.DONE
    assert underway.look(job.key) is None
    told = text_of(office.get(job.get_absolute_url()))
    assert "4 Personen, 2 Einrichtungen, 2 Sitze, 2 Einträge im Verteiler" in told
    assert "Kita Muster" not in text_of(office.get("/einrichtungen/"))
    assert Entry.objects.filter(act="contacts.take_over").first().detail.by.startswith("Erika Beispiel")


@pytest.mark.django_db(transaction=True)
def test_what_fails_is_told_and_leaves_nothing(office, body, people, group):
    job = uploaded(people["office"])

    office.post(f"{job.get_absolute_url()}uebernehmen/", {"seen": "was ganz anderes"})
    for thread in threading.enumerate():
        if thread.name == f"contacts {job.key}":
            thread.join(60)

    assert "Seit Sie die Vorschau gesehen haben, hat sich etwas geändert." in text_of(
        office.get(job.get_absolute_url())
    )
    assert not Person.objects.filter(name="Max Muster").exists()
    assert begun(office, job).status_code == 302
    assert Person.objects.filter(name="Max Muster").exists()


def test_while_it_runs_the_page_says_how_far_and_nobody_begins_twice(office, job):
    running = underway.Underway(job.key)
    assert running.begin()
    running.report(100, 100)

    page = office.get(job.get_absolute_url())
    assert 'value="65"' in page.content.decode()
    assert "wird gerade übernommen" in office.get("/kontakte/einlesen/").content.decode()
    assert office.get(f"{job.get_absolute_url()}stand/").json() == {"percent": 65, "over": False}
    assert not underway.Underway(job.key).begin()

    running.end()
    assert office.get(f"{job.get_absolute_url()}stand/").json() == {"percent": 100, "over": True}


def test_a_take_over_that_was_killed_is_seen_as_such(office, job):
    """The kernel lets go of a dead process's lock; the words in the file stay."""
    killed = underway.Underway(job.key)
    killed.begin()
    killed.report(10, 100)
    underway.os.close(killed.file)

    told = text_of(office.get(job.get_absolute_url()))

    assert "Die Übernahme ist abgebrochen, bevor sie fertig war." in told
    assert "4 Personen und 2 Einrichtungen übernehmen" in told
    underway.forget(job.key)


def test_thrown_away_on_screen(office, job):
    assert "Übernommen wird nichts." in text_of(office.get(f"{job.get_absolute_url()}loeschen/"))

    answer = office.post(f"{job.get_absolute_url()}loeschen/", follow=True)

    assert "Die Liste »liste.csv« ist gelöscht." in text_of(answer)
    assert not ContactImport.objects.exists()


# ── who may ───────────────────────────────────────────────────────────────────

PATHS = ["", "lesen/", "spalten/", "fragen/", "stand/", "loeschen/"]


@pytest.mark.parametrize(
    "standing",
    [Classification.AUDIT, Classification.CITY, Classification.WORKING_GROUP, "office without second factor"],
)
def test_only_the_office_sees_a_list_on_its_way_in(client, body, job, standing):
    if standing == "office without second factor":
        logged_in(client, body, Classification.OFFICE, second_factor=False)
    else:
        logged_in(client, body, standing)

    for path in PATHS:
        assert client.get(job.get_absolute_url() + path).status_code == 404, path
        assert client.post(job.get_absolute_url() + path).status_code == 404, path
    assert client.post(f"{job.get_absolute_url()}uebernehmen/", {"seen": "x"}).status_code == 404
    assert client.get("/kontakte/einlesen/").status_code == 403
    assert client.get("/kontakte/mitnehmen/").status_code == 403
    assert client.get("/kontakte/").status_code == (200 if standing == Classification.AUDIT else 403)


def test_the_auditor_looks_and_takes_nothing_along(client, body, group):
    auditor = logged_in(client, body, Classification.AUDIT)
    f.PersonFactory(body=body, name="Lea Muster")

    page = text_of(auditor.get("/kontakte/"))

    assert "Lea Muster" in page
    assert "mitnehmen" not in page
    assert "Adressliste einlesen" not in page


def test_the_other_office_has_nothing_to_do_with_it(client, body, other_body, job):
    logged_in(client, other_body)

    for path in [*PATHS, "uebernehmen/"]:
        answer = client.post(job.get_absolute_url() + path, headers={"host": "nebenan.localhost"})
        assert answer.status_code == 404, path


def test_the_number_of_questions_does_not_grow_with_the_list(
    office, people, body, group, django_assert_max_num_queries
):
    head = LIST.splitlines()[0]
    short = uploaded(people["office"], "\n".join([head, *(f"Kita {n};Person {n};;;x;" for n in range(3))]))
    long = uploaded(people["office"], "\n".join([head, *(f"Kita {n};Person {n};;;x;" for n in range(300))]))

    counts = []
    office.get(short.get_absolute_url())  # what everybody reads is remembered from here on
    for job in (short, long):
        for path in ("", "spalten/", "fragen/"):
            with django_assert_max_num_queries(25) as asked:
                office.get(job.get_absolute_url() + path)
            counts.append(len(asked))
    assert counts[:3] == counts[3:]


def test_a_workbook_on_screen(office, body, group):
    import openpyxl  # noqa: PLC0415

    book = openpyxl.Workbook()
    book.active.append(["Nichts"])
    sheet = book.create_sheet("Adressen")
    for row in (["Name", "E-Mail"], ["Erika Beispiel", "erika@example.org"]):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)

    office.post("/kontakte/einlesen/", sent(content.getvalue(), "liste.xlsx"))
    job = ContactImport.objects.get()
    assert (job.sheet, job.sheets) == ("Sheet", ["Sheet", "Adressen"])

    office.post(f"{job.get_absolute_url()}lesen/", {"sheet": "Adressen", "heading_row": 1, "heading_rows": "1"})
    job.refresh_from_db()
    assert (job.sheet, job.headings) == ("Adressen", ["Name", "E-Mail"])
