"""Bylaws: the laws of this room – typed rules of adopted texts, and what they answer. No Django, no clock."""
