"""Every letter of every kind in every language: whole, greeted as its language does it, and readable from the right."""

import io
import re

import pytest
from django.utils import translation
from pypdf import PdfReader

from sozialraum.foundation.text import APART
from sozialraum.languages.catalogues import FROM
from sozialraum.languages.names import ALL_LANGUAGES, GERMAN
from sozialraum.post.letter import BASE as NO_BASE
from sozialraum.post.letter import kinds, parts_of
from tests.post import gallery
from tests.post.gallery import CODE, JOINED, NUMBER, OFFICE, SAMPLES, TYPED

CODES = [language.code for language in ALL_LANGUAGES]
GREETING = {
    "de": "Guten Tag", "de-simple": "Guten Tag", "en": "Hello", "ar": "مرحبًا", "fa": "سلام", "uk": "Добрий день",
    "tr": "Merhaba", "kmr": "Rojbaş", "fr": "Bonjour",
}  # fmt: skip
COMMA = {"ar": "،", "fa": "،"}
GAP = re.compile(r"%\(|%s|\{\{|\bNone\b|\{%|, ,|»«|«»|\(\)")  # where a value is missing
NAMED = (CODE, NUMBER, JOINED, OFFICE.phone, gallery.NETWORK, "AG Wohnen/Quartier")
#: Names, and what the office typed: German in every language.
OWN = [
    gallery.NETWORK, TYPED, "AG Wohnen/Quartier", "AG Sprache", "Nachbarschaftstreff Beispiel, Saal", "Kita Beispiel",
    "Laptop", "Passkey", "Telefon 02403 00-11", "Mängelmelder", "Anmelden", "§ 24", "Gemeindeordnung",
]  # fmt: skip

pytestmark = pytest.mark.usefixtures("in_german_again")
every_letter = pytest.mark.parametrize("name", SAMPLES)


@pytest.fixture
def in_german_again():
    with translation.override("de"):
        yield


def plain(text):
    return re.sub("[\u2066-\u2069]", "", text)


def sentences(text):
    text = re.sub(r"https?://\S+", "", plain(text))
    for name in OWN:
        text = text.replace(name, "")
    return {line.strip() for line in re.split(r"\n|(?<=[.!?:])\s", text) if re.search(r"[^\W\d_]{4}", line)}


def test_the_gallery_has_every_kind():
    shown = {type(letter) for letter in SAMPLES.values()}

    assert shown == set(kinds())
    assert len(shown) >= 20


@every_letter
def test_a_letter_is_whole_in_every_language(name):
    letter = SAMPLES[name]
    for code in gallery.languages_of(letter, CODES):
        words = gallery.wording(letter, code)
        foreign, german = parts_of(gallery.mail(letter, code))

        assert words.paragraphs, code
        assert 0 < len(plain(words.subject)) <= 90, code
        assert "\n" not in words.subject, code
        assert not GAP.search(plain(foreign)), code
        assert code.startswith("de") or not re.search(r"\b(Januar|Februar|Donnerstag)\b", foreign), code
        assert FROM not in foreign, code  # what the catalogue does not know would be said in German
        assert NO_BASE not in foreign, code
        same = sentences(foreign) & sentences(german)
        assert same == set() if code != "de-simple" else sentences(german) - same, code
        assert bool(german) is (code != GERMAN.code)


def test_only_the_trial_and_what_is_passed_on_to_the_office_speak_german_alone():
    """On purpose: both go to one's own office. Every other letter is in all languages."""
    alone = {type(letter).__name__ for letter in SAMPLES.values() if gallery.languages_of(letter, CODES) == ["de"]}

    assert alone == {"TrialLetter", "ForwardedAnswerLetter"}


@every_letter
def test_the_greeting_and_the_first_letters_are_those_of_the_language(name):
    letter = SAMPLES[name]
    for code in gallery.languages_of(letter, CODES):
        words = gallery.wording(letter, code)
        translation.activate(code)
        named = plain(gallery.wording(letter, code, name="Erika Beispiel").salutation)

        parts = [part for part in words.paragraphs if plain(part).strip() not in (CODE, TYPED)]
        begins = [first_of(part) for part in parts if part != getattr(letter, "when_now", "")]

        assert words.salutation == (GREETING[code] + COMMA.get(code, ",") if letter.is_signed else ""), code
        assert ("Erika Beispiel" in named and named.startswith(GREETING[code])) is letter.is_signed
        assert not any(char.islower() for char in begins[1:]), code
        assert code in ("de", "de-simple") or not begins[0].islower(), code
        assert not words.spoken[0].islower(), code


def test_german_goes_on_in_small_letters_after_the_greeting_and_in_capitals_after_the_thanks():
    first = gallery.wording(SAMPLES["concern-answer"], "de")
    second = gallery.wording(SAMPLES["concern-answer thanks"], "de")

    assert first.paragraphs[0] == "hier ist die Antwort auf Ihr Anliegen A-17:"
    assert second.paragraphs[:2] == (
        "danke, Ihre E-Mail-Adresse ist bestätigt.",
        "Hier ist die Antwort auf Ihr Anliegen A-17:",
    )
    assert first.spoken.startswith("Hier ist die Antwort")


@every_letter
def test_after_the_german_greeting_only_a_name_and_the_polite_you_begin_large(name):
    words = gallery.wording(SAMPLES[name], "de")

    assert not words.salutation or re.match(r"»|Sie\b|Ihre?\b|[a-zäöü]", plain(words.paragraphs[0]))


def first_of(text):
    return plain(text).lstrip("»«“„ ")[:1]


@every_letter
def test_numbers_and_codes_stand_apart_where_a_letter_runs_from_the_right(name):
    letter = SAMPLES[name]
    for code in {"ar", "fa"} & set(gallery.languages_of(letter, CODES)):
        words = gallery.wording(letter, code)
        text = words.subject + "\n" + words.as_mail(gallery.BASE)

        outside = APART.sub("", text)

        assert text.count("\u2068") == text.count("\u2069")
        assert [part for part in NAMED if part in outside] == []
        assert OFFICE.phone in text


@every_letter
def test_on_paper_stand_the_words_of_the_mail_and_other_ways_instead_of_links(name):
    letter = SAMPLES[name]
    for code in {"de", "ar", "uk"} & set(gallery.languages_of(letter, CODES)):
        document = PdfReader(io.BytesIO(gallery.paper(letter, code)))
        text = " ".join("\n".join(page.extract_text() for page in document.pages).split())

        text = re.sub("[\u202a-\u202e]", "", plain(text))  # set by the reader of the PDF
        together = text.replace(" ", "").replace("\u200b", "")
        notes = [note.get_object() for page in document.pages for note in page.get("/Annots", [])]
        leads_to = [note["/A"]["/URI"] for note in notes]
        links = [one for one in gallery.wording(letter, code).links if ".ics" not in one.path]
        assert document.trailer["/Root"]["/MarkInfo"]["/Marked"], code
        assert "http" not in together.replace(gallery.BASE, ""), code
        assert set(leads_to) == {f"{gallery.BASE}/{one.path}" for one in links}, code
        assert code == "ar" or [one.path for one in links if f"netz.example/{one.path}" not in together] == [], code
        assert text.count(OFFICE.phone) >= (3 if links else 1), code
        said = "".join(gallery.wording(letter, "de").paragraphs)
        missing = [word for word in re.findall(r"\w{5,}", said) if word not in together]
        assert not links or missing == [], code
