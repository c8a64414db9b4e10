"""Mailserver: how a mail server is reached and spoken to, and the one an office has named. Knows no letter."""
