"""Holding: the one page on which a sitting is held, by chair and minute-taker; no tables."""
