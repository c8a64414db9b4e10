"""Contacts leave the house: what comes out is what is in, harmless in a spreadsheet, and told."""

import csv
import datetime as dt
import io
import re

import openpyxl
import pytest
import vobject
from pypdf import PdfReader

from sozialraum.acts.models import Detail, Entry
from sozialraum.contacts import actions
from sozialraum.contacts.ports import tables
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.plan import LineStatus
from sozialraum.foundation.dates import PartialDate
from sozialraum.people.words import Role, VotingRight
from sozialraum.press.labels import Label, Sheet, labels_pdf
from tests import factories as f
from tests.press import verapdf

EVIL = ['=cmd|"/C calc"!A1', "+49 2403 1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1"]


@pytest.fixture
def full(people, body, group):
    """A network with one of each: seats of a house and of a resident, deputy, office, guest, Verteiler, nobody."""
    kita = f.OrganizationFactory(
        body=body, name="Kita Regenbogen; „West“", classification="institution", email="kita@example.org", kind="Kita",
        phone="02403 1", postal_address="Weg 1\n52249 Eschweiler", website="https://kita.example",
    )  # fmt: skip
    f.OrganizationFactory(body=body, name="Verein ohne Menschen", classification="institution", phone="02403 2")
    erika = f.PersonFactory(
        body=body, name="Dr. Erika Beispiel", email="erika@example.org", phone="+49 2403 9", language="Türkisch"
    )
    deputy = f.PersonFactory(body=body, name="Max von Muster", email="max@example.org")
    resident = f.PersonFactory(body=body, name="Ali Beispiel", postal_address="Gasse 2\n52249 Eschweiler")
    guest = f.PersonFactory(body=body, name="Lea Muster", email="lea@example.org")
    f.PersonFactory(body=body, name="Niemand Besonderes", email="niemand@example.org")
    f.MembershipFactory(body=body, organization=kita, person=erika)
    start = {"start_date": PartialDate(2018, 1, 17)}
    seat = f.SeatFactory(body=body, organization=group, institution=kita, **start)
    f.SeatFactory(body=body, organization=group, institution=None, resident=resident, voting_right=VotingRight.ADVISORY)
    f.MembershipFactory(body=body, organization=group, person=erika, seat=seat, **start)
    f.MembershipFactory(body=body, organization=group, person=deputy, seat=seat, role=Role.DEPUTY)
    f.MembershipFactory(body=body, organization=group, person=erika, role=Role.SPEAKER, start_date=PartialDate(2020))
    f.MembershipFactory(body=body, organization=group, person=guest, role=Role.GUEST)
    f.RecipientFactory(body=body, organization=group, name="Presse", email="presse@example.org")
    f.RecipientFactory(body=body, organization=group, name="", email="", person=guest)
    f.RecipientFactory(body=body, organization=group, name="", email="", institution=kita)
    return group


def taken_out(office, query="", **words):
    answer = office.post(f"/kontakte/mitnehmen/{query}", {"kind": "csv", **words})
    assert answer.headers["Content-Disposition"].startswith("attachment"), answer.content.decode()[:3000]
    assert answer.headers["Cache-Control"] == "no-store, private"
    return answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_leaves_comes_back_unchanged(office, full, people, kind):
    content = taken_out(office, kind=kind)
    by = people["office"]

    job = actions.upload(by.body, by=by, file=tables.UploadedSheet(f"x.{kind}", content, tables.read(content)))
    words = {"group_means": "", "since": None, "address_of_institution": job.address_of_institution, "fill_down": False}
    actions.arrange(job, by=by, columns=job.layout.columns, **words)
    plan = preview.prepare(job).plan

    shown = [(one.called, preview.shown(one).notes, preview.shown(one).troubles) for one in plan.outcomes]
    assert [one for one in shown if one[1] or one[2]] == []
    assert {one.status for one in plan.outcomes} == {LineStatus.UNCHANGED}
    assert len(plan.outcomes) >= 10
    assert plan.steps == []


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.django_db
def test_each_selection_holds_whom_it_says(office, full, group, body):
    other = f.OrganizationFactory(body=body, name="Plenum")
    f.RecipientFactory(body=body, organization=other, email="anders@example.org", name="Anders")

    def names(whom, **more):
        query = "&".join([f"wer={whom}", f"gremium={group.key}", *(f"{k}={v}" for k, v in more.items())])
        return [row["Name"] or row["Einrichtung"] for row in rows_of(taken_out(office, f"?{query}"))]

    kita = "Kita Regenbogen; „West“"
    assert names("sitze") == ["Ali Beispiel", "Dr. Erika Beispiel"]
    assert names("sitze", tag="16.1.2018") == ["Ali Beispiel"]
    assert names("stellvertretungen") == ["Max von Muster"]
    assert names("verteiler") == [kita, "Lea Muster", "Presse"]
    assert names("einrichtungen")[0] == kita
    assert names("alle", text="dr. erika") == ["Dr. Erika Beispiel", "Dr. Erika Beispiel"]


@pytest.mark.django_db
def test_no_cell_of_a_table_is_ever_reckoned(office, body, group):
    for number, evil in enumerate(EVIL):
        person = f.PersonFactory(body=body, name=evil, phone=evil, postal_address=evil, key=f"boese-{number}")
        f.RecipientFactory(body=body, organization=group, name="", email="", person=person)

    table = taken_out(office)
    for row in csv.reader(io.StringIO(table.decode("utf-8-sig")), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]

    sheet = openpyxl.load_workbook(io.BytesIO(taken_out(office, kind="xlsx"))).active
    typed = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert typed == {"s"}
    assert EVIL[0] in {row[0].value for row in sheet.iter_rows()}


@pytest.mark.django_db
def test_visiting_cards_are_read_by_an_address_book(office, full, body):
    strange = "Ärger, \\Semi;kolon\nZeile " + "ü" * 60
    f.PersonFactory(body=body, name=strange, email="seltsam@example.org", key="seltsam")

    content = taken_out(office, kind="vcf")

    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    found = list(vobject.readComponents(content.decode()))
    names = [one.fn.value for one in found]
    assert len(names) == len(set(names))
    assert strange in names
    erika = next(one for one in found if one.fn.value == "Dr. Erika Beispiel")
    assert (erika.version.value, erika.email.value, erika.tel.value) == ("4.0", "erika@example.org", "+49 2403 9")
    assert erika.n.value.family == "Beispiel"
    assert erika.categories.value == ["AG Wohnen/Quartier"]
    kita = next(one for one in found if one.kind.value == "org" and "Kita" in one.fn.value)
    assert (kita.adr.value.street, kita.adr.value.code, kita.adr.value.city) == ("Weg 1", "52249", "Eschweiler")
    assert taken_out(office, kind="vcf") == content


@pytest.mark.django_db
def test_labels_begin_where_the_sheet_is_still_whole(office, full):
    content = taken_out(office, kind="pdf", sheet="S63_34", first="24")

    pages = PdfReader(io.BytesIO(content)).pages
    first, second = (" ".join(page.extract_text().split()) for page in pages[:2])
    assert "Ali Beispiel Gasse 2 52249 Eschweiler" in first
    assert "Dr. Erika Beispiel Weg 1 52249 Eschweiler" in second
    assert second.count("Kita Regenbogen") == 3  # Erika, Max, and the house itself, each once
    refused = office.post("/kontakte/mitnehmen/", {"kind": "pdf", "sheet": "S99_38", "first": "15"})
    assert "Dieser Bogen hat nur 14 Etiketten." in refused.content.decode()


@pytest.mark.parametrize("sheet", list(Sheet))
def test_the_labels_of_a_sheet_fit_on_the_paper(sheet):
    size = sheet.value

    assert 2 * size.left + size.columns * size.width + (size.columns - 1) * size.gap == pytest.approx(210, abs=0.6)
    assert size.top + size.rows * size.height <= 297


def test_labels_are_accessible_and_last():
    long = "Kindertagesstätte Regenbogen der Arbeiterwohlfahrt Kreisverband Beispiel e. V. " * 6
    labels = [Label(("Erika Beispiel", "مرحبا", "Weg 1", "52249 Ort")), Label((long, "x" * 90, "52249 Ort"))] * 20
    documents = [
        labels_pdf(
            labels, sheet, first=3, title="Etiketten", author="Muster", printed=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
        )
        for sheet in (Sheet.S70_36, Sheet.S105_42)
    ]

    assert verapdf.failures(*documents) == [[], []]
    assert len(PdfReader(io.BytesIO(documents[0])).pages) == 2


@pytest.mark.django_db
def test_names_that_no_font_can_set_are_told_before_they_are_printed(office, body):
    words = {"body": body, "classification": "institution", "listed": True, "postal_address": "Weg 1\n00000 Ort"}
    f.OrganizationFactory(**words, key="schrift", name="Haus \U00012000")
    f.OrganizationFactory(**words, key="lesbar", name="Haus Đặng Şükrü")

    page = office.get("/kontakte/mitnehmen/").content.decode()

    told = re.findall(r"<li><bdi>(.*?)</bdi>: <bdi>(.*?)</bdi></li>", page)
    assert told == [("Haus \U00012000", "\U00012000")]


@pytest.mark.django_db
def test_that_contacts_left_is_told_but_not_whose_address(office, full):
    taken_out(office, "?wer=verteiler")

    entry = Entry.objects.get(act="contacts.take_out")
    assert entry.says == "hat Kontakte als Datei mitgenommen"
    told = Detail.objects.get(entry=entry).changes
    assert (told["kind"][1], told["count"][1]) == ("csv", 3)
    assert "Verteiler" in told["choice"][1]
    assert "erika@example.org" not in str(told)


@pytest.mark.django_db
def test_without_any_address_there_is_no_label(office, people, body):
    answer = office.post("/kontakte/mitnehmen/", {"kind": "pdf"})

    assert "Niemand in dieser Auswahl hat eine Anschrift" in answer.content.decode()


@pytest.mark.django_db
def test_looking_at_contacts_asks_the_same_number_of_questions_however_many(
    office, full, body, django_assert_max_num_queries
):
    office.get("/kontakte/")
    with django_assert_max_num_queries(20) as few:
        office.get("/kontakte/")
    for number in range(120):
        person = f.PersonFactory(body=body, name=f"Person {number}")
        f.RecipientFactory(body=body, organization=full, name="", email="", person=person)
    office.get("/kontakte/")
    with django_assert_max_num_queries(20) as many:
        page = office.get("/kontakte/")

    assert len(few) == len(many)
    assert "Seite 1 von" in page.content.decode()
