"""Decisions: what was decided, with which votes, what it set in motion, and the minutes that prove it."""
