"""A whole sitting without a pointer, and one without a script."""

import pytest

from tests.journeys.held import Sitting, arrive, open_sitting, quorum

pytestmark = pytest.mark.journey

WORLD = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY)
for name in ("Anna", "Bruno", "Carl", "Dora", "Emil"):
    seated(living, house(body, f"Haus {name}straße"), f"{name} Beispiel")
groups = [living]
"""
SENTENCE = "Der Raum am Markt ist klein. "
NOTE = (SENTENCE * 207)[:6000]
WATCH = """
for (const kind of ["pointerdown", "mousedown", "touchstart"])
  addEventListener(kind, () => sessionStorage.setItem("pointed", kind), true);
const struck = () => Number(sessionStorage.getItem("struck") ?? 0);
addEventListener("keydown", ({ key, isTrusted, target }) => {
  if (isTrusted && key.length === 1 && target.name === "text") sessionStorage.setItem("struck", struck() + 1);
}, true);
"""


def reach(page, control, *, back=False):
    """Go to a control by the Tab key alone."""
    control.wait_for()
    page.wait_for_load_state()  # else the address may still take the focus to its place
    for _step in range(150):
        if control.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"no way by keys to {control}")


def test_a_sitting_of_six_thousand_signs_in_twelve_gestures_by_keys_alone(demo, open_page):
    page = Sitting("tasten-der-reise", WORLD).arrange(demo).sit(demo, open_page)
    page.add_init_script(WATCH)
    gestures = []

    def press(control, key="Enter", **way):
        """Go to a button or a chip by Tab, and press it."""
        reach(page, control, **way)
        page.keyboard.press(key)
        gestures.append(key)

    open_sitting(page)
    gestures.append("Enter")

    # 1. Three come: two letters and Enter each; and two who only listen.
    for number, letters in enumerate(("An", "Br", "Ca"), 1):
        arrive(page, letters, number)
        gestures.append("Enter")
    assert quorum(page)[0] == "Beschlussfähig: 3 von 5 da"
    reach(page, page.get_by_label("Öffentlichkeit, Personen"))
    page.keyboard.type("2")
    press(page.get_by_role("button", name="zählen"))
    page.get_by_role("heading", name="Da sind 3, dazu 2 aus der Öffentlichkeit").wait_for()

    # 2. The first point is called, and the note is written: six thousand signs, and a line that becomes a task.
    point = page.locator("#top-1")
    press(point.get_by_role("button", name="TOP 1 aufrufen"), back=True)
    point.get_by_text("jetzt", exact=True).wait_for()
    note = point.get_by_label("Notiz: TOP 1")
    reach(page, note)
    page.keyboard.type(NOTE)
    page.keyboard.type("\nAufgabe: Anna fragt nach dem Saal.")
    assert note.input_value().startswith(f"{NOTE}\n")
    assert page.evaluate("() => Number(sessionStorage.getItem('struck'))") >= len(NOTE) == 6000
    press(point.get_by_role("button", name="Jetzt sichern"))
    press(page.get_by_role("button", name="Aufgabe festhalten"))
    page.get_by_role("button", name="Aufgabe festhalten").wait_for(state="detached")
    press(page.get_by_role("button", name="Weiter zu TOP 2"))

    # 3. A decision: its words, one chip, Enter.
    point = page.locator("#top-2")
    point.get_by_text("jetzt", exact=True).wait_for()
    reach(page, point.get_by_label("Wortlaut"))
    page.keyboard.type("Am Markt stehen Bänke.")
    press(point.get_by_role("radio").first, "Space")
    press(point.locator("[name=festhalten]"))
    point.locator("strong", has_text="Angenommen").wait_for()

    # 4. The end, which closes the point, too.
    press(page.get_by_role("button", name="Sitzung beenden"))
    page.get_by_role("heading", name="Sitzung beendet").wait_for()
    page.wait_for_load_state()
    assert NOTE.strip() in " ".join(page.locator("main").inner_text().split())
    assert page.evaluate("() => sessionStorage.getItem('pointed')") is None
    assert len(gestures) == 12
    assert page.outside + page.faults == []


def test_a_sitting_without_a_script(demo, open_page):
    page = Sitting("ohne-skript", WORLD).arrange(demo).sit(demo, open_page, java_script_enabled=False)
    open_sitting(page)
    for number, letters in enumerate(("An", "Br", "Ca"), 1):
        page.get_by_label("Wer kommt an?").fill(letters)
        page.get_by_label("Wer kommt an?").press("Enter")
        page.get_by_role("heading", name=f"Da {'ist' if number == 1 else 'sind'} {number}", exact=True).wait_for()
    page.get_by_label("Öffentlichkeit, Personen").fill("7")
    page.get_by_role("button", name="zählen").click()
    page.get_by_role("heading", name="Da sind 3, dazu 7 aus der Öffentlichkeit").wait_for()
    assert quorum(page)[0] == "Beschlussfähig: 3 von 5 da"

    page.get_by_role("button", name="TOP 1 aufrufen").click()
    page.locator("#top-1").get_by_text("jetzt", exact=True).wait_for()
    page.locator("#top-1").get_by_label("Notiz: TOP 1").fill("Wir begrüßen alle.\nAufgabe: Anna fragt nach dem Saal.")
    page.get_by_role("button", name="Jetzt sichern").click()
    page.get_by_role("button", name="Aufgabe festhalten").click()
    page.get_by_role("button", name="Weiter zu TOP 2").click()

    point = page.locator("#top-2")
    point.get_by_text("jetzt", exact=True).wait_for()
    point.get_by_label("Wortlaut").fill("Am Markt stehen Bänke.")
    point.get_by_text("Stimmen zählen").click()
    for label, figure in (("Ja", "3"), ("Nein", "1"), ("Enthaltung", "0")):
        point.get_by_label(label, exact=True).fill(figure)
    point.get_by_role("button", name="Nachrechnen").click()
    page.get_by_text("3 + 1 + 0 = 4").first.wait_for()
    page.get_by_label("Ja", exact=True).fill("2")
    page.locator("[name=festhalten]").click()
    point.get_by_text("Angenommen. 2 Ja · 1 Nein").wait_for()

    page.locator("#top-3 summary").first.click()
    page.locator("#top-3").get_by_role("link", name="Hier schreiben").click()
    page.locator("#top-3").get_by_text("Vertagen oder absetzen").click()
    page.locator("#top-3").get_by_role("radio", name="vertagt").check(force=True)
    page.locator("#top-3").get_by_role("button", name="So festhalten").click()
    page.get_by_role("button", name="Sitzung beenden").click()
    page.get_by_role("heading", name="Sitzung beendet").wait_for()
    page.wait_for_load_state()
    told = page.locator("main").inner_text()
    assert "Wir begrüßen alle." in told and "ein Beschluss, eine Aufgabe" in told
    assert page.outside + page.faults == []
