"""Before a concern is sent one sees all of it once more, who gets it and what becomes public; nothing is lost by it."""

import re

import pytest
from django.test import Client

from sozialraum.concerns.models import Concern
from tests.concerns.test_saying import Speaker, picture, receipt_of, words_of


@pytest.fixture
def speaker(clock, topic):
    """Somebody who has answered all three steps and now looks at what they are about to send."""
    speaker = Speaker(Client(), clock, "/anliegen/sagen/")
    speaker.open()
    speaker.press("2", topic="wohnen")
    speaker.press("3", text="Mein Text\nin zwei Zeilen", photos=[picture("red"), picture("blue")])
    contact = {"reply_by": "phone", "phone": "00000 1", "email": "erika@example.org", "name": "Erika Beispiel"}
    speaker.press("4", photos=along(speaker.page), **contact)
    return speaker


def along(page):
    """The tokens of the photos that this page carries."""
    return re.findall(r'name="photos" value="([^"]+)"', page.content.decode())


def lines(page):
    """What stands in each line of the look."""
    shown = page.content.decode().partition('<dl class="look-over">')[2].partition("</dl>")[0]
    told = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>(?=<dd|</div>)", shown, re.S)
    return {label: re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", said)).strip() for label, said in told}


def test_it_shows_what_was_said_to_whom_it_goes_and_what_becomes_public(speaker, topic):
    seen = lines(speaker.page)

    assert Concern.objects.count() == 0
    assert seen["Worum geht es?"] == topic.name
    assert seen["Was Sie sagen"] == "Mein Text in zwei Zeilen"
    assert seen["Wie wir antworten"].endswith("Telefon: 00000 1 Ihr Name: Erika Beispiel")
    assert seen["Wer es bekommt"].startswith("Zuerst das Büro.")
    assert seen["Wer es bekommt"].endswith(topic.groups[0].name)
    assert seen["Was öffentlich wird"] == "Nichts davon."
    assert speaker.page.content.decode().count("<img src=") == 2


def test_who_agrees_reads_what_of_it_becomes_public(speaker):
    speaker.press("4", may_be_public="on")

    assert lines(speaker.page)["Was öffentlich wird"].startswith("Ihr Anliegen, ohne Ihren Namen")


def test_who_does_not_know_the_topic_reads_that_the_office_finds_the_group(speaker):
    speaker.press("4", topic="weiss-nicht")

    assert lines(speaker.page)["Worum geht es?"] == "Ich weiß es nicht"
    assert lines(speaker.page)["Wer es bekommt"] == "Das Büro liest es und findet die passende Gruppe."


def test_to_change_something_keeps_everything_else_photos_too(speaker):
    tokens = along(speaker.page)
    speaker.press("2", photos=tokens)
    assert along(speaker.page) == tokens
    speaker.press("3", text="Anders", photos=tokens)
    speaker.press("4", photos=tokens)
    assert lines(speaker.page)["Was Sie sagen"] == "Anders"

    answer = speaker.press("senden", photos=tokens)

    concern = Concern.objects.get()
    assert answer.status_code == 302
    assert (concern.text, concern.name, concern.photos.count()) == ("Anders", "Erika Beispiel", 2)


def test_of_three_contacts_only_the_chosen_one_is_kept(speaker):
    assert "erika@example.org" not in lines(speaker.page)["Wie wir antworten"]

    speaker.press("senden")

    concern = Concern.objects.get()
    assert (concern.phone, concern.email, concern.postal_address) == ("00000 1", "", "")


def test_a_wrong_address_in_a_field_that_was_not_chosen_holds_nobody_up(speaker):
    assert speaker.press("senden", email="keine adresse").status_code == 302


def test_it_is_not_reached_while_something_is_missing(speaker):
    speaker.press("4", phone="")

    assert "look-over" not in speaker.page.content.decode()
    assert "Ohne diese Angabe können wir auf dem gewählten Weg nicht antworten." in words_of(speaker.page)


def test_the_receipt_says_what_happens_next_and_whom_to_call(speaker):
    words = words_of(receipt_of(speaker.press("senden")))

    assert "So geht es weiter Innerhalb von 14 Tagen bekommen Sie eine erste Antwort." in words
    assert "Zurzeit steht kein Termin fest." in words
    assert "nennen Sie die Nummer" in words
