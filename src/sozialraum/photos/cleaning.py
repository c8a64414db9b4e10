"""Photos as telephones take them, made anew: turned, made smaller, and without a word about their origin.

What is kept is never the file that came: only its pixels, written into a new JPEG. So no place (GPS), no device, no
comment, no picture inside the picture and no second file behind the first can come along.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from sozialraum.photos.clamd import look_through

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 20_000_000
MOST_PIXELS = 50_000_000  # a telephone's finest setting is 8064 × 6048; opened, this is up to 400 MB of memory
MOST_WITHOUT_LOSS = 25_000_000  # of PNG and WebP, which telephones do not photograph in and which need twice as much
LARGEST_SIDE = 2000  # enough for a page of paper, and to read a house number
THUMBNAIL_SIDE = 400
QUALITY, SMALLER_QUALITY = 85, 82
KEPT_FORMATS = ("JPEG", "PNG")
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
HEIC = (b"heic", b"heix", b"heim", b"heis", b"mif1")
MOVING = ("PNG", "WEBP")  # a JPEG of two pictures or a HEIC of several is still one photo to whoever took it
ONE_AT_A_TIME = Lock()  # a wave of large photos takes turns instead of all the memory
CHANNEL_16 = 256  # steps of a 16-bit channel in one step of an 8-bit one


@dataclass(frozen=True)
class CleanPhoto:
    """A JPEG of ours, its size in pixels, and the same small."""

    content: bytes
    width: int
    height: int
    thumbnail: bytes


def cleaned(upload: UploadedFile[Any]) -> CleanPhoto:
    """The photo that somebody handed in, made anew; a ValidationError says what is wrong with it."""
    if (upload.size or 0) > MOST_BYTES:  # asked before reading
        raise ValidationError(
            _("Dieses Foto ist %(size)s MB groß. Erlaubt sind höchstens %(most)s MB."),
            params={"size": (upload.size or 0) // 1_000_000, "most": MOST_BYTES // 1_000_000},
            code="size",
        )
    upload.seek(0)
    content: bytes = upload.read()
    look_through(content)
    with ONE_AT_A_TIME:
        large = _made_anew(_opened(content), LARGEST_SIDE)
    small = large.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return CleanPhoto(_jpeg(large), large.width, large.height, _jpeg(small))


def smaller(content: bytes, side: int) -> bytes:
    """A JPEG or PNG that is kept here once more, as a JPEG with a longer side of at most ``side`` pixels, on white.

    Raises OSError for what is no picture, or too large a one.
    """
    from PIL import Image  # noqa: PLC0415

    try:
        with Image.open(BytesIO(content), formats=KEPT_FORMATS) as given:
            if given.width * given.height > (MOST_WITHOUT_LOSS if given.format in MOVING else MOST_PIXELS):
                raise OSError("too many pixels")
            given.draft("RGB", (side, side))
            given.thumbnail((side, side))
            whole = given.convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise OSError(str(error)) from error
    picture = Image.new("RGB", whole.size, "white")
    picture.paste(whole, mask=whole.getchannel("A"))
    return _jpeg(picture, SMALLER_QUALITY)


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a JPEG or PNG that is kept here; raises OSError for what is no picture."""
    from PIL import Image  # noqa: PLC0415

    with Image.open(BytesIO(content), formats=KEPT_FORMATS) as given:
        return given.size


def _opened(content: bytes) -> Image.Image:
    """Read the head only; what is too large or no photo is refused before a single pixel is unfolded."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - only who hands in a photo needs it
    from pillow_heif import register_heif_opener  # noqa: PLC0415

    register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        raise _refused_as(content) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(MOST_PIXELS) from None
    except Exception:  # a decoder may stumble over hostile bytes in any way it likes
        raise _damaged() from None
    most = MOST_WITHOUT_LOSS if picture.format in MOVING else MOST_PIXELS
    if picture.width * picture.height > most:
        raise _too_many_pixels(most)
    if picture.format in MOVING and getattr(picture, "is_animated", False):
        raise _moving()
    return picture


def _made_anew(picture: Image.Image, side: int) -> Image.Image:
    """Only the pixels: upright, at most so large, in the colours of a screen, on white."""
    from PIL import Image  # noqa: PLC0415

    try:
        picture.draft("RGB", (side, side))  # a JPEG is unfolded at a half, a quarter or an eighth, as far as that goes
        profile = picture.info.get("icc_profile")
        picture.load()
        if picture.mode.startswith("I"):
            picture = picture.convert("I").point(lambda value: value * (1 / CHANNEL_16)).convert("L")
        elif picture.has_transparency_data or picture.mode == "P":
            picture = picture.convert("RGBA")
        picture.thumbnail((side, side))
        picture = _on_a_screen(_upright(picture), profile)
        clean = Image.new("RGB", picture.size, "white")  # knows nothing of what the file said beside its pixels
        clean.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    except Exception:
        raise _damaged() from None
    return clean


def _upright(picture: Image.Image) -> Image.Image:
    """As it was seen when it was taken; a damaged note about that is no reason to refuse the photo."""
    from PIL import ImageOps  # noqa: PLC0415

    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture


def _on_a_screen(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB; a profile that cannot be read is passed over."""
    from PIL import ImageCms  # noqa: PLC0415

    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            colours = ImageCms.getOpenProfile(BytesIO(profile))
            mode = "RGBA" if picture.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(picture, colours, ImageCms.createProfile("sRGB"), outputMode=mode)
            return converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return picture if picture.mode == "RGBA" else picture.convert("RGB")


def _jpeg(picture: Image.Image, quality: int = QUALITY) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return written.getvalue()


def _refused_as(content: bytes) -> ValidationError:
    """What somebody probably chose instead of a photo."""
    brand = content[8:12] if content[4:8] == b"ftyp" else b""
    if content.startswith((b"\xff\xd8\xff", b"\x89PNG", b"RIFF")) or brand in HEIC:
        return _damaged()
    if content.startswith(b"GIF8") or (brand and brand != b"avif"):
        return _moving()
    return ValidationError(
        _("Das ist kein Foto, das wir lesen können. Möglich sind JPEG, PNG, WebP und HEIC, wie ein Handy sie macht."),
        code="kind",
    )


def _moving() -> ValidationError:
    return ValidationError(_("Bewegte Bilder und Filme gehen nicht. Bitte wählen Sie ein Foto."), code="moving")


def _damaged() -> ValidationError:
    return ValidationError(
        _("Dieses Foto lässt sich nicht öffnen: Die Datei ist beschädigt. Nehmen Sie es noch einmal auf."),
        code="damaged",
    )


def _too_many_pixels(most: int) -> ValidationError:
    return ValidationError(
        _(
            "Dieses Foto hat zu viele Bildpunkte. Erlaubt sind höchstens %(most)s Megapixel."
            " Stellen Sie die Kamera kleiner ein."
        ),
        params={"most": most // 1_000_000},
        code="pixels",
    )
