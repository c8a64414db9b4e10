"""Inbox: what the office types about concerns, into its lists and into its settings."""
