"""Sozialraum: the open system with which a Sozialraumkonferenz runs."""

__version__ = "0.1.0"
