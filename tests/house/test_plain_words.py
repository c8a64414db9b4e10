"""Plain words: what people read speaks of network, program and server, and not of a house, its doors, books or night.

Read are all German sentences in the code, all templates and letters, the documents for operators, and the catalogues.
"""

import ast
import re

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType

#: The pictures of docs/house.md, as they were once said to people.
PICTURES = {
    "de": r"\b(?:Haus|Hauses|Hause|Häusern?|Tür|Türen|Büchern?|[Uu]hrwerks?|Nachtarbeit(?:en)?|Pforte)\b"
    r"|\b(?:die|der) Nacht\b",
    "de_Simple": r"\b(?:Haus|Hauses|Tür|Türen|Bücher|Büchern)\b|\b(?:die|der) Nacht\b",
    "en": r"\b(?:house|door|doors|books)\b|\bthe night\b",
    "fr": r"\b(?:maison|portes?|livres)\b(?!-)|\bla nuit\b",
    "tr": r"\b[Ee]v(?:in|i|e|de)?\b|\b[Kk]apı",
    "kmr": r"\b[Mm]al(?:ê|a)?\b|\b[Dd]erî\b",
    "uk": r"\b[Дд](?:ім|ом|ому|омом)\b|\b[Бб]удин|\b[Дд]вер",
    "ar": r"\b(?:ال)?(?:بيت|منزل)\b",
    "fa": r"خانه",
}
#: Where real houses and books are meant.
MEANT = {
    "Eine Wohnung suchen, Streit im Haus, dunkle Wege, Spielplätze",
    "Eine Wohnung suchen, Streit im Haus, ein Treffpunkt",
    "Wohnung, Nachbarschaft, Wege und Plätze",
    "Wohnung und Nachbarschaft",
}
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)(?:msgid_plural ((?:".*"\n)+))?((?:msgstr(?:\[\d\])? (?:".*"\n)+)+)', re.M)
QUOTED = re.compile(r'"(.*)"')
DOCUMENTS = ("README.md", "CHANGELOG.md", "docs/operate.md", "docs/founding-file.md")


def sentences(tree):
    """Every string of a module but its docstrings."""
    bodies = [node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)]
    docstrings = {id(node.body[0].value) for node in bodies if node.body and isinstance(node.body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def texts():
    """File and text of all that is German: strings, templates without comments and tags, documents."""
    for path in settings.HOUSE.rglob("*.py"):
        if "migrations" not in path.parts:
            for sentence in sentences(ast.parse(path.read_text(encoding="utf-8"))):
                yield path.relative_to(settings.HOUSE), sentence
    for path in settings.HOUSE.glob("*/templates/**/*"):
        if path.suffix in {".html", ".txt"}:
            tokens = Lexer(path.read_text(encoding="utf-8")).tokenize()
            for token in tokens:
                if token.token_type != TokenType.COMMENT:
                    yield path.relative_to(settings.HOUSE), token.contents
    for name in DOCUMENTS:
        for line in (settings.HOUSE.parents[1] / name).read_text(encoding="utf-8").splitlines():
            yield name, "" if "house.md" in line else line


def test_no_german_sentence_speaks_of_the_house():
    seen = list(texts())

    found = [
        f"{where}: {text}" for where, text in seen if re.search(PICTURES["de"], text) and text.strip() not in MEANT
    ]

    assert found == []
    assert len(seen) > 5_000


@pytest.mark.parametrize("language", sorted(set(PICTURES) - {"de"}))
def test_no_translation_speaks_of_the_house(language):
    path = settings.HOUSE / "languages" / "locale" / language / "LC_MESSAGES" / "django.po"
    entries = ENTRY.findall(path.read_text(encoding="utf-8"))

    found = [
        f"{german}: {said}"
        for german, said in (("".join(QUOTED.findall(one)), "".join(QUOTED.findall(rest))) for one, _, rest in entries)
        if re.search(PICTURES[language], said) and german not in MEANT
    ]

    assert found == []
    assert len(entries) > 300


@pytest.mark.parametrize(("language", "sentence"), [
    ("de", "Das Haus kommt gerade nicht an seine Bücher."),
    ("de", "Was Ihre Tür öffnet"),
    ("de", "Nach dreißig Tagen löscht die Nacht, was bis dahin niemand zurückholt."),
    ("de", "Für größere Häuser: warten Sie, bis das Uhrwerk läuft."),
    ("de", "`uhrwerk`: Briefe und Nachtarbeit"),
    ("en", "The house cannot get at its books just now."),
    ("fr", "La maison ne peut rien noter en ce moment."),
    ("tr", "Evin bilgisayarında yer kalmadı."),
    ("kmr", "Mal niha nikare tiştekî binivîse."),
    ("uk", "допоможе офіс або той, хто керує цим домом."),
])  # fmt: skip
def test_a_picture_is_noticed(language, sentence):
    assert re.search(PICTURES[language], sentence)
