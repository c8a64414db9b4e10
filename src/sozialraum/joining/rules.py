"""Joining: how a wish to join is numbered, as plain values: no database, no request, no clock."""

from __future__ import annotations


def number_of(key: str) -> str:
    """A key as a number to read out: ``k7m3p2xq`` is K7M3-P2XQ."""
    return f"{key[:4]}-{key[4:]}".upper()


def key_of(number: str) -> str:
    """The key behind a number, however it was typed."""
    return "".join(sign for sign in number.lower() if sign.isalnum())
