"""Measures: a goal in numbers as a sentence."""

from __future__ import annotations


def goal_in_numbers(target: int | None, reached: int | None, unit: str) -> str:
    """»12 von 20 Bänken«, as far as the numbers are known; empty without any."""
    if target is None and reached is None:
        return ""
    if reached is None:
        said = f"Ziel: {target}"
    else:
        said = f"{reached} erreicht" if target is None else f"{reached} von {target}"
    return f"{said} {unit}".strip()
