"""Desk: what its pages ask, gathered from every room."""
