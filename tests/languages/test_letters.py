"""The letters about a concern in each language: no German sentence in them, and the same in German below."""

import re

import pytest
from django.utils import translation

from sozialraum.accounts.models import digest_of
from sozialraum.concerns import actions
from sozialraum.correspondence.models import CONFIRM, ManualDelivery
from sozialraum.foundation.visitor import Link, Visitor, Way
from sozialraum.languages.catalogues import codes
from sozialraum.languages.names import BY_CODE
from sozialraum.post.letter import HEADING, LINE
from sozialraum.post.models import Letter

pytestmark = pytest.mark.django_db

ANSWER = "Die Laternen kommen im Mai."
#: What is the network's own in a letter, and therefore German in every language.
OWN = [
    "Sozialraumkonferenz Musterviertel",
    "AG Wohnen/Quartier",
    "Nachbarschaftstreff Beispiel, Saal",
    "Nachbarschaftstreff Beispiel",
    ANSWER,
]


@pytest.fixture
def letters_in(say, body, people, meeting):
    """The letters that one concern brings: asked to confirm, as things stand, answered."""

    def written(code):
        concern = say(reply_by="mail", email="amira@example.org", phone="", language=code)
        token = re.search(r"/l/([\w-]{20,})/", Letter.objects.get().text)[1]
        link = Link(CONFIRM, "concern", concern.key, digest_of(token))
        actions.confirm(concern, by=Visitor(body, Way.LINK, link=link))
        actions.answer(concern, by=people["office"], text=ANSWER)
        return list(Letter.objects.order_by("pk"))

    return written


def parts(letter):
    """What is said in the reader's language, and what follows in German."""
    foreign, _line, german = letter.text.partition(f"{LINE}\n{HEADING}\n")
    return foreign, german


def sentences(text):
    plain = re.sub(r"https?://\S+", "", text)
    for name in OWN:
        plain = plain.replace(name, "")
    return {line.strip() for line in re.split(r"\n|(?<=[.!?:])\s", plain) if re.search(r"[^\W\d_]{3}", line)}


@pytest.mark.parametrize("code", codes())
def test_a_letter_speaks_its_readers_language_and_then_german(letters_in, code):
    letters = letters_in(code)

    assert len(letters) == 3
    for letter in letters:
        foreign, german = parts(letter)
        assert sentences(german)
        same = sentences(foreign) & sentences(german)
        assert same == set() if code != "de-simple" else sentences(german) - same
        assert f"/{BY_CODE[code].prefix}/" in foreign
    with translation.override(code):
        assert translation.gettext("Es gilt der deutsche Text.") in parts(letters[0])[0]


def test_a_german_letter_says_it_once(letters_in):
    letters = letters_in("de")

    assert letters
    assert [letter.text for letter in letters if LINE in letter.text] == []


def test_on_the_phone_the_office_reads_german_and_a_letter_on_paper_has_both(say, people):
    called = say(language="ar", text="Noch etwas")
    written = say(language="ar", reply_by="post", phone="", postal_address="Musterstraße 12\n00000 Musterstadt")

    actions.answer(called, by=people["office"], text=ANSWER, also=[written])

    assert ManualDelivery.objects.get(about_key=called.key).text.startswith(
        "Hier ist die Antwort auf Ihr Anliegen A-1:"
    )
    letter = Letter.objects.get(about_key=written.key)
    assert (letter.kind, letter.language) == ("paper", "ar")
    assert letter.text.startswith("مرحبًا،\n\nهذا هو الرد على طلبك \u2068A-2\u2069:")
    assert f"Guten Tag,\n\nhier ist die Antwort auf Ihr Anliegen A-2:\n\n{ANSWER}" in letter.text
