"""A mother with an old phone says that the playground is dark: in Arabic, no script, no mail, with a photo."""

import io
import re

import pytest
from PIL import Image

from tests.journeys import walk

pytestmark = pytest.mark.journey

WORDS = "ساحة اللعب مظلمة وأنا أخاف على ابنتي"


def photo():
    """A picture as a phone takes it, with the place where it was taken written into it."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Geheimes Telefon"
    file = io.BytesIO()
    Image.new("RGB", (1600, 1200), "darkblue").save(file, "JPEG", exif=exif)
    return file.getvalue()


def test_a_mother_says_it_in_arabic_without_script_or_mail_with_a_photo(open_page):
    page = open_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    widths = {}

    def onward(where):
        widths[where] = walk.overflow(page)
        walk.go(page.locator("main .actions .button").first)

    # 1. What is it about? The second topic of the list is paths, squares and playgrounds.
    page.goto(f"{page.home}/ar/anliegen/sagen/")
    page.get_by_role("radio").nth(1).check()
    onward("topic")

    # 2. What do you want to say? With a photo.
    page.locator("main textarea").fill(WORDS)
    page.locator("input[type=file]").set_input_files({"name": "platz.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    onward("words")

    # 3. Back once more: the words and the photo are still there, the photo without what the phone wrote into it.
    walk.go(page.locator("main .actions .button").last)
    assert page.locator("main textarea").input_value() == WORDS
    shown = page.context.new_page().goto(page.home + page.locator("main .photos img").get_attribute("src")).body()
    assert b"Geheimes" not in shown
    assert not Image.open(io.BytesIO(shown)).getexif()
    onward("words again")

    # 4. How may we answer? I come by.
    page.locator("input[name=reply_by][value=visit]").check()
    onward("answer")

    # 5. A look before it leaves: the words, the photo, who gets it. To change the words leads back to them.
    seen = page.locator("main .look-over")
    assert WORDS in seen.inner_text()
    assert "AG Kinderspielplatzgestaltung" in seen.inner_text()
    assert seen.locator("img").count() == 1
    walk.go(seen.locator("button[value='2']"))
    assert page.locator("main textarea").input_value() == WORDS
    onward("words once more")
    assert page.locator("input[name=reply_by][value=visit]").is_checked()
    onward("answer once more")
    widths["look"] = walk.overflow(page)
    for _again in range(100):  # nobody fills three steps in less than three seconds, so a hurried press is held up
        if not page.url.endswith("/sagen/"):
            break
        walk.go(page.locator("main .actions .button").first)

    # 6. The receipt, right to left: number, code, and the group that will speak of it.
    widths["receipt"] = walk.overflow(page)
    receipt = page.locator("main").inner_text()
    number, code = re.search(r"\bA-\d+", receipt)[0], re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", receipt)[0]
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert "AG Kinderspielplatzgestaltung" in receipt

    # 7. Days later, on a neighbour's phone: number and code say how it stands, and not what was said.
    page.goto(f"{page.home}/ar/anliegen/stand/")
    page.locator("input[name=number]").fill(number)
    page.locator("input[name=code]").fill(code.lower())
    walk.go(page.locator("main .actions .button").first)
    stand = page.locator("main").inner_text()
    assert number in stand
    assert WORDS not in stand
    assert {where: pixels for where, pixels in widths.items() if pixels} == {}
    assert page.outside == []
    assert page.faults == []
