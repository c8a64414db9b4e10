"""Who works with the house: the office moves in from the desk, a delegate names a deputy, an auditor only looks."""

import re

import pytest

from tests.journeys import walk
from tests.journeys.desk import sit_as_delegate, sit_down
from tests.stories.house import ROOT

pytestmark = pytest.mark.journey

LIST = """Adressliste der Gruppe;;;;
Einrichtung;Ansprechpartner/in;E-Mail;Telefon;AG Nachbarschaftsgarten
Kita Sonnenblume;Müller, Jürgen;mueller@muster.example;00000 12;x
Kita Sonnenblume;Anna Größe;;00000 13;
Förderverein Bach e. V.;Björn Beispiel;bjoern@muster.example;;x
"""
SCAN = ROOT / "examples" / "musterviertel" / "protokoll-2018-06-06.pdf"


@pytest.fixture
def look(axe):
    """Every page that is met is looked over once."""
    seen = {}

    def looked(page):
        path = page.url.partition("?")[0]
        if path not in seen:
            seen[path] = [*axe(page), *([f"{over} px too wide"] if (over := walk.overflow(page)) else [])]
        return page.locator("main").inner_text()

    yield looked
    assert {path: faults for path, faults in seen.items() if faults} == {}


def click(page, name, exact=True):
    walk.go(page.locator("main").get_by_role("link", name=name, exact=exact).first)


def press(page, name):
    walk.go(page.get_by_role("button", name=name, exact=True))


def test_the_office_moves_in_from_paper_and_enters_an_old_decision_with_its_scanned_minutes(open_page, demo, look):
    page = open_page(viewport={"width": 1280, "height": 900})
    sit_down(demo, page)

    # 1. Everything begins at the desk: a group is founded.
    page.goto(f"{page.home}/schreibtisch/")
    look(page)
    click(page, "Eintragen und ändern")
    look(page)
    click(page, "Gremium eintragen")
    look(page)
    page.get_by_label("Name", exact=True).fill("AG Nachbarschaftsgarten")
    page.get_by_label("Art", exact=True).select_option(label="Arbeitsgruppe")
    press(page, "Speichern")
    assert "Gremium eingetragen: AG Nachbarschaftsgarten" in page.inner_text("body")
    group = page.url
    look(page)

    # 2. The paper address list comes in as the office has it: title above, semicolons, Windows-1252.
    walk.go(page.get_by_role("link", name="Schreibtisch").first)
    click(page, "Adresslisten")
    look(page)
    click(page, "Liste einlesen", exact=False)
    look(page)
    name = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    page.locator("input[type=file]").set_input_files(name)
    press(page, "Hochladen und Spalten zuordnen")
    look(page)
    page.locator("select[name=means_4]").select_option("delegate")
    press(page, "Weiter zur Vorschau")
    assert "3 Personen" in look(page)
    walk.go(page.locator("main form button", has_text="übernehmen"))
    page.get_by_text("Übernommen").first.wait_for()
    look(page)

    # 3. They belong: seats, delegates, umlauts.
    page.goto(group)
    click(page, "Menschen und Verteiler")
    told = look(page)
    assert "Kita Sonnenblume" in told
    assert "Jürgen Müller" in told

    # 4. An old meeting of the group, known by its day, with its scanned minutes.
    page.goto(group)
    click(page, "Frühere Sitzung eintragen")
    look(page)
    page.get_by_label("Name", exact=True).fill("Gründungstreffen")
    page.locator("[name=date]").fill("17.1.2018")
    page.get_by_label("Ja, sie hat stattgefunden").check()
    press(page, "Speichern")
    look(page)
    click(page, "Protokoll eintragen")
    look(page)
    page.get_by_label("Wie weit ist es?").select_option("approved")
    page.get_by_label("Scan hochladen").set_input_files(SCAN)
    page.get_by_label("Wer darf den Scan sehen?").select_option("public")
    press(page, "Speichern")
    assert page.locator("#protokoll a[href^='/dateien/']").count() == 1
    look(page)

    # 5. And its decision.
    click(page, "Beschluss eintragen")
    look(page)
    page.get_by_label("Worum ging es?").fill("Der Garten wird angelegt")
    page.locator("textarea[name=resolution_text]").fill("Die AG legt hinter dem Treff einen Garten an.")
    page.locator("[name=result]").select_option("carried")
    press(page, "Speichern")
    look(page)

    # 6. Everybody reads it.
    public = open_page()
    public.goto(f"{public.home}/beschluesse/?text=Garten")
    assert "Der Garten wird angelegt" in look(public)
    assert page.outside + public.outside == []


def test_a_delegate_changes_the_deputy_on_a_phone(open_page, demo, look):
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    sit_as_delegate(demo, page, group="ag-spielplaetze")

    # 1. From the desk to one's own place.
    page.goto(f"{page.home}/schreibtisch/")
    look(page)
    assert page.locator(".masthead .who").bounding_box()["width"] > 200  # its words stand side by side
    click(page, "Mein Platz")
    assert "niemand benannt" in look(page)

    # 2. A deputy is named, then another; the first stays on record with an end.
    for name in ("Cem Vertretung", "Dana Vertretung"):
        click(page, re.compile("Stellvertretung (benennen|ändern)"), exact=False)
        look(page)
        page.get_by_label("Name", exact=True).fill(name)
        walk.go(page.locator("main form button").first)
        assert f"Stellvertretung: {name}" in look(page)

    # 3. The page of the seat tells all of it; what the office alone may do is not offered.
    walk.go(page.locator("#sitz a").first)
    told = look(page)
    assert "Dana Vertretung" in told
    assert "Delegation" not in page.locator("main .actions").all_inner_texts()
    assert page.outside == []


def test_an_auditor_looks_everywhere_and_finds_nothing_to_change(open_page, demo, look):
    page = open_page(viewport={"width": 1280, "height": 900})
    sit_down(demo, page, kind="audit", name="Rechnungsprüfung der Reise")
    page.goto(f"{page.home}/schreibtisch/")
    look(page)
    doors = page.locator("#tueren a, section a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert {"/menschen/", "/beitritte/", "/verlauf/", "/schreibtisch/eintragen/"} <= set(doors)

    for door in ("/menschen/", "/beitritte/", "/verlauf/", "/schreibtisch/eintragen/", "/schreibtisch/fristen/"):
        page.goto(page.home + door)
        look(page)
        assert page.locator("main form[method=post]").count() == 0, door
        assert page.locator("main a[href$='/neu/'], main a[href*='/bearbeiten/']").count() == 0, door

    page.goto(f"{page.home}/gremien/neu/")
    assert page.locator("h1").inner_text() != "Gremium eintragen"


@pytest.fixture
def remembering(browser_type, browser_type_launch_args, demo):
    """A page of a browser that keeps whole pages for »back«, as people's browsers do and Playwright's does not."""
    launched = browser_type.launch(**browser_type_launch_args, ignore_default_args=["--disable-back-forward-cache"])
    page = launched.new_context(locale="de-DE").new_page()
    page.home = f"http://musterviertel.localhost:{demo.port}"
    yield page
    launched.close()


def test_going_back_after_logging_out_shows_nothing(remembering, demo):
    page = remembering
    sit_down(demo, page)
    page.goto(f"{page.home}/schreibtisch/")
    page.goto(f"{page.home}/menschen/")
    heading = page.locator("h1").inner_text()

    press(page, "Abmelden")
    page.wait_for_url(f"{page.home}/")
    assert "Sie sind abgemeldet." in page.inner_text("body")

    for _page_before in ("menschen", "schreibtisch"):
        page.go_back()
        page.wait_for_url(re.compile("/anmelden/"))
        assert page.locator("h1").inner_text() == "Anmelden" != heading
