"""Letters for the printer: the office's address above, the same words below, and nobody else's secrets."""

import io

import pytest
from pypdf import PdfReader

from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.post import outbox
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
