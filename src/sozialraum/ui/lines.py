"""Room ui: typed lines where there is room for one only."""

from __future__ import annotations


def as_line(text: str) -> str:
    """»montags 9 bis 12 Uhr; dienstags zu«: each line of a text apart, where none can be begun."""
    return "; ".join(line.strip().rstrip(";,") for line in str(text or "").splitlines() if line.strip())
