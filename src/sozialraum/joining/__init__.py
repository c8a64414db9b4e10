"""Joining: how somebody asks to belong to a group, and is answered."""
