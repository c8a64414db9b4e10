"""The form in all nine languages on a small phone: whole, in its direction, without a fault for any reader."""

import re

import pytest

from tests.journeys import walk

pytestmark = pytest.mark.journey

LANGUAGES = {
    "de": "",
    "de-simple": "/leicht",
    "en": "/en",
    "ar": "/ar",
    "fa": "/fa",
    "uk": "/uk",
    "tr": "/tr",
    "kmr": "/kmr",
    "fr": "/fr",
}
LETTERS = """
from sozialraum.post.models import Letter
for letter in Letter.objects.filter(to__endswith="@example.org", about="concern").order_by("pk"):
    print("letter", letter.to, next(word for word in letter.text.split() if "/l/" in word))
"""
RIGHT_TO_LEFT = {"ar", "fa"}
#: What axe finds does not depend on the words: it looks at one language of each kind, the rulers at all.
FOR_AXE = {"de-simple", "ar", "kmr"}


def test_the_form_in_nine_languages_on_a_small_phone(open_page, axe):
    page = open_page(viewport={"width": 320, "height": 640})
    found, headings = {}, {}

    def look(code, where):
        html = page.locator("html")
        assert html.get_attribute("lang") == code
        assert html.get_attribute("dir") == ("rtl" if code in RIGHT_TO_LEFT else "ltr")
        if pixels := walk.overflow(page):
            found[f"{code} {where} sticks out"] = pixels
        if faults := axe(page) if code in FOR_AXE else []:
            found[f"{code} {where}"] = faults

    for code, prefix in LANGUAGES.items():
        # 1. Where a language begins; the names of all of them stand there in their own script.
        page.goto(f"{page.home}{prefix}/anliegen/")
        look(code, "begins")
        assert page.locator(".languages [lang]").count() == len(LANGUAGES)
        assert page.locator(".languages [aria-current]").get_attribute("lang") == code

        # 2. The first step, and the second: what is it about, what do you want to say.
        page.goto(f"{page.home}{prefix}/anliegen/sagen/")
        headings[code] = page.locator("h1").inner_text()
        page.get_by_role("radio").first.check()
        walk.go(page.locator("main .button").first)
        page.locator("main textarea").fill("…")
        look(code, "second step")
        assert page.url.startswith(f"{page.home}{prefix}/anliegen/")

    assert len(set(headings.values())) >= len(LANGUAGES) - 1  # »Worum geht es?« is plain enough
    assert found == {}
    assert page.outside == []
    assert page.faults == []


def links_to_confirm(house):
    """From the letters that wait for a mail server: one address each, named after the language."""
    said = house.shell(LETTERS)
    assert said.returncode == 0, said.stderr
    return dict(re.findall(r"^letter ([\w-]+)@example\.org http://[^/]+(/\S+)$", said.stdout, re.M))


def test_from_the_receipt_to_the_withdrawal_in_nine_languages(open_page, demo, axe):
    pages = {code: open_page(viewport={"width": 320, "height": 640}, color_scheme="dark") for code in LANGUAGES}
    found, receipts = {}, {}

    def look(where):
        seen = f"{code} {where}"
        assert page.locator("html").get_attribute("lang") == code, seen
        if pixels := walk.overflow(page):
            found[f"{seen} sticks out"] = pixels
        if faults := axe(page) if code in FOR_AXE else []:
            found[seen] = faults

    def onward():
        walk.go(page.locator("main .actions .button").first)

    # 1. The whole way, with a fault at its end: each in a window of its own.
    for code, prefix in LANGUAGES.items():
        page = pages[code]
        page.goto(f"{page.home}{prefix}/anliegen/sagen/")
        page.get_by_role("radio").first.check()
        onward()
        page.locator("main textarea").fill("Licht!")
        onward()
        look("third step")
        page.locator("input[name=reply_by][value=mail]").check()
        onward()
        look("third step with a fault")

    # 2. To the receipt. Nobody fills three steps in less than three seconds: the last to be opened is held up a little.
    for code, prefix in LANGUAGES.items():
        page = pages[code]
        page.locator("input[name=email]").fill(f"{code}@example.org")
        onward()
        look("look before it is sent")
        assert page.locator(".look-over dt").count() == 5
        for _again in range(100):
            onward()
            if not page.url.endswith("/sagen/"):
                break
        look("receipt")
        receipts[code] = page.url
        number, secret = page.locator(".ticket dd").all_inner_texts()

        # 3. By number and code: a wrong one, then the right one.
        page.goto(f"{page.home}{prefix}/anliegen/stand/")
        look("asked for number and code")
        page.locator("input[name=number]").fill(number)
        page.locator("input[name=code]").fill("ABCDEFGH")
        onward()
        look("wrong code")
        page.locator("input[name=code]").fill(secret)
        onward()
        look("state by number and code")
        assert number in page.locator("main").inner_text()

    # 4. Each confirms an address, and takes back what was said.
    links = links_to_confirm(demo)
    for code, link in links.items():
        page = pages[code]
        page.goto(f"{page.home}{link}")
        look("confirming")
        onward()
        look("confirmed")
        page.goto(receipts[code])
        walk.go(page.locator("main a[href$='/zurueckziehen/']"))
        look("withdrawing")
        onward()
        look("withdrawn")

    assert set(receipts) == set(LANGUAGES) == set(links)
    assert found == {}
    assert [one.outside + one.faults for one in pages.values()] == [[]] * len(LANGUAGES)


def test_who_changes_the_language_in_the_middle_keeps_what_was_typed(open_page):
    page = open_page(viewport={"width": 320, "height": 640}, java_script_enabled=False)

    # 1. Begun in German, by somebody who helps.
    page.goto(f"{page.home}/anliegen/sagen/")
    page.get_by_role("radio").last.check()
    walk.go(page.locator("main .button").first)
    page.locator("main textarea").fill("أريد مصباحًا")

    # 2. Handed over: the same step in Arabic, the words still there.
    walk.go(page.locator(".languages [lang=ar]"))
    assert page.url == f"{page.home}/ar/anliegen/sagen/"
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator("main textarea").input_value() == "أريد مصباحًا"
    assert re.search(r"2.*4", page.locator(".steps").inner_text())
