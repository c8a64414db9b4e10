"""A state moves only by a move: every column ``state`` is moved by acts that say so, and nothing else assigns one."""

import ast
from pathlib import Path

import pytest

import sozialraum
from sozialraum.acts.act import ACTS
from sozialraum.acts.describe import describe, with_state

HOUSE = Path(sozialraum.__file__).parent
#: The tables in which the post keeps how far a letter has come on its way: moved by the clockwork, not by acts alone.
DELIVERY = {"post.Letter": {"post/delivery.py", "post/left.py", "mailbox/effects.py", "post/sending.py"}}
#: Where the wrapper of all acts carries out the move that an act says.
WRAPPER = "acts/act.py"
#: States in which a thing may be recorded, and which no act needs to lead to.
RECORDED = {"post.Incoming": {"open"}, "events.Event": {"proposed"}}


def moving(model):
    return [one for one in ACTS.values() if one.moves and one.function.__module__.startswith("sozialraum.")
            and one.model is model]  # fmt: skip


@pytest.mark.parametrize("model", with_state(), ids=lambda model: model._meta.label)
def test_every_state_is_reached_by_acts(model):
    field = model._meta.get_field("state")
    first = ({field.get_default()} if field.has_default() else set()) | RECORDED.get(model._meta.label, set())

    reached = first | {one.moves.to for one in moving(model)}

    assert moving(model)
    if model._meta.label not in DELIVERY:
        assert reached == set(dict(field.flatchoices))


@pytest.mark.parametrize("model", with_state(), ids=lambda model: model._meta.label)
def test_the_diagram_shows_it(model):
    diagram = describe().partition(f"## {model._meta.label}\n")[2].partition("\n## ")[0]

    assert [
        state for state, _label in model._meta.get_field("state").flatchoices if f"    {state}\n" not in diagram
    ] == []
    assert [one.name for one in moving(model) if f": {one.name}\n" not in diagram] == []


def assigns_state(node):
    """``x.state = …``, ``setattr(x, "state", …)``, ``….update(state=…)``, ``bulk_update(…, ["state"])``."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(one, ast.Attribute) and one.attr == "state" for one in targets)
    if not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "setattr":
        return isinstance(node.args[1], ast.Constant) and node.args[1].value == "state"
    if name == "bulk_update":
        return any(isinstance(one, ast.Constant) and one.value == "state" for one in ast.walk(node))
    return name == "update" and any(word.arg == "state" for word in node.keywords)


def test_nothing_else_assigns_a_state():
    known = {WRAPPER} | {name for names in DELIVERY.values() for name in names}
    found = [
        f"{name}:{node.lineno}"
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts and (name := path.relative_to(HOUSE).as_posix()) not in known
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if assigns_state(node)
    ]

    assert found == []


def test_no_correction_takes_a_state():
    correcting = [one for name, one in ACTS.items() if ".correct_" in name]
    assert correcting
    assert [one.name for one in correcting if "state" in one.words] == []
