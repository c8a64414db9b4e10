"""The few points of an agenda that are not public have an index of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0005_labels_of_columns"),
        ("network", "0002_labels_of_columns"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="agendaitem",
            index=models.Index(condition=models.Q(("public", False)), fields=["body"], name="agendaitem_not_public"),
        ),
    ]
