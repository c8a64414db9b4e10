"""How easily the German sentences and those in Leichte Sprache are read: counted, printed, with a bound."""

import re

import pytest
import yaml

from sozialraum.config.management.commands import demo
from sozialraum.languages.catalogues import read
from tests.languages.readable import ease, longest, syllables

#: No genitive with an article, no conjunctive, no »man«, no long compound without its hyphen (DIN SPEC 33429).
BROKEN = re.compile(
    r"\b(des \w+e?s|könnten|würden|müssten|dürften|sowie|bzw|z\. ?B|gemäß|mittels)\b"
    r"|\b(?!Informationen)[A-ZÄÖÜ][a-zäöüß]{17,}\b"
)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")


def whole_sentences():
    """What is said in sentences, German and in Leichte Sprache; headings and labels say too little to be counted."""
    for entry in read("de-simple"):
        if (
            entry.msgid[-1:] in ".?!"
            and not entry.msgctxt
            and not entry.msgid.isascii() | entry.msgid.startswith("Enter")
        ):
            yield PLACE.sub("eins", entry.msgid), PLACE.sub("eins", entry.msgstr)


def test_leichte_sprache_is_easier_than_german_and_german_is_easy():
    german, plain = (" ".join(texts) for texts in zip(*whole_sentences(), strict=True))

    told = {"German": ease(german), "Leichte Sprache": ease(plain)}
    print("\nFlesch's reading ease (Amstad):", {name: round(value) for name, value in told.items()})  # noqa: T201
    assert told["German"] >= 60  # the plain German of a newspaper for everybody
    assert told["Leichte Sprache"] >= 78
    assert told["Leichte Sprache"] >= told["German"] + 5


def test_a_sentence_in_leichte_sprache_says_one_thing():
    long = [plain for _german, plain in whole_sentences() if longest(plain) > 12]

    assert long == []


def test_leichte_sprache_keeps_to_its_rules():
    assert [entry.msgstr for entry in read("de-simple") if BROKEN.search(entry.msgstr)] == []


def test_the_example_of_a_document_in_leichte_sprache_is_one():
    file = yaml.safe_load(demo.SAMPLE.read_text(encoding="utf-8"))
    versions = [one for paper in file["documents"] for one in paper.get("versions", ())]
    (plain,) = (one["plain_text"] for one in versions if "plain_text" in one)
    lines = [line.strip("*") for line in plain.splitlines() if line]

    assert len(lines) > 30
    assert [line for line in lines if len(re.findall(r"[.?:](?= )", line)) > 1 or longest(line) > 12] == []
    assert [line for line in lines if BROKEN.search(line)] == []
    assert ease(" ".join(lines)) >= 78


@pytest.mark.parametrize(
    ("word", "count"), [("Haus", 1), ("Einrichtung", 3), ("Barrierefreiheit", 5), ("Termine", 3), ("Anliegen", 3)]
)
def test_syllables(word, count):
    assert syllables(word) == count
