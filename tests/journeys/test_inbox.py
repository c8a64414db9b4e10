"""The office takes concerns down: one by telephone, read out at once; sixty cards by keyboard; and answers them."""

import re

import pytest

from tests.journeys import walk
from tests.journeys.conftest import LIGHT
from tests.journeys.desk import sit_down

pytestmark = pytest.mark.journey

LIST = "/schreibtisch/anliegen/"
PILES, AT_ONCE = 6, 10


def test_by_telephone_from_the_first_word_to_the_answer(open_page, demo, looked_at):
    desk, found = open_page(**LIGHT), {}

    def look(where):
        if faults := looked_at(desk):
            found[where] = faults

    # 1. The office sets up a topic and what it promises.
    sit_down(demo, desk)
    desk.goto(f"{desk.home}{LIST}einstellungen/")
    walk.go(desk.get_by_role("link", name="Thema eintragen"))
    look("topic")
    topic = "Wege und Plätze"
    desk.get_by_label("Name").fill(topic)
    desk.get_by_label("Wer ist zuständig?").select_option(label="AG Wohnen und Nachbarschaft")
    walk.go(desk.get_by_role("button", name="Speichern", exact=True))
    look("settings")
    walk.go(desk.get_by_role("link", name="Versprechen ändern"))
    look("promise")
    walk.go(desk.get_by_role("button", name="Speichern"))

    # 2. The phone rings. Something is missing first; then one screen says all there is to say.
    desk.goto(f"{desk.home}{LIST}")
    walk.go(desk.get_by_role("link", name="Für jemanden eintragen"))
    said = "Vor der Schule ist es dunkel."
    desk.get_by_label("Das Anliegen").fill(said)
    desk.get_by_label("Thema").select_option(label=topic)
    walk.go(desk.get_by_role("button", name="Eintragen"))
    look("typing in, refused")
    desk.get_by_label("Telefon", exact=True).fill("00000 11 22 33")
    desk.get_by_label("Darf ohne Namen öffentlich werden").check()
    walk.go(desk.get_by_role("button", name="Eintragen"))
    look("read out")
    screen = desk.locator("main").inner_text()
    number = re.search(r"\bA-\d+", screen)[0]
    assert re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", screen)
    assert "»AG Wohnen und Nachbarschaft«" in screen
    assert re.search(r"trifft sich das nächste Mal: \w+, \d+\. |Sobald er feststeht, sagen wir Bescheid", screen)

    # 3. It is passed on without what does not belong to the group, then published, then answered with a look before.
    walk.go(desk.get_by_role("link", name="Zum Anliegen"))
    look("file")
    walk.go(desk.get_by_role("link", name="Weitergeben"))
    look("passing on")
    desk.get_by_label("Das liest das Gremium").fill("Vor der Schule ist es dunkel.")
    walk.go(desk.get_by_role("button", name="Weitergeben"))
    walk.go(desk.get_by_role("link", name="Veröffentlichen"))
    look("publishing")
    desk.get_by_label("Das steht dann öffentlich").fill("Es fehlt Licht.")
    walk.go(desk.get_by_role("button", name="Öffentlich zeigen"))
    walk.go(desk.get_by_role("link", name="Beantworten"))
    desk.get_by_label("Ihre Antwort").fill("Die Laterne kommt.")
    walk.go(desk.get_by_role("button", name="Vorher ansehen"))
    look("answering")
    assert "00000 11 22 33" in desk.locator(".preview").inner_text()
    walk.go(desk.get_by_role("button", name="Antworten"))
    assert f"Anliegen {number} ist beantwortet." in desk.locator("main").inner_text()
    look("answered")

    # 4. The list, the figures, and what everybody reads of it.
    desk.goto(f"{desk.home}{LIST}?text={number}")
    look("list")
    assert desk.get_by_role("link", name=re.compile(rf"{topic}.*{number}$")).count() == 1
    desk.goto(f"{desk.home}{LIST}zahlen/")
    look("figures")
    stranger = open_page()
    stranger.goto(f"{stranger.home}/anliegen/gesagt-getan/")
    read = stranger.locator("main").inner_text()
    assert "Es fehlt Licht." in read
    assert said not in read
    assert found == {}
    assert desk.outside == []
    assert desk.faults == []


def test_sixty_cards_from_card_to_card_by_keyboard_alone(open_page, demo, axe):
    desk = open_page(viewport={"width": 1280, "height": 800})
    sit_down(demo, desk)
    desk.goto(f"{desk.home}{LIST}karten/")
    assert axe(desk) == []

    # 1. The occasion once; then text, Enter, text, Enter; after the tenth the page sends itself and goes on.
    desk.get_by_label("Anlass").focus()
    desk.keyboard.insert_text("Straßenfest")
    for _field in range(3):
        desk.keyboard.press("Tab")
    for pile in range(PILES):
        for place in range(AT_ONCE):
            desk.keyboard.insert_text(f"Wunsch {pile * AT_ONCE + place + 1} von der Straße")
            if place < AT_ONCE - 1:
                desk.keyboard.press("Enter")
        with desk.expect_navigation(url=re.compile("karten=")):
            desk.keyboard.press("Enter")
        assert "10 Karten eingetragen" in desk.locator(".messages").inner_text()
        assert desk.get_by_label("Anlass").input_value() == "Straßenfest"

    # 2. Each has its number, and a slip with number and code, without what was said.
    walk.enter(desk.get_by_role("link", name="Zettel mit Nummer und Code drucken"))
    slips = desk.locator(".slips > li")
    assert slips.count() == PILES * AT_ONCE
    assert len(set(re.findall(r"(?m)^A-\d+$", desk.locator(".slips").inner_text()))) == PILES * AT_ONCE
    assert "Wunsch" not in desk.locator(".slips").inner_text()
    assert axe(desk) == []

    # 3. Sent once more by the way back, they are asked about instead of being taken twice.
    desk.goto(f"{desk.home}{LIST}karten/")
    desk.get_by_label("Karte 1: Was steht darauf?").focus()
    desk.keyboard.insert_text("Wunsch 1 von der Straße")
    walk.enter(desk.get_by_role("button", name="Eintragen, weitere Karten"))
    assert "Dasselbe steht schon da" in desk.locator("main").inner_text()
    assert desk.get_by_label("Karte 1: Was steht darauf?").input_value() == "Wunsch 1 von der Straße"
    assert axe(desk) == []
    assert desk.faults == []
