"""Acts: which constraint the database has refused, and what to tell the person."""

from __future__ import annotations

import re

from django.apps import apps
from django.db import IntegrityError
from django.db.models import BaseConstraint, UniqueConstraint
from django.utils.translation import gettext as _

SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (.+)")


def sentence_for(error: IntegrityError) -> str:
    """The German sentence of the constraint behind this error; empty if it is none of ours."""
    words = str(error)
    columns = SQLITE_UNIQUE.match(words)
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in words or (columns and _is_over(constraint, model._meta.db_table, columns.group(1))):
                return str(constraint.get_violation_error_message()) or _("Das gibt es schon.")
    return ""


def _is_over(constraint: BaseConstraint, table: str, columns: str) -> bool:
    """SQLite names the columns of a unique constraint, not the constraint."""
    if not isinstance(constraint, UniqueConstraint):
        return False
    names = {name.rsplit(".", 1)[-1].removesuffix("_id") for name in columns.split(", ")}
    return columns.startswith(f"{table}.") and names == set(constraint.fields)
