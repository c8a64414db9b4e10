"""Papers: JPEG and PNG without what cameras and programs write beside the pixels, which stay as they came.

Segments (ITU T.81, annex B) and chunks (PNG 3rd ed., § 5) are dropped unless they are needed to show the picture; only
one that lies on its side is made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from sozialraum.papers.words import Removed

MOST_PIXELS = 100_000_000  # to be turned: unfolded, up to 400 MB of memory
TURNED = range(2, 9)  # values of the EXIF orientation that are not upright
MARKER = re.compile(rb"\xff+([\x01\xc0-\xfe])")
AFTER_SCAN = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
START_OF_SCAN, END = 0xDA, 0xD9
EXIF = b"Exif\0\0"
PNG = b"\x89PNG\r\n\x1a\n"
SHOWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
GPS, ORIENTATION = 0x8825, 0x0112
NAMES = (0x013B, 0x8298, 0x9C9D, 0xA430)  # artist, copyright, author (Windows), owner of the camera


class DamagedError(ValueError):
    """These bytes are no picture that can be read to its end."""


def cleaned_jpeg(content: bytes) -> tuple[bytes, set[Removed]]:
    """The picture without metadata, and what was taken out; the same bytes if nothing. Raises ``DamagedError``."""
    plain, dropped = parted(content)
    return _upright(plain, dropped, "JPEG") if dropped else (content, set())


def cleaned_png(content: bytes) -> tuple[bytes, set[Removed]]:
    """The same for PNG; of one that moves the first picture."""
    kept, dropped = [PNG], list[bytes]()
    for kind, chunk in _chunks(content):
        if kind in SHOWN:
            kept.append(chunk)
        else:
            dropped.append(EXIF + chunk[8:-4] if kind == b"eXIf" else chunk)
    plain = b"".join(kept)
    if len(plain) < len(content) and not dropped:
        dropped = [b""]  # something behind the end
    return _upright(plain, dropped, "PNG") if dropped else (content, set())


def found_in(dropped: list[bytes]) -> set[Removed]:
    """Which kinds of personal data these metadata blocks held."""
    found = {Removed.NOTES}
    for block in dropped:
        tags = _exif(block)
        if tags.get_ifd(GPS) or re.search(rb"GPSL|exif:GPS", block):
            found.add(Removed.LOCATION)
        if any(tags.get(name) for name in NAMES) or re.search(
            rb"dc:creator|photoshop:Author|\x1c\x02[\x50\x74]", block
        ):
            found.add(Removed.AUTHOR)
    return found


def parted(content: bytes) -> tuple[bytes, list[bytes]]:
    """What is needed to show the JPEG, and what is not. One that breaks off in its last scan is closed."""
    kept, dropped, length = [b"\xff\xd8"], list[bytes](), 2
    for kind, block, scan in _segments(content):
        needed = _needed(kind, block)
        if needed is None or len(needed) < len(block):
            dropped.append(block[2:])
        if needed is not None:
            kept += [bytes((0xFF, kind)), needed, scan]
        length += 2 + len(block) + len(scan)
    if not any(kept[3::3]):
        raise DamagedError("no picture")
    kept.append(b"\xff\xd9")
    if content[length : length + 2] == b"\xff\xd9" and length + 2 < len(content):
        dropped.append(content[length + 2 :])  # a second picture, or anything else behind the end
    return b"".join(kept), dropped


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Kind, length and words of each segment up to the end of the picture, and the scan that follows it."""
    at = 2
    while at < len(content):
        marker = MARKER.match(content, at)
        if marker is None:
            raise DamagedError("no marker")
        kind, at = marker[1][0], marker.end()
        if kind == END:
            return
        end = at + int.from_bytes(content[at : at + 2])
        if end < at + 2 or end > len(content):
            raise DamagedError("a segment is cut off")
        block, at, scan = content[at:end], end, b""
        if kind == START_OF_SCAN:
            behind = AFTER_SCAN.search(content, at)
            scan = content[at : behind.start() if behind else len(content)]
            at += len(scan)
        yield kind, block, scan


def _needed(kind: int, block: bytes) -> bytes | None:
    """What of a segment is needed: of JFIF all but its small picture, colours, and everything that is no metadata."""
    if kind == 0xE0 and block[2:7] == b"JFIF\0" and len(block) >= 16:
        return b"\0\x10" + block[2:14] + b"\0\0"
    if (kind == 0xE2 and block[2:14] == b"ICC_PROFILE\0") or (kind == 0xEE and block[2:7] == b"Adobe"):
        return block
    return block if 0xC0 <= kind <= 0xDF else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and whole bytes of each chunk, to the end of the picture."""
    at, pixels = len(PNG), False
    while True:
        kind, end = content[at + 4 : at + 8], at + 12 + int.from_bytes(content[at : at + 4])
        if end > len(content) or not kind.isalpha():
            raise DamagedError("a chunk is cut off")
        yield kind, content[at:end]
        pixels, at = pixels or kind == b"IDAT", end
        if kind == b"IEND":
            break
    if not pixels:
        raise DamagedError("no picture")


def _upright(plain: bytes, dropped: list[bytes], form: str) -> tuple[bytes, set[Removed]]:
    turn = next((turn for block in dropped if (turn := _exif(block).get(ORIENTATION)) in TURNED), None)
    return (plain if turn is None else _turned(plain, turn, form)), found_in(dropped)


def _exif(block: bytes):  # type: ignore[no-untyped-def]
    """The tags of a block; empty if it is none that can be read."""
    from PIL import Image  # noqa: PLC0415 - only who takes in a picture needs it

    tags = Image.Exif()
    if block.startswith(EXIF):
        try:
            tags.load(block)
            tags.get_ifd(GPS)
        except Exception:  # whatever stands there, it is dropped
            return Image.Exif()
    return tags


def _turned(plain: bytes, turn: int, form: str) -> bytes:
    """As it was seen when it was taken, in the same quality. Raises ``DamagedError``."""
    from PIL import Image, ImageOps, JpegImagePlugin  # noqa: PLC0415

    try:
        picture = Image.open(BytesIO(plain), formats=(form,))
        if picture.width * picture.height > MOST_PIXELS:
            raise DamagedError("too many pixels to turn")
        how = {"icc_profile": picture.info.get("icc_profile"), "dpi": picture.info.get("dpi", (72, 72))}
        if form == "JPEG":
            how["qtables"] = getattr(picture, "quantization")
            how["subsampling"] = JpegImagePlugin.get_sampling(picture)
        picture.getexif()[ORIENTATION] = turn
        upright = ImageOps.exif_transpose(picture)
        upright.info = {name: upright.info[name] for name in ("transparency",) if name in upright.info}
        written = BytesIO()
        upright.save(written, form, **how)
    except DamagedError:
        raise
    except Exception as error:
        raise DamagedError(str(error)) from error
    return written.getvalue()
