"""Two at one sitting: what one marks and calls the other sees, without reloading and without losing a word."""

import pytest

from tests.journeys.held import Sitting, open_sitting, quorum

pytestmark = pytest.mark.journey

WORLD = """
plenum = f.OrganizationFactory(body=body, key="plenum", name="Plenum", classification="plenum")
adopted(plenum, by, BY_SEAT, QUORUM)
for name in ("Kita", "Schule", "Verein"):
    seated(plenum, house(body, f"{name} Beispielweg"), f"{name} Beispiel")
groups = [plenum]
"""
#: Looks at the page as whoever comes back to its window does, so that nobody has to wait for the next look.
LOOK = "() => document.dispatchEvent(new Event('visibilitychange'))"
HERE = "() => ({focus: document.activeElement.id || document.activeElement.textContent, same: window.sameAsBefore})"


@pytest.fixture
def two(demo, open_page):
    """The page of whoever leads, and the page of whoever writes, both open; the second one is marked."""
    sitting = Sitting("zwei-der-reise", WORLD).arrange(demo)
    first = sitting.sit(demo, open_page)
    open_sitting(first)
    second = sitting.sit(demo, open_page)
    second.get_by_label("Wer kommt an?").wait_for()
    second.evaluate("() => { window.sameAsBefore = true }")
    return first, second


def here(page, number):
    return page.get_by_role("heading", name=f"Da {'ist' if number == 1 else 'sind'} {number}", exact=True)


def arrival(page, name):
    """The button that marks somebody who is still expected as here."""
    return page.locator("#da button[name=token]:not([formaction])").filter(has_text=name)


def mark(page, name, number):
    arrival(page, name).press("Enter")
    here(page, number).wait_for()


def test_what_one_marks_and_calls_the_other_sees(two, looked_at):
    first, second = two
    assert quorum(second)[0] == "Nicht beschlussfähig: 0 von 3 da"

    # 1. One types a name while the other marks who has come: number and quorum follow by themselves, the word stays.
    second.get_by_label("Wer kommt an?").press_sequentially("Ver")
    mark(first, "Kita", 1)
    here(second, 1).wait_for()
    assert quorum(second)[0] == "Nicht beschlussfähig: 1 von 3 da"
    assert second.get_by_label("Wer kommt an?").input_value() == "Ver"
    assert second.evaluate(HERE) == {"focus": "kommt", "same": True}
    said = second.locator("[data-live-said]")
    assert said.text_content() == "Da ist 1. Plenum: Nicht beschlussfähig: 1 von 3 da."

    # 2. What is unfolded stays so, and the focus stays on the same button, which is in another place now.
    second.get_by_text("Irrtum berichtigen").click()
    arrival(second, "Verein").focus()
    mark(first, "Schule", 2)
    second.mouse.move(0, 0)
    second.evaluate(LOOK)
    here(second, 2).wait_for()
    assert second.evaluate(HERE) == {"focus": "da: Verein Beispielweg", "same": True}
    assert second.locator("#da a", has_text="Zeit ändern").filter(has_text="Schule").is_visible()
    assert quorum(second)[0] == "Beschlussfähig: 2 von 3 da"
    told = second.locator("[data-live-hint]")
    assert told.inner_text().startswith("Ob abgestimmt werden kann, hat sich geändert.")

    # 3. A button that is gone for the other is not taken from under the focus.
    mark(first, "Verein", 3)
    second.evaluate(LOOK)
    second.get_by_text("Beschlussfähig: 3 von 3 da", exact=True).wait_for()
    assert second.evaluate(HERE) == {"focus": "da: Verein Beispielweg", "same": True}
    second.get_by_label("Wer kommt an?").focus()
    here(second, 3).wait_for()

    # 4. A point is called: a sentence with a link, and the page is only loaded again when one wants it.
    note = second.get_by_label("Notiz").first
    note.press_sequentially("Erika Beispiel begrüßt alle.")
    first.get_by_role("button", name="TOP 1 aufrufen").press("Enter")
    first.get_by_role("link", name="TOP 1", exact=True).wait_for(state="attached")
    second.evaluate(LOOK)
    second.get_by_text("Erika Beispiel hat TOP 1 aufgerufen.").wait_for()
    assert (note.input_value(), second.evaluate(HERE)["same"]) == ("Erika Beispiel begrüßt alle.", True)
    assert looked_at(second) == []
    second.get_by_role("link", name="Neu laden").click()
    second.get_by_role("link", name="TOP 1", exact=True).wait_for(state="attached")
    assert second.evaluate("() => window.sameAsBefore ?? false") is False
    assert told.is_hidden()
    first.get_by_label("Notiz").first.wait_for()
    assert first.outside + first.faults + second.outside + second.faults == []
