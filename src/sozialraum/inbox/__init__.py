"""Inbox: what the office and the groups read of concerns, and the pages on which the office deals with them."""
