"""A concern in a joint sitting, told from outside: on its agenda, decided there, and what its person hears of it."""

import re
import shutil

import pytest

from tests.journeys.desk import SIT_DOWN
from tests.stories.house import ROOT
from tests.stories.mail import text_of
from tests.stories.test_joining import DRAFT, Browser

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"
SITTING = "/sitzungen/2099-02-18-wohnen/"
MARKER, SHARED = "Geheimzeichen", "Geteiltzeichen"


def test_a_concern_goes_into_a_joint_sitting_and_comes_back_with_its_decision(house, smtp_house):
    # 1. A network with a joint sitting that is not convened yet, an office, and a real mail server.
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    mine = house.folder / "eschweiler-west.yaml"
    shutil.copy(EXAMPLE, mine)
    text = mine.read_text(encoding="utf-8").replace("\nmeetings:\n", DRAFT)
    address = f"body:\n  address: http://localhost:{house.port}\n"
    mine.write_text(re.sub(r"(?m)^body:\n", address, text), encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    house.open()

    # 2. Somebody comes by; the office types it in and reads out who will talk about it. They confirm their address.
    office = at_the_desk(house, session.split()[0])
    person = {"name": MARKER, "reply_by": "mail", "email": "erika@example.org", "may_be_public": "on"}
    office.go("/schreibtisch/anliegen/eintragen/").send(way_in="visit", language="de", text=MARKER, **person)
    assert "A-1" in office.words
    key = re.search(r"/anliegen/([^/]+)/vorlesen/", office.address)[1]
    neutral = text_of(smtp_house.wait_for_mail("erika@example.org"))
    assert MARKER not in neutral
    somebody = Browser(house).go(re.search(r"http://localhost:\d+/l/\S+", neutral).group())
    somebody.send()
    receipt = text_of(smtp_house.wait_for_mail("erika@example.org", count=2))
    assert "Nummer A-1" in receipt and MARKER not in receipt
    mine = re.search(r"http://localhost:\d+/l/\S+", receipt).group()

    # 3. It passes it on without what does not belong to the group, and puts it on the agenda of the joint sitting.
    office.go(f"/anliegen/{key}/weitergeben/").send(leading="ag-wohnen", shared_text=SHARED)
    assert "liegt beim Gremium" in office.words
    office.go(f"{SITTING}anliegen/")
    assert SHARED in office.words
    office.go(f"/anliegen/{key}/auf-die-tagesordnung/?sitzung=2099-02-18-wohnen")
    office.send(place="2099-02-18-wohnen")
    assert "TOP 1 Anliegen A-1" in office.words

    # 4. Convened: the day is in the mail, and the agenda tells strangers the number alone.
    office.go(f"{SITTING}einberufen/").send()
    house.command("manage", "tell_concern_dates")  # what the clock does every minute
    day = text_of(smtp_house.wait_for_mail("erika@example.org", count=3))
    assert "Mittwoch, 18. Februar 2099, 16.30 Uhr" in day and "A-1" in day
    stranger = Browser(house).go(SITTING)
    assert "TOP 1 Anliegen A-1" in stranger.words
    assert MARKER not in stranger.page and SHARED not in stranger.page

    # 5. Moved: the new day is in the mail.
    office.go(f"{SITTING}verlegen/").send(date="2099-03-04", start_time="17:00", end_time="", reason="Saal belegt")
    house.command("manage", "tell_concern_dates")
    moved = text_of(smtp_house.wait_for_mail("erika@example.org", count=4))
    assert "4. März 2099" in moved and "Saal belegt" in moved

    # 6. The groups decide; the office answers with the decision, and the person reads it by mail.
    decided = {"name": "Lampen am Spielplatz", "resolution_text": "Die Stadt wird um zwei Lampen gebeten."}
    office.go("/beschluesse/neu/").send(
        date="2026", result="carried", group_1="ag-wohnen", group_2="ag-integration", **decided
    )
    decision = re.search(r"/beschluesse/[^/]+/", office.address).group()
    words = {"text": "Die Stadt stellt zwei Lampen auf.", "resolution": decision.split("/")[2]}
    office.go(f"/anliegen/{key}/beantworten/").send(**words)
    assert "beantwortet" in office.words
    answer = text_of(smtp_house.wait_for_mail("erika@example.org", count=5))
    assert "Die Stadt stellt zwei Lampen auf." in answer and decision in answer

    # 7. The decision names the concern once it is published, and not before.
    assert "Anliegen" not in Browser(house).go(decision).words
    office.go(f"/anliegen/{key}/veroeffentlichen/").send(public_text="Am Spielplatz fehlt Licht.")
    assert "Antwort auf: Anliegen A-1" in Browser(house).go(decision).words
    assert "Die Stadt stellt zwei Lampen auf." in Browser(house).go(mine).words
    everything = "".join(Browser(house).go(path).page for path in (SITTING, decision, "/", "/anliegen/"))
    assert MARKER not in everything and SHARED not in everything


def at_the_desk(house, session):
    office = Browser(house)
    office.opener.addheaders = [("Cookie", f"sessionid={session}")]
    office.go("/schreibtisch/eintragen/sitzungen/").go("/sitzungen/neu/")
    (token,) = [cookie.value for cookie in office.jar if cookie.name == "csrftoken"]
    office.opener.addheaders = [("Cookie", f"sessionid={session}; csrftoken={token}")]
    return office
