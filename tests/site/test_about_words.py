"""Site: the words explained – to everybody on a page, to developers in ``docs/glossary.md``."""

import re
from pathlib import Path

import pytest
from django.apps import apps

import sozialraum
from sozialraum.foundation.keys import is_key
from sozialraum.site.words import WORDS

FOR_DEVELOPERS = Path(sozialraum.__file__).parents[2] / "docs" / "glossary.md"
DICTIONARY = str.maketrans("äöüß", "aous")

# What the public meets of the vocabulary of the field.
OWED = """Plenum, Arbeitsgruppe (AG), Gemeinsame Sitzung, Geschäftsordnung, Stellvertretung, Ladungsfrist, Tagesordnung,
    Tagesordnungspunkt (TOP), Beschlussfähigkeit, Stimmrecht, Beratende Stimme, Befangenheit, Meinungsbild, Beschluss,
    Empfehlung, Votum, Umlaufbeschluss, Protokoll, Anlage, Förderaufruf, Förderantrag, Richtlinie, Verwendungsnachweis,
    Verfügungsfonds, Lenkungsgruppe, Anliegen, Sozialraum, Quartier, Träger, Einrichtung, Einladung, Zuwendung, Auflage,
    Eigenanteil, Bewohnergruppe"""


def test_no_word_of_the_field_is_left_unexplained():
    assert {word.strip() for word in OWED.replace("\n", " ").split(", ")} - {one.word for one in WORDS} == set()


def test_the_words_stand_in_the_order_of_a_dictionary():
    words = [one.word for one in WORDS]
    assert words == sorted(words, key=lambda word: word.lower().translate(DICTIONARY))


def test_every_word_has_an_anchor_of_its_own():
    anchors = [one.anchor for one in WORDS]
    assert len(set(anchors)) == len(anchors)
    assert all(map(is_key, anchors))


@pytest.mark.parametrize("one", WORDS, ids=lambda one: one.anchor)
def test_a_meaning_is_short_and_in_whole_sentences(one):
    assert one.meaning.endswith(".")
    assert 20 < len(one.meaning) < 240
    assert max(len(sentence.split()) for sentence in re.split(r"[.:;] ", one.meaning)) <= 25


@pytest.mark.django_db
def test_the_page_explains_each_under_its_letter(client, body):
    page = client.get("/glossar/").content.decode()

    for one in WORDS:
        assert f'id="{one.anchor}"' in page
        assert one.meaning in page
    assert re.findall(r'<h2 id="\w-titel">(\w)</h2>', page) == sorted({one.word[0] for one in WORDS})


def test_the_page_for_developers_knows_every_model_of_the_rooms():
    told = set(re.findall(r"`(\w+)\.(\w+)`", FOR_DEVELOPERS.read_text(encoding="utf-8")))
    rooms = {"network", "bodies", "people", "papers", "meetings", "decisions"}
    models = [model for model in apps.get_models() if model._meta.app_label in rooms]
    links = {m for m in models if m.__name__ == "Host" or "position" in {field.name for field in m._meta.fields}}

    named = {(model._meta.app_label, model.__name__) for model in models if model not in links}
    assert named - told == set()
    assert {(room, name) for room, name in told if room in rooms} - named == set()
