"""A joint sitting of two groups with rules of their own: one decides, one only thinks; somebody biased at one point."""

import pytest

from tests.journeys.held import Sitting, open_sitting, quorum

pytestmark = pytest.mark.journey

JOINT = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY, rank="own")
language = f.OrganizationFactory(body=body, key="ag-sprache", name="AG Sprache", sign="S")
THIRD = {"kind": "share", "share": {"of": 3, "parts": 4, "more_than": False}, "base": "voters"}
adopted(language, by, BY_SEAT, ("quorum", {"need": THIRD}, "§ 2"), MAJORITY, rank="own")
for number in range(1, 6):
    seated(living, house(body, f"Kita {number}"), f"Kim Beispiel {number}")
for number in range(1, 5):
    seated(language, house(body, f"Verein {number}"), f"Vera Beispiel {number}")
groups = [living, language]
"""
RECUSED = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY, BIAS)
kitas = [house(body, f"Kita {number}") for number in range(1, 6)]
for number, kita in enumerate(kitas, 1):
    seated(living, kita, f"Kim Beispiel {number}")
groups = [living]
"""
PAPER = """
from sozialraum.meetings.models import AgendaItem
paper = f.PaperFactory(body=body, name="Antrag auf Bänke")
f.InterestFactory(body=body, paper=paper, institution=kitas[0])
f.ConsultationFactory(body=body, paper=paper, agenda_item=AgendaItem.objects.get(body=body, key="heute-top-2"))
"""


def comes(page, *names):
    """These people come, one after the other."""
    here = page.locator("#da").get_by_role("button", name="geht")
    for name in names:
        before = here.count()
        page.get_by_label("Wer kommt an?").fill(name)
        page.get_by_label("Wer kommt an?").press("Enter")
        here.nth(before).wait_for()


def test_one_of_two_groups_votes_and_the_other_has_a_straw_poll_and_waits(demo, open_page, looked_at):
    page = Sitting("verbund-der-reise", JOINT).arrange(demo).sit(demo, open_page)
    open_sitting(page)
    comes(page, "Kita 1", "Kita 2", "Kita 3", "Verein 1", "Verein 2")
    assert quorum(page, "AG Wohnen")[0] == "Beschlussfähig: 3 von 5 da"
    assert quorum(page, "AG Sprache")[:2] == [
        "Nicht beschlussfähig: 2 von 4 da",
        "AG Sprache, es fehlt 1 (§ 2, Ordnung AG Sprache)",
    ]

    # 1. The point is called; only the group that can decide is asked for a vote.
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-2")
    page.get_by_role("button", name="TOP 2 aufrufen").click()
    point = page.locator("#top-2")
    point.get_by_label("Wortlaut").fill("Am Markt stehen Bänke.")
    votes = point.get_by_role("group", name="AG Wohnen stimmt ab")
    assert point.get_by_role("radiogroup").count() == 1
    votes.get_by_text("Stimmen zählen").click()
    for label, figure in (("Ja", "3"), ("Nein", "1"), ("Enthaltung", "0")):
        votes.get_by_label(label, exact=True).fill(figure)
    votes.get_by_text("3 + 1 + 0 = 4").wait_for()
    assert votes.get_by_role("status").locator(".not").count() == 1
    votes.get_by_label("Ja", exact=True).fill("2")
    votes.get_by_text("2 + 1 + 0 = 3").wait_for()
    assert votes.get_by_role("status").locator(".ok").count() == 1
    assert looked_at(page) == []
    point.locator("[name=festhalten]").click()
    point.get_by_text("Angenommen. 2 Ja · 1 Nein").wait_for()

    # 2. The other says what it thinks, and the point waits for its next sitting.
    poll = point.get_by_role("group", name="AG Sprache: nur ein Meinungsbild")
    poll.get_by_label("dafür").fill("2")
    poll.get_by_label("dagegen").fill("0")
    poll.get_by_label("weder noch").fill("0")
    poll.get_by_role("button", name="Meinungsbild festhalten").click()
    page.get_by_text("Festgehalten.").first.wait_for()
    point.get_by_text("Meinungsbild, AG Sprache: 2 dafür, 0 dagegen, 0 weder noch.").wait_for()
    point.get_by_role("button", name="Für AG Sprache vertagen").click()
    point.get_by_text("für AG Sprache: Nicht beschlussfähig: 2 von 4 Stimmberechtigten anwesend").wait_for()
    point.get_by_text("Angenommen. 2 Ja · 1 Nein").wait_for()  # what the other has decided stays
    assert page.outside + page.faults == []


def test_who_is_biased_changes_the_quorum_of_one_point_only(demo, open_page, looked_at):
    sitting = Sitting("befangen-der-reise", RECUSED)
    sitting.after = PAPER
    page = sitting.arrange(demo).sit(demo, open_page)
    open_sitting(page)
    comes(page, "Kita 1", "Kita 2", "Kita 3")
    assert quorum(page)[0] == "Beschlussfähig: 3 von 5 da"

    # 1. The rules propose who is biased, and say what follows: of four two are here, three are needed.
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-2")
    point = page.locator("#top-2")
    named = point.get_by_role("checkbox", name="Kita 1")
    assert named.is_checked()
    effect = "Zählt bei diesem Punkt nicht mit. AG Wohnen ist dann nicht beschlussfähig: 2 von 4, nötig 3."
    point.get_by_text(effect).wait_for()
    point.get_by_role("heading", name="AG Wohnen: nur ein Meinungsbild, nicht beschlussfähig").wait_for()
    assert looked_at(page) == []

    # 2. The bar, and every other point, count as before.
    assert quorum(page)[0] == "Beschlussfähig: 3 von 5 da"
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-3")
    other = page.locator("#top-3")
    other.get_by_text("3 von 5 Stimmberechtigten anwesend").wait_for()
    assert "Vorgeschlagen ist niemand." in other.inner_text()

    # 3. It is a proposal: who sits there says that it is none, and all three vote.
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-2")
    named.uncheck()
    point.get_by_role("button", name="Nachrechnen").click()
    votes = page.get_by_role("group", name="AG Wohnen stimmt ab")
    votes.get_by_text("3 von 5 Stimmberechtigten anwesend").wait_for()
    assert looked_at(page) == []
    page.get_by_label("Wortlaut").fill("Am Markt stehen Bänke.")
    votes.get_by_text("einstimmig").click()
    page.locator("[name=festhalten]").click()
    page.locator("#top-2 strong", has_text="Angenommen").wait_for()
    assert page.outside + page.faults == []
