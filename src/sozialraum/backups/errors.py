"""Backups: what cannot be done, in German, for whoever runs the house."""

from __future__ import annotations

from django.core.management import CommandError


class BackupError(CommandError):
    """A sentence that says what is wrong and what to do; a command shows it, and so does the table of the night."""
