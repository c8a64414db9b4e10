"""A recommendation to the city goes out of a sitting, comes back changed, and is decided anew; read by everybody."""

import pytest
from django.utils import timezone

from tests.journeys import walk
from tests.journeys.held import Sitting, arrive, open_sitting

pytestmark = pytest.mark.journey

WORLD = """
living = f.OrganizationFactory(body=body, key="ag-wohnen", name="AG Wohnen", sign="W")
adopted(living, by, BY_SEAT, QUORUM, MAJORITY)
for name in ("Anna", "Bruno", "Carl", "Dora", "Emil"):
    seated(living, house(body, f"Haus {name}straße"), f"{name} Beispiel")
groups = [living]
"""
NEXT = """
f.MeetingFactory(body=body, key="danach", name="Nächste Sitzung der Reise", of=groups,
    date=PartialDate.of(timezone.localdate()))
"""
COUNCIL = "Rat der Stadt Beispielstadt"
WANTED, GOT = "Der Rat möge zwölf Bänke aufstellen.", "Nur zwei Bänke, und die erst im Frühjahr."
TITLE = "Bänke am Markt"


def come(page):
    open_sitting(page)
    for number, letters in enumerate(("An", "Br", "Ca"), 1):
        arrive(page, letters, number)


def decide(page, point, wording, **more):
    """Call a point that stands open, and let the group vote on these words, all for it."""
    page.get_by_role("button", name=f"TOP {point} aufrufen").click()
    there = page.locator(f"#top-{point}")
    there.get_by_text("jetzt", exact=True).wait_for()
    there.get_by_label("Wortlaut").fill(wording)
    there.get_by_text("Nummer, Name, Thema").click()
    there.get_by_label("Worum ging es?").fill(TITLE)
    votes = there.get_by_role("group", name="AG Wohnen stimmt ab")
    votes.get_by_text("einstimmig").click()
    if more:
        votes.get_by_text("Anders ausgegangen als gezählt").click()
        votes.get_by_label("Wie ging es aus?").select_option(more["result"])
        votes.get_by_label("Warum?").fill(more["reason"])
    there.locator("[name=festhalten]").click()
    there.get_by_text("Festgehalten.").or_(page.get_by_text("Festgehalten.")).first.wait_for()
    return there


def finish(page):
    page.get_by_role("button", name="Sitzung beenden").click()
    page.get_by_role("heading", name="Sitzung beendet").wait_for()


def test_a_recommendation_comes_back_changed_and_stands_on_the_next_agenda(demo, open_page, looked_at):
    page = Sitting("antwort-der-reise", WORLD, after=NEXT).arrange(demo).sit(demo, open_page)
    stranger = open_page("antwort-der-reise")

    # 1. In the sitting it is recommended to the council, and said when the council deals with it.
    come(page)
    page.goto(f"{page.home}/sitzungen/heute/halten/?punkt=heute-top-2")
    point = decide(page, 2, WANTED, result="recommended", reason="Darüber entscheidet der Rat.")
    point.get_by_text("Empfohlen").first.wait_for()
    walk.go(point.get_by_role("link", name="berichtigen"))
    page.locator("summary", has_text="Vorbehalt, Empfehlung").click()
    page.get_by_label("… oder in Worten").first.fill(COUNCIL)
    page.get_by_label("Dort behandelt am").fill(f"{timezone.localdate():%d.%m.%Y}")
    walk.enter(page.locator("main form .button").first)
    page.goto(f"{page.home}/sitzungen/heute/halten/")
    finish(page)

    # 2. Its minutes are published, and everybody reads to whom it went and when it is dealt with there.
    page.goto(f"{page.home}/sitzungen/heute/")
    walk.go(page.get_by_role("link", name="Protokoll veröffentlichen"))
    while "/veroeffentlichen/" in page.url:  # once more where it asks whether nothing was forgotten
        walk.go(page.locator("main form .button").first)
    stranger.goto(f"{stranger.home}/beschluesse/")
    walk.go(stranger.get_by_role("link", name=TITLE).first)
    told = stranger.locator("main").inner_text()
    assert WANTED in told and f"an {COUNCIL}" in told and "dort am" in told and "Zurückgekommen" not in told
    decision = stranger.url

    # 3. The answer comes, other than what was wanted. Everybody reads it with the decision.
    page.goto(decision)
    walk.go(page.get_by_role("link", name="Antwort eintragen"))
    page.get_by_label("Was kam zurück?").fill(GOT)
    assert looked_at(page) == []
    walk.go(page.get_by_role("button", name="Eintragen"))
    stranger.reload()
    assert GOT in " ".join(stranger.locator("main").inner_text().split())
    assert looked_at(stranger) == []

    # 4. It is among the proposals of the next agenda, and one press puts it there.
    page.goto(f"{page.home}/sitzungen/danach/tagesordnung/")
    offered = page.get_by_role("listitem").filter(has_text=TITLE).filter(has_text="zurückgekommen")
    walk.go(offered.get_by_role("button", name="Dazunehmen"))
    walk.go(page.get_by_role("button", name="Tagesordnung speichern"))
    stranger.goto(f"{stranger.home}/sitzungen/danach/")
    assert TITLE in stranger.locator(".agenda").inner_text()
    page.goto(f"{page.home}/sitzungen/danach/tagesordnung/")
    assert offered.count() == 0

    # 5. In that sitting the answer stands at its point, and the group decides anew.
    page.goto(f"{page.home}/sitzungen/danach/halten/")
    come(page)
    again = page.locator("#top-1")
    assert GOT in " ".join(again.inner_text().split())
    walk_to = again.get_by_role("link", name="Beschluss")
    assert walk_to.first.get_attribute("href") in decision
    decide(page, 1, "Es werden zwei Bänke.")
    assert looked_at(page) == []
    finish(page)
    assert page.outside + page.faults + stranger.outside + stranger.faults == []
