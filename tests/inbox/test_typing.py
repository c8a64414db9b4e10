"""What the office types in for others: on the phone, and sixty cards in one go."""

import re

import pytest

from sozialraum.concerns.models import Concern
from sozialraum.concerns.words import ConcernState
from sozialraum.inbox.forms.cards import AT_ONCE
from sozialraum.post.models import Letter
from tests import factories as f
from tests.conftest import logged_in

CARDS = "/schreibtisch/anliegen/karten/"
TYPED = {
    "way_in": "phone",
    "language": "de",
    "text": "Am Spielplatz ist es dunkel.",
    "topic": "wohnen",
    "reply_by": "phone",
    "phone": "02403 00-04",
}


def page_of(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def cards(*texts, **head):
    words = {"anlass": "Straßenfest", "thema": "wohnen", "sprache": "de", "karten": ""} | head
    for place, text in enumerate(texts, 1):
        words |= text if isinstance(text, dict) else {f"karte-{place}-text": text}
    return words


# ── on the phone ──────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("topic")
def test_on_one_screen_stands_all_that_is_read_out(office, meeting):
    answer = office.post("/schreibtisch/anliegen/eintragen/", TYPED, follow=True)

    concern = Concern.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(f"/anliegen/{concern.key}/vorlesen/", 302)]
    assert (concern.on_behalf, concern.way_in, concern.number) == (True, "phone", "A-1")
    for said in ("A-1", f"{concern.code[:4]}-{concern.code[4:]}", "AG Wohnen/Quartier", "18. Februar 2027", "Saal"):
        assert said in page
    assert concern.told_for == meeting.key


@pytest.mark.usefixtures("topic")
def test_without_a_date_it_says_that_word_will_follow(office):
    page = office.post("/schreibtisch/anliegen/eintragen/", TYPED, follow=True).content.decode()

    assert "Sobald er feststeht, sagen wir Bescheid." in page
    assert Concern.objects.get().promised is not None


@pytest.mark.usefixtures("topic")
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": ""}, "Diese Angabe fehlt noch."),
        ({"phone": ""}, "Ohne diese Angabe können wir nicht antworten."),
        ({"topic": "gibt-es-nicht"}, "Das steht hier nicht zur Auswahl"),
        ({"way_in": "form"}, "gültige Auswahl"),
    ],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(office, wrong, said):
    page = office.post("/schreibtisch/anliegen/eintragen/", TYPED | {"name": "Frau Beispiel"} | wrong).content.decode()

    assert said in page
    assert "Frau Beispiel" in page
    assert not Concern.objects.exists()


@pytest.mark.usefixtures("topic")
def test_the_same_words_again_are_asked_about_first(office):
    office.post("/schreibtisch/anliegen/eintragen/", TYPED)

    again = office.post("/schreibtisch/anliegen/eintragen/", TYPED | {"text": "am spielplatz ist es DUNKEL"})
    assert "Genau das steht schon als A-1 da." in again.content.decode()
    assert Concern.objects.count() == 1
    assert office.post("/schreibtisch/anliegen/eintragen/", TYPED | {"doppelt": "1"}).status_code == 302
    assert Concern.objects.count() == 2


# ── cards ─────────────────────────────────────────────────────────────────────


def test_sixty_cards_each_get_their_number_and_the_head_is_carried_on(office, topic):
    url = CARDS
    for pile in range(6):
        answer = office.post(url, cards(*[f"Wunsch {pile} {place}" for place in range(AT_ONCE)], karten=carried(url)))
        assert answer.status_code == 302
        url = answer.url

    found = Concern.objects.order_by("ordinal")
    assert [one.number for one in found] == [f"A-{number}" for number in range(1, 61)]
    assert {(one.way_in, one.occasion, one.topic, one.on_behalf) for one in found} == {
        ("card", "Straßenfest", topic, True)
    }
    page = page_of(office, url)
    assert 'value="Straßenfest"' in page
    assert '<option value="wohnen" selected>' in page
    slips = page_of(office, re.search(r'href="(/schreibtisch/anliegen/zettel/[^"]+)"', page)[1])
    assert slips.count('<dl class="ticket">') == 60
    assert "Wunsch 0 0" not in slips
    assert all(f"{one.code[:4]}-{one.code[4:]}" in slips for one in found)


def carried(url):
    return (re.findall(r"karten=([^&]*)", url) or [""])[0].replace("%2C", ",")


@pytest.mark.usefixtures("topic")
def test_a_refused_card_stays_and_the_others_are_in(office):
    words = cards("Bank", "Licht", "Rutsche") | {"karte-2-antwort": "weiß nicht"}

    answer = office.post(CARDS, words)
    page = answer.content.decode()
    assert Concern.objects.count() == 0  # nothing goes in while a line cannot be read at all
    assert "Karte 2: Das ist weder eine Telefonnummer noch eine E-Mail-Adresse." in page
    assert all(f">{text}</textarea>" in page.replace("\n", "") for text in ("Bank", "Licht", "Rutsche"))

    office.post(CARDS, words | {"karte-2-antwort": "02403 00-05"})
    assert [(one.text, one.phone) for one in Concern.objects.order_by("pk")] == [
        ("Bank", ""),
        ("Licht", "02403 00-05"),
        ("Rutsche", ""),
    ]


@pytest.mark.usefixtures("topic")
def test_the_same_page_sent_twice_is_asked_about_and_a_second_card_with_the_same_words_goes_in(office):
    office.post(CARDS, cards("Bank", "Licht"))

    again = office.post(CARDS, cards("Bank", "licht!", "Rutsche"))
    page = again.content.decode()
    assert again.status_code == 200
    assert "Dasselbe steht schon da: A-1." in page
    assert Concern.objects.count() == 3  # the slide is new
    assert page.count('data-card=""') == 2

    office.post(CARDS, cards({"karte-1-text": "Bank", "karte-1-doppelt": "on"}))
    assert Concern.objects.filter(text="Bank").count() == 2


@pytest.mark.usefixtures("topic")
def test_twice_on_one_page_is_noticed_too(office):
    page = office.post(CARDS, cards("Bank", "bank")).content.decode()

    assert "Dasselbe steht schon da: Karte 1." in page
    assert Concern.objects.count() == 1


@pytest.mark.usefixtures("topic")
def test_a_card_with_a_mail_address_gets_the_one_neutral_letter_and_its_own_topic(office, body):
    other = f.TopicFactory(body=body, name="Feste", key="feste")
    words = cards("Mehr Feste") | {"karte-1-antwort": "zwei@example.org", "karte-1-thema": other.key}

    office.post(CARDS, words)

    concern = Concern.objects.get()
    assert (concern.email, concern.topic, concern.state) == ("zwei@example.org", other, ConcernState.RECEIVED)
    letter = Letter.objects.get()
    assert (letter.to, letter.secret) == ("zwei@example.org", True)
    assert f"/anliegen/{concern.key}/" in letter.text


def test_only_the_office_types_in(client, body):
    auditor = logged_in(client, body, "audit")

    for path in (CARDS, "/schreibtisch/anliegen/eintragen/", "/schreibtisch/anliegen/zettel/"):
        assert auditor.get(path).status_code == 403


def test_slips_of_another_network_are_not_there(office, other_body):
    theirs = f.ConcernFactory(body=other_body, on_behalf=True)

    assert office.get(f"/schreibtisch/anliegen/zettel/?karten={theirs.key}").status_code == 404
