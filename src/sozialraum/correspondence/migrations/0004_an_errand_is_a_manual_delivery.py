"""The model says in plain words what it is. The table keeps its name; a constraint is called after the model."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reaching", "0003_labels_of_columns"),
    ]

    operations = [
        migrations.AlterModelTable(name="errand", table="reaching_errand"),
        migrations.RenameModel(old_name="Errand", new_name="ManualDelivery"),
        migrations.RemoveConstraint(
            model_name='manualdelivery',
            name='errand_key_once',
        ),
        migrations.AddConstraint(
            model_name='manualdelivery',
            constraint=models.UniqueConstraint(fields=('body', 'key'), name='manualdelivery_key_once', violation_error_message='Diesen Schlüssel gibt es hier schon.'),
        ),
    ]
