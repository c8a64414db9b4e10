"""Nobody reads »1 gedruckte Briefe«: what is counted is said in the singular and in the plural.

Found by its pattern: a number before a word in a sentence of the program that knows one form only. A word that is the
same in both may stand; so may a number that is never one, if ``NEVER_ONE`` says why.
"""

import ast
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "src" / "sozialraum"
ONE_FORM = {"_", "_l", "_now", "_lazy", "gettext", "gettext_lazy"}
COUNTED = r"(?:count|counts|number|n|total|rows|files|days|weeks|months|years|seats|letters|least|most)"
PRINTED = r"(?:\w+[._])*(?:count|counts|total|rows|days|weeks|months|years|seats|letters)"
#: The same for one and for many, or what stands between two numbers or behind an ordinal one.
SAME = re.compile(
    r"Fehler|Anliegen|Ja|Nein|befangen|offen|erledigt|weitere|von|bis|und|mal|MB|Megapixel|genannt|Zeichen|kB|mm"
    r"|abgegeben|ungültig|gefragt|mit|im|sind|steht|ist|wird|auf|für|aus|dpi|unten|dafür|dagegen|weder"
)
#: By the beginning of its sentence.
NEVER_ONE = {
    "Dieser Bogen hat nur": "the smallest sheet has 14 labels",
    "Mehr als %(most)s Zeilen": "a fixed number",
    "Diese Frist liegt zwischen": "the longest period is many years",
    "Mindestens %(least)s Sitzungen im Jahr, höchstens": "the least is more than the most",
    "%(least)s bis %(most)s Sitzungen": "from one to another, of which the second is more than one",
    "# bytes": "for developers",
    "# of # keys": "for developers",
    "# beginbfchar": "an operator of PDF",
    "# × # Etiketten": "the smallest sheet has 14 labels",
}


def plural_word(text, start):
    """The word behind a number that counts, unless it is the same for one and many."""
    if re.search(r"(Eintrag|Nummer|Seite|Zeile|Schritt|Beitrag) \S+$", text[:start]):
        return ""
    found = re.match(r" ([A-Za-zÄÖÜäöüß]+)", text[start:])
    return found[1] if found and not SAME.fullmatch(found[1]) else ""


def chosen_by_one(node, parents):
    """Does a branch or another sentence for one stand beside it?"""
    while node in parents:
        above = parents[node]
        if isinstance(above, ast.IfExp | ast.If) and re.search(r"[=!<>]=? ?1\b", ast.unparse(above.test)):
            return True
        if isinstance(above, ast.Call) and ast.unparse(above.func).endswith("ngettext"):
            return True
        node = above
    return False


def in_python(source):
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        said = ""
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ONE_FORM and isinstance(node.args[0], ast.Constant):
            said = str(node.args[0].value)
            hits = [one.end() for one in re.finditer(rf"%d|%\(\w+\)d|%\({COUNTED}\)s", said)]
        elif isinstance(node, ast.JoinedStr):
            hits = []
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    told = ast.unparse(part.value)
                    said += "#"
                    hits += [len(said)] if re.search(rf"^len\(|(^|[._]){COUNTED}$", told) else []
                elif isinstance(part, ast.Constant):
                    said += str(part.value)
        if said and not said.startswith(tuple(NEVER_ONE)) and not chosen_by_one(node, parents):
            yield from ((node.lineno, said) for end in hits if plural_word(said, end))


def in_template(source):
    for found in re.finditer(rf"{{{{ ?({PRINTED}|[\w.]+\|length) ?}}}}(?:</?strong>)?", source):
        before = source[max(0, found.start() - 200) : found.start()]
        known = re.search(r"== 1\b|blocktranslate count", before)
        if plural_word(source, found.end()) and not known:
            yield source[: found.start()].count("\n") + 1, source[found.start() : found.end() + 30]


def faults():
    for path in sorted(HOUSE.rglob("*")):
        if "migrations" in path.parts or path.suffix not in (".py", ".html", ".txt"):
            continue
        found = in_python if path.suffix == ".py" else in_template
        yield from (f"{path.relative_to(HOUSE)}:{line}: {said[:90]}" for line, said in found(path.read_text()))


def test_whatever_is_counted_has_two_forms():
    assert "\n".join(faults()) == ""


@pytest.mark.parametrize(
    ("found", "planted"),
    [
        (in_python, 'messages.success(request, _("Abgehakt: %d gedruckte Briefe.") % len(letters))'),
        (in_python, 'said = gettext("%(count)s Nachrichten geholt.") % {"count": 1}'),
        (in_python, 'said = f"{len(left)} können noch Namen enthalten"'),
        (in_template, "<td>{{ line.months }} Monate</td>"),
        (in_template, "<p>{{ page.seats }} Sitze sind besetzt.</p>"),
    ],
)
def test_a_planted_plural_is_found(found, planted):
    assert list(found(planted))


@pytest.mark.parametrize(
    ("found", "good"),
    [
        (in_python, 'title = ngettext("%d Brief", "%d Briefe", count) % count'),
        (in_python, 'title = _("%d Briefe") % count if count > 1 else _("Ein Brief")'),
        (in_python, 'said = f"{len(faults)} Fehler; nichts wurde geschrieben."'),
        (in_template, "{% if page.seats == 1 %}Ein Sitz{% else %}{{ page.seats }} Sitze{% endif %}"),
    ],
)
def test_what_has_two_forms_is_left_alone(found, good):
    assert not list(found(good))
