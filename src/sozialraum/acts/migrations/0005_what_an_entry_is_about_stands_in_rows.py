"""What an entry is about stands in rows beside it.

Why: it was looked for in hashed text, by the label of a model, with ``LIKE``. Undo: drop the table; the entries
themselves are as they were.
"""

from django.db import migrations, models
from django.db.models import deletion

from sozialraum.foundation.kinds import current_kind

BATCH = 1000


def fill(apps, schema_editor):
    """One row for each thing that an entry names in hashed text, in the words of today."""
    db = schema_editor.connection.alias
    subjects = apps.get_model("acts", "EntrySubject").objects.using(db)
    rows = []
    entries = apps.get_model("acts", "Entry").objects.using(db).order_by("pk")
    for pk, subject, key, also in entries.values_list("pk", "subject", "subject_key", "also").iterator(BATCH):
        created = (one.partition(" ") for one in also)
        named = [(subject, key), *((kind, own_key) for kind, _blank, own_key in created)]
        rows += [
            subjects.model(entry_id=pk, position=position, kind=current_kind(kind), key=own_key)
            for position, (kind, own_key) in enumerate(named)
        ]
        if len(rows) >= BATCH:
            subjects.bulk_create(rows)
            rows = []
    subjects.bulk_create(rows)


class Migration(migrations.Migration):
    dependencies = [("acts", "0004_old_entries_hold_nothing_personal")]

    operations = [
        migrations.RemoveIndex(model_name="entry", name="entry_story"),
        migrations.AlterField(
            model_name="entry",
            name="also",
            field=models.JSONField(default=list, help_text="Kind and key of each thing the act created."),
        ),
        migrations.CreateModel(
            name="EntrySubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("kind", models.CharField(help_text="Stored word of the kind, e.g. meeting.", max_length=40)),
                ("key", models.CharField(max_length=80)),
                (
                    "entry",
                    models.ForeignKey(on_delete=deletion.CASCADE, related_name="subjects", to="acts.entry"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["kind", "key", "entry"], name="entry_subject_thing")],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "position"), name="entry_subject_once"),
                ],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
