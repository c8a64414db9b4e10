"""Letters have one way out, and their words one place."""

import ast
import re
from importlib import import_module

import pytest

from sozialraum.post.letter import LetterKind, kinds
from tests.house.test_code import HOUSE, python_files

for path in HOUSE.glob("*/letters.py"):  # also those that only a command reads
    import_module(f"sozialraum.{path.parent.name}.letters")

#: What nobody writes but in a letter.
SAID_IN_LETTERS = re.compile(r"Guten Tag|Mit freundlichen Grüßen|Sehr geehrte")
PLACES = ("letters.py", "post/letter.py")


def test_only_the_engine_fills_the_outbox():
    found = set()
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                call = ast.unparse(node.func)
                if call == "outbox.put" or (call == "put" and "post.outbox import" in path.read_text()):
                    found.add(str(path.relative_to(HOUSE)))
                if call == "Letter.objects.create":
                    found.add(str(path.relative_to(HOUSE)))

    assert found == {"post/sending.py", "post/outbox.py"}


def test_the_words_of_letters_stand_in_letters():
    found = [
        str(path.relative_to(HOUSE))
        for path in [*python_files(), *HOUSE.rglob("*.html"), *HOUSE.rglob("*.typ")]
        if SAID_IN_LETTERS.search(path.read_text()) and not str(path).endswith(PLACES)
    ]

    assert found == []


def test_the_text_of_a_letter_stands_where_its_kind_says_and_no_other_text_does():
    kept = {str(path.relative_to(HOUSE)).split("/templates/")[1] for path in HOUSE.glob("*/templates/*/letters/*.txt")}
    named = {kind.template() for kind in kinds()}
    parts = {path for path in kept if any(f'"{path}"' in text.read_text() for text in HOUSE.rglob("letters/*.txt"))}

    assert kept == named | parts


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_is_values_in_the_letters_of_its_room(kind):
    assert issubclass(kind, LetterKind)
    assert kind.__module__.endswith(".letters")
    assert kind.__dataclass_params__.frozen
