"""How hard a text is to read: syllables, sentences and the index, worked out by hand."""

import pytest

from sozialraum.languages.pages import sentences_of, texts_of
from sozialraum.languages.reading import measured, sentences, syllables

SYLLABLES = {
    "Büro": 2,
    "Gruppe": 2,
    "Adresse": 3,
    "Geschäftsordnung": 4,
    "Anliegen": 3,
    "beenden": 3,
    "beim": 1,
    "geeignet": 3,
    "Beurteilung": 4,
    "sie": 1,
    "Ferien": 3,
    "Familie": 4,
    "Quartier": 2,
    "neue": 2,
    "Museum": 3,
    "geändert": 3,
    "E-Mail": 2,
    "QR-Code": 3,
    "PDF": 3,
    "§": 1,
}


@pytest.mark.parametrize(("word", "count"), SYLLABLES.items())
def test_syllables_are_counted_by_sounds(word, count):
    assert syllables(word) == count


def test_a_sentence_ends_in_a_mark_and_not_in_an_abbreviation():
    text = "Nächste Sitzung"
    said = "Das Büro liest es. Es gilt Art. 6 Abs. 1 Buchst. e DSGVO. Haben Sie Fragen? Telefon:"

    assert sentences(text) == []
    assert sentences(said) == [
        "Das Büro liest es.",
        "Es gilt Art. 6 Abs. 1 Buchst. e DSGVO.",
        "Haben Sie Fragen?",
    ]


def test_the_index_is_the_first_vienna_formula():
    """»Das Büro liest Ihre Anfrage.«: one of 5 words has 3 syllables (20 %) and 7 letters, two have one (40 %)."""
    one = measured(["Das Büro liest Ihre Anfrage."])

    assert (one.sentences, one.words, one.length) == (1, 5, 5)
    assert (one.many, one.long, one.single) == pytest.approx((20, 20, 40))
    assert one.index == pytest.approx(0.1935 * 20 + 0.1672 * 5 + 0.1297 * 20 - 0.0327 * 40 - 0.875)


def test_a_value_makes_a_sentence_longer_and_is_no_word():
    one = measured(["Am □ trifft sich □."])

    assert (one.words, one.length) == (3, 5)


def test_without_a_sentence_there_is_no_index():
    assert measured([]).index == 0


def test_every_branch_of_a_template_is_read():
    """The page of a wish says by which way the answer comes: three branches within one sentence."""
    found = {part for text in texts_of("joining/request_status.html") for part in sentences(text)}

    assert {
        "Antwort bekommen Sie per E-Mail.",
        "Antwort bekommen Sie am Telefon.",
        "Antwort bekommen Sie mit der Post.",
    } <= found


def test_a_page_has_the_sentences_of_what_it_includes_and_of_its_code():
    found = sentences_of("concerns:concern-say")

    assert "Das Büro liest es und findet die passende Gruppe." in found  # concerns/look_over.html
    assert "Worum geht es?" in found  # concerns/forms.py
