"""Foundation: Django's ``migrate``, which makes the tables of an empty database at once."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from sozialraum.foundation.schema import create_tables

OTHER = ("app_label", "migration_name", "check_unapplied", "plan", "fake", "fake_initial", "prune")


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not any(options.get(name) for name in OTHER):
            create_tables(connections[options["database"]])
        super().handle(*args, **options)
