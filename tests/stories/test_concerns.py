"""Concerns, told from outside: somebody says something, hears of the date, and gets the answer, all by mail."""

import io
import re
import select
import shutil

import pytest
from pypdf import PdfReader

from tests.journeys.desk import SIT_DOWN
from tests.stories.browser import Browser
from tests.stories.house import ROOT
from tests.stories.mail import text_of
from tests.stories.test_joining import DRAFT

pytestmark = pytest.mark.story

EXAMPLE = ROOT / "examples" / "eschweiler-west" / "eschweiler-west.yaml"
MARKER = "Geheimzeichen"
ANSWER = """
from sozialraum.concerns import actions; from sozialraum.concerns.models import Concern
from sozialraum.foundation.visitor import Standing, Visitor, Way
concern = Concern.objects.get()
standing = Standing("member", 0, "office")
office = Visitor(concern.body, Way.SECOND_FACTOR, label="Büro", standings=frozenset([standing]))
actions.answer(concern, by=office, text="Im Herbst kommen drei Laternen.")
"""

OFFICE = """
from sozialraum.concerns import actions; from sozialraum.concerns.models import Concern
from sozialraum.foundation.visitor import Standing, Visitor, Way; from sozialraum.network.models import Body
standing = Standing("member", 0, "office")
office = Visitor(Body.objects.get(), Way.SECOND_FACTOR, label="Büro", standings=frozenset([standing]))
"""
TAKE_DOWN = """
words = {"by": office, "way_in": "visit", "topic": None, "text": "Der Weg ist dunkel.", "language": "tr"}
actions.record_on_behalf(office.body, reply_by="mail", email="deniz@example.org", **words)
address = "Deniz Beispiel\\nMusterweg 3\\n00000 Musterstadt"
actions.record_on_behalf(office.body, reply_by="post", postal_address=address, **words)
"""
ANSWER_BOTH = """
one, other = Concern.objects.order_by("ordinal")
actions.answer(one, by=office, text="Im Herbst kommen drei Laternen.", also=[other])
"""


@pytest.mark.usefixtures("founded_house")
def test_somebody_says_something_hears_of_the_date_and_gets_the_answer(house, smtp_house):
    # 1. A network whose one sitting is not convened yet, with topics, and a real mail server.
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    mine = house.folder / "eschweiler-west.yaml"
    shutil.copy(EXAMPLE, mine)
    text = mine.read_text(encoding="utf-8").replace("\nmeetings:\n", DRAFT)
    address = f"body:\n  address: http://localhost:{house.port}\n"
    mine.write_text(re.sub(r"(?m)^body:\n", address, text), encoding="utf-8")
    loaded = house.command("load", str(mine))
    assert loaded.returncode == 0, loaded.stdout + loaded.stderr
    house.open()

    # 2. Somebody says something in three steps, without an account and without a name.
    somebody = Browser(house).go("/anliegen/sagen/")
    somebody.send(schritt="2", topic="wohnen").send(schritt="3", text=f"{MARKER}: Der Weg ist dunkel.")
    for _try in range(30):  # who is quicker than a human is asked to send once more
        if "/l/" in somebody.send(schritt="senden", reply_by="mail", email="erika@example.org").address:
            break
        select.select([], [], [], 0.5)
    assert "Danke. Ihr Anliegen ist da." in somebody.words
    assert "AG Wohnen/Quartier" in somebody.words
    assert "Zurzeit steht kein Termin fest." in somebody.words
    number, code = re.search(r"Nummer (A-\d+) Code ([A-Z0-9]{4}-[A-Z0-9]{4})", somebody.words).groups()
    assert "sessionid" not in {cookie.name for cookie in somebody.jar}

    # 3. The address gets one neutral letter; one button confirms it, and the receipt comes by mail.
    neutral = smtp_house.wait_for_mail("erika@example.org")
    assert MARKER not in text_of(neutral) + str(neutral)
    somebody.go(re.search(r"http://localhost:\d+/l/\S+", text_of(neutral)).group())
    assert MARKER not in somebody.page
    somebody.send()
    receipt = text_of(smtp_house.wait_for_mail("erika@example.org", count=2))
    assert f"Nummer {number} und Code {code}" in receipt

    # 4. The office convenes the sitting, and within a round of the clock the date is in the mail.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    office = Browser(house)
    office.opener.addheaders = [("Cookie", f"sessionid={session.split()[0]}")]
    office.go("/sitzungen/2099-02-18-wohnen/einberufen/")
    (token,) = [cookie.value for cookie in office.jar if cookie.name == "csrftoken"]
    office.opener.addheaders = [("Cookie", f"sessionid={session.split()[0]}; csrftoken={token}")]
    office.send()
    date = text_of(smtp_house.wait_for_mail("erika@example.org", count=3))
    assert "Mittwoch, 18. Februar 2099, 16.30 Uhr" in date
    assert "gemeinsame Sitzung mit »AG Integration und interkultureller Dialog«" in date

    # 5. With number and code the same stands on the page, in another browser, on another day.
    paper = Browser(house).go("/anliegen/stand/").send(number=number.lower(), code=code.replace("-", " "))
    assert "18 Februar 2099" in paper.words
    assert MARKER not in paper.page

    # 6. The office answers, and the answer comes by mail and stands on the page.
    assert house.command("manage", "shell", "-v", "0", "-c", ANSWER).returncode == 0
    answer = text_of(smtp_house.wait_for_mail("erika@example.org", count=4))
    assert "Im Herbst kommen drei Laternen." in answer
    paper.go("/anliegen/stand/").send(number=number, code=code)
    assert "Im Herbst kommen drei Laternen." in paper.words
    assert len(smtp_house.mails_to("erika@example.org")) == 4


@pytest.mark.usefixtures("founded_house")
def test_one_answer_reaches_one_by_mail_and_another_on_paper_in_their_language(house, smtp_house):
    # 1. Two people say the same in the office, in Turkish: one has e-mail, the other an address.
    house.environment["SOZIALRAUM_SMTP"] = smtp_house.url
    mine = house.folder / "eschweiler-west.yaml"
    text = EXAMPLE.read_text(encoding="utf-8")
    mine.write_text(
        re.sub(r"(?m)^body:\n", f"body:\n  address: http://localhost:{house.port}\n", text), encoding="utf-8"
    )
    assert house.command("load", str(mine)).returncode == 0
    house.open()
    taken = house.command("manage", "shell", "-v", "0", "-c", OFFICE + TAKE_DOWN)
    assert taken.returncode == 0, taken.stderr

    # 2. The address is confirmed; from then on it is written to.
    neutral = text_of(smtp_house.wait_for_mail("deniz@example.org"))
    assert neutral.startswith("Merhaba,\n\nBiri ")
    Browser(house).go(re.search(r"http://localhost:\d+/l/\S+", neutral).group()).send()
    smtp_house.wait_for_mail("deniz@example.org", count=2)

    # 3. One answer: as a mail in Turkish with the German below it …
    answered = house.command("manage", "shell", "-v", "0", "-c", OFFICE + ANSWER_BOTH)
    assert answered.returncode == 0, answered.stderr
    mail = text_of(smtp_house.wait_for_mail("deniz@example.org", count=3, patience=240))
    turkish, german = mail.split("\nDeutsch\n\n")
    assert turkish.startswith("Merhaba,\n\nA-1 numaralı başvurunuzun cevabı:\n\nIm Herbst kommen drei Laternen.")
    assert german.startswith("Guten Tag,\n\nhier ist die Antwort auf Ihr Anliegen A-1:\n\nIm Herbst kommen")

    # 4. … and on paper with the same words, and instead of a link an address to type.
    words = {"network": "eschweiler-west", "kind": "office", "name": "Büro", "second_factor": True}
    session = house.command("manage", "shell", "-v", "0", "-c", SIT_DOWN.format(**words)).stdout.split("session ")[1]
    office = Browser(house)
    office.opener.addheaders = [("Cookie", f"sessionid={session.split()[0]}")]
    office.go("/schreibtisch/post/drucken/abhaken/")
    stack = re.search(r"briefe\.pdf\?briefe=\w+", office.page).group()
    with office.opener.open(f"{office.base}/schreibtisch/post/drucken/{stack}") as answer:
        pages = PdfReader(io.BytesIO(answer.read())).pages
    paper = re.sub("[\u2066-\u2069\u202a-\u202e]", "", " ".join("\n".join(p.extract_text() for p in pages).split()))
    assert "Deniz Beispiel Musterweg 3 00000 Musterstadt" in paper
    assert "Merhaba, A-2 numaralı başvurunuzun cevabı: Im Herbst kommen drei Laternen." in paper
    assert "Guten Tag, hier ist die Antwort auf Ihr Anliegen A-2: Im Herbst kommen drei Laternen." in paper
    typed = re.search(r"/l/(?:[2-9a-z]{4}-){4}[2-9a-z]{4}", paper.replace(" ", "")).group()
    assert "Im Herbst kommen drei Laternen." in Browser(house).go(typed).words
