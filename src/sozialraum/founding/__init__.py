"""Founding: a network's history in and out as a file."""
