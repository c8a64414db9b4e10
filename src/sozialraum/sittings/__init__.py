"""Sittings: a meeting as everybody reads it – one line for page, list, feed, letter and data; the next dates."""
