"""Pictures and documents that say more than one sees."""

import io
import struct
import zlib

import pikepdf
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE, NAME, HIDDEN = b"Dresdener Strasse 31", "Erika Beispiel", "Verborgene Notiz"
XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:pdfaid='http://www.aiim.org/pdfa/ns/id/'"
    f" pdfaid:part='2' pdfaid:conformance='B'><dc:creator>{NAME}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x13\x1c\x02\x50\0\x0e" + NAME.encode()


def halves():
    picture = Image.new("RGB", (64, 32), (30, 30, 200))
    picture.paste((200, 30, 30), (0, 0, 32, 32))
    return picture


def painted(kind, picture=None, **words):
    file = io.BytesIO()
    (picture or halves()).save(file, kind, **words)
    return file.getvalue()


def exif(orientation=1):
    tags = Image.Exif()
    tags[0x0112], tags[0x013B], tags[0x9286] = orientation, NAME, HIDDEN
    tags.get_ifd(0x8825).update({1: "N", 2: (51.0, 29.0, 7.5), 3: "E", 4: (7.0, 27.0, 1.5), 27: PLACE})
    return tags


def segment(marker, words):
    return b"\xff" + bytes((marker,)) + struct.pack(">H", len(words) + 2) + words


def talkative_jpeg(orientation=1):
    """With everything a camera and a program write, a second picture behind the end, and a small one within."""
    plain = painted("JPEG", exif=exif(orientation), comment=HIDDEN.encode())
    more = (
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + segment(0xED, IPTC) + segment(0xE0, b"JFXX\0" + PLACE)
    )
    return plain[:2] + more + plain[2:] + painted("JPEG", exif=exif())


def chunk(kind, words):
    return struct.pack(">I", len(words)) + kind + words + struct.pack(">I", zlib.crc32(kind + words))


def talkative_png(orientation=1):
    texts = PngInfo()
    texts.add_text("Author", NAME)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    plain = painted("PNG", pnginfo=texts, exif=exif(orientation))
    return plain[:33] + chunk(b"prVt", HIDDEN.encode()) + plain[33:] + PLACE


def plain_pdf(**words):
    return made_pdf(lambda pdf: None, **words)


def made_pdf(change, **words):
    """A document of one page, changed by this function before it is saved."""
    file = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        change(pdf)
        pdf.save(file, **words)
    return file.getvalue()


def script(words="app.alert('Geheimskript')"):
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=words)


def signature(pdf):
    """As good as a signature, for whoever looks whether there is one."""
    signed = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Sig, ByteRange=[0, 1, 2, 3], Contents=pikepdf.String(b"\0" * 8))
    )
    field = pdf.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Unterschrift", V=signed))
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field], SigFlags=3)
