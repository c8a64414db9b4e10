"""Files in and out: what offices have, what attackers have, and that what leaves comes back unchanged."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import vobject
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sozialraum.acts.models import Detail, Entry
from sozialraum.contacts import actions
from sozialraum.contacts.ports import tables
from sozialraum.contacts.queries import preview
from sozialraum.contacts.rules.plan import Status
from sozialraum.foundation.dates import PartialDate
from sozialraum.people.words import Role, VotingRight
from sozialraum.press.labels import Label, Sheet, labels_pdf
from tests import factories as f
from tests.press import verapdf

LIST = 'Name;Ort;Anmerkung\nJörg Müller;Köln;"Zeile eins\nZeile zwei"\nÖzlem Weiß;Düren – „West“;\n'


def cells(content, **how):
    return [list(row.cells) for row in tables.read(content, **how).rows]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "mac_roman"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_text_as_offices_save_it(encoding, delimiter, ending):
    text = LIST.replace(";", delimiter).replace("\n", ending)

    rows = tables.read(text.encode(encoding)).rows

    assert [list(row.cells) for row in rows] == [
        ["Name", "Ort", "Anmerkung"],
        ["Jörg Müller", "Köln", "Zeile eins\nZeile zwei"],
        ["Özlem Weiß", "Düren – „West“", ""],
    ]
    assert [row.number for row in rows] == [1, 2, 4]


def test_a_list_from_dos():
    assert cells("Name;Ort\nJörg Müller;Köln".encode("cp850"))[1] == ["Jörg Müller", "Köln"]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1254", "Gülşen Yılmaz;İzmir"), ("cp1250", "Wałęsa;Łódź"), ("cp1251", "Ольга Шевченко;Київ")],
)
def test_other_languages_of_the_quarter(encoding, text):
    assert cells(f"Name;Ort\n{text}\n{text}".encode(encoding))[1] == text.split(";")


def test_the_encoding_can_be_said():
    assert cells("Name\nJörg".encode("cp850"), encoding="cp1252")[1] == ["J”rg"]


def test_excel_says_its_separator_itself():
    assert cells(b"sep=,\na;b,c\n")[0] == ["a;b", "c"]
    assert tables.read(b"sep=,\na,c\n").rows[0].number == 2


letters = st.text(st.sampled_from("abcäöüÄÖÜß éè€–„“\";,\t\n'=+-@"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(st.tuples(letters, letters, letters), min_size=1, max_size=6),
    encoding=st.sampled_from(["utf-8-sig", "utf-16", "cp1252"]),
    delimiter=st.sampled_from(";,\t"),
)
def test_whatever_a_spreadsheet_writes_is_read_back(rows, encoding, delimiter):
    """With three columns of headings in front, as a list has them, so that the delimiter can be told."""
    head = [["Name", "E-Mail", "Telefon"]] * 8
    rows = [["x" + cell.replace("\r", "") for cell in row] for row in rows]
    table = io.StringIO()
    csv.writer(table, delimiter=delimiter).writerows(head + rows)

    found = cells(table.getvalue().encode(encoding), encoding="" if encoding != "cp1252" else "cp1252")

    assert found[8:] == rows


def refused(content, **how):
    with pytest.raises(ValidationError) as refusal:
        tables.read(content, **how)
    return refusal.value


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n;;\n", "empty"),
        (b'a;"b\nc;d\n', "quote"),
        (b"<html><table>", "html"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><Workbook>", "html"),
        ("<html>".encode("utf-16"), "html"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "old"),
        (b"%PDF-1.7", "paper"),
        (b"{\\rtf1", "paper"),
        (b"PK\x03\x04" + b"x" * 99, "broken"),
        (b"\0" * 500, "binary"),
        (bytes(range(256)) * 20 + b"\0" * 20, "binary"),
        (b"x" * (tables.MOST_BYTES + 1), "size"),
        (b"a;b\n" * (tables.MOST_ROWS + 1), "rows"),
        (b"a;" + b"x" * 20_001, "cell"),
        (b";" * 300 + b"x", "cell"),
    ],
)
def test_what_cannot_be_read_says_so_in_a_sentence(content, code):
    refusal = refused(content)

    assert refusal.code == code
    assert refusal.messages[0].endswith(".")


# ── workbooks ─────────────────────────────────────────────────────────────────


def workbook(*rows, **formats):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell, code in formats.items():
        book.active[cell].number_format = code
    return saved(book)


def saved(book):
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_a_workbook_says_what_its_cells_show():
    content = workbook(
        ["Verteiler"],
        [],
        ["Name", "seit", "PLZ", "Telefon", "ok", "Zahl"],
        ["Jörg\nMüller", dt.date(2018, 1, 17), 1067, 24031234, True, 1.5],
        C4="00000",
        B4='DD"."MM"."YYYY',
    )

    table = tables.read(content)

    assert [(row.number, list(row.cells)) for row in table.rows] == [
        (1, ["Verteiler"]),
        (3, ["Name", "seit", "PLZ", "Telefon", "ok", "Zahl"]),
        (4, ["Jörg\nMüller", "2018-01-17", "01067", "24031234", "ja", "1.5"]),
    ]


def test_a_workbook_of_another_maker_with_shared_and_rich_text():
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content)
    sheet = book.add_worksheet("Adressen")
    sheet.write_row(0, 0, ["Name", "seit", "Uhr", "Formel"])
    sheet.write_rich_string(1, 0, "Jörg ", book.add_format({"bold": True}), "Müller")
    sheet.write_datetime(1, 1, dt.date(2018, 1, 17), book.add_format({"num_format": "d. mmmm yyyy"}))
    sheet.write_datetime(1, 2, dt.time(17, 30), book.add_format({"num_format": "hh:mm"}))
    sheet.write_formula(1, 3, '=A2&"!"', None, "Jörg Müller!")
    sheet.merge_range(2, 0, 2, 2, "verbunden")
    book.add_worksheet("versteckt").hide()
    book.close()

    table = tables.read(content.getvalue())

    assert [list(row.cells) for row in table.rows][1:] == [
        ["Jörg Müller", "2018-01-17", "17:30", "Jörg Müller!"],
        ["verbunden"],
    ]
    assert table.sheets == ("Adressen",)


def test_dates_of_the_old_mac():
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"date_1904": True, "default_date_format": "dd.mm.yy"})
    book.add_worksheet().write_datetime(0, 0, dt.date(2018, 1, 17))
    book.close()

    assert cells(content.getvalue()) == [["2018-01-17"]]


def test_a_formula_without_its_result_is_refused_with_its_cell():
    refusal = refused(workbook(["Name", "x"], ["Erika", "=A1&A2"]))

    assert (refusal.code, "In B2 stehen Formeln" in refusal.messages[0]) == ("formula", True)


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
        lambda text: not text.startswith(("=", "'"))
    ),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(values, min_size=1, max_size=5), min_size=1, max_size=5))
def test_our_reader_and_the_library_see_the_same(rows):
    """The reader in its own process knows only the part of the format in which values stand."""
    content = workbook(["Kopf"], *rows)
    seen = openpyxl.load_workbook(io.BytesIO(content), data_only=True).active

    def said(value):
        if isinstance(value, bool):
            return "ja" if value else "nein"
        return "" if value is None else value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)

    theirs = [[said(value) for value in row] for row in seen.iter_rows(values_only=True)]
    ours = {row.number: list(row.cells) for row in tables.read(content).rows}
    for number, row in enumerate(theirs, start=1):
        mine = ours.get(number, [])
        assert mine + [""] * (len(row) - len(mine)) == row


def repacked(content, **parts):
    """The same workbook with some parts replaced or added; names with __ for a slash."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        named = {name.replace("__", "/").replace("_xml", ".xml"): data for name, data in parts.items()}
        for entry in old.infolist():
            if entry.filename not in named:
                new.writestr(entry, old.read(entry))
        for name, data in named.items():
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl__big_xml": b"0" * 160_000_000}, "bomb"),
        ({"xl__workbook_xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}, "bomb"),
        ({"xl__worksheets__sheet1_xml": b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><worksheet/>"}, "bomb"),
        ({"xl__worksheets__sheet1_xml": b"<worksheet><sheetData><row><c t='s'><v>99</v></c></row>"}, "broken"),
        ({"xl__worksheets__sheet1_xml": b"<worksheet>"}, "broken"),
        ({f"x{n}_xml": b"" for n in range(2_100)}, "bomb"),
    ],
)
def test_a_workbook_that_wants_to_do_harm_is_refused(parts, code):
    assert refused(repacked(workbook(["Name"], ["Erika"]), **parts)).code == code


def test_other_packed_files_are_told_apart():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", "<x/>")

    assert refused(content.getvalue()).code == "other"


def test_macros_are_not_looked_at():
    content = repacked(workbook(["Name"], ["Erika"]), xl__vbaProject_bin=b"\xd0\xcf\x11\xe0 evil")

    assert cells(content) == [["Name"], ["Erika"]]


# ── out ───────────────────────────────────────────────────────────────────────

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

    job = actions.upload(by.body, by=by, file=tables.Upload(f"x.{kind}", content, tables.read(content)))
    words = {"group_means": "", "since": None, "address_of_institution": job.address_of_institution, "fill_down": False}
    actions.arrange(job, by=by, columns=job.layout.columns, **words)
    plan = preview.prepare(job).plan

    shown = [(one.called, preview.shown(one).notes, preview.shown(one).troubles) for one in plan.outcomes]
    assert [one for one in shown if one[1] or one[2]] == []
    assert {one.status for one in plan.outcomes} == {Status.UNCHANGED}
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
