"""An election with a tie in a sitting: run off, then drawn by lot, or as the rule of the group wants it."""

import pytest

from tests.journeys.held import Sitting, arrive, open_sitting

pytestmark = pytest.mark.journey

WORLD = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM{rule})
for name in ("Anna", "Bruno", "Carl", "Dora"):
    seated(living, house(body, f"Haus {{name}}straße"), f"{{name}} Beispiel")
groups = [living]
"""
AGAIN = """, ("election", {"rounds": [{"kind": "relative"}], "tie": "again"}, "§ 6")"""


def counted(demo, open_page, network, rule=""):
    """The point of an election at which two have two votes each for one place; four are here."""
    points = (("Wer spricht für uns", "election"), ("Verschiedenes", ""))
    page = Sitting(network, WORLD.format(rule=rule), points).arrange(demo).sit(demo, open_page)
    open_sitting(page)
    for number, letters in enumerate(("An", "Br", "Ca", "Do"), 1):
        arrive(page, letters, number)
    page.get_by_role("button", name="TOP 1 aufrufen").click()
    point = page.locator("#top-1")
    point.get_by_label("Vorschläge mit Stimmen").fill("Anna Beispiel: 2\nBruno Beispiel: 2")
    point.get_by_role("button", name="Wahl zählen").click()
    point.get_by_text("2 zu 2").first.wait_for()
    return page, point


def run_off(page, point, anna, bruno):
    point.locator("a.button").click()
    page.get_by_label("Anna Beispiel").fill(anna)
    page.get_by_label("Bruno Beispiel").fill(bruno)
    page.locator("main form .button").first.click()
    point.wait_for()


def test_a_tie_is_run_off_and_then_drawn_by_lot(demo, open_page, looked_at):
    page, point = counted(demo, open_page, "los-der-reise")
    assert looked_at(page) == []
    run_off(page, point, "2", "2")
    point.get_by_role("button", name="Los: Bruno Beispiel").click()
    point.locator("strong", has_text="Bruno Beispiel ist durch das Los gewählt.").wait_for()
    assert point.get_by_role("button", name="Los: Anna Beispiel").count() == 0
    assert looked_at(page) == []
    assert page.outside + page.faults == []


def test_where_the_rule_wants_another_round_no_lot_is_offered(demo, open_page):
    page, point = counted(demo, open_page, "stichwahl-der-reise", AGAIN)
    point.get_by_text("wird noch einmal gewählt (§ 6)").wait_for()
    assert point.get_by_role("button", name="Los: ").count() == 0
    run_off(page, point, "3", "1")
    point.locator("strong", has_text="Anna Beispiel ist gewählt.").wait_for()
    assert page.outside + page.faults == []
