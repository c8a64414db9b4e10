"""The tables of an empty database are made at once, and are those that all migrations one after the other make."""

import json
import re
import subprocess
import sys
import uuid
from contextlib import contextmanager

import pytest
from django.db import connection

from tests.stories.house import PATIENCE, ROOT

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

TELL = """
import json, re, sys
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from sozialraum.acts import guard
if sys.argv[1] == "migrations":
    executor = MigrationExecutor(connection)
    with guard.opened():
        executor.migrate(executor.loader.graph.leaf_nodes())
call_command("migrate", verbosity=0)
call_command("migrate", check_unapplied=True, verbosity=0)
told = [["applied", *one] for one in MigrationRecorder(connection).applied_migrations()]
with connection.cursor() as cursor:
    if connection.vendor == "sqlite":
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        told += [[name, sql or ""] for name, sql in cursor.fetchall()]
    else:
        cursor.execute("SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,"
                       " column_default, is_identity, collation_name FROM information_schema.columns"
                       " WHERE table_schema = 'public'")
        told += cursor.fetchall()
        cursor.execute("SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c"
                       " JOIN pg_namespace n ON n.oid = c.connamespace WHERE n.nspname = 'public'")
        told += cursor.fetchall()
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'")
        told += cursor.fetchall()
print(json.dumps(told))
"""

#: Django's own, in which nothing is kept: its number is as wide as the setting of today says, or that of then.
OF_DJANGO = "'auth_group_permissions', 'id'"

#: Tables that were renamed: PostgreSQL's own names of their keys and indexes stay those of the table they were.
MOVED = re.compile(r"(?:decisions|tasks)_task_\w+")


@contextmanager
def database(folder):
    """The environment of a program with an empty database of its own."""
    home = {"SOZIALRAUM_DATA": str(folder), "PYTHONPATH": str(ROOT / "src")}
    home |= {"DJANGO_SETTINGS_MODULE": "sozialraum.config.settings", "PATH": "/usr/bin:/bin"}
    if connection.vendor == "sqlite":
        yield home
        return
    name, told = f"leer_{uuid.uuid4().hex[:12]}", connection.settings_dict
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield home | {"SOZIALRAUM_DATABASE": f"postgresql://{told['USER']}@{told['HOST'].replace('/', '%2F')}/{name}"}
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def schema(folder, how):
    """Every column, constraint and index, and every migration that counts as applied."""
    folder.mkdir()
    with database(folder) as environment:
        command = [sys.executable, "-c", TELL, how]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stderr
    return {tuple(sorted(parts(str(one)))) for one in json.loads(done.stdout)}


def parts(sql):
    """A statement in its parts, whatever order its columns have."""
    return re.split(r", (?=[\"C])|\(|\)", MOVED.sub("of_a_task", sql))


def test_at_once_and_one_after_the_other_they_are_the_same(tmp_path):
    at_once, migrated = (schema(tmp_path / how, how) for how in ("at once", "migrations"))

    assert len(at_once) > 300
    assert [one for one in at_once ^ migrated if OF_DJANGO not in str(one)] == []
