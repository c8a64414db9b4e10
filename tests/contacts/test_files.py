"""Files in: what offices have, and what attackers have."""

import csv
import datetime as dt
import io
import zipfile

import openpyxl
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from sozialraum.contacts.ports import tables
from sozialraum.foundation.text import paragraphs

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


@settings(max_examples=150)
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


@pytest.mark.parametrize("old_mac", [False, True])
def test_the_last_day_of_a_workbook_is_read(old_mac):
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"date_1904": old_mac, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    sheet.write_datetime(0, 0, dt.date(9999, 12, 31))
    sheet.write_number(0, 1, 2_958_465, book.add_format({"num_format": "dd.mm.yyyy"}))
    book.close()

    assert cells(content.getvalue()) == [["9999-12-31", "2958465" if old_mac else "9999-12-31"]]


def test_a_formula_without_its_result_is_refused_with_its_cell():
    refusal = refused(workbook(["Name", "x"], ["Erika", "=A1&A2"]))

    assert (refusal.code, refusal.params["cells"]) == ("formula", "B2")


values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
        lambda text: not text.startswith(("=", "'")) and paragraphs(text) == text
    ),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
)


@settings(max_examples=15)
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
