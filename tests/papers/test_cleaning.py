"""What comes out of the download holds nothing of what cameras and programs wrote into the file, and cannot act."""

import hashlib
import io
import re
import zlib

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image

from sozialraum.acts.models import Detail, Entry
from sozialraum.config.doctor import house
from sozialraum.papers import ports
from sozialraum.papers.models import File
from tests import factories as f
from tests.concerns import pictures as phones
from tests.papers.pictures import (
    HIDDEN,
    NAME,
    PLACE,
    XMP,
    halves,
    made_pdf,
    painted,
    plain_pdf,
    script,
    signature,
    talkative_jpeg,
    talkative_png,
)

pytestmark = pytest.mark.django_db

TELLING = (PLACE, NAME.encode(), HIDDEN.encode(), b"Geheimskript", b"GPS", b"http://boese.example")


def hand_in(office, content, name="scan.bin"):
    upload = SimpleUploadedFile(name, content, "application/octet-stream")
    return office.post("/dateien/neu/", {"name": "Scan", "audience": "public", "upload": upload}, follow=True)


def taken_in(office, content):
    """What everybody downloads, and what the office is told of it."""
    page = hand_in(office, content).content.decode("utf-8", "replace")
    told = re.search(r"Aus der Datei entfernt: ([^.<]*)\.", page)
    file = File.objects.get()
    answer = Client().get(file.get_absolute_url())
    assert answer.status_code == 200
    assert ports.fetch(file.sha512_checksum) == answer.content and file.size == len(answer.content)
    return answer.content, set(told[1].split(", ")) if told else set()


def unpacked(content):
    """A PDF with nothing compressed in it, so that one can search it."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(file, stream_decode_level=pikepdf.StreamDecodeLevel.specialized, compress_streams=False,
                 object_stream_mode=pikepdf.ObjectStreamMode.disable)  # fmt: skip
    return content + file.getvalue()


def telling(content):
    return [mark for mark in TELLING if mark in content]


@pytest.mark.parametrize("made", [talkative_jpeg, talkative_png])
def test_of_a_picture_only_the_picture_is_kept(office, made):
    before = made()
    assert PLACE in before and NAME.encode() in before

    content, told = taken_in(office, before)

    assert telling(content) == []
    assert told == {"Standort", "Name des Verfassers", "verborgene Angaben zum Bild"}
    picture = Image.open(io.BytesIO(content))
    assert (
        not picture.getexif()
        and picture.convert("RGB").tobytes() == Image.open(io.BytesIO(before)).convert("RGB").tobytes()
    )


@pytest.mark.parametrize("made", [talkative_jpeg, talkative_png])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_picture_that_lay_on_its_side_stands_upright(made, orientation):
    mime = "image/jpeg" if made is talkative_jpeg else "image/png"
    kept = ports.cleaned(made(orientation), mime)

    picture = Image.open(io.BytesIO(kept.content)).convert("RGB")
    assert telling(kept.content) == []
    assert picture.size == ((32, 64) if orientation >= 5 else (64, 32))
    corners = [picture.getpixel(at)[0] > 100 for at in ((2, 2), (picture.width - 3, picture.height - 3))]
    assert corners == ([True, False] if orientation in (4, 5, 6) else [False, True])
    assert ports.cleaned(kept.content, mime) == ports.Bytes(kept.content, mime, kept.sha512_checksum)


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (painted("JPEG"), "image/jpeg"),
        (painted("JPEG", progressive=True, dpi=(300, 300)), "image/jpeg"),
        (painted("JPEG", halves().convert("CMYK")), "image/jpeg"),
        (painted("JPEG", halves().convert("L")), "image/jpeg"),
        (painted("PNG", halves().convert("1")), "image/png"),
        (painted("PNG", halves().convert("P"), transparency=0), "image/png"),
        (plain_pdf(), "application/pdf"),
        (plain_pdf(linearize=True), "application/pdf"),
    ],
)
def test_what_says_nothing_keeps_its_very_bytes(content, mime):
    assert ports.cleaned(content, mime).content == content


def test_a_scan_that_breaks_off_is_kept_as_far_as_it_goes(office):
    whole = talkative_jpeg()
    broken = whole[: whole.index(b"\xff\xda") + 60]

    content, told = taken_in(office, broken)

    assert telling(content) == [] and content.endswith(b"\xff\xd9") and "Standort" in told


@pytest.mark.parametrize(
    "content", [talkative_jpeg()[:200], b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"\0" * 40]
)
def test_what_only_begins_like_a_picture_is_refused_kindly(office, content):
    page = hand_in(office, content).content.decode("utf-8", "replace")

    assert "Dieses Bild lässt sich nicht öffnen" in page and not File.objects.exists()


def info(pdf):
    pdf.docinfo["/Author"], pdf.docinfo["/Title"] = NAME, "Protokoll"
    pdf.docinfo["/Producer"] = pdf.docinfo["/Eigenes"] = HIDDEN


def xmp(pdf):
    pdf.Root.Metadata = Stream(pdf, XMP, Type=Name.Metadata, Subtype=Name.XML)
    pdf.pages[0].obj.Metadata = Stream(pdf, XMP, Type=Name.Metadata, Subtype=Name.XML)


def opening(pdf):
    pdf.Root.OpenAction = script()


def opening_elsewhere(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.URI, URI="http://boese.example")


def going_on(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=[pdf.pages[0].obj, Name.Fit], Next=Array([script()]))


def by_name(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=["los", pdf.make_indirect(script())]))


def turning_pages(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=script(), C=Dictionary(S=Name.Launch, F="geheimskript.exe"))


def button(action):
    def change(pdf):
        kind = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Btn, T="knopf", Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(kind)])
        pdf.Root.AcroForm = Dictionary(Fields=[pdf.pages[0].obj.Annots[0]])

    return change


def disguised(pdf):
    button(Dictionary(Type=Name.StructElem, P=pdf.Root, S=Name.JavaScript, JS="Geheimskript"))(pdf)


def form(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=[], XFA=Stream(pdf, b"<xdp>Geheimskript</xdp>"))


def attachment(pdf):
    pdf.attachments["geheim.txt"] = HIDDEN.encode()


def pinned(pdf):
    spec = Dictionary(Type=Name.Filespec, F="x", EF=Dictionary(F=pdf.make_stream(HIDDEN.encode())))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=spec)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def comment(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], T=NAME, Contents="Sieht jeder")
    pdf.pages[0].obj.Annots = Array([note])


def film(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=[0, 0, 9, 9], NM=HIDDEN)
    pdf.pages[0].obj.Annots = Array([note])


def photo(pdf):
    picture = Stream(pdf, talkative_jpeg(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=32,
                     ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(AA=picture))


def packed_photo(pdf):
    picture = Stream(pdf, zlib.compress(talkative_jpeg()), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=32,
                     ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
                     Filter=Array([Name.FlateDecode, Name.DCTDecode]))  # fmt: skip
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=picture))


def private(pdf):
    pdf.pages[0].obj.PieceInfo = Dictionary(Word=Dictionary(Private=NAME))


DOCUMENTS = {
    info: {"Name des Verfassers", "Angaben zu Programm und Bearbeitung"},
    xmp: {"Name des Verfassers", "verborgene Angaben zum Bild"},
    opening: {"Skripte und automatische Aktionen"},
    opening_elsewhere: {"Skripte und automatische Aktionen"},
    going_on: {"Skripte und automatische Aktionen"},
    by_name: {"Skripte und automatische Aktionen"},
    turning_pages: {"Skripte und automatische Aktionen"},
    button(script()): {"Skripte und automatische Aktionen"},
    button(Dictionary(S=Name.SubmitForm, F="http://boese.example")): {"Skripte und automatische Aktionen"},
    button(Dictionary(S=Name.URI, URI="javascript:Geheimskript")): {"Skripte und automatische Aktionen"},
    disguised: {"Skripte und automatische Aktionen"},
    form: {"Skripte und automatische Aktionen"},
    attachment: {"angehängte Dateien"},
    pinned: {"angehängte Dateien"},
    comment: {"Name des Verfassers"},
    film: {"eingebettete Medien"},
    photo: {"Standort", "Name des Verfassers", "verborgene Angaben zum Bild"},
    packed_photo: {"Standort", "Name des Verfassers", "verborgene Angaben zum Bild"},
    private: {"Angaben zu Programm und Bearbeitung"},
}


@pytest.mark.parametrize("change", DOCUMENTS, ids=[f"{n}-{one.__name__}" for n, one in enumerate(DOCUMENTS)])
def test_a_document_loses_what_is_hidden_in_it_and_cannot_act(office, change):
    content, told = taken_in(office, made_pdf(change))

    whole = unpacked(content)
    assert telling(whole) == []
    assert not re.search(rb"/(JavaScript|Launch|SubmitForm|EmbeddedFile|RichMedia|XFA)\b", whole)
    assert told == DOCUMENTS[change]
    assert ports.cleaned(content, "application/pdf").content == content  # read again it stays what it is


def test_what_leads_through_a_document_and_what_one_reads_in_it_stays():
    def change(pdf):
        info(pdf)
        comment(pdf)
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        link = Dictionary(S=Name.URI, URI="https://netz.example/")
        pdf.pages[0].obj.Annots.append(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=link))
        photo(pdf)
        xmp(pdf)

    with pikepdf.open(io.BytesIO(ports.cleaned(made_pdf(change), "application/pdf").content)) as pdf:
        first, second = pdf.pages[0].obj.Annots
        assert str(first.Contents) == "Sieht jeder" and str(second.A.URI) == "https://netz.example/"
        assert str(pdf.docinfo["/Title"]) == "Protokoll" and len(pdf.Root.OpenAction) == 2
        assert pdf.pages[0].obj.Resources.XObject.AA.Width == 64  # a name is no event
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["dc:title"]) == ("2", "B", "Protokoll")


def test_an_earlier_state_of_a_document_is_not_kept_behind_the_last_one(office):
    before = made_pdf(info)
    later = plain_pdf()

    content, told = taken_in(office, before + later[later.index(b"\n") :])

    assert telling(unpacked(content)) == [] and told


def test_a_lock_against_printing_goes_and_the_document_is_clean(office):
    content, told = taken_in(office, made_pdf(info, encryption=pikepdf.Encryption(owner="a", user="")))

    assert "Sperre gegen Drucken und Kopieren" in told and telling(unpacked(content)) == []
    assert not pikepdf.open(io.BytesIO(content)).is_encrypted


def test_a_signed_document_stays_as_it_is_and_says_so(office):
    def change(pdf):
        signature(pdf)
        info(pdf)

    before = made_pdf(change)

    content, told = taken_in(office, before)

    assert content == before and told == {"nichts", "denn sie ist digital unterschrieben"}


@pytest.mark.parametrize("change", [opening, attachment, film, turning_pages])
def test_a_signature_carries_nothing_in_that_acts(office, change):
    def both(pdf):
        signature(pdf)
        change(pdf)

    page = hand_in(office, made_pdf(both)).content.decode()

    assert "digital unterschrieben und enthält Skripte" in page and not File.objects.exists()


def test_the_journal_says_what_was_taken_out(office):
    taken_in(office, talkative_jpeg())

    (told,) = [
        new for _old, new in Detail.objects.get(entry__act="papers.record_file").changes.values() if "removed" in new
    ]
    assert told["removed"] == "Name des Verfassers, Standort, verborgene Angaben zum Bild"


# ── what was kept before ──────────────────────────────────────────────────────


def old_file(body, content, mime, key):
    checksum = hashlib.sha512(content).hexdigest()
    ports.keep(ports.Bytes(content, mime, checksum))
    return f.FileFactory(body=body, key=key, name=key, mime_type=mime, sha512_checksum=checksum, size=len(content))


def test_old_files_are_named_by_the_doctor_and_cleaned_in_the_night(body, django_capture_on_commit_callbacks):
    dirty = old_file(body, talkative_jpeg(), "image/jpeg", "foto")
    same = old_file(body, painted("PNG"), "image/png", "plan")
    stuck = old_file(body, made_pdf(lambda pdf: (signature(pdf), opening(pdf))), "application/pdf", "vertrag")
    before = dirty.sha512_checksum
    (line,) = house.files()
    assert "3 können noch" in line.says and "»foto«, »plan«, »vertrag«" in line.says

    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_files")

    content = Client().get(dirty.get_absolute_url()).content
    assert telling(content) == [] and not default_storage.exists(ports.place_of(before))
    assert Client().get(same.get_absolute_url()).content == painted("PNG")
    assert [(one.key, one.removed is None) for one in File.objects.order_by("pk")] == [
        ("foto", False), ("plan", False), ("vertrag", True),
    ]  # fmt: skip
    (line,) = house.files()
    assert line.says.endswith("enthalten: »vertrag«") and stuck.name in line.says
    assert {one.act for one in Entry.objects.all()} == {"papers.clean", "papers.note_clean"}


def test_a_dry_run_changes_nothing(body, capsys):
    old_file(body, talkative_jpeg(), "image/jpeg", "foto")

    call_command("clean_files", "--dry-run")

    assert "Bereinigt: 1 Datei." in capsys.readouterr().out
    assert File.objects.get().removed is None and not Entry.objects.exists()


def test_a_photo_of_a_telephone_is_no_different():
    kept = ports.cleaned(phones.jpeg(orientation=6), "image/jpeg")

    assert phones.WHERE not in kept.content and phones.SECRET.encode() not in kept.content
