"""Pictures as telephones make them, and as nobody should send them."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

WHERE = b"Dresdener Strasse 31"
SECRET = "Geheimer Kommentar"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:li>{SECRET}</rdf:li></x:xmpmeta>".encode()
RED, BLUE = (200, 30, 30), (30, 30, 200)


def two_halves(size=(640, 480), mode="RGB"):
    """Red on the left, blue on the right: one sees how it was turned."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def talkative(orientation=1):
    """What a telephone writes beside the pixels: where, with what, when, and the picture once more, small."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = orientation, "Fairphone", SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 29.0, 7.5), 3: "E", 4: (7.0, 27.0, 1.5), 27: WHERE})
    return exif


def written(picture, kind="JPEG", **words):
    file = BytesIO()
    picture.save(file, kind, **words)
    return file.getvalue()


def jpeg(picture=None, orientation=1, **words):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(
        picture or two_halves(),
        exif=talkative(orientation), xmp=XMP, comment=SECRET.encode(), icc_profile=profile, **words,
    )  # fmt: skip


def heic(picture=None):
    pillow_heif.register_heif_opener()
    return written(picture or two_halves(), "HEIF", exif=talkative().tobytes(), xmp=XMP)


def png_that_says(width, height):
    """A head with this size, and next to nothing behind it."""

    def chunk(name, content):
        return struct.pack("!I", len(content)) + name + content + struct.pack("!I", zlib.crc32(name + content))

    head = struct.pack("!IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


def handed_in(content, name="IMG_0815.jpg"):
    return SimpleUploadedFile(name, content)


def markers(content):
    """The names of all segments of a JPEG, up to its pixels, and what stands behind its end."""
    found, place = [], 2
    assert content[:2] == b"\xff\xd8"
    while (name := content[place + 1]) != 0xDA:
        found.append(name)
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return found, content[content.rindex(b"\xff\xd9") + 2 :]
