"""Foundation: the tables of an empty database, made at once instead of by every migration there ever was."""

from __future__ import annotations

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model


def create_tables(connection: BaseDatabaseWrapper) -> bool:
    """Create the tables of all models as they are today and note every migration as applied; False if there are any.

    All in one transaction. The migrations come to the same in fifty times the time: what they do beside changing tables
    is to move rows of an older database (``tests/config/test_tables_at_once.py`` compares both).
    """
    loader, recorder = MigrationExecutor(connection).loader, MigrationRecorder(connection)
    ours = [one for one in apps.get_models() if one._meta.app_label in loader.migrated_apps]
    made: list[type[Model]] = [recorder.Migration, *(one for one in ours if one._meta.can_migrate(connection))]
    if {one._meta.db_table for one in made} & set(connection.introspection.table_names()):
        return False
    with connection.schema_editor() as editor:
        for model in made:
            editor.create_model(model)
        applied = [recorder.Migration(app=app, name=name) for app, name in sorted(loader.disk_migrations)]
        recorder.migration_qs.bulk_create(applied)
    return True
