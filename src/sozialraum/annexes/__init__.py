"""Annexes: what belongs to the minutes of a meeting, or to one of its points, in its order."""
