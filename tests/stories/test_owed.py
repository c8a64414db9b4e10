"""What is owed is kept: letters of the first days, before anybody has entered where the network is reached."""

import re
import select

import pytest

from tests.stories.browser import Browser
from tests.stories.mail import text_of
from tests.stories.totp import shown_by_app

pytestmark = pytest.mark.story

NETWORK, SERVER = "/schreibtisch/eintragen/netzwerk/", "/schreibtisch/post/server/"
BERTA = "berta@example.org"


def send_until_taken(somebody, **typed):
    """Press the last button; who is quicker than a human is asked to send once more."""
    for _try in range(30):
        if "/l/" in somebody.send(schritt="senden", **typed).address:
            return
        select.select([], [], [], 0.5)
    raise AssertionError(somebody.words)


def link_for_the_office(house):
    for line in house.process.stdout:
        if found := re.search(r"http://\S+/l/\S+", line):
            return found.group()
    raise AssertionError("the house named no link")


def office_of(house):
    """The first person of the office, with an app; the browser, the secret of the app and the recovery codes."""
    office = Browser(house).go(link_for_the_office(house)).send(name="Berta Beispiel", email=BERTA)
    secret = re.search(r'class="secret">([A-Z2-7 ]+)<', office.page).group(1)
    office.send(code=shown_by_app(secret))
    return office, secret, re.findall(r"<li><code>(\d{4} \d{4})</code>", office.page)


def test_what_was_owed_before_anything_was_entered_arrives_once_it_is(house, smtp_house):
    # 1. A fresh house. Nobody has entered an address or a mail server.
    house.environment["SOZIALRAUM_MAIL_INSIDE"] = "1"
    house.open()
    office, secret, spare = office_of(house)

    # 2. Somebody says something, somebody asks to join; both give a mail address, and read the truth.
    said = Browser(house).go("/anliegen/sagen/").send(schritt="2", topic="wohnen")
    said.send(schritt="3", text="Der Weg ist dunkel.")
    send_until_taken(said, reply_by="mail", email="amira@example.org")
    me = {"name": "Erika Beispiel", "reply_by": "mail", "email": "erika@example.org", "message": "Gern."}
    asked = Browser(house).go("/gremien/ag-wohnen/mitmachen/").send(schritt="2", **me).send(schritt="3")
    send_until_taken(asked)
    for page in (said, asked):
        assert "kann gerade nicht hinausgehen. Wir schicken sie, sobald es geht." in page.words
        assert "geschickt" not in page.words

    # 3. The office reads what blocks, and where it is mended. The login promises no code.
    office.go("/schreibtisch/")
    assert "Adresse eintragen" in office.words
    assert NETWORK in office.page
    assert "Es ist kein Mailserver eingestellt" in office.go("/schreibtisch/post/").words
    again = Browser(house).go("/anmelden/")
    assert "Ein Code per E-Mail kommt gerade nicht an." in again.words
    assert "Code schicken" not in again.words

    # 4. App and a code from the paper open together; one alone does not.
    both = {"email": BERTA, "app_code": shown_by_app(secret, later=1), "recovery_code": spare[0]}
    again.go("/anmelden/ohne-mail/")
    again.send(**both | {"recovery_code": "0000 0000"})
    assert "So kommt niemand herein" in again.words
    again.send(**both)
    assert again.address.endswith("/schreibtisch/")

    # 5. The office enters the address, then the server; nothing else has to be done.
    office.go(NETWORK).send(name="Sozialraumkonferenz Eschweiler-West", address=f"http://localhost:{house.port}/")
    assert "Angaben zum Netzwerk geändert." in office.words
    office.go(SERVER).send(
        host="127.0.0.1", port=str(smtp_house.port), security="none", user="", password="",
        from_name="", from_address="post@netz.example", reply_to="",
    )  # fmt: skip

    # 6. The letters arrive, each with a link that opens; the office hears of the login without mail.
    for address, begins in (("amira@example.org", "/anliegen/"), ("erika@example.org", "/gremien/")):
        letter = text_of(smtp_house.wait_for_mail(address))
        link = re.search(rf"http://localhost:{house.port}/l/\S+", letter).group()
        opened = Browser(house).go(link)
        assert "bestätigen" in opened.words.lower(), begins
    assert "mit dem Code der App und einem Ersatzcode" in text_of(smtp_house.wait_for_mail(BERTA, count=2)) + "".join(
        text_of(mail) for mail in smtp_house.mails_to(BERTA)
    )
    assert "Code schicken" in Browser(house).go("/anmelden/").words
