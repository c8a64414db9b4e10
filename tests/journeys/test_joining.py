"""A resident joins on a small phone without an account; the office asks back, admits or refuses, all on screen."""

import re

import pytest

from tests.journeys import walk
from tests.journeys.conftest import LIGHT
from tests.journeys.desk import sit_down
from tests.journeys.test_public import PHONE, tab_to

pytestmark = pytest.mark.journey

GROUP = "/gremien/ag-spielplaetze/"


def send(page, patience=400):
    """Send, as often as the house asks whoever was quicker than a human."""
    for _try in range(patience):
        walk.go(page.get_by_role("button", name="Anfrage senden"))
        if "/l/" in page.url:
            return
    raise AssertionError(page.locator("main").inner_text())


def test_a_resident_joins_on_a_phone_without_script_and_without_mail(open_page):
    page = open_page(**PHONE)

    # 1. From the page of the group by keyboard; the form asks for no account.
    page.goto(page.home + GROUP)
    tab_to(page, "^Ich möchte mitmachen$")
    walk.enter(page.locator(":focus"))
    assert page.url == f"{page.home}{GROUP}mitmachen/"
    assert page.locator("h1").inner_text() == "Wie erreichen wir Sie?"

    # 2. Something is missing: it is said on top and at the field, and what was typed is still there.
    page.get_by_label("Ihr Name").fill("Zeynep Beispiel")
    page.get_by_label("am Telefon").check()
    walk.go(page.get_by_role("button", name="Weiter"))
    assert "Eine Angabe fehlt oder passt nicht. Ihr Text ist noch da." in page.locator("main").inner_text()
    assert page.get_by_label("Ihr Name").input_value() == "Zeynep Beispiel"
    page.get_by_label("Telefon", exact=True).fill("00000 11 22 33")
    walk.go(page.get_by_role("button", name="Weiter"))

    # 3. What she needs; back and forth loses nothing.
    page.get_by_label("In welcher Sprache").fill("Türkçe")
    page.get_by_label("Ich brauche Betreuung für Kinder.").check()
    walk.go(page.get_by_role("button", name="Zurück"))
    assert page.get_by_label("Telefon", exact=True).input_value() == "00000 11 22 33"
    walk.go(page.get_by_role("button", name="Weiter"))
    assert page.get_by_label("In welcher Sprache").input_value() == "Türkçe"
    assert page.get_by_label("Ich brauche Betreuung für Kinder.").is_checked()
    walk.go(page.get_by_role("button", name="Weiter"))

    # 4. Everything once more, then it goes; the receipt has a number and says when and where.
    assert "Zeynep Beispiel" in page.locator("main").inner_text()
    send(page)
    assert page.locator("h1").inner_text() == "Danke. Ihre Anfrage ist da."
    assert re.search(r"Nummer [A-Z0-9]{4}-[A-Z0-9]{4}", page.locator("main").inner_text())
    assert page.locator(".board time").count() + page.locator(".empty").count() == 1
    assert page.locator("main svg").count() == 1
    assert {cookie["name"] for cookie in page.context.cookies()} == {"csrftoken"}
    assert page.outside == []

    # 5. She changes her mind, behind the same link.
    walk.go(page.get_by_role("link", name="Anfrage zurückziehen"))
    walk.go(page.get_by_role("button", name="Ja, zurückziehen"))
    assert page.locator("h1").inner_text() == "Sie haben Ihre Anfrage zurückgezogen."


def test_every_page_of_joining_is_for_everybody_and_the_office_does_it_all_on_screen(open_page, demo, looked_at):
    page, desk, found, seen = open_page(**LIGHT), open_page(**LIGHT), {}, set()

    def look(at, where):
        seen.add(where)
        if faults := looked_at(at):
            found[where] = faults

    # 1. Somebody asks: each step, with a fault, and the receipt.
    name = "Bela Beispiel"
    page.goto(f"{page.home}{GROUP}mitmachen/")
    walk.go(page.get_by_role("button", name="Weiter"))
    look(page, "step 1 with faults")
    page.get_by_label("Ihr Name").fill(name)
    page.get_by_label("am Telefon").check()
    page.get_by_label("Telefon", exact=True).fill("00000 2")
    walk.go(page.get_by_role("button", name="Weiter"))
    look(page, "step 2")
    walk.go(page.get_by_role("button", name="Weiter"))
    look(page, "step 3")
    send(page)
    look(page, "receipt")

    # 2. The office finds it, asks back, types in the answer.
    sit_down(demo, desk)
    desk.goto(f"{desk.home}/beitritte/?stand=asked")
    look(desk, "office list")
    walk.go(desk.get_by_role("link", name=name))
    look(desk, "office wish")
    walk.go(desk.get_by_role("link", name="Nachfragen"))
    look(desk, "office asks back")
    desk.get_by_label("Was möchten Sie wissen?").fill("Können Sie mittwochs?")
    walk.go(desk.get_by_role("button", name="Frage senden"))
    walk.go(desk.get_by_role("link", name="Rückfrage: noch zu sagen"))
    look(desk, "office errand")
    assert "Können Sie mittwochs?" in desk.locator("main").inner_text()
    walk.go(desk.get_by_role("button", name="Erledigt"))
    page.reload()
    look(page, "receipt with a question")
    walk.go(page.get_by_role("link", name="Antworten"))
    look(page, "answer")
    page.get_by_label("Ihre Antwort").fill("Ja, mittwochs.")
    walk.go(page.get_by_role("button", name="Antwort senden"))

    # 3. It admits him from a day on, for himself.
    desk.goto(f"{desk.home}/beitritte/?text={name.replace(' ', '+')}")
    walk.go(desk.get_by_role("link", name=name))
    assert "Ja, mittwochs." in desk.locator("main").inner_text()
    walk.go(desk.get_by_role("link", name="Aufnehmen"))
    look(desk, "office admits")
    desk.get_by_label("kommt für sich selbst").check()
    walk.go(desk.get_by_role("button", name="Aufnehmen"))
    look(desk, "office has admitted")
    assert f"Aufgenommen: {name}." in desk.locator("main").inner_text()
    page.reload()
    look(page, "receipt of somebody admitted")
    assert page.locator("h1").inner_text() == "Willkommen. Sie sind dabei."

    # 4. It types in somebody else's wish, and refuses it with a reason.
    desk.goto(f"{desk.home}{GROUP}mitmachen/")
    look(desk, "office types in")
    desk.get_by_label("Ihr Name").fill("Cem Muster")
    desk.get_by_label("am Telefon").check()
    desk.get_by_label("Telefon", exact=True).fill("00000 1")
    walk.go(desk.get_by_role("button", name="Eintragen"))
    assert "für jemanden eingetragen" in desk.locator("main").inner_text()
    walk.go(desk.get_by_role("link", name="Ablehnen"))
    look(desk, "office refuses")
    desk.get_by_label("Warum nicht?").fill("Die Gruppe ist voll.")
    walk.go(desk.get_by_role("button", name="Ablehnen"))
    look(desk, "office has refused")

    assert found == {}
    assert len(seen) == 16
    assert page.outside + desk.outside == []
