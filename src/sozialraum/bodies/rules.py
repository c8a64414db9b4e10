"""Bodies: what holds of groups and places, as plain values."""

from __future__ import annotations


def place_in_one_line(
    name: str, room: str, street_address: str, postal_code: str, locality: str, description: str
) -> str:
    """Everything that leads there; what is not known is left out."""
    town = f"{postal_code}\u00a0{locality}".strip("\u00a0")
    return ", ".join(part for part in (name, room, street_address, town, description) if part)
