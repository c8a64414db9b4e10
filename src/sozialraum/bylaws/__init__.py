"""Bylaws: what adopted texts rule, typed and dated, and what follows from it."""
