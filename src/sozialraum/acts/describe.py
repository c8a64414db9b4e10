"""Acts: every act of the house as a page to read (``docs/reference/acts.md``)."""

from __future__ import annotations

from sozialraum.acts.act import ACTS

HEAD = """# Acts

Everything that can change in this house. Written by `make docs`; a test compares it.

| act | who | from | to | public | journal |
|---|---|---|---|---|---|"""


def describe() -> str:
    """The table of acts and the diagram of their moves."""
    acts = [ACTS[name] for name in sorted(ACTS)]
    rows, edges = [], []
    for a in acts:
        source, to = (a.moves.source, a.moves.to) if a.moves else ((), "")
        public = "yes" if a.publishes else ""
        rows.append(f"| `{a.name}` | {a.who.name} | {', '.join(source)} | {to} | {public} | {a.says} |")
        room = a.name.split(".")[0]
        edges += [f"    {room}_{state} --> {room}_{to}: {a.name}" for state in source]
    return "\n".join([HEAD, *rows, "", "```mermaid", "stateDiagram-v2", *sorted(edges), "```", ""])
