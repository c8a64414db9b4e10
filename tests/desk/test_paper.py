"""Letters for the printer: the office's address above, the same words below, and nobody else's secrets."""

import io
import re

import pytest
from django.utils import timezone
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.network.models import Body
from sozialraum.post import outbox
from sozialraum.post.models import Letter
from tests import factories as f

pytestmark = pytest.mark.django_db
BASE = "https://netz.example/"
LINK = BASE + "l/" + "x" * 43 + "/beitritte/"


def text_of(answer):
    return " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


@pytest.fixture
def letter(body):
    with guard.opened():
        Text.objects.create(body=body, kind="office_address", text="Büro West\nMusterstraße 12\n00000 Musterstadt")
        Text.objects.create(body=body, kind="office_phone", text="00000 11")
    return outbox.put(
        body, name="Hedwig Muster", postal_address="Musterweg 3\n00000 Musterstadt", subject="Willkommen",
        text="Guten Tag,\n\nbitte bestätigen Sie.\n\nIhr Büro", links=[("Bestätigen:", LINK.removeprefix(BASE))],
    )  # fmt: skip


def test_a_letter_on_paper_says_the_same_as_the_mail(office, letter):
    answer = office.get(f"/schreibtisch/post/{letter.key}/brief.pdf")

    text = text_of(answer)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store, private"
    assert "Büro West · Musterstraße 12 · 00000 Musterstadt" in text
    assert "Hedwig Muster Musterweg 3" in text
    assert "bitte bestätigen Sie." in text
    assert f"Bestätigen:{LINK.removeprefix('https://')}" in text.replace(" ", "")
    assert "Kamera auf das Quadrat" in text
    assert "Oder rufen Sie uns an: 00000 11." in text


def test_a_letter_names_code_and_telephone_while_the_network_has_no_address(office, body):
    with guard.opened():
        Text.objects.create(body=body, kind="office_phone", text="00000 11")
        Body.objects.update(address="")
    by_code = ("Mit Nummer A-3 und Code K7M3-P2XQ:", "ar/anliegen/stand/")
    links = [by_code, ("Oder mit diesem Link:", "l/x/anliegen/k/stand/")]
    letter = outbox.put(body, name="H", postal_address="Weg 1\n00000 Ort", subject="Antwort", text="Ja.", links=links)

    text = text_of(office.get(f"/schreibtisch/post/{letter.key}/brief.pdf"))

    assert "Mit Nummer A-3 und Code K7M3-P2XQ Oder rufen Sie uns an: 00000 11." in text
    assert "Kamera" not in text
    assert "mit diesem Link" not in text


def test_a_stack_holds_the_letters_that_were_named(office, body, letter):
    second = outbox.put(body, name="Karl", postal_address="Karl\nWeg 1", subject="Zweiter Brief", text="Hallo.")
    f.LetterFactory(body=body, key="gesendet", subject="Schon fort")

    page = office.get("/schreibtisch/post/drucken/abhaken/").content.decode()
    answer = office.get(f"/schreibtisch/post/drucken/briefe.pdf?briefe={second.key},{letter.key},gesendet,fremd")

    assert f'href="../briefe.pdf?briefe={letter.key},{second.key}"' in page
    text = text_of(answer)
    assert text.index("Zweiter Brief") < text.index("Willkommen")
    assert "Schon fort" not in text
    assert text.count("Karl Weg 1") == 1


def test_a_mail_on_paper_shows_no_link_that_opens_anything_and_a_code_is_not_printed(office, body):
    mail = f.LetterFactory(body=body, state="waiting", text=f"Hier: {LINK}")
    code = f.LetterFactory(body=body, state="waiting", secret=True, text="123456")

    text = text_of(office.get(f"/schreibtisch/post/{mail.key}/brief.pdf"))

    assert "https://netz.example/l/…/beitritte/" in text.replace("\u200b", "")
    assert "Quadrat" not in text
    assert office.get(f"/schreibtisch/post/{code.key}/brief.pdf").status_code == 404


def test_only_the_office_prints(client, people, letter):
    assert client.get(f"/schreibtisch/post/{letter.key}/brief.pdf").status_code == 302
    assert client.get(f"/schreibtisch/post/drucken/briefe.pdf?briefe={letter.key}").status_code == 302


def test_no_letter_no_document(office):
    assert office.get("/schreibtisch/post/drucken/briefe.pdf").status_code == 404


PAPER = {"state": "to_print", "kind": "paper", "to": "", "postal_address": "Musterweg 3\n00000 Musterstadt"}
PILE = "/schreibtisch/post/drucken/briefe/"


def test_the_pile_says_whom_why_since_when_and_whether_it_was_opened(office, body, group, letter):
    about = f.LetterFactory(body=body, **PAPER, subject="Zur Gruppe", about="organization", about_key=group.key)

    page = office.get(PILE).content.decode()

    for part in ("Willkommen", "Hedwig Muster", "Zur Gruppe", group.name, "noch nicht geöffnet"):
        assert part in page
    assert f"briefe.pdf?briefe={letter.key},{about.key}" in page.replace("&amp;", "&") or about.key in page
    assert "Erledigt" not in page


def test_each_letter_is_opened_before_it_is_ticked_off_and_is_printed_again_whole(office, letter):
    first = office.get(f"/schreibtisch/post/{letter.key}/brief.pdf")
    page = office.get(PILE).content.decode()
    assert "geöffnet" in page and "Erledigt" in page

    letter.refresh_from_db()
    office.post(f"{letter.get_absolute_url()}abhaken/", {"revision": letter.revision})

    page = office.get(PILE).content.decode()
    again = office.get(f"/schreibtisch/post/{letter.key}/brief.pdf")
    assert "Noch einmal drucken (PDF)" in page and "Es ist kein Brief zu drucken." in page
    assert text_of(again) == text_of(first)
    assert LINK.removeprefix("https://") in text_of(again).replace(" ", "")


def test_all_of_it_opened_at_once_may_be_ticked_off_at_once(office, body, letter):
    second = f.LetterFactory(body=body, **PAPER)

    office.get(f"/schreibtisch/post/drucken/briefe.pdf?briefe={letter.key},{second.key}")
    keys = re.findall(r'name="letters" value="(.*?)"', office.get(PILE).content.decode())
    office.post("/schreibtisch/post/drucken/abhaken/", {"letters": keys})

    assert sorted(keys) == sorted([letter.key, second.key])
    assert set(Letter.objects.values_list("state", flat=True)) == {"printed"}


def test_a_name_no_font_can_set_is_told_before_printing(office, body):
    f.LetterFactory(body=body, **PAPER, name="王小明")
    f.LetterFactory(body=body, **PAPER, name="ሰላም გიორგი Олена")

    page = office.get(PILE).content.decode()

    assert page.count("kann keine unserer Schriften setzen") == 1
    assert "<bdi>王 小 明</bdi>" in page


def test_a_letter_laid_down_with_its_link_as_text_has_a_square_too(office, body):
    with guard.opened():
        Body.objects.filter(pk=body.pk).update(address=BASE.rstrip("/"))
    old = f.LetterFactory(body=body, **PAPER, text=f"Guten Tag,\n\nbitte hier:\n{LINK}\n\nIhr Büro\n{BASE}")

    text = text_of(office.get(f"/schreibtisch/post/{old.key}/brief.pdf"))

    assert "Kamera auf das Quadrat" in text
    assert text.replace(" ", "").count(LINK.removeprefix("https://")) == 1


def test_only_the_office_sees_the_pile(client, letter):
    assert client.get(PILE).status_code == 302


def test_who_was_answered_and_cannot_be_reached_stands_there_too(office, body):
    """No letter can go while nobody confirmed the address; the office sees that, and whom."""
    wanted = {"reply_by": "mail", "email": "erika@example.org", "phone": "", "state": "admitted"}
    lost = f.JoinRequestFactory(body=body, name="Erika Ohneweg", email_confirmed=None, **wanted)
    f.JoinRequestFactory(body=body, name="Karl Bestätigt", email_confirmed=timezone.now(), **wanted)

    page = office.get(PILE).content.decode()

    assert "Erika Ohneweg" in page and lost.get_absolute_url() in page
    assert "Karl Bestätigt" not in page
