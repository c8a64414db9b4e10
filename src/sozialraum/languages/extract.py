"""Languages: which German sentences are said to everybody in every language, found in the code and in the templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from sozialraum.languages.scope import SCOPE

HOUSE = Path(__file__).parents[1]
#: How a sentence is marked, and which of the arguments are context, sentence and plural.
MARKS = {
    "_": (None, 0, None),
    "__": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}
LITERAL = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?(?:\s*,\s*{LITERAL})?")


@dataclass(frozen=True, order=True)
class Message:
    """One German sentence as the code says it; ``where`` is the file it was found in."""

    text: str
    context: str | None = None
    plural: str | None = None
    where: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return (self.context or "", self.text)


def messages() -> dict[tuple[str, str], Message]:
    """Every sentence once, in the order of the places in ``scope``."""
    found: dict[tuple[str, str], Message] = {}
    for pattern, names in SCOPE.items():
        files = sorted(HOUSE.glob(pattern))
        if not files:
            raise ValueError(f"scope: {pattern} names no file")
        for file in files:
            for message in in_template(file) if file.suffix in (".html", ".txt") else in_code(file, names):
                found.setdefault(message.key, message)
    return found


def in_code(file: Path, names: tuple[str, ...] = ()) -> Iterator[Message]:
    """What a Python file says; only under these names of its top level, if any are given. The journal is German."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    parts = [node for node in tree.body if not names or _name_of(node) & set(names)]
    if missing := set(names) - {name for node in parts for name in _name_of(node)}:
        raise ValueError(f"scope: {file.name} has no {', '.join(sorted(missing))}")
    for part in parts:
        journal = {id(told.value) for told in ast.walk(part) if isinstance(told, ast.keyword) and told.arg == "says"}
        for node in ast.walk(part):
            if isinstance(node, ast.Call) and id(node) not in journal and (message := _message_of_call(node, file)):
                yield message


def in_template(file: Path) -> Iterator[Message]:
    """What a template says: in its tags, and in the arguments of any tag."""
    code = templatize(file.read_text(encoding="utf-8"), origin=str(file))
    for found in CALL.finditer(code):
        said = [ast.literal_eval(text) for text in found.groups()[1:] if text]
        message = _message(MARKS[found[1]], said, file)
        if message:
            yield message


def _name_of(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _message_of_call(call: ast.Call, file: Path) -> Message | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in MARKS:
        return None
    words = [one.value for one in call.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return _message(MARKS[name], words, file)


def _message(mark: tuple[int | None, int, int | None], words: list[str], file: Path) -> Message | None:
    context, text, plural = mark
    if len(words) <= max(text, plural or 0):
        return None
    where = str(file.relative_to(HOUSE))
    return Message(
        words[text], None if context is None else words[context], None if plural is None else words[plural], where
    )
