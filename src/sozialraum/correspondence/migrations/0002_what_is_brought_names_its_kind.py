"""What named a kind of thing by the label of its model names it by its stored word.

Why: models may be renamed and moved, what is stored may not lose its meaning by that. Undo: nothing to undo, the
program before this one looked for labels; ``KIND_OF_LABEL`` read backwards gives them.
"""

from django.db import migrations, models

from sozialraum.foundation.kinds import KIND_OF_LABEL


def rename(apps, schema_editor):
    """What named a kind by the label of its model names it by its stored word."""
    db = schema_editor.connection.alias
    for model, column in [("reaching.Errand", "about")]:
        rows = apps.get_model(model).objects.using(db)
        for label, kind in KIND_OF_LABEL.items():
            rows.filter(**{column: label}).update(**{column: kind})


class Migration(migrations.Migration):
    dependencies = [("reaching", "0001_word_that_somebody_brings")]

    operations = [
        migrations.AlterField(
            model_name="errand",
            name="about",
            field=models.CharField(editable=False, help_text="Kind of what it belongs to.", max_length=60),
        ),
        migrations.RunPython(rename, migrations.RunPython.noop),
    ]
