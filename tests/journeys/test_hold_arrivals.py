"""A plenum of forty: half come in at the door by two letters, half are ticked off the signed sheet afterwards."""

import pytest

from tests.journeys.held import Sitting, arrive, open_sitting, quorum

pytestmark = pytest.mark.journey

NAMES = ("Anna", "Bruno", "Carl", "Dora", "Emil", "Fina", "Gero", "Hilda", "Ines", "Jona")
NAMES += ("Kira", "Lena", "Mara", "Nora", "Otto", "Paul", "Rita", "Sven", "Tina", "Uwe")
WORLD = f"""
plenum = f.OrganizationFactory(body=body, key="plenum", name="Plenum", classification="plenum")
adopted(plenum, by, BY_SEAT, QUORUM)
for name in {NAMES!r}:
    seated(plenum, house(body, f"Verein {{name}}straße"), f"{{name}} Beispiel")
for number in range(1, 21):
    seated(plenum, house(body, f"Verein {{number}}"), f"Xaver Beispiel {{number}}")
groups = [plenum]
"""


@pytest.fixture
def page(demo, open_page):
    page = Sitting("plenum-der-reise", WORLD).arrange(demo).sit(demo, open_page)
    open_sitting(page)
    return page


def test_a_plenum_of_forty_half_of_which_signs_on_paper(page, looked_at):
    lacking, what, possible = quorum(page)
    assert (lacking, what) == ("Nicht beschlussfähig: 0 von 40 da", "Plenum, es fehlen 21 (§ 7 Absatz 2)")
    assert possible.startswith("Ein Meinungsbild ist möglich.")

    # 1. Twenty at the door: two letters and Enter, and the field waits for the next without a hand on the mouse.
    for number, name in enumerate(NAMES, 1):
        arrive(page, name[:2], number)
        assert quorum(page)[0] == f"Nicht beschlussfähig: {number} von 40 da"
    assert quorum(page)[1] == "Plenum, es fehlt 1 (§ 7 Absatz 2)"
    assert looked_at(page) == []

    # 2. Twenty have signed: their lines are ticked and saved once; nobody who is here already is asked.
    page.get_by_role("link", name="Unterschriftenliste abhaken").click()
    save = page.get_by_role("button", name="Alle Abgehakten sind da")
    save.wait_for()
    boxes = page.get_by_role("checkbox")
    assert boxes.count() == 20 and page.locator("#da li").count() == 20
    assert looked_at(page) == []
    for box in boxes.all():
        box.check()
    save.click()

    page.get_by_role("heading", name="Da sind 40", exact=True).wait_for()
    assert quorum(page) == ["Beschlussfähig: 40 von 40 da", "Plenum, nötig sind 21 (§ 7 Absatz 2)"]

    # 3. Of two who leave one comes back: the figure follows.
    for number in (39, 38):
        page.locator("#da").get_by_role("button", name="geht").first.press("Enter")
        page.get_by_role("heading", name=f"Da sind {number}", exact=True).wait_for()
    page.locator("#da").get_by_role("button", name="wieder da").first.press("Enter")
    page.get_by_role("heading", name="Da sind 39", exact=True).wait_for()
    assert quorum(page)[0] == "Beschlussfähig: 39 von 40 da"
    assert page.outside + page.faults == []
