"""Mailbox: what its pages show."""
