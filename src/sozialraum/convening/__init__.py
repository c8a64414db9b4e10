"""Convening: a sitting planned on one page, recorded or corrected, called off for another day; no tables."""
