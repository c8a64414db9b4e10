"""Joining: what the office and the desk may ask."""

from sozialraum.joining.queries.requests import open_requests, to_call, waiting_for_word

__all__ = ["open_requests", "to_call", "waiting_for_word"]
