"""Whoever reads that something was sent, saved or deleted may rely on it: every such sentence has a test of its effect.

The sentences are found in the templates of pages and letters, in the code, and in the catalogues; which test sees the
effect of which stands in ``claims.py``. A sentence that only tells what is not, what somebody else does, or what state
a thing is in, is none.
"""

import ast
import re
from pathlib import Path

import polib
import pytest

import sozialraum
from tests.house.claims import CLAIMS, NO_CLAIMS

HOUSE = Path(sozialraum.__file__).parent
ROOT = HOUSE.parents[1]
DONE = (
    "geschickt|gesendet|gemailt|eingetragen|gesichert|gelöscht|gespeichert|veröffentlicht|übernommen|bestätigt|"
    "abgehakt|zurückgezogen|benachrichtigt|festgehalten|gedruckt|beendet|abgemeldet|geändert|gefragt|zurückgesetzt|"
    "aufgehoben|aufgenommen|abgelehnt|angehängt|eingerichtet|entfernt|verschickt|zurückgeholt"
)
#: It has happened, or it will: a finite verb with a participle, or one of ours that promises a letter, a call, a loss.
SAID = re.compile(
    rf"\b(?:ist|sind|haben|hat|wurden?|wird|werden)\b[^.:;?]*\b(?:{DONE})\b"
    r"|\b(?:geht|gehen)\b[^.?]*\b(?:hinaus|als E-Mail|Nachricht)\b"
    r"|\b(?:bekommt|bekommen|erhalten)\b[^.?]*\b(?:E-Mail|Briefe?|Nachricht|Antwort|Code)\b"
    r"|\b(?:rufen|schreiben|schicken|sagen|löschen) wir\b|\bwir (?:rufen|schreiben|schicken|löschen)\b"
    r"|\berinnert\b|\blöscht das Programm\b",
    re.I,
)
#: A view says after an act what was done, often without a verb: »Texte gespeichert.«
SHORT = re.compile(rf"(?:{SAID.pattern})|\b(?:{DONE}|Erledigt)\b", re.I)
#: What is not so, what may be, what is asked; but that no letter goes out is a promise, too.
DENIED = re.compile(
    r"\b(?:noch|nicht|nichts|kein\w*|nie|niemand|kann|hätte|Haben Sie|Hat ein|Solange|dass)\b|\?$", re.I
)
SILENT = re.compile(r"\b(?:nichts|keine|Niemand)\b.*\b(?:hinaus|Nachricht)\b")
WORDS_OF = {"_", "__", "_l", "_lazy", "_now", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
GAP = re.compile(r"\{\{.*?\}\}|\{\w*\}|%\(\w+\)[sd]|%[sd]")
BLOCK = re.compile(
    r"\{% *(?:if|elif|else|endif|for|empty|endfor|include|plural|block|endblock|blocktranslate|endblocktranslate|with|"
    r"endwith|sheet|endsheet|notice|endnotice|facts?|endfacts?|opening|endopening|entry|endentry|board|endboard)\b.*?%\}"
    r"|</?(?:p|li|ul|ol|h\d|div|t[dhr]|summary|d[dt]|br|dl)\b[^>]*>|\n\s*\n"
)
TRANSLATED = re.compile(r'\{% *translate +"([^"]*)".*?%\}')


def sentences_in(text):
    """Sentence by sentence, values left out: »Eine Nachricht geht an ….«"""
    text = re.sub(r"\{#.*?#\}", "", text)
    text = TRANSLATED.sub(r"\1 ", GAP.sub("…", text))
    text = re.sub(r"\{%.*?%\}|<[^>]+>", " ", BLOCK.sub("\0", text))
    for part in text.split("\0"):
        yield from filter(None, re.split(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ…])", " ".join(part.split())))


def is_claim(sentence, said=SAID):
    if not said.search(sentence):
        return False
    return bool(SILENT.search(sentence)) or not DENIED.search(sentence)


def in_templates():
    for path in sorted([*HOUSE.rglob("templates/**/*.html"), *HOUSE.rglob("templates/**/*.txt")]):
        yield from (one for one in sentences_in(path.read_text(encoding="utf-8")) if is_claim(one))


def in_code():
    """The sentences of the code; what the journal says of an act (``says``) is made by the act itself."""
    for path in sorted(HOUSE.rglob("*.py")):
        if {"migrations", "management"} & set(path.parts):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        journal = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.keyword) and one.arg == "says"}
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call) and id(one) not in journal):
            if getattr(call.func, "id", "") in WORDS_OF:
                for text in (one.value for one in call.args if isinstance(one, ast.Constant)):
                    said = SHORT if "views" in str(path) or path.name == "pages.py" else SAID
                    yield from (one for one in sentences_in(str(text)) if is_claim(one, said))


def in_catalogues():
    for path in HOUSE.glob("languages/locale/*/LC_MESSAGES/django.po"):
        for entry in polib.pofile(str(path)):
            if not entry.obsolete:
                texts = (entry.msgid, entry.msgid_plural)
                yield from (one for text in texts for one in sentences_in(text) if is_claim(one))


def test_every_sentence_that_promises_an_effect_has_a_test_that_sees_it():
    registered = [sentence for sentences in CLAIMS.values() for sentence in sentences] + list(NO_CLAIMS)
    found = {*in_templates(), *in_code()}

    assert sorted(found - set(registered)) == []
    assert sorted(set(registered) - found) == []
    assert len(registered) == len(set(registered))
    assert sorted(set(in_catalogues()) - set(registered)) == []


@pytest.mark.parametrize("node", CLAIMS)
def test_the_test_that_sees_it_is_there(node):
    file, _colons, name = node.partition("::")
    assert re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Wir haben Ihnen eine Nachricht geschickt.", True),
        ("Die Daten sind gelöscht.", True),
        ("Die Nachricht geht als E-Mail hinaus.", True),
        ("Dann rufen wir Sie an.", True),
        ("Es geht nichts hinaus.", True),
        ("Noch ist nichts eingetragen.", False),
        ("gesendet oder gedruckt", False),
        ("Ist der Brief gedruckt?", False),
        ("Gelöschte Namen", False),
    ],
)
def test_the_pattern_knows_a_promise_from_a_word(sentence, claims):
    assert is_claim(sentence) is claims
