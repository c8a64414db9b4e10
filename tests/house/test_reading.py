"""German for everybody: what residents read is easy, in their words, and no condition looks like an order."""

import re

import pytest
from django.conf import settings

from sozialraum.languages.extract import in_code
from sozialraum.languages.pages import OFFICE, PAGES, sentences_of, table, templates_of, texts_in
from sozialraum.languages.reading import LIMIT

#: Page → its index, which may only fall, and why it cannot be below the limit.
ABOVE: dict[str, tuple[float, str]] = {}
ROOMS = ("site", "concerns", "joining", "access", "correspondence", "events", "interests", "ui")
#: Pages and parts in these rooms that residents never see.
NOT_FOR_RESIDENTS = re.compile(
    r"access/(?:founded|founding|take_office|factor_remove|passkey_rename)\.html"
    r"|concerns/(?:meeting_concern_list|concern_put_on_agenda|concern_take_off_agenda)\.html"
    r"|events/event_act\.html|correspondence/(?:errand\w*|delivery\w*)\.html"
    r"|joining/request_(?:admit|ask_back|buttons|change_contact|detail|known|list|refuse)\.html|joining/way_note\.html"
)
#: Code whose words stand on pages, letters and papers for residents, beside what ``PAGES`` names.
CODE = ("site/**/*.py", "ui/**/*.py", "joining/letters.py", "concerns/letters.py", "press/*.py")
WORDS = {
    "Gruppe": r"\bGremi(?:um|en)",
    "Büro": r"\bGeschäftsstelle",
    "nicht bekannt": r"überliefert",
    "steht fest": r"\bTermine?\b[^.]*\beinberufen|\bkeine?r? einberufen",
    "Spam-Ordner": r"\bOrdner für (?:Werbung|unerwünschte)",
    "Anhang": r"\bBeilage",
    "QR-Code": r"[Qq]uadratische\w* Code",
    "Internet-Anschluss": r"\b(?:Ihrem|Ihr|Ihres) Netz(?:es)?\b",
    "trifft sich": r"\btag(?:t|en)\b",
    "Passwort": r"\bKennwort",
    "»…«": "„",
    "zum Beispiel": r"\bz\. ?B\.",
    "mitmachen": r"\bmittun\b",
    "mitteilen": r"\bAnliegen sag(?:en|t|en Sie)\b",
    "Aufenthaltsstatus": r"\bAufenthalts?\b",
    "wenden Sie sich": r"\bwie (?:Sie|man) ihn erreich",
    "Anregung oder Beschwerde": r"\bAntrag an den Rat\b|\bAntrag nach § 24\b|\bförmliche Eingabe\b",
}
#: A condition that begins with its verb, and so reads as a request until the comma.
VERB_FIRST = re.compile(
    r"^[»(□ ]*(?:(?!Wenn\b)[A-ZÄÖÜ]\w+n (?:Sie|wir)\b|(?:Ist|Hat|Geht|Kommt|Wird|Steht|Fehlt|Stimmt|Meldet|Gibt|Passt|"
    r"Findet|Bleibt|Dauert|Antwortet|Lässt|Braucht|Probiert|Hatten|Wurde|War|Gilt|Liegt|Sind|Werden|Fällt)\b)"
)
GOES_ON = re.compile(
    r", (?!(?:oder|und|wenn|dass|was|wie|wo|wann|damit|bis|sobald|solange|wer|ob|der|die|das|den|dem|aber|sondern|denn"
    r"|um|auch|höchstens|ohne|zum|nach|deren|außer|weil|mit|soweit|nur|keine?|an|für|bei|in|dann|nämlich|warum|als)\b)"
    r"(?:bitte )?[a-zäöü]\w*(?:t|n|ß)\b"
)


def reads_as_order(sentence):
    return not sentence.endswith("?") and bool(VERB_FIRST.search(sentence)) and bool(GOES_ON.search(sentence))


def measured_templates():
    places = [place for places in PAGES.values() for place in places if place.endswith(("html", "*.txt"))]
    return {template for place in places for name in named(place) for template in templates_of(name)}


def named(place):
    found = [file.as_posix().partition("/templates/")[2] for file in settings.HOUSE.glob(f"*/templates/{place}")]
    assert found, place
    return found


def said_to_residents():
    """Where and text of all that residents read, labels and headings too."""
    for page, places in PAGES.items():
        for place in places:
            for text in texts_in(place):
                yield page, text
    for pattern in CODE:
        for file in sorted(settings.HOUSE.glob(pattern)):
            for message in in_code(file):
                yield file.name, f"{message.text} {message.plural or ''}"
    for file in sorted(settings.HOUSE.glob("press/sheets/*.typ")):
        yield file.name, re.sub(r"//.*", "", file.read_text(encoding="utf-8"))


def test_every_page_is_at_most_as_hard_as_it_may_be():
    found = {page: round(one.index, 1) for page, one in table().items()}

    assert {page: index for page, index in found.items() if index > ABOVE.get(page, (LIMIT, ""))[0]} == {}
    assert {page: most for page, (most, _why) in ABOVE.items() if found[page] < most} == {}


def test_every_template_of_these_rooms_is_read_or_not_for_residents():
    templates = {
        file.as_posix().partition("/templates/")[2]
        for room in ROOMS
        for file in (settings.HOUSE / room / "templates").rglob("*.*")
        if file.suffix in {".html", ".txt"}
    }

    unread = templates - measured_templates() - OFFICE

    assert {one for one in unread if not NOT_FOR_RESIDENTS.fullmatch(one)} == set()
    assert templates >= OFFICE


def test_residents_read_their_own_words():
    seen = list(said_to_residents())

    found = {
        f"{where}: {' '.join(match[0].split())} → {word}"
        for where, text in seen
        for word, pattern in WORDS.items()
        if (match := re.search(rf".{{0,30}}(?:{pattern}).{{0,30}}", text))
    }

    assert found == set()
    assert len(seen) > 2_000


def test_no_condition_reads_as_an_order():
    assert [f"{page}: {said}" for page in PAGES for said in sentences_of(page) if reads_as_order(said)] == []


@pytest.mark.parametrize(("word", "old"), [
    ("steht fest", "Zurzeit ist kein Termin einberufen."),
    ("nicht bekannt", "Ein Protokoll ist nicht überliefert."),
    ("Büro", "Ihre Antwort liest die Geschäftsstelle."),
    ("Gruppe", "Zurzeit in keinem Gremium."),
    ("Spam-Ordner", "Sehen Sie im Ordner für Werbung nach."),
    ("Internet-Anschluss", "Aus Ihrem Netz kam in der letzten Stunde sehr viel auf einmal."),
    ("trifft sich", "Wann sie tagt, sagen wir Ihnen dann."),
    ("Anregung oder Beschwerde", "Zuständig ist der Rat der Stadt, mit einem Antrag nach § 24 der Gemeindeordnung."),
])  # fmt: skip
def test_an_old_word_is_noticed(word, old):
    assert re.search(WORDS[word], old)


@pytest.mark.parametrize("old", [
    "Fragen Sie auf der Seite eines Gremiums, ob Sie mitmachen können, speichert das Programm, was Sie schreiben.",
    "Folgen Sie einem Verweis auf eine fremde Seite, erfährt diese nicht, woher Sie kommen.",
    "Suchen Sie etwas Bestimmtes, beginnen Sie bitte auf der Startseite oder fragen Sie das Büro.",
    "Kommt nach einigen Minuten kein Code, ist zu dieser Adresse vielleicht keine bekannt:",
    "Waren Sie das nicht, melden Sie sich bitte sofort beim Büro.",
])  # fmt: skip
def test_a_condition_that_reads_as_an_order_is_noticed(old):
    assert reads_as_order(old)


@pytest.mark.parametrize("good", [
    "Wenn Sie wissen, wer das war, müssen Sie nichts tun.",
    "Suchen Sie etwas? Dann beginnen Sie auf der Startseite, oder fragen Sie das Büro.",
    "Rufen Sie uns bitte an, oder sehen Sie auf dieser Seite nach, wie es steht.",
])  # fmt: skip
def test_a_request_and_a_condition_with_wenn_are_none(good):
    assert not reads_as_order(good)
