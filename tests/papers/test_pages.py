"""Documents, versions and files, entered on screen; and everything somebody might try to slip in as a file."""

import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sozialraum.acts.models import Entry
from sozialraum.config import uploads
from sozialraum.foundation.dates import PartialDate
from sozialraum.papers import ports, views
from sozialraum.papers.models import File, Paper, Version
from tests import factories as f
from tests.conftest import logged_in
from tests.papers import pictures
from tests.refusals import refused

pytestmark = pytest.mark.django_db

PNG, JPEG = pictures.painted("PNG"), pictures.painted("JPEG")


def pdf(**secret):
    whole = io.BytesIO()
    with pikepdf.new() as paper:
        paper.add_blank_page()
        paper.save(whole, encryption=pikepdf.Encryption(**secret) if secret else False)
    return whole.getvalue()


def handed(name, content, mime="application/pdf"):
    return SimpleUploadedFile(name, content, mime)


def hand_in(client, file_name, content, /, **words):
    upload = {"name": "Scan", "audience": "public", "upload": handed(file_name, content)}
    return client.post("/dateien/neu/", upload | words)


@pytest.mark.parametrize(
    ("content", "mime", "ending"),
    [(pdf(), "application/pdf", ".pdf"), (PNG, "image/png", ".png"), (JPEG, "image/jpeg", ".jpg")],
)
def test_a_scan_is_kept_under_its_checksum_as_what_it_is(office, content, mime, ending):
    hand_in(office, "Protokoll 2016.tiff", content, name="Protokoll der 1. Konferenz")

    file = File.objects.get()
    assert (file.key, file.mime_type, file.size) == ("protokoll-der-1-konferenz", mime, len(content))
    assert file.file_name == f"Protokoll 2016{ending}"
    answer = Client().get("/dateien/protokoll-der-1-konferenz/")
    assert answer.content == content
    assert answer["Content-Type"] == mime
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert [entry.act for entry in Entry.objects.order_by("number")] == ["papers.record_file"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("seite.html", b"<html><script>alert(1)</script>"),
        ("protokoll.pdf", b"<html><script>alert(1)</script>"),
        ("bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("bild.png", b"<?xml version='1.0'?><svg/>"),
        ("bild.jpg", b" \xff\xd8\xff"),
        ("beides.pdf", b"<script>alert(1)</script>%PDF-1.7"),
        ("halb.pdf", b"%PDF-1.7 und dann nichts"),
        ("geheim.pdf", pdf(owner="a", user="b")),
        ("text.txt", b"Hallo"),
        ("brief.docx", b"PK\x03\x04irgendwas"),
        ("leer.pdf", b""),
        ("programm.exe", b"MZ\x90"),
    ],
)
def test_what_is_not_a_pdf_or_a_picture_is_refused_whatever_it_is_called(office, name, content):
    answer = hand_in(office, name, content)

    assert answer.status_code == 200
    assert '<a href="#id_upload">Datei:' in answer.content.decode()
    assert 'value="Scan"' in answer.content.decode()
    assert not File.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(ports, "MOST_BYTES", 1_000_000)

    answer = hand_in(office, "gross.pdf", b"%PDF-" + b"x" * 2_000_000)

    assert "Die Datei ist 2 MB groß; möglich sind 1 MB." in answer.content.decode()
    assert not File.objects.exists()


@pytest.mark.parametrize("way", ["office", "stranger"])
def test_more_than_twice_as_much_is_not_even_read(client, body, monkeypatch, way):
    monkeypatch.setattr(uploads, "MOST_SENT", 1_000)
    if way == "office":
        logged_in(client, body)
    checked = Client(enforce_csrf_checks=True)
    checked.cookies = client.cookies
    checked.cookies["csrftoken"] = "a" * 32

    answer = hand_in(checked, "gross.pdf", b"%PDF-" + b"x" * 2_000)

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\Scans\\Seite 1.png", "Seite 1.png"),
        ("protokoll.pdf.html", "protokoll.png"),
        ("bild.png.php", "bild.png"),
        ('a"; filename="b.html', "a filenameb.png"),
        ("zeile\r\nSet-Cookie: x=1", "zeile Set-Cookie x1.png"),
        ("Protokoll vom 2.11", "Protokoll vom 2.11.png"),
        ("....", "datei.png"),
        ("", "datei.png"),
        ("Überraschung für Ärzte (1).PNG", "Überraschung für Ärzte (1).png"),
        ("x" * 300 + ".png", "x" * 150 + ".png"),
    ],
)
def test_a_name_loses_its_path_and_everything_that_means_something(told, kept):
    upload = SimpleUploadedFile("x", PNG)
    upload._name = told

    assert ports.taken_in(upload).file_name == kept


def test_a_pdf_with_a_password_is_refused():
    with refused("broken"):
        ports.taken_in(SimpleUploadedFile("x.pdf", pdf(owner="a", user="b")))


def test_bytes_go_with_the_last_file_that_is_made_of_them(office, django_capture_on_commit_callbacks):
    hand_in(office, "a.png", PNG, name="Eins")
    hand_in(office, "b.png", PNG, name="Zwei")
    place = ports.place_of(File.objects.first().sha512_checksum)

    with django_capture_on_commit_callbacks(execute=True):
        office.post("/dateien/eins/zurueckziehen/", {"revision": 1})
    assert default_storage.exists(place)
    with django_capture_on_commit_callbacks(execute=True):
        office.post("/dateien/zwei/zurueckziehen/", {"revision": 1})

    assert not default_storage.exists(place)
    assert office.get("/dateien/eins/").status_code == 410


def test_a_large_file_goes_out_from_the_disk_and_is_in_nobodys_memory(office, monkeypatch):
    hand_in(office, "plan.png", PNG)
    file = File.objects.get()
    whole = office.get(f"/dateien/{file.key}/")

    monkeypatch.setattr(views, "LARGE", len(PNG) - 1)
    large = office.get(f"/dateien/{file.key}/")

    assert large.streaming and large.getvalue() == whole.content == PNG
    assert large.headers == whole.headers


def test_a_file_for_the_office_is_not_handed_to_strangers(office):
    hand_in(office, "a.png", PNG, name="Eins", audience="office")
    assert Client().get("/dateien/eins/").status_code == 404

    office.post("/dateien/eins/bearbeiten/", {"name": "Eins", "audience": "public", "revision": 1})

    assert Client().get("/dateien/eins/").status_code == 200


def test_what_the_bytes_are_cannot_be_told_by_the_form(office):
    lies = {"mime_type": "text/html", "file_name": "x.html", "size": "1", "sha512_checksum": "0" * 128}
    hand_in(office, "a.png", PNG, **lies)
    office.post("/dateien/scan/bearbeiten/", {"name": "Scan", "audience": "public", "revision": 1} | lies)

    file = File.objects.get()
    assert (file.mime_type, file.file_name, file.size) == ("image/png", "a.png", len(PNG))


def test_a_document_gets_its_versions_typed_or_as_a_file(office, body):
    assert office.post("/dokumente/neu/", {"name": "Leitbild", "paper_type": "concept", "audience": "public"}).url == (
        "/dokumente/leitbild/"
    )
    first = {"valid_from": "2.11.2016", "text": "§ 1 Wer\r\n\r\nAlle.", "note": "vom Scan"}
    typed = office.post("/dokumente/leitbild/fassungen/neu/", first)
    scanned = office.post(
        "/dokumente/leitbild/fassungen/neu/", {"valid_from": "2018", "upload": handed("s.pdf", pdf())}
    )

    assert [typed.url, scanned.url] == ["/dokumente/leitbild/2016-11-02/", "/dokumente/leitbild/2018/"]
    one, two = Version.objects.order_by("pk")
    assert (one.key, one.text, one.file) == ("leitbild-2016-11-02", "§ 1 Wer\n\nAlle.", None)
    assert (two.valid_from, two.file.name, two.file.audience) == (PartialDate(2018), "Leitbild", "public")
    assert "Leitbild" in Client().get("/dokumente/leitbild/2018/").content.decode()
    assert '<a href="/dateien/leitbild/">' in Client().get("/dokumente/leitbild/2018/").content.decode()


def test_two_versions_of_one_day_have_two_addresses(office, body):
    f.PaperFactory(body=body, key="ordnung")
    for _time in range(3):
        office.post("/dokumente/ordnung/fassungen/neu/", {"valid_from": "2018", "text": "x"})
    office.post("/dokumente/ordnung/fassungen/neu/", {"text": "ohne Tag"})

    labels = Version.objects.order_by("pk").values_list("label", flat=True)
    assert list(labels) == ["2018", "2018-2", "2018-3", "fassung"]


def test_a_version_is_corrected_keeps_its_address_and_is_withdrawn(office, body):
    paper = f.PaperFactory(body=body, key="ordnung")
    f.VersionFactory(body=body, paper=paper, key="ordnung-2016", label="2016", text="Alt")
    assert ">Alt</textarea>" in office.get("/fassungen/ordnung-2016/bearbeiten/").content.decode().replace("\n", "")

    office.post(
        "/fassungen/ordnung-2016/bearbeiten/",
        {"valid_from": "2017", "text": "Neu", "upload": handed("s.png", PNG), "revision": 1},
    )
    version = Version.objects.get()
    assert (version.label, version.text, version.file.mime_type) == ("2016", "Neu", "image/png")
    office.post("/fassungen/ordnung-2016/zurueckziehen/", {"revision": 2})

    assert Version.objects.get().deleted
    assert not office.get("/dokumente/ordnung/zurueckziehen/").content.decode().count("noch gebraucht")


def test_a_refused_version_keeps_no_file(office, body):
    f.PaperFactory(body=body, key="ordnung")

    answer = office.post(
        "/dokumente/ordnung/fassungen/neu/", {"valid_from": "irgendwann", "upload": handed("s.pdf", pdf())}
    )

    assert answer.status_code == 200
    assert not File.objects.exists()


def test_a_document_with_versions_is_still_needed(office, body):
    paper = f.PaperFactory(body=body, key="ordnung", name="Ordnung")
    f.VersionFactory(body=body, paper=paper, label="2016")

    assert "<li>Ordnung (2016)</li>" in office.get("/dokumente/ordnung/zurueckziehen/").content.decode()
    office.post("/dokumente/ordnung/zurueckziehen/", {"revision": 1})
    assert Paper.objects.get().name == "Ordnung"


def test_files_of_the_other_body_are_not_there_to_choose(office, body, other_body):
    f.PaperFactory(body=body, key="ordnung")
    f.FileFactory(body=other_body, key="nebenan-datei", name="Nebenan")
    assert "Nebenan" not in office.get("/dokumente/ordnung/fassungen/neu/").content.decode()

    answer = office.post("/dokumente/ordnung/fassungen/neu/", {"valid_from": "2018", "file": "nebenan-datei"})

    assert "Das steht hier nicht zur Auswahl." in answer.content.decode()
    assert not Version.objects.exists()
