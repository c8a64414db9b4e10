"""Sozialraum: the open system with which a Sozialraumkonferenz runs."""
