"""The way in, in a browser: a network founded in an empty house, codes by real mail, an app, a passkey."""

import re

import pytest

from tests.journeys import walk
from tests.journeys.conftest import LIGHT
from tests.stories.house import PATIENCE, House
from tests.stories.mail import SmtpHouse, text_of
from tests.stories.totp import shown_by_app

pytestmark = pytest.mark.journey

BERTA = "berta@example.org"


@pytest.fixture
def empty_house(tmp_path, prepared_house):
    """A house before its first network, with a mail server beside it."""
    with SmtpHouse() as post:
        house = House(tmp_path, like=prepared_house)
        house.environment["SOZIALRAUM_SMTP"] = post.url
        house.post = post
        yield house
        house.close()


def is_ours(fault):
    """Not a page that is not there on purpose."""
    return "404" not in fault


@pytest.fixture
def visit(browser):
    """Open a page in a browser of its own."""
    contexts = []

    def opened(**wishes):
        context = browser.new_context(locale="de-DE", timezone_id="Europe/Berlin", **wishes)
        contexts.append(context)
        context.set_default_timeout(PATIENCE * 1000)  # a hanging page, never a slow machine
        page = context.new_page()
        page.faults = []
        page.on("console", lambda m: m.type == "error" and is_ours(m.text) and page.faults.append(m.text))
        page.on("pageerror", lambda e: page.faults.append(str(e)))
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def stop_at(looked_at):
    """On this page somebody is now; it is looked over before they go on."""

    def stopped(page, path, heading):
        page.wait_for_url(re.compile(path))
        assert page.locator("h1").inner_text() == heading
        assert page.faults == []
        assert looked_at(page) == [], page.url

    return stopped


def code_from(mail):
    return re.search(r"^ {4}(\d{4}-\d{4})$", text_of(mail), re.M).group(1)


def link_said_by(house):
    for line in house.process.stdout:
        if found := re.search(r"http://\S+/l/\S+", line):
            return found.group()
    raise AssertionError("the house named no link")


def press(page, name):
    walk.go(page.get_by_role("button", name=name, exact=True))


def ask_for_code(page, house, email, count):
    page.get_by_label("Ihre E-Mail-Adresse").fill(email)
    press(page, "Code schicken")
    code = code_from(house.post.wait_for_mail(email, count=count))
    page.get_by_label("Code aus der E-Mail").fill(code)
    press(page, "Anmelden")


def test_from_an_empty_house_to_the_desk_and_in_again_by_code_and_app(empty_house, visit, stop_at):
    house = empty_house
    house.open("--empty")
    link = link_said_by(house)
    home = f"http://localhost:{house.port}"
    page = visit(**LIGHT)

    # 1. Whoever comes too early reads how to begin.
    page.goto(f"{home}/")
    stop_at(page, "/$", "Hier gibt es noch kein Netzwerk.")

    # 2. The link founds the network; something forgotten is said, and what was typed stays.
    page.goto(link)
    stop_at(page, "/gruenden/$", "Ein neues Netzwerk gründen")
    page.get_by_label("Kurzer Name").fill("Am Bach")
    press(page, "Netzwerk gründen")
    stop_at(page, "/gruenden/$", "Ein neues Netzwerk gründen")
    assert "Diese Angabe fehlt noch." in page.locator("main").inner_text()
    page.get_by_label("Name des Netzwerks").fill("Sozialraumkonferenz Am Bach")
    page.get_by_label("Arbeitsgruppen").fill("AG Wohnen\nAG Spielplätze")
    press(page, "Netzwerk gründen")

    # 3. The first person of the office.
    stop_at(page, "/einrichten/$", "Wer führt die Geschäftsstelle?")
    page.get_by_label("Ihr Name").fill("Berta Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(BERTA)
    press(page, "Geschäftsstelle übernehmen")

    # 4. The second factor: the key is typed into an app, the app's code into the page.
    stop_at(page, "/zugang/zweiter-faktor/$", "Zweiten Faktor einrichten")
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Sechs Ziffern aus der App").fill(shown_by_app(secret))
    press(page, "Code-App einrichten")
    stop_at(page, "/zugang/ersatzcodes/", "Ersatzcodes")
    spare = page.locator(".codes code").all_inner_texts()
    assert len(spare) == 10
    assert "Code-App als zweiter Faktor eingerichtet" in text_of(house.post.wait_for_mail(BERTA))
    walk.go(page.get_by_role("link", name="Ich habe sie verwahrt, weiter"))

    # 5. And to the desk.
    page.wait_for_url(f"{home}/schreibtisch/")
    assert "Angemeldet: Berta Beispiel" in page.locator("header").inner_text()

    # 6. Out, and in again: mailed code, then the code of the app.
    press(page, "Abmelden")
    page.wait_for_url(f"{home}/")
    page.goto(f"{home}/zugang/")
    stop_at(page, "/anmelden/", "Anmelden")
    ask_for_code(page, house, BERTA, count=2)
    stop_at(page, "/anmelden/zweiter-faktor/", "Und jetzt der zweite Faktor.")
    page.get_by_label("Code aus der App oder ein Ersatzcode").fill(shown_by_app(secret, later=1))
    press(page, "Anmelden")
    stop_at(page, "/zugang/$", "Mein Zugang")
    assert "Hier, jetzt." in page.locator("main").inner_text()

    # 7. Somewhere else a recovery code does it as well, and is seen and ended from here.
    other = visit()
    other.goto(f"{home}/anmelden/")
    ask_for_code(other, house, BERTA, count=3)
    other.get_by_label("Code aus der App oder ein Ersatzcode").fill(spare[0])
    press(other, "Anmelden")
    other.wait_for_url(f"{home}/schreibtisch/")
    page.reload()
    press(page, "Alle anderen beenden")
    stop_at(page, "/zugang/$", "Mein Zugang")
    other.goto(f"{home}/zugang/")
    assert "/anmelden/" in other.url
    assert "Noch 9 von 10." in page.locator("main").inner_text()

    # 8. The founding link opens nothing any more.
    page.goto(link)
    assert page.locator("h1").inner_text() == "Dieser Link öffnet nichts mehr."


def test_a_passkey_is_made_named_used_without_an_address_and_removed(empty_house, visit, stop_at):
    house = empty_house
    house.open()
    home = f"http://localhost:{house.port}"
    page = visit()
    authenticator = with_authenticator(page)

    # 1. The first person of the office chooses a passkey as the second factor.
    page.goto(link_said_by(house))
    page.get_by_label("Ihr Name").fill("Berta Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(BERTA)
    press(page, "Geschäftsstelle übernehmen")
    walk.go(page.get_by_role("link", name="Passkey anlegen"))
    stop_at(page, "/zugang/passkeys/neu/", "Passkey anlegen")
    page.get_by_label("Wie soll er heißen?").fill("Mein Handy")
    press(page, "Passkey anlegen")
    stop_at(page, "/zugang/ersatzcodes/", "Ersatzcodes")
    credential = authenticator("WebAuthn.getCredentials")["credentials"][0]
    assert credential["isResidentCredential"]
    assert credential["rpId"] == "localhost"

    # 2. Out, and in with the passkey alone: no address is typed, and the office's pages are open.
    press(page, "Abmelden")
    page.goto(f"{home}/gremien/neu/")
    stop_at(page, "/anmelden/", "Anmelden")
    press(page, "Mit Passkey anmelden")
    page.wait_for_url(f"{home}/gremien/neu/")

    # 3. It gets another name.
    page.goto(f"{home}/zugang/")
    stop_at(page, "/zugang/$", "Mein Zugang")
    walk.go(page.get_by_role("link", name=re.compile("Umbenennen.*Mein Handy")))
    stop_at(page, "/umbenennen/$", "Passkey umbenennen")
    page.get_by_label("Wie soll er heißen?").fill("Altes Handy")
    press(page, "Namen speichern")
    assert "Altes Handy" in page.locator("main").inner_text()

    # 4. After a mailed code it is the second factor.
    press(page, "Abmelden")
    page.goto(f"{home}/anmelden/")
    ask_for_code(page, house, BERTA, count=2)
    stop_at(page, "/anmelden/zweiter-faktor/", "Und jetzt der zweite Faktor.")
    press(page, "Passkey zeigen")
    page.wait_for_url(f"{home}/schreibtisch/")

    # 5. Who does not prove to be the owner does not get in, and is told.
    press(page, "Abmelden")
    authenticator("WebAuthn.setUserVerified", isUserVerified=False)
    page.goto(f"{home}/anmelden/")
    page.get_by_role("button", name="Mit Passkey anmelden").click()  # and stay
    says = page.locator("[data-passkey-says]")
    says.filter(has_text="Abgebrochen").wait_for()
    authenticator("WebAuthn.setUserVerified", isUserVerified=True)

    # 6. Taken away, it opens nothing, and its owner reads about it.
    press(page, "Mit Passkey anmelden")
    page.wait_for_url(f"{home}/schreibtisch/")
    page.goto(f"{home}/zugang/")
    walk.go(page.get_by_role("link", name=re.compile("Entfernen.*Altes Handy")))
    stop_at(page, "/entfernen/$", "Passkey »Altes Handy« entfernen")
    press(page, "Entfernen")
    stop_at(page, "/zugang/$", "Mein Zugang")
    house.post.wait_for_mail(BERTA, count=3)
    press(page, "Abmelden")
    page.goto(f"{home}/anmelden/")
    press(page, "Mit Passkey anmelden")
    page.wait_for_url(f"{home}/anmelden/")
    page.get_by_text("Mit diesem Passkey hat es nicht geklappt.").wait_for()


def with_authenticator(page):
    """A phone with a finger on it, as far as this browser can tell."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    kind = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": kind})
    return lambda order, **words: devtools.send(order, made | words)


def test_without_a_script_the_door_opens_by_code_and_says_nothing_of_passkeys(empty_house, visit):
    house = empty_house
    house.open()
    home = f"http://localhost:{house.port}"
    page = visit(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page.goto(link_said_by(house))
    page.get_by_label("Ihr Name").fill("Berta Beispiel")
    page.get_by_label("Ihre E-Mail-Adresse").fill(BERTA)
    press(page, "Geschäftsstelle übernehmen")
    page.get_by_label("Sechs Ziffern aus der App").fill(shown_by_app(page.locator(".secret").inner_text()))
    press(page, "Code-App einrichten")
    walk.go(page.get_by_role("link", name="Ich habe sie verwahrt, weiter"))

    page.goto(f"{home}/zugang/passkeys/neu/")
    assert page.get_by_text("Hier ist das gerade nicht so.").is_visible()
    assert page.get_by_role("button", name="Passkey anlegen").count() == 0
    press(page, "Abmelden")
    page.goto(f"{home}/anmelden/")

    assert page.get_by_role("button", name="Mit Passkey anmelden").count() == 0
    assert page.get_by_role("button", name="Code schicken").is_visible()
