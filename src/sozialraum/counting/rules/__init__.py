"""Counting: what figures and words of a vote mean; plain Python."""
