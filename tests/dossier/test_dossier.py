"""Minutes with all that belongs to them as one document: what is in it, in which order, and what never is."""

import io
import re
import subprocess

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from sozialraum.annexes.actions import annexes
from sozialraum.decisions.actions import minutes, publish_minutes, resolutions
from sozialraum.decisions.actions.voting import Wanted
from sozialraum.decisions.words import EffectKind, MinutesState
from sozialraum.dossier import queries
from sozialraum.foundation.dates import PartialDate
from sozialraum.meetings.words import State
from sozialraum.papers.models import File
from sozialraum.papers.ports import taken_in
from sozialraum.papers.words import Audience
from sozialraum.press import bundle
from tests import factories as f
from tests.conftest import logged_in
from tests.papers.pictures import made_pdf, painted, plain_pdf, signature
from tests.press import verapdf
from tests.press.test_minutes import bookmarks, text_of

pytestmark = pytest.mark.django_db
DAY = PartialDate(2016, 11, 2)
MARKER = "Verschlossenes"


@pytest.fixture
def by(people, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return people["office"]


@pytest.fixture
def meeting(body, group):
    return f.MeetingFactory(body=body, key="s", name="Runde", state=State.HELD, date=DAY, of=[group])


@pytest.fixture
def item(body, meeting):
    return f.AgendaItemFactory(body=body, meeting=meeting, key="p", number="2", name="Bänke", text="Beraten.")


@pytest.fixture
def record(by, meeting, item):
    return minutes.record(meeting, by=by, state=MinutesState.PUBLISHED, key="m")


def handed_in(record, by, name, content, audience=Audience.PUBLIC, **words):
    upload = taken_in(SimpleUploadedFile("datei", content))
    return annexes.record(record, by=by, upload=upload, name=name, audience=audience, **words)


def adopted(body, by, meeting, item, group, **words):
    paper = f.PaperFactory(body=body, key="go", name="Geschäftsordnung", **words)
    text = "§ 1 Zweck\n\nAlle kommen zusammen."
    version = f.VersionFactory(body=body, paper=paper, label="2016", text=text, valid_from=DAY)
    words = {"name": "Die Geschäftsordnung gilt", "meeting": meeting, "agenda_item": item, "result": "carried"}
    effects = [Wanted(EffectKind.ADOPTS, version=version)]
    resolutions.record(body, by=by, organizations=[group], effects=effects, **words)
    return version


def fetched(meeting, client=None):
    return (client or Client()).get(f"{meeting.get_absolute_url()}alles.pdf")


def outline(document):
    return bookmarks(PdfReader(io.BytesIO(document)).outline)


def checked(document, tmp_path):
    path = tmp_path / "alles.pdf"
    path.write_bytes(document)
    return subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)


def test_it_holds_minutes_annexes_and_adopted_texts_in_their_order(body, by, group, meeting, item, record, tmp_path):
    handed_in(record, by, "Foto der Wand", painted("PNG"), agenda_item=item, description="Karten an einer Wand.")
    adopted(body, by, meeting, item, group)
    hidden = f.AgendaItemFactory(body=body, meeting=meeting, name="Personal", public=False)
    handed_in(record, by, MARKER, made_pdf(lambda pdf: None), Audience.OFFICE)
    handed_in(record, by, MARKER, painted("JPEG"), Audience.OFFICE, agenda_item=hidden)
    page = Client().get(meeting.get_absolute_url()).content.decode()

    answer = fetched(meeting)

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert '<a href="/sitzungen/s/alles.pdf">Alles in einer Datei</a>' in page
    assert "(PDF mit Lesezeichen: Protokoll, 1 Anlage, 1 beschlossene Fassung)" in page
    document = answer.content
    top = [one for one in outline(document) if isinstance(one, str)]
    assert top == ["Inhalt", "Protokoll", "Anlage 1: Foto der Wand", "Beschlossen: Geschäftsordnung (2016)"]
    assert "§\\xa01 Zweck" in str(outline(document))
    text = text_of(document)
    assert "Anlage 2: nicht öffentlich." in text
    assert "Karten an einer Wand." in text
    assert "Alle kommen zusammen." in text
    assert MARKER not in text
    assert MARKER.encode() not in document
    assert "Nicht alles in dieser Datei ist barrierefrei" not in text
    assert verapdf.failures(document) == [[]]
    assert checked(document, tmp_path).returncode == 0
    assert fetched(meeting).content == document
    tag = answer["ETag"]
    assert Client().get("/sitzungen/s/alles.pdf", headers={"If-None-Match": tag}).status_code == 304


def test_a_scan_is_said_to_have_no_structure_and_what_cannot_be_in_it_is_named(body, by, meeting, record, tmp_path):
    handed_in(record, by, "Scan", plain_pdf())
    handed_in(record, by, "Unterschrieben", made_pdf(signature))
    spoken = f.FileFactory(body=body, key="ton", name="Ton", mime_type="audio/mpeg", size=9, sha512_checksum="a" * 128)
    lost = f.FileFactory(body=body, key="weg", name="Weg", sha512_checksum="b" * 128)
    for file in (spoken, lost):
        annexes.record(record, by=by, file=file)
    annexes.record(record, by=by, file=File.objects.get(name="Scan"), name="Noch einmal")

    document = fetched(meeting).content
    text = text_of(document)

    assert re.search(r"Anlage 1: Scan (?:Ohne Struktur[^3]*)?3", text)
    assert "Ohne Struktur, etwa ein Scan" in text
    assert "Anlage 5: Noch einmal: steht schon darin." in text
    assert "Nicht alles in dieser Datei ist barrierefrei" in text
    assert "Anlage 2: Unterschrieben: lässt sich nicht unverändert einfügen" in text
    assert "Anlage 3: Ton: diese Art von Datei lässt sich nicht einfügen. https://netz.example/dateien/ton/" in text
    assert "Anlage 4: Weg: die Datei ist nicht da." in text
    assert [one for one in outline(document) if isinstance(one, str)] == ["Inhalt", "Protokoll", "Anlage 1: Scan"]
    assert b"pdfuaid:part" not in document
    assert b"pdfaid:part" not in document
    assert checked(document, tmp_path).returncode == 0


def test_a_part_whose_tags_mean_something_else_is_named_and_left_out(by, meeting, record):
    """Two documents that call different things by one name of their own cannot be one: the second stands beside."""
    ours = Client().get(f"{meeting.get_absolute_url()}protokoll.pdf").content
    for name, role in (("Eins", "/P"), ("Zwei", "/Note")):
        with pikepdf.open(io.BytesIO(ours)) as pdf:
            pdf.Root.StructTreeRoot.RoleMap = pikepdf.Dictionary({"/Zettel": pikepdf.Name(role)})
            out = io.BytesIO()
            pdf.save(out)
        handed_in(record, by, name, out.getvalue())

    document = fetched(meeting).content

    assert "Anlage 2: Zwei: lässt sich nicht unverändert einfügen" in text_of(document)
    assert [one for one in outline(document) if isinstance(one, str)] == ["Inhalt", "Protokoll", "Anlage 1: Eins"]


def test_what_is_withdrawn_or_not_public_is_in_no_file(body, by, meeting, record):
    one = handed_in(record, by, "Plan", plain_pdf())
    assert fetched(meeting).status_code == 200
    annexes.withdraw(one, by=by)
    assert fetched(meeting).status_code == 404
    assert "alles.pdf" not in Client().get(meeting.get_absolute_url()).content.decode()

    handed_in(record, by, "Liste", plain_pdf(), Audience.OFFICE)
    for client in (Client(), logged_in(Client(), body)):
        assert fetched(meeting, client).status_code == 404
        assert "alles.pdf" not in client.get(meeting.get_absolute_url()).content.decode()


def test_a_draft_is_handed_to_nobody(body, by, meeting, item):
    draft = minutes.record(meeting, by=by, state=MinutesState.DRAFT, key="m")
    handed_in(draft, by, "Plan", plain_pdf())
    office = logged_in(Client(), body)
    assert (fetched(meeting).status_code, fetched(meeting, office).status_code) == (404, 404)
    assert "alles.pdf" not in office.get(meeting.get_absolute_url()).content.decode()

    publish_minutes(draft, by=by)
    assert fetched(meeting).status_code == 200


def test_there_is_an_end_to_what_fits(by, meeting, record, monkeypatch):
    handed_in(record, by, "Eins", plain_pdf())
    handed_in(record, by, "Zwei", made_pdf(lambda pdf: pdf.add_blank_page()))

    monkeypatch.setattr(queries, "MOST_BYTES", len(plain_pdf()))
    assert "Zwei: zu groß für eine gemeinsame Datei." in text_of(fetched(meeting).content)

    monkeypatch.setattr(queries, "MOST_BYTES", 9_000)
    monkeypatch.setattr(bundle, "MOST_PAGES", 3)
    assert "Zwei: zu viele Seiten für eine Datei" in text_of(fetched(meeting, logged_in(Client(), by.body)).content)
