"""Proceedings: the arithmetic of this room – values in, answers out that explain themselves. No Django, no clock."""
