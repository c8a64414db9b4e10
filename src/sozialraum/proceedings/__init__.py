"""Proceedings: what follows from rules beside the votes of a sitting – elections, agenda, minutes, rhythm, terms."""
