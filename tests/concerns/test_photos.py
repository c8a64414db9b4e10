"""Photos: what comes in, what is left of it, and what is refused in which words."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sozialraum.photos import cleaning as photos
from sozialraum.photos.cleaning import cleaned
from tests.concerns.pictures import (
    BLUE,
    RED,
    SECRET,
    WHERE,
    handed_in,
    heic,
    jpeg,
    markers,
    png_that_says,
    two_halves,
    written,
)  # fmt: skip

TABLES_AND_FRAME = {0xE0, 0xDB, 0xC0, 0xC4}  # JFIF, quantisation, frame, Huffman: nothing that says a word


def opened(content):
    return Image.open(BytesIO(content))


def looks_like(colour, pixel):
    return all(abs(a - b) < 25 for a, b in zip(colour, pixel, strict=True))


def refusal(content, name="foto.jpg"):
    with pytest.raises(ValidationError) as refused:
        cleaned(handed_in(content, name))
    return refused.value


@pytest.mark.parametrize("raw", [pytest.param(jpeg(), id="JPEG"), pytest.param(heic(), id="HEIC")])
def test_nothing_is_left_of_what_a_telephone_wrote_beside_the_pixels(raw):
    assert WHERE in raw and SECRET.encode() in raw and b"Fairphone" in raw

    photo = cleaned(handed_in(raw))

    for content in (photo.content, photo.thumbnail):
        names, behind = markers(content)
        assert set(names) <= TABLES_AND_FRAME and behind == b""
        assert not any(word in content for word in (WHERE, SECRET.encode(), b"Fairphone", b"Exif", b"xmp", b"ICC"))
        assert not opened(content).getexif() and set(opened(content).info) <= {
            "jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi",
        }  # fmt: skip
    assert (photo.width, photo.height) == opened(photo.content).size == (640, 480)


def test_what_hides_behind_the_end_of_a_photo_stays_outside():
    photo = cleaned(handed_in(jpeg() + b"<script>alert(1)</script>PK\x03\x04 and a second file"))

    assert b"script" not in photo.content and b"PK\x03\x04" not in photo.content


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (640, 480), (10, 240)), (3, (640, 480), (630, 240)), (6, (480, 640), (240, 10)), (8, (480, 640), (240, 630))],
)
def test_a_photo_stands_as_it_was_taken(orientation, size, red):
    photo = cleaned(handed_in(jpeg(orientation=orientation)))

    picture = opened(photo.content)
    assert picture.size == size
    assert looks_like(RED, picture.getpixel(red))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_every_kind_a_telephone_makes_becomes_a_jpeg_of_ours(kind):
    heic()
    photo = cleaned(handed_in(written(two_halves((2400, 1200)), kind), "whatever.exe"))

    large, small = opened(photo.content), opened(photo.thumbnail)
    assert (large.format, large.size, small.format, small.size) == ("JPEG", (2000, 1000), "JPEG", (400, 200))
    assert looks_like(RED, large.getpixel((300, 500))) and looks_like(BLUE, large.getpixel((1700, 500)))


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("L", "PNG"), ("P", "PNG"), ("1", "PNG"), ("RGBA", "PNG"), ("LA", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG")],
)
def test_every_way_of_storing_colours_can_be_read(mode, kind):
    picture = two_halves(mode="L").convert(mode) if mode in ("LA", "1") else two_halves(mode=mode)

    assert opened(cleaned(handed_in(written(picture, kind))).content).mode == "RGB"


def test_what_is_see_through_lies_on_white_and_sixteen_bits_become_eight():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    grey = Image.new("I;16", (40, 40), 0x8000)

    assert opened(cleaned(handed_in(written(clear, "PNG"))).content).getpixel((20, 20)) == (255, 255, 255)
    assert looks_like((128, 128, 128), opened(cleaned(handed_in(written(grey, "PNG"))).content).getpixel((20, 20)))


def test_two_pictures_in_one_jpeg_are_one_photo():
    raw = written(two_halves(), "MPO", save_all=True, append_images=[two_halves((320, 240))])

    assert cleaned(handed_in(raw)).width == 640


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Hallo",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"<!doctype html><script>alert(1)</script>",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\0" * 5000,
        written(two_halves(), "TIFF"),
        written(two_halves(), "PPM"),
        written(two_halves(), "EPS"),
    ],
)
def test_what_is_no_photo_is_refused_whatever_it_calls_itself(raw):
    assert refusal(raw).code == "kind"


def test_what_moves_is_refused():
    second = [two_halves().transpose(Image.Transpose.FLIP_LEFT_RIGHT)]
    moving = [written(two_halves(), kind, save_all=True, append_images=second) for kind in ("GIF", "PNG", "WEBP")]

    assert [refusal(raw).code for raw in [*moving, b"\0\0\0\x18ftypmp42 a film", b"\0\0\0\x14ftypqt  "]] == 5 * [
        "moving"
    ]


def test_what_is_too_large_is_refused_before_it_is_unfolded():
    assert refusal(b"\xff" * (photos.MOST_BYTES + 1)).code == "size"
    for width, height in ((6000, 5000), (10_000, 10_000), (60_000, 60_000)):  # ours, Pillow's warning, Pillow's error
        bomb = png_that_says(width, height)
        assert len(bomb) < 200 and refusal(bomb).code == "pixels"


@pytest.mark.parametrize("raw", [jpeg(), written(two_halves(), "PNG"), written(two_halves(), "WEBP"), heic()])
def test_a_photo_cut_off_on_the_way_is_refused_as_damaged(raw):
    assert [refusal(raw[: len(raw) * part // 10]).code for part in (1, 5, 9)] == ["damaged"] * 3


RAW = [jpeg(two_halves((64, 48))), written(two_halves((64, 48)), "PNG"), heic(two_halves((64, 64)))]


@pytest.mark.filterwarnings("default")  # a library may grumble about what it reads
@settings(max_examples=150)
@given(
    which=st.integers(0, 2),
    hits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=8)), max_size=8),
    cut=st.floats(0.2, 1),
)
def test_whatever_happened_to_a_file_it_is_a_clean_photo_or_a_refusal_in_words(which, hits, cut):
    raw = bytearray(RAW[which])
    for place, junk in hits:
        at = int(place * len(raw))
        raw[at : at + len(junk)] = junk

    try:
        photo = cleaned(handed_in(bytes(raw[: int(cut * len(raw))])))
    except ValidationError as refused:
        assert refused.code in {"damaged", "kind", "pixels", "moving"}
    else:
        assert set(markers(photo.content)[0]) <= TABLES_AND_FRAME
