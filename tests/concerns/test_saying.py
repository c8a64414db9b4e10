"""Saying something in three small steps and a look: nothing typed is lost, and the receipt says when and where."""

import io
import re
import shutil
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sozialraum.actforms import drafts
from sozialraum.acts import guard
from sozialraum.bodies.models import Text
from sozialraum.concerns import actions
from sozialraum.concerns.models import Concern, Photo
from sozialraum.concerns.ports import storage
from sozialraum.post.models import Letter
from tests import factories as f
from tests.joining.conftest import Somebody

SAID = {"text": "Am Spielplatz ist es abends dunkel.", "reply_by": "phone", "phone": "02403 00-04"}


def picture(colour="red", size=(320, 240)):
    content = io.BytesIO()
    Image.new("RGB", size, colour).save(content, "JPEG")
    return SimpleUploadedFile("IMG_0001.jpg", content.getvalue(), "image/jpeg")


class Speaker(Somebody):
    """Somebody in front of the three steps."""

    def say(self, prefix="", **typed):
        self.address = f"{prefix}/anliegen/sagen/"
        words = {"topic": "wohnen", **SAID} | typed
        self.open()
        self.press("2", topic=words["topic"])
        self.press("3", text=words["text"], photos=words.pop("photos", []))
        return self.press("senden", **{name: value for name, value in words.items() if name not in ("topic", "text")})


@pytest.fixture
def speaker(clock, topic):
    return Speaker(Client(), clock, "/anliegen/sagen/")


def receipt_of(answer):
    return Client().get(answer.url)


def words_of(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode().split("<main")[1]))


def test_the_receipt_says_number_code_group_and_when_it_meets(speaker, meeting):
    answer = speaker.say()

    concern = Concern.objects.get()
    words = words_of(receipt_of(answer))
    assert answer.status_code == 302
    assert "Nummer A-1" in words
    assert f"{concern.code[:4]}-{concern.code[4:]}" in words
    assert "AG Wohnen/Quartier" in words
    assert "Donnerstag, 18. Februar 2027" in words
    assert "Nachbarschaftstreff Beispiel" in words
    assert "In den Kalender" in words


def test_without_a_date_it_says_how_word_will_follow(speaker):
    assert "Sobald er feststeht, rufen wir Sie an." in words_of(receipt_of(speaker.say()))


def test_i_do_not_know_is_an_answer_and_no_answer_is_none(speaker):
    speaker.open()
    assert "Diese Angabe fehlt noch." in words_of(speaker.press("2"))

    answer = speaker.say(topic="weiss-nicht")

    assert "Das Büro liest es und findet die passende Gruppe." in words_of(receipt_of(answer))
    assert Concern.objects.get().topic is None


def test_a_joint_sitting_is_named_with_all_who_hold_it(speaker, body, group, language):
    f.MeetingFactory(body=body, key="gemeinsam", name="Gemeinsame Sitzung", of=[language, group])

    words = words_of(receipt_of(speaker.say()))
    assert "Gemeinsame Sitzung" in words
    assert "AG Sprache" in words


def test_what_was_typed_survives_every_refusal_and_every_way_back(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    speaker.press("3", text="Mein Text\nin zwei Zeilen")
    speaker.press("senden", reply_by="mail", email="keine adresse", name="Erika")
    assert "So sieht keine E-Mail-Adresse aus." in words_of(speaker.page)
    speaker.press("1")
    assert speaker.standing()["topic"] == "wohnen"
    speaker.press("2")
    assert speaker.standing()["text"] == "Mein Text\nin zwei Zeilen"
    speaker.press("3")
    assert (speaker.standing()["email"], speaker.standing()["name"]) == ("keine adresse", "Erika")

    answer = speaker.press("senden", reply_by="none")

    assert answer.status_code == 302
    assert Concern.objects.get().text == "Mein Text\nin zwei Zeilen"


def test_neither_text_nor_photo_is_refused_and_a_photo_alone_is_enough(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    assert "Schreiben Sie, worum es geht, oder zeigen Sie es mit einem Foto." in words_of(speaker.press("3", text=" "))

    speaker.press("3", photos=[picture()])
    assert speaker.press("senden", reply_by="none").status_code == 302

    assert Photo.objects.get().concern == Concern.objects.get()


def test_photos_stay_from_step_to_step_and_can_be_left_out_again(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    speaker.press("2", text="x", photos=[picture(colour) for colour in ("red", "green", "blue")])
    page = speaker.page.content.decode()
    assert page.count("/anliegen/sagen/foto/?foto=") == 3
    preview = re.search(r'src="(/anliegen/sagen/foto/[^"]+)"', page)[1].replace("&amp;", "&")
    shown = Client().get(preview)
    assert (shown["Content-Type"], shown.content[:2]) == ("image/jpeg", b"\xff\xd8")

    tokens = re.findall(r'name="photos" value="([^"]+)"', page)
    speaker.press("3", photos=tokens, **{"ohne-foto": tokens[1]})
    assert re.findall(r'name="photos" value="([^"]+)"', speaker.page.content.decode()) == [tokens[0], tokens[2]]
    speaker.press("senden", reply_by="phone", photos=[tokens[0], tokens[2]])
    assert "photos" in speaker.page.content.decode()

    answer = speaker.press("senden", reply_by="none", photos=[tokens[0], tokens[2]])

    assert answer.status_code == 302
    assert Photo.objects.count() == 2


def test_a_fourth_photo_or_no_photo_is_refused_and_the_good_ones_stay(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    bad = SimpleUploadedFile("brief.pdf", b"%PDF-1.7 nothing", "application/pdf")
    page = speaker.press("3", text="x", photos=[picture(), bad, *[picture() for _ in range(3)]])

    assert "Bitte höchstens drei Fotos." in words_of(page)
    assert "»brief.pdf«: " in words_of(page).replace("\u2068", "").replace("\u2069", "")  # which of them it was
    assert page.content.decode().count("/anliegen/sagen/foto/?foto=") == 3
    assert speaker.standing()["text"] == "x"


def stored():
    return set(default_storage.listdir(storage.FOLDER)[1]) if default_storage.exists(storage.FOLDER) else set()


def test_a_photo_that_waits_lies_encrypted_and_in_no_backup(speaker, settings):
    shutil.rmtree(Path(settings.DATA) / drafts.FOLDER, ignore_errors=True)
    before = stored()
    speaker.open()
    speaker.press("2", topic="wohnen")
    page = speaker.press("3", text="x", photos=[picture()]).content.decode()
    token = re.search(r'name="photos" value="([^"]+)"', page)[1]

    lying = [path for path in (Path(settings.DATA) / drafts.FOLDER).rglob("*") if path.is_file()]
    assert len(lying) == 1
    assert b"\xff\xd8\xff" not in lying[0].read_bytes()
    assert stored() == before

    sent = speaker.standing() | {"reply_by": "none", "photos": [token], "schritt": "senden"}
    twice = [speaker.client.post(speaker.address, sent, **speaker.how).status_code for _ in range(2)]
    assert (twice, Photo.objects.count()) == ([302, 302], 1)
    assert default_storage.exists(Photo.objects.get().storage_name)


def test_strangers_of_one_network_keep_only_so_many_photos(speaker, monkeypatch):
    monkeypatch.setattr(drafts, "OF_STRANGERS", drafts.Quota(1, 10_000_000))
    speaker.open()
    speaker.press("2", topic="wohnen")
    page = speaker.press("3", text="x", photos=[picture(), picture("blue")])

    assert "Das Foto lässt sich gerade nicht speichern. Senden Sie ruhig ohne." in words_of(page)
    assert page.content.decode().count("/anliegen/sagen/foto/?foto=") == 1


def test_a_token_that_nobody_signed_brings_no_file(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    page = speaker.press("3", text="x", photos=["../../secret-key"])

    assert "Ein Foto ist nicht mehr da." in words_of(page)
    assert Client().get("/anliegen/sagen/foto/?foto=../../secret-key").status_code == 404


def test_who_sees_the_bytes_of_a_photo(speaker, office, body):
    answer = speaker.say(photos=[picture()])
    photo = Photo.objects.get()
    path = f"/anliegen/fotos/{photo.key}/"
    link = re.match(r"/l/[^/]+", answer.url)[0]

    assert office.get(path).status_code == 200
    assert Client().get(link + path).status_code == 200
    assert Client().get(path).status_code == 302
    assert "no-store" in office.get(path)["Cache-Control"]


def test_a_mail_address_gets_one_neutral_letter_in_the_language_of_the_page(speaker):
    answer = speaker.say(prefix="/en", reply_by="mail", email="erika@example.org", text="Geheimzeichen")

    letter, concern = Letter.objects.get(), Concern.objects.get()
    assert "Geheimzeichen" not in letter.subject + letter.text
    assert concern.language == "en"
    assert re.match(rf"/l/[^/]+/en/anliegen/{concern.key}/stand/", answer.url)
    assert f"/en/anliegen/{concern.key}/bestaetigen/" in letter.text


def test_the_page_is_made_for_every_language(speaker, topic):
    for prefix in ("", "/leicht", "/en", "/ar", "/fa", "/uk", "/tr", "/kmr", "/fr"):
        assert Client().get(f"{prefix}/anliegen/sagen/").status_code == 200
        assert Client().get(f"{prefix}/anliegen/").status_code == 200
        assert Client().get(f"{prefix}/anliegen/stand/").status_code == 200


def test_emergency_and_help_lines_stand_on_the_page(speaker, body):
    with guard.opened():
        Text.objects.create(body=body, kind="help_lines", text="Hilfetelefon: 116 016\nohne Nummer")
        Text.objects.create(body=body, kind="defects", text="https://maengel.example")
        Text.objects.create(body=body, kind="petition", text="javascript:alert(1)")
    page = speaker.open().content.decode()

    assert 'href="tel:112"' in page
    assert 'href="tel:110"' in page
    assert 'href="tel:116016"' in page
    assert 'href="https://maengel.example"' in page
    assert "javascript:" not in page


def test_whoever_was_blocked_still_has_every_word(speaker):
    speaker.open()
    speaker.press("2", topic="wohnen")
    speaker.press("3", text="Drei ehrliche Sätze.")
    page = speaker.press("senden", reply_by="none", homepage="https://spam.example")

    assert "Das sah nach einem Programm aus" in words_of(page)
    assert speaker.standing()["text"] == "Drei ehrliche Sätze."
    assert not Concern.objects.exists()
    assert speaker.press("senden", homepage="").status_code == 302


# ── by number and code ────────────────────────────────────────────────────────


def ask(number, code, client=None, **how):
    return (client or Client()).post("/anliegen/stand/", {"number": number, "code": code}, **how)


def test_number_and_code_open_the_status_but_not_what_was_typed(speaker):
    speaker.say(text="Geheimzeichen", name="Geheimzeichen")
    concern = Concern.objects.get()

    page = ask(f"a {concern.ordinal}", concern.code.lower())

    assert "Danke. Ihr Anliegen ist da." in words_of(page)
    assert "Geheimzeichen" not in page.content.decode()
    assert not page.cookies.get("sessionid")


def test_a_wrong_number_and_a_wrong_code_are_told_alike(speaker):
    speaker.say()
    concern = Concern.objects.get()

    pages = [ask(concern.number, "AAAABBBB"), ask("A-999", concern.code), ask("", ""), ask("x", "y" * 20)]

    wrong = "Nummer und Code passen nicht zusammen."
    assert [wrong in words_of(page) for page in pages] == [True, True, False, True]
    assert words_of(pages[0]).replace(concern.number, "") == words_of(pages[1]).replace("A-999", "")


def test_guessing_ends_soon(speaker):
    speaker.say()
    concern = Concern.objects.get()
    for _ in range(30):
        ask(concern.number, "AAAABBBB")

    assert "sehr oft nachgesehen" in words_of(ask(concern.number, concern.code))
    assert "Ihr Anliegen ist da" in words_of(ask(concern.number, concern.code, REMOTE_ADDR="198.51.100.9"))


def test_nobody_opens_somebody_elses_status(speaker, people, body):
    answer = speaker.say()
    concern = Concern.objects.get()
    path = f"/anliegen/{concern.key}/stand/"

    assert Client().get(path).status_code == 302
    assert Client().get(path).url.startswith("/anmelden/")
    with_link = re.match(r"/l/[^/]+", answer.url)[0]
    assert Client().get(with_link + path).status_code == 200


def test_behind_the_link_the_text_can_be_read_and_the_concern_withdrawn(speaker):
    answer = speaker.say()
    assert "Am Spielplatz ist es abends dunkel." in receipt_of(answer).content.decode()
    link = answer.url.replace("/stand/", "/zurueckziehen/")

    assert Client().get(link).status_code == 200
    assert Concern.objects.get().state == "received"
    gone = Client().post(link, follow=True)

    assert Concern.objects.get().state == "withdrawn"
    assert "Sie haben Ihr Anliegen zurückgezogen." in words_of(gone)


# ── a wave of spam ────────────────────────────────────────────────────────────


def test_in_a_wave_of_spam_three_honest_letters_all_arrive(clock, topic, people):
    """One from the flooded corner, one from elsewhere, one that was set aside with the spam by mistake."""
    for number in range(30):
        robot = Speaker(Client(), clock, "/anliegen/sagen/")
        robot.open()
        spam = {"topic": "wohnen", "text": f"Kaufen Sie jetzt {number}", "reply_by": "none"}
        if number % 3 == 0:
            robot.press("senden", **spam, homepage="https://spam.example")
        else:
            robot.press("senden", **spam)
    came = Concern.objects.count()
    assert 0 < came <= 20

    neighbour = Speaker(Client(), clock, "/anliegen/sagen/")
    held = neighbour.say(text="Ehrlich eins", reply_by="none")
    assert "Ihre Angaben sind noch da" in words_of(held)
    elsewhere = Speaker(Client(), clock, "/anliegen/sagen/", far_end="198.51.100.7")
    assert elsewhere.say(text="Ehrlich zwei", reply_by="none").status_code == 302
    clock.shift(3700)
    assert neighbour.press("senden").status_code == 302
    third = elsewhere.say(text="Ehrlich drei", reply_by="none")
    assert third.status_code == 302
    for concern in Concern.objects.exclude(text__in=["Ehrlich eins", "Ehrlich zwei"]):
        actions.set_aside(concern, by=people["office"], reason="Werbung")
    actions.undo_set_aside(Concern.objects.get(text="Ehrlich drei"), by=people["office"])

    arrived = Concern.objects.filter(state="received").values_list("text", flat=True)
    assert sorted(arrived) == ["Ehrlich drei", "Ehrlich eins", "Ehrlich zwei"]
