"""Bench: measures the house on twelve invented years – pages, queries, memory, loading, acts. ``make bench``."""
