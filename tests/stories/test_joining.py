"""Joining, told from outside: somebody asks when no date is set, and hears of it by mail once the office convenes."""

import re
import select
import shutil

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.browser import Browser
from tests.stories.house import ROOT
from tests.stories.mail import text_of

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"
DRAFT = """
meetings:
  - key: 2099-02-18-wohnen
    of: [ag-wohnen, ag-integration]
    name: Gemeinsame Runde
    date: 2099-02-18
    start: 16:30
    state: in Vorbereitung
"""
MARKER = "Geheimzeichen"


@pytest.mark.usefixtures("founded_house")
def test_word_follows_by_mail_once_the_date_is_convened(house, smtp_house):
    # 1. A network whose one sitting is not convened yet, and a real mail server.
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    mine = house.folder / "eschweiler-west.yaml"
    shutil.copy(EXAMPLE, mine)
    text = mine.read_text(encoding="utf-8").replace("\nmeetings:\n", DRAFT)
    mine.write_text(
        re.sub(r"(?m)^body:\n", f"body:\n  address: http://localhost:{house.port}\n", text), encoding="utf-8"
    )
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    house.open()

    # 2. Somebody asks to join, in three steps, without an account. No date is set: word will follow.
    somebody = Browser(house).go("/gremien/ag-wohnen/mitmachen/")
    me = {"name": f"Erika {MARKER}", "reply_by": "mail", "email": "erika@example.org", "message": MARKER}
    somebody.send(schritt="2", **me).send(schritt="3")
    for _try in range(30):  # who is quicker than a human is asked to send once more
        if "/l/" in somebody.send(schritt="senden").address:
            break
        select.select([], [], [], 0.5)
    assert "Danke. Ihre Anfrage ist da." in somebody.words
    assert "Zurzeit steht kein Termin fest." in somebody.words
    receipt = somebody.address
    assert "sessionid" not in {cookie.name for cookie in somebody.jar}

    # 3. The address gets one neutral letter, with nothing in it that was typed.
    neutral = smtp_house.wait_for_mail("erika@example.org")
    assert neutral["Subject"] == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
    assert MARKER not in text_of(neutral) + str(neutral)
    link = re.search(r"http://localhost:\d+/l/\S+", text_of(neutral)).group()

    # 4. One button confirms it; the answer comes by mail. A second time the link leads on.
    somebody.go(link)
    assert MARKER not in somebody.page
    somebody.send()
    answer = text_of(smtp_house.wait_for_mail("erika@example.org", count=2))
    assert "steht zurzeit kein Termin fest" in answer
    assert "Ihre E-Mail-Adresse ist bestätigt" in Browser(house).go(link).words

    # 5. The office convenes the sitting …
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    office = Browser(house)
    office.opener.addheaders = [("Cookie", f"sessionid={session.split()[0]}")]
    office.go("/sitzungen/2099-02-18-wohnen/einberufen/")
    (token,) = [cookie.value for cookie in office.jar if cookie.name == "csrftoken"]
    office.opener.addheaders = [("Cookie", f"sessionid={session.split()[0]}; csrftoken={token}")]
    office.send()
    assert office.address.endswith("/sitzungen/2099-02-18-wohnen/")

    # 6. … and within a round of the clock the date is in the mail, with everything one needs to come.
    date = text_of(smtp_house.wait_for_mail("erika@example.org", count=3))
    assert "Mittwoch, 18. Februar 2099, 16.30 Uhr" in date
    assert "gemeinsame Sitzung mit »AG Integration und interkultureller Dialog«" in date
    calendar = re.search(r"http://localhost:\d+(/sitzungen/\S+/termin\.ics)", date).group(1)
    assert "DTSTART" in house.get(calendar).text

    # 7. The page behind the personal link shows it too, and takes the wish back.
    somebody.go(receipt)
    assert "18 Februar 2099" in somebody.words
    somebody.go(f"{receipt}zurueckziehen/").send()
    assert "Sie haben Ihre Anfrage zurückgezogen." in somebody.words
    assert len(smtp_house.mails_to("erika@example.org")) == 3
