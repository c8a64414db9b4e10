"""Measures: what a group does beside its decisions, and the thread from a concern to its result."""
