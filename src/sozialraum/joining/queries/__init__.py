"""Joining: what one may ask – about wishes to join, about the next date, and how it is said in a letter."""

from sozialraum.joining.queries.requests import open_requests, to_call

__all__ = ["open_requests", "to_call"]
