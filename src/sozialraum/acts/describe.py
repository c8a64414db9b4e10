"""Acts: every act of the house as a page to read (``docs/reference/acts.md``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from sozialraum.acts.act import ACTS

HEAD = """# Acts

Everything that can be changed. Written by `make docs`; a test compares it.

| act | who | from | to | public | journal |
|---|---|---|---|---|---|"""


def describe() -> str:
    """The table of acts, and for each column ``state`` there is a diagram of its states and what moves them."""
    acts = [ACTS[name] for name in sorted(ACTS)]
    rows = []
    for a in acts:
        source, to = (a.moves.source, a.moves.to) if a.moves else ((), "")
        public = "yes" if a.publishes else ""
        rows.append(f"| `{a.name}` | {a.who.name} | {', '.join(source)} | {to} | {public} | {a.says} |")
    diagrams = [line for model in with_state() for line in _diagram(model)]
    return "\n".join([HEAD, *rows, *diagrams, ""])


def with_state() -> list[type[models.Model]]:
    """The models that have a column ``state``, by their labels."""
    ours = (model for model in apps.get_models() if model.__module__.startswith("sozialraum."))
    found = [model for model in ours if any(field.name == "state" for field in model._meta.concrete_fields)]
    return sorted(found, key=lambda model: model._meta.label)


def _diagram(model: type[models.Model]) -> Iterator[str]:
    field: Any = model._meta.get_field("state")
    yield from ("", f"## {model._meta.label}", "", "```mermaid", "stateDiagram-v2")
    if field.has_default():
        yield f"    [*] --> {field.get_default()}"
    yield from (f"    {state}" for state, _label in field.flatchoices)
    moving = [one for one in ACTS.values() if one.moves and one.model is model]
    yield from sorted(
        f"    {state} --> {one.moves.to}: {one.name}" for one in moving if one.moves for state in one.moves.source
    )
    yield "```"
