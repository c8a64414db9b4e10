"""Mailbox: what comes back – answers and reports, fetched from mailboxes or handed in by a mail server."""
