"""Agenda: what one types about it, point by point or as a whole."""
